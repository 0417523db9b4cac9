// SPDX-License-Identifier: GPL-3.0-or-later
// Runs queries over the index and makes pages of hits with their passages.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "folder.h"
#include "index_terms.h"
#include "near_words.h"
#include "query_compiler.h"
#include "segments.h"
#include "sqlite.h"

namespace uppdrag::knowledge {

class Searcher {
 public:
  // The index is opened at the first search, and again when it has changed.
  Searcher(Folder folder, Sqlite& db) : folder_(std::move(folder)), db_(db) {}

  // Throw what Xapian throws, and Failure.
  SearchPage search(const QueryNode& query, const SearchOptions& options);
  SearchPage similar(std::int64_t id, const Document& document, const DocumentFilter& filter,
                     const SearchOptions& options);

 private:
  struct Ranked {
    std::vector<std::int64_t> ids;
    std::vector<double> scores;
    std::vector<Xapian::docid> numbers;  // In the index.
  };
  template <typename Work>
  SearchPage with_index(Work work);
  void open();
  SearchPage search_once(const QueryNode& query, const SearchOptions& options);
  SearchPage answer(const CompiledQuery& query, const SearchOptions& options);
  void add_partial(const QueryNode& query, const CompiledQuery& all, const SearchOptions& options, SearchPage& page);
  SearchPage answer_many(const QueryNode& query, const CompiledQuery& all, const SearchOptions& options);
  void set_least_weight(CompiledQuery& query) const;
  CompiledQuery query_for_similar(const Document& document);
  Ranked rank(const CompiledQuery& query, const SearchOptions& options, SearchPage& page);
  void add_hits(const Ranked& ranked, const CompiledQuery& query, const SearchOptions& options, SearchPage& page);
  void warn_if_stale(SearchPage& page);
  const std::string& suggestion(const std::string& word);

  Folder folder_;
  Sqlite& db_;
  std::optional<OpenIndex> index_;
  std::string listed_;                   // The list that index_ was opened by.
  std::optional<NearWords> near_words_;  // Of index_, made when a word is missing.
  std::unordered_map<std::string, std::string> suggestions_;
  WordForms forms_;
  Vocabulary vocabulary_;  // Of the texts that snippets were made of.
  KnownWords known_{vocabulary_};
};

}  // namespace uppdrag::knowledge
