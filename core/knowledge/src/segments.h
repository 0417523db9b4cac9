// SPDX-License-Identifier: GPL-3.0-or-later
// Of what the full-text index consists: a few Xapian databases, each written once, and the list that names them.
//
// A database that was compacted is small and fast, and grows and slows down when it is changed. So nothing is changed:
// what a batch puts goes into a database of its own, what it replaces or removes is listed as dead in the databases
// that hold it, and now and then some databases are merged into one, without the dead. The list is exchanged by one
// rename, so that the index is always exactly at some batch; databases that it does not name are left over and go.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store_writer.h"

namespace uppdrag::knowledge {

// One database of the index. Its document numbers are its own: each document put gets the next one, whatever its
// number in SQLite is, so that the numbers of two databases never overlap (compaction asks for that).
struct Segment {
  std::string name;             // Of its folder.
  std::string uuid;             // Xapian's own, by which a query knows in which of them it is.
  std::uint32_t documents = 0;  // Dead ones included.
  // Numbers that no longer count, as ranges [first, last], ascending.
  std::vector<std::pair<Xapian::docid, Xapian::docid>> dead;

  std::uint32_t dead_count() const;
  bool is_dead(Xapian::docid number) const;
  void add_dead(Xapian::docid number);  // O(ranges).
};

// Folder of a table of words, beside the databases: a Xapian database that has nothing but synonyms, from the key of
// a word (see WordForms) to the words that occur. It may know words that no document has any more.
std::string words_name(std::uint32_t number);

struct Manifest {
  Batch batch;
  std::string forms;               // Version of WordForms that made the tables of words.
  Xapian::docid next = 1;          // Number of the next document.
  std::int64_t highest = 0;        // No document of SQLite with a higher number was ever put.
  std::uint32_t next_segment = 1;  // For names.
  std::uint32_t words = 0;         // Number of the table of words,
  std::uint64_t words_bytes = 0;   // and its size when it was packed.
  std::vector<Segment> segments;   // In the order in which they were written.

  std::uint32_t live_documents() const;
};

// The list in `folder`, or nothing when there is none that is whole.
std::optional<Manifest> read_manifest(const std::filesystem::path& folder);
std::optional<Manifest> parse_manifest(const std::string& text);
// The list as it lies on disk, "" when there is none: to see whether it was exchanged.
std::string manifest_text(const std::filesystem::path& folder);
// Exchanges the list. Throws std::filesystem::filesystem_error or Failure.
void write_manifest(const std::filesystem::path& folder, const Manifest& manifest);
// The name of the folder of a database, by its number.
std::string part_name(std::uint32_t number);
// Merges the databases `parts`, which follow each other in the list, into a new one of that name.
Segment merge_databases(const std::filesystem::path& folder, const std::vector<Segment>& parts,
                        const std::string& name);
// Of the files of the database in `folder`.
std::uint64_t database_bytes(const std::filesystem::path& folder);
// Returns when the files of the database in `folder` are on the disk. Throws Failure when the disk refuses.
void flush_database(const std::filesystem::path& folder);

// The databases of a list, opened as one.
struct OpenIndex {
  Manifest manifest;
  Xapian::Database database;  // Without a database in it when the list is empty.
  Xapian::Database words;
  // Without its dead documents. Cheap when there are none.
  Xapian::Query live(const Xapian::Query& query) const;
};
// Throws Xapian::Error when a database is missing or damaged, Failure (kDamaged) when `manifest` is no list.
OpenIndex open_segments(const std::filesystem::path& folder, const std::string& manifest);

}  // namespace uppdrag::knowledge
