// SPDX-License-Identifier: GPL-3.0-or-later
// The words before or behind an amount that say how exact it is: högst, cirka, eller mer.
#pragma once

#include <cstdint>
#include <vector>

#include "uppdrag/text/tokenize.h"
#include "uppdrag/text/vocabulary.h"

namespace uppdrag::amounts {

enum class Hedge : std::uint8_t { kNone, kAbout, kMax, kMin };

class Hedges {
 public:
  explicit Hedges(Vocabulary& vocabulary);

  struct Match {
    Hedge hedge = Hedge::kNone;
    std::uint32_t length = 0;  // Tokens.
  };
  // The longest phrase that ends right before token `at`, not before `first`.
  Match before(const TokenText& text, std::uint32_t at, std::uint32_t first) const;
  // The longest phrase that starts at token `at`.
  Match after(const TokenText& text, std::uint32_t at, std::uint32_t last) const;
  // How far a hedge reaches over this word: 0 not at all, 1 any (`totalt`), 2 only högst, minst and their like (`uppgå
  // till`).
  std::uint8_t filler(WordId word) const { return fillers_[word]; }
  // överstiger, understiga: the bound, turned round by inte.
  Hedge verb(WordId word) const { return static_cast<Hedge>(verbs_[word]); }

 private:
  struct Phrase {
    std::vector<WordId> words;
    Hedge hedge;
  };
  std::vector<Phrase> before_;
  std::vector<Phrase> after_;
  WordTable<std::uint8_t> fillers_;
  WordTable<std::uint8_t> verbs_;
};

}  // namespace uppdrag::amounts
