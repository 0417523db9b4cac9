// SPDX-License-Identifier: GPL-3.0-or-later
// TEMPORARY: stands in for rooms that are being written, so that the program links. Goes when they are there.
#include "uppdrag/query/query.h"

#define PENDING __attribute__((weak))

namespace uppdrag {
static Error pending() { return {ErrorCode::kUnsupported, "the knowledge base is not built yet"}; }
PENDING Status facts(const KnowledgeBase&, const Registry&, const FactRequest&, const std::function<bool(const FactRow&)>&) {
  return pending();
}
PENDING Result<SearchPage> search(const KnowledgeBase&, const Registry&, const SearchRequest&) { return pending(); }
PENDING Result<std::vector<BudgetSum>> budget_sums(const KnowledgeBase&, const Registry&, const FactRequest&, std::string_view) {
  return pending();
}
PENDING Result<Coverage> goal_coverage(const KnowledgeBase&, const Registry&, const Filters&, std::string_view) { return pending(); }
PENDING Result<Evaluation> evaluate(const std::filesystem::path&, const std::vector<std::pair<std::string, std::string>>&,
                                    const std::vector<ExtractedFact>&, const std::vector<FactType>&) {
  return pending();
}
}  // namespace uppdrag
