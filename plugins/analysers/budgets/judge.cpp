// SPDX-License-Identifier: GPL-3.0-or-later
#include "judge.h"

#include "tables.h"

namespace uppdrag::budgets {
namespace {

constexpr std::uint32_t kPrivateReach = 12;  // Tokens from `omsättning` to the amount that it qualifies.
constexpr std::uint32_t kNounReach = 7;      // Tokens from `bidrag` to `om 5 000 000 kronor`.
constexpr std::uint32_t kMeasureReach = 14;  // Tokens from `beräknas` to its amount.

constexpr double kUnreadableDoubt = 0.5;        // That there is money is sure, but not how much.
constexpr std::int64_t kLeastInNews = 100'000;  // Kronor: less is what a person gets.

enum RuleIndex : std::size_t {
  kMayUse,
  kAllocated,
  kPaidOut,
  kCostOf,
  kFunded,
  kMeasured,
  kAppropriated,
  kListed,
  kPartOf,
  kHeading,
  kAfterwards,
  kReceived,
  kTable,
  kUnreadable
};

}  // namespace

const std::vector<Rule>& all_rules() {
  static const std::vector<Rule> rules = {
      {"budget/may-use", "För uppdraget får Skolverket använda högst 500 000 kronor under 2020.",
       "Someone may use, dispose of or requisition the amount"},
      {"budget/allocated", "Regeringen avsätter 3 000 000 kronor för ändamålet 2021.",
       "The amount is allotted, granted or set aside"},
      {"budget/paid-out", "Kammarkollegiet ska betala ut 2 miljoner kronor till Region Skåne.",
       "The amount is paid out or shared out"},
      {"budget/cost", "Kostnaden för uppdraget beräknas till 1 200 000 kronor.",
       "What the measure costs, or the ceiling for it"},
      {"budget/fund", "Socialstyrelsen ska hantera utvecklingsmedel om 40 000 000 kronor.",
       "A grant, subsidy or fund of the amount"},
      {"budget/measure", "Uppdraget omfattar totalt 12 000 000 kronor.",
       "The assignment, programme or agreement comprises the amount"},
      {"budget/appropriation",
       "200 000 kronor ska belasta utgiftsområde 1 Rikets styrelse, anslaget 6:1, anslagspost 11.",
       "The amount stands with an appropriation"},
      {"budget/list-item", "Följande myndigheter tilldelas medel:\n\n- Skolverket 200 000 kronor",
       "An item of a list that shares out money"},
      {"budget/part-of", "Skolverket får använda 5 miljoner kronor, varav 2 miljoner kronor för kurser.",
       "The amount is a part of an earlier one"},
      {"budget/heading", "# 24 miljoner kronor till Skolverket för kurser", "A heading that gives money"},
      {"budget/afterwards", "Högst 4 miljoner kronor får användas av Skolverket för kurser.",
       "The verb follows the amount"},
      {"budget/received", "Skolverket får 2 miljoner kronor för kurser.", "An authority gets the amount"},
      {"budget/table", "Fördelning av medel, belopp i tkr\n\n| Myndighet | 2024 |\n|---|---|\n| Skolverket | 1 400 |",
       "A cell of a table about money; the head says unit and year, the row who gets it"},
      {"budget/unreadable", "För uppdraget får Skolverket använda högst 3 000 0000 kronor.",
       "Public money whose digits make no number: the fact has neither min nor max"},
  };
  return rules;
}

std::vector<Figure> Judge::figures() {
  const std::vector<AmountMention>& amounts = c_.in().annotations.amounts;
  std::vector<Figure> out;
  const TableReader tables(c_, all_rules()[kTable], all_rules()[kUnreadable]);
  for (std::size_t first = 0; first < amounts.size();) {
    if (tables.in_table(amounts[first])) {
      first = tables.read(first, !out.empty(), out);
      continue;
    }
    const std::uint32_t s = c_.text().sentence_of[amounts[first].tokens.first];
    std::size_t last = first + 1;
    while (last < amounts.size() && c_.text().sentence_of[amounts[last].tokens.first] == s) ++last;
    sentence(first, last, out);
    first = last;
  }
  link_lists(out);
  return out;
}

void Judge::sentence(std::size_t first, std::size_t last, std::vector<Figure>& out) {
  const std::vector<AmountMention>& amounts = c_.in().annotations.amounts;
  const std::uint32_t index = c_.text().sentence_of[amounts[first].tokens.first];
  const TokenRange tokens = c_.text().sentences[index].tokens;
  bool rejected = false;  // The amount before was other money; what is joined to it is, too.
  for (std::size_t i = first; i < last; ++i) {
    Figure f;
    f.amount = &amounts[i];
    f.sentence = index;
    f.segment.first = i == first ? tokens.first : amounts[i - 1].tokens.last;
    f.segment.last = i + 1 == last ? tokens.last : amounts[i + 1].tokens.first;
    const bool joined = rejected && f.amount->tokens.first <= f.segment.first + 2 &&
                        c_.is_any(f.segment.first, c_.w().och, c_.w().respektive, c_.w().comma);
    rejected = joined || other_money(f);
    const Rule* rule = rejected ? nullptr : judge(f, out);
    if (rule == nullptr) continue;
    f.rule = f.amount->suspect ? &all_rules()[kUnreadable] : rule;
    f.annual = f.amount->annual;
    if (f.amount->suspect) f.confidence *= kUnreadableDoubt;
    const bool goes_on = !out.empty() && out.back().sentence == index && out.back().part_of && !f.list_item;
    if (!out.empty() && (goes_on || part(f))) {
      f.part_of = true;
      f.parent = out.size() - 1;
      while (out[f.parent].part_of && out[f.parent].parent != Figure::kNone) f.parent = out[f.parent].parent;
      if (!f.amount->suspect) f.rule = &all_rules()[kPartOf];
    }
    if (!c_.assignment()) f.confidence *= kNewsDoubt;
    const bool total = i > first && c_.is(f.segment.first, c_.w().av) &&
                       c_.is_any(f.segment.first + 1, c_.w().de, c_.w().dessa, c_.w().totalt);
    if (total && !out.empty() && out.back().sentence == index) {
      out.back().part_of = true;
      out.back().parent = out.size();
    }
    out.push_back(std::move(f));
  }
}

// Wages, prices, taxes, turnover, thresholds and rates.
bool Judge::other_money(const Figure& f) const {
  const std::uint32_t at = f.amount->tokens.first;
  const std::uint32_t end = f.amount->tokens.last;
  const std::uint32_t first = c_.sentence(f).tokens.first;
  const std::uint32_t last = c_.sentence(f).tokens.last;
  const CueWords::Words& w = c_.w();
  // 500 kronor per månad, 2 kr/mil, 71 kronor om dagen
  if (end + 1 < last && (c_.is_any(end, w.per, w.om, w.i) || c_.token(end).kind == TokenKind::kOther) &&
      c_.has(end + 1, kRateTime))
    return true;
  if (f.amount->currency == "öre") return true;
  const std::uint32_t strong = c_.last_with(kUse | kAllocate | kPay, first, at);
  const std::uint32_t condition = c_.last_with(kCondition, first, at);
  if (condition != Context::kNoToken && at - condition <= 5) return true;
  // `samhällets kostnader för våldet`: what something costs society is no grant.
  const std::uint32_t cost = c_.last_with(kCost, first, at);
  if (cost != Context::kNoToken && cost > first && (strong == Context::kNoToken || strong < cost)) {
    const std::string_view whose = c_.in().vocabulary.word(c_.token(cost - 1).word);
    if (whose == "samhällets" || whose == "samhällsekonomiska" || whose == "samhällsekonomisk") return true;
  }
  const std::uint32_t other = c_.last_with(kPrivate, first, at);
  if (other != Context::kNoToken && at - other <= kPrivateReach && (strong == Context::kNoToken || strong < other))
    return true;
  // 60 miljoner kronor i besparingar
  return end + 1 < last && c_.is_any(end, w.i) && c_.has(end + 1, kPrivate);
}

// Outside of assignments, only what the State is said to give.
bool Judge::public_money(const Figure& f) const {
  const TokenRange sentence = c_.sentence(f).tokens;
  const std::uint32_t cues = c_.cues(sentence);
  if ((cues & (kPrivate | kCondition)) != 0) return false;
  // What single persons and households get.
  const auto most = f.amount->max ? f.amount->max : f.amount->min;
  if (most && *most < kLeastInNews && f.amount->currency == "SEK") return false;
  if ((cues & (kPublic | kProgramme)) != 0) return true;
  const std::size_t actor = c_.actor_from(sentence.first);
  const auto& actors = c_.in().annotations.actors;
  return actor < actors.size() && sentence.contains(actors[actor].tokens.first) && !actors[actor].genitive;
}

const Rule* Judge::by_cues(std::uint32_t cues, const Figure& f) const {
  const std::vector<Rule>& rules = all_rules();
  if ((cues & kUse) != 0) return &rules[kMayUse];
  if ((cues & kAllocate) != 0) return &rules[kAllocated];
  if ((cues & kPay) != 0) return &rules[kPaidOut];
  const auto [first, last] = c_.appropriations_in(c_.sentence(f).tokens);
  if (first < last) return &rules[kAppropriated];
  return nullptr;
}

const Rule* Judge::judge(const Figure& f, const std::vector<Figure>& before) const {
  const std::vector<Rule>& rules = all_rules();
  const TokenRange sentence = c_.sentence(f).tokens;
  const std::uint32_t at = f.amount->tokens.first;
  const Block* block = c_.block_of(c_.sentence(f));
  if (!c_.assignment() && !public_money(f) && (before.empty() || !part(f))) return nullptr;
  const bool heading = block != nullptr && block->kind == BlockKind::kHeading;
  const bool doubtful = (c_.cues({sentence.first, at}) & kPrivate) != 0;  // Loans, prices and the like are spoken of.
  if (const Rule* rule = by_cues(c_.cues({sentence.first, at}), f)) return heading ? &rules[kHeading] : rule;
  if (gets(f)) return heading ? &rules[kHeading] : &rules[kReceived];
  const std::uint32_t noun = c_.last_with(kCost, sentence.first, at);
  if (noun != Context::kNoToken && c_.assignment() && !doubtful) return &rules[kCostOf];
  const std::uint32_t fund = c_.last_with(kFund, sentence.first, at);
  if (fund != Context::kNoToken && at - fund <= kNounReach) return &rules[kFunded];
  const std::uint32_t measure = c_.last_with(kMeasure, sentence.first, at);
  const bool programme = (c_.cues({sentence.first, at}) & kProgramme) != 0;
  if (measure != Context::kNoToken && at - measure <= kMeasureReach && (c_.assignment() || programme) && !doubtful)
    return &rules[kMeasured];
  const std::uint32_t behind = c_.cues({f.amount->tokens.last, sentence.last});
  const bool planned = (behind & kMeasure) != 0 &&
                       (c_.cues(sentence) & kNames) != 0;  // I budgetpropositionen … har 46 miljoner beräknats
  const std::uint32_t end = f.amount->tokens.last;         // Av länsstyrelsens 4,8 miljoner kronor gick det mesta till
  const bool goes = c_.is_any(end, c_.w().gar, c_.w().gick) || c_.is_any(end + 1, c_.w().gar, c_.w().gick);
  if ((behind & (kUse | kAllocate | kPay | kCharge)) != 0 || planned || goes)
    return heading ? &rules[kHeading] : &rules[kAfterwards];
  if (const Sentence* lead = doubtful ? nullptr : c_.lead_in(c_.sentence(f)))
    if (by_cues(c_.cues(lead->tokens), f) != nullptr || (c_.cues(lead->tokens) & (kFund | kCost)) != 0)
      return &rules[kListed];
  if (!before.empty() && before.back().sentence == f.sentence) return before.back().rule;
  return heading && c_.is(f.amount->tokens.last, c_.w().till) ? &rules[kHeading] : nullptr;
}

// Skolverket får 2 miljoner kronor: someone, and the verb right before the amount.
bool Judge::gets(const Figure& f) const {
  const TokenRange sentence = c_.sentence(f).tokens;
  std::uint32_t t = f.amount->tokens.first;
  while (t > sentence.first && c_.is_any(t - 1, c_.w().totalt, c_.w().sammanlagt)) --t;
  if (t == sentence.first || !c_.has(t - 1, kGet)) return false;
  const std::size_t actor = c_.actor_from(sentence.first);
  const auto& actors = c_.in().annotations.actors;
  return actor < actors.size() && actors[actor].tokens.first < t;
}

bool Judge::part(const Figure& f) const {
  const CueWords::Words& w = c_.w();
  const TokenRange before{f.segment.first, f.amount->tokens.first};
  if (c_.find_word(w.varav, before) != Context::kNoToken) return true;
  // Verket får disponera högst 500 000 kronor av medlen
  const std::uint32_t end = f.amount->tokens.last;
  if (end + 1 < c_.sentence(f).tokens.last && c_.is(end, w.av) &&
      c_.is_any(end + 1, w.medlen, w.beloppet, w.summan, w.dessa))
    return true;
  // Högst 600 000 kronor av de sammanlagt 1 600 000 kronor: this is the total.
  if (before.first != c_.sentence(f).tokens.first && c_.is(before.first, w.av)) return false;
  for (std::uint32_t t = before.first; t + 1 < before.last; ++t) {
    if (!c_.is(t, w.av)) continue;
    // … , av dessa ska 7 miljoner
    if (c_.is_any(t + 1, w.dessa)) return true;
    // Av de 5 miljoner kronorna …; Av detta beräknas …
    const bool opens = t < before.first + 2;
    if (opens && c_.is_any(t + 1, w.de, w.den, w.detta, w.medlen, w.beloppet, w.summan, w.avsatta)) return true;
  }
  return false;
}

// Items of a list whose lead-in names a total are parts of it, when they do not exceed it.
void Judge::link_lists(std::vector<Figure>& figures) const {
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const Sentence* lead = c_.lead_in(c_.sentence(figures[i]));
    if (lead == nullptr || figures[i].table) continue;
    figures[i].list_item = true;
    if (figures[i].part_of) continue;
    std::size_t total = Figure::kNone;
    for (std::size_t j = i; j-- > 0;) {
      if (c_.sentence(figures[j]).block == lead->block) {
        total = j;
        break;
      }
      if (c_.sentence(figures[j]).block < lead->block) break;
    }
    if (total == Figure::kNone) continue;
    const auto most = figures[total].amount->max ? figures[total].amount->max : figures[total].amount->min;
    const auto mine = figures[i].amount->max ? figures[i].amount->max : figures[i].amount->min;
    if (!most || !mine || *mine > *most || figures[i].amount->currency != figures[total].amount->currency) continue;
    figures[i].part_of = true;
    figures[i].parent = total;
  }
}

}  // namespace uppdrag::budgets
