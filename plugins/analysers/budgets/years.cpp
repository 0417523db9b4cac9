// SPDX-License-Identifier: GPL-3.0-or-later
#include "years.h"

#include <algorithm>

namespace uppdrag::budgets {
namespace {

constexpr std::uint32_t kBesideReach = 7;    // Tokens like `per år under åren` between an amount and its years.
constexpr std::uint32_t kOtherBlock = 1000;  // Sentences that a period in another block counts as farther away.
constexpr std::int64_t kFirstYear = 1990;
constexpr std::int64_t kLastYear = 2060;
constexpr std::int64_t kLongestPeriod = 15;  // Years: longer periods are no budget periods.

std::int64_t year_at(std::string_view edtf, std::size_t at) {
  std::int64_t year = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    if (i >= edtf.size() || edtf[i] < '0' || edtf[i] > '9') return 0;
    year = year * 10 + (edtf[i] - '0');
  }
  return year >= kFirstYear && year <= kLastYear ? year : 0;
}

}  // namespace

std::vector<std::int64_t> covered_years(const DateMention& date) {
  switch (date.shape) {
    case DateShape::kYear:
    case DateShape::kMonth:
    case DateShape::kQuarter:
    case DateShape::kHalfYear:
    case DateShape::kSeason: {
      const std::int64_t year = year_at(date.edtf, 0);
      return year == 0 ? std::vector<std::int64_t>() : std::vector<std::int64_t>{year};
    }
    case DateShape::kPeriod:
      break;
    default:
      return {};
  }
  const std::size_t slash = date.edtf.find('/');
  if (slash == std::string::npos) return {};
  const std::int64_t from = year_at(date.edtf, 0);
  const std::int64_t to = year_at(date.edtf, slash + 1);
  if (from == 0 || to < from || to - from > kLongestPeriod)
    return from != 0 && to == 0   ? std::vector<std::int64_t>{from}
           : to != 0 && from == 0 ? std::vector<std::int64_t>{to}
                                  : std::vector<std::int64_t>();
  std::vector<std::int64_t> years;
  for (std::int64_t y = from; y <= to; ++y) years.push_back(y);
  return years;
}

void add_years(std::vector<std::int64_t>& to, const std::vector<std::int64_t>& more) {
  for (const std::int64_t year : more)
    if (std::find(to.begin(), to.end(), year) == to.end()) to.push_back(year);
  std::sort(to.begin(), to.end());
}

// Adds `span` to the one before it when they stand in one list.
bool YearFinder::joins(Span& last, const Span& span) const {
  const CueWords::Words& w = c_.w();
  const std::uint32_t gap = span.tokens.first - std::min(span.tokens.first, last.tokens.last);
  const std::uint32_t at = last.tokens.last;
  const bool listed = gap <= 2 && c_.is_any(at, w.och, w.samt, w.respektive, w.comma) &&
                      (gap == 1 || c_.is(at, w.respektive) || c_.is(at + 1, w.och));
  if (gap != 0 && !listed) return false;
  last.each = last.each || span.each || c_.is(at, w.respektive);
  last.tokens.last = std::max(last.tokens.last, span.tokens.last);
  add_years(last.years, span.years);
  return true;
}

std::vector<YearFinder::Span> YearFinder::spans(TokenRange range) const {
  const CueWords::Words& w = c_.w();
  std::vector<Span> out;
  const auto& dates = c_.in().annotations.dates;
  for (std::size_t i = c_.date_from(range.first); i < dates.size() && dates[i].tokens.first < range.last; ++i) {
    Span span;
    span.tokens = dates[i].tokens;
    span.years = covered_years(dates[i]);
    if (span.years.empty()) continue;
    span.each = c_.find_word(w.respektive, span.tokens) != Context::kNoToken;
    if (out.empty() || !joins(out.back(), span)) out.push_back(std::move(span));
  }
  std::erase_if(out, [&](const Span& span) { return names_something(span, range); });
  for (Span& span : out) {
    // mellan åren 2015 och 2018
    if (span.years.size() == 2 && after_between(span.tokens.first) && span.years[1] - span.years[0] <= kLongestPeriod)
      for (std::int64_t y = span.years[0] + 1; y < span.years.back(); ++y) span.years.insert(span.years.end() - 1, y);
    span.of_funds = belongs_to_funds(span, range);
    span.bare =
        span.tokens.first == range.first || !c_.is_any(span.tokens.first - 1, w.under, w.for_, w.ar, w.aren, w.aret,
                                                       w.i, w.perioden, w.budgetaret, w.med, w.fran, w.till);
  }
  return out;
}

