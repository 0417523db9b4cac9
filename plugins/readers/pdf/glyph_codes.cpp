// SPDX-License-Identifier: GPL-3.0-or-later
#include "glyph_codes.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "uppdrag/text/unicode.h"

namespace uppdrag::pdf_reader {
namespace {

constexpr std::uint32_t kSpaceGlyph = 3;
constexpr std::uint32_t kFirstHigh = 98;  // The glyph of Ä, the first character above ASCII.

// The Macintosh character set from 0x80 on.
constexpr std::u32string_view kMacintosh =
    U"ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ";

// How often letters occur in Swedish text, per thousand: a, b, c …
constexpr std::array<float, 26> kLetters = {94, 15, 15, 47,   101, 20, 29, 21, 58, 6,    31,   53, 35,
                                            85, 45, 18, 0.2F, 84,  66, 77, 19, 24, 1.4F, 1.6F, 7,  0.7F};

// The logarithm of how likely `c` is in Swedish text, capitals and small letters alike.
float likelihood(char32_t c) {
  if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  if (c >= 'a' && c <= 'z') return std::log(kLetters[c - 'a'] / 1300);
  switch (c) {
    case U'å':
    case U'Å':
    case U'ä':
    case U'Ä':
    case U'ö':
    case U'Ö':
      return std::log(15.0F / 1300);
    case ' ':
      return std::log(150.0F / 1300);
    case '.':
    case ',':
    case '-':
      return std::log(10.0F / 1300);
    default:
      break;
  }
  const bool digit = c >= '0' && c <= '9';
  return std::log((digit ? 3.0F : 0.3F) / 1300);
}

// Some such fonts name their punctuation properly: `.` behind a small letter ends a word and is no K.
bool real_punctuation(char32_t c, std::string_view before) {
  if (c != '.' && c != ',' && c != '-') return false;
  std::uint32_t at = static_cast<std::uint32_t>(before.size());
  if (at == 0) return false;
  do --at;
  while (at > 0 && !on_code_point(before, at));
  const char32_t last = decode_utf8(before, at).value;
  return (last >= '0' && last <= '9') || last == ')' || (is_letter(last) && !is_upper(last));
}

}  // namespace

char32_t glyph_character(std::uint32_t code) {
  constexpr std::uint32_t kShift = 29;  // Glyph 3 is the space, U+0020.
  if (code < kSpaceGlyph) return 0;
  if (code < kFirstHigh) return code + kShift;
  return code - kFirstHigh < kMacintosh.size() ? kMacintosh[code - kFirstHigh] : 0;
}

void GlyphCodes::look(const poppler::text_box& box, const poppler::ustring& text, const LayoutWord& word,
                      std::size_t index) {
  if (word.font >= fonts_.size()) fonts_.resize(word.font + 1U);
  Font& font = fonts_[word.font];
  Spaces spaces;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] > 0xFF) {
      ++font.beyond;
      continue;
    }
    ++font.counts[text[i]];
    if (text[i] != kSpaceGlyph) continue;
    const poppler::rectf at = box.char_bbox(i);
    spaces.edges.push_back(static_cast<float>(at.left()));
    spaces.edges.push_back(static_cast<float>(at.right()));
  }
  if (spaces.edges.empty()) return;
  font.spaces = true;
  spaces.word = index;
  spaces_.push_back(std::move(spaces));
}

bool GlyphCodes::are_codes(const Font& font) {
  float as_text = 0;
  float as_codes = 0;
  std::uint32_t count = 0;
  for (std::uint32_t c = 0; c < font.counts.size(); ++c) {
    const std::uint32_t n = font.counts[c];
    if (n == 0) continue;
    count += n;
    as_text += static_cast<float>(n) * likelihood(c);
    const char32_t character = glyph_character(c);
    as_codes += static_cast<float>(n) * (character == 0 ? -8 : likelihood(character));
  }
  constexpr std::uint32_t kFewest = 5;
  if (count < kFewest || font.beyond * 4 > count) return false;
  const auto n = static_cast<float>(count);
  const float margin = font.spaces ? 0.5F : 1.2F;  // A space's number is strong evidence.
  return as_codes / n > -4.0F && as_codes > as_text + margin * n;
}

void GlyphCodes::rewrite(const LayoutWord& word, std::string_view raw, const std::vector<float>& edges,
                         LayoutSource& source) {
  LayoutWord part = word;
  std::string piece;
  std::size_t edge = 0;
  for (std::uint32_t at = 0; at < raw.size();) {
    const CodePoint c = decode_utf8(raw, at);
    at = c.next;
    if (c.value != kSpaceGlyph || edge + 1 >= edges.size()) {
      const bool last = at >= raw.size() || decode_utf8(raw, at).value == kSpaceGlyph;
      const char32_t character = last && real_punctuation(c.value, piece) ? c.value : glyph_character(c.value);
      append_utf8(piece, character == 0 ? U'\uFFFD' : character);
      continue;
    }
    part.right = edges[edge];
    part.space_after = true;
    source.add(part, piece);
    piece.clear();
    part.left = edges[edge + 1];
    part.right = word.right;
    part.space_after = word.space_after;
    edge += 2;
  }
  source.add(part, piece);
}

void GlyphCodes::repair(LayoutSource& source) const {
  std::vector<bool> coded(fonts_.size());
  for (std::size_t f = 0; f < fonts_.size(); ++f) coded[f] = are_codes(fonts_[f]);
  if (std::find(coded.begin(), coded.end(), true) == coded.end()) return;
  const std::vector<LayoutWord> words = std::move(source.words);
  const std::string text = std::move(source.text);
  const std::vector<LayoutPage> pages = std::move(source.pages);
  source.words.clear();
  source.text.clear();
  source.pages.clear();
  const std::vector<float> none;
  std::size_t next = 0;  // Of spaces_.
  for (const LayoutPage& page : pages) {
    source.begin_page(page.number, page.width, page.height);
    for (std::size_t i = page.first_word; i < page.last_word; ++i) {
      const LayoutWord& word = words[i];
      while (next < spaces_.size() && spaces_[next].word < i) ++next;
      const bool has_spaces = next < spaces_.size() && spaces_[next].word == i;
      if (word.font < coded.size() && coded[word.font])
        rewrite(word, word.text.of(text), has_spaces ? spaces_[next].edges : none, source);
      else
        source.add(word, word.text.of(text));
    }
  }
}

}  // namespace uppdrag::pdf_reader
