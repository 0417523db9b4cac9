// SPDX-License-Identifier: GPL-3.0-or-later
// What dates of a sentence know of each other.
#include "resolver.h"

namespace uppdrag::dates {
namespace {

// What filler words between two atoms say.
constexpr std::uint8_t kSaysStart = 1;  // från, med start, med början
constexpr std::uint8_t kSaysUntil = 2;  // till, t.o.m.
constexpr std::uint8_t kSaysThen = 4;   // därefter

bool dated(const Atom& atom) { return atom.kind == AtomKind::kDay && !atom.years.empty(); }

bool part_of_year(AtomKind kind) { return kind <= AtomKind::kSeason; }

// Month and day as one ascending number; months compare by their first day.
int place(const Atom& atom) { return atom.part * 32 + (atom.kind == AtomKind::kDay ? atom.day : 0); }

}  // namespace

void Resolver::resolve(TokenRange sentence, std::vector<Atom>& atoms, std::vector<DateMention>& out) {
  atoms_ = &atoms;
  first_ = sentence.first;
  moves_ = false;
  for (std::uint32_t i = sentence.first; i < sentence.last && atoms.size() > 1 && !moves_; ++i)
    moves_ = words_.kind(text_.tokens[i].word) == Word::kMoves;
  link_neighbours();
  share_years();
  apply_years_in_words();
  apply_rhythms();
  infer_years();
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (i == 0 || links_[i - 1] == Link::kNone) ++group_;
    if (emit_period(i, out)) {
      ++i;
      continue;
    }
    emit(i, out);
  }
}

// ---- links ----------------------------------------------------------------------------------------------------

void Resolver::link_neighbours() {
  links_.assign(atoms_->size(), Link::kNone);
  for (std::size_t i = 0; i + 1 < atoms_->size(); ++i) links_[i] = link((*atoms_)[i], (*atoms_)[i + 1]);
}

// One past `till`, `till och med` or `t.o.m.` at `at`, else 0.
std::uint32_t Resolver::until_end(std::uint32_t at, std::uint32_t end) const {
  const auto& tokens = text_.tokens;
  const auto is = [&](std::uint32_t i, WordId word) { return i < end && tokens[i].word == word; };
  if (words_.kind(tokens[at].word) == Word::kUntil) {
    const bool with = at + 2 < end && words_.kind(tokens[at + 1].word) == Word::kLink &&
                      words_.kind(tokens[at + 2].word) == Word::kWith;
    return with ? at + 3 : at + 1;
  }
  if (!is(at, words_.t) || !is(at + 2, words_.o) || !is(at + 4, words_.m)) return 0;
  return is(at + 5, words_.stop) ? at + 6 : at + 5;
}

// Whether nothing but list words, or a dash or `till`, stands between two dates.
Resolver::Link Resolver::link(const Atom& left, const Atom& right) const {
  const bool tied = left.tokens == right.tokens;
  if (tied) return Link::kList;
  if (left.kind > AtomKind::kYears || right.kind > AtomKind::kYears) return Link::kNone;
  std::uint32_t i = left.tokens.last;
  const std::uint32_t end = right.tokens.first;
  if (i >= end) return Link::kNone;
  const auto kind = [&](std::uint32_t at) { return words_.kind(text_.tokens[at].word); };
  if (kind(i) == Word::kLink && i + 1 == end && left.tokens.first > first_ &&
      kind(left.tokens.first - 1) == Word::kBetween)
    return Link::kRange;
  bool range = false;
  bool with = false;
  for (; i < end; ++i) {
    const Token& token = text_.tokens[i];
    const Word k = words_.kind(token.word);
    if (token.word == words_.hyphen) {
      range = true;
    } else if (const auto last = until_end(i, end)) {
      range = true;
      with = with || last > i + 1;
      i = last - 1;
    } else if (k != Word::kLink && k != Word::kLatest && token.word != words_.comma && token.word != words_.stop &&
               k != Word::kAround) {
      return Link::kNone;
    }
  }
  if (!range) return left.kind == AtomKind::kYears && right.kind != AtomKind::kYears ? Link::kNone : Link::kList;
  // `juli 2019 till juni 2020`: two dates with years of their own.
  const bool dated_both = !moves_ && left.years.single() && right.years.single() && left.kind <= AtomKind::kMonth &&
                          right.kind <= AtomKind::kMonth;
  return opens_period(left.tokens.first, with || dated_both || text_.tokens[end - 1].word == words_.hyphen)
             ? Link::kRange
             : Link::kNone;
}