bool YearFinder::after_between(std::uint32_t at) const {
  return (at > 0 && c_.is(at - 1, c_.w().mellan)) ||
         (at > 1 && c_.is(at - 1, c_.w().aren) && c_.is(at - 2, c_.w().mellan));
}

// `i budgetpropositionen för 2012`, `i 2021 års prisnivå`, `överenskommelsen i december 2021`: the year is part of a
// name.
bool YearFinder::names_something(const Span& span, TokenRange sentence) const {
  for (std::uint32_t back = 1; back <= 3 && span.tokens.first >= sentence.first + back; ++back) {
    const std::uint32_t t = span.tokens.first - back;
    if (c_.has(t, kNames)) return true;
    if (!c_.is_any(t, c_.w().for_, c_.w().ar, c_.w().aret, c_.w().budgetaret, c_.w().budgetar)) break;
  }
  const std::uint32_t at = span.tokens.first;
  if (at >= sentence.first + 2 && c_.is_any(at - 1, c_.w().i, c_.w().fran, c_.w().av) && c_.has(at - 2, kAgreement))
    return true;
  const std::uint32_t next = span.tokens.last;
  return next + 1 < sentence.last && c_.is(next, c_.w().ars) && c_.has(next + 1, kNames);
}

// `det under utgiftsområde 13 för budgetåret 2012 uppförda anslaget 3:1`: the year of the appropriation.
bool YearFinder::belongs_to_funds(const Span& span, TokenRange sentence) const {
  const auto [first, last] = c_.appropriations_in(sentence);
  for (std::size_t i = first; i < last; ++i) {
    const TokenRange tokens = c_.in().annotations.appropriations[i].tokens;
    if (tokens.contains(span.tokens.first)) return true;
    const bool budget_year =
        span.tokens.first > sentence.first && c_.is_any(span.tokens.first - 1, c_.w().budgetaret, c_.w().budgetar);
    if (budget_year && span.tokens.first + 8 >= tokens.first) return true;
  }
  return false;
}

// 8 miljoner kronor 2019; per år under åren 2021–2023
bool YearFinder::beside(Figure& f, const std::vector<Span>& all) const {
  const CueWords::Words& w = c_.w();
  for (const Span& span : all) {
    const std::uint32_t end = f.amount->tokens.last;
    if (span.of_funds || span.tokens.first < end || span.tokens.first > end + kBesideReach ||
        span.tokens.first >= f.segment.last)
      continue;
    for (std::uint32_t t = end; t < span.tokens.first; ++t) {
      if (c_.is(t, w.fran) && c_.is(t + 1, w.och) && c_.is(t + 2, w.med))
        t += 2;
      else if (!c_.is_any(t, w.for_, w.under, w.ar, w.aren, w.aret, w.i, w.perioden, w.left, w.per, w.arligen,
                          w.vardera, w.varje))
        return false;
    }
    add_years(f.years, span.years);
    f.annual = f.annual || span.each;
    return true;
  }
  return false;
}

// The nearest with a preposition (`under 2013`), else the nearest: a bare year is more often part of a name.
bool YearFinder::before(Figure& f, const std::vector<Span>& all) const {
  for (const bool bare : {false, true})
    for (auto span = all.rbegin(); span != all.rend(); ++span) {
      if (span->of_funds || span->tokens.last > f.amount->tokens.first || span->tokens.first < f.segment.first)
        continue;
      if (span->bare != bare) continue;
      if ((c_.cues({span->tokens.last, f.amount->tokens.first}) & kLater) != 0) continue;  // 2026 och därefter
      add_years(f.years, span->years);
      f.annual = f.annual || span->each;
      return true;
    }
  return false;
}

