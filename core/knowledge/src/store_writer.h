// SPDX-License-Identifier: GPL-3.0-or-later
// Puts documents and facts into SQLite: one large transaction a batch, rows bound in bulk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "facets.h"
#include "schema.h"
#include "sqlite.h"

namespace uppdrag::knowledge {

// A batch as SQLite and the index both know it. The token tells batches of the same number in two histories apart (a
// restored copy, another knowledge base).
struct Batch {
  std::int64_t number = 0;
  std::string token;
  friend bool operator==(const Batch&, const Batch&) = default;
};

// The last batch that is committed; number 0 when there is none.
Batch last_batch(Sqlite& db);
bool knows_batch(Sqlite& db, const Batch& batch);

class StoreWriter {
 public:
  StoreWriter(Sqlite& db, const FactTables& tables);
  ~StoreWriter();
  StoreWriter(const StoreWriter&) = delete;
  StoreWriter& operator=(const StoreWriter&) = delete;

  // Why `record` cannot be stored, or "".
  std::string check(const DocumentRecord& record) const;
  // Stores `record` in place of one of the same path. The document's id. Requires check() to be "".
  std::int64_t put(const DocumentRecord& record, const Facets& facets);
  void put_failure(const FailedFile& file);
  // The id of the document that was removed.
  std::optional<std::int64_t> remove(std::string_view path);
  // False when no document has the path.
  bool touch(const FileState& file);

  // Whether anything was done since the last commit; `touched_only` is true when no document changed.
  bool pending() const { return open_; }
  bool touched_only() const { return !changed_; }
  // The batch that commit() will write.
  const Batch& batch() const { return batch_; }

  // The index is at `batch`: what was kept of deleted documents until it, for its repair, can go.
  void index_is_at(std::int64_t batch) { indexed_ = batch; }

  // Makes everything durable. Throws and leaves nothing behind when that fails.
  void commit();
  void rollback() noexcept;

 private:
  void begin();
  void flush();
  void forget_facts(std::int64_t document);
  void forget_failure(const std::string& path);
  void put_facts(const DocumentRecord& record, std::int64_t document);
  void next_batch();
  void read_failed();
  std::optional<std::int64_t> id_of(const std::string& path);

  Sqlite& db_;
  const FactTables& tables_;
  std::vector<std::string> insert_facts_;       // One statement for each of tables_.entries().
  std::vector<std::vector<SqlRow>> fact_rows_;  // The same.
  std::vector<SqlRow> list_rows_;
  std::vector<SqlRow> value_rows_;
  std::size_t buffered_ = 0;
  // Of documents by path, when there were none at the start: what was put since is known without asking.
  std::optional<std::unordered_map<std::string, std::int64_t>> ids_;
  std::unordered_set<std::string> failed_;  // Paths of files that are listed as failed.
  std::int64_t next_document_ = 1;
  std::int64_t next_fact_ = 1;
  Batch batch_;
  std::int64_t indexed_ = 0;
  bool open_ = false;
  bool changed_ = false;
};

}  // namespace uppdrag::knowledge
