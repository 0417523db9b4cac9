// SPDX-License-Identifier: GPL-3.0-or-later
// Documents and files. Facts are read in fact_reader.cpp.
#include "store_reader.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "facets.h"
#include "layout_codec.h"
#include "uppdrag/document/boxes.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::knowledge {
namespace {

constexpr const char* kSummaryColumns = "d.id, d.path, d.metadata, d.pages, d.bytes, d.partial";
constexpr std::size_t kSummaryWidth = 6;

DocumentSummary summary(const SqlColumns& row) {
  DocumentSummary out;
  out.id = row.integer(0);
  out.path = row.text(1);
  out.metadata = unpack_metadata(row.text(2));
  out.pages = static_cast<std::uint32_t>(row.integer(3));
  out.bytes = static_cast<std::uint32_t>(row.integer(4));
  out.partial = row.integer(5) != 0;
  return out;
}

std::vector<DocumentSummary> read_where(Sqlite& db, const std::string& clause, SqlRow values) {
  std::vector<DocumentSummary> out;
  db.query(std::string{"SELECT "} + kSummaryColumns + " FROM document d" + clause, std::move(values), kSummaryWidth,
           [&out](const SqlColumns& row) {
             out.push_back(summary(row));
             return true;
           });
  return out;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 1) return std::nullopt;
  return value;
}

Error ambiguous(std::string_view name, const std::vector<DocumentSummary>& found) {
  constexpr std::size_t kShown = 5;
  std::string message = "'" + std::string{name} + "' may be any of " + std::to_string(found.size()) + " documents: ";
  for (std::size_t i = 0; i < std::min(kShown, found.size()); ++i)
    message += (i == 0 ? "" : ", ") + std::to_string(found[i].id) + " (" + found[i].path + ")";
  if (found.size() > kShown) message += ", …";
  return {ErrorCode::kInvalidInput, message + "; name one by its number or its whole path"};
}

// Up to three file names that differ little from `name`, nearest first.
Error not_found(Sqlite& db, std::string_view name) {
  constexpr std::size_t kMostEdits = 4;
  const std::string wanted = to_lower(name);
  std::vector<std::pair<std::size_t, std::string>> near;
  db.query("SELECT DISTINCT name FROM document", {}, 1, [&](const SqlColumns& row) {
    std::string other = row.text(0);
    const std::string folded = to_lower(other);
    const bool part = wanted.size() >= 3 && folded.find(wanted) != std::string::npos;
    const std::size_t edits = part ? 1 : edit_distance(wanted, folded, kMostEdits);
    if (edits <= kMostEdits && edits < wanted.size()) near.emplace_back(edits, std::move(other));
    return true;
  });
  const std::size_t shown = std::min<std::size_t>(3, near.size());
  std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(shown), near.end());
  std::string message = "no document '" + std::string{name} + "' in the knowledge base";
  for (std::size_t i = 0; i < shown; ++i) message += (i == 0 ? "; did you mean " : ", ") + near[i].second;
  return {ErrorCode::kNotFound, message + (shown > 0 ? "?" : "")};
}

}  // namespace

std::vector<FileState> read_files(Sqlite& db) {
  std::vector<FileState> out;
  db.query("SELECT path, content_hash, size, modified_ns FROM document ORDER BY path", {}, 4,
           [&out](const SqlColumns& row) {
             out.push_back({row.text(0), row.text(1), row.integer(2), row.integer(3)});
             return true;
           });
  return out;
}

std::vector<FailedFile> read_failed_files(Sqlite& db) {
  std::vector<FailedFile> out;
  if (db.integer("SELECT count(*) FROM sqlite_master WHERE name = 'failed_file'").value_or(0) == 0) return out;
  db.query("SELECT path, reason FROM failed_file ORDER BY path", {}, 2, [&out](const SqlColumns& row) {
    out.push_back({row.text(0), row.text(1)});
    return true;
  });
  return out;
}

std::vector<DocumentSummary> read_documents(Sqlite& db, const DocumentFilter& filter) {
  SqlWhere where = document_where(filter);
  return read_where(db, where.clause() + " ORDER BY d.path", std::move(where.values));
}

