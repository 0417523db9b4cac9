// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker does with one file.
#pragma once

#include "uppdrag/ingest/ingest.h"
#include "wire.h"

namespace uppdrag {

// Reads and analyses the file of `request`, unless its content is known. Never throws. `recogniser` may be null;
// `alive` is called while a slow reader goes on.
WorkReply work_on(const WorkRequest& request, const PluginHost& host, AnalysisEngine& engine,
                  const IngestOptions& options, Recogniser* recogniser, const std::function<void()>& alive);

// The same for `bytes`, which were read already, with annotations and sentences for whoever shows them.
WorkReply show_bytes(const WorkRequest& request, std::string_view bytes, const PluginHost& host, AnalysisEngine& engine,
                     const IngestOptions& options, Recogniser* recogniser, const std::function<void()>& alive);

}  // namespace uppdrag
