// SPDX-License-Identifier: GPL-3.0-or-later
#include "fact_table.h"

#include <algorithm>
#include <array>

#include "facets.h"
#include "list_json.h"
#include "uppdrag/plugin/json.h"

namespace uppdrag::knowledge {
namespace {

constexpr std::array<std::string_view, kCommonColumns> kCommon = {
    "id",   "document",   "start",  "end",  "sentence_start", "sentence_end",
    "page", "confidence", "plugin", "rule", "quote"};

enum class Storage { kText, kNumber, kBoolean };

Storage storage(FieldType type) {
  if (type == FieldType::kMoney || type == FieldType::kInteger) return Storage::kNumber;
  return type == FieldType::kBoolean ? Storage::kBoolean : Storage::kText;
}

const char* sql_type(const FieldDeclaration& field) {
  return field.list || storage(field.type) == Storage::kText ? "TEXT" : "INTEGER";
}

// `due_first` and `due_last` bound `due`: they need no bounds of their own.
bool is_bound(const FactType& type, std::string_view name) {
  for (const std::string_view ending : {"_first", "_last"}) {
    if (!name.ends_with(ending)) continue;
    const auto* of = type.field(name.substr(0, name.size() - ending.size()));
    if (of != nullptr && of->type == FieldType::kDate) return true;
  }
  return false;
}

bool fits(const FieldDeclaration& field, const FieldValue& value) {
  if (std::holds_alternative<std::monostate>(value)) return true;
  const Storage kind = storage(field.type);
  if (field.list) {
    return kind == Storage::kText ? std::holds_alternative<std::vector<std::string>>(value)
                                  : std::holds_alternative<std::vector<std::int64_t>>(value);
  }
  if (kind == Storage::kText) return std::holds_alternative<std::string>(value);
  if (kind == Storage::kBoolean) return std::holds_alternative<bool>(value);
  return std::holds_alternative<std::int64_t>(value);
}

SqlValue to_sql(const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* truth = std::get_if<bool>(&value)) return std::int64_t{*truth ? 1 : 0};
  if (std::holds_alternative<std::monostate>(value)) return std::monostate{};
  std::string json;
  append_json_value(json, value);
  return json;
}

SqlValue text_or_null(std::string text) {
  if (text.empty()) return std::monostate{};
  return text;
}

// The days that the fact's own bounds say, else those of its date.
IsoDays days_of(const Fact& fact, const std::string& field) {
  IsoDays days = iso_days(fact.text(field));
  if (const IsoDays own = iso_days(fact.text(field + "_first")); !own.first.empty()) days.first = own.first;
  if (const IsoDays own = iso_days(fact.text(field + "_last")); !own.last.empty()) days.last = own.last;
  if (days.first.empty()) days.first = days.last;
  if (days.last.empty()) days.last = days.first;
  return days;
}

void add_list_rows(const FieldColumn& column, const FieldValue& value, std::int64_t id, std::int64_t document,
                   std::vector<SqlRow>& lists) {
  const auto add = [&](SqlValue member) { lists.push_back({column.list_number, std::move(member), id, document}); };
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
    for (const std::string& text : *texts) add(fold_value(text));
  } else if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&value)) {
    for (const std::int64_t number : *numbers) add(number);
  }
}

FieldValue from_sql(const FieldDeclaration& field, const SqlColumns& columns, std::size_t at) {
  if (columns.is_null(at)) return std::monostate{};
  const Storage kind = storage(field.type);
  if (field.list) {
    return kind == Storage::kText ? FieldValue{parse_text_list(columns.text(at))}
                                  : FieldValue{parse_number_list(columns.text(at))};
  }
  if (kind == Storage::kText) return columns.text(at);
  if (kind == Storage::kBoolean) return columns.integer(at) != 0;
  return columns.integer(at);
}

}  // namespace

FactTable::FactTable(FactType type, const std::map<std::string, std::int64_t>& list_numbers)
    : type_(std::move(type)), table_(sql_name("fact_" + type_.id)) {
  for (const FieldDeclaration& field : type_.fields) {
    FieldColumn column;
    column.field = field;
    const bool taken = std::find(kCommon.begin(), kCommon.end(), field.name) != kCommon.end();
    column.name = taken ? "field__" + field.name : field.name;
    if (const auto number = list_numbers.find(field.name); field.list && number != list_numbers.end())
      column.list_number = number->second;
    column.has_days = field.type == FieldType::kDate && !field.list && !is_bound(type_, field.name);
    columns_.push_back(std::move(column));
  }
}

const FieldColumn* FactTable::column(std::string_view field) const {
  const auto at = std::find_if(columns_.begin(), columns_.end(),
                               [field](const FieldColumn& column) { return column.field.name == field; });
  return at == columns_.end() ? nullptr : &*at;
}

const FieldColumn* FactTable::date_column() const {
  const auto at =
      std::find_if(columns_.begin(), columns_.end(), [](const FieldColumn& column) { return column.has_days; });
  return at == columns_.end() ? nullptr : &*at;
}

