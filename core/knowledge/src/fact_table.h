// SPDX-License-Identifier: GPL-3.0-or-later
// How facts of one declared type lie in SQLite: the table, its columns, and values on their way in and out.
//
// Table fact_<id>: the columns that every fact has, then one a field in the declared order. Lists are JSON text, and
// their members stand in fact_list as well, so that a filter on one member uses an index. A date field has two columns
// more, <field>__first and <field>__last, with the ISO days that it covers.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sqlite.h"
#include "uppdrag/knowledge/knowledge_base.h"

namespace uppdrag::knowledge {

struct FieldColumn {
  FieldDeclaration field;
  std::string name;              // Of the column; differs from the field's where that is taken.
  std::int64_t list_number = 0;  // In fact_list; 0 when the field is no list.
  bool has_days = false;         // <name>__first and <name>__last stand beside it.
};

// How many columns every fact has.
inline constexpr std::size_t kCommonColumns = 11;

class FactTable {
 public:
  // `list_numbers` holds a number for each list field.
  FactTable(FactType type, const std::map<std::string, std::int64_t>& list_numbers);

  const FactType& type() const { return type_; }
  const std::string& table() const { return table_; }  // Quoted.
  const std::vector<FieldColumn>& columns() const { return columns_; }
  const FieldColumn* column(std::string_view field) const;
  // The first date field that is no bound of another (`due`, not `due_first`), or null.
  const FieldColumn* date_column() const;

  // CREATE TABLE, without the word IF NOT EXISTS.
  std::string create_sql() const;
  // ALTER TABLE statements that give a table of type `old` the columns that are new in this one.
  std::vector<std::string> upgrade_sql(const FactTable& old) const;
  std::string insert_sql() const;
  // The columns for read(), each with the alias `f.` before it.
  std::string select_list() const;
  std::size_t select_width() const { return kCommonColumns + columns_.size(); }

  // Why `fact` cannot be stored, or "".
  std::string check(const Fact& fact) const;
  // The row for insert_sql(). `lists` gets a row (field, value, fact, document) for each member of a list.
  SqlRow row(const StoredFact& stored, std::int64_t id, std::int64_t document, std::uint32_t page, std::string quote,
             std::vector<SqlRow>& lists) const;

  struct Read {
    std::int64_t id = 0;
    std::int64_t document = 0;
  };
  // Fills fact, quote, page, plugin and id of `out` from a row of select_list(), from column `first` on.
  Read read(const SqlColumns& columns, std::size_t first, FactRow& out) const;

 private:
  FactType type_;
  std::string table_;
  std::vector<FieldColumn> columns_;
};

// Whether a table with `a` can go on with `b`: same kind of value, same number of them.
bool same_storage(const FieldDeclaration& a, const FieldDeclaration& b);

// [a-z][a-z0-9_]*, no `__`: what may be part of a table's or column's name.
bool is_storable_name(std::string_view name);

}  // namespace uppdrag::knowledge
