// SPDX-License-Identifier: GPL-3.0-or-later
// Finds many fixed phrases in a token list in one pass: a trie over word numbers, entered at its first words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "uppdrag/text/tokenize.h"

namespace uppdrag {

class PhraseMatcher {
 public:
  // `payload` is given back by matches. The same phrase twice keeps the first payload. Cuts `phrase` as tokenize() does.
  void add(std::string_view phrase, std::uint32_t payload, Vocabulary& vocabulary);
  // As add(), and with `genitive_s`, the last word plus -s (unless it ends in s, x or z) gives the same payload too,
  // with Match::genitive set.
  void add_name(std::string_view phrase, std::uint32_t payload, Vocabulary& vocabulary, bool genitive_s);

  struct Match {
    std::uint32_t last = 0;  // One past the last token.
    std::uint32_t payload = 0;
    bool genitive = false;
  };
  // The longest phrase that starts at token `at` and ends within the sentence, or last == 0. O(length of the phrase).
  Match longest(const TokenText& text, std::uint32_t at) const;

 private:
  struct Node {
    std::uint32_t payload = 0xFFFFFFFFU;
    bool genitive = false;
    std::vector<std::pair<WordId, std::uint32_t>> next;  // Sorted by word.
  };
  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::vector<std::uint32_t> roots_;  // First node by word number, 0 = none.
  std::uint32_t child(std::uint32_t node, WordId word) const;
};

}  // namespace uppdrag
