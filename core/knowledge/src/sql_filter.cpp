// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql_filter.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "errors.h"
#include "facets.h"
#include "uppdrag/plugin/edtf.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::knowledge {
namespace {

constexpr const char* kListMembers = "f.id IN (SELECT fact FROM fact_list WHERE field = ? AND value";
constexpr const char* kInList = " IN (SELECT value FROM json_each(?))";

std::vector<std::string> folded(const std::vector<std::string>& values) {
  std::vector<std::string> out;
  for (const std::string& value : values) out.push_back(fold_value(value));
  return out;
}

// Documents with one of `values` under one of `keys` ('county', 'authority', …).
std::string value_condition(std::string_view keys, std::string_view document) {
  return std::string{document} + " IN (SELECT document FROM document_value WHERE key IN (" + std::string{keys} +
         ") AND value" + kInList + ")";
}

// Days from `first` to `last` (columns) that overlap `days`.
void add_overlap(SqlWhere& where, const std::string& first, const std::string& last, const IsoDays& days) {
  if (!days.first.empty()) where.add(last + " >= ?", {days.first});
  if (!days.last.empty()) where.add(first + " <= ?", {days.last});
}

std::int64_t need_number(const FieldCondition& condition) {
  if (condition.number) return *condition.number;
  std::int64_t value = 0;
  const char* const last = condition.text.data() + condition.text.size();
  const auto [end, error] = std::from_chars(condition.text.data(), last, value);
  if (error == std::errc{} && end == last) return value;
  throw Failure({ErrorCode::kInvalidInput,
                 "'" + condition.text + "' is no whole number (field '" + condition.field + "' holds numbers)"});
}

const char* sql_operator(FieldCondition::Op op) {
  if (op == FieldCondition::Op::kAtLeast) return " >= ?";
  return op == FieldCondition::Op::kAtMost ? " <= ?" : " = ?";
}

bool is_number(const FieldDeclaration& field) {
  return field.type == FieldType::kMoney || field.type == FieldType::kInteger;
}

std::int64_t need_truth(const FieldCondition& condition) {
  if (condition.number) return *condition.number != 0 ? 1 : 0;
  const std::string text = fold_value(condition.text);
  for (const char* yes : {"true", "yes", "ja", "1"}) {
    if (text == yes) return 1;
  }
  for (const char* no : {"false", "no", "nej", "0"}) {
    if (text == no) return 0;
  }
  throw Failure({ErrorCode::kInvalidInput,
                 "'" + condition.text + "' is neither true nor false (field '" + condition.field + "')"});
}

// How a day that comes back every year falls into `days`: as a condition on the text `R/MM-DD` of `column`, with the
// month and day in characters 3 to 7.
void recurring_condition(const std::string& column, const IsoDays& days, std::string& sql, SqlRow& values) {
  sql += "substr(" + column + ", 1, 2) = 'R/'";
  if (days.first.empty() || days.last.empty()) return;
  const auto year_of = [](const std::string& day) { return std::stoi(day.substr(0, 4)); };
  const std::string from = days.first.substr(5);
  const std::string to = days.last.substr(5);
  const int years = year_of(days.last) - year_of(days.first);
  if (years > 1 || (years == 1 && from <= to)) return;
  sql += years == 0 ? " AND substr(" + column + ", 3) BETWEEN ? AND ?"
                    : " AND (substr(" + column + ", 3) >= ? OR substr(" + column + ", 3) <= ?)";
  values.emplace_back(from);
  values.emplace_back(to);
}

void add_days(SqlWhere& where, const FieldColumn& column, const IsoDays& days) {
  if (days.first.empty() && days.last.empty()) return;
  const std::string name = "f." + sql_name(column.name);
  SqlWhere overlap;
  add_overlap(overlap, "f." + sql_name(column.name + "__first"), "f." + sql_name(column.name + "__last"), days);
  std::string sql = "((" + overlap.text + ") OR (";
  recurring_condition(name, days, sql, overlap.values);
  where.add(sql + "))", std::move(overlap.values));
}

using DateRanges = std::map<const FieldColumn*, IsoDays>;

void add_date(SqlWhere& where, const FieldColumn& column, const FieldCondition& condition, DateRanges& ranges) {
  using Op = FieldCondition::Op;
  const std::string name = "f." + sql_name(column.name);
  IsoDays days = iso_days(condition.text);
  if (days.first.empty()) {
    if (condition.op != Op::kEquals)
      throw Failure({ErrorCode::kInvalidInput,
                     "'" + condition.text + "' is no date (expected a day such as 2014-01-31, a month or a year)"});
    where.add(name + " = ?", {condition.text});  // An event, a day of every year.
    return;
  }
  if (condition.op == Op::kAtLeast) days.last.clear();
  if (condition.op == Op::kAtMost) days.first.clear();
  if (column.has_days && condition.op != Op::kEquals) {
    // Both ends together are one range: that matters for days that come back every year.
    IsoDays& range = ranges[&column];
    if (!days.first.empty()) range.first = std::max(range.first, days.first);
    if (!days.last.empty()) range.last = range.last.empty() ? days.last : std::min(range.last, days.last);
  } else if (column.has_days) {
    add_days(where, column, days);
  } else {
    add_overlap(where, name, name, days);  // A bound such as due_first is an ISO day itself.
  }
}

void add_list(SqlWhere& where, const FieldColumn& column, const FieldCondition& condition) {
  const std::string members = kListMembers;
  if (is_number(column.field)) {
    where.add(members + sql_operator(condition.op) + ")", {column.list_number, need_number(condition)});
  } else if (condition.op == FieldCondition::Op::kContains) {
    where.add(members + " GLOB ?)", {column.list_number, glob_any_case(fold_value(condition.text), true)});
  } else {
    where.add(members + sql_operator(condition.op) + ")", {column.list_number, fold_value(condition.text)});
  }
}

void add_condition(SqlWhere& where, const FieldColumn& column, const FieldCondition& condition, DateRanges& ranges) {
  const std::string name = "f." + sql_name(column.name);
  if (column.field.list) {
    add_list(where, column, condition);
  } else if (is_number(column.field)) {
    where.add(name + sql_operator(condition.op), {need_number(condition)});
  } else if (column.field.type == FieldType::kBoolean) {
    where.add("ifnull(" + name + ", 0) = ?", {need_truth(condition)});
  } else if (condition.op == FieldCondition::Op::kContains) {
    where.add(name + " GLOB ?", {glob_any_case(condition.text, true)});
  } else if (column.field.type == FieldType::kDate) {
    add_date(where, column, condition, ranges);
  } else if (condition.op == FieldCondition::Op::kEquals) {
    where.add(name + " GLOB ?", {glob_any_case(condition.text, false)});
  } else {
    where.add(name + sql_operator(condition.op), {condition.text});
  }
}

// Any of `alternatives` (SQL conditions), whose values are `values`.
void add_any(SqlWhere& where, const std::vector<std::string>& alternatives, SqlRow values) {
  std::string sql;
  for (const std::string& each : alternatives) sql += (sql.empty() ? "(" : " OR ") + each;
  where.add(sql + ")", std::move(values));
}

// An authority field of the fact holds one of a list of names.
void name_authorities(const FactTable& table, const std::vector<std::string>& names, std::vector<std::string>& sql,
                      SqlRow& values) {
  for (const FieldColumn& column : table.columns()) {
    if (column.field.type != FieldType::kAuthority || names.empty()) continue;
    if (column.field.list) {
      sql.push_back(std::string{kListMembers} + kInList + ")");
      values.emplace_back(column.list_number);
      values.emplace_back(sql_list(folded(names)));
    } else {
      for (const std::string& name : names) {
        sql.push_back("f." + sql_name(column.name) + " GLOB ?");
        values.emplace_back(glob_any_case(name, false));
      }
    }
  }
}

void add_named(SqlWhere& where, const NamedInFact& named, const FactTable& table) {
  if (!named.counties.empty()) {
    std::vector<std::string> sql{value_condition("'county'", "f.document")};
    SqlRow values{sql_list(folded(named.counties))};
    name_authorities(table, named.county_boards, sql, values);
    add_any(where, sql, std::move(values));
  }
  if (!named.authorities.empty()) {
    // A fact is an authority's when it names it, or when it names none and its document is the authority's; and all
    // facts of a document that it issued are.
    std::vector<std::string> sql{value_condition("'issuer'", "f.document")};
    SqlRow values{sql_list(folded(named.authorities))};
    std::string nobody = value_condition("'authority'", "f.document");
    for (const FieldColumn& column : table.columns()) {
      if (column.field.type == FieldType::kAuthority)
        nobody += " AND ifnull(f." + sql_name(column.name) + ", '') IN ('', '[]')";
    }
    sql.push_back("(" + nobody + ")");
    values.emplace_back(sql_list(folded(named.authorities)));
    name_authorities(table, named.authorities, sql, values);
    add_any(where, sql, std::move(values));
  }
}

void add_named_goals(SqlWhere& where, const std::vector<std::string>& goals, const FactTable& table) {
  if (goals.empty()) return;
  std::vector<std::string> sql;
  SqlRow values;
  for (const FieldColumn& column : table.columns()) {
    if (column.field.type != FieldType::kGoal) continue;
    if (column.field.list) {
      sql.push_back(std::string{kListMembers} + kInList + ")");
      values.emplace_back(column.list_number);
      values.emplace_back(sql_list(folded(goals)));
    } else {
      sql.push_back("f." + sql_name(column.name) + kInList);
      values.emplace_back(sql_list(goals));
    }
  }
  if (sql.empty()) {
    sql.push_back(value_condition("'goal'", "f.document"));
    values.emplace_back(sql_list(folded(goals)));
  }
  add_any(where, sql, std::move(values));
}

void add_named_dates(SqlWhere& where, const DateBounds& bounds, const FactTable& table) {
  const IsoDays days = iso_days(bounds);
  if (const FieldColumn* date = table.date_column(); date != nullptr) {
    add_days(where, *date, days);
  } else if (!days.first.empty() || !days.last.empty()) {
    SqlWhere overlap;
    add_overlap(overlap, "date_first", "date_last", days);
    where.add("f.document IN (SELECT id FROM document WHERE " + overlap.text + ")", std::move(overlap.values));
  }
}

}  // namespace

