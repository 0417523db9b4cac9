// SPDX-License-Identifier: GPL-3.0-or-later
// The full-text index on threads of its own, so that SQLite and Xapian are written at the same time: one cuts texts
// into terms, the next one writes them.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "fulltext_index.h"

namespace uppdrag::knowledge {

// A thread that does its tasks in the order in which they were added. What a task throws is thrown by the next call,
// again and again: the tasks behind it are dropped.
class TaskQueue {
 public:
  ~TaskQueue();
  TaskQueue() = default;
  TaskQueue(const TaskQueue&) = delete;
  TaskQueue& operator=(const TaskQueue&) = delete;

  // `bytes`: what the task holds in memory. Waits while the queue holds some megabytes.
  void add(std::function<void()> task, std::size_t bytes);
  // Returns when all is done.
  void wait();

 private:
  struct Task {
    std::function<void()> work;
    std::size_t bytes = 0;
  };
  void run();

  std::mutex mutex_;  // For all below.
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  std::size_t bytes_ = 0;
  bool busy_ = false;
  bool stop_ = false;
  std::exception_ptr failure_;
  std::thread thread_;  // Begun by the first task: a process that forks before it writes has one thread.
};

// Its calls come from one thread. After a call has thrown, all but cancel() throw: the index is to be opened anew,
// which brings it to SQLite's last batch.
class IndexWriter {
 public:
  explicit IndexWriter(std::unique_ptr<FullTextIndex> index) : index_(std::move(index)) {}
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  // These return when the work is in the queue.
  void put(std::int64_t id, const Document& document, Facets facets);
  void remove(std::int64_t id);
  void flush();
  void commit(const Batch& batch);
  // Returns when all of the above is done.
  void settle();
  // The last batch that is durable in the index, 0 before the first.
  std::int64_t committed() const { return committed_; }
  void tidy();
  // Undoes what was not committed; commits are waited for. False when something has failed.
  bool cancel() noexcept;

 private:
  void add(std::function<void(FullTextIndex&)> work, std::size_t bytes);

  std::unique_ptr<FullTextIndex> index_;
  std::atomic<std::int64_t> committed_{0};
  TaskQueue written_;  // Declared before the one that feeds it, so that it outlives it.
  TaskQueue prepared_;
};

}  // namespace uppdrag::knowledge