bool YearFinder::behind(Figure& f, const std::vector<Span>& all) const {
  for (const bool of_funds : {false, true})  // The year of the appropriation only when there is no other.
    for (const Span& span : all) {
      if (span.of_funds != of_funds || span.tokens.first < f.amount->tokens.last || span.tokens.first >= f.segment.last)
        continue;
      add_years(f.years, span.years);
      f.annual = f.annual || span.each;
      f.years_of_funds = of_funds;
      return true;
    }
  return false;
}

void YearFinder::sentence(std::vector<Figure>& figures, std::size_t first, std::size_t last) {
  const TokenRange tokens = c_.sentence(figures[first]).tokens;
  const std::vector<Span> all = spans(tokens);
  bool leading = false;  // The sentence opens with the years: `under 2013 får … och för 2014 …`
  for (std::size_t i = first; i < last; ++i) {
    Figure& f = figures[i];
    if (beside(f, all)) continue;
    if (i == first) leading = before(f, all);
    if (i == first && leading) continue;
    if (leading ? before(f, all) || behind(f, all) : behind(f, all) || before(f, all)) continue;
  }
  for (std::size_t i = first; i < last; ++i)
    if (figures[i].years.empty() && says_same_year(figures[i])) figures[i].years = year_before(figures, i);
  share(figures, first, last);
}

// The year of the nearest figure before that has one.
std::vector<std::int64_t> YearFinder::year_before(const std::vector<Figure>& figures, std::size_t i) const {
  constexpr std::size_t kReach = 4;  // Figures.
  for (std::size_t j = i; j-- > 0 && i - j <= kReach;)
    if (figures[j].years.size() == 1 && !figures[j].years_of_funds) return figures[j].years;
  return {};
}

// Figures of one statement share the year that only one of them has.
void YearFinder::share(std::vector<Figure>& figures, std::size_t first, std::size_t last) const {
  for (std::size_t i = first; i < last; ++i) {
    Figure& f = figures[i];
    if (!f.years.empty() || f.part_of) continue;
    if ((c_.cues({f.segment.first, f.amount->tokens.first}) & kLater) != 0) continue;
    const bool from_before = i > first && !figures[i - 1].years.empty() && !figures[i - 1].years_of_funds;
    const bool from_behind = i + 1 < last && !figures[i + 1].part_of && !figures[i + 1].years_of_funds;
    if (from_before)
      f.years = figures[i - 1].years;
    else if (from_behind)
      f.years = figures[i + 1].years;
  }
  // För år 2022 och 2023 … 70 miljoner respektive 49 miljoner kronor: one year each.
  for (std::size_t i = first; i + 1 < last; ++i) {
    Figure& f = figures[i];
    Figure& next = figures[i + 1];
    if (f.years.size() != 2 || f.years != next.years ||
        !c_.is(f.segment.last == next.amount->tokens.first ? f.amount->tokens.last : 0, c_.w().respektive))
      continue;
    next.years.erase(next.years.begin());
    f.years.pop_back();
  }
}

void YearFinder::inherit(std::vector<Figure>& figures, std::size_t i) const {
  Figure& f = figures[i];
  if (f.list_item) {
    if (const Sentence* lead = c_.lead_in(c_.sentence(f))) {
      const std::vector<Span> all = spans(lead->tokens);
      for (auto span = all.rbegin(); span != all.rend() && f.years.empty(); ++span)
        if (!span->of_funds) f.years = span->years;
    }
  }
  if (f.years.empty() && f.parent != Figure::kNone && !figures[f.parent].years_of_funds)
    f.years = figures[f.parent].years;
}

