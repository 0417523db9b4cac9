// SPDX-License-Identifier: GPL-3.0-or-later
// Worker processes that are shut in, as everybody who reads foreign files uses them.
#pragma once

#include <memory>

#include "pool.h"
#include "uppdrag/ingest/ingest.h"

namespace uppdrag {

// Starts `count` workers under the limits of `options`, which must outlive them. What `work` refers to is copied into
// them as it is now. Each request has the processor time of one document, and anew whenever `work` calls its `alive`.
Result<std::unique_ptr<WorkerPool>> start_workers(unsigned count, const IngestOptions& options,
                                                  const WorkerPool::Work& work);

// recogniser_for(), made ready, so that no worker opens a file for it; takes some 20 ms. One that cannot be used says
// why where it is needed.
std::unique_ptr<Recogniser> ready_recogniser(const PluginHost& host, const IngestOptions& options);

}  // namespace uppdrag
