// SPDX-License-Identifier: GPL-3.0-or-later
// The passages of a document that show why it was found, with the words that matched marked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index_terms.h"
#include "query_compiler.h"
#include "uppdrag/document/document.h"
#include "uppdrag/text/tokenize.h"

namespace uppdrag::knowledge {

class SnippetMaker {
 public:
  // Words of all texts go into `vocabulary`, which outlives this and is shared by queries to come.
  SnippetMaker(std::vector<MatchUnit> units, Vocabulary& vocabulary, KnownWords& known);

  // Up to `count` passages in the order of the text: sentences, or parts of long ones, those with most of the query
  // first chosen. Without a match (found by its title, by filters), the first sentence behind
  // its first heading. Empty for an empty text.
  std::vector<SearchHit::Snippet> make(const Document& document, std::uint32_t count);

  // What of the query `document` has, counted, in the order of the query.
  std::vector<SearchHit::Reason> explain(const Document& document, std::string_view title);

  // Which units `text` has, by their place in the list.
  std::vector<bool> units_in(std::string_view text);
  // Bytes of `text` that match, in order, overlapping ones joined.
  std::vector<Span> marks_in(std::string_view text);

 private:
  struct Match {
    TokenRange tokens;
    std::uint32_t unit = 0;
  };
  struct Passage {
    TokenRange tokens;
    std::uint64_t units = 0;  // Bit for each unit in it.
    std::uint32_t matches = 0;
  };

  void find_piece(const Document& document);
  void drop_front(std::uint32_t front, std::vector<Passage>& chosen) const;
  TokenRange opening(const Document& document) const;
  void find_matches(std::string_view text);
  void match_words(std::string_view text);
  void match_references();
  void match_sequences();
  std::vector<Passage> passages() const;
  Passage around(TokenRange sentence, std::size_t first_match, std::size_t last_match) const;
  SearchHit::Snippet snippet(const Document& document, const Passage& passage) const;
  TokenRange widened(TokenRange range) const;

  std::vector<MatchUnit> units_;
  bool has_part(WordId word, std::uint32_t& unit);

  Vocabulary& vocabulary_;
  KnownWords& known_;
  std::vector<std::pair<std::string, std::uint32_t>> beginnings_;  // Of keys of parts, with their units.
  std::unordered_map<WordId, std::int32_t> compounds_;             // Word to unit, or -1.
  std::unordered_map<WordId, std::uint32_t> forms_;                // Word to unit.
  std::vector<std::pair<std::vector<WordId>, std::uint32_t>> sequences_;
  std::vector<std::uint32_t> prefixes_;
  std::vector<std::uint32_t> references_;
  TokenText tokens_;
  std::vector<Match> matches_;  // By tokens.first.
};

}  // namespace uppdrag::knowledge