void SqlWhere::add(std::string condition, SqlRow of_condition) {
  text += text.empty() ? std::move(condition) : " AND " + condition;
  for (SqlValue& value : of_condition) values.push_back(std::move(value));
}

SqlWhere document_where(const DocumentFilter& filter) {
  SqlWhere out;
  if (!filter.kinds.empty()) out.add(std::string{"d.kind"} + kInList, {sql_list(filter.kinds)});
  if (!filter.ids.empty()) out.add(std::string{"d.id"} + kInList, {sql_list(filter.ids)});
  const auto add_values = [&out](std::string_view keys, const std::vector<std::string>& values) {
    if (!values.empty()) out.add(value_condition(keys, "d.id"), {sql_list(values)});
  };
  add_values("'county'", folded(filter.counties));
  add_values("'authority', 'named'", folded(filter.authorities));
  add_values("'goal'", folded(filter.goals));
  std::vector<std::string> dnr;
  for (const std::string& each : filter.dnr) dnr.push_back(dnr_key(each));
  add_values("'dnr'", dnr);
  add_overlap(out, "d.date_first", "d.date_last", iso_days({filter.from.value_or(""), filter.to.value_or("")}));
  std::vector<std::string> alternatives;
  SqlRow values;
  for (const DateBounds& bounds : filter.dates) {
    SqlWhere overlap;
    add_overlap(overlap, "d.date_first", "d.date_last", iso_days(bounds));
    alternatives.push_back("(" + (overlap.text.empty() ? "d.date_first IS NOT NULL" : overlap.text) + ")");
    for (SqlValue& value : overlap.values) values.push_back(std::move(value));
  }
  if (!alternatives.empty()) add_any(out, alternatives, std::move(values));
  return out;
}

