// SPDX-License-Identifier: GPL-3.0-or-later
#include "work.h"

#include "file.h"
#include "read.h"
#include "sidecar.h"
#include "uppdrag/host/guard.h"

namespace uppdrag {
namespace {

WorkReply failed(WorkReply reply, const Error& error) {
  reply.kind = error.code == ErrorCode::kUnsupported ? WorkReply::Kind::kUnsupported : WorkReply::Kind::kFailure;
  reply.reason = error.message;
  return reply;
}

void fill(WorkReply& reply, AnalysedDocument&& analysed) {
  reply.kind = WorkReply::Kind::kDocument;
  reply.record.document = std::move(analysed.document);
  for (auto& [fact, plugin] : analysed.analysis.facts)
    reply.record.facts.push_back({std::move(fact), std::move(plugin)});
  reply.problems = std::move(analysed.analysis.problems);
  reply.language = std::move(analysed.analysis.language);
}

WorkReply work(const WorkRequest& request, const PluginHost& host, AnalysisEngine& engine, const IngestOptions& options,
               const ReadingAids& aids) {
  WorkReply reply;
  reply.sequence = request.sequence;
  reply.record.file.path = request.path;
  // A film among the texts must not be read to its end only to be left out.
  auto start = read_start(request.path);
  if (!start) return failed(std::move(reply), start.error());
  if (auto supported = check_supported(host, request.path, *start); !supported)
    return failed(std::move(reply), supported.error());
  auto content = read_file(request.path, options.max_file_bytes);
  if (!content) return failed(std::move(reply), content.error());
  // A change of what the sidecars say is a change of the document.
  if (const std::string mark = sidecar_mark(request.sidecar); !mark.empty()) content->state.content_hash += "+" + mark;
  reply.record.file = content->state;
  if (content->state.content_hash == request.known_hash) {
    reply.kind = WorkReply::Kind::kUnchanged;
    return reply;
  }
  auto analysed = analyse_bytes(host, engine, request.path, content->bytes, aids, request.sidecar);
  if (!analysed) return failed(std::move(reply), analysed.error());
  fill(reply, std::move(*analysed));
  return reply;
}

WorkReply show(const WorkRequest& request, std::string_view bytes, const PluginHost& host, AnalysisEngine& engine,
               const ReadingAids& aids) {
  WorkReply reply;
  reply.sequence = request.sequence;
  reply.record.file.path = request.path;
  auto analysed = analyse_bytes(host, engine, request.path, bytes, aids, request.sidecar);
  if (!analysed) return failed(std::move(reply), analysed.error());
  reply.annotations = annotation_rows(analysed->analysis);
  const TokenText& tokens = analysed->analysis.tokens;
  for (const Sentence& sentence : tokens.sentences) reply.sentences.push_back(tokens.span(sentence.tokens));
  fill(reply, std::move(*analysed));
  return reply;
}

// What `work` makes, or why it could not.
template <typename Work>
WorkReply caught(const WorkRequest& request, const Work& work) {
  try {
    return work();
  } catch (...) {  // Out of memory, as a rule.
    WorkReply reply;
    reply.sequence = request.sequence;
    reply.record.file.path = request.path;
    return failed(std::move(reply), caught_error("could not be read"));
  }
}

}  // namespace

WorkReply work_on(const WorkRequest& request, const PluginHost& host, AnalysisEngine& engine,
                  const IngestOptions& options, Recogniser* recogniser, const std::function<void()>& alive) {
  ReadingAids aids(options, recogniser);
  aids.alive = alive;
  return caught(request, [&] { return work(request, host, engine, options, aids); });
}

WorkReply show_bytes(const WorkRequest& request, std::string_view bytes, const PluginHost& host, AnalysisEngine& engine,
                     const IngestOptions& options, Recogniser* recogniser, const std::function<void()>& alive) {
  ReadingAids aids(options, recogniser);
  aids.alive = alive;
  return caught(request, [&] { return show(request, bytes, host, engine, aids); });
}

}  // namespace uppdrag
