// SPDX-License-Identifier: GPL-3.0-or-later
#include "part_builder.h"

#include <algorithm>

#include "errors.h"

namespace uppdrag::knowledge {
namespace {

namespace fs = std::filesystem;

// In bytes of text.
constexpr std::size_t kPartBytes = 400'000;
// Nobody sees a database before it is in the list, and it is written to disk as a whole before: it need not be sound at
// every instant.
constexpr int kNewDatabase = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST |
                             Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC;

}  // namespace

PartBuilder::~PartBuilder() {
  if (!released_) drop();
}

void PartBuilder::drop() noexcept {
  try {
    database_ = Xapian::WritableDatabase();
    std::error_code ignored;
    for (const Segment& part : parts_) fs::remove_all(folder_ / part.name, ignored);
    if (whole_) fs::remove_all(folder_ / whole_->name, ignored);
  } catch (...) {
    // They are not in the list, and go at the next opening.
  }
}

void PartBuilder::put(std::int64_t id, const Xapian::Document& document, std::size_t bytes) {
  // What is put after finish() is a mistake of the caller; the batch then has it.
  if (finished_) throw Failure({ErrorCode::kIo, "the full-text index was written to after it was flushed"});
  if (!is_open_) {
    Segment part;
    part.name = part_name(name_++);
    database_ = Xapian::WritableDatabase((folder_ / part.name).string(), kNewDatabase);
    parts_.push_back(std::move(part));
    is_open_ = true;
  }
  database_.replace_document(number_, document);
  ++parts_.back().documents;
  numbers_[id] = number_++;
  highest_id_ = std::max(highest_id_, id);
  bytes_ += bytes;
  if (bytes_ >= kPartBytes) seal();
}

void PartBuilder::seal() {
  database_.commit();
  parts_.back().uuid = database_.get_uuid();
  database_.close();
  is_open_ = false;
  bytes_ = 0;
}

Segment& PartBuilder::part_of(Xapian::docid number) {
  auto part = parts_.begin();
  for (Xapian::docid end = first_ + part->documents; number >= end; end += part->documents) ++part;
  return *part;
}

void PartBuilder::remove(std::int64_t id) {
  const auto at = numbers_.find(id);
  if (at == numbers_.end()) return;
  (whole_ ? *whole_ : part_of(at->second)).add_dead(at->second);
  numbers_.erase(at);
}

const std::optional<Segment>& PartBuilder::finish() {
  if (finished_) return whole_;
  if (is_open_) seal();
  if (parts_.size() == 1) {
    whole_ = std::move(parts_.front());
    parts_.clear();
  } else if (!parts_.empty()) {
    whole_ = merge_databases(folder_, parts_, part_name(name_++));
    for (const Segment& part : parts_) fs::remove_all(folder_ / part.name);
    parts_.clear();
  }
  if (whole_) flush_database(folder_ / whole_->name);
  finished_ = true;
  return whole_;
}

}  // namespace uppdrag::knowledge
