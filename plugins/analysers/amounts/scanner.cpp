// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner.h"

#include <algorithm>

namespace uppdrag::amounts {
namespace {

constexpr std::size_t kMostItems = 8;  // Of a list that shares a unit.

const char* qualifier_name(Hedge hedge) {
  switch (hedge) {
    case Hedge::kAbout:
      return "about";
    case Hedge::kMax:
      return "max";
    case Hedge::kMin:
      return "min";
    case Hedge::kNone:
      break;
  }
  return "exact";
}

}  // namespace

void AmountScanner::scan(std::vector<AmountMention>& out) {
  out_ = &out;
  for (const Sentence& sentence : text_.sentences) {
    sentence_ = sentence.tokens;
    for (std::uint32_t at = sentence_.first; at < sentence_.last;) {
      if (!infos_.starts(text_.tokens[at].word))
        ++at;
      else
        at = at_number(at);
    }
  }
}

std::uint32_t AmountScanner::at_number(std::uint32_t at) {
  if (!may_start(at)) return at + 1;
  auto e = expression(at);
  if (!e) {
    const auto n = reader_.numeral(at, sentence_.last);
    return n && n->grouped ? n->last : at + 1;
  }
  if (!e->unit.money && !prefix_code(e->items.front().low, e->unit)) {
    if (!e->unit.scale || !implied(e->unit.last)) return at + 1;
  }
  emit(*e);
  return std::max(at + 1, e->unit.last);
}

// A numeral after a list's separator, perhaps with a hedge of its own: `och som högst 250 000`.
std::optional<Numeral> AmountScanner::hedged_numeral(std::uint32_t at, Hedge& hedge) const {
  if (at < sentence_.last && infos_.starts(text_.tokens[at].word)) return reader_.numeral(at, sentence_.last);
  for (std::uint32_t length = 1; length <= 2 && at + length < sentence_.last; ++length) {
    const Hedges::Match match = hedges_.before(text_, at + length, at);
    if (match.length != length || !infos_.starts(text_.tokens[at + length].word)) continue;
    hedge = match.hedge;
    return reader_.numeral(at + length, sentence_.last);
  }
  return std::nullopt;
}

// Takes the separator at `at` and the number after it; `at` moves past both.
bool AmountScanner::separator(std::uint32_t& at, Expression& e, bool& conjunction) const {
  const WordInfos::Words& w = infos_.w();
  const Token& token = text_.tokens[at];
  const WordId before =
      e.items.front().start > sentence_.first ? text_.tokens[e.items.front().start - 1].word : kNoWord;
  const bool dash = token.word == w.dash || token.word == w.a;  // 15–20, 15 à 20
  const bool to = token.word == w.till && !after_from(e.items.front().start) && !e.items.back().low.year();
  const bool between = token.word == w.och && before == w.mellan && e.items.size() == 1;
  if ((dash || to || between) && !e.items.back().high) {
    const auto high = reader_.numeral(at + 1, sentence_.last);
    if (!high) return false;
    e.items.back().high = high;
    at = high->last;
    return true;
  }
  if (token.word == w.left) {  // 6,6 (22,9) miljarder
    const std::uint32_t number = reader_.is(at + 1, w.dash) ? at + 2 : at + 1;
    const auto n = reader_.numeral(number, sentence_.last);
    if (!n || !reader_.is(n->last, w.right)) return false;
    const Numeral& said = e.items.back().low;
    if (e.items.size() == 1 && !e.items.back().high && n->decimals == said.decimals && n->mantissa == said.mantissa) {
      at = n->last + 1;  // 5 (fem) miljoner kronor
      return true;
    }
    e.items.push_back({*n, std::nullopt, Hedge::kNone, number});
    conjunction = e.list = true;
    at = n->last + 1;
    return true;
  }
  const bool joins = infos_[token.word].has(kAnd) || token.word == w.till;
  if (!joins && token.word != w.comma) return false;
  if (token.word == w.comma && (at + 1 >= sentence_.last || reader_.glued(at + 1))) return false;
  Item item;
  const bool minus = reader_.is(at + 1, w.dash) && at + 2 < sentence_.last && reader_.glued(at + 2);
  const auto n = hedged_numeral(minus ? at + 2 : at + 1, item.hedge);
  if (!n) return false;
  item.low = *n;
  item.start = at + 1;
  e.items.push_back(item);
  e.list = true;
  conjunction = joins;
  at = n->last;
  return true;
}

// Lists are guessed: what precedes a list must not be a year or the name of something.
bool AmountScanner::sensible_list(const Expression& e, std::uint32_t at, bool conjunction) const {
  if (!conjunction) return false;
  for (std::size_t i = 0; i + 1 < e.items.size(); ++i)
    if (e.items[i].low.year() || (e.items[i].high && e.items[i].high->year())) return false;
  return at == sentence_.first || !infos_[text_.tokens[at - 1].word].has(kNumbering);
}

std::optional<AmountScanner::Expression> AmountScanner::expression(std::uint32_t at) const {
  const auto first = reader_.numeral(at, sentence_.last);
  if (!first) return std::nullopt;
  Expression e;
  e.items.push_back({*first, std::nullopt, Hedge::kNone, at});
  std::uint32_t next = first->last;
  bool conjunction = false;
  while (next < sentence_.last) {
    if (const auto unit = reader_.unit(next, sentence_.last)) {
      e.unit = *unit;
      if (e.list && !sensible_list(e, at, conjunction)) return std::nullopt;
      const Item& item = e.items.front();
      if (item.high && item.low.year() && e.unit.scale) return std::nullopt;
      // The ice hockey team.
      if (first->words && e.unit.last == next + 1 && text_.tokens[at].capital && text_.tokens[next].capital)
        return std::nullopt;
      if (!e.list && !item.high) {
        add_lower_scale(e);
        merge_second_unit(e);
      }
      return e;
    }
    if (e.items.size() >= kMostItems || !separator(next, e, conjunction)) break;
  }
  // Only what stands before it can make it an amount: EUR 5 000; 2 000 000 kronor varav högst 500 000 får användas.
  if (e.items.size() == 1 && !e.items[0].high) {
    e.unit.last = first->last;
    if (prefix_code(*first, e.unit) || unit_from_total(*first, e.unit)) return e;
  }
  return std::nullopt;
}

// 1 miljard 35 miljoner kronor
void AmountScanner::add_lower_scale(Expression& e) const {
  if (!e.unit.scale || e.unit.money) return;
  const auto more = reader_.numeral(e.unit.last, sentence_.last);
  if (!more) return;
  const auto unit = reader_.unit(more->last, sentence_.last);
  Numeral& n = e.items.front().low;
  if (!unit || !unit->scale || unit->exponent >= e.unit.exponent || n.decimals != 0 || more->decimals != 0 ||
      n.mantissa > 1000)
    return;
  for (int i = unit->exponent; i < e.unit.exponent; ++i) n.mantissa *= 10;
  n.mantissa += more->mantissa;
  e.unit = *unit;
}

// `mellan 2 miljoner kronor och 3 miljoner kronor`, `5 kr-10 kr`: two units, one range.
void AmountScanner::merge_second_unit(Expression& e) const {
  const WordInfos::Words& w = infos_.w();
  const std::uint32_t start = e.items.front().start;
  std::uint32_t t = e.unit.last;
  if (t + 1 >= sentence_.last) return;
  const bool between =
      start > sentence_.first && text_.tokens[start - 1].word == w.mellan && text_.tokens[t].word == w.och;
  const bool dash = text_.tokens[t].word == w.dash && ((reader_.glued(t) && reader_.glued(t + 1)) || !e.unit.money);
  if (!between && !dash) return;
  const auto high = reader_.numeral(t + 1, sentence_.last);
  if (!high) return;
  const auto unit = reader_.unit(high->last, sentence_.last);
  if (!unit || unit->exponent < e.unit.exponent || (unit->money && e.unit.money && unit->currency != e.unit.currency))
    return;
  // Bring the lower bound to the unit of the higher one.
  Numeral& low = e.items.front().low;
  low.decimals = static_cast<std::uint8_t>(low.decimals + unit->exponent - e.unit.exponent);
  e.items.front().high = high;
  const bool money = e.unit.money || unit->money;
  e.unit = *unit;
  e.unit.money = money;
}

void AmountScanner::bounds(AmountMention& mention, const Item& item, const Unit& unit, Hedge hedge) const {
  Numeral low = item.low;
  // `1,400 kr`: one krona and forty, or a comma for a space?
  if (unit.exponent == 0 && low.decimals == 3) mention.suspect = true;
  std::uint8_t low_exponent = unit.exponent;
  if (item.high && !low.grouped && item.high->grouped && low.decimals == 0)  // 10–15 000 kronor
    for (std::int64_t factor = 1000; item.high->mantissa % factor == 0 && low.mantissa < item.high->mantissa / factor;
         factor *= 1000)
      low.mantissa = item.low.mantissa * factor;
  if (item.high && unit.exponent > 0 && low.mantissa > item.high->mantissa && low.mantissa >= 1000 && low.decimals == 0)
    low_exponent = 0;  // 5 000–5 miljoner kronor
  auto min = NumeralReader::whole(low, low_exponent);
  auto max = item.high ? NumeralReader::whole(*item.high, unit.exponent) : min;
  if (unit.ore >= 50 && min && !item.high) max = min = *min + 1;
  mention.suspect =
      mention.suspect || !min || !max || low.suspect || (item.high && (item.high->suspect || *min > *max));
  if (mention.suspect) return;
  mention.min = min;
  mention.max = max;
  if (item.high) return;
  if (hedge == Hedge::kMax) mention.min.reset();
  if (hedge == Hedge::kMin) mention.max.reset();
}

void AmountScanner::emit(const Expression& e) {
  const Hedged outer = hedge_before(e.items.front().start);
  const Hedges::Match trailing = hedges_.after(text_, e.unit.last, sentence_.last);
  std::vector<Item> items = e.items;
  if (items.size() == 2 && outer.hedge == Hedge::kMin && items[1].hedge == Hedge::kMax && !items[0].high &&
      !items[1].high) {
    items[0].high = items[1].low;  // lägst 10 000 och högst 250 000 kronor
    items.pop_back();
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool last = i + 1 == items.size();
    Item& item = items[i];
    Hedge hedge = item.hedge != Hedge::kNone ? item.hedge : outer.hedge;
    if (hedge == Hedge::kNone && last) hedge = trailing.hedge;
    if (hedge == Hedge::kNone && item.low.vague) hedge = Hedge::kAbout;
    if (item.high && (hedge == Hedge::kMin || hedge == Hedge::kMax) && items.size() < e.items.size())
      hedge = Hedge::kNone;
    AmountMention mention;
    std::uint32_t first = i == 0 ? outer.start : item.start;
    mention.suspect = i == 0 && broken_group(item.low, first);
    item.low.negative = negative(item.low.first);
    if (item.low.negative && first == item.low.first) --first;
    mention.qualifier = qualifier_name(hedge);
    mention.currency = currency_name(e.unit.currency);
    mention.unit_implied = !e.unit.money;
    bounds(mention, item, e.unit, hedge);
    mention.tokens = {first, last ? e.unit.last : item.high ? item.high->last : item.low.last};
    mention.span = text_.span(mention.tokens);
    rate(mention, e.unit.last);
    out_->push_back(std::move(mention));
  }
}

}  // namespace uppdrag::amounts
