// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "errors.h"
#include "index_terms.h"
#include "place_weight.h"
#include "snippets.h"
#include "store_reader.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::knowledge {
namespace {

void set_weights(Xapian::Enquire& enquire) {
  enquire.set_weighting_scheme(PlaceWeight());
}

void sort_counts(SearchFacet& facet) {
  std::sort(facet.values.begin(), facet.values.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
}

void add_counts(const std::vector<SearchFacet>& more, std::vector<SearchFacet>& facets) {
  for (const SearchFacet& facet : more) {
    const auto at =
        std::find_if(facets.begin(), facets.end(), [&](const SearchFacet& each) { return each.key == facet.key; });
    if (at == facets.end()) {
      facets.push_back(facet);
      continue;
    }
    std::map<std::string, std::uint64_t> sums(at->values.begin(), at->values.end());
    for (const auto& [value, count] : facet.values) sums[value] += count;
    at->values.assign(sums.begin(), sums.end());
    sort_counts(*at);
  }
}

// Counts what the hits show. Hits that show the same are many: each combination is taken apart once.
class FacetSpy : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    ++combinations_[document.get_value(slot::kShown)];
  }
  std::vector<SearchFacet> facets() const {
    constexpr std::array<std::string_view, 7> kKeys = {"kind",        "year", "county", "authority",
                                                       "policy_area", "goal", "fact"};
    std::map<std::string, std::map<std::string, std::uint64_t>> counts;
    for (const auto& [packed, count] : combinations_) {
      for (const auto& [key, value] : unpack_shown(packed)) counts[key][value] += count;
    }
    std::vector<SearchFacet> out;
    for (const std::string_view key : kKeys) {
      const auto at = counts.find(std::string{key});
      if (at == counts.end()) continue;
      SearchFacet facet{at->first, {at->second.begin(), at->second.end()}};
      sort_counts(facet);
      out.push_back(std::move(facet));
    }
    return out;
  }

 private:
  std::unordered_map<std::string, std::uint64_t> combinations_;
};

void set_order(Xapian::Enquire& enquire, const CompiledQuery& query, SearchSort sort) {
  if (!query.ranked) enquire.set_weighting_scheme(Xapian::BoolWeight());
  switch (sort) {
    case SearchSort::kRelevance:
      // Nothing to rank by: the newest first.
      if (!query.ranked) enquire.set_sort_by_value(slot::kFirstDay, true);
      return;
    case SearchSort::kDate:
      return enquire.set_sort_by_value_then_relevance(slot::kFirstDay, true);
    case SearchSort::kAmount:
      return enquire.set_sort_by_value_then_relevance(slot::kAmount, true);
    case SearchSort::kDeadline:
      return enquire.set_sort_by_value_then_relevance(slot::kDeadline, true);
  }
}

}  // namespace

void Searcher::open() {
  if (!std::filesystem::exists(folder_.index()))
    throw Failure({ErrorCode::kDamaged, "the full-text index '" + folder_.index().string() +
                                            "' is missing; 'uppdrag index' on any folder makes it anew"});
  std::string list = manifest_text(folder_.index());
  if (index_ && list == listed_) return;
  near_words_.reset();
  index_.emplace(open_segments(folder_.index(), list));
  listed_ = std::move(list);
}

template <typename Work>
SearchPage Searcher::with_index(Work work) {
  // The databases of the index never change, but the list of them does, and those that were merged go: between reading
  // the list and opening what it names as well.
  constexpr int kTries = 4;
  for (int attempt = 1;; ++attempt) {
    try {
      open();
      index_->words.reopen();
      return work();
    } catch (const Xapian::DatabaseError&) {
      index_.reset();
      if (attempt == kTries) throw;
    }
  }
}

SearchPage Searcher::search(const QueryNode& query, const SearchOptions& options) {
  return with_index([&] { return search_once(query, options); });
}

