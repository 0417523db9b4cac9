// SPDX-License-Identifier: GPL-3.0-or-later
// The full-text index on a thread of its own, so that SQLite and Xapian are written at the same time.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "fulltext_index.h"

namespace uppdrag::knowledge {

// Its calls come from one thread. What fails on the other thread is thrown by the next call; until cancel() nothing more
// is done then.
class IndexWriter {
 public:
  explicit IndexWriter(std::unique_ptr<FullTextIndex> index) : index_(std::move(index)) {}
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  // These return when the work is in the queue, which holds some megabytes of text.
  void put(std::int64_t id, const Document& document, Facets facets);
  void remove(std::int64_t id);
  void flush();
  // These return when the work is done.
  void commit(const Batch& batch);
  void tidy();
  // Undoes what was not committed.
  void cancel() noexcept;

 private:
  struct Task {
    std::function<void(FullTextIndex&)> work;
    std::size_t bytes = 0;
  };
  void add(std::function<void(FullTextIndex&)> work, std::size_t bytes);
  void wait();
  void run();

  std::unique_ptr<FullTextIndex> index_;
  std::mutex mutex_;  // For all below.
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  std::size_t bytes_ = 0;
  bool busy_ = false;
  bool stop_ = false;
  std::exception_ptr failure_;
  std::thread thread_;  // Begun by the first task: a process that forks before it writes has one thread.
};

}  // namespace uppdrag::knowledge
