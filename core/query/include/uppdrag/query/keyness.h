// SPDX-License-Identifier: GPL-3.0-or-later
// What is typical of some texts against others: words and two-word phrases with log-likelihood and effect size.
#pragma once

#include <string>
#include <vector>

#include "uppdrag/query/compare.h"

namespace uppdrag {

struct KeynessOptions {
  std::uint32_t min_count = 3;       // In the focus.
  double min_log_likelihood = 6.63;  // p < 0.01 for one word; with thousands of words some pass by chance.
  std::uint32_t most = 30;           // Of each kind, the strongest first.
  bool phrases = true;               // Count phrases of two words too; without them it takes a third of the time.
  std::uint32_t lines = 3;           // Concordance lines for each.
  std::uint32_t context = 8;         // Words on each side of a line.
};

// A line of a concordance: the word in its surroundings.
struct ConcordanceLine {
  std::size_t text = 0;
  Span span;  // Of the word or phrase.
  std::uint32_t page = 0;
  std::string left, word, right;
};

struct KeyWord {
  std::string word;         // The commonest form in the focus; phrases as written most often.
  std::uint32_t words = 1;  // 2 for a phrase.
  std::uint64_t in_focus = 0, in_rest = 0;
  double per_thousand_focus = 0, per_thousand_rest = 0;
  // Dunning's log-likelihood G2 of the two counts in texts of that many words; signed: below 0 it is the rest that has
  // the word more.
  double log_likelihood = 0;
  // Binary logarithm of the ratio of the relative frequencies: 1 = twice as common. 0.5 is added to a count of 0.
  double log_ratio = 0;
  // In how many of the focus's texts, or sections when it is one text.
  std::uint32_t spread = 0, spread_of = 0;
  std::vector<ConcordanceLine> lines;
};

struct Keyness {
  std::uint64_t focus_words = 0, rest_words = 0;
  std::vector<KeyWord> typical;  // More in the focus, by log-likelihood.
  std::vector<KeyWord> missing;  // More in the rest: words of which the focus has few or none, without lines.
};

// Words count with all their forms. A typical word must stand in two of the focus's texts, or in two sections when the
// focus is one text: what one paragraph repeats is not typical. Small words (och, ska) and numbers are left out.
// kInvalidInput when one side is empty. O(words).
Result<Keyness> find_keyness(const ComparedTexts& texts, const std::vector<std::size_t>& focus,
                             const std::vector<std::size_t>& rest, const KeynessOptions& options = {});

// What is typical of each group against all the other groups: as find_keyness of the group with the others as the rest,
// typical words only. A text of several other groups counts in each of them. Groups without texts, or without any other
// text, have nothing typical. The words of all groups are counted once: O(words), however many groups there are.
std::vector<Keyness> find_typical_of_each(const ComparedTexts& texts,
                                          const std::vector<std::vector<std::size_t>>& groups,
                                          const KeynessOptions& options = {});

// G2 of a word that stands `a` times in `a_words` words and `b` times in `b_words`.
double log_likelihood(std::uint64_t a, std::uint64_t a_words, std::uint64_t b, std::uint64_t b_words);

}  // namespace uppdrag
