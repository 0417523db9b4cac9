// SPDX-License-Identifier: GPL-3.0-or-later
// Finds many fixed phrases in a token list in one pass: a trie over word numbers, entered at its first words.
// Filled once with the vocabulary of its worker; looking up is const and allocates nothing.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "uppdrag/text/tokenize.h"

namespace uppdrag {

class PhraseMatcher {
 public:
  // `payload` is given back by matches; 0xFFFFFFFF is reserved. An empty phrase is ignored. The same phrase twice keeps
  // the first payload. Cuts `phrase` as tokenize() does.
  void add(std::string_view phrase, std::uint32_t payload, Vocabulary& vocabulary);
  // As add(), and with `genitive_s`, the last word plus -s (unless it ends in s, x or z) gives the same payload too,
  // with Match::genitive set.
  void add_name(std::string_view phrase, std::uint32_t payload, Vocabulary& vocabulary, bool genitive_s);

  struct Match {
    std::uint32_t last = 0;  // One past the last token.
    std::uint32_t payload = 0;
    bool genitive = false;  // The -s form of a name, or a colon ending (`MSB:s`).
  };
  // The longest phrase that starts at token `at` and ends within the sentence, or last == 0. O(length of the phrase).
  Match longest(const TokenText& text, std::uint32_t at) const;

 private:
  static constexpr std::uint32_t kNoPayload = 0xFFFFFFFFU;
  struct Node {
    std::uint32_t payload = kNoPayload;
    bool genitive = false;
    std::vector<std::pair<WordId, std::uint32_t>> next;  // Sorted by word.
  };
  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::vector<std::uint32_t> roots_;                           // First node by word number, 0 = none.
  std::uint32_t child(std::uint32_t node, WordId word) const;  // 0 when there is none.
  std::uint32_t step(std::uint32_t node, WordId word);         // The child, made when missing; node 0 is the root.
  void insert(const std::vector<WordId>& words, std::uint32_t payload, bool genitive);
};

}  // namespace uppdrag