// `Medlen ska användas under år 2018.` `Bidraget avser verksamhet under 2023.`
void YearFinder::from_next_sentence(Figure& f) const {
  const CueWords::Words& w = c_.w();
  const auto& sentences = c_.text().sentences;
  if (f.sentence + 1 >= sentences.size()) return;
  const Sentence& next = sentences[f.sentence + 1];
  if (next.block != sentences[f.sentence].block ||
      !c_.is_any(next.tokens.first, w.medlen, w.bidraget, w.beloppet, w.pengarna))
    return;
  if (!c_.is(next.tokens.first + 1, w.avser) && (c_.cues(next.tokens) & kUse) == 0) return;
  const std::vector<Span> all = spans(next.tokens);
  if (!all.empty() && !all.front().of_funds) f.years = all.front().years;
}

// `Kostnaderna ska belasta det för budgetåret 2024 uppförda anslaget`, `Kostnaderna ska under 2013 belasta`
void YearFinder::from_charge(Figure& f) const {
  if (f.charged_by == nullptr) return;
  const std::vector<Span> all = spans(f.charged_by->tokens);
  if (all.size() == 1) f.years = all.front().years;
}

// `10 miljoner kronor per år`: the nearest period that the text around it speaks of, best in the same block.
void YearFinder::from_context(Figure& f) {
  const auto& sentences = c_.text().sentences;
  if (!periods_known_) {
    for (std::uint32_t s = 0; s < sentences.size(); ++s)
      for (Span& span : spans(sentences[s].tokens))
        if (!span.of_funds && span.years.size() > 1) periods_.emplace_back(s, std::move(span.years));
    periods_known_ = true;
  }
  const std::uint32_t block = c_.sentence(f).block;
  std::uint32_t best = 0xFFFFFFFFU;
  for (const auto& [s, years] : periods_) {
    const std::uint32_t apart = s > f.sentence ? s - f.sentence : f.sentence - s;
    const std::uint32_t distance = apart + (sentences[s].block == block ? 0 : kOtherBlock);
    if (distance >= best) continue;
    best = distance;
    f.years = years;
  }
}

bool YearFinder::says_same_year(const Figure& f) const {
  for (std::uint32_t t = f.segment.first; t + 1 < f.segment.last; ++t)
    if (c_.is(t, c_.w().samma) && c_.is(t + 1, c_.w().ar)) return true;
  return false;
}

// `för hela perioden`: the nearest period that the text speaks of.
void YearFinder::from_words(Figure& f) {
  if ((c_.cues(f.segment) & kPeriodWord) != 0) from_context(f);
}

// årligen or per år somewhere in the statement, if not right beside the amount.
void YearFinder::rate(Figure& f) const {
  const CueWords::Words& w = c_.w();
  const std::uint32_t from = std::max(f.segment.first, f.amount->tokens.first > 8 ? f.amount->tokens.first - 8 : 0);
  const std::uint32_t to = std::min(f.segment.last, f.amount->tokens.last + 12);
  for (std::uint32_t t = from; t < to; ++t) {
    if (t > f.amount->tokens.last && c_.is_any(t, w.varav, w.semicolon)) return;
    if (c_.is(t, w.arligen) || (c_.is(t, w.per) && c_.is(t + 1, w.ar))) f.annual = true;
  }
}

void YearFinder::find(std::vector<Figure>& figures) {
  for (std::size_t first = 0; first < figures.size();) {
    std::size_t last = first + 1;
    while (last < figures.size() && figures[last].sentence == figures[first].sentence) ++last;
    if (!figures[first].table) sentence(figures, first, last);
    first = last;
  }
  for (std::size_t i = 0; i < figures.size(); ++i) {
    Figure& f = figures[i];
    if (f.table) continue;
    rate(f);
    if (f.years.empty()) from_words(f);
    const bool later = (c_.cues({f.segment.first, f.amount->tokens.first}) & kLater) != 0;
    if (later) continue;  // `därefter 405 miljoner kronor per år`: no year that is named
    if (f.years.empty()) inherit(figures, i);
    if (f.years.empty()) from_next_sentence(f);
    if (f.years.empty()) from_charge(f);
    if (f.years.empty() && f.annual) from_context(f);
  }
}

}  // namespace uppdrag::budgets
