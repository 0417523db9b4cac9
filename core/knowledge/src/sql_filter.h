// SPDX-License-Identifier: GPL-3.0-or-later
// Filters and conditions as SQL: text with ? in it and the values for them.
#pragma once

#include <string>
#include <string_view>

#include "fact_table.h"
#include "sqlite.h"
#include "uppdrag/knowledge/knowledge_base.h"

namespace uppdrag::knowledge {

// Conditions joined by AND, with their values in order.
struct SqlWhere {
  std::string text;  // "" = no condition.
  SqlRow values;

  void add(std::string condition, SqlRow of_condition = {});
  // " WHERE …", or "".
  std::string clause() const { return text.empty() ? "" : " WHERE " + text; }
};

// Conditions on the table document under the alias `d`. Throws Failure for what is no date.
SqlWhere document_where(const DocumentFilter& filter);

// Conditions on the table of `table` under the alias `f`, also those on its documents. `fits` is false when no fact of
// this type can match, since it lacks a field that is asked for. Throws Failure for a condition that makes no sense.
struct FactWhere {
  SqlWhere where;
  bool fits = true;
};
FactWhere fact_where(const FactQuery& query, const FactTable& table);

// "ORDER BY …" for `query` on the alias `f`. `fits` as above.
struct FactOrder {
  std::string text;
  bool fits = true;
};
FactOrder fact_order(const FactQuery& query, const FactTable& table);

// A GLOB pattern that matches `text` in upper or lower case, å, ä and ö too, which SQLite's own NOCASE does not know.
// With `within`, anywhere in a text.
std::string glob_any_case(std::string_view text, bool within);

}  // namespace uppdrag::knowledge