// `senast den 1 mars till …` opens none; plain `till` wants `från` or `perioden` before the first date.
bool Resolver::opens_period(std::uint32_t first, bool with) const {
  if (first <= first_) return with;
  const Token& before = text_.tokens[first - 1];
  const Word k = words_.kind(before.word);
  if (k == Word::kLatest) return false;
  if (with) return true;
  if (moves_) return false;
  return k == Word::kFrom || k == Word::kWith || k == Word::kDuring || k == Word::kAround || before.word == words_.stop;
}

// ---- years ----------------------------------------------------------------------------------------------------

bool Resolver::takes_year(const Atom& atom) const {
  return atom.years.empty() && (part_of_year(atom.kind) || atom.kind == AtomKind::kEvent) &&
         (atom.relation == Relation::kNone || atom.relation == Relation::kEachYear);
}

// `den 1 mars respektive den 1 oktober 2024`: the first date has the second one's year, when it comes earlier in it.
void Resolver::share_years() {
  auto& atoms = *atoms_;
  for (std::size_t i = atoms.size(); i-- > 1;) {
    Atom& left = atoms[i - 1];
    const Atom& right = atoms[i];
    if (links_[i - 1] == Link::kNone || right.years.empty() || !part_of_year(left.kind) || !part_of_year(right.kind))
      continue;
    if (!left.years.empty() || left.relation != Relation::kNone) continue;
    const bool same_kind = left.kind == right.kind || (left.kind <= AtomKind::kMonth && right.kind <= AtomKind::kMonth);
    if (!same_kind || place(left) > place(right)) continue;
    left.years = right.years;
    left.plain = true;
  }
}

bool Resolver::filler_between(const Atom& left, const Atom& right, std::uint8_t& seen) const {
  for (std::uint32_t i = left.tokens.last; i < right.tokens.first; ++i) {
    const Token& token = text_.tokens[i];
    switch (words_.kind(token.word)) {
      case Word::kFrom:
      case Word::kStart:
        seen |= kSaysStart;
        continue;
      case Word::kEnd:
        if (words_.value(token.word) == 4) {
          seen |= kSaysStart;
          continue;
        }
        return false;
      case Word::kUntil:
        seen |= kSaysUntil;
        continue;
      case Word::kThen:
        seen |= kSaysThen;
        continue;
      case Word::kDuring:
      case Word::kYear:
      case Word::kAround:
      case Word::kFor:
      case Word::kIn:
      case Word::kLink:
      case Word::kWith:
      case Word::kLatest:
        continue;
      default:
        break;
    }
    if (token.word == words_.fr) seen |= kSaysStart;
    if (token.word == words_.t) seen |= kSaysUntil;
    const bool part = token.word == words_.comma || token.word == words_.stop || token.word == words_.fr ||
                      token.word == words_.t || token.word == words_.o || token.word == words_.m;
    if (!part) return false;
  }
  return true;
}

