// SPDX-License-Identifier: GPL-3.0-or-later
// Full-text search.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "fact_fields.h"
#include "names.h"
#include "query_lexer.h"
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

namespace {

Synonyms synonyms_of(const KnowledgeBase& kb) {
  const std::filesystem::path folder = kb.folder();
  if (folder.empty()) return {};
  std::ifstream in(folder / kSynonymFile, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return parse_synonyms(text);
}

// Whether the query is words as one would say them: who writes operators or phrases means them.
bool is_plain(const std::string& query, const KnowledgeBase& kb) {
  const auto lexemes = asking::lex_query(query, asking::fact_field_names(kb.fact_types()));
  return lexemes && std::all_of(lexemes->begin(), lexemes->end(), [](const asking::Lexeme& each) {
    return each.kind == asking::LexKind::kWord || each.kind == asking::LexKind::kField ||
           each.kind == asking::LexKind::kEnd;
  });
}

SearchOptions options_of(const SearchRequest& request) {
  SearchOptions out;
  out.offset = request.offset;
  out.limit = request.limit;
  out.snippets = request.snippets;
  out.sort = request.sort;
  out.facets = request.facets;
  out.explain = request.explain;
  return out;
}

}  // namespace

Result<SearchPage> search(const KnowledgeBase& kb, const Registry& registry, const SearchRequest& request) {
  auto filter = resolve_filters(request.filters, registry);
  if (!filter) return filter.error();
  if (request.filters.min_confidence > 0)
    if (auto status = keep_sure(kb, request.filters.min_confidence, *filter); !status) return status.error();
  QueryNode query;  // All documents that the filters let through, when no word is asked for.
  const Synonyms synonyms = synonyms_of(kb);
  if (!asking::folded(request.query).empty() || filter->empty()) {
    auto parsed = parse_query(request.query, registry, kb.fact_types());
    if (!parsed) return parsed.error();
    query = std::move(*parsed);
    add_synonyms(query, registry, synonyms);
  }
  SearchOptions options = options_of(request);
  options.relax = is_plain(request.query, kb);
  // A root of kAnd is what can be relaxed; a filter beside it stays.
  auto page = kb.search(filtered(std::move(query), std::move(*filter)), options);
  if (page) page->warnings.insert(page->warnings.end(), synonyms.problems.begin(), synonyms.problems.end());
  return page;
}

Result<SearchPage> similar(const KnowledgeBase& kb, const Registry& registry, std::string_view name,
                           const SearchRequest& request) {
  auto filter = resolve_filters(request.filters, registry);
  if (!filter) return filter.error();
  auto document = kb.find_document(name);
  if (!document) return document.error();
  return kb.similar(document->id, *filter, options_of(request));
}

}  // namespace uppdrag
