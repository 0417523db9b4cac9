// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace uppdrag {
namespace {

// Requests that a worker holds, so that it need not wait for the parent between two texts: a few, and of short texts as
// many as it does while the parent writes a batch to disk.
constexpr std::size_t kFew = 4;
constexpr std::size_t kMany = 32;
constexpr std::uint64_t kManyBytes = 64U << 10U;
constexpr std::size_t kChunk = 1U << 18U;

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool answer(int socket, const WorkRequest& request, const WorkerPool::Work& work) {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::milliseconds kOften{200};
  auto last = Clock::now();
  const auto alive = [&] {
    if (Clock::now() - last < kOften) return;
    last = Clock::now();
    WorkReply reply;
    reply.sequence = request.sequence;
    reply.kind = WorkReply::Kind::kAlive;
    send_all(socket, encode(reply));
  };
  return send_all(socket, encode(work(request, alive)));
}

// Whether `reply` is about the file of `request`: a worker that was taken over must not speak for another one.
bool answers(const WorkReply& reply, const WorkRequest& request) {
  if (reply.sequence != request.sequence) return false;
  if (reply.kind == WorkReply::Kind::kAlive) return true;
  const DocumentRecord& record = reply.record;
  return record.file.path == request.path &&
         (reply.kind != WorkReply::Kind::kDocument || record.document.path == request.path);
}

// The worker's life: answers requests until the parent closes the stream.
void serve(int socket, const WorkerPool::Work& work) {
  std::string buffer;
  for (;;) {
    std::size_t used = 0;
    const auto frame = next_frame(buffer, used);
    if (!frame) return;
    if (*frame) {
      const auto request = decode_request(**frame);
      if (!request || !answer(socket, *request, work)) return;
      buffer.erase(0, used);
      continue;
    }
    const std::size_t size = buffer.size();
    buffer.resize(size + 4096);
    const ssize_t got = ::recv(socket, buffer.data() + size, 4096, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return;
    buffer.resize(size + static_cast<std::size_t>(got));
  }
}

}  // namespace

Result<std::unique_ptr<WorkerPool>> WorkerPool::start(const PoolOptions& options, const Setup& setup,
                                                      const Work& work) {
  auto spawner = WorkerSpawner::start([setup, work](int socket) {
    setup();
    serve(socket, work);
  });
  if (!spawner) return spawner.error();
  std::unique_ptr<WorkerPool> pool(new WorkerPool(options, std::move(*spawner)));
  for (unsigned i = 0; i < std::max(1U, options.workers); ++i) {
    auto process = pool->spawner_->spawn();
    if (!process && pool->workers_.empty()) return process.error();
    if (!process) break;  // Fewer are slower, nothing else.
    pool->workers_.push_back({*process, {}, {}, {}, {}});
  }
  return pool;
}

WorkerPool::~WorkerPool() { stop(); }

void WorkerPool::stop() {
  for (Worker& worker : workers_) {
    if (worker.process.socket >= 0) reap(worker, true);
  }
  workers_.clear();
}

std::string WorkerPool::reap(Worker& worker, bool kill) {
  WorkerSpawner::End end = spawner_->reap(worker.process, kill);
  peak_bytes_ = std::max(peak_bytes_, end.peak_bytes);
  return std::move(end.why);
}

bool WorkerPool::wants_more(const Worker& worker) {
  std::uint64_t bytes = 0;
  for (const WorkRequest& request : worker.requests) bytes += request.bytes;
  return worker.requests.size() < (bytes < kManyBytes ? kMany : kFew);
}

bool WorkerPool::wants_more() const {
  return std::any_of(workers_.begin(), workers_.end(), [](const Worker& worker) { return wants_more(worker); });
}

std::size_t WorkerPool::outstanding() const {
  std::size_t count = 0;
  for (const Worker& worker : workers_) count += worker.requests.size();
  return count;
}

void WorkerPool::give(WorkRequest request) {
  const auto least = std::min_element(workers_.begin(), workers_.end(), [](const Worker& a, const Worker& b) {
    return std::pair(!wants_more(a), a.requests.size()) < std::pair(!wants_more(b), b.requests.size());
  });
  send(*least, request);  // Failing means that the worker has ended: collect() notices and gives the request again.
  if (least->requests.empty()) least->begun = least->since = Clock::now();
  least->requests.push_back(std::move(request));
}

bool WorkerPool::send(Worker& worker, const WorkRequest& request) {
  return send_all(worker.process.socket, encode(request));
}

bool WorkerPool::receive(Worker& worker) {
  scratch_.resize(kChunk);
  for (;;) {
    const ssize_t got = ::recv(worker.process.socket, scratch_.data(), scratch_.size(), MSG_DONTWAIT);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return true;
    if (got <= 0) return false;
    worker.buffer.append(scratch_.data(), static_cast<std::size_t>(got));
  }
}

bool WorkerPool::take_replies(Worker& worker, const std::function<void(WorkReply&&)>& take) {
  std::size_t at = 0;
  bool sound = true;
  while (sound) {
    std::size_t used = 0;
    const auto frame = next_frame(std::string_view(worker.buffer).substr(at), used);
    if (frame && !*frame) break;
    auto reply = frame ? decode_reply(**frame) : Result<WorkReply>(frame.error());
    sound = reply && !worker.requests.empty() && answers(*reply, worker.requests.front());
    if (!sound) break;
    at += used;
    worker.since = Clock::now();
    if (reply->kind == WorkReply::Kind::kAlive) continue;
    worker.requests.pop_front();
    worker.begun = worker.since;
    take(std::move(*reply));
  }
  worker.buffer.erase(0, at);
  return sound;
}

std::string WorkerPool::overdue(const Worker& worker) const {
  if (worker.requests.empty()) return {};
  const auto now = Clock::now();
  const auto seconds = [](auto time) {
    return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(time).count());
  };
  if (now - worker.since > options_.limit) {
    const std::string limit = seconds(options_.limit);
    return worker.since == worker.begun ? "took longer than " + limit + " s and was given up"
                                        : "came no page further in " + limit + " s and was given up";
  }
  const auto all = options_.limit * options_.extensions;
  return now - worker.begun > all ? "took longer than " + seconds(all) + " s in all and was given up" : std::string();
}

