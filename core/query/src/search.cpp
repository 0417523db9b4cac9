// SPDX-License-Identifier: GPL-3.0-or-later
// Full-text search.
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

}  // namespace

Result<SearchPage> search(const KnowledgeBase& kb, const Registry& registry, const SearchRequest& request) {
  auto filter = resolve_filters(request.filters, registry);
  if (!filter) return filter.error();
  QueryNode query;  // All documents that the filters let through, when no word is asked for.
  if (!asking::folded(request.query).empty() || filter->empty()) {
    auto parsed = parse_query(request.query, registry);
    if (!parsed) return parsed.error();
    query = std::move(*parsed);
  }
  return kb.search(filtered(std::move(query), std::move(*filter)), request.offset, request.limit, request.snippets);
}

}  // namespace uppdrag
