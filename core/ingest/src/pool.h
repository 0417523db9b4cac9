// SPDX-License-Identifier: GPL-3.0-or-later
// A pool of worker processes that read and analyse files. A crash, a hang or a memory blow-up costs one document.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "spawner.h"
#include "wire.h"

namespace uppdrag {

struct PoolOptions {
  unsigned workers = 1;
  std::chrono::milliseconds limit{120000};  // For one document, and anew whenever the worker says that it goes on.
  int extensions = 30;                      // But at most so many times the limit in all.
};

class WorkerPool {
 public:
  // Handles one request in the worker; `work` is copied into the workers by fork, with everything it refers to. What
  // takes long calls `alive` now and then.
  using Alive = std::function<void()>;
  using Work = std::function<WorkReply(const WorkRequest&, const Alive& alive)>;
  // Called once in every worker before its first request.
  using Setup = std::function<void()>;

  static Result<std::unique_ptr<WorkerPool>> start(const PoolOptions& options, const Setup& setup, const Work& work);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // Whether a worker is short of work.
  bool wants_more() const;
  void give(WorkRequest request);
  std::size_t outstanding() const;

  // Waits up to `wait` for something to happen and calls `take` for every reply that came, and with Kind::kFailure for
  // every request whose worker crashed or took too long. kIo when no worker can be started any more.
  Status collect(std::chrono::milliseconds wait, const std::function<void(WorkReply&&)>& take);

  // Ends all workers; what they are at is lost.
  void stop();
  // The most memory that a worker held which has ended.
  std::uint64_t peak_bytes() const { return peak_bytes_; }

 private:
  using Clock = std::chrono::steady_clock;
  struct Worker {
    WorkerProcess process;
    std::deque<WorkRequest> requests;  // Given and not answered, in order: the first is being worked on.
    Clock::time_point begun;           // When the first was begun,
    Clock::time_point since;           // and when the worker last said that it goes on.
    std::string buffer;                // What came of its replies so far.
  };

  WorkerPool(const PoolOptions& options, std::unique_ptr<WorkerSpawner> spawner)
      : options_(options), spawner_(std::move(spawner)) {}
  static bool wants_more(const Worker& worker);
  std::string reap(Worker& worker, bool kill);
  bool send(Worker& worker, const WorkRequest& request);
  // False at the end of the stream.
  bool receive(Worker& worker);
  // False when what came is no reply.
  bool take_replies(Worker& worker, const std::function<void(WorkReply&&)>& take);
  // Why the first request of `worker` has taken too long; "" when it has not.
  std::string overdue(const Worker& worker) const;
  Status replace(Worker& worker, bool kill, const std::string& reason, const std::function<void(WorkReply&&)>& take);

  PoolOptions options_;
  std::unique_ptr<WorkerSpawner> spawner_;
  std::vector<Worker> workers_;
  std::string scratch_;
  std::uint64_t peak_bytes_ = 0;
};

}  // namespace uppdrag
