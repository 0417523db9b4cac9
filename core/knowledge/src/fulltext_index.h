// SPDX-License-Identifier: GPL-3.0-or-later
// The full-text index on disk, as its writer sees it: the databases of the folder index/ (see segments.h) and a table
// of words.
//
// It is derived from SQLite. What a batch puts is a database of its own; one exchange of the list makes it part of the
// index together with the batch's number, so that the index is always exactly at some batch. Errors are Xapian's
// exceptions and Failure.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "index_terms.h"
#include "part_builder.h"
#include "segments.h"
#include "store_writer.h"

namespace uppdrag::knowledge {

// A document as the index takes it.
struct PreparedDocument {
  Xapian::Document document;
  std::size_t bytes = 0;  // Of its text.
  // For the table of words: the keys of words that no document before had, and the words.
  std::vector<std::pair<std::string, std::string>> words;
};

class FullTextIndex {
 public:
  // Opens the index in `folder`, or makes an empty one at no batch. Throws Failure (kDamaged) when there is one that
  // another version of Uppdrag made.
  explicit FullTextIndex(std::filesystem::path folder);
  ~FullTextIndex();

  const Batch& batch() const { return manifest_.batch; }
  std::int64_t document_count() const { return manifest_.live_documents(); }
  // Whether so many documents are dead that making the index anew is cheaper than going on with it.
  bool worn_out() const;

  // Cuts a document into terms. May run on another thread than everything else, as long as all that was prepared is
  // put before the next prepare() after a cancel().
  PreparedDocument prepare(const Document& document, const Facets& facets);
  // Replaces what the index has of document `id`.
  void put(std::int64_t id, PreparedDocument& prepared);
  void put(std::int64_t id, const Document& document, const Facets& facets) {
    PreparedDocument prepared = prepare(document, facets);
    put(id, prepared);
  }
  void remove(std::int64_t id);
  // Writes what was put to disk, all but the list: the slow part of commit(), which may run before SQLite has
  // committed.
  void flush();
  // Makes the changes durable as `batch`, all or none.
  void commit(const Batch& batch);
  void cancel() noexcept;

  // Merges what is in pieces, when the gain is worth the work. Call at the end of a run.
  void tidy();

 private:
  void add_words();
  void open_words();
  void pack_words();
  void kill(std::int64_t id, Manifest& manifest);
  const Xapian::Database& opened(const Segment& segment);
  void merge(std::size_t first, std::size_t last);
  void merge_alike();
  void drop_leftovers();

  std::filesystem::path folder_;
  Manifest manifest_;
  std::map<std::string, Xapian::Database> opened_;              // By name.
  Xapian::WritableDatabase words_;                              // Only its table of synonyms is used.
  std::unique_ptr<PartBuilder> building_;                       // Of the batch that is being collected.
  std::vector<std::pair<std::string, std::string>> new_words_;  // Keys and words that the table of words lacks so far.
  std::set<std::int64_t> gone_;                                 // Documents that the batch replaces or removes.
  IndexTerms terms_;
  WordId next_word_ = 0;  // Words before it are in the table, or in documents that were prepared.
};

}  // namespace uppdrag::knowledge