std::string FactTable::create_sql() const {
  std::string sql = "CREATE TABLE " + table_ +
                    " (id INTEGER PRIMARY KEY, document INTEGER NOT NULL, start INTEGER NOT NULL, \"end\" INTEGER NOT "
                    "NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL, page INTEGER NOT NULL, "
                    "confidence REAL NOT NULL, plugin TEXT NOT NULL, rule TEXT NOT NULL, quote TEXT NOT NULL";
  for (const FieldColumn& column : columns_) {
    sql += ", " + sql_name(column.name) + ' ' + sql_type(column.field);
    if (column.has_days)
      sql += ", " + sql_name(column.name + "__first") + " TEXT, " + sql_name(column.name + "__last") + " TEXT";
  }
  return sql + ")";
}

std::vector<std::string> FactTable::upgrade_sql(const FactTable& old) const {
  std::vector<std::string> out;
  const std::string add = "ALTER TABLE " + table_ + " ADD COLUMN ";
  for (const FieldColumn& column : columns_) {
    const FieldColumn* before = old.column(column.field.name);
    if (before == nullptr) out.push_back(add + sql_name(column.name) + ' ' + sql_type(column.field));
    if (column.has_days && (before == nullptr || !before->has_days)) {
      out.push_back(add + sql_name(column.name + "__first") + " TEXT");
      out.push_back(add + sql_name(column.name + "__last") + " TEXT");
    }
  }
  return out;
}

std::string FactTable::insert_sql() const {
  std::string names;
  std::string marks;
  const auto add = [&](std::string_view name) {
    if (!names.empty()) {
      names += ", ";
      marks += ", ";
    }
    names += sql_name(name);
    marks += '?';
  };
  for (const std::string_view name : kCommon) add(name);
  for (const FieldColumn& column : columns_) {
    add(column.name);
    if (column.has_days) {
      add(column.name + "__first");
      add(column.name + "__last");
    }
  }
  return "INSERT INTO " + table_ + " (" + names + ") VALUES (" + marks + ")";
}

std::string FactTable::select_list() const {
  std::string out;
  for (const std::string_view name : kCommon) out += (out.empty() ? "f." : ", f.") + sql_name(name);
  for (const FieldColumn& column : columns_) out += ", f." + sql_name(column.name);
  return out;
}

std::string FactTable::check(const Fact& fact) const {
  for (const auto& [name, value] : fact.fields) {
    const FieldDeclaration* field = type_.field(name);
    if (field == nullptr) return "fact type '" + type_.id + "' declares no field '" + name + "'";
    if (!fits(*field, value)) {
      return "field '" + name + "' of fact type '" + type_.id + "' is declared as " +
             (field->list ? "a list of " : "") + std::string{field_type_name(field->type)} +
             ", the fact has another kind of value";
    }
  }
  return {};
}

SqlRow FactTable::row(const StoredFact& stored, std::int64_t id, std::int64_t document, std::uint32_t page,
                      std::string quote, std::vector<SqlRow>& lists) const {
  const Fact& fact = stored.fact;
  SqlRow out;
  out.reserve(kCommonColumns + columns_.size() + 2);
  out.emplace_back(id);
  out.emplace_back(document);
  for (const std::uint32_t at : {fact.span.start, fact.span.end, fact.sentence.start, fact.sentence.end, page})
    out.emplace_back(std::int64_t{at});
  out.emplace_back(fact.confidence);
  out.emplace_back(stored.plugin);
  out.emplace_back(fact.rule);
  out.emplace_back(std::move(quote));
  for (const FieldColumn& column : columns_) {
    const FieldValue* value = fact.get(column.field.name);
    out.push_back(value == nullptr ? SqlValue{} : to_sql(*value));
    if (value != nullptr && column.field.list) add_list_rows(column, *value, id, document, lists);
    if (!column.has_days) continue;
    IsoDays days = days_of(fact, column.field.name);
    out.push_back(text_or_null(std::move(days.first)));
    out.push_back(text_or_null(std::move(days.last)));
  }
  return out;
}

FactTable::Read FactTable::read(const SqlColumns& columns, std::size_t first, FactRow& out) const {
  const auto offset = [&](std::size_t at) { return static_cast<std::uint32_t>(columns.integer(first + at)); };
  out.id = columns.integer(first);
  const std::int64_t document = columns.integer(first + 1);
  out.fact.type = type_.id;
  out.fact.span = {offset(2), offset(3)};
  out.fact.sentence = {offset(4), offset(5)};
  out.page = offset(6);
  out.fact.confidence = columns.real(first + 7);
  columns.text_into(first + 8, out.plugin);
  columns.text_into(first + 9, out.fact.rule);
  columns.text_into(first + 10, out.quote);
  out.fact.fields.clear();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    FieldValue value = from_sql(columns_[i].field, columns, first + kCommonColumns + i);
    if (!std::holds_alternative<std::monostate>(value))
      out.fact.fields.emplace_back(columns_[i].field.name, std::move(value));
  }
  return {out.id, document};
}

bool same_storage(const FieldDeclaration& a, const FieldDeclaration& b) {
  return a.list == b.list && storage(a.type) == storage(b.type);
}

bool is_storable_name(std::string_view name) {
  if (name.empty() || name.front() < 'a' || name.front() > 'z' || name.size() > 60) return false;
  if (name.find("__") != std::string_view::npos) return false;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

}  // namespace uppdrag::knowledge
