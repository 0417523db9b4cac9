// SPDX-License-Identifier: GPL-3.0-or-later
// Makes one database of the documents of a batch.
//
// Xapian keeps what was put in sorted tables until it writes them. As long as these fit the processor's own memory, a
// document costs about half of what it costs with the tables of thousands of documents, so that it is faster to write
// many small databases and to merge them at the end.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <unordered_map>
#include <vector>

#include "segments.h"

namespace uppdrag::knowledge {

// Errors are Xapian's exceptions and Failure.
class PartBuilder {
 public:
  // Its databases lie in `folder`, under names from `name` on; its documents have numbers from `number` on.
  PartBuilder(std::filesystem::path folder, std::uint32_t name, Xapian::docid number)
      : folder_(std::move(folder)), name_(name), first_(number), number_(number) {}
  // Removes what was made, unless release() was called.
  ~PartBuilder();
  PartBuilder(const PartBuilder&) = delete;
  PartBuilder& operator=(const PartBuilder&) = delete;

  // `id`: of the document in SQLite; `bytes`: of its text. Before finish() only.
  void put(std::int64_t id, const Xapian::Document& document, std::size_t bytes);
  // Of a document that was put here; of others nothing is done.
  void remove(std::int64_t id);

  // All that was put, as one database that is on the disk. Nothing when nothing was put.
  const std::optional<Segment>& finish();
  bool finished() const { return finished_; }
  // What was made is in use from now on.
  void release() { released_ = true; }

  // What follows the last of each.
  std::uint32_t next_name() const { return name_; }
  Xapian::docid next_number() const { return number_; }
  std::int64_t highest_id() const { return highest_id_; }

 private:
  void seal();
  void drop() noexcept;
  Segment& part_of(Xapian::docid number);

  std::filesystem::path folder_;
  std::uint32_t name_;
  Xapian::docid first_;
  Xapian::docid number_;
  std::int64_t highest_id_ = 0;
  std::vector<Segment> parts_;
  Xapian::WritableDatabase database_;  // Of the last one of parts_, when is_open_.
  bool is_open_ = false;
  std::size_t bytes_ = 0;                                    // In it.
  std::unordered_map<std::int64_t, Xapian::docid> numbers_;  // By id.
  std::optional<Segment> whole_;
  bool finished_ = false;
  bool released_ = false;
};

}  // namespace uppdrag::knowledge
