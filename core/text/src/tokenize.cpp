// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over the bytes. ASCII and the Latin-1 letters, which is nearly all of Swedish text, never reach ICU.
#include "uppdrag/text/tokenize.h"

#include <unicode/uchar.h>

#include <array>

#include "sentence_rules.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

enum class Class : std::uint8_t { kLetter, kDigit, kSpace, kOther };

constexpr std::array<Class, 128> kAsciiClass = [] {
  std::array<Class, 128> table{};
  for (int c = 0; c < 128; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    const bool space = c == ' ' || (c >= 9 && c <= 13);
    table[static_cast<std::size_t>(c)] = letter ? Class::kLetter
                                         : digit ? Class::kDigit
                                         : space ? Class::kSpace
                                                 : Class::kOther;
  }
  return table;
}();

constexpr char32_t kSoftHyphen = 0xAD;

char32_t lower_of(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c < 0x100) return c >= 0xC0 && c <= 0xDE && c != 0xD7 ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

bool word_character(char32_t c) { return c == kSoftHyphen || is_letter(c); }

// What all dashes and all quotes fold to, so that a rule names one.
char32_t fold_symbol(char32_t c) {
  if (is_dash(c)) return '-';
  switch (c) {
    case 0x201C: case 0x201D: case 0x201E: case 0x00AB: case 0x00BB: return '"';
    case 0x2018: case 0x2019: case 0x00B4: return '\'';
    default: return c;
  }
}

class Cutter {
 public:
  Cutter(std::string_view text, Vocabulary& vocabulary, TokenText& out)
      : text_(text), vocabulary_(vocabulary), out_(out),
        suspended_{vocabulary.intern("och"), vocabulary.intern("eller"), vocabulary.intern("samt"),
                   vocabulary.intern("respektive")} {}

  void cut(Span block) {
    bool space = true;
    bool first = true;
    std::uint32_t at = block.start;
    while (at < block.end) {
      const CodePoint c = decode_utf8(text_, at);
      if (is_space(c.value) || c.value == kSoftHyphen) {
        space = space || c.value != kSoftHyphen;
        at = c.next;
        continue;
      }
      Token token;
      token.start = at;
      token.space_before = space;
      token.block_start = first;
      at = is_letter(c.value) ? word(token, block.end) : c.value >= '0' && c.value <= '9' ? number(token, block.end) : symbol(token, c);
      out_.tokens.push_back(token);
      space = first = false;
    }
  }

 private:
  struct Run {
    std::uint32_t end = 0;
    std::uint32_t letters = 0;
    bool capital = false;
    bool all_capitals = true;
  };

