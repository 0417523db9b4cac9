// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts canonical text into tokens and sentences, once for a document; all analysers share the result.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/text/span.h"
#include "uppdrag/text/vocabulary.h"

namespace uppdrag {

enum class TokenKind : std::uint8_t {
  kWord,    // Letters, with inner hyphens (`EU-kommissionen`, `jämställd-het`) and inner colon endings (`MSB:s`) kept.
  kNumber,  // A run of ASCII digits, nothing else: `1 400 000` is three tokens, `2016/17:10` five.
  kOther,   // One code point of punctuation or symbol.
};

// A token carries what rules ask for most; its text is a span of the canonical text.
struct Token {
  std::uint32_t start = 0;  // Bytes of the canonical text.
  std::uint32_t end = 0;
  // The folded word: lower case, without inner hyphens, without a genitive colon ending (`MSB:s` -> `msb`), so that a
  // stray hyphen does not hide a word. Digits for numbers, the character itself for kOther (all dashes fold to `-`,
  // all quotes to `"`).
  WordId word = kNoWord;
  TokenKind kind = TokenKind::kOther;
  bool space_before = false;   // White space of any kind, or the start of a block, stands before it.
  bool capital = false;        // The first letter is upper case.
  bool all_capitals = false;   // At least two letters, all upper case.
  bool block_start = false;    // First token of a block.
  bool genitive_colon = false; // Written with a colon ending (`MSB:s`).

  Span span() const { return {start, end}; }
};

// A sentence lies within one block. A list item without a full stop is a sentence of its own.
struct Sentence {
  TokenRange tokens;
  std::uint32_t block = 0;  // Index of the block, as given to tokenize().
};

struct TokenText {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;  // In order; together they hold every token once.
  std::vector<std::uint32_t> sentence_of;  // Sentence index for each token.

  const Sentence& sentence_at(std::uint32_t token) const { return sentences[sentence_of[token]]; }
  // From the first byte of the first token to the last byte of the last. Requires a non-empty range.
  Span span(TokenRange range) const { return {tokens[range.first].start, tokens[range.last - 1].end}; }
};

// Lower case by Unicode, without soft hyphens and without inner hyphens: the form under which words are interned.
std::string fold_word(std::string_view word);

// Tokens and sentences of `text`, whose blocks are `blocks` (ascending, not overlapping; text outside them is ignored).
// New words are added to `vocabulary`. `out` is cleared and reused, so a worker allocates only while it grows.
// Sentence borders: `.`, `!`, `?`, `…` before an upper-case word or the end of the block, unless the full stop belongs
// to an abbreviation (t.ex., bl.a., prop., dnr), an ordinal or a number; a full stop glued to a capital splits as well.
// One pass, O(bytes).
void tokenize(std::string_view text, const std::vector<Span>& blocks, Vocabulary& vocabulary, TokenText& out);

}  // namespace uppdrag
