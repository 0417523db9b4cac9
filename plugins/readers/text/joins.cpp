// SPDX-License-Identifier: GPL-3.0-or-later
#include "joins.h"

#include <algorithm>

#include "uppdrag/text/normalize.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::text_reader {
namespace {

// Words that end neither a paragraph nor a line of a list of names.
constexpr std::array<std::string_view, 61> kOpenWords = {
    "alla", "artikel",   "av",    "bland",  "dels",   "den",        "dess",   "dessa",    "det",    "deras",   "de",
    "då",   "efter",     "eller", "en",     "enligt", "ett",        "från",   "för",      "genom",  "hos",     "högst",
    "i",    "inklusive", "inom",  "inte",   "kring",  "med",        "mellan", "men",      "minst",  "mot",     "när",
    "och",  "om",        "också", "per",    "på",     "respektive", "samt",   "samtliga", "senast", "sin",     "sina",
    "sitt", "som",       "såsom", "såväl",  "till",   "under",      "ur",     "ut",       "utan",   "utifrån", "vid",
    "via",  "vars",      "vilka", "vilken", "vilket", "över"};
// Behind these the rest may be a list whose bullets were lost.
constexpr std::array<std::string_view, 10> kLeadingWords = {"att", "bör",   "får",    "har",  "kan",
                                                            "ska", "skall", "skulle", "även", "är"};
// A full stop behind these ends no sentence.
constexpr std::array<std::string_view, 20> kAbbreviations = {
    "bl.a.", "t.ex.", "dvs.", "d.v.s.", "s.k.", "prop.",  "skr.",   "bet.",  "dir.",  "rskr.",
    "nr.",   "kap.",  "jfr.", "kl.",    "st.",  "bl. a.", "t. ex.", "resp.", "inkl.", "utg.omr."};

// Before a figure these are the first half of a reference: `SOU⏎2015:86`, `dnr⏎801-1234-2015`.
constexpr std::array<std::string_view, 14> kAnnouncers = {
    "SOU", "Ds",   "SFS", "Dnr",        "dnr",           "nr",        "prop",
    "skr", "rskr", "dir", "skrivelsen", "propositionen", "skrivelse", "diarienummer"};

template <std::size_t N>
bool ends_with_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return ends_with_word(text, word); });
}

std::string_view last_word(std::string_view text) {
  const auto space = text.find_last_of(" \t");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

std::string_view first_word(std::string_view text) {
  const auto space = text.find_first_of(" \t");
  return text.substr(0, space);
}

// Cells of a table that stand apart by spaces.
bool has_columns(std::string_view line) {
  return line.find("   ") != std::string_view::npos || line.find('\t') != std::string_view::npos;
}

// `– regeringens styrning` goes on with a small letter.
std::string_view without_dash(std::string_view line) {
  for (const std::string_view dash : {"– ", "- ", "— ", "− "})
    if (line.starts_with(dash)) return line.substr(dash.size());
  return line;
}

bool sentence_mark(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026; }

}  // namespace

bool ends_sentence(std::string_view line) {
  return sentence_mark(last_visible(line)) && !ends_with_any(visible_end(line), kAbbreviations);
}

bool announces_list(std::string_view line) {
  const std::string_view text = visible_end(line);
  if (last_visible(line) == ':' || text.ends_with("bl.a.") || text.ends_with("bland annat")) return true;
  return ends_with_word(text, "att") || ends_with_word(text, "ska") || ends_with_word(text, "skall") ||
         ends_with_word(text, "följande");
}

bool ends_in_preposition(std::string_view line) {
  std::string_view word = last_word(visible_end(line));
  if (word == "I") word = "i";
  return std::find(kOpenWords.begin(), kOpenWords.end(), word) != kOpenWords.end();
}

bool ends_open(std::string_view line) {
  const std::string_view word = last_word(visible_end(line));
  return std::find(kOpenWords.begin(), kOpenWords.end(), word) != kOpenWords.end() ||
         std::find(kLeadingWords.begin(), kLeadingWords.end(), word) != kLeadingWords.end();
}

bool ends_in_hyphen(std::string_view line) {
  if (line.size() < 2 || line.back() != '-') return false;
  const char before = line[line.size() - 2];
  return before != ' ' && before != '-' && before != '\t';
}

