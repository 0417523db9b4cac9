// SPDX-License-Identifier: GPL-3.0-or-later
// Reads documents and facts from SQLite.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema.h"
#include "sql_filter.h"
#include "sqlite.h"

namespace uppdrag::knowledge {

std::vector<FileState> read_files(Sqlite& db);
std::vector<FailedFile> read_failed_files(Sqlite& db);
std::vector<DocumentSummary> read_documents(Sqlite& db, const DocumentFilter& filter);
// The summaries of `ids` in their order; ids without a document are left out.
std::vector<DocumentSummary> read_summaries(Sqlite& db, const std::vector<std::int64_t>& ids);
Result<DocumentSummary> find_document(Sqlite& db, std::string_view name);
Result<Document> read_document(Sqlite& db, std::int64_t id);
// Adds the boxes of document `id` and the sizes of its pages; kDamaged when they do not fit its text.
Status read_boxes(Sqlite& db, std::int64_t id, Document& document);
// Text, blocks and pages only: what snippets need. False when there is no such document.
bool read_text(Sqlite& db, std::int64_t id, Document& out);

// For one answer: what it remembers of documents is not looked up again.
class FactReader {
 public:
  FactReader(Sqlite& db, const FactTables& tables) : db_(db), tables_(tables) {}

  void read(const FactQuery& query, const std::function<bool(const FactRow&)>& row);
  // The heading under which the fact of `row` stands, "" when there is none. Only within the call of `row` of read().
  // Reads the document's layout at the first fact of it.
  std::string_view heading_of(const FactRow& row);
  std::vector<TypeCount> count(const FactQuery& query);
  // Numbers of the documents that have such a fact, ascending.
  std::vector<std::int64_t> documents(const FactQuery& query);

 private:
  struct Source {
    std::string path;
    Metadata metadata;
    std::string text;
  };
  struct Found {
    std::int64_t document;
    std::size_t type;  // Index of the table.
    FactRow row;
  };
  std::vector<Found> facts_of_documents(const FactQuery& query, const std::vector<const FactTable*>& tables,
                                        std::int64_t first, std::int64_t last);
  void read_type(const FactQuery& query, const FactTable& table, const std::function<bool(const FactRow&)>& row);
  void read_all_in_place_order(const FactQuery& query, const std::vector<const FactTable*>& tables,
                               const std::function<bool(const FactRow&)>& row);
  void read_all_sorted(const FactQuery& query, const std::vector<const FactTable*>& tables,
                       const std::function<bool(const FactRow&)>& row);
  // Adds what the row has of its document. `row` is the same object in all calls.
  void add_document(std::int64_t document, FactRow& row);
  const Source& source(std::int64_t document);
  std::vector<const FactTable*> tables_of(const FactQuery& query) const;

  Sqlite& db_;
  const FactTables& tables_;
  // Facts come document by document as a rule, so few are needed at a time.
  std::unordered_map<std::int64_t, std::unique_ptr<Source>> sources_;
  std::size_t source_bytes_ = 0;
  std::int64_t last_document_ = 0;
  std::vector<Span> headings_;  // Of the document headings_of_, in order.
  std::int64_t headings_of_ = 0;
};

}  // namespace uppdrag::knowledge
