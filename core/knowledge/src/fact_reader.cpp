// SPDX-License-Identifier: GPL-3.0-or-later
// Facts, streamed in the order asked for.
#include <algorithm>
#include <tuple>

#include "errors.h"
#include "layout_codec.h"
#include "store_reader.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::knowledge {
namespace {

std::string limit_clause(const FactQuery& query, SqlRow& values) {
  if (query.limit == 0 && query.offset == 0) return {};
  values.emplace_back(query.limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(query.limit));
  values.emplace_back(static_cast<std::int64_t>(query.offset));
  return " LIMIT ? OFFSET ?";
}

std::string field_list(const std::vector<const FactTable*>& tables) {
  std::string out;
  for (const FactTable* table : tables) {
    for (const FieldColumn& column : table->columns()) {
      if (out.find(" " + column.field.name + ",") == std::string::npos) out += " " + column.field.name + ",";
    }
  }
  if (!out.empty()) out.pop_back();
  return out;
}

std::string sort_field(const FactQuery& query) {
  return query.order_by.starts_with('-') ? query.order_by.substr(1) : query.order_by;
}

// Every field that is asked for must be declared by some type.
void check_fields(const FactQuery& query, const std::vector<const FactTable*>& tables) {
  const auto check = [&](const std::string& field) {
    if (std::any_of(tables.begin(), tables.end(), [&field](const FactTable* t) { return t->column(field) != nullptr; }))
      return;
    const std::string of = query.type.empty() ? "any fact type" : "fact type '" + query.type + "'";
    throw Failure(
        {ErrorCode::kInvalidInput, "no field '" + field + "' in " + of + " (fields:" + field_list(tables) + ")"});
  };
  for (const FieldCondition& condition : query.conditions) check(condition.field);
  if (const std::string field = sort_field(query); !field.empty() && field != "confidence") check(field);
}

}  // namespace

std::vector<const FactTable*> FactReader::tables_of(const FactQuery& query) const {
  std::vector<const FactTable*> out;
  for (const FactTables::Entry& entry : tables_.entries()) {
    if (query.type.empty() || entry.table.type().id == query.type) out.push_back(&entry.table);
  }
  if (out.empty() && !query.type.empty()) {
    std::string known;
    for (const FactType& type : tables_.types()) known += (known.empty() ? "" : ", ") + type.id;
    throw Failure({ErrorCode::kNotFound, "no fact type '" + query.type + "' (there are: " + known + ")"});
  }
  check_fields(query, out);
  std::erase_if(out, [this](const FactTable* table) { return !tables_.find(table->type().id)->stored; });
  return out;
}

void FactReader::read(const FactQuery& query, const std::function<bool(const FactRow&)>& row) {
  const auto tables = tables_of(query);
  if (tables.empty()) return;
  if (!query.type.empty()) {
    read_type(query, *tables.front(), row);
  } else if (query.order_by.empty()) {
    read_all_in_place_order(query, tables, row);
  } else {
    read_all_sorted(query, tables, row);
  }
}

// The facts of all types in the documents from `first` to `last`, in order of place.
std::vector<FactReader::Found> FactReader::facts_of_documents(const FactQuery& query,
                                                              const std::vector<const FactTable*>& tables,
                                                              std::int64_t first, std::int64_t last) {
  std::vector<Found> out;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    FactWhere where = fact_where(query, *tables[i]);
    if (!where.fits) continue;
    where.where.add("f.document BETWEEN ? AND ?", {first, last});
    FactRow row;
    db_.query("SELECT " + tables[i]->select_list() + " FROM " + tables[i]->table() + " f" + where.where.clause(),
              std::move(where.where.values), tables[i]->select_width(), [&](const SqlColumns& columns) {
                const std::int64_t document = tables[i]->read(columns, 0, row).document;
                out.push_back({document, i, row});
                return true;
              });
  }
  std::sort(out.begin(), out.end(), [](const Found& a, const Found& b) {
    return std::tuple(a.document, a.row.fact.span.start, a.type, a.row.id) <
           std::tuple(b.document, b.row.fact.span.start, b.type, b.row.id);
  });
  return out;
}

// Some hundred documents at a time, so that memory does not grow with the answer.
void FactReader::read_all_in_place_order(const FactQuery& query, const std::vector<const FactTable*>& tables,
                                         const std::function<bool(const FactRow&)>& row) {
  constexpr std::int64_t kDocuments = 256;
  const std::int64_t last = db_.integer("SELECT max(id) FROM document").value_or(0);
  std::uint64_t skip = query.offset;
  std::uint64_t left = query.limit == 0 ? ~std::uint64_t{0} : query.limit;
  FactRow out;
  for (std::int64_t first = 1; first <= last; first += kDocuments) {
    for (Found& each : facts_of_documents(query, tables, first, first + kDocuments - 1)) {
      if (skip > 0) {
        --skip;
        continue;
      }
      if (left-- == 0) return;
      out.id = each.row.id;
      out.page = each.row.page;
      std::swap(out.fact, each.row.fact);
      std::swap(out.quote, each.row.quote);
      std::swap(out.plugin, each.row.plugin);
      add_document(each.document, out);
      if (!row(out)) return;
    }
  }
}