void Joiner::measure(std::string_view text, const std::vector<Line>& lines) {
  text_ = text;
  wrap_ = 0;
  // A line that goes on with a small letter was wrapped for sure; the width that most of them stay below is the page's.
  constexpr std::uint32_t kWidest = 130;
  std::array<std::uint32_t, kWidest + 1> count{};
  std::uint32_t total = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const Line& a = lines[i - 1];
    const Line& b = lines[i];
    if (a.blank() || b.blank() || a.end - a.start > 2 * kWidest) continue;
    const auto c = static_cast<unsigned char>(text[b.start]);
    if ((c < 'a' || c > 'z') && c < 0x80U) continue;
    if (!is_lower(decode_utf8(text, b.start).value)) continue;
    const std::uint32_t width = visible_width(a.of(text));
    if (width > kWidest) continue;
    ++count[width];
    ++total;
  }
  std::uint32_t below = 0;
  for (std::uint32_t width = 0; width <= kWidest && total > 0; ++width) {
    below += count[width];
    if (below * 100 < total * 85) continue;
    constexpr std::uint32_t kNarrowest = 40;
    wrap_ = width >= kNarrowest ? width : 0;
    break;
  }
}

bool Joiner::fills_line(const Line& a, const Line& b) const {
  constexpr std::uint32_t kSlack = 3;
  const std::uint32_t width = visible_width(a.of(text_));
  return wrap_ > 0 && width * 10 >= wrap_ * 6 && width * 4 <= wrap_ * 5 &&
         width + 1 + visible_width(first_word(b.of(text_))) + kSlack >= wrap_;
}

// No page is wrapped like this: the next word had plenty of room.
bool Joiner::too_short(const Line& a, const Line& b) const {
  if (wrap_ == 0) return false;
  return (visible_width(a.of(text_)) + 1 + visible_width(first_word(b.of(text_)))) * 5 < wrap_ * 3;
}

bool Joiner::continues(const Line& a, const Line& b, bool inside, bool flowing) const {
  const std::string_view above = a.of(text_);
  const std::string_view below = b.of(text_);
  if (has_columns(above) && has_columns(below)) return false;
  if (ends_in_hyphen(above)) return true;
  const char32_t last = last_visible(above);
  const char32_t first = first_visible(without_dash(below));
  if (last == ':') return is_lower(first) && fills_line(a, b);
  if (last == ',' || last == '/' || last == 0x2013) return true;
  if (is_lower(first)) return inside || flowing || !too_short(a, b);
  if (ends_open(above)) return true;
  if (is_digit(first) && ends_with_any(visible_end(above), kAnnouncers)) return true;
  const bool ended = ends_sentence(above);
  if (below[0] == '(' && !ended) return true;
  if (ended) {
    if (inside) return !too_short(a, b);
    return b.indent <= a.indent && !a.hard_break && fills_line(a, b);
  }
  if (sentence_mark(last)) return true;  // An abbreviation.
  if (a.hard_break) return false;
  if (fills_line(a, b)) return true;
  // In the middle of a paragraph a line may be short because the next word is long.
  if (flowing && wrap_ > 0 && is_letter(last) && visible_width(above) * 10 >= wrap_ * 6) return true;
  if (inside) return !above.ends_with("**");
  constexpr std::uint32_t kLong = 45;  // A sentence that goes on with a figure: `att utbetala⏎375 000 000 kronor`.
  return is_digit(first) && is_lower(last) && !is_digit(first_visible(above)) && visible_width(above) >= kLong;
}

bool Joiner::continues_over_gap(const Line& a, const Line& b, bool page_mark, bool sentence) const {
  const std::string_view above = a.of(text_);
  const char32_t first = first_visible(b.of(text_));
  if (!page_mark && !is_lower(first)) return false;
  const char32_t last = last_visible(above);
  if (last == ':' || sentence_mark(last)) return false;
  if (is_lower(first) && ends_in_hyphen(above)) return true;
  if (page_mark) return is_lower(first) || last == ',' || ends_in_preposition(above);
  constexpr std::uint32_t kLong = 40;
  const std::uint32_t width = visible_width(above);
  if (ends_in_preposition(above)) return width >= kLong;
  return sentence && is_letter(last) && !ends_open(above) && !announces_list(above) && width >= kLong + 10;
}

Glue Joiner::glue(const Line& a, const Line& b) const {
  const std::string_view above = a.of(text_);
  const std::string_view below = b.of(text_);
  if (above.empty() || below.empty()) return Glue::kSpace;
  if (above.back() == '/' && above.size() > 1 && above[above.size() - 2] != ' ') return Glue::kTight;
  constexpr std::string_view kEnDash = "–";
  if (above.size() > kEnDash.size() && above.ends_with(kEnDash))
    return is_digit(static_cast<unsigned char>(above[above.size() - kEnDash.size() - 1])) &&
                   is_digit(first_visible(below))
               ? Glue::kTight
               : Glue::kSpace;
  if (!ends_in_hyphen(above)) return Glue::kSpace;
  const std::string_view before = last_word(above);
  const std::string_view after = first_word(below);
  return glue_at_hyphen(judge_line_break(before, after), before, after);
}

}  // namespace uppdrag::text_reader
