// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a query into words, phrases, operators and fields. Reads any bytes without failing but for what it says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/text/result.h"

namespace uppdrag::asking {

enum class LexKind : std::uint8_t { kWord, kPrefix, kPhrase, kField, kOpen, kClose, kAnd, kOr, kNot, kNear, kEnd };

// The fields of the query language. Each has a Swedish and an English name; see field_names().
enum class Field : std::uint8_t { kNone, kCounty, kKind, kYear, kAuthority, kDnr, kFrom, kTo, kTitle, kGoal, kFact };

struct Lexeme {
  LexKind kind = LexKind::kEnd;
  std::string text;     // As typed; of kField the value, of kPrefix without the *.
  bool quoted = false;  // kField: the value stood in quotes.
  std::string name;     // kField: the field as typed.
  Field field = Field::kNone;
  std::uint32_t window = 0;  // kNear.
  std::uint32_t column = 1;  // In characters from 1.
};

// The lexemes of `query`, kEnd last. `fact_fields`: names of the fields of facts, in lower case.
Result<std::vector<Lexeme>> lex_query(std::string_view query, const std::vector<std::string>& fact_fields = {});

// Every name of every field.
std::vector<std::string> field_names();

// " (column 5)", for the end of a message.
std::string at_column(std::uint32_t column);

}  // namespace uppdrag::asking
