// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner's readers for what is no day: months, quarters, seasons, turns of the year.
#include <algorithm>

#include "scanner.h"

namespace uppdrag::dates {

// ---- joints -----------------------------------------------------------------------------------------------------

std::uint32_t Scanner::until(std::uint32_t at) const {
  if (kind(at) == Word::kUntil) {
    const bool and_with = kind(at + 1) == Word::kLink && kind(at + 2) == Word::kWith;
    return and_with ? at + 3 : at + 1;
  }
  // t.o.m.
  if (is(at, words_.t) && is(at + 1, words_.stop) && is(at + 2, words_.o) && is(at + 3, words_.stop) &&
      is(at + 4, words_.m))
    return is(at + 5, words_.stop) ? at + 6 : at + 5;
  return 0;
}

std::uint32_t Scanner::range_mark(std::uint32_t at) const {
  if (is(at, words_.hyphen)) return at + 1;
  return until(at);
}

std::uint32_t Scanner::list_mark(std::uint32_t at) const {
  if (is(at, words_.comma)) return kind(at + 1) == Word::kLink ? at + 2 : at + 1;
  if (kind(at) != Word::kLink) return 0;
  return is(at + 1, words_.stop) && glued(at + 1) ? at + 2 : at + 1;  // resp.
}

// One past the words of an event that start at `at`: up to a preposition, a verb that opens what follows, or a mark.
std::uint32_t Scanner::phrase_end(std::uint32_t at) const {
  constexpr std::uint32_t kLongest = 9;
  std::uint32_t next = at;
  while (in(next) && next - at < kLongest) {
    const Token& token = text_.tokens[next];
    if (token.kind == TokenKind::kOther && token.word != words_.hyphen) break;
    // `från dagen för beslutet` goes on.
    const bool of_point = next > at && kind(next - 1) == Word::kPoint && kind(next) == Word::kFor;
    if (next > at && words_.stops_phrase(token.word) && !of_point) break;
    ++next;
  }
  return next;
}

// What ties a day without a year to one: `varje år`, `årligen`, `påföljande år`, `året efter rekvisitionen`, `samma
// år`, `i år`.
std::uint32_t Scanner::relation(std::uint32_t at, Atom& atom) const {
  std::uint32_t i = is(at, words_.comma) ? at + 1 : at;
  const Word k = kind(i);
  const bool year_follows = kind(i + 1) == Word::kYear && year_at(i + 2) == 0;
  const auto set = [&](Relation relation, Rhythm rhythm, std::uint32_t last) {
    atom.relation = relation;
    atom.rhythm = rhythm;
    return last;
  };
  if (k == Word::kYearly) return set(Relation::kEachYear, Rhythm::kYearly, i + 1);
  if (i != at) return 0;
  if (k == Word::kFor && (kind(i + 1) == Word::kLink || kind(i + 1) == Word::kEach)) return relation(i + 1, atom);
  if (k == Word::kEach && kind(i + 1) == Word::kYear) return set(Relation::kEachYear, Rhythm::kYearly, i + 2);
  if (k == Word::kLink && kind(i + 1) == Word::kYear && length(i) > 4 &&
      text_.tokens[i + 1].word == words_.year)  // respektive år
    return set(Relation::kEachYear, Rhythm::kYearly, i + 2);
  if (k == Word::kEveryOther && kind(i + 1) == Word::kYear) return set(Relation::kEachYear, Rhythm::kBiennial, i + 2);
  if (k == Word::kNext && kind(i + 1) == Word::kYear) return set(Relation::kNextYear, Rhythm::kNone, i + 2);
  if (k == Word::kSame && year_follows) return set(Relation::kSameYear, Rhythm::kNone, i + 2);
  if (k == Word::kThis && year_follows) return set(Relation::kThisYear, Rhythm::kNone, i + 2);
  if (k == Word::kIn && year_follows) return set(Relation::kThisYear, Rhythm::kNone, i + 2);
  if (k == Word::kYear && kind(i + 1) == Word::kThen) return set(Relation::kNextYear, Rhythm::kNone, i + 2);
  if (k == Word::kYear && kind(i + 1) == Word::kAround) {
    const bool ends = in(i + 2) && words_.stops_phrase(text_.tokens[i + 2].word);
    return set(Relation::kOther, Rhythm::kNone, ends ? i + 2 : phrase_end(i + 2));
  }
  return 0;
}

// ---- parts of a year ----------------------------------------------------------------------------------------------

std::uint32_t Scanner::month(std::uint32_t at) {
  std::uint8_t month = 0;
  std::uint32_t next = month_name(at, month);
  if (next == 0) return 0;
  Years years;
  // `den 32 mars 2024`, `0 mars`: the number was no day, and so the rest is no date.
  if (at > begin_ && number(at - 1) && length(at - 1) <= 2) return std::max(next, years_after(next, years));
  Years ahead;
  if (kind(at) == Word::kMonthShort && years_after(next, ahead) == 0) return 0;
  const bool named = kind(next) == Word::kMonthWord;
  if (const auto after = years_after(next, years)) {
    next = after;
  } else if (named) {
    ++next;
  }
  const bool opened = at > begin_ && words_.opens_month(text_.tokens[at - 1].word);
  Atom& atom = push(AtomKind::kMonth, at, next);
  atom.part = month;
  atom.years = years;
  atom.plain = named || opened || !years.empty();
  if (kind(next) == Word::kEnd && value(next) == 1) {  // mars månads utgång
    atom.edge = Edge::kLastDay;
    atom.plain = true;
    atom.tokens.last = ++next;
    if (const auto after = years_after(next, atom.years)) atom.tokens.last = next = after;
  }
  if (atom.years.empty())
    if (const auto after = relation(next, atom)) atom.tokens.last = next = after;
  return next;
}

// `januari-mars 2024`; `november-januari 2025` begins the year before.
std::uint32_t Scanner::month_pair(std::uint32_t at) {
  Years years;
  const auto next = years_after(at + 1, years);
  if (next == 0) return 0;
  Atom& atom = push(AtomKind::kMonth, at, next);
  atom.part = value(at) / 16;
  atom.to_part = value(at) % 16;
  atom.years = years;
  return next;
}

// `vecka 12 2024`, `v. 12–14 år 2024`.
std::uint32_t Scanner::week(std::uint32_t at) {
  std::uint32_t next = is(at + 1, words_.stop) ? at + 2 : at + 1;
  const auto week_number = [&](std::uint32_t i) {
    return number(i) && length(i) <= 2 && digits(i) >= 1 && digits(i) <= 53 ? digits(i) : 0;
  };
  const int first = week_number(next);
  if (first == 0) return 0;
  int last = first;
  ++next;
  if (const auto mark = range_mark(next); mark != 0 && week_number(mark) > first) {
    last = week_number(mark);
    next = mark + 1;
  }
  Years years;
  const auto after = years_after(next, years);
  if (after == 0) return next;
  Atom& atom = push(AtomKind::kWeek, at, after);
  atom.part = static_cast<std::uint8_t>(first);
  atom.to_part = static_cast<std::uint8_t>(last);
  atom.years = years;
  return after;
}

// An ordinal in words or digits: `första`, `1:a`. Returns one past it, or 0.
std::uint32_t Scanner::ordinal(std::uint32_t at, std::uint8_t& part) const {
  if (kind(at) == Word::kOrdinal) {
    part = value(at);
    return at + 1;
  }
  const bool figure = number(at) && length(at) == 1 && glued(at + 1) && is(at + 1, words_.colon) && glued(at + 2) &&
                      (is(at + 2, words_.a) || is(at + 2, words_.e));
  if (!figure) return 0;
  part = static_cast<std::uint8_t>(digits(at));
  return at + 3;
}

// `tredje kvartalet 2024`, `2:a kvartalet`, `första hälften av 2024`, `första och andra halvåret`, `sista tertialet
// 2014`.
std::uint32_t Scanner::ordinal_part(std::uint32_t at) {
  std::uint8_t parts[4];
  std::size_t count = 0;
  std::uint32_t next = at;
  for (;;) {
    if (count == 4) return 0;
    next = ordinal(next, parts[count]);
    if (next == 0 || parts[count++] == 0) return 0;
    const Word k = kind(next);
    if (k == Word::kQuarter || k == Word::kHalfYear || k == Word::kHalf || k == Word::kTertial) break;
    const auto mark = list_mark(next);
    if (mark == 0) return 0;
    next = mark;
  }
  Atom shared;
  const Word what = kind(next);
  shared.kind = what == Word::kQuarter   ? AtomKind::kQuarter
                : what == Word::kTertial ? AtomKind::kTertial
                                         : AtomKind::kHalfYear;
  const std::uint8_t most = shared.kind == AtomKind::kQuarter ? 4 : shared.kind == AtomKind::kHalfYear ? 2 : 3;
  ++next;
  if (const auto after = years_after(next, shared.years)) next = after;
  if (what == Word::kHalf && shared.years.empty()) return 0;
  shared.tokens = {at, next};
  shared.group = next_group_++;
  for (std::size_t i = 0; i < count; ++i) {
    shared.part = parts[i] == 32 ? most : parts[i];
    if (shared.part > most) return 0;
    out_->push_back(shared);
  }
  return next;
}

// `kvartal 3 2024`, `kvartal 1–2 2024`, `Q3 2024`, `halvår 1 2014`.
std::uint32_t Scanner::numbered_part(std::uint32_t at) {
  const bool half = kind(at) == Word::kHalfYear;
  const bool third = kind(at) == Word::kTertial;
  if (kind(at) == Word::kQuarterLetter && !glued(at + 1)) return 0;
  const int most = half ? 2 : third ? 3 : 4;
  if (!number(at + 1) || length(at + 1) != 1 || digits(at + 1) < 1 || digits(at + 1) > most) return 0;
  const int first = digits(at + 1);
  int last = first;
  std::uint32_t next = at + 2;
  const auto mark = range_mark(next) ? range_mark(next) : list_mark(next);
  const auto other = kind(mark) == Word::kQuarterLetter ? mark + 1 : mark;  // Q1–Q3
  if (mark != 0 && number(other)) {
    if (length(other) == 1 && digits(other) > first && digits(other) <= most) {
      last = digits(other);
      next = other + 1;
    }
  }
  if (is(next, words_.hyphen) && glued(next) && year_at(next + 1) != 0) ++next;  // Q4-2024
  Years years;
  const auto after = years_after(next, years);
  if (after == 0) return 0;
  const std::uint32_t group = next_group_;
  for (int part = first; part <= last; ++part) {
    Atom& atom = push(half ? AtomKind::kHalfYear : third ? AtomKind::kTertial : AtomKind::kQuarter, at, after);
    atom.part = static_cast<std::uint8_t>(part);
    atom.years = years;
    atom.group = group;
  }
  return after;
}

std::uint32_t Scanner::season(std::uint32_t at) {
  const std::uint8_t part = value(at);
  std::uint32_t next = at + 1;
  Years years;
  std::uint8_t second = 0;
  if (is(next, words_.slash) && kind(next + 1) == Word::kSeason) {
    second = value(next + 1);
    next += 2;
  }
  // `vintern 2014/15` is the winter that begins in 2014.
  const bool winter = part == 24 && year_at(next) != 0 && (is(next + 1, words_.slash) || is(next + 1, words_.hyphen)) &&
                      number(next + 2);
  if (winter) {
    years.add(year_at(next), year_at(next));
    next += 3;
  } else if (const auto after = years_after(next, years)) {
    next = after;
  }
  const std::uint32_t group = next_group_;
  for (const std::uint8_t which : {part, second}) {
    if (which == 0) continue;
    Atom& atom = push(AtomKind::kSeason, at, next);
    atom.part = which;
    atom.years = years;
    atom.group = group;
    atom.plain = !years.empty() || (at > begin_ && words_.opens_month(text_.tokens[at - 1].word));
  }
  return next;
}

// `årsskiftet 2015/2016` is the last day of 2015, `halvårsskiftet 2014` 30 June, `månadsskiftet mars/april 2014` 31
// March.
std::uint32_t Scanner::turn(std::uint32_t at) {
  const std::uint8_t which = value(at);
  std::uint32_t next = at + 1;
  std::uint8_t month = which == 2 ? 6 : 12;
  if (which == 3) {
    std::uint8_t other = 0;
    next = month_name(next, month);
    if (next == 0) return 0;
    if (is(next, words_.slash) || is(next, words_.hyphen))
      if (const auto after = month_name(next + 1, other)) next = after;
  }
  if (kind(next) == Word::kYear) ++next;
  const int year = year_at(next);
  if (year == 0) return 0;
  ++next;
  if (which == 1 && (is(next, words_.slash) || is(next, words_.hyphen)) &&
      (year_at(next + 1) == year + 1 || digits(next + 1) == (year + 1) % 100))
    next += 2;
  Atom& atom = push(AtomKind::kMonth, at, next);
  atom.part = month;
  atom.years.add(year, year);
  atom.edge = Edge::kLastDay;
  return next;
}

// `utgången av oktober 2022`, `ingången av 2015`, `slutet av tredje kvartalet 2024`.
std::uint32_t Scanner::edge_of(std::uint32_t at) {
  const std::uint8_t which = value(at);
  std::uint32_t next = kind(at + 1) == Word::kOf ? at + 2 : at + 1;
  if (next == at + 1 && which != 1 && which != 5) return 0;  // `början 2014` is no date of its own
  if (in(next) && text_.tokens[next].kind == TokenKind::kWord && !words_.starts(text_.tokens[next].word) &&
      kind(next) != Word::kYear)
    ++next;  // det
  if (kind(next) == Word::kYear) ++next;
  const std::size_t before = out_->size();
  std::uint32_t last = 0;
  if (number(next))
    last = year_at(next) ? bare_years(next) : days(next);
  else if (in(next) && words_.starts(text_.tokens[next].word) && kind(next) != Word::kEnd)
    last = word_at(next);
  if (last == 0 || out_->size() == before) return 0;
  for (std::size_t i = before; i < out_->size(); ++i) {
    Atom& atom = (*out_)[i];
    atom.tokens.first = at;
    atom.plain = true;
    if (which == 1 || which == 5) atom.edge = which == 1 ? Edge::kLastDay : Edge::kFirstDay;
  }
  return last;
}

}  // namespace uppdrag::dates