SearchPage Searcher::search_once(const QueryNode& query, const SearchOptions& options) {
  suggestions_.clear();
  QueryCompiler compiler(index_->database, index_->words, forms_);
  const bool plain = options.relax && query.kind == QueryNode::Kind::kAnd;
  if (!plain) return answer(compiler.compile(query), options);
  const QueryNode wanted = QueryCompiler::without_small_words(query);
  const CompiledQuery all = compiler.compile(wanted);
  // Of many words a good document may lack one, and a very long one has all of them somewhere: weight decides alone.
  constexpr std::size_t kMany = 4;
  if (wanted.children.size() >= kMany && options.sort == SearchSort::kRelevance)
    return answer_many(wanted, all, options);
  SearchPage page = answer(all, options);
  page.complete = page.total;
  if (page.total == 0) add_partial(wanted, all, options, page);
  return page;
}

// Documents that have most of the words, whether they have `all` or not.
SearchPage Searcher::answer_many(const QueryNode& query, const CompiledQuery& all, const SearchOptions& options) {
  CompiledQuery some = QueryCompiler(index_->database, index_->words, forms_).compile_loosely(query);
  const auto documents = index_->database.get_doccount();
  if (documents == 0 || !some.ranked) return answer(all, options);
  set_least_weight(some);
  SearchPage page = answer(some, options);
  Xapian::Enquire complete(index_->database);
  complete.set_weighting_scheme(Xapian::BoolWeight());
  complete.set_query(index_->live(all.query));
  page.complete = complete.get_mset(0, 0, documents).get_matches_estimated();
  page.relaxed = page.total > page.complete;
  return page;
}

// A common word alone makes no hit: at least a share of what the best document has.
void Searcher::set_least_weight(CompiledQuery& query) const {
  constexpr double kLeastShare = 0.15;
  Xapian::Enquire best(index_->database);
  set_weights(best);
  best.set_query(index_->live(query.ranking()));
  query.least_weight = kLeastShare * best.get_mset(0, 1).get_max_attained();
}

// Documents that have only some of the words, behind those that have `all`.
void Searcher::add_partial(const QueryNode& query, const CompiledQuery& all, const SearchOptions& options,
                           SearchPage& page) {
  if (index_->database.get_doccount() == 0) return;
  CompiledQuery some = QueryCompiler(index_->database, index_->words, forms_).compile_loosely(query);
  if (!some.ranked) return;
  set_least_weight(some);
  some.query = Xapian::Query(Xapian::Query::OP_AND_NOT, some.query, all.query);
  SearchOptions rest = options;
  rest.offset = options.offset > page.complete ? options.offset - page.complete : 0;
  rest.limit = options.limit - static_cast<std::uint32_t>(page.hits.size());
  SearchPage more = answer(some, rest);
  page.relaxed = more.total > 0;
  page.total += more.total;
  page.total_exact = page.total_exact && more.total_exact;
  for (SearchHit& hit : more.hits) {
    hit.rank += static_cast<std::uint32_t>(page.complete);
    page.hits.push_back(std::move(hit));
  }
  add_counts(more.facets, page.facets);
}

SearchPage Searcher::answer(const CompiledQuery& query, const SearchOptions& options) {
  SearchPage page;
  for (const std::string& word : query.missing) page.missing.push_back({word, suggestion(word)});
  warn_if_stale(page);
  add_hits(rank(query, options, page), query, options, page);
  return page;
}

Searcher::Ranked Searcher::rank(const CompiledQuery& query, const SearchOptions& options, SearchPage& page) {
  const Xapian::doccount all = index_->database.get_doccount();
  if (all == 0) return {};
  Xapian::Enquire enquire(index_->database);
  set_weights(enquire);
  enquire.set_query(index_->live(query.ranking()));
  if (query.least_weight > 0) enquire.set_cutoff(0, query.least_weight);
  set_order(enquire, query, options.sort);
  FacetSpy spy;
  if (options.facets) enquire.add_matchspy(&spy);
  const auto first = static_cast<Xapian::doccount>(std::min<std::uint64_t>(options.offset, all));
  const Xapian::MSet found = enquire.get_mset(first, std::min<Xapian::doccount>(options.limit, all), all);
  page.total = found.get_matches_estimated();
  page.total_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
  if (options.facets) page.facets = spy.facets();
  Ranked out;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    out.ids.push_back(std::strtoll(hit.get_document().get_value(slot::kId).c_str(), nullptr, 10));
    out.scores.push_back(hit.get_weight());
    out.numbers.push_back(*hit);
  }
  return out;
}

