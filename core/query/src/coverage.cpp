// SPDX-License-Identifier: GPL-3.0-or-later
// Which counties' strategies speak of which goals, and for which counties no strategy is held.
#include <algorithm>
#include <map>
#include <set>

#include "names.h"
#include "uppdrag/query/query.h"

namespace uppdrag {
namespace {

// Codes of the counties to show, in the registry's order.
std::vector<const County*> rows_of(const std::vector<std::string>& codes, const Registry& registry) {
  std::vector<const County*> out;
  for (const County& county : registry.counties()) {
    if (codes.empty() || std::find(codes.begin(), codes.end(), county.code) != codes.end()) out.push_back(&county);
  }
  return out;
}

Error unknown_system(std::string_view name, const Registry& registry) {
  std::vector<std::string> known;
  std::string list;
  for (const GoalSystem& system : registry.goal_systems()) {
    known.push_back(system.id);
    list += (list.empty() ? "" : ", ") + system.id;
  }
  return {ErrorCode::kInvalidInput, "unknown goal system '" + std::string{name} + "'" +
                                        asking::did_you_mean(asking::nearest(name, known)) + " (there are: " + list +
                                        ")"};
}

}  // namespace

Result<Coverage> goal_coverage(const KnowledgeBase& kb, const Registry& registry, const Filters& filters,
                               std::string_view goal_system) {
  const GoalSystem* system = registry.goal_system(goal_system);
  if (system == nullptr) return unknown_system(goal_system, registry);
  Filters of_documents = filters;
  if (of_documents.kinds.empty()) of_documents.kinds = {"strategy"};
  auto filter = resolve_filters(of_documents, registry);
  if (!filter) return filter.error();
  auto documents = kb.documents(*filter);
  if (!documents) return documents.error();

  Coverage out;
  const auto rows = rows_of(filter->counties, registry);
  std::set<std::string> held;
  for (const DocumentSummary& document : *documents) {
    for (const std::string& code : document.metadata.list("county")) held.insert(code);
  }
  for (const County* county : rows) {
    out.rows.push_back(county->name);
    if (held.count(county->code) == 0) out.rows_without_document.push_back(county->name);
  }
  for (const Goal& goal : system->goals) out.goals.push_back(goal.id);

  FactQuery query;
  query.type = "goal";
  query.documents = *filter;
  query.named.goals = out.goals;
  query.min_confidence = filters.min_confidence;
  std::map<std::pair<std::string, std::string>, std::int64_t> mentions;  // By county code and goal.
  const Status status = kb.facts(query, [&](const FactRow& row) {
    for (const std::string& code : row.document.list("county")) ++mentions[{code, std::string{row.fact.text("goal")}}];
    return true;
  });
  if (!status) return status.error();
  for (const County* county : rows) {
    for (const std::string& goal : out.goals) {
      const auto found = mentions.find({county->code, goal});
      if (found != mentions.end()) out.cells.push_back({county->name, goal, found->second});
    }
  }
  return out;
}

}  // namespace uppdrag
