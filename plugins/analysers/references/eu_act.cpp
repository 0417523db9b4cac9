// SPDX-License-Identifier: GPL-3.0-or-later
// Acts and papers of the European Union: `(EU) 2019/943`, `(EG) nr 883/2004`, `95/46/EG`, `KOM(2018) 375`, CELEX
// numbers.
//
// Regulations were numbered number/year until 2014, all acts year/number since 2015. Years had two digits up to 1998.
#include "scanner.h"

namespace uppdrag::references {
namespace {

constexpr double kExplicit = 0.99;
constexpr double kInferred = 0.88;
constexpr int kOneSeries = 2015;  // From this year on, acts share one series: (EU) 2015/1.

bool act_year(int year) { return year >= 1957 && year < 2040; }

// The community that passed an act of `year`: EEG until the treaty of Maastricht, EG until that of Lisbon.
std::string_view community_of(int year) { return year <= 1993 ? "EEG" : year <= 2009 ? "EG" : "EU"; }

// 04 -> 2004, 99 -> 1999; 95 stays 95, as in the act's own title.
std::string full_act_year(std::string_view digits) {
  if (digits.size() != 2 || (digits[0] >= '3' && digits != "99")) return std::string(digits);
  return (digits == "99" ? "19" : "20") + std::string(digits);
}

}  // namespace

std::string_view Scanner::community_at(std::uint32_t at) const {
  if (at >= tokens_.size() || words_.meaning(tokens_[at].word).head != Head::kCommunity) return {};
  if (!tokens_[at].capital && !is(at + 1, words_.close)) return {};
  return kCommunityNames[words_.meaning(tokens_[at].word).community - 1U];
}

// Both numbers of an act with their years in full, and which of them is the year.
bool Scanner::read_act(std::uint32_t at, Act& out) const {
  if (!number_at(at + 2) || !inside(at + 2) || length(at) > 4 || length(at + 2) > 5) return false;
  if (at > 0 && glued(at) && !is(at - 1, words_.open) && !is(at - 1, words_.close) && !is(at - 1, words_.quote) &&
      !is(at - 1, words_.dot) && !is(at - 1, words_.colon))
    return false;  // The tail of something longer.
  out.first = at;
  out.last = at + 3;
  const int left = value(at);
  // Five digits: a footnote's number sticks to the act's (`2017/19392`).
  out.right = raw(at + 2).substr(0, 4);
  out.footnote = length(at + 2) == 5;
  const int right = out.footnote ? value(at + 2) / 10 : value(at + 2);
  if (left == 0 || right == 0) return false;
  const bool left_full = length(at) == 4 && act_year(left);
  const bool right_full = out.right.size() == 4 && act_year(right);
  // 2012/2002 is the regulation 2012 of 2002; from 2015 on the year comes first.
  out.year_first = left_full && !(right_full && left < kOneSeries);
  out.full_year = left_full || right_full;
  out.year = left_full && out.year_first ? left : right_full ? right : 0;
  out.left = raw(at);
  out.session_like = left_full && length(at + 2) == 2 && right == (left + 1) % 100;
  return true;
}

// `95/46/EG`, `2001/55/EG`, `1313/2013/EU`.
std::uint32_t Scanner::eu_suffix(const Act& act) {
  const std::uint32_t slash = act.last;
  const bool joined = inside(slash) && is(slash, words_.slash) && inside(slash + 1);
  const Announcement head = announced(act.first);
  const bool own = head.head == Head::kDirective || head.head == Head::kStatute || head.head == Head::kAct;
  // `direktiv 96/16 EG`: the slash was lost.
  const bool spaced = !joined && inside(slash) && own && head.head != Head::kStatute;
  const std::uint32_t last = joined ? slash + 2 : slash + 1;
  const std::string_view community = joined || spaced ? community_at(last - 1) : std::string_view{};
  if (community.empty()) return 0;
  if (!act.full_year && act.left.size() != 2 && act.right.size() != 2) return 0;
  const bool year_first = act.year_first || !act.full_year;
  Reading reading{act.first, last, {}, false};
  reading.id = (year_first ? full_act_year(act.left) : std::string(act.left)) + "/" + std::string(act.right) + "/" +
               std::string(community);
  return add(own ? head.at : act.first, reading, "eu", Rule::kEuSuffix, kExplicit, Shape::kEu);
}

// The community before the number: `(EG) nr`, `(EU, Euratom)`, `EU nr`, `[EG]`. `at` moves to its first token.
std::string Scanner::community_before(std::uint32_t& at, bool& bracketed) const {
  std::uint32_t j = at;
  bool numbered = false;
  while (j > 0 && inside(j) && (words_.is_number_word(tokens_[j - 1].word) || is(j - 1, words_.dot))) {
    --j;
    numbered = true;
  }
  if (j > 1 && inside(j) && inside(j - 1) && is(j - 1, words_.open) && is(j - 2, words_.close)) --j;  // (EU) (2021/887)
  if (j == 0 || !inside(j)) return {};
  std::string out;
  bracketed = is(j - 1, words_.close) || is(j - 1, words_.close_bracket);
  if (!bracketed) {
    const std::string_view community = community_at(j - 1);
    const bool opened = j > 1 && is(j - 2, words_.open);
    if (community.empty() || (!numbered && !opened && announced(j - 1).head == Head::kNone)) return {};
    at = j - 1;
    return "(" + std::string(community) + ") ";
  }
  const std::uint32_t close = j - 1;
  for (std::uint32_t k = close; k > 0 && close - k < 6;) {
    --k;
    if (is(k, words_.open) || is(k, words_.open_bracket)) {
      if (out.empty()) return {};
      at = k;
      return "(" + out + ") ";
    }
    if (is(k, words_.comma) || is(k, words_.slash) || words_.is_number_word(tokens_[k].word)) continue;
    const std::string_view community = community_at(k);
    if (community.empty()) {  // `förordning EU) nr 1007/2011`: the opening was lost.
      if (out.empty()) return {};
      at = k + 1;
      return "(" + out + ") ";
    }
    out = std::string(community) + (out.empty() ? "" : ", " + out);
  }
  return {};
}

std::uint32_t Scanner::eu_bracket(const Act& act) {
  std::uint32_t first = act.first;
  bool bracketed = false;
  std::string community = community_before(first, bracketed);
  Rule rule = Rule::kEuBracket;
  double confidence = kExplicit;
  if (community.empty()) {
    const Found* before = list_before(act.first, Shape::kEu);
    if (before == nullptr || before->mention.id[0] != '(') return 0;
    if (act.footnote) return 0;
    const bool inferred = act.full_year && before->confidence < kExplicit;  // Each by its own year.
    community = inferred ? "(" + std::string(community_of(act.year)) + ") "
                         : before->mention.id.substr(0, before->mention.id.find(')') + 2);
    if (inferred) confidence = kInferred;
    rule = Rule::kList;
  } else if (!bracketed && !act.full_year) {
    return 0;
  }
  Reading reading{act.first, act.last, community + std::string(act.left) + "/", false};
  reading.id += act.full_year ? std::string(act.right) : full_act_year(act.right);
  if (rule == Rule::kEuBracket) {
    const Announcement head = announced(first);
    if (head.head == Head::kDirective || head.head == Head::kStatute || head.head == Head::kAct) first = head.at;
  }
  return add(first, reading, "eu", rule, confidence, Shape::kEu);
}

// `förordning 1408/71`, `EU-förordning 2019/1149`, `EG - förordning 883/04`, `direktiv 2009/52`, `förordning nr 11/98
// (EG)`.
std::uint32_t Scanner::eu_inferred(const Act& act) {
  if (act.footnote) return 0;
  const Announcement head = announced(act.first);
  const bool regulation = head.head == Head::kStatute && words_.meaning(tokens_[head.at].word).regulation;
  const bool decision = head.head == Head::kAct && head.eu && act.year_first && act.year >= kOneSeries;
  if (!regulation && !decision && head.head != Head::kDirective) return 0;
  std::uint32_t first = head.at;
  std::uint32_t last = act.last;
  std::string_view community;
  if (first > 0 && inside(first)) {  // `EG - förordning`, `EU:s förordning`
    const std::uint32_t before = is(first - 1, words_.dash) && first > 1 ? first - 2 : first - 1;
    community = community_at(before);
    if (!community.empty()) first = before;
  }
  if (inside(last) && is(last, words_.open) && !community_at(last + 1).empty() && is(last + 2, words_.close)) {
    community = community_at(last + 1);
    last += 3;
  }
  if (act.session_like && !head.eu && community.empty()) return 0;
  std::string right(act.right);
  int year = act.year;
  if (!act.full_year) {  // 1408/71, 883/04
    if (act.right.size() != 2 || !regulation) return 0;
    right = full_act_year(act.right);
    year = right.size() == 4 ? std::stoi(right) : 1900 + std::stoi(right);
  }
  if (head.head == Head::kDirective && !act.year_first) return 0;
  // The name of today's union before an older act: the act keeps the name that it was given.
  if (community.empty() || (community == "EU" && year <= 2009)) community = community_of(year);
  Reading reading{act.first, last, {}, false};
  reading.id = regulation || year >= kOneSeries
                   ? "(" + std::string(community) + ") " + std::string(act.left) + "/" + right
                   : std::string(act.left) + "/" + right + "/" + std::string(community);
  return add(first, reading, "eu", Rule::kEuInferred, kInferred, Shape::kEu);
}

std::uint32_t Scanner::eu_number(std::uint32_t at) {
  Act act;
  if (!read_act(at, act)) return 0;
  if (const std::uint32_t last = eu_suffix(act)) return last;
  // Something longer goes on behind: no act.
  if (glued(act.last) && (is(act.last, words_.slash) || is(act.last, words_.dash) || is(act.last, words_.colon)) &&
      glued(act.last + 1))
    return 0;
  if (const std::uint32_t last = eu_bracket(act)) return last;
  return eu_inferred(act);
}

// `KOM(2018) 375 slutlig`, `COM [2009]248`, `COM/2019/640`: written KOM(2018) 375, whatever the source's brackets.
std::uint32_t Scanner::commission(std::uint32_t at) {
  if (head_at(at) != Head::kCommission) return 0;
  const bool opened = is(at + 1, words_.open) || is(at + 1, words_.open_bracket);
  const bool closed = is(at + 3, words_.close) || is(at + 3, words_.close_bracket);
  const bool slashed = is(at + 1, words_.slash) && is(at + 3, words_.slash);  // COM/2019/640
  const bool joined = inside(at + 1) && is_year(at + 2) && ((opened && closed) || slashed);
  if (!joined || !inside(at + 4) || !number_at(at + 4) || length(at + 4) > 4) return 0;
  const std::string id = std::string(raw(at)) + "(" + std::string(raw(at + 2)) + ") " + std::string(raw(at + 4));
  return add(at, {at, at + 5, id, false}, "other", Rule::kCommission, kExplicit, Shape::kNone);
}

// `CELEX 32002L0019`: sector and year, letter, number.
std::uint32_t Scanner::celex(std::uint32_t at) {
  std::uint32_t j = at + 1;
  while (inside(j) && (is(j, words_.colon) || words_.is_number_word(tokens_[j].word))) ++j;
  if (!inside(j) || !number_at(j) || length(j) != 5 || !glued(j + 1) || !word_at(j + 1) || length(j + 1) > 2) return 0;
  if (!glued(j + 2) || !number_at(j + 2) || length(j + 2) != 4) return 0;
  return add(at, {j, j + 3, std::string(text_.span({j, j + 3}).of(source_)), false}, "eu", Rule::kCelex, kExplicit,
             Shape::kNone);
}

}  // namespace uppdrag::references
