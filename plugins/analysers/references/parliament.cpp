// SPDX-License-Identifier: GPL-3.0-or-later
// Papers of the Riksdag: `prop. 2005/06:155`, `bet. 2005/06:AU11`, `rskr. 2005/06:257`, and the older forms.
#include <array>

#include "scanner.h"

namespace uppdrag::references {
namespace {

constexpr double kAnnounced = 0.99;
constexpr double kByShape = 0.97;
constexpr double kOddSession = 0.8;

// Series of the Riksdag and the government offices that no announcing word is needed for.
constexpr std::array<std::string_view, 5> kOtherSeries = {"FPM", "RFR", "RRS", "RRN", "URD"};

bool is_other_series(std::string_view letters) {
  for (const std::string_view series : kOtherSeries)
    if (letters == series) return true;
  return false;
}

// 2005/06; the turn of the century is written in full, 1999/2000. Four digits are shortened where the years follow
// each other; otherwise the session stays as written and `odd` is set.
std::string session_of(int first, int second, bool four_digits, bool& odd) {
  const int expected = first + 1;
  odd = four_digits ? second != expected : second != expected % 100;
  std::string out = std::to_string(first) + "/";
  if (odd) return out + (!four_digits && second < 10 ? "0" : "") + std::to_string(second);
  if (expected % 100 == 0) return out + std::to_string(expected);
  return out + (expected % 100 < 10 ? "0" : "") + std::to_string(expected % 100);
}

bool announces_paper(Head head) {
  return head == Head::kBill || head == Head::kReport || head == Head::kInquiry || head == Head::kDecision ||
         head == Head::kCommunication || head == Head::kRiksdagPaper;
}

int full_year(int year, bool two_digits) { return !two_digits ? year : year >= 50 ? 1900 + year : 2000 + year; }

}  // namespace

// `2005/06:155`, `2004/2005:102`, `2016/17: TU4`, `2015/16:FiU:1`, `SoU 1978/79:12`. An identifier whose number is
// missing or a placeholder (`2024/25:00`, `2016/17:TUl`) is incomplete.
bool Scanner::read_parliament(std::uint32_t at, Paper& out) const {
  const std::uint32_t digits = length(at);
  if ((digits != 4 && digits != 2) || !is(at + 1, words_.slash) || !number_at(at + 2) || !inside(at + 2)) return false;
  const std::uint32_t second = length(at + 2);
  const bool colon = inside(at + 3) && is(at + 3, words_.colon);
  if ((second != 2 && second != 4) || (!colon && !(glued(at + 3) && committee_at(at + 3)))) return false;
  const int first_year = full_year(value(at), digits == 2);
  if (first_year < 1860 || first_year > 2099) return false;
  const std::string session = session_of(first_year, value(at + 2), second == 4, out.odd);
  out.reading.first = at;
  std::uint32_t j = colon ? at + 4 : at + 3;  // `2009/10JuU22`: the colon was lost
  if (inside(j) && word_at(j)) {
    out.letters = raw(j++);
    if (is(j, words_.colon) && glued(j)) ++j;
  } else if (at > 0 && inside(at) && committee_at(at - 1)) {
    out.letters = raw(at - 1);
    out.reading.first = at - 1;
  }
  const bool complete = inside(j) && number_at(j) && value(j) > 0 && length(j) <= 4;
  out.reading.id = session + ":" + std::string(out.letters) + (complete ? std::string(raw(j)) : "");
  out.reading.last = complete || (inside(j) && number_at(j)) ? j + 1 : j;
  out.reading.incomplete = !complete;
  if (complete && glued(j + 1) && is(j + 1, words_.y)) {  // SoU16y: an opinion
    out.reading.id += "y";
    out.opinion = true;
    ++out.reading.last;
  }
  return true;
}

bool Scanner::judge_parliament(const Paper& paper, Announcement& head, std::string_view& kind, Rule& rule) const {
  const std::uint32_t first = paper.reading.first;
  head = announced(first);
  const auto give = [&](std::string_view k, Rule r) {
    kind = k;
    rule = r;
    return true;
  };
  if (!paper.letters.empty()) {
    if (paper.opinion) return give("other", Rule::kRiksdagPaper);
    const bool committee = paper.letters.size() > 1 && paper.letters.back() == 'U';
    if (committee && !paper.reading.incomplete) return give("bet", Rule::kCommitteeReport);
    if (is_other_series(paper.letters)) return give("other", Rule::kRiksdagPaper);
    if (head.head == Head::kNone) return false;
  }
  const bool direct = announces_paper(head.head);
  if (!direct) {
    if (const Found* before = list_before(first, Shape::kParliament)) return give(before->mention.kind, Rule::kList);
    head = title_before(first, Shape::kParliament);
  }
  switch (head.head) {
    case Head::kBill:
      return give("prop", direct ? Rule::kBill : Rule::kPublicationTitle);
    case Head::kReport:
    case Head::kInquiry:
      return give("bet", direct ? Rule::kCommitteeReport : Rule::kPublicationTitle);
    case Head::kDecision:
      return give("rskr", direct ? Rule::kDecision : Rule::kPublicationTitle);
    case Head::kCommunication:  // `riksdagens skrivelse` is the Riksdag's answer, `skrivelse` the government's.
      if (head.at > 0 && is(head.at - 1, words_.riksdagens)) return give("rskr", Rule::kDecision);
      return give("skr", direct ? Rule::kCommunication : Rule::kPublicationTitle);
    case Head::kRiksdagPaper:
      return give("other", Rule::kRiksdagPaper);
    default:
      return false;
  }
}

std::uint32_t Scanner::parliament(std::uint32_t at) {
  Paper paper;
  if (!read_parliament(at, paper)) return 0;
  Announcement head;
  std::string_view kind;
  Rule rule{};
  if (!judge_parliament(paper, head, kind, rule)) return 0;
  if (paper.reading.incomplete && head.head == Head::kNone) return 0;
  const bool own_head = announces_paper(head.head) && rule != Rule::kList;
  const double confidence = paper.odd ? kOddSession : own_head ? kAnnounced : kByShape;
  return add(own_head ? head.at : paper.reading.first, paper.reading, kind, rule, confidence, Shape::kParliament);
}

// `prop. 2012/13:1, bet. FiU10, rskr. 64`: the session is the one before in the list.
std::uint32_t Scanner::elided_parliament(std::uint32_t at) {
  const Head head = head_at(at);
  if (head == Head::kNone || last_shape_ != Shape::kParliament || out_.empty()) return 0;
  const Found& before = out_.back();
  if (before.mention.tokens.last > at || at - before.mention.tokens.last > 8) return 0;
  std::uint32_t j = at + 1;
  if (is(j, words_.dot)) ++j;
  Reading reading;
  reading.first = j;
  std::string letters;
  if (head == Head::kReport) {
    if (!committee_at(j)) return 0;
    letters = raw(j++);
  }
  if (!number_at(j) || length(j) > 4 || value(j) == 0 || is(j + 1, words_.slash) || is(j + 1, words_.colon)) return 0;
  for (std::uint32_t k = before.mention.tokens.last; k <= j; ++k)
    if (!inside(k)) return 0;
  reading.id = before.mention.id.substr(0, before.mention.id.find(':') + 1) + letters + std::string(raw(j));
  reading.last = j + 1;
  return add(at, reading, head == Head::kReport ? "bet" : "rskr", Rule::kElided, kByShape, Shape::kParliament);
}

// `prop. 1952 nr 187`
std::uint32_t Scanner::old_bill(std::uint32_t at) {
  if (!is_year(at) || value(at) > 1974) return 0;
  std::uint32_t j = at + 2;
  if (is(j, words_.dot)) ++j;
  if (!number_at(j) || !inside(j) || length(j) > 4) return 0;
  const Announcement head = announced(at);
  std::string_view kind = "prop";
  if (head.head == Head::kDecision)
    kind = "rskr";
  else if (head.head == Head::kReport)
    kind = "bet";
  else if (head.head != Head::kBill)
    return 0;
  const Reading reading{at, j + 1, std::string(raw(at)) + ":" + std::string(raw(j)), false};
  return add(head.at, reading, kind, Rule::kOldBill, kByShape, Shape::kParliament);
}

}  // namespace uppdrag::references
