// SPDX-License-Identifier: GPL-3.0-or-later
// One file through a worker of its own.
#include <optional>

#include "file.h"
#include "read.h"
#include "sidecar.h"
#include "work.h"
#include "workers.h"

namespace uppdrag {
namespace {

Error with_path(const std::string& path, const std::string& reason, ErrorCode code) {
  return {code, path + ": " + reason};
}

Result<WorkReply> reply_of(WorkerPool& pool, WorkRequest request) {
  std::optional<WorkReply> out;
  pool.give(std::move(request));
  while (!out) {
    auto status = pool.collect(std::chrono::milliseconds(200), [&](WorkReply&& reply) { out = std::move(reply); });
    if (!out && !status) return status.error();
  }
  return std::move(*out);
}

ShownDocument shown(WorkReply&& reply) {
  ShownDocument out;
  out.document = std::move(reply.record.document);
  for (StoredFact& stored : reply.record.facts)
    out.analysis.facts.push_back({std::move(stored.fact), std::move(stored.plugin)});
  out.analysis.problems = std::move(reply.problems);
  out.analysis.language = std::move(reply.language);
  out.annotations = std::move(reply.annotations);
  out.sentences = std::move(reply.sentences);
  return out;
}

Result<ShownDocument> through_worker(const PluginHost& host, AnalysisEngine& engine, const std::string& name,
                                     std::string_view bytes, const SidecarEntries& sidecar,
                                     const IngestOptions& options) {
  const bool text = detect_media_type(bytes, name).starts_with("text/");
  const auto recogniser = text ? recogniser_for(host, options) : ready_recogniser(host, options);
  auto pool = start_workers(1, options, [&](const WorkRequest& request, const WorkerPool::Alive& alive) {
    return show_bytes(request, bytes, host, engine, options, recogniser.get(), alive);
  });
  if (!pool) return pool.error();
  auto reply = reply_of(**pool, {0, name, "", sidecar});
  if (!reply) return with_path(name, reply.error().message, reply.error().code);
  if (reply->kind == WorkReply::Kind::kUnsupported) return with_path(name, reply->reason, ErrorCode::kUnsupported);
  if (reply->kind != WorkReply::Kind::kDocument) return with_path(name, reply->reason, ErrorCode::kInvalidInput);
  return shown(std::move(*reply));
}

}  // namespace

Result<ShownDocument> analyse_shut_in(const PluginHost& host, AnalysisEngine& engine, const std::filesystem::path& path,
                                      const IngestOptions& options) {
  const std::string name = path.generic_string();
  auto content = read_file(path, options.max_file_bytes);
  if (!content) return with_path(name, content.error().message, content.error().code);
  Sidecars sidecars(engine.registry());
  auto out = through_worker(host, engine, name, content->bytes, sidecars.of(name), options);
  if (!out) return out;
  for (const IngestFailure& mistake : sidecars.mistakes())
    out->document.notes.push_back(mistake.path + ": " + mistake.reason);
  out->file = std::move(content->state);
  return out;
}

Result<ShownDocument> analyse_bytes_shut_in(const PluginHost& host, AnalysisEngine& engine, const std::string& name,
                                            std::string_view bytes, const IngestOptions& options) {
  if (bytes.empty()) return with_path(name, "is empty", ErrorCode::kInvalidInput);
  auto out = through_worker(host, engine, name, bytes, {}, options);
  if (out) out->file = {name, content_hash(bytes), static_cast<std::int64_t>(bytes.size()), 0};
  return out;
}

}  // namespace uppdrag