void FactReader::read_type(const FactQuery& query, const FactTable& table,
                           const std::function<bool(const FactRow&)>& row) {
  FactWhere where = fact_where(query, table);
  const FactOrder order = fact_order(query, table);
  if (!where.fits || !order.fits) return;
  std::string sql =
      "SELECT " + table.select_list() + " FROM " + table.table() + " f" + where.where.clause() + order.text;
  sql += limit_clause(query, where.where.values);
  FactRow out;
  db_.query(sql, std::move(where.where.values), table.select_width(), [&](const SqlColumns& columns) {
    add_document(table.read(columns, 0, out).document, out);
    return row(out);
  });
}

// Finds the facts of all types in order first, and then reads each from its table.
void FactReader::read_all_sorted(const FactQuery& query, const std::vector<const FactTable*>& tables,
                                 const std::function<bool(const FactRow&)>& row) {
  const std::string field = sort_field(query);
  std::string sql;
  SqlRow values;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    FactWhere where = fact_where(query, *tables[i]);
    const FieldColumn* column = tables[i]->column(field);
    if (!where.fits || (column == nullptr && field != "confidence")) continue;
    const std::string sort = column == nullptr
                                 ? "f.confidence"
                                 : "f." + sql_name(column->has_days ? column->name + "__first" : column->name);
    sql += (sql.empty() ? "SELECT " : " UNION ALL SELECT ") + std::to_string(i) +
           " AS type, f.id AS id, f.document AS document, f.start AS start, " + sort + " AS sort FROM " +
           tables[i]->table() + " f" + where.where.clause();
    for (SqlValue& value : where.where.values) values.push_back(std::move(value));
  }
  if (sql.empty()) return;
  const std::string down = query.order_by.starts_with('-') ? " DESC" : "";
  // A compound select sorts by names only, hence the one around it.
  sql = "SELECT * FROM (" + sql + ") ORDER BY sort IS NULL, sort" + down + ", document, start, type, id";
  sql += limit_clause(query, values);
  FactRow out;
  db_.query(sql, std::move(values), 5, [&](const SqlColumns& key) {
    const FactTable& table = *tables[static_cast<std::size_t>(key.integer(0))];
    bool go_on = true;
    db_.query("SELECT " + table.select_list() + " FROM " + table.table() + " f WHERE f.id = ?", {key.integer(1)},
              table.select_width(), [&](const SqlColumns& columns) {
                add_document(table.read(columns, 0, out).document, out);
                go_on = row(out);
                return true;
              });
    return go_on;
  });
}

std::vector<TypeCount> FactReader::count(const FactQuery& query) {
  std::vector<TypeCount> out;
  for (const FactTable* table : tables_of(query)) {
    FactWhere where = fact_where(query, *table);
    TypeCount count{table->type().id, 0};
    if (where.fits) {
      count.count = db_.integer("SELECT count(*) FROM " + table->table() + " f" + where.where.clause(),
                                std::move(where.where.values))
                        .value_or(0);
    }
    out.push_back(std::move(count));
  }
  return out;
}

std::vector<std::int64_t> FactReader::documents(const FactQuery& query) {
  std::vector<std::int64_t> out;
  for (const FactTable* table : tables_of(query)) {
    FactWhere where = fact_where(query, *table);
    if (!where.fits) continue;
    db_.query("SELECT DISTINCT f.document FROM " + table->table() + " f" + where.where.clause(),
              std::move(where.where.values), 1, [&out](const SqlColumns& row) {
                out.push_back(row.integer(0));
                return true;
              });
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void FactReader::add_document(std::int64_t document, FactRow& row) {
  const Source& from = source(document);
  if (document != last_document_) {
    row.document_path = from.path;
    row.document = from.metadata;
    last_document_ = document;
  }
  const Span span = row.fact.sentence;
  row.sentence.clear();
  if (span.empty() || span.end > from.text.size()) return;
  row.sentence = span.of(from.text);
  std::replace(row.sentence.begin(), row.sentence.end(), '\n', ' ');
}

std::string_view FactReader::heading_of(const FactRow& row) {
  if (headings_of_ != last_document_) {
    headings_.clear();
    Document document;
    db_.query("SELECT layout FROM document_text WHERE document = ?", {last_document_}, 1,
              [&](const SqlColumns& columns) {
                if (!unpack_layout(columns.bytes(0), document)) document.blocks.clear();
                return false;
              });
    for (const Block& block : document.blocks) {
      if (block.kind == BlockKind::kHeading) headings_.push_back(block.span);
    }
    headings_of_ = last_document_;
  }
  const auto next = std::upper_bound(headings_.begin(), headings_.end(), row.fact.sentence.start,
                                     [](std::uint32_t at, const Span& heading) { return at < heading.start; });
  const std::string& text = source(last_document_).text;
  if (next == headings_.begin() || std::prev(next)->end > text.size()) return {};
  return std::prev(next)->of(text);
}

const FactReader::Source& FactReader::source(std::int64_t document) {
  constexpr std::size_t kMostBytes = 16U << 20U;
  if (const auto at = sources_.find(document); at != sources_.end()) return *at->second;
  if (source_bytes_ > kMostBytes) {
    sources_.clear();
    source_bytes_ = 0;
  }
  auto made = std::make_unique<Source>();
  db_.query(
      "SELECT d.path, d.metadata, t.text FROM document d JOIN document_text t ON t.document = d.id WHERE d.id = ?",
      {document}, 3, [&](const SqlColumns& columns) {
        made->path = columns.text(0);
        made->metadata = unpack_metadata(columns.text(1));
        columns.text_into(2, made->text);
        return true;
      });
  source_bytes_ += made->text.size() + 1024;
  return *(sources_[document] = std::move(made));
}

}  // namespace uppdrag::knowledge
