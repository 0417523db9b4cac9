// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a short text (a fact's words) has what a query asks for, by the rules by which the index finds documents.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index_terms.h"
#include "uppdrag/knowledge/knowledge_base.h"

namespace uppdrag::knowledge {

// Not thread-safe.
class WordMatch {
 public:
  // Filters in `query` count as fulfilled: they are the store's to apply.
  explicit WordMatch(const QueryNode& query);

  bool operator()(std::string_view text) { return (*this)(std::vector<std::string_view>{text}); }
  // Words may come from different ones of `texts`; a phrase or words near each other stand in one of them.
  bool operator()(const std::vector<std::string_view>& texts);

 private:
  // A node of the query with its words looked up.
  struct Test {
    QueryNode::Kind kind = QueryNode::Kind::kAll;
    std::string prefix;
    std::vector<WordId> words;  // kWord, kPhrase: in a row; kNear.
    std::uint32_t window = 0;
    std::vector<Test> parts;
  };
  Test compile(const QueryNode& node);
  std::vector<WordId> cut(std::string_view text);
  bool holds(const Test& test);
  bool same(WordId asked, WordId found, bool compounds);
  bool in_a_row(const Test& test) const;
  bool near(const Test& test);
  bool has_word(WordId asked);

  Vocabulary vocabulary_;
  KnownWords known_{vocabulary_};
  TokenText tokens_;
  std::vector<WordId> text_;  // Words of the texts in hand, in order, break_ between two texts.
  WordId break_ = vocabulary_.intern("\n");
  std::vector<WordId> implied_;  // See implied_words().
  Test root_;
};

}  // namespace uppdrag::knowledge