std::vector<DocumentSummary> read_summaries(Sqlite& db, const std::vector<std::int64_t>& ids) {
  std::vector<DocumentSummary> found =
      read_where(db, " WHERE d.id IN (SELECT value FROM json_each(?))", {sql_list(ids)});
  std::unordered_map<std::int64_t, std::size_t> place;
  for (std::size_t i = 0; i < ids.size(); ++i) place[ids[i]] = i;
  std::sort(found.begin(), found.end(),
            [&place](const DocumentSummary& a, const DocumentSummary& b) { return place[a.id] < place[b.id]; });
  return found;
}

Result<DocumentSummary> find_document(Sqlite& db, std::string_view name) {
  const std::string text{name};
  std::vector<std::pair<std::string, SqlRow>> ways;
  if (const auto id = whole_number(name)) ways.push_back({" WHERE d.id = ?", {*id}});
  ways.push_back({" WHERE d.path = ?", {text}});
  ways.push_back({" WHERE d.name = ? ORDER BY d.path", {text}});
  if (name.size() >= 3) {
    // By bytes, since paths need not be UTF-8.
    ways.push_back(
        {" WHERE length(CAST(d.path AS BLOB)) >= ?1 AND substr(CAST(d.path AS BLOB), -?1) = CAST(?2 AS BLOB) "
         "ORDER BY d.path",
         {static_cast<std::int64_t>(name.size()), text}});
  }
  ways.push_back(
      {" WHERE d.id IN (SELECT document FROM document_value WHERE key = 'dnr' AND value = ?) ORDER BY d.path",
       {dnr_key(name)}});
  for (auto& [clause, values] : ways) {
    std::vector<DocumentSummary> found = read_where(db, clause, std::move(values));
    if (found.size() == 1) return std::move(found.front());
    if (found.size() > 1) return ambiguous(name, found);
  }
  return not_found(db, name);
}

Result<Document> read_document(Sqlite& db, std::int64_t id) {
  Document out;
  bool found = false;
  db.query("SELECT path, metadata, charset, partial, notes FROM document WHERE id = ?", {id}, 5,
           [&](const SqlColumns& row) {
             out.path = row.text(0);
             out.metadata = unpack_metadata(row.text(1));
             out.charset = row.text(2);
             out.partial = row.integer(3) != 0;
             out.notes = unpack_lines(row.text(4));
             found = true;
             return true;
           });
  if (!found) return Error{ErrorCode::kNotFound, "no document with number " + std::to_string(id)};
  if (!read_text(db, id, out))
    return Error{ErrorCode::kDamaged, "facts.sqlite: the text of document " + std::to_string(id) +
                                          " cannot be read; index its file again with --force"};
  return out;
}

Status read_boxes(Sqlite& db, std::int64_t id, Document& document) {
  // A knowledge base of an earlier version has no such table until it is written to.
  if (db.integer("SELECT count(*) FROM sqlite_master WHERE name = 'document_boxes'").value_or(0) == 0) return ok();
  bool good = true;
  db.query("SELECT boxes FROM document_boxes WHERE document = ?", {id}, 1, [&](const SqlColumns& row) {
    good = unpack_boxes(row.bytes(0), document);
    return true;
  });
  if (good) return ok();
  return Error{ErrorCode::kDamaged, "facts.sqlite: the word boxes of document " + std::to_string(id) +
                                        " cannot be read; index its file again with --force"};
}

bool read_text(Sqlite& db, std::int64_t id, Document& out) {
  bool good = false;
  db.query("SELECT text, layout FROM document_text WHERE document = ?", {id}, 2, [&](const SqlColumns& row) {
    row.text_into(0, out.text);
    out.to_source = {};
    good = unpack_layout(row.bytes(1), out);
    return true;
  });
  for (const Block& block : out.blocks)
    good = good && block.span.start <= block.span.end && block.span.end <= out.text.size();
  return good;
}

}  // namespace uppdrag::knowledge