Status WorkerPool::replace(Worker& worker, bool kill, const std::string& reason,
                           const std::function<void(WorkReply&&)>& take) {
  const std::string end = reap(worker, kill);
  worker.buffer.clear();
  if (!worker.requests.empty()) {
    WorkReply failure;
    failure.sequence = worker.requests.front().sequence;
    failure.record.file.path = worker.requests.front().path;
    failure.reason = kill || end.empty() ? reason : end;
    worker.requests.pop_front();
    take(std::move(failure));
  }
  auto fresh = spawner_->spawn();
  if (!fresh) return fresh.error();
  worker.process = *fresh;
  worker.begun = worker.since = Clock::now();
  for (const WorkRequest& request : worker.requests) send(worker, request);
  return ok();
}

Status WorkerPool::collect(std::chrono::milliseconds wait, const std::function<void(WorkReply&&)>& take) {
  std::vector<pollfd> polled;
  for (const Worker& worker : workers_) polled.push_back({worker.process.socket, POLLIN, 0});
  const int ready = ::poll(polled.data(), polled.size(), static_cast<int>(wait.count()));
  if (ready < 0 && errno != EINTR) return Error{ErrorCode::kIo, "cannot wait for the workers"};
  for (std::size_t i = 0; i < workers_.size(); ++i) {
    Worker& worker = workers_[i];
    Status status = ok();
    if (ready > 0 && polled[i].revents != 0) {
      const bool open = receive(worker);
      if (!take_replies(worker, take))
        status = replace(worker, true, "the worker sent damaged data", take);
      else if (!open)
        status = replace(worker, false, "the worker crashed", take);
    }
    if (!status) return status;
    if (const std::string reason = overdue(worker); !reason.empty()) status = replace(worker, true, reason, take);
    if (!status) return status;
  }
  return ok();
}

}  // namespace uppdrag
