// SPDX-License-Identifier: GPL-3.0-or-later
// Full-text search.
#include <algorithm>
#include <set>
#include <utility>

#include "names.h"
#include "uppdrag/query/query.h"

namespace uppdrag {
namespace {

// Both the filter of the query itself and `filter` must hold.
QueryNode filtered(QueryNode query, DocumentFilter filter) {
  if (filter.empty()) return query;
  if (!query.filter.empty()) {
    QueryNode own;
    own.kind = QueryNode::Kind::kFilter;
    own.filter = std::exchange(query.filter, {});
    QueryNode both;
    both.kind = QueryNode::Kind::kAnd;
    both.children.push_back(std::move(query));
    both.children.push_back(std::move(own));
    query = std::move(both);
  }
  query.filter = std::move(filter);
  return query;
}

bool has_goal(const FactType& type) {
  return std::any_of(type.fields.begin(), type.fields.end(),
                     [](const FieldDeclaration& field) { return field.type == FieldType::kGoal; });
}

// Of the documents that `filter` lets through those with a fact that is at least so sure: of one of the goals asked
// for, if any, else of any type. O(facts of these documents).
Status keep_sure(const KnowledgeBase& kb, double min_confidence, DocumentFilter& filter) {
  std::set<std::string> paths;
  for (const FactType& type : kb.fact_types()) {
    if (!filter.goals.empty() && !has_goal(type)) continue;
    FactQuery query;
    query.type = type.id;
    query.documents = filter;
    query.named.goals = filter.goals;
    query.min_confidence = min_confidence;
    auto status = kb.facts(query, [&](const FactRow& row) {
      paths.insert(row.document_path);
      return true;
    });
    if (!status) return status.error();
  }
  auto documents = kb.documents(filter);
  if (!documents) return documents.error();
  filter.ids.clear();
  for (const DocumentSummary& document : *documents)
    if (paths.contains(document.path)) filter.ids.push_back(document.id);
  if (filter.ids.empty()) filter.ids.push_back(0);  // No document has this id.
  return ok();
}

}  // namespace

Result<SearchPage> search(const KnowledgeBase& kb, const Registry& registry, const SearchRequest& request) {
  auto filter = resolve_filters(request.filters, registry);
  if (!filter) return filter.error();
  if (request.filters.min_confidence > 0)
    if (auto status = keep_sure(kb, request.filters.min_confidence, *filter); !status) return status.error();
  QueryNode query;  // All documents that the filters let through, when no word is asked for.
  if (!asking::folded(request.query).empty() || filter->empty()) {
    auto parsed = parse_query(request.query, registry);
    if (!parsed) return parsed.error();
    query = std::move(*parsed);
  }
  return kb.search(filtered(std::move(query), std::move(*filter)), request.offset, request.limit, request.snippets);
}

}  // namespace uppdrag
