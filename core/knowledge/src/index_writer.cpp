// SPDX-License-Identifier: GPL-3.0-or-later
#include "index_writer.h"

#include <algorithm>
#include <utility>

namespace uppdrag::knowledge {
namespace {

constexpr std::size_t kMostBytes = 4U << 20U;
constexpr std::size_t kSmall = 64;

// What the index needs of `document`.
std::shared_ptr<const Document> for_index(const Document& document) {
  auto out = std::make_shared<Document>();
  out->text = document.text;
  out->blocks = document.blocks;
  out->metadata = document.metadata;
  return out;
}

}  // namespace

TaskQueue::~TaskQueue() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void TaskQueue::add(std::function<void()> task, std::size_t bytes) {
  std::unique_lock lock(mutex_);
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  changed_.wait(lock, [this] { return bytes_ < kMostBytes || failure_; });
  if (failure_) std::rethrow_exception(failure_);
  tasks_.push_back({std::move(task), bytes});
  bytes_ += bytes;
  lock.unlock();
  changed_.notify_all();
}

void TaskQueue::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return (tasks_.empty() && !busy_) || failure_; });
  if (failure_) std::rethrow_exception(failure_);
}

void TaskQueue::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stop_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    std::exception_ptr failure;
    std::size_t bytes = 0;
    {
      const Task task = std::move(tasks_.front());
      bytes = task.bytes;
      tasks_.pop_front();
      busy_ = true;
      lock.unlock();
      try {
        task.work();
      } catch (...) {
        failure = std::current_exception();
      }
    }
    lock.lock();
    busy_ = false;
    bytes_ -= std::min(bytes_, bytes);
    if (failure && !failure_) failure_ = failure;
    if (failure_) {
      tasks_.clear();
      bytes_ = 0;
    }
    changed_.notify_all();
  }
}

IndexWriter::~IndexWriter() { cancel(); }

void IndexWriter::add(std::function<void(FullTextIndex&)> work, std::size_t bytes) {
  prepared_.add([this, work = std::move(work), bytes] { written_.add([this, work] { work(*index_); }, bytes); }, bytes);
}

void IndexWriter::put(std::int64_t id, const Document& document, Facets facets) {
  auto kept = for_index(document);
  const std::size_t bytes = kept->text.size() + 1024;
  prepared_.add(
      [this, id, bytes, kept = std::move(kept), facets = std::move(facets)] {
        auto made = std::make_shared<PreparedDocument>(index_->prepare(*kept, facets));
        written_.add([this, id, made = std::move(made)] { index_->put(id, *made); }, bytes);
      },
      bytes);
}

void IndexWriter::remove(std::int64_t id) {
  add([id](FullTextIndex& index) { index.remove(id); }, kSmall);
}

void IndexWriter::flush() {
  add([](FullTextIndex& index) { index.flush(); }, kSmall);
}

void IndexWriter::commit(const Batch& batch) {
  add(
      [this, batch](FullTextIndex& index) {
        index.commit(batch);
        committed_ = batch.number;
      },
      kSmall);
}

void IndexWriter::settle() {
  prepared_.wait();
  written_.wait();
}

void IndexWriter::tidy() {
  add([](FullTextIndex& index) { index.tidy(); }, kSmall);
  settle();
}

bool IndexWriter::cancel() noexcept {
  bool whole = true;
  try {
    settle();
  } catch (...) {
    whole = false;
  }
  index_->cancel();
  return whole;
}

}  // namespace uppdrag::knowledge
