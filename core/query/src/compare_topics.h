// SPDX-License-Identifier: GPL-3.0-or-later
// Which blocks of a text a query lets through: the query language, asked of paragraphs instead of documents.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "uppdrag/query/compare.h"

namespace uppdrag::comparing {

// A query made ready for the texts of one comparison. Words mean all their forms, as in a search; phrases and NEAR
// stay within a block; conditions on documents (län:, år:) hold for all blocks of a text or none.
class BlockQuery {
 public:
  // kInvalidInput when a condition on documents cannot be answered.
  static Result<BlockQuery> make(const QueryNode& root, const KnowledgeBase& kb, const ComparedTexts& texts);

  // `first` and `last` are the tokens of the block, of text `text`.
  bool matches(std::size_t text, std::uint32_t first, std::uint32_t last) const;

 private:
  struct Node {
    QueryNode::Kind kind = QueryNode::Kind::kAll;
    std::vector<std::uint32_t> keys;  // kWord, kPhrase, kNear.
    std::vector<bool> words;          // kPrefix: by WordId.
    std::uint32_t window = 0;
    bool in_title = false;
    std::vector<Node> children;
    bool has_filter = false;
    std::set<std::string> paths;  // Of the documents that the filter lets through.
  };
  Status build(const QueryNode& from, Node& to);
  bool matches(const Node& node, const ComparedText& text, std::uint32_t first, std::uint32_t last) const;
  bool has_phrase(const Node& node, const ComparedText& text, std::uint32_t first, std::uint32_t last) const;
  bool has_near(const Node& node, const ComparedText& text, std::uint32_t first, std::uint32_t last) const;

  const KnowledgeBase* kb_ = nullptr;
  const ComparedTexts* texts_ = nullptr;
  Node root_;
};

// Keys of the words and numbers of `text`, cut as a text is; kNoKey for a word that no text has.
std::vector<std::uint32_t> keys_of(std::string_view text, const ComparedTexts& texts);

// The tokens of each block: [first, last), empty for furniture. By block.
std::vector<TokenRange> tokens_of_blocks(const ComparedText& text);

}  // namespace uppdrag::comparing
