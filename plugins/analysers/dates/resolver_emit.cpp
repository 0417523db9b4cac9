// SPDX-License-Identifier: GPL-3.0-or-later
// From resolved atoms to date mentions: EDTF, shape, bounds.
#include "resolver.h"
#include "uppdrag/plugin/edtf.h"

namespace uppdrag::dates {
namespace {

// The Monday of a week by ISO 8601: week 1 is the one with 4 January in it.
Day iso_week(int year, int week) {
  const Day fourth{std::chrono::year{year} / std::chrono::January / 4};
  const int since_monday = static_cast<int>(std::chrono::weekday{fourth}.iso_encoding()) - 1;
  return fourth - std::chrono::days{since_monday} + std::chrono::days{7 * (week - 1)};
}

// `part` of `year` as EDTF. Requires an atom that is a part of a year, or years.
std::string edtf_of(const Atom& atom, int year, std::uint8_t day) {
  switch (atom.kind) {
    case AtomKind::kDay:
      return edtf_day(year, atom.part, day);
    case AtomKind::kMonth:
      return edtf_month(year, atom.part);
    case AtomKind::kQuarter:
      return edtf_quarter(year, atom.part);
    case AtomKind::kHalfYear:
      return edtf_half_year(year, atom.part);
    case AtomKind::kTertial:
      return edtf_interval(edtf_month(year, atom.part * 4U - 3U), edtf_month(year, atom.part * 4U));
    case AtomKind::kWeek:
      return edtf_interval(edtf_day(iso_week(year, atom.part)),
                           edtf_day(iso_week(year, atom.to_part) + std::chrono::days{6}));
    case AtomKind::kSeason:
      return edtf_season(year, static_cast<Season>(atom.part));
    default:
      return edtf_year(year);
  }
}

DateShape shape_of(AtomKind kind) {
  switch (kind) {
    case AtomKind::kDay:
      return DateShape::kDay;
    case AtomKind::kMonth:
      return DateShape::kMonth;
    case AtomKind::kQuarter:
      return DateShape::kQuarter;
    case AtomKind::kHalfYear:
      return DateShape::kHalfYear;
    case AtomKind::kTertial:
    case AtomKind::kWeek:
      return DateShape::kPeriod;
    case AtomKind::kSeason:
      return DateShape::kSeason;
    case AtomKind::kEvent:
    case AtomKind::kPhrase:
      return DateShape::kEvent;
    case AtomKind::kSame:
      return DateShape::kSameTime;
    default:
      return DateShape::kYear;
  }
}

// `XXXX-03`, `XXXX-36`, `XXXX-23`: EDTF's unspecified digits for what has no year.
std::string edtf_unknown_year(const Atom& atom, std::uint8_t day) {
  std::string out = edtf_of(atom, 1, day);
  for (std::size_t at = out.find("0001"); at != std::string::npos; at = out.find("0001")) out.replace(at, 4, "XXXX");
  return out;
}

}  // namespace

DateMention& Resolver::push(const Atom& atom, DateShape shape, std::string edtf, std::vector<DateMention>& out) {
  DateMention mention;
  mention.tokens = atom.tokens;
  mention.span = text_.span(atom.tokens);
  mention.shape = shape;
  if (const auto bounds = edtf_bounds(edtf)) {
    mention.first = bounds->first;
    mention.last = bounds->last;
  }
  mention.edtf = std::move(edtf);
  mention.recurring = rhythm_name(atom.rhythm);
  mention.year_inferred = atom.inferred;
  mention.group = group_;
  out.push_back(std::move(mention));
  return out.back();
}

// The words of a range, spaces and line ends as one space.
std::string Resolver::phrase(TokenRange range) const {
  std::string out;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const Token& token = text_.tokens[i];
    if (i > range.first && token.space_before) out += ' ';
    out += token.span().of(source_);
  }
  return out;
}

