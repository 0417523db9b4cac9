// SPDX-License-Identifier: GPL-3.0-or-later
// The phrases that open a relation between documents, and the words around them. A new phrasing goes into words.cpp.
#pragma once

#include <string>
#include <vector>

#include "uppdrag/plugin/plugin.h"

namespace uppdrag::lineage {

struct Phrase {
  std::string verb;
  std::vector<WordId> words;
};

enum WordFlag : std::uint32_t {
  kDecision = 1U << 0,    // beslut, uppdraget: what a decision is named by
  kCarriedOut = 1U << 1,  // strategin, förordningen: what is implemented
  kFollowed = 1U << 2,    // strategin, överenskommelsen, analysen: what is followed up
  kChangeVerb =
      1U << 3,  // förlänger, ändrar: their object may have words before it (`förlänger Kustbevakningens uppdrag`)
  kPassive = 1U << 4,   // förlängs, ändras: behind what they change
  kAssigned = 1U << 5,  // uppdrag, regeringsuppdraget
  kAddition = 1U << 6,  // och, samt, comma: a further target follows
  kStrategy = 1U << 7,  // strategin, länsstrategi, handlingsplanen
};

class Words {
 public:
  explicit Words(Vocabulary& vocabulary);

  bool is(WordId word, std::uint32_t flags) const { return (flags_[word] & flags) != 0; }
  // The phrase that starts at `at` and ends before `last`, the longest one; null when none does. O(phrases) only for
  // words that open one.
  const Phrase* phrase_at(const TokenText& text, std::uint32_t at, std::uint32_t last) const;
  // The relation that a verb of change stands for, or "".
  std::string_view verb_of(WordId word) const;

  WordId own_number, until, left, right, left_bracket, right_bracket, den, det;

 private:
  std::vector<Phrase> phrases_;
  WordTable<std::uint8_t> opens_;
  WordTable<std::uint32_t> flags_;
  std::vector<std::pair<WordId, const char*>> verbs_;
};

}  // namespace uppdrag::lineage
