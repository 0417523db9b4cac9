// SPDX-License-Identifier: GPL-3.0-or-later
// Gold facts, and the comparing of facts with them: the rules of the annotated sets, see docs/facts.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "uppdrag/plugin/fact.h"
#include "uppdrag/text/result.h"

namespace uppdrag::asking {

// A field as it is compared: strings in lower case with single spaces, numbers alike whether whole or not, lists in
// order of their members. Nothing where the field is absent.
using Comparable = std::variant<std::monostate, double, std::string, std::vector<std::string>>;

struct GoldFact {
  std::string document;
  std::string type;
  std::string quote;
  bool ignore = false;
  std::vector<std::pair<std::string, Comparable>> fields;
  std::string line;  // As it stands in the file.

  Comparable field(std::string_view name) const;
};

// The facts of a JSONL file. kNotFound when there is none, kInvalidInput with file and line for what is no gold fact.
Result<std::vector<GoldFact>> read_gold(const std::filesystem::path& file);

Comparable comparable(const FieldValue& value);
Comparable field_of(const Fact& fact, std::string_view name);

// Lower case, without white space, hyphens, soft hyphens and list marks, so that layout does not matter. One element a
// character.
std::u32string squash(std::string_view text);

// Where the quote stands in the text, all places, in squashed characters.
struct Place {
  std::size_t first = 0;
  std::size_t last = 0;
};
std::vector<Place> places(const std::u32string& text, const std::u32string& quote);
// The largest overlap of a place of `a` with one of `b`.
std::size_t overlap(const std::vector<Place>& a, const std::vector<Place>& b);

// How facts of a type are told apart and what else is compared.
struct TypeRules {
  std::string type;
  std::vector<std::string> keys;
  std::vector<std::string> fields;
  bool by_place = false;  // No key: the quotes must share half of the shorter one.
};
// The built-in types have rules of their own; any other type those of its declaration.
TypeRules rules_of(std::string_view type, const FactType* declared);

// What must be equal. `get` gives the fields of a fact.
template <typename Get>
std::vector<Comparable> key_of(const TypeRules& rules, Get get);
Comparable key_part(const std::string& type, const std::string& name, Comparable value, const Comparable& kind);

template <typename Get>
std::vector<Comparable> key_of(const TypeRules& rules, Get get) {
  std::vector<Comparable> out;
  const Comparable kind = rules.type == "reference" ? get("kind") : Comparable{};
  for (const std::string& name : rules.keys) out.push_back(key_part(rules.type, name, get(name), kind));
  return out;
}

}  // namespace uppdrag::asking