  // Folds the letters from `at` on into buffer_.
  Run letters(std::uint32_t at, std::uint32_t end) {
    Run run;
    while (at < end) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte < 0x80U) {
        if (kAsciiClass[byte] != Class::kLetter) break;
        const bool upper = byte < 'a';
        buffer_.push_back(static_cast<char>(upper ? byte + 32 : byte));
        count(run, upper);
        ++at;
        continue;
      }
      const CodePoint c = decode_utf8(text_, at);
      if (!word_character(c.value)) break;
      if (c.value != kSoftHyphen) {
        append_utf8(buffer_, lower_of(c.value));
        count(run, is_upper(c.value));
      }
      at = c.next;
    }
    run.end = at;
    run.all_capitals = run.all_capitals && run.letters > 1;
    return run;
  }

  static void count(Run& run, bool upper) {
    if (run.letters == 0) run.capital = upper;
    run.all_capitals = run.all_capitals && upper;
    ++run.letters;
  }

  std::uint32_t word(Token& token, std::uint32_t end) {
    buffer_.clear();
    Run run = letters(token.start, end);
    token.capital = run.capital;
    token.all_capitals = run.all_capitals;
    std::uint32_t at = run.end;
    while (at + 1 < end && is_inner_hyphen(at, end)) {
      const std::size_t before = buffer_.size();
      const CodePoint hyphen = decode_utf8(text_, at);
      const Run more = letters(hyphen.next, end);
      const WordId part = vocabulary_.find(std::string_view(buffer_).substr(before));
      if (is_suspended(part)) {  // `hälso-och`: the space was lost, not the word.
        buffer_.resize(before);
        break;
      }
      token.all_capitals = token.all_capitals && more.all_capitals;
      at = more.end;
    }
    at = colon_ending(token, at, end);
    token.end = at;
    token.kind = TokenKind::kWord;
    token.word = vocabulary_.intern(buffer_);
    return at;
  }

  bool is_inner_hyphen(std::uint32_t at, std::uint32_t end) const {
    const CodePoint c = decode_utf8(text_, at);
    if (c.value != '-' && c.value != 0x2010 && c.value != 0x2011) return false;
    return c.next < end && is_letter(decode_utf8(text_, c.next).value);
  }

  bool is_suspended(WordId part) const {
    for (const WordId word : suspended_)
      if (part == word) return true;
    return false;
  }

  // `MSB:s`, `EU:n`, `SKR:erna`: a colon and up to four lower-case letters end the word, and are not part of its fold.
  std::uint32_t colon_ending(Token& token, std::uint32_t at, std::uint32_t end) const {
    if (at >= end || text_[at] != ':') return at;
    std::uint32_t last = at + 1;
    while (last < end && text_[last] >= 'a' && text_[last] <= 'z') ++last;
    const std::uint32_t length = last - at - 1;
    if (length == 0 || length > 4) return at;
    if (last < end && (is_letter(decode_utf8(text_, last).value) || (text_[last] >= '0' && text_[last] <= '9'))) return at;
    token.genitive_colon = text_[last - 1] == 's';
    return last;
  }

  std::uint32_t number(Token& token, std::uint32_t end) {
    std::uint32_t at = token.start;
    while (at < end && text_[at] >= '0' && text_[at] <= '9') ++at;
    token.end = at;
    token.kind = TokenKind::kNumber;
    token.word = vocabulary_.intern(text_.substr(token.start, at - token.start));
    return at;
  }

  std::uint32_t symbol(Token& token, CodePoint c) {
    buffer_.clear();
    append_utf8(buffer_, fold_symbol(c.value));
    token.end = c.next;
    token.kind = TokenKind::kOther;
    token.word = vocabulary_.intern(buffer_);
    return c.next;
  }

  std::string_view text_;
  Vocabulary& vocabulary_;
  TokenText& out_;
  std::array<WordId, 4> suspended_;
  std::string buffer_;
};

}  // namespace

std::string fold_word(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  const std::size_t colon = word.find(':');
  const std::string_view body = colon != std::string_view::npos && colon > 0 && word.size() - colon <= 5 &&
                                        is_letter(decode_utf8(word, 0).value)
                                    ? word.substr(0, colon)
                                    : word;
  for (std::uint32_t at = 0; at < body.size();) {
    const CodePoint c = decode_utf8(body, at);
    const bool inner = at > 0 && c.next < body.size();
    if (c.value != kSoftHyphen && !(inner && (c.value == '-' || c.value == 0x2010 || c.value == 0x2011)))
      append_utf8(out, lower_of(fold_symbol(c.value)));
    at = c.next;
  }
  return out;
}

// Reaches what a vocabulary keeps for this room.
class Tokenizer {
 public:
  static const SentenceRules& rules_of(Vocabulary& vocabulary) {
    if (!vocabulary.sentence_rules_) vocabulary.sentence_rules_ = std::make_shared<const SentenceRules>(vocabulary);
    return *vocabulary.sentence_rules_;
  }
};

void tokenize(std::string_view text, const std::vector<Span>& blocks, Vocabulary& vocabulary, TokenText& out) {
  out.tokens.clear();
  out.sentences.clear();
  out.sentence_of.clear();
  Cutter cutter(text, vocabulary, out);
  const SentenceRules& rules = Tokenizer::rules_of(vocabulary);
  for (std::uint32_t block = 0; block < blocks.size(); ++block) {
    const auto first = static_cast<std::uint32_t>(out.tokens.size());
    cutter.cut(blocks[block]);
    rules.split({first, static_cast<std::uint32_t>(out.tokens.size())}, block, out);
  }
}

}  // namespace uppdrag
