// SPDX-License-Identifier: GPL-3.0-or-later
// Facts: from what a person asks to the query of the store.
#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "names.h"
#include "uppdrag/query/query.h"
#include "where.h"

namespace uppdrag {
namespace {

// The declared types that `name` means: one by id or plural, all when it is empty.
Result<std::vector<FactType>> types_named(const std::string& name, const std::vector<FactType>& all) {
  if (name.empty()) return all;
  const std::string wanted = asking::folded(name);
  std::vector<std::string> known;
  for (const FactType& type : all) {
    if (type.id == wanted || type.plural == wanted || asking::folded(type.label_sv) == wanted ||
        asking::folded(type.label_en) == wanted)
      return std::vector<FactType>{type};
    known.push_back(type.plural.empty() ? type.id : type.plural);
  }
  std::string list;
  for (const std::string& each : known) list += (list.empty() ? "" : ", ") + each;
  return Error{ErrorCode::kNotFound, "no fact type '" + name + "'" +
                                         asking::did_you_mean(asking::nearest(name, known)) + " (there are: " + list +
                                         ")"};
}

// The boards of the counties with these codes, under all their names.
std::vector<std::string> boards_of(const std::vector<std::string>& codes, const Registry& registry) {
  std::vector<std::string> out;
  for (const std::string& code : codes) {
    const County* county = registry.county(code);
    if (county == nullptr) continue;
    out.push_back(county->board);
    out.insert(out.end(), county->board_variants.begin(), county->board_variants.end());
  }
  return out;
}

}  // namespace

namespace {

bool has_filter(const QueryNode& node) {
  return node.kind == QueryNode::Kind::kFilter || !node.filter.empty() ||
         std::any_of(node.children.begin(), node.children.end(), has_filter);
}

template <typename List>
void append(List& to, List&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// The words and fields of a query on facts.
Status add_query(const std::string& text, const std::vector<FactType>& types, const Registry& registry,
                 FactQuery& out) {
  auto parsed = parse_query(text, registry, types);
  if (!parsed) return parsed.error();
  DocumentFilter filter = std::exchange(parsed->filter, {});
  if (has_filter(*parsed))
    return Error{ErrorCode::kInvalidInput,
                 "in a search of facts, a field must stand outside of groups and cannot be excluded"};
  append(out.documents.kinds, std::move(filter.kinds));
  append(out.documents.dates, std::move(filter.dates));
  append(out.documents.dnr, std::move(filter.dnr));
  append(out.named.county_boards, boards_of(filter.counties, registry));
  append(out.named.counties, std::move(filter.counties));
  append(out.named.authorities, std::move(filter.authorities));
  append(out.named.goals, std::move(filter.goals));
  if (filter.from) out.named.dates.from = *filter.from;
  if (filter.to) out.named.dates.to = *filter.to;
  for (FactCondition& each : filter.facts) append(out.conditions, std::move(each.conditions));
  if (parsed->kind == QueryNode::Kind::kAll) return ok();
  add_synonyms(*parsed, registry, {});
  out.words = std::make_shared<const QueryNode>(std::move(*parsed));
  return ok();
}

}  // namespace

Result<FactQuery> make_fact_query(const KnowledgeBase& kb, const Registry& registry, const FactRequest& request) {
  auto types = types_named(request.type, kb.fact_types());
  if (!types) return types.error();
  auto filter = resolve_filters(request.filters, registry);
  if (!filter) return filter.error();
  FactQuery out;
  if (!request.type.empty()) out.type = types->front().id;
  out.documents.kinds = std::move(filter->kinds);
  out.documents.dates = std::move(filter->dates);
  out.named.county_boards = boards_of(filter->counties, registry);
  out.named.counties = std::move(filter->counties);
  out.named.authorities = std::move(filter->authorities);
  out.named.goals = std::move(filter->goals);
  out.named.dates = {filter->from.value_or(""), filter->to.value_or("")};
  for (const std::string& where : request.where) {
    auto condition = asking::parse_condition(where, *types, registry);
    if (!condition) return condition.error();
    out.conditions.push_back(std::move(*condition));
  }
  if (!asking::folded(request.query).empty()) {
    if (auto status = add_query(request.query, *types, registry, out); !status) return status.error();
  }
  out.min_confidence = request.filters.min_confidence;
  out.order_by = request.order_by;
  out.limit = request.limit;
  out.offset = request.offset;
  return out;
}

Status facts(const KnowledgeBase& kb, const Registry& registry, const FactRequest& request,
             const std::function<bool(const FactRow&)>& row) {
  auto query = make_fact_query(kb, registry, request);
  if (!query) return query.error();
  return kb.facts(*query, row);
}

}  // namespace uppdrag