// Years that stand by themselves next to a day: `varje år 2022–2025`, `under åren 2025–2026 senast den 1 mars`.
void Resolver::apply_years_in_words() {
  auto& atoms = *atoms_;
  for (std::size_t j = 0; j < atoms.size(); ++j) {
    if (atoms[j].kind != AtomKind::kYears || atoms[j].edge != Edge::kWhole) continue;
    const Years years = atoms[j].years;
    std::uint8_t seen = 0;
    std::size_t i = j;
    while (i > 0 && filler_between(atoms[i - 1], atoms[i], seen) && atoms[i - 1].kind == AtomKind::kRhythm) --i;
    if (i > 0 && takes_year(atoms[i - 1]) && filler_between(atoms[i - 1], atoms[i], seen)) {
      const bool open = years.single() && (seen & (kSaysStart | kSaysUntil)) != 0;
      if (open) {
        if ((seen & kSaysStart) != 0 && atoms[i - 1].relation == Relation::kNone) atoms[i - 1].rhythm = Rhythm::kYearly;
        continue;
      }
      for (std::size_t k = i; k-- > 0 && takes_year(atoms[k]) && (k + 1 == i || links_[k] == Link::kList);) {
        atoms[k].years = years;
        atoms[k].spread = true;
      }
      continue;
    }
    const std::uint32_t first = atoms[j].tokens.first;
    const Word before = first > first_ ? words_.kind(text_.tokens[first - 1].word) : Word::kNone;
    const Word far = first > first_ + 1 ? words_.kind(text_.tokens[first - 2].word) : Word::kNone;
    const bool during = before == Word::kDuring || far == Word::kDuring ||
                        (before == Word::kYear && far != Word::kFor && !years.single());
    std::size_t k = j + 1;
    seen = 0;
    while (k < atoms.size() && atoms[k].kind == AtomKind::kRhythm && filler_between(atoms[k - 1], atoms[k], seen)) ++k;
    for (; during && k < atoms.size() && takes_year(atoms[k]) &&
           (filler_between(atoms[k - 1], atoms[k], seen) || links_[k - 1] == Link::kList);
         ++k) {
      atoms[k].years = years;
      atoms[k].spread = true;
    }
  }
}

// Which dates `årligen` and its kin concern: those without a year, with no full date in between.
void Resolver::apply_rhythms() {
  auto& atoms = *atoms_;
  constexpr std::uint32_t kNearAfter = 14;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    Atom& atom = atoms[i];
    if (!part_of_year(atom.kind) && atom.kind != AtomKind::kEvent) continue;
    std::uint8_t seen = 0;
    if (dated(atom) && !atom.spread) {
      if (i > 0 && atoms[i - 1].kind == AtomKind::kRhythm && filler_between(atoms[i - 1], atom, seen)) {
        atom.rhythm = atoms[i - 1].rhythm;
        extend_until(i);
      }
      if (i + 1 < atoms.size() && atoms[i + 1].kind == AtomKind::kRhythm) repeat_after(i);
      continue;
    }
    if (atom.relation == Relation::kEachYear) {
      // `den 1 mars och den 1 september varje år`: the first recurs as well.
      for (std::size_t k = i; k > 0 && links_[k - 1] == Link::kList && takes_year(atoms[k - 1]); --k) {
        atoms[k - 1].relation = Relation::kEachYear;
        atoms[k - 1].rhythm = atom.rhythm;
      }
      continue;
    }
    if (!(takes_year(atom) || (atom.kind == AtomKind::kEvent && !atom.spread))) continue;
    std::size_t near = i;
    while (near > 0 && atoms[near].kind != AtomKind::kRhythm && !(near < i && dated(atoms[near]))) --near;
    const bool after = i + 1 < atoms.size() && atoms[i + 1].kind == AtomKind::kRhythm &&
                       atoms[i + 1].tokens.first - atom.tokens.last <= kNearAfter;
    if (atoms[near].kind != AtomKind::kRhythm) near = after ? i + 1 : i;
    if (near != i) atom.rhythm = atoms[near].rhythm;
    if (atom.rhythm == Rhythm::kNone) continue;
    if (atom.years.empty()) atom.relation = Relation::kEachYear;
  }
}

// `årligen senast den 31 mars 2024 till 2025`: the day recurs until that year.
void Resolver::extend_until(std::size_t at) {
  auto& atoms = *atoms_;
  std::uint8_t seen = 0;
  if (at + 1 >= atoms.size() || atoms[at + 1].kind != AtomKind::kYears || !atoms[at + 1].years.single()) return;
  if (!atoms[at].years.single() || !filler_between(atoms[at], atoms[at + 1], seen) || (seen & kSaysUntil) == 0) return;
  const int from = atoms[at].years.first();
  const int to = atoms[at + 1].years.first();
  if (to <= from) return;
  atoms[at].years = {};
  atoms[at].years.add(from, to);
  links_[at] = Link::kNone;
}

