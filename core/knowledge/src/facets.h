// SPDX-License-Identifier: GPL-3.0-or-later
// What documents are filtered by, made once and put both into SQLite and into the index, so that the two cannot differ.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uppdrag/knowledge/knowledge_base.h"

namespace uppdrag::knowledge {

// How values compare: lower case, runs of white space as one space, none at the ends.
std::string fold_value(std::string_view value);

// A dnr as it is compared: lower case without white space.
std::string dnr_key(std::string_view dnr);

struct Facets {
  std::string kind;
  std::string first_day;  // ISO days that the document's date covers; "" when it has none.
  std::string last_day;
  // (key, folded value), sorted, each once. Keys: county, authority, issuer, named (as assignee), goal, dnr, policy_area;
  // of a document's facts the largest `amount` in kronor and the last day of a `deadline`; and `shown`, see pack_shown().
  // A dnr stands there with all its beginnings that end before a `/`, so that `U2013/964` finds `U2013/964/JÄM`.
  std::vector<std::pair<std::string, std::string>> values;
};

// What the counts of a search show of a document: pairs of a facet's key and a value as it is shown, sorted, in one text.
using ShownValues = std::vector<std::pair<std::string, std::string>>;
std::string pack_shown(const ShownValues& values);
ShownValues unpack_shown(std::string_view packed);

Facets make_facets(const Metadata& metadata, const std::vector<StoredFact>& facts, const std::vector<FactType>& types);

// ISO days, "" for an open end or when there is none. `from` gives its first day, `to` its last.
struct IsoDays {
  std::string first;
  std::string last;
};
IsoDays iso_days(std::string_view edtf);
// The days of `bounds`. Throws Failure (kInvalidInput) for what is no date.
IsoDays iso_days(const DateBounds& bounds);

}  // namespace uppdrag::knowledge
