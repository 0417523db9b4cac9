// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner's readers for years: alone, in lists and ranges, and what tells them from other numbers.
#include "scanner.h"

namespace uppdrag::dates {

// Not glued to something that makes it part of an identifier: `U2013`, `2016/17:2014`, `801-9234-2016`, `1,2014`.
bool Scanner::free_on_left(std::uint32_t at) const {
  if (text_.tokens[at].space_before || at == begin_) return true;
  const Token& before = text_.tokens[at - 1];
  if (before.kind == TokenKind::kWord) {
    const Word k = words_.kind(before.word);
    return k == Word::kMonth || k == Word::kMonthShort || k == Word::kYear || k == Word::kDen || k == Word::kSeason;
  }
  if (before.kind == TokenKind::kNumber) return false;
  if (before.word == words_.slash || before.word == words_.colon) return false;
  if (before.word == words_.hyphen || before.word == words_.comma || before.word == words_.stop)
    return before.space_before || !number(at - 2) || (before.word == words_.comma && year_at(at - 2) != 0);
  return true;
}

bool Scanner::free_on_right(std::uint32_t at) const {
  const std::uint32_t next = at + 1;
  if (!in(next)) return true;
  const Token& after = text_.tokens[next];
  if (words_.kind(after.word) == Word::kNoYearAfter || after.word == words_.section) return false;
  if (!after.space_before) {
    if (after.kind == TokenKind::kWord) return length(next) > 3;  // `2019åtgärder`, not `2019b`
    if (after.word == words_.slash || after.word == words_.colon) return !(glued(next + 1) && in(next + 1));
    const bool digits_follow = glued(next + 1) && number(next + 1);
    if (after.word == words_.hyphen && digits_follow && kind(next + 2) == Word::kMonth)
      return true;  // 2010-31 december
    if (after.word == words_.hyphen && digits_follow) return length(next + 1) == 4 && year_at(next + 1) != 0;
    if (after.word == words_.stop && digits_follow) return false;
    if (after.word == words_.comma && digits_follow) return year_at(next + 1) != 0;
  }
  return true;
}

// Years and ranges: `2013`, `2014–2016`, `2012, 2013 och 2014`, `2021 respektive 2022`. Requires year_at(at).
// `in_words`: `2014 till och med 2016` is a range too; after a day it is a period that begins with that day instead.
std::uint32_t Scanner::year_list(std::uint32_t at, bool in_words, Years& years) const {
  for (;;) {
    int from = year_at(at);
    int to = from;
    std::uint32_t next = at + 1;
    if (const auto mark = in_words ? range_mark(next) : is(next, words_.hyphen) ? next + 1 : 0) {
      const std::uint32_t other = kind(mark) == Word::kYear ? mark + 1 : mark;
      const int year = year_at(other);
      if (year > from && year - from <= 40 && free_on_right(other)) {
        to = year;
        next = other + 1;
      } else if (is(next, words_.hyphen) && mark == next + 1 && number(mark) && length(mark) == 2 &&
                 digits(mark) > from % 100 && digits(mark) - from % 100 <= 20 && free_on_right(mark) &&
                 kind(mark + 1) != Word::kMonth) {
        to = from - from % 100 + digits(mark);
        next = mark + 1;
      }
    }
    years.add(from, to);
    auto mark = list_mark(next);
    if (mark == 0) return next;
    if (kind(mark) == Word::kYear) ++mark;
    const bool more = year_at(mark) != 0 && free_on_right(mark) && kind(mark + 1) != Word::kYearsGenitive;
    if (!more) return next;
    at = mark;
  }
}

std::uint32_t Scanner::years_after(std::uint32_t at, Years& years) const {
  if (kind(at) == Word::kMonthWord) ++at;
  if (is(at, words_.comma) && year_at(at + 1) != 0) ++at;
  if ((kind(at) == Word::kOf || kind(at) == Word::kDuring || kind(at) == Word::kFor) &&
      (year_at(at + 1) != 0 || kind(at + 1) == Word::kYear))
    ++at;
  if (kind(at) == Word::kYear && year_at(at + 1) != 0) ++at;
  if (const int year = short_year(at)) {
    years.add(year, year);
    return at + 2;
  }
  if (year_at(at) == 0 || !free_on_right(at)) return 0;
  return year_list(at, false, years);
}

// `läsåret 2024/25`, `under 2024/2025`: two years by name; other pairs are sessions of the Riksdag and case numbers.
std::uint32_t Scanner::split_year(std::uint32_t at) {
  const int year = year_at(at);
  const bool named = kind(at - 1) == Word::kYear && value(at - 1) == 2;
  if (!named && kind(at - 1) != Word::kDuring) return 0;
  if (!glued(at + 1) || !is(at + 1, words_.slash) || !glued(at + 2) || !number(at + 2)) return 0;
  if (glued(at + 3) && (is(at + 3, words_.colon) || is(at + 3, words_.slash) || number(at + 3))) return 0;
  const bool next = year_at(at + 2) == year + 1 || (named && length(at + 2) == 2 && digits(at + 2) == (year + 1) % 100);
  if (!next) return 0;
  push(AtomKind::kYears, at, at + 3).years.add(year, year + 1);
  return at + 3;
}

std::uint32_t Scanner::bare_years(std::uint32_t at) {
  if (year_at(at) != 0)
    if (const auto next = split_year(at)) return next;
  if (year_at(at) == 0 || !free_on_left(at) || kind(at - 1) == Word::kNoYearBefore || is(at - 1, words_.section))
    return 0;
  // `2012–14`: the hyphen may be glued to two digits; anything else glued is an identifier.
  const bool short_range = is(at + 1, words_.hyphen) && number(at + 2) && length(at + 2) == 2;
  if (!free_on_right(at) && !short_range) return 0;
  Years years;
  const auto next = year_list(at, true, years);
  // `mellan 2019 och 2021`, `mellan åren 2019 och 2021`
  const std::uint32_t before = at > begin_ && kind(at - 1) == Word::kYear ? at - 2 : at - 1;
  if (years.size == 2 && kind(before) == Word::kBetween && years.first() < years.last()) {
    const Years both = years;
    years = {};
    years.add(both.first(), both.last());
  }
  if (short_range && years.single() && glued(at + 1)) return 0;
  // 2024 Q4
  if (years.single() && kind(next) == Word::kQuarterLetter && glued(next + 1) && number(next + 1) &&
      length(next + 1) == 1 && digits(next + 1) >= 1 && digits(next + 1) <= 4 && year_at(next + 2) == 0) {
    Atom& quarter = push(AtomKind::kQuarter, at, next + 2);
    quarter.part = static_cast<std::uint8_t>(digits(next + 1));
    quarter.years = years;
    return next + 2;
  }
  Atom& atom = push(AtomKind::kYears, at, next);
  atom.years = years;
  if (kind(next) == Word::kYearsGenitive && kind(next + 1) == Word::kEnd && value(next + 1) == 1) {  // 2013 års utgång
    atom.edge = Edge::kLastDay;
    atom.tokens.last = next + 2;
  }
  return atom.tokens.last;
}

}  // namespace uppdrag::dates
