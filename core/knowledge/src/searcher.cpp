// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher.h"

#include <algorithm>
#include <unordered_map>

#include "errors.h"
#include "fulltext_index.h"
#include "snippets.h"
#include "store_reader.h"

namespace uppdrag::knowledge {

void Searcher::open() {
  if (!std::filesystem::exists(folder_.index()))
    throw Failure({ErrorCode::kDamaged, "the full-text index '" + folder_.index().string() +
                                            "' is missing; 'uppdrag index' on any folder makes it anew"});
  index_.emplace(folder_.index().string());
}

SearchPage Searcher::search(const QueryNode& query, std::uint64_t offset, std::uint32_t limit, std::uint32_t snippets) {
  // A reader outlives one commit of the writer; after the second it has to open the index anew. When the index was made
  // anew in another folder, reopening fails, and opening by name succeeds.
  constexpr int kTries = 4;
  for (int attempt = 1;; ++attempt) {
    try {
      if (!index_) open();
      index_->reopen();
      return search_once(query, offset, limit, snippets);
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kTries) throw;
    } catch (const Xapian::DatabaseError&) {
      index_.reset();
      if (attempt >= 2) throw;
    }
  }
}

SearchPage Searcher::search_once(const QueryNode& query, std::uint64_t offset, std::uint32_t limit,
                                 std::uint32_t snippets) {
  SearchPage page;
  const CompiledQuery compiled = QueryCompiler(*index_, forms_).compile(query);
  page.warnings = compiled.warnings;
  warn_if_stale(page);
  const Ranked ranked = rank(compiled, offset, limit, page);
  add_hits(ranked, compiled, offset, snippets, page);
  return page;
}

Searcher::Ranked Searcher::rank(const CompiledQuery& query, std::uint64_t offset, std::uint32_t limit,
                                SearchPage& page) {
  const Xapian::doccount all = index_->get_doccount();
  Xapian::Enquire enquire(*index_);
  enquire.set_query(query.query);
  if (!query.ranked) {  // Nothing to rank by: the newest first.
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(slot::kFirstDay, true);
  }
  const auto first = static_cast<Xapian::doccount>(std::min<std::uint64_t>(offset, all));
  const Xapian::MSet found = enquire.get_mset(first, std::min<Xapian::doccount>(limit, all), all);
  page.total = found.get_matches_estimated();
  page.total_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
  Ranked out;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    out.ids.push_back(*hit);
    out.scores.push_back(hit.get_weight());
  }
  return out;
}

void Searcher::add_hits(const Ranked& ranked, const CompiledQuery& query, std::uint64_t offset, std::uint32_t snippets,
                        SearchPage& page) {
  std::unordered_map<std::int64_t, std::size_t> place;
  for (std::size_t i = 0; i < ranked.ids.size(); ++i) place[ranked.ids[i]] = i;
  SnippetMaker maker(query.units, vocabulary_);
  Document text;
  for (DocumentSummary& summary : read_summaries(db_, ranked.ids)) {
    SearchHit hit;
    const std::size_t at = place[summary.id];
    hit.score = ranked.scores[at];
    hit.rank = static_cast<std::uint32_t>(offset + at + 1);
    if (snippets > 0 && read_text(db_, summary.id, text)) hit.snippets = maker.make(text, snippets);
    hit.document = std::move(summary);
    page.hits.push_back(std::move(hit));
  }
  // Removed from SQLite by a writer that has not come to the index yet.
  if (page.hits.size() != ranked.ids.size()) page.total_exact = false;
}

void Searcher::warn_if_stale(SearchPage& page) {
  if (!has_current_forms(*index_))
    page.warnings.push_back(
        "the index was made by another version of Uppdrag: other forms of a word may be missed until the next "
        "'uppdrag index'");
  const Batch stored = last_batch(db_);
  if (index_batch(*index_).value_or(Batch{}) == stored || WriterLock::is_held(folder_)) return;
  page.warnings.push_back(
      "the full-text index lacks the documents of the last run, which was cut off; 'uppdrag index' on any folder mends "
      "it");
}

}  // namespace uppdrag::knowledge
