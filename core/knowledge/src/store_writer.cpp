// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_writer.h"

#include <Poco/DateTimeFormatter.h>
#include <Poco/Timestamp.h>

#include <algorithm>
#include <random>

#include "layout_codec.h"
#include "uppdrag/document/boxes.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::knowledge {
namespace {

constexpr std::size_t kRowsBeforeFlush = 4096;

constexpr const char* kInsertDocument =
    "INSERT OR REPLACE INTO document (id, path, name, content_hash, size, modified_ns, title, kind, date, date_first, "
    "date_last, pages, bytes, partial, charset, metadata, notes, batch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, "
    "?, ?, ?, ?)";

std::string new_token() {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::random_device source;
  std::string out;
  for (int i = 0; i < 2; ++i) {
    std::uint32_t bits = source();
    for (int digit = 0; digit < 8; ++digit, bits >>= 4U) out += kHex[bits & 15U];
  }
  return out;
}

std::string file_name(std::string_view path) {
  const auto slash = path.rfind('/');
  return std::string{slash == std::string_view::npos ? path : path.substr(slash + 1)};
}

SqlValue text_or_null(const std::string& text) {
  if (text.empty()) return std::monostate{};
  return text;
}

SqlBlob blob(const std::string& bytes) {
  return SqlBlob(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

// Fields that a half of a damaged plugin's output could have wrong.
bool is_good_span(const Span& span, std::string_view text) {
  return !span.empty() && span.end <= text.size() && on_code_point(text, span.start) && on_code_point(text, span.end);
}

std::string quote_of(const Span& span, std::string_view text) {
  std::string out{span.of(text)};
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

}  // namespace

Batch last_batch(Sqlite& db) {
  Batch out;
  db.query("SELECT number, token FROM batch ORDER BY number DESC LIMIT 1", {}, 2, [&out](const SqlColumns& row) {
    out = {row.integer(0), row.text(1)};
    return true;
  });
  return out;
}

bool knows_batch(Sqlite& db, const Batch& batch) {
  if (batch.number == 0) return batch.token.empty();
  return db.integer("SELECT count(*) FROM batch WHERE number = ? AND token = ?", {batch.number, batch.token}) == 1;
}

StoreWriter::StoreWriter(Sqlite& db, const FactTables& tables) : db_(db), tables_(tables) {
  for (const FactTables::Entry& entry : tables_.entries()) insert_facts_.push_back(entry.table.insert_sql());
  fact_rows_.resize(insert_facts_.size());
  next_document_ = db_.integer("SELECT value FROM meta WHERE key = 'next_document'").value_or(1);
  next_fact_ = db_.integer("SELECT value FROM meta WHERE key = 'next_fact'").value_or(1);
  if (db_.integer("SELECT count(*) FROM (SELECT 1 FROM document LIMIT 1)") == 0) ids_.emplace();
  read_failed();
  next_batch();
}

void StoreWriter::read_failed() {
  failed_.clear();
  db_.query("SELECT path FROM failed_file", {}, 1, [this](const SqlColumns& row) {
    failed_.insert(row.text(0));
    return true;
  });
}

StoreWriter::~StoreWriter() { rollback(); }

void StoreWriter::next_batch() { batch_ = {last_batch(db_).number + 1, new_token()}; }

std::string StoreWriter::check(const DocumentRecord& record) const {
  if (record.document.path.empty()) return "a document without a path cannot be stored";
  for (const StoredFact& stored : record.facts) {
    const FactTables::Entry* entry = tables_.find(stored.fact.type);
    std::string why =
        entry == nullptr ? "no plugin declares fact type '" + stored.fact.type + "'" : entry->table.check(stored.fact);
    if (why.empty() && !is_good_span(stored.fact.span, record.document.text))
      why = "a fact of type '" + stored.fact.type + "' does not point at words of the text";
    if (!why.empty()) return record.document.path + ": " + why + " (plugin " + stored.plugin + ")";
  }
  return {};
}

void StoreWriter::begin() {
  if (open_) return;
  db_.run("BEGIN IMMEDIATE");
  open_ = true;
  changed_ = false;
  db_.execute("DELETE FROM deleted WHERE batch <= ?", {indexed_});
}

void StoreWriter::flush() {
  for (std::size_t i = 0; i < fact_rows_.size(); ++i) db_.execute_all(insert_facts_[i], fact_rows_[i]);
  db_.execute_all("INSERT OR IGNORE INTO fact_list (field, value, fact, document) VALUES (?, ?, ?, ?)", list_rows_);
  db_.execute_all("INSERT OR IGNORE INTO document_value (key, value, document) VALUES (?, ?, ?)", value_rows_);
  buffered_ = 0;
}

void StoreWriter::forget_facts(std::int64_t document) {
  flush();  // The document may be one of this batch.
  for (const FactTables::Entry& entry : tables_.entries())
    db_.execute("DELETE FROM " + entry.table.table() + " WHERE document = ?", {document});
  db_.execute("DELETE FROM fact_list WHERE document = ?", {document});
  db_.execute("DELETE FROM document_value WHERE document = ?", {document});
}

std::int64_t StoreWriter::put(const DocumentRecord& record, const Facets& facets) {
  begin();
  changed_ = true;
  const Document& document = record.document;
  forget_failure(document.path);
  const auto before = id_of(document.path);
  if (before) forget_facts(*before);
  const std::int64_t id = before ? *before : next_document_++;
  if (ids_) ids_->insert_or_assign(document.path, id);
  const Metadata& metadata = document.metadata;
  db_.execute(kInsertDocument, {id, document.path, file_name(document.path), record.file.content_hash, record.file.size,
                                record.file.modified_ns, std::string{metadata.get("title")}, facets.kind,
                                std::string{metadata.get("date")}, text_or_null(facets.first_day),
                                text_or_null(facets.last_day), static_cast<std::int64_t>(document.pages.size()),
                                static_cast<std::int64_t>(document.text.size()), std::int64_t{document.partial ? 1 : 0},
                                document.charset, pack_metadata(metadata), pack_lines(document.notes), batch_.number});
  const std::string layout = pack_layout(document);
  db_.execute("INSERT OR REPLACE INTO document_text (document, text, layout) VALUES (?, ?, ?)",
              {id, document.text, blob(layout)});
  if (before) db_.execute("DELETE FROM document_boxes WHERE document = ?", {id});
  if (const std::string boxes = pack_boxes(document); !boxes.empty())
    db_.execute("INSERT INTO document_boxes (document, boxes) VALUES (?, ?)", {id, blob(boxes)});
  for (const auto& [key, value] : facets.values) value_rows_.push_back({key, value, id});
  put_facts(record, id);
  buffered_ += facets.values.size() + record.facts.size();
  if (buffered_ >= kRowsBeforeFlush) flush();
  return id;
}

void StoreWriter::put_facts(const DocumentRecord& record, std::int64_t document) {
  const auto& entries = tables_.entries();
  for (const StoredFact& stored : record.facts) {
    const auto entry = std::find_if(entries.begin(), entries.end(), [&stored](const FactTables::Entry& each) {
      return each.table.type().id == stored.fact.type;
    });
    const auto at = static_cast<std::size_t>(entry - entries.begin());
    const Span span = stored.fact.span;
    fact_rows_[at].push_back(entry->table.row(stored, next_fact_++, document, record.document.page_at(span.start),
                                              quote_of(span, record.document.text), list_rows_));
  }
}

void StoreWriter::put_failure(const FailedFile& file) {
  begin();
  db_.execute("INSERT OR REPLACE INTO failed_file (path, reason) VALUES (?, ?)", {file.path, file.reason});
  failed_.insert(file.path);
}

void StoreWriter::forget_failure(const std::string& path) {
  if (!failed_.contains(path)) return;
  begin();
  db_.execute("DELETE FROM failed_file WHERE path = ?", {path});
  failed_.erase(path);
}

std::optional<std::int64_t> StoreWriter::id_of(const std::string& path) {
  if (!ids_) return db_.integer("SELECT id FROM document WHERE path = ?", {path});
  const auto at = ids_->find(path);
  return at == ids_->end() ? std::nullopt : std::optional(at->second);
}

std::optional<std::int64_t> StoreWriter::remove(std::string_view path) {
  forget_failure(std::string{path});
  const auto id = id_of(std::string{path});
  if (!id) return std::nullopt;
  begin();
  changed_ = true;
  forget_facts(*id);
  db_.execute("DELETE FROM document_text WHERE document = ?", {*id});
  db_.execute("DELETE FROM document_boxes WHERE document = ?", {*id});
  db_.execute("DELETE FROM document WHERE id = ?", {*id});
  if (ids_) ids_->erase(std::string{path});
  db_.execute("INSERT OR REPLACE INTO deleted (document, batch) VALUES (?, ?)", {*id, batch_.number});
  return id;
}

bool StoreWriter::touch(const FileState& file) {
  if (!id_of(file.path)) return false;
  begin();
  db_.execute("UPDATE document SET size = ?, modified_ns = ? WHERE path = ?", {file.size, file.modified_ns, file.path});
  return true;
}

void StoreWriter::commit() {
  if (!open_) return;
  try {
    flush();
    for (const auto& [key, value] : {std::pair{"next_document", next_document_}, std::pair{"next_fact", next_fact_}})
      db_.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", {std::string{key}, value});
    if (changed_) {
      const std::string now = Poco::DateTimeFormatter::format(Poco::Timestamp(), "%Y-%m-%dT%H:%M:%SZ");
      db_.execute("INSERT INTO batch (number, token, committed) VALUES (?, ?, ?)", {batch_.number, batch_.token, now});
    }
    db_.run("COMMIT");
  } catch (...) {
    rollback();
    throw;
  }
  open_ = false;
  if (changed_) next_batch();
}

void StoreWriter::rollback() noexcept {
  for (auto& rows : fact_rows_) rows.clear();
  list_rows_.clear();
  value_rows_.clear();
  buffered_ = 0;
  if (!open_) return;
  open_ = false;
  // What was put since the last commit is gone.
  ids_.reset();
  try {
    db_.run("ROLLBACK");
    read_failed();
    next_document_ = db_.integer("SELECT value FROM meta WHERE key = 'next_document'").value_or(1);
    next_fact_ = db_.integer("SELECT value FROM meta WHERE key = 'next_fact'").value_or(1);
  } catch (...) {
    // SQLite has rolled back by itself, as it does when the disk is full.
  }
}

}  // namespace uppdrag::knowledge
