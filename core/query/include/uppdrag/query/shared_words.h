// SPDX-License-Identifier: GPL-3.0-or-later
// Passages that word sequences share: runs of four words in common, chained across small edits, in all pairs at once.
//
// Every text is a list of word numbers; nothing here knows documents. Method: each run of four words (a shingle) is
// looked up in one table of all texts; the places of a shingle in two texts are seeds; seeds that follow each other in
// both texts become a chain; a chain is stretched over single changed, added or lost words as long as that pays. Cost:
// O(words + seeds), and seeds grow with what is shared, not with the number of pairs.
#pragma once

#include <cstdint>
#include <vector>

#include "uppdrag/text/span.h"

namespace uppdrag {

struct SharedWordsOptions {
  std::uint32_t shingle = 4;    // Words in a seed, 2 to 8.
  std::uint32_t gap = 12;       // Words between two seeds of a passage, at most.
  std::uint32_t min_words = 8;  // Words in common that make a passage.
  double min_share = 0.6;       // Of the longer side, words in common.
  // A run of words that more texts have is common property: it is linked to the first text that has it only, so that
  // boilerplate in 500 texts makes 499 seeds and not 124,750.
  std::uint32_t most_texts = 64;
};

// What texts `a` and `b` share (a < b, indexes of the input): ranges of positions in their word lists.
struct SharedWords {
  std::uint32_t a = 0, b = 0;
  TokenRange in_a, in_b;
  std::uint32_t same = 0;  // Words in common, in order.
};

struct SharedWordsResult {
  std::vector<SharedWords> passages;  // By a, b, then place in a. None lies within another of the same pair.
  // For every text and position: how many texts have a shingle that covers it (1 = only this one).
  std::vector<std::vector<std::uint32_t>> spread;
};

SharedWordsResult shared_words(const std::vector<std::vector<std::uint32_t>>& texts,
                               const SharedWordsOptions& options = {});

// Words of `a` and `b` in common, in order, found by walking both and catching up after small edits. A lower bound of
// the longest common subsequence; equal to it where edits are a few words long. O(words).
std::uint32_t words_in_common(const std::uint32_t* a, std::uint32_t a_size, const std::uint32_t* b,
                              std::uint32_t b_size);

}  // namespace uppdrag
