// SPDX-License-Identifier: GPL-3.0-or-later
// Hits of a search in the form that the user asked for.
#pragma once

#include <string>

#include "program.h"
#include "uppdrag/query/query.h"

namespace uppdrag::cli {

// For a person, with the counts that the page has, and how many there are on stderr when `with_total`. Requires a hit.
// `types` give the labels of counted facts.
void print_hits(const Program& program, const Registry& registry, const std::vector<FactType>& types,
                const SearchPage& page, bool with_total);

// `query` goes into a column or member of its own unless it is "".
void print_hits_csv(const SearchPage& page, const std::string& query, bool head);
void print_hits_json(const SearchPage& page, const std::string& query, bool lines);
// {"facets":{"kind":{"assignment":12}}}
void print_facets_json(const SearchPage& page);

}  // namespace uppdrag::cli