// `den 1 mars 2018 och därefter årligen till och med 2021`: the days after the first one stand at `årligen`.
void Resolver::repeat_after(std::size_t at) {
  auto& atoms = *atoms_;
  std::uint8_t seen = 0;
  if (!atoms[at].years.single() || !filler_between(atoms[at], atoms[at + 1], seen) || (seen & kSaysThen) == 0) return;
  Atom again = atoms[at];
  again.tokens = atoms[at + 1].tokens;
  again.rhythm = atoms[at + 1].rhythm;
  std::size_t next = at + 2;
  if (next < atoms.size() && atoms[next].kind == AtomKind::kSame &&
      filler_between(atoms[next - 1], atoms[next], seen)) {
    again.tokens.last = atoms[next].tokens.last;
    atoms[next].kind = AtomKind::kRhythm;
    ++next;
  }
  const bool joined = next < atoms.size() && filler_between(atoms[next - 1], atoms[next], seen);
  if (joined && takes_year(atoms[next])) return;
  const int year = again.years.first();
  again.years = {};
  again.relation = Relation::kEachYear;
  if (joined && atoms[next].kind == AtomKind::kYears && atoms[next].years.first() > year) {
    const bool until = (seen & kSaysUntil) != 0 && atoms[next].years.single();
    if (until)
      again.years.add(year + 1, atoms[next].years.first());
    else if (!atoms[next].years.single())
      again.years = atoms[next].years;
    again.spread = !again.years.empty();
  }
  atoms[at + 1] = again;
}

// ---- inference ------------------------------------------------------------------------------------------------

int Resolver::single_year_before(std::size_t at) const {
  for (std::size_t i = at; i-- > 0;)
    if (!(*atoms_)[i].years.empty()) return (*atoms_)[i].years.single() ? (*atoms_)[i].years.first() : 0;
  return 0;
}

void Resolver::infer_years() {
  for (std::size_t i = 0; i < atoms_->size(); ++i) {
    Atom& atom = (*atoms_)[i];
    if (!atom.years.empty() || atom.kind > AtomKind::kMonth) continue;
    if (atom.relation == Relation::kSameYear || atom.relation == Relation::kNextYear) {
      const int year = single_year_before(i);
      if (year == 0) continue;
      const int then = atom.relation == Relation::kNextYear ? year + 1 : year;
      atom.years.add(then, then);
      atom.inferred = true;
    } else if (atom.relation == Relation::kThisYear && written_) {
      const int year = static_cast<int>(std::chrono::year_month_day{*written_}.year());
      atom.years.add(year, year);
      atom.inferred = true;
    } else if (atom.relation == Relation::kNone && atom.plain && !infer_from_neighbours(i)) {
      infer_from_document(atom);
    }
  }
}

// The year of the nearest full date in the sentence, when the order of the two leaves no other reading.
bool Resolver::infer_from_neighbours(std::size_t at) {
  Atom& atom = (*atoms_)[at];
  const auto take = [&](const Atom& from) {
    atom.years.add(from.years.first(), from.years.first());
    return atom.inferred = true;
  };
  for (std::size_t i = at; i-- > 0;) {
    const Atom& left = (*atoms_)[i];
    if (left.kind > AtomKind::kMonth || left.years.empty()) continue;
    if (left.years.single() && place(left) < place(atom)) return take(left);
    break;
  }
  for (std::size_t i = at + 1; i < atoms_->size(); ++i) {
    const Atom& right = (*atoms_)[i];
    if (right.kind > AtomKind::kMonth || right.years.empty()) continue;
    if (right.years.single() && place(atom) < place(right)) return take(right);
    break;
  }
  return false;
}

void Resolver::infer_from_document(Atom& atom) {
  if (!written_ || atom.tokens.first <= first_ ||
      words_.kind(text_.tokens[atom.tokens.first - 1].word) != Word::kLatest)
    return;
  // `den 31 mars 202`: a year was written, only not one that can be read.
  const std::uint32_t next = atom.tokens.last;
  if (next < text_.tokens.size() && text_.tokens[next].kind == TokenKind::kNumber && !text_.tokens[next].block_start)
    return;
  const std::chrono::year_month_day date{*written_};
  const int today = static_cast<int>(static_cast<unsigned>(date.month()) * 32 + static_cast<unsigned>(date.day()));
  const int year = static_cast<int>(date.year()) + (place(atom) > today ? 0 : 1);
  atom.years.add(year, year);
  atom.inferred = true;
}

}  // namespace uppdrag::dates
