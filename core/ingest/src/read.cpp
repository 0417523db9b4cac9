// SPDX-License-Identifier: GPL-3.0-or-later
#include "read.h"

#include "file.h"
#include "sidecar.h"
#include "uppdrag/host/guard.h"

namespace uppdrag {
namespace {

// No text of the world is this long; a bomb's is.
constexpr std::size_t kMostText = std::size_t{256} << 20U;

Error with_path(std::string_view path, Error error) {
  error.message = std::string(path) + ": " + error.message;
  return error;
}

Result<std::unique_ptr<Reader>> reader_for(const PluginHost& host, const std::string& path,
                                           const std::string& media_type) {
  return host.make_reader(media_type, std::filesystem::path(path).extension().string());
}

Result<Document> read_document(const PluginHost& host, const std::string& path, std::string_view bytes,
                               const ReadingAids& aids) {
  Source source;
  source.path = path;
  source.bytes = bytes;
  source.media_type = detect_media_type(bytes, path);
  source.password = aids.password;
  source.ocr = aids.ocr;
  source.ocr_pages = aids.ocr_pages;
  source.recogniser = aids.recogniser;
  if (aids.alive) source.progress = [&aids](std::uint32_t, std::uint32_t) { aids.alive(); };
  auto reader = reader_for(host, path, source.media_type);
  if (!reader) return reader.error();
  auto document = guarded("the reader failed", [&] { return (*reader)->read(source); });
  if (!document) return document.error();
  document->path = path;
  if (document->text.size() > kMostText)
    return Error{ErrorCode::kInvalidInput,
                 "unpacks to more than " + size_text(kMostText) + " of text and was given up"};
  if (auto status = check_document(*document); !status) return status.error();
  return document;
}

}  // namespace

Status check_supported(const PluginHost& host, const std::string& path, std::string_view start) {
  auto reader = reader_for(host, path, detect_media_type(start, path));
  if (reader) return ok();
  return reader.error();
}

Result<AnalysedDocument> analyse_bytes(const PluginHost& host, AnalysisEngine& engine, const std::string& path,
                                       std::string_view bytes, const ReadingAids& aids,
                                       const SidecarEntries& sidecar) {
  auto document = read_document(host, path, bytes, aids);
  if (!document) return document.error();
  // Before the analysers: they take years that a text leaves out from the document's date.
  apply(sidecar, *document);
  add_path_metadata(*document);
  AnalysedDocument out;
  out.document = std::move(*document);
  out.analysis = engine.analyse(out.document);
  return out;
}

std::unique_ptr<Recogniser> recogniser_for(const PluginHost& host, const IngestOptions& options) {
  if (options.ocr == OcrMode::kNever) return nullptr;
  auto recogniser = host.make_recogniser();
  return recogniser ? std::move(*recogniser) : nullptr;
}

Result<AnalysedDocument> read_and_analyse(const PluginHost& host, AnalysisEngine& engine,
                                          const std::filesystem::path& path, const IngestOptions& options) {
  const std::string name = path.generic_string();
  auto content = read_file(path, options.max_file_bytes);
  if (!content) return with_path(name, content.error());
  const auto recogniser = recogniser_for(host, options);
  Sidecars sidecars(engine.registry());
  const SidecarEntries sidecar = sidecars.of(name);
  auto out = analyse_bytes(host, engine, name, content->bytes, ReadingAids(options, recogniser.get()), sidecar);
  if (!out) return with_path(name, out.error());
  for (const IngestFailure& mistake : sidecars.mistakes())
    out->document.notes.push_back(mistake.path + ": " + mistake.reason);
  out->file = std::move(content->state);
  return out;
}

Result<AnalysedDocument> read_and_analyse_bytes(const PluginHost& host, AnalysisEngine& engine, const std::string& name,
                                                std::string_view bytes, const IngestOptions& options) {
  if (bytes.empty()) return with_path(name, {ErrorCode::kInvalidInput, "is empty"});
  const auto recogniser = recogniser_for(host, options);
  auto out = analyse_bytes(host, engine, name, bytes, ReadingAids(options, recogniser.get()), {});
  if (!out) return with_path(name, out.error());
  out->file = {name, content_hash(bytes), static_cast<std::int64_t>(bytes.size()), 0};
  return out;
}

}  // namespace uppdrag
