// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner's readers for what has no day of its own: reports and accounts, counted stretches of time, rhythms.
#include "scanner.h"

namespace uppdrag::dates {

// Back over whose report it is: `sin`, `myndighetens`, a name in the genitive, up to three words. Returns the token of
// the preposition before it, or kNoToken.
std::uint32_t Scanner::before_owner(std::uint32_t before) const {
  for (int i = 0; i < 3 && in(before - 1); ++i) {
    const Token& token = text_.tokens[before - 1];
    const Word k = words_.kind(token.word);
    if (k == Word::kIn || k == Word::kWith || k == Word::kAt || k == Word::kUntil) break;
    const bool possessive = k == Word::kOpening || k == Word::kLink || token.capital || token.genitive_colon ||
                            token.span().of(source_).ends_with("s") || i > 0;
    if (!possessive || token.kind != TokenKind::kWord) return kNoToken;
    --before;
  }
  return before - 1;
}

// The first token of `i samband med`, `samtidigt med`, `i anslutning till`, `i`, `vid` that ends at `last`, or
// kNoToken.
std::uint32_t Scanner::event_opening(std::uint32_t last, std::uint8_t event) const {
  switch (kind(last)) {
    case Word::kWith:
      if (is(last - 1, words_.samband) && kind(last - 2) == Word::kIn) return last - 2;
      return in(last - 1) && text_.tokens[last - 1].span().of(source_).starts_with("samtidig") ? last - 1 : kNoToken;
    case Word::kUntil:
      if (!is(last - 1, words_.anslutning)) return kNoToken;
      return kind(last - 2) == Word::kIn ? last - 2 : last - 1;
    // What stands in a final report is content, what stands in an annual one is also a time.
    case Word::kIn:
      return event <= kLastAnnualEvent ? last : kNoToken;
    case Word::kAt:
      return last;
    default:
      return kNoToken;
  }
}

// `i samband med (myndighetens) årsredovisning för 2023`, `i årsredovisningen`, `vid slutredovisningen`.
std::uint32_t Scanner::event(std::uint32_t at) {
  Years years;
  std::uint32_t before = at;
  if (kind(at - 1) == Word::kYearsGenitive && year_at(at - 2) != 0) {  // i 2016 års årsredovisning
    years.add(year_at(at - 2), year_at(at - 2));
    before = at - 2;
  }
  const std::uint32_t preposition = before_owner(before);
  const std::uint32_t first = in(preposition) ? event_opening(preposition, value(at)) : kNoToken;
  if (first == kNoToken) return 0;
  std::uint32_t next = at + 1;
  if (years.empty()) {
    if (kind(next) == Word::kAbout && (year_at(next + 1) != 0 || kind(next + 1) == Word::kYear)) ++next;
    if (const auto after = years_after(next, years)) next = after;
  }
  // A day that follows says it better: `i samband med slutredovisningen den 1 mars 2021`.
  if (kind(next) == Word::kDen && number(next + 1)) return next;
  // The year within is the event's.
  while (!out_->empty() && out_->back().tokens.first >= first) out_->pop_back();
  Atom& atom = push(AtomKind::kEvent, first, next);
  atom.part = value(at);
  atom.years = years;
  return next;
}

std::uint32_t Scanner::same(std::uint32_t at) {
  if (kind(at + 1) != Word::kPoint) return 0;
  push(AtomKind::kSame, at, at + 2);
  return at + 2;
}

// `tre månader efter genomförd aktivitet`, `14 dagar efter månads slut`.
std::uint32_t Scanner::phrase_after_count(std::uint32_t at) {
  const bool counted = kind(at - 1) == Word::kCount || (number(at - 1) && length(at - 1) <= 3);
  if (!counted || (kind(at + 1) != Word::kAround && kind(at + 1) != Word::kFrom)) return 0;
  const std::uint32_t last = phrase_end(at + 2);
  if (last == at + 2) return 0;
  Atom& atom = push(AtomKind::kPhrase, at - 1, last);
  atom.words = atom.tokens;
  return last;
}

// `årligen`, `varje år`, `vartannat år`, `halvårsvis`; `den 15:e varje månad` is a phrase of its own.
std::uint32_t Scanner::rhythm(std::uint32_t at) {
  const auto mark = [&](Rhythm rhythm, std::uint32_t last) {
    push(AtomKind::kRhythm, at, last).rhythm = rhythm;
    return last;
  };
  const bool of_years = kind(at + 1) == Word::kYear;
  switch (kind(at)) {
    case Word::kYearly:
      return mark(Rhythm::kYearly, at + 1);
    case Word::kRhythm:
      return mark(static_cast<Rhythm>(value(at)), at + 1);
    case Word::kEach:
      if (of_years) return mark(Rhythm::kYearly, at + 2);
      if (kind(at + 1) == Word::kMonthWord) return mark(Rhythm::kMonthly, at + 2);
      if (kind(at + 1) == Word::kQuarter) return mark(Rhythm::kQuarterly, at + 2);
      return kind(at + 1) == Word::kHalfYear ? mark(Rhythm::kHalfYearly, at + 2) : 0;
    case Word::kPer:  // två gånger per år
      if (!of_years || !(is(at - 1, words_.gang) || is(at - 1, words_.ganger))) return 0;
      return mark(kind(at - 2) == Word::kCount && value(at - 2) == 2 ? Rhythm::kHalfYearly : Rhythm::kYearly, at + 2);
    case Word::kEveryOther:
      return of_years ? mark(Rhythm::kBiennial, at + 2) : 0;
    default:
      return 0;
  }
}

}  // namespace uppdrag::dates
