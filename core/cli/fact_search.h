// SPDX-License-Identifier: GPL-3.0-or-later
// Search in the words of facts: uppdrag search --in TYPE.
#pragma once

#include <string>

#include "program.h"
#include "uppdrag/query/query.h"

namespace uppdrag::cli {

struct FactSearch {
  std::string type;  // Id or plural.
  std::string query;
  Filters filters;
  std::string sort;  // A field, or "relevance" for the type's own order.
  std::uint64_t limit = 0;
  std::uint64_t offset = 0;
};

// An exit code.
Result<int> search_facts(Program& program, const KnowledgeBase& kb, const Registry& registry, const FactSearch& wanted);

}  // namespace uppdrag::cli