FactWhere fact_where(const FactQuery& query, const FactTable& table) {
  FactWhere out;
  SqlWhere documents = document_where(query.documents);
  if (!documents.text.empty())
    out.where.add("f.document IN (SELECT d.id FROM document d WHERE " + documents.text + ")",
                  std::move(documents.values));
  add_named(out.where, query.named, table);
  add_named_goals(out.where, query.named.goals, table);
  add_named_dates(out.where, query.named.dates, table);
  if (!query.ids.empty()) {
    std::string marks;
    std::vector<SqlValue> values;
    for (const std::int64_t id : query.ids) {
      marks += marks.empty() ? "?" : ",?";
      values.emplace_back(id);
    }
    out.where.add("f.id IN (" + marks + ")", std::move(values));
  }
  if (query.min_confidence > 0) out.where.add("f.confidence >= ?", {query.min_confidence});
  DateRanges ranges;
  for (const FieldCondition& condition : query.conditions) {
    const FieldColumn* column = table.column(condition.field);
    if (column == nullptr) {
      out.fits = false;
      return out;
    }
    add_condition(out.where, *column, condition, ranges);
  }
  for (const auto& [column, days] : ranges) add_days(out.where, *column, days);
  return out;
}

FactOrder fact_order(const FactQuery& query, const FactTable& table) {
  constexpr const char* kPlace = "f.document, f.start, f.id";
  std::string_view field = query.order_by;
  const bool down = field.starts_with('-');
  if (down) field.remove_prefix(1);
  const char* const direction = down ? " DESC" : "";
  if (field.empty()) return {std::string{" ORDER BY "} + kPlace};
  if (field == "confidence") return {std::string{" ORDER BY f.confidence"} + direction + ", " + kPlace};
  const FieldColumn* column = table.column(field);
  if (column == nullptr) return {"", false};
  // Facts without a value come last in both directions.
  const std::string name = "f." + sql_name(column->has_days ? column->name + "__first" : column->name);
  return {" ORDER BY " + name + " IS NULL, " + name + direction + ", " + kPlace};
}

std::string glob_any_case(std::string_view text, bool within) {
  std::string out = within ? "*" : "";
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const std::string_view as_is = text.substr(at, point.next - at);
    at = point.next;
    const std::string lower = to_lower(as_is);
    const std::string upper = to_upper_first(lower);
    const bool has_case = lower != upper && decode_utf8(upper, 0).next == upper.size();  // Not ß.
    if (has_case) {
      out += '[' + lower + upper + ']';
    } else if (as_is == "*" || as_is == "?" || as_is == "[") {
      out += '[' + std::string{as_is} + ']';
    } else {
      out += as_is;
    }
  }
  return within ? out + '*' : out;
}

}  // namespace uppdrag::knowledge
