// SPDX-License-Identifier: GPL-3.0-or-later
// Facts, and the declarations from which the store, the filters, the columns and the scores are made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "uppdrag/text/span.h"

namespace uppdrag {

enum class FieldType : std::uint8_t { kText, kDate, kMoney, kInteger, kBoolean, kAuthority, kCounty, kGoal, kReference, kEnum };

std::string_view field_type_name(FieldType type);                // "text", "date", "money", ...
std::optional<FieldType> field_type_from(std::string_view name);

struct FieldDeclaration {
  std::string name;       // snake_case, unique in its fact type; not one of the columns that every fact has.
  FieldType type = FieldType::kText;
  bool list = false;
  bool key = false;       // Takes part in telling two facts apart (evaluate, de-duplication).
  bool column = false;    // Shown in tables.
  std::string label_sv;
  std::string label_en;
  std::vector<std::string> values;  // For kEnum: the legal values.
};

// A fact type as a plugin's manifest declares it.
struct FactType {
  std::string id;         // [a-z][a-z0-9_]*, e.g. "deadline".
  std::string plural;     // The command's name, e.g. "deadlines".
  std::string label_sv;
  std::string label_en;
  std::vector<FieldDeclaration> fields;

  const FieldDeclaration* field(std::string_view name) const;
};

// Nothing, a text (all but numbers and booleans), a whole number (also whole kronor), a boolean, or a list of texts or numbers.
using FieldValue = std::variant<std::monostate, std::string, std::int64_t, bool, std::vector<std::string>, std::vector<std::int64_t>>;

struct Fact {
  std::string type;  // FactType::id.
  std::vector<std::pair<std::string, FieldValue>> fields;
  Span span;         // The shortest clause that states it; never empty; inside the canonical text.
  Span sentence;     // The sentence (or list item with its lead-in left out) around it.
  double confidence = 0;  // 0..1: the share of facts of this rule that are right on the annotated set.
  std::string rule;  // Name of the rule that fired, e.g. "deadline/senast-den".

  void set(std::string_view name, FieldValue value);
  const FieldValue* get(std::string_view name) const;
  // The text of a text field, "" for anything else.
  std::string_view text(std::string_view name) const;
};

}  // namespace uppdrag
