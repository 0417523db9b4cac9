// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner's loop, and days and years in all their spellings.
#include "scanner.h"

namespace uppdrag::dates {

Atom& Scanner::push(AtomKind kind, std::uint32_t first, std::uint32_t last) {
  Atom atom;
  atom.kind = kind;
  atom.tokens = {first, last};
  atom.group = next_group_++;
  out_->push_back(atom);
  return out_->back();
}

void Scanner::scan(TokenRange tokens, std::vector<Atom>& out) {
  begin_ = tokens.first;
  end_ = tokens.last;
  out_ = &out;
  for (std::uint32_t at = begin_; at < end_;) {
    const Token& token = text_.tokens[at];
    std::uint32_t next = 0;
    if (token.kind == TokenKind::kNumber) {
      next = number_at(at);
    } else if (words_.starts(token.word)) {
      next = word_at(at);
    }
    at = next > at ? next : at + 1;
  }
}

std::uint32_t Scanner::number_at(std::uint32_t at) {
  switch (length(at)) {
    case 1:
    case 2: {
      if (const auto next = days(at)) return next;
      if (const auto next = slash_day(at)) return next;
      return glued(at + 1) && is(at + 1, words_.colon) ? ordinal_part(at) : 0;
    }
    case 4: {
      if (const auto next = iso_day(at)) return next;
      return bare_years(at);
    }
    case 6:
    case 8:
      return packed_day(at);
    default:
      return 0;
  }
}

std::uint32_t Scanner::word_at(std::uint32_t at) {
  switch (kind(at)) {
    case Word::kDen:
      return days(at);
    case Word::kMonth:
    case Word::kMonthShort:
      return month(at);
    case Word::kMonthPair:
      return month_pair(at);
    case Word::kWeek: {
      const auto next = week(at);
      return next ? next : phrase_after_count(at);
    }
    case Word::kOrdinal: {
      if (const auto next = last_day(at)) return next;
      const auto next = days(at);
      return next ? next : ordinal_part(at);
    }
    case Word::kSeason:
      return season(at);
    case Word::kTurn:
      return turn(at);
    case Word::kEnd:
      return edge_of(at);
    case Word::kQuarter:
    case Word::kQuarterLetter:
    case Word::kTertial:
      return numbered_part(at);
    case Word::kHalfYear: {
      const auto next = numbered_part(at);
      return next ? next : phrase_after_count(at);
    }
    case Word::kEvent:
      return event(at);
    case Word::kSame:
      return same(at);
    case Word::kUnit:
    case Word::kMonthWord:
    case Word::kYear:
      return phrase_after_count(at);
    default:
      return rhythm(at);
  }
}

int Scanner::digits(std::uint32_t at) const {
  if (!number(at) || length(at) > 8) return -1;
  int value = 0;
  for (const char c : text_.tokens[at].span().of(source_)) value = value * 10 + (c - '0');
  return value;
}

int Scanner::year_at(std::uint32_t at) const {
  if (!number(at) || length(at) != 4) return 0;
  const int value = digits(at);
  return value >= 1900 && value < 2100 ? value : 0;
}

// A year of two digits behind a hyphen or an apostrophe: `31 mars -24`, `mars-24`; not `1 mars-24 april`.
int Scanner::short_year(std::uint32_t at) const {
  if (!is(at, words_.hyphen) && !is(at, words_.apostrophe)) return 0;
  if (!number(at + 1) || !glued(at + 1) || length(at + 1) != 2 || !free_on_right(at + 1)) return 0;
  const Word next = kind(at + 2);
  if (next == Word::kMonth || next == Word::kMonthShort || next == Word::kMonthWord) return 0;
  const int value = digits(at + 1);
  return value < 50 ? 2000 + value : 1900 + value;
}

// ---- days -----------------------------------------------------------------------------------------------------

// `1`, `24:e`, `1:a`, `15e`, with `den` also `l` and `I` (scanned 1), `3l` and ordinals (`första`).
std::uint32_t Scanner::day_number(std::uint32_t at, bool den, std::uint8_t& day) const {
  const auto ocr_one = [&](std::uint32_t i) { return (is(i, words_.l) || is(i, words_.i)) && length(i) == 1; };
  if (!number(at)) {
    if (!den) return 0;
    if (ocr_one(at)) {
      day = 1;
      return at + 1;
    }
    if (kind(at) != Word::kOrdinal || value(at) > 31) return 0;
    day = value(at);
    return at + 1;
  }
  if (length(at) > 2) return 0;
  int n = digits(at);
  std::uint32_t next = at + 1;
  if (glued(next) && is(next, words_.l) && n <= 3) {
    n = n * 10 + 1;
    ++next;
  } else if (glued(next) && is(next, words_.colon) && glued(next + 1) &&
             (is(next + 1, words_.e) || is(next + 1, words_.a))) {
    next += 2;
  } else if (glued(next) && (is(next, words_.e) || is(next, words_.a)) && length(next) == 1) {
    ++next;
  } else if (glued(next) && is(next, words_.stop) && kind(next + 1) == Word::kMonth) {
    ++next;  // 1. mars
  }
  if (n < 1 || n > 31) return 0;
  day = static_cast<std::uint8_t>(n);
  return next;
}

std::uint32_t Scanner::month_name(std::uint32_t at, std::uint8_t& month) const {
  const Word k = kind(at);
  if ((k != Word::kMonth && k != Word::kMonthShort) || text_.tokens[at].genitive_colon) return 0;
  month = value(at);
  const bool dotted = k == Word::kMonthShort && glued(at + 1) && is(at + 1, words_.stop);
  return at + (dotted ? 2U : 1U);
}

std::uint32_t Scanner::days(std::uint32_t at) {
  if (kind(at) == Word::kDen) return day_list(at, at + 1, true);
  if (kind(at) == Word::kOrdinal) return kind(at + 1) == Word::kMonth ? day_list(at, at, true) : 0;
  // A number that belongs to what is left of it is no day: `3:1 mars`, `1,5 maj`.
  if (!text_.tokens[at].space_before && at > begin_) {
    const Token& before = text_.tokens[at - 1];
    if (before.kind == TokenKind::kNumber || before.word == words_.colon || before.word == words_.slash) return 0;
    if ((before.word == words_.comma || before.word == words_.stop) && number(at - 2) && !before.space_before) return 0;
  }
  return day_list(at, at, false);
}

// `sista mars`, `den sista dagen i mars`. A last week or a last part has no day of its own.
std::uint32_t Scanner::last_day(std::uint32_t at) {
  if (value(at) != 32) return 0;
  std::uint32_t next = at + 1;
  if (kind(next) == Word::kPoint && (kind(next + 1) == Word::kIn || kind(next + 1) == Word::kOf)) next += 2;
  std::uint8_t month = 0;
  next = month_name(next, month);
  if (next == 0) return 0;
  Years years;
  if (const auto after = years_after(next, years)) next = after;
  Atom& atom = push(AtomKind::kMonth, at > begin_ && kind(at - 1) == Word::kDen ? at - 1 : at, next);
  atom.part = month;
  atom.years = years;
  atom.edge = Edge::kLastDay;
  if (years.empty())
    if (const auto after = relation(next, atom)) atom.tokens.last = next = after;
  return next;
}

// The days in front of a month: `7–9`, `14 och 15`, `1 och den 15`. Returns the month's token.
std::uint32_t Scanner::day_runs(std::uint32_t at, bool den, DayRuns& runs) const {
  for (std::uint32_t next = at;;) {
    std::uint8_t day = 0;
    next = day_number(next, den, day);
    if (next == 0 || runs.size == runs.days.size()) return 0;
    auto& run = runs.days[runs.size++] = {day, day};
    std::uint8_t last = 0;
    if (const auto mark = range_mark(next)) {  // 7–9, 7 till 9
      const auto after = day_number(mark, den, last);
      if (after && last > day) {
        run.second = last;
        next = after;
      }
    }
    std::uint8_t month = 0;
    runs.end = next;
    if (month_name(next, month)) return next;
    const auto mark = list_mark(next);
    if (mark == 0 || (!den && is(next, words_.comma))) return 0;
    next = kind(mark) == Word::kDen ? mark + 1 : mark;
  }
}

// One or more days of one month, `first` being `den` or the first day.
std::uint32_t Scanner::day_list(std::uint32_t first, std::uint32_t at, bool den) {
  DayRuns runs;
  const auto named = day_runs(at, den, runs);
  if (named == 0) return runs.size == 1 ? day_of_each_month(first, runs.end) : 0;
  Atom shared;
  shared.kind = AtomKind::kDay;
  std::uint32_t next = month_name(named, shared.part);
  shared.group = next_group_++;
  if (const auto after = years_after(next, shared.years)) next = after;
  shared.tokens = {first, next};
  if (shared.years.empty()) {
    if (const auto after = relation(next, shared)) next = shared.tokens.last = after;
  }
  for (std::size_t i = 0; i < runs.size; ++i) {
    shared.day = runs.days[i].first;
    shared.to_day = runs.days[i].second;
    out_->push_back(shared);
  }
  return next;
}

// `den 20:e varannan månad`, `den tionde dagen i varje månad`, `varje månad senast den 15:e`: no day of its own.
std::uint32_t Scanner::day_of_each_month(std::uint32_t first, std::uint32_t next) {
  std::uint32_t i = next;
  while (i < next + 2 && in(i) && (kind(i) == Word::kIn || kind(i) == Word::kPoint)) ++i;
  const bool after = (kind(i) == Word::kEach || kind(i) == Word::kEveryOther) && kind(i + 1) == Word::kMonthWord;
  const bool before = !out_->empty() && out_->back().kind == AtomKind::kRhythm &&
                      out_->back().rhythm == Rhythm::kMonthly && out_->back().tokens.first >= begin_ &&
                      first - out_->back().tokens.last <= 2 && kind(first) == Word::kDen;
  if (!after && !before) return 0;
  const std::uint32_t last = after ? i + 2 : next;
  Atom& atom = push(AtomKind::kPhrase, first, last);
  atom.words = before ? TokenRange{(out_->end() - 2)->tokens.first, last} : atom.tokens;
  atom.rhythm = Rhythm::kMonthly;
  return last;
}

std::uint32_t Scanner::iso_day(std::uint32_t at) {
  const int year = year_at(at);
  // `2024-03-31`, `2024.03.31`, `2024/03/31`; without a day only the hyphen is a date's.
  const WordId mark = in(at + 1) ? text_.tokens[at + 1].word : kNoWord;
  if (mark != words_.hyphen && mark != words_.stop && mark != words_.slash) return 0;
  if (year == 0 || !(glued(at + 1) && glued(at + 2) && number(at + 2) && length(at + 2) == 2)) return 0;
  if (mark != words_.hyphen && (!free_on_left(at) || kind(at - 1) == Word::kNoYearBefore)) return 0;
  // `2021-01-01–2021-12-31`: the hyphen before belongs to a period.
  const bool second = !out_->empty() && out_->back().tokens.last + 1 == at && is(at - 1, words_.hyphen);
  if (at > begin_ && !text_.tokens[at].space_before && !second &&
      (is(at - 1, words_.hyphen) || is(at - 1, words_.stop)))
    return 0;
  const int month = digits(at + 2);
  if (month < 1 || month > 12) return 0;
  const bool day = glued(at + 3) && is(at + 3, mark) && glued(at + 4) && number(at + 4) && length(at + 4) == 2;
  const std::uint32_t last = at + (day ? 5U : 3U);
  const bool period = is(last, words_.hyphen) && year_at(last + 1) != 0;
  if (glued(last) && !period && (is(last, words_.hyphen) || number(last) || is(last, words_.slash))) return 0;
  // `2011-12` may as well be two years; with a day, or before the year's own number, it is a month.
  if (!day && (month > year % 100 || mark != words_.hyphen)) return 0;
  if (day && (digits(at + 4) < 1 || digits(at + 4) > 31)) return 0;
  Atom& atom = push(day ? AtomKind::kDay : AtomKind::kMonth, at, last);
  atom.part = static_cast<std::uint8_t>(month);
  if (day) atom.day = atom.to_day = static_cast<std::uint8_t>(digits(at + 4));
  atom.years.add(year, year);
  return last;
}

// `31/3 2014`, `31/3-2014`, `31/3-14`, `31.3.2014`. A year must follow, or `den` or `senast` stand before, so that 3/4
// stays a fraction.
std::uint32_t Scanner::slash_day(std::uint32_t at) {
  const bool slash = glued(at + 1) && is(at + 1, words_.slash);
  const bool stop = glued(at + 1) && is(at + 1, words_.stop);
  if ((!slash && !stop) || !glued(at + 2) || !number(at + 2) || length(at + 2) > 2 || !free_on_left(at)) return 0;
  const int day = digits(at);
  const int month = digits(at + 2);
  if (day < 1 || day > 31 || month < 1 || month > 12) return 0;
  std::uint32_t next = at + 3;
  if (stop && !(glued(next) && is(next, words_.stop) && glued(next + 1))) return 0;
  int year = short_year(next);
  if (is(next, words_.hyphen) || stop || (glued(next) && is(next, words_.slash))) ++next;
  if (year == 0) year = year_at(next);
  const bool bare = year == 0 && slash && (kind(at - 1) == Word::kDen || kind(at - 1) == Word::kLatest) &&
                    !(glued(at + 3) && (number(at + 3) || is(at + 3, words_.hyphen) || is(at + 3, words_.slash)));
  if (!bare && (year == 0 || !free_on_right(next))) return 0;
  next = bare ? at + 3 : next + 1;
  Atom& atom = push(AtomKind::kDay, at, next);
  atom.part = static_cast<std::uint8_t>(month);
  atom.day = atom.to_day = static_cast<std::uint8_t>(day);
  if (!bare) atom.years.add(year, year);
  return next;
}

// YYMMDD and YYYYMMDD, only after a word that announces a date: other numbers look the same.
std::uint32_t Scanner::packed_day(std::uint32_t at) {
  const auto cue = [&](std::uint32_t i) {
    const Word k = kind(i);
    return k == Word::kDateCue || k == Word::kDen || k == Word::kPoint || k == Word::kLatest;
  };
  if (!cue(at - 1) && !(is(at - 1, words_.colon) && cue(at - 2)) && !(is(at - 1, words_.stop) && cue(at - 2))) return 0;
  const int all = digits(at);
  const int day = all % 100;
  const int month = all / 100 % 100;
  int year = all / 10000;
  if (length(at) == 6) year += year < 50 ? 2000 : 1900;
  if (year < 1900 || year >= 2100 || month < 1 || month > 12 || day < 1 || day > 31 || !free_on_right(at)) return 0;
  Atom& atom = push(AtomKind::kDay, at, at + 1);
  atom.part = static_cast<std::uint8_t>(month);
  atom.day = atom.to_day = static_cast<std::uint8_t>(day);
  atom.years.add(year, year);
  return at + 1;
}

}  // namespace uppdrag::dates