void Resolver::emit_in_year(const Atom& atom, int from, int to, std::vector<DateMention>& out) {
  const bool one_period = atom.kind == AtomKind::kYears && from != to;
  if (one_period && atom.edge == Edge::kWhole) {
    push(atom, DateShape::kPeriod, edtf_interval(edtf_year(from), edtf_year(to)), out);
    return;
  }
  for (int year = one_period ? to : from; year <= to; ++year) {
    if (atom.kind == AtomKind::kEvent) {
      push(atom, DateShape::kEvent, edtf_event(kEvents[atom.part], year), out);
      continue;
    }
    std::string edtf = edtf_of(atom, year, atom.day);
    if (atom.kind == AtomKind::kMonth && atom.to_part != 0) {
      const int first = atom.to_part < atom.part ? year - 1 : year;
      push(atom, DateShape::kPeriod, edtf_interval(edtf_month(first, atom.part), edtf_month(year, atom.to_part)), out);
      continue;
    }
    if (atom.to_day > atom.day) {
      push(atom, DateShape::kPeriod, edtf_interval(edtf, edtf_of(atom, year, atom.to_day)), out);
      continue;
    }
    if (atom.edge != Edge::kWhole && atom.kind != AtomKind::kDay) {
      const auto bounds = edtf_bounds(edtf);
      if (bounds) edtf = edtf_day(atom.edge == Edge::kLastDay ? bounds->last : bounds->first);
      push(atom, DateShape::kDay, std::move(edtf), out);
      continue;
    }
    DateMention& mention = push(atom, shape_of(atom.kind), std::move(edtf), out);
    if (atom.kind == AtomKind::kDay) mention.valid = is_real_day(year, atom.part, atom.day);
  }
}

void Resolver::emit_without_year(const Atom& given, std::vector<DateMention>& out) {
  Atom atom = given;
  if (atom.kind == AtomKind::kMonth && atom.edge != Edge::kWhole) {
    atom.kind = AtomKind::kDay;
    atom.day = atom.to_day =
        static_cast<std::uint8_t>(atom.edge == Edge::kLastDay ? days_in_month(2001, atom.part) : 1);
  }
  if (atom.relation == Relation::kEachYear || atom.rhythm != Rhythm::kNone) {
    Atom yearly = atom;
    if (atom.rhythm != Rhythm::kBiennial) yearly.rhythm = Rhythm::kYearly;
    if (atom.kind == AtomKind::kDay) {
      push(yearly, DateShape::kRecurring, edtf_yearly(atom.part, atom.day), out);
      return;
    }
    push(yearly, DateShape::kRecurring, "R/" + edtf_unknown_year(atom, atom.day).substr(5), out);
    return;
  }
  if (atom.relation != Relation::kNone) {
    TokenRange words = atom.tokens;
    if (words_.kind(text_.tokens[words.first].word) == Word::kDen) ++words.first;
    push(atom, DateShape::kEvent, edtf_event(phrase(words)), out);
    return;
  }
  push(atom, DateShape::kNoYear, edtf_unknown_year(atom, atom.day), out);
}

void Resolver::emit(std::size_t at, std::vector<DateMention>& out) {
  const Atom& atom = (*atoms_)[at];
  switch (atom.kind) {
    case AtomKind::kRhythm:
      return;
    case AtomKind::kSame:
      push(atom, DateShape::kSameTime, "", out);
      return;
    case AtomKind::kPhrase:
      push(atom, DateShape::kEvent, edtf_event(phrase(atom.words)), out);
      return;
    default:
      break;
  }
  if (atom.years.empty()) {
    if (atom.kind == AtomKind::kEvent) {
      push(atom, DateShape::kEvent, edtf_event(kEvents[atom.part]), out);
    } else if (atom.plain) {
      emit_without_year(atom, out);
    }
    return;
  }
  for (std::uint8_t i = 0; i < atom.years.size; ++i)
    emit_in_year(atom, atom.years.runs[i].from, atom.years.runs[i].to, out);
}

// Two dates with a dash, `till` or `till och med` between them are one period.
bool Resolver::emit_period(std::size_t at, std::vector<DateMention>& out) {
  if (links_[at] != Link::kRange) return false;
  const Atom& left = (*atoms_)[at];
  const Atom& right = (*atoms_)[at + 1];
  if (!right.years.single() || !(left.years.empty() || left.years.single()) || left.kind == AtomKind::kTertial ||
      left.kind == AtomKind::kWeek || right.kind == AtomKind::kWeek)
    return false;
  int year = left.years.empty() ? 0 : left.years.first();
  if (year == 0) {
    if (left.relation != Relation::kNone || left.kind == AtomKind::kYears) return false;
    year = right.years.first();
  }
  const auto end = edtf_of(right, right.years.first(), right.to_day);
  std::string edtf = edtf_interval(edtf_of(left, year, left.day), end);
  if (!edtf_bounds(edtf)) return false;
  Atom both = left;
  both.tokens.last = right.tokens.last;
  push(both, DateShape::kPeriod, std::move(edtf), out);
  return true;
}

}  // namespace uppdrag::dates
