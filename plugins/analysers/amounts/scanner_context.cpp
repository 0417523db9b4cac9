// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around an amount: hedges, signs, rates, codes before it, and whether it is money at all.
#include <algorithm>

#include "scanner.h"

namespace uppdrag::amounts {
namespace {

constexpr std::uint32_t kHeadlineStart = 5;  // Tokens within which the amount of a headline ends.
constexpr std::uint32_t kHedgeReach = 7;     // Tokens between a hedge and its number.

}  // namespace

// Digits that are part of something else: 2016/17, covid-19, U2013, 1:15.
bool AmountScanner::may_start(std::uint32_t at) const {
  const auto& tokens = text_.tokens;
  if (at == sentence_.first) return true;
  const Token& before = tokens[at - 1];
  if (tokens[at].kind == TokenKind::kWord) return before.kind != TokenKind::kNumber || tokens[at].space_before;
  if (tokens[at].space_before) {
    // `anslagspost 12 500 000 kronor`: 12 is the name of the item.
    const bool numbered =
        infos_[before.word].has(kNumbering) ||
        (before.word == infos_.w().stop && at >= sentence_.first + 2 && infos_[tokens[at - 2].word].has(kNumbering));
    if (!numbered) return true;
    const auto n = reader_.numeral(at, sentence_.last);
    return n && !n->grouped && reader_.unit(n->last, sentence_.last).has_value();
  }
  if (before.kind == TokenKind::kWord) return before.end - before.start > 2 && !before.all_capitals;
  if (at < sentence_.first + 2 || before.space_before) return true;
  const Token& earlier = tokens[at - 2];
  const WordInfos::Words& w = infos_.w();
  if (before.word == w.slash || before.word == w.colon || before.word == w.stop)
    return earlier.kind != TokenKind::kNumber;
  return before.word != w.dash || earlier.kind != TokenKind::kWord;
}

// `från dagens 70 till 103 miljoner` names two amounts, not a range.
bool AmountScanner::after_from(std::uint32_t at) const {
  for (std::uint32_t back = 1; back <= 3 && at >= sentence_.first + back; ++back)
    if (text_.tokens[at - back].word == infos_.w().fran) return true;
  return false;
}

bool AmountScanner::unit_from_total(const Numeral& n, Unit& unit) const {
  if (!n.grouped || out_->empty() || !sentence_.contains(out_->back().tokens.first)) return false;
  const std::uint32_t before = hedge_before(n.first).start;
  if (before == sentence_.first) return false;
  const WordId joint = text_.tokens[before - 1].word;
  const bool hedged = before != n.first && infos_[joint].has(kAnd);  // … kronor för 2016 och högst 25 000 000 för 2017
  if (joint != infos_.w().varav && !hedged) return false;
  if (n.last < sentence_.last && text_.tokens[n.last].kind == TokenKind::kWord &&
      !infos_[text_.tokens[n.last].word].has(kAfter))
    return false;
  unit.scale = true;  // That of the total: kronor. The amount is marked as implied.
  return out_->back().currency == currency_name(kSek);
}

// SEK 560 miljoner, EUR 5 000, kr. 500 000.
bool AmountScanner::prefix_code(const Numeral& n, Unit& unit) const {
  std::uint32_t at = n.first;
  if (at == sentence_.first) return false;
  if (text_.tokens[at - 1].word == infos_.w().stop && at - 1 > sentence_.first && !text_.tokens[at - 1].space_before)
    --at;
  const Token& code = text_.tokens[at - 1];
  const WordInfo& info = infos_[code.word];
  const bool capitals = info.has(kCode) && at == n.first && (code.kind != TokenKind::kWord || code.all_capitals);
  const bool crowns = info.role == Role::kUnit && info.currency == kSek && n.grouped && !n.suspect;
  if (!capitals && !crowns) return false;
  if (!out_->empty() && out_->back().tokens.contains(at - 1)) return false;
  unit.currency = info.currency;
  unit.money = true;
  return true;
}

bool AmountScanner::headline() const {
  const std::uint32_t block = document_.block_at(text_.tokens[sentence_.first].start);
  return block != kNoBlock && document_.blocks[block].kind == BlockKind::kHeading;
}

// Whether a scale without a currency (`32 miljoner`) can be money: not before a noun, and only where money is spoken
// of.
bool AmountScanner::implied(std::uint32_t end) const {
  if (end < sentence_.last) {
    const Token& next = text_.tokens[end];
    if (next.kind == TokenKind::kWord && !infos_[next.word].has(kAfter)) return false;
    if (next.kind == TokenKind::kOther && infos_[next.word].role != Role::kNone) return false;
  }
  return money_near(end);
}

bool AmountScanner::money_near(std::uint32_t end) const {
  if (!out_->empty() && !out_->back().unit_implied) {
    // Money was spoken of in this sentence, or just before it in the same block.
    const std::uint32_t last = out_->back().tokens.first;
    if (sentence_.contains(last) || text_.sentence_at(last).block == text_.sentence_at(sentence_.first).block)
      return true;
  }
  // A headline that opens with an amount: `30 miljoner till arbetet mot arbetslivskriminalitet`.
  bool money = headline() && end <= sentence_.first + kHeadlineStart;
  for (std::uint32_t t = sentence_.first; t < sentence_.last; ++t) {
    const WordInfo& info = infos_[text_.tokens[t].word];
    money = money || info.has(kMoney);
    if (info.has(kPeople) && t >= end && t < end + 4) return false;
  }
  return money;
}

// `20 00 kronor`, `12 5000 kronor`: the digits before belong to it, but nobody knows how.
bool AmountScanner::broken_group(const Numeral& n, std::uint32_t& first) const {
  if (n.words || n.first == sentence_.first) return false;
  if (!out_->empty() && out_->back().tokens.last >= n.first) return false;
  const std::string_view digits = text_.tokens[n.first].span().of(source_);
  const bool zero = digits.size() > 1 && digits[0] == '0';
  const Token& before = text_.tokens[n.first - 1];
  if (before.kind != TokenKind::kNumber || !text_.tokens[n.first].space_before) return zero && n.decimals == 0;
  const std::string_view earlier = before.span().of(source_);
  const bool year = earlier.size() == 4 && (earlier[0] == '1' || earlier[0] == '2');
  const bool named = n.first >= sentence_.first + 2 && infos_[text_.tokens[n.first - 2].word].has(kNumbering);
  if (year || named || (!zero && !n.grouped && digits.size() < 4)) return false;  // 44 7 500 000 is broken, too
  const std::uint32_t gap = before.end;
  if (source_.substr(gap, text_.tokens[n.first].start - gap).find('\t') != std::string_view::npos) return false;
  first = n.first - 1;
  return true;
}

// `-26,0 miljarder`, `minus 5 miljoner`; a dash that opens a block is a list mark.
bool AmountScanner::negative(std::uint32_t at) const {
  if (at == sentence_.first) return false;
  const Token& before = text_.tokens[at - 1];
  if (before.word == infos_.w().minus) return true;
  if (before.word != infos_.w().dash || text_.tokens[at].space_before || before.block_start) return false;
  return before.space_before || (at >= sentence_.first + 2 && text_.tokens[at - 2].word == infos_.w().left);
}

// `inte vara högre än`, `får inte överstiga`
bool AmountScanner::negated(std::uint32_t at) const {
  const WordInfos::Words& w = infos_.w();
  for (std::uint32_t back = 1; back <= 3 && at >= sentence_.first + back; ++back) {
    const WordId word = text_.tokens[at - back].word;
    if (word == w.inte || word == w.ej) return true;
    if (word == w.om || word == w.comma) return false;  // Stöd ges inte om kostnaden understiger
  }
  return false;
}

AmountScanner::Hedged AmountScanner::hedge_before(std::uint32_t at) const {
  Hedged found{Hedge::kNone, at};
  const std::uint32_t floor = at > sentence_.first + kHedgeReach ? at - kHedgeReach : sentence_.first;
  std::uint8_t reach = 1;  // What has been stepped over so far.
  bool adjacent = true;
  std::uint32_t t = at;
  if (t > floor && text_.tokens[t - 1].word == infos_.w().mellan) found.start = --t;
  while (t > floor) {
    const Hedges::Match match = hedges_.before(text_, t, floor);
    if (match.length > 0 && (reach == 1 || match.hedge != Hedge::kAbout)) {
      t -= match.length;
      const bool over = match.hedge == Hedge::kMin || match.hedge == Hedge::kMax;
      const Hedge hedge = match.hedge == Hedge::kMin && match.length > 1 && negated(t) ? Hedge::kMax : match.hedge;
      if (found.hedge == Hedge::kNone || (over && found.hedge == Hedge::kAbout)) found.hedge = hedge;
      if (adjacent) found.start = t;
      continue;
    }
    const Hedge verb = hedges_.verb(text_.tokens[t - 1].word);
    if (verb != Hedge::kNone && found.hedge != Hedge::kMax && found.hedge != Hedge::kMin) {
      found.hedge = !negated(t - 1) ? verb : verb == Hedge::kMin ? Hedge::kMax : Hedge::kMin;
      return found;
    }
    const std::uint8_t filler = hedges_.filler(text_.tokens[t - 1].word);
    if (filler == 0) return found;
    reach = std::max(reach, filler);
    adjacent = false;
    --t;
  }
  return found;
}

// What follows: per år, årligen, vardera, per elev och år.
void AmountScanner::rate(AmountMention& mention, std::uint32_t end) const {
  const WordInfos::Words& w = infos_.w();
  const auto is = [&](std::uint32_t at, WordId word) { return at < sentence_.last && text_.tokens[at].word == word; };
  std::uint32_t t = end;
  if (is(t, w.i) && t + 2 < sentence_.last && (is(t + 2, w.per) || is(t + 2, w.arligen))) t += 2;
  if (is(t, w.comma)) ++t;
  if (is(t, w.vardera)) {
    mention.each = true;
    ++t;
  }
  if (is(t, w.arligen) || is(t, w.perar) || (is(t, w.om) && is(t + 1, w.aret)) || (is(t, w.varje) && is(t + 1, w.ar)) ||
      (is(t, w.respektive) && is(t + 1, w.ar)) || is(t, w.arlig)) {
    mention.annual = true;
  } else if ((is(t, w.per) || is(t, w.slash)) && t + 1 < sentence_.last &&
             text_.tokens[t + 1].kind == TokenKind::kWord) {
    const bool year = infos_.year(text_.tokens[t + 1].word);
    const bool other_time = infos_.time(text_.tokens[t + 1].word);
    mention.annual = year;
    if (!year && !other_time) mention.each = true;
    if (is(t + 2, w.och) && t + 3 < sentence_.last) {
      const WordId next = text_.tokens[t + 3].word;
      if (year && !infos_.time(next)) mention.each = true;
      if (!year && infos_.year(next)) mention.annual = true;
    }
  }
  const std::uint32_t first = mention.tokens.first;
  for (std::uint32_t back = 1; back <= 2 && first >= sentence_.first + back; ++back)
    if (is(first - back, w.arligen) || is(first - back, w.arliga)) mention.annual = true;
}

}  // namespace uppdrag::amounts
