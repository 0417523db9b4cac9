// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes through reader and analysers, in this process.
#pragma once

#include "uppdrag/ingest/ingest.h"

namespace uppdrag {

// Errors do not name the file.
Result<AnalysedDocument> analyse_bytes(const PluginHost& host, AnalysisEngine& engine, const std::string& path,
                                       std::string_view bytes);

// kUnsupported when no reader takes a file of this name that starts with `start`.
Status check_supported(const PluginHost& host, const std::string& path, std::string_view start);

}  // namespace uppdrag
