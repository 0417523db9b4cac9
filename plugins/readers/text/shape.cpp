// SPDX-License-Identifier: GPL-3.0-or-later
#include "shape.h"

#include <algorithm>
#include <array>

#include "uppdrag/text/unicode.h"

namespace uppdrag::text_reader {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;
constexpr std::size_t kLongestHeading = 120;  // Bytes.
constexpr std::size_t kLongestTitle = 300;
constexpr std::uint32_t kMostTitleLines = 3;

// Headings of Government decisions that often stand without a mark. In lower case.
constexpr std::array<std::string_view, 17> kKnownHeadings = {"bakgrund",
                                                             "beslut",
                                                             "ekonomi",
                                                             "ikraftträdande",
                                                             "inledning",
                                                             "närmare om uppdraget",
                                                             "redovisning",
                                                             "redovisning av uppdraget",
                                                             "regeringens beslut",
                                                             "regeringens överväganden",
                                                             "regeringens bedömning",
                                                             "skäl för beslutet",
                                                             "skälen för beslutet",
                                                             "skälen för regeringens beslut",
                                                             "uppdraget",
                                                             "ärendet",
                                                             "ärendet och dess beredning"};

// A line with one of these is a sentence, not a heading; so is one with a passive verb.
constexpr std::array<std::string_view, 20> kVerbs = {
    "beslutar",  "bör",    "får", "ger",   "ges",    "har",    "hade",    "innebär", "kan", "lämnar",
    "redovisar", "senast", "ska", "skall", "skulle", "syftar", "uppdrar", "uppdras", "var", "är"};

bool is_verb(std::string_view word) {
  constexpr std::size_t kLongWord = 6;  // redovisas, lämnas; no plural ends in -as.
  return std::find(kVerbs.begin(), kVerbs.end(), word) != kVerbs.end() ||
         (word.size() >= kLongWord && word.ends_with("as") && is_lower(first_visible(word)));
}

bool upper_or_digit(char32_t c) { return is_upper(c) || is_digit(c); }

bool has_verb(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of(" \t", at), text.size());
    if (is_verb(text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

// A short line of a few words without a verb that may head the text below it.
bool heading_like(std::string_view line) {
  constexpr std::ptrdiff_t kMostSpaces = 11;
  if (line.size() > kLongestHeading || line.size() < 2 || !upper_or_digit(first_visible(line))) return false;
  if (std::count(line.begin(), line.end(), ' ') > kMostSpaces) return false;
  const char32_t last = last_visible(line);
  if (!is_letter(last) && !is_digit(last) && last != '?') return false;
  if (line.find_first_not_of("0123456789 .,-") == std::string_view::npos) return false;
  for (const std::string_view sign : {"\t", "   ", ": ", "@", "://", "www.", "Tfn", "Tel"})
    if (line.find(sign) != std::string_view::npos) return false;
  return !ends_open(line) && !has_verb(line);
}

bool known_heading(std::string_view line) {
  if (line.size() > 40) return false;
  const std::string folded = to_lower(line);
  return std::find(kKnownHeadings.begin(), kKnownHeadings.end(), folded) != kKnownHeadings.end();
}

// What stands above the title of a decision: `Regeringsbeslut III:5`, a date, a case number, the department.
bool letterhead(std::string_view line) {
  constexpr std::size_t kShort = 60;
  if (line.size() > kShort) return false;
  for (const std::string_view start : {"Regeringsbeslut", "Regeringen", "Bilaga", "Dnr", "Diarienummer", "Datum"})
    if (line.starts_with(start)) return true;
  if (line.ends_with("departementet")) return line.find(' ') == std::string_view::npos;
  // Nothing but dates and numbers: `2013-06-19`, `U2013/964/JÄM`.
  return std::any_of(line.begin(), line.end(), [](char c) { return is_digit(static_cast<unsigned char>(c)); }) &&
         line.find(' ') == std::string_view::npos;
}

std::uint8_t heading_depth(std::string_view line) {
  const auto number_end = line.find_first_not_of("0123456789.");
  if (number_end == 0 || number_end == std::string_view::npos) return 2;
  const std::string_view number = line.substr(0, number_end);
  const auto dots = std::count(number.begin(), number.end(), '.') - (number.ends_with('.') ? 1 : 0);
  return static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(2 + dots, 6));
}

class Shaper {
 public:
  Shaper(BlockParser& parser, bool markdown) : parser_(parser), blocks_(parser.blocks()), markdown_(markdown) {}

  void run(bool titled) {
    settle_speech();
    settle_numbered_headings();
    if (!titled) settle_title();
    settle_lost_bullets();
    settle_headings();
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(blocks_.size()); }

  std::uint32_t next(std::uint32_t i) const {
    do ++i;
    while (i < size() && blocks_[i].kind == BlockKind::kFurniture);
    return i < size() ? i : kNone;
  }

  std::uint32_t previous(std::uint32_t i) const {
    while (i-- > 0)
      if (blocks_[i].kind != BlockKind::kFurniture) return i;
    return kNone;
  }

  bool is(std::uint32_t i, BlockKind kind) const { return i != kNone && blocks_[i].kind == kind; }

  // The block's text gets its marker back.
  void restore_marker(RawBlock& block) {
    if (block.first < block.last) parser_.pieces()[block.first].start = block.marker_start;
    block.marker = {};
  }

  bool speech(const RawBlock& block) const {
    return is_upper(first_visible(parser_.first_line(block))) && ends_sentence(parser_.last_line(block));
  }

  // `– Det är ett viktigt steg, säger ministern.`: a dash before a sentence that no list line announces.
  void settle_speech() {
    for (std::uint32_t i = 0; i < size(); ++i) {
      if (!is(i, BlockKind::kListItem) || !blocks_[i].marker.dash()) continue;
      std::uint32_t last = i;
      bool all = true;
      bool apart = true;
      for (std::uint32_t j = i; is(j, BlockKind::kListItem); j = next(j)) {
        all = all && blocks_[j].level == 1 && blocks_[j].marker.dash() && speech(blocks_[j]);
        apart = apart && blocks_[j].after_blank && blocks_[j].marker.style != '-';
        last = j;
      }
      const std::uint32_t above = previous(i);
      const bool announced = is(above, BlockKind::kParagraph) && !ends_sentence(parser_.last_line(blocks_[above]));
      for (std::uint32_t j = i; all && !announced && (apart || last == i) && j <= last; ++j) {
        if (!is(j, BlockKind::kListItem)) continue;
        restore_marker(blocks_[j]);
        blocks_[j].kind = BlockKind::kParagraph;
        blocks_[j].level = 0;
      }
      i = last;
    }
  }

  // `1. Uppdrag att utveckla indikatorer` above a paragraph of its own.
  void settle_numbered_headings() {
    std::uint32_t above = kNone;
    for (std::uint32_t i = 0; i < size(); ++i) {
      RawBlock& block = blocks_[i];
      if (block.kind == BlockKind::kFurniture) continue;
      const std::uint32_t before = above;
      above = i;
      if (block.kind != BlockKind::kListItem || block.level != 1 || block.last - block.first != 1) continue;
      if (block.marker.style != kNumberDot && block.marker.style != kNumberParen) continue;
      const std::string_view line = parser_.first_line(block);
      const std::uint32_t below = next(i);
      const char32_t last = last_visible(line);
      if (line.size() > kLongestTitle / 2 || !is_upper(first_visible(line)) || (!is_letter(last) && !is_digit(last)))
        continue;
      if (is(before, BlockKind::kListItem) || !is(below, BlockKind::kParagraph) || blocks_[below].level != 0) continue;
      if (!upper_or_digit(first_visible(parser_.first_line(blocks_[below]))) || ends_open(line)) continue;
      if (is(before, BlockKind::kParagraph) && !ends_sentence(parser_.last_line(blocks_[before]))) continue;
      restore_marker(block);
      block.kind = BlockKind::kHeading;
      block.level = 3;
    }
  }

  // `Utredaren ska:` above paragraphs that start with a small letter: items that lost their bullets.
  void settle_lost_bullets() {
    bool listing = false;
    for (std::uint32_t i = 0; i < size(); ++i) {
      RawBlock& block = blocks_[i];
      if (block.kind == BlockKind::kFurniture) continue;
      const bool text = block.kind == BlockKind::kParagraph && block.level == 0;
      if (text && listing && is_lower(first_visible(parser_.first_line(block)))) {
        block.kind = BlockKind::kListItem;
        block.level = 1;
        continue;
      }
      listing = (text || block.kind == BlockKind::kHeading) && announces_list(parser_.last_line(block));
    }
  }

  // A text without marked headings starts with its title.
  void settle_title() {
    constexpr std::uint32_t kLook = 8;
    if (std::any_of(blocks_.begin(), blocks_.end(), [](const RawBlock& b) { return b.kind == BlockKind::kHeading; }) &&
        markdown_)
      return;
    for (std::uint32_t i = 0; i < size() && i < kLook; ++i) {
      RawBlock& block = blocks_[i];
      if (block.kind == BlockKind::kFurniture) continue;
      if (block.kind != BlockKind::kParagraph) return;
      const std::string_view line = parser_.last_line(block);
      if (block.last - block.first == 1 && letterhead(line) && next(i) != kNone) continue;
      const Piece& first = parser_.pieces()[block.first];
      const std::size_t bytes = parser_.pieces()[block.last - 1].end - first.start;
      const char32_t last = last_visible(line);
      const std::string_view start = parser_.first_line(block);
      const bool sentence = ends_sentence(line) || (start.starts_with("Regeringen ") && has_verb(start));
      const bool title = block.last - block.first <= kMostTitleLines && bytes <= kLongestTitle &&
                         upper_or_digit(first_visible(start)) && !sentence && last != ':' && last != ',' &&
                         !ends_open(line) && !announces_list(line) && next(i) != kNone;
      if (title) {
        block.kind = BlockKind::kHeading;
        block.level = 1;
      }
      return;
    }
  }

  bool candidate(std::uint32_t i) const {
    const RawBlock& block = blocks_[i];
    if (block.kind != BlockKind::kParagraph || block.level != 0 || block.last - block.first != 1 || !block.after_blank)
      return false;
    const std::string_view line = parser_.first_line(block);
    if (known_heading(line)) return true;
    const bool alone = i + 1 >= size() || blocks_[i + 1].after_blank;
    return alone && heading_like(line) && (!markdown_ || heads_long_text(i));
  }

  // Where headings are marked, a line without a mark must look like one from below as well.
  bool heads_long_text(std::uint32_t i) const {
    constexpr std::size_t kLong = 100;  // Bytes.
    if (!is(i + 1 < size() ? i + 1 : kNone, BlockKind::kParagraph)) return false;
    const std::string_view below = parser_.last_line(blocks_[i + 1]);
    return parser_.first_line(blocks_[i]).find(',') == std::string_view::npos && below.size() >= kLong &&
           ends_sentence(below) && is_upper(first_visible(parser_.first_line(blocks_[i + 1])));
  }

  // Short lines that stand alone; three in a row are a list of names, and the last needs something to head.
  void settle_headings() {
    for (std::uint32_t i = 0; i < size();) {
      if (is(i, BlockKind::kParagraph) && parser_.first_line(blocks_[i]).starts_with("På regeringens vägnar")) return;
      std::uint32_t end = i;
      while (end < size() && candidate(end)) ++end;
      if (end == i) {
        ++i;
        continue;
      }
      const bool names = end - i >= 3;
      const bool heads = end < size() && (blocks_[end].kind != BlockKind::kFurniture || next(end) != kNone);
      for (std::uint32_t j = i; j < end; ++j) {
        const std::string_view line = parser_.first_line(blocks_[j]);
        if (!known_heading(line) && (names || !heads)) continue;
        if (end == size() && j + 1 == end) continue;
        blocks_[j].kind = BlockKind::kHeading;
        blocks_[j].level = heading_depth(line);
      }
      i = end;
    }
  }

  BlockParser& parser_;
  std::vector<RawBlock>& blocks_;
  bool markdown_;
};

}  // namespace

void shape_blocks(BlockParser& parser, bool markdown, bool titled) { Shaper(parser, markdown).run(titled); }

}  // namespace uppdrag::text_reader
