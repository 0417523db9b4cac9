// SPDX-License-Identifier: GPL-3.0-or-later
// Starts worker processes from a process of its own that was forked while nothing else was going on.
//
// Forking from the parent later would copy its threads' locks and its open databases into the worker; the spawner has
// neither, however long the run is. When the parent dies, spawner and workers die with it.
#pragma once

#include <sys/types.h>

#include <functional>
#include <memory>
#include <string>

#include "uppdrag/text/result.h"

namespace uppdrag {

struct WorkerProcess {
  pid_t pid = -1;
  int socket = -1;  // A stream to and from the worker; its end means that the worker has ended.
};

class WorkerSpawner {
 public:
  // Forks the spawner. Every worker runs `work` on its socket, then ends; nothing else of this process runs in it, no
  // destructors and no exit handlers. Its standard output goes to standard error.
  static Result<std::unique_ptr<WorkerSpawner>> start(const std::function<void(int socket)>& work);
  ~WorkerSpawner();
  WorkerSpawner(const WorkerSpawner&) = delete;
  WorkerSpawner& operator=(const WorkerSpawner&) = delete;

  // kIo when the system cannot start another process.
  Result<WorkerProcess> spawn() const;
  struct End {
    std::string why;  // "the worker crashed: signal 11 (Segmentation fault)", "tried to write a file, which …", or "".
    std::uint64_t peak_bytes = 0;  // The most memory that it held at a time.
  };
  // Ends `worker` if it still runs (`kill`) and whatever it has started, waits for it, closes its socket.
  End reap(WorkerProcess& worker, bool kill) const;

 private:
  WorkerSpawner(int control, pid_t pid) : control_(control), pid_(pid) {}
  int control_;
  pid_t pid_;
};

}  // namespace uppdrag
