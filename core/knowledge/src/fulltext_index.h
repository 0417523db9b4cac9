// SPDX-License-Identifier: GPL-3.0-or-later
// The full-text index on disk, as its writer sees it: one Xapian database in the folder index/.
//
// It is derived from SQLite. One Xapian transaction holds what a batch changes and the batch itself, so that the index
// is always exactly at some batch. Errors are Xapian's exceptions.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "index_terms.h"
#include "store_writer.h"
#include "word_forms.h"

namespace uppdrag::knowledge {

// The batch that an opened index is at; nothing when it says none that makes sense.
std::optional<Batch> index_batch(const Xapian::Database& index);
// Whether the table of forms was made by this program's WordForms.
bool has_current_forms(const Xapian::Database& index);

class FullTextIndex {
 public:
  // Opens the index in `folder`, or makes an empty one at no batch.
  explicit FullTextIndex(const std::filesystem::path& folder);

  std::optional<Batch> batch() const { return index_batch(db_); }
  std::int64_t document_count() const { return db_.get_doccount(); }

  // Replaces what the index has of document `id`.
  void put(std::int64_t id, const Document& document, const Facets& facets);
  void remove(std::int64_t id);
  // Makes the changes durable as `batch`, all or none.
  void commit(const Batch& batch);
  void cancel() noexcept;

  // Makes the table of forms anew from the words that occur, when another version of WordForms made it.
  void renew_forms();

 private:
  void begin();
  void add_forms();

  Xapian::WritableDatabase db_;
  IndexTerms terms_;
  WordForms forms_;
  WordId next_word_ = 0;  // Words before it have their forms in the index.
  bool open_ = false;
};

}  // namespace uppdrag::knowledge