void Searcher::add_hits(const Ranked& ranked, const CompiledQuery& query, const SearchOptions& options,
                        SearchPage& page) {
  std::unordered_map<std::int64_t, std::size_t> place;
  for (std::size_t i = 0; i < ranked.ids.size(); ++i) place[ranked.ids[i]] = i;
  SnippetMaker maker(query.units, vocabulary_, known_);
  Document text;
  for (DocumentSummary& summary : read_summaries(db_, ranked.ids)) {
    SearchHit hit;
    const std::size_t at = place[summary.id];
    hit.score = ranked.scores[at];
    hit.rank = static_cast<std::uint32_t>(options.offset + at + 1);
    if ((options.snippets > 0 || options.explain) && read_text(db_, summary.id, text)) {
      if (options.snippets > 0) hit.snippets = maker.make(text, options.snippets);
      if (options.explain) hit.reasons = maker.explain(text, summary.metadata.get("title"));
    }
    hit.document = std::move(summary);
    page.hits.push_back(std::move(hit));
  }
  // Removed from SQLite by a writer that has not come to the index yet.
  if (page.hits.size() != ranked.ids.size()) page.total_exact = false;
}

void Searcher::warn_if_stale(SearchPage& page) {
  if (index_->manifest.forms != kWordFormsVersion)
    page.warnings.push_back(
        "the index was made by another version of Uppdrag: other forms of a word may be missed until the next "
        "'uppdrag index'");
  const Batch stored = last_batch(db_);
  if (index_->manifest.batch == stored || WriterLock::is_held(folder_)) return;
  page.warnings.push_back(
      "the full-text index lacks the documents of the last run, which was cut off; 'uppdrag index' on any folder mends "
      "it");
}

// Told for the same word more than once: of all words and of some of them.
const std::string& Searcher::suggestion(const std::string& word) {
  if (!near_words_) near_words_.emplace(index_->database);
  const auto [at, is_new] = suggestions_.try_emplace(word);
  if (is_new) at->second = near_words_->nearest(word, index_->database);
  return at->second;
}

// The words that are frequent in the document and rare elsewhere.
CompiledQuery Searcher::query_for_similar(const Document& document) {
  constexpr std::size_t kWords = 40;
  const double all = index_->database.get_doccount();
  TokenText tokens;
  tokenize(document.text, indexed_spans(document), vocabulary_, tokens);
  std::unordered_map<WordId, double> counts;
  for (const Token& token : tokens.tokens) {
    if (token.kind == TokenKind::kWord) counts[token.word] += 1;
  }
  std::vector<std::pair<double, std::string>> weights;
  for (const auto& [word, count] : counts) {
    const std::string term = make_term('\0', vocabulary_.word(word));
    const double frequency = index_->database.get_termfreq(term);
    // A word that only this document has finds no other one.
    if (frequency < 2 || frequency > all / 4) continue;
    weights.emplace_back((1 + std::log(count)) * std::log(all / frequency), term);
  }
  std::sort(weights.begin(), weights.end(), [](const auto& a, const auto& b) { return a > b; });
  if (weights.size() > kWords) weights.resize(kWords);
  CompiledQuery out;
  std::vector<Xapian::Query> parts;
  for (const auto& [weight, term] : weights) {
    parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), weight);
    MatchUnit unit;
    unit.forms.push_back(term);
    if (out.units.size() < 12) out.units.push_back(std::move(unit));
  }
  if (parts.empty()) return out;
  out.query = Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end());
  out.ranked = true;
  return out;
}

SearchPage Searcher::similar(std::int64_t id, const Document& document, const DocumentFilter& filter,
                             const SearchOptions& options) {
  return with_index([&] {
    CompiledQuery query = query_for_similar(document);
    if (query.query.empty()) return SearchPage{};
    DocumentFilter itself;
    itself.ids = {id};
    if (!filter.empty()) query.query = Xapian::Query(Xapian::Query::OP_FILTER, query.query, filter_query(filter));
    query.query = Xapian::Query(Xapian::Query::OP_AND_NOT, query.query, filter_query(itself));
    return answer(query, options);
  });
}

}  // namespace uppdrag::knowledge
