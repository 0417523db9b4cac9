// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes through reader and analysers, in this process.
#pragma once

#include "sidecar_values.h"
#include "uppdrag/ingest/ingest.h"

namespace uppdrag {

// What a reader may use besides the bytes, and whom it tells that it goes on.
struct ReadingAids {
  ReadingAids(const IngestOptions& options, Recogniser* by)
      : ocr(options.ocr), ocr_pages(options.ocr_pages), password(options.password), recogniser(by) {}
  OcrMode ocr;
  std::uint32_t ocr_pages;
  std::string password;
  Recogniser* recogniser;
  std::function<void()> alive;
};

// Errors do not name the file. `sidecar` is what sidecars say of it.
Result<AnalysedDocument> analyse_bytes(const PluginHost& host, AnalysisEngine& engine, const std::string& path,
                                       std::string_view bytes, const ReadingAids& aids,
                                       const SidecarEntries& sidecar);

// The recogniser that `host` has, unless `options` rule out that it is used; null when there is none. One that cannot
// be made is no error here: then there is none.
std::unique_ptr<Recogniser> recogniser_for(const PluginHost& host, const IngestOptions& options);

// kUnsupported when no reader takes a file of this name that starts with `start`.
Status check_supported(const PluginHost& host, const std::string& path, std::string_view start);

}  // namespace uppdrag
