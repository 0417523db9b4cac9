// SPDX-License-Identifier: GPL-3.0-or-later
// Guesses the language of a text from its function words. Only to keep foreign texts from giving facts.
#pragma once

#include <cstdint>
#include <string>

#include "uppdrag/text/tokenize.h"

namespace uppdrag {

class LanguageGuesser {
 public:
  explicit LanguageGuesser(Vocabulary& vocabulary);

  // "sv", "en", "nb", "da", "fi", "other", or "" for texts too short to tell (fewer than 20 words). One pass over the
  // tokens.
  std::string guess(const TokenText& text) const;

 private:
  WordTable<std::uint8_t> languages_;  // A bit for each language that has the word.
};

}  // namespace uppdrag
