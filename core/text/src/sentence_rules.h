// SPDX-License-Identifier: GPL-3.0-or-later
// Where sentences end in Swedish official text. Own rules instead of ICU's iterator, which breaks after `bl.a.` and
// `prop.` and at every line end, and would need the text in UTF-16 (docs/decisions/0004).
#pragma once

#include "uppdrag/text/tokenize.h"

namespace uppdrag {

class SentenceRules {
 public:
  // Interns the abbreviations; cheap after the first time with one vocabulary.
  explicit SentenceRules(Vocabulary& vocabulary);

  // Appends the sentences of the tokens in `range`, which are one block, to `out`.
  void split(TokenRange range, std::uint32_t block, TokenText& out) const;

 private:
  enum class Abbreviation : std::uint8_t { kNone, kInside, kMayEnd };
  Abbreviation abbreviation_before(const TokenText& text, std::uint32_t stop, std::uint32_t first) const;
  bool ends_at(const TokenText& text, std::uint32_t stop, std::uint32_t next, TokenRange range) const;
  // Whether the token at `at`, of a block that ends at `last`, can begin a sentence.
  bool opens_sentence(const TokenText& text, std::uint32_t at, std::uint32_t last) const;

  WordTable<std::uint8_t> single_;   // 1: never ends a sentence, 2: may end one.
  WordTable<std::uint8_t> opening_;  // Marks that a sentence may begin with.
  WordId stop_, exclamation_, question_, ellipsis_, quote_, right_parenthesis_, right_bracket_, apostrophe_, m_, fl_, d_, dyl_,
      o_, dash_ = kNoWord;
};

}  // namespace uppdrag
