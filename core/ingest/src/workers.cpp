// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers.h"

#include "read.h"
#include "shut_in.h"
#include "uppdrag/host/guard.h"

namespace uppdrag {

Result<std::unique_ptr<WorkerPool>> start_workers(unsigned count, const IngestOptions& options,
                                                  const WorkerPool::Work& work) {
  PoolOptions limits;
  limits.workers = count;
  limits.limit = std::chrono::duration_cast<std::chrono::milliseconds>(options.max_seconds_per_document);
  return WorkerPool::start(
      limits,
      [&options] {
        silence();
        shut_in({options.max_worker_bytes});
      },
      [&options, work](const WorkRequest& request, const WorkerPool::Alive& alive) {
        limit_processor_time(options.max_seconds_per_document);
        return work(request, [&] {  // A page is done: the next one has the whole time again.
          limit_processor_time(options.max_seconds_per_document);
          alive();
        });
      });
}

std::unique_ptr<Recogniser> ready_recogniser(const PluginHost& host, const IngestOptions& options) {
  auto recogniser = recogniser_for(host, options);
  if (recogniser) (void)guarded("recogniser", [&] { return recogniser->prepare(); });
  return recogniser;
}

}  // namespace uppdrag
