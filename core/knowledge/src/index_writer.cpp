// SPDX-License-Identifier: GPL-3.0-or-later
#include "index_writer.h"

#include <algorithm>
#include <utility>

namespace uppdrag::knowledge {
namespace {

constexpr std::size_t kMostBytes = 8U << 20U;

// What the index needs of `document`.
std::shared_ptr<const Document> for_index(const Document& document) {
  auto out = std::make_shared<Document>();
  out->text = document.text;
  out->blocks = document.blocks;
  out->metadata = document.metadata;
  return out;
}

}  // namespace

IndexWriter::~IndexWriter() {
  cancel();
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void IndexWriter::put(std::int64_t id, const Document& document, Facets facets) {
  auto kept = for_index(document);
  const std::size_t bytes = kept->text.size() + 1024;
  add([id, kept = std::move(kept), facets = std::move(facets)](FullTextIndex& index) { index.put(id, *kept, facets); },
      bytes);
}

void IndexWriter::remove(std::int64_t id) {
  add([id](FullTextIndex& index) { index.remove(id); }, 64);
}

void IndexWriter::flush() {
  add([](FullTextIndex& index) { index.flush(); }, 0);
}

void IndexWriter::commit(const Batch& batch) {
  add([batch](FullTextIndex& index) { index.commit(batch); }, 0);
  wait();
}

void IndexWriter::tidy() {
  add([](FullTextIndex& index) { index.tidy(); }, 0);
  wait();
}

void IndexWriter::cancel() noexcept {
  std::unique_lock lock(mutex_);
  tasks_.clear();
  bytes_ = 0;
  changed_.wait(lock, [this] { return !busy_; });
  failure_ = nullptr;
  index_->cancel();
}

void IndexWriter::add(std::function<void(FullTextIndex&)> work, std::size_t bytes) {
  std::unique_lock lock(mutex_);
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  changed_.wait(lock, [this] { return bytes_ < kMostBytes || failure_; });
  if (failure_) std::rethrow_exception(failure_);
  tasks_.push_back({std::move(work), bytes});
  bytes_ += bytes;
  lock.unlock();
  changed_.notify_all();
}

void IndexWriter::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return (tasks_.empty() && !busy_) || failure_; });
  if (failure_) std::rethrow_exception(failure_);
}

void IndexWriter::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return stop_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    const Task task = std::move(tasks_.front());
    tasks_.pop_front();
    busy_ = true;
    lock.unlock();
    std::exception_ptr failure;
    try {
      task.work(*index_);
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    busy_ = false;
    bytes_ -= std::min(bytes_, task.bytes);
    if (failure) {
      failure_ = failure;
      tasks_.clear();
      bytes_ = 0;
    }
    changed_.notify_all();
  }
}

}  // namespace uppdrag::knowledge
