// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of the form year:number: statutes, inquiries, ministry reports, terms of reference, series of agencies.
#include "scanner.h"

namespace uppdrag::references {
namespace {

constexpr double kAnnounced = 0.99;
constexpr double kByTitle = 0.93;
constexpr double kInList = 0.96;
constexpr double kStudyConfidence = 0.85;
constexpr int kFirstSessionYear = 1975;  // Before it, papers of the Riksdag had plain years.

}  // namespace

// `2007:825`, `2007 : 825`, `1958:B 6`, `2024:00` (incomplete).
bool Scanner::read_series(std::uint32_t at, Reading& out) const {
  if (!is_year(at)) return false;
  if (at > 0 && glued(at) && at > 1 && number_at(at - 2) &&
      (is(at - 1, words_.slash) || is(at - 1, words_.dot) ||
       (is(at - 1, words_.dash) && (out_.empty() || out_.back().mention.tokens.last + 1 != at))))
    return false;  // The middle of a longer number; `2022:850–2022:854` is two.
  std::uint32_t j = at + 2;
  if (!inside(j)) return false;
  std::string letter;
  if (word_at(j) && tokens_[j].capital && tokens_[j].end - tokens_[j].start == 1 && number_at(j + 1) && inside(j + 1))
    letter = raw(j++);
  out.first = at;
  if (!number_at(j)) {
    out.incomplete = word_at(j) && glued(j) && length(j) <= 4 && (raw(j)[0] == 'X' || raw(j)[0] == 'x');
    out.last = j + 1;
    out.id = std::string(raw(at)) + ":";
    return out.incomplete;
  }
  if (length(j) > 5 || (glued(j + 1) && is(j + 1, words_.colon) && number_at(j + 2) && glued(j + 2))) return false;
  out.last = j + 1;
  // `2020:863–865`: the first number stands for the range.
  if (glued(j + 1) && is(j + 1, words_.dash) && glued(j + 2) && number_at(j + 2) && length(j + 2) <= 4 &&
      !is(j + 3, words_.colon))
    out.last = j + 3;
  out.incomplete = value(j) == 0;
  out.id = std::string(raw(at)) + ":" + letter + std::string(raw(j));
  return true;
}

bool Scanner::judge_announced(const Announcement& head, Reading& reading, std::string_view& kind, Rule& rule) const {
  const int year = value(reading.first);
  const auto give = [&](std::string_view k, Rule r) {
    kind = k;
    rule = r;
    return true;
  };
  switch (head.head) {
    case Head::kGazette:
      return give("sfs", Rule::kGazette);
    case Head::kStatute:
      return !head.eu && give("sfs", Rule::kStatute);
    case Head::kInquiry:
      return give("sou", Rule::kInquiry);
    case Head::kReport:
      if (year < kFirstSessionYear) return give("bet", Rule::kCommitteeReport);
      return length(head.at) > 4 && give("sou", Rule::kInquiry);
    case Head::kBill:
      return year < kFirstSessionYear && give("prop", Rule::kOldBill);
    case Head::kDecision:
      return year < kFirstSessionYear && give("rskr", Rule::kDecision);
    case Head::kMinistryReport:
      return give("ds", Rule::kMinistryReport);
    case Head::kDirective:
      return !head.eu && give("dir", Rule::kDirective);
    case Head::kStudy:
      return give("other", Rule::kStudy);
    case Head::kSeries: {
      std::string series(raw(head.at).substr(glued_before(head.at, reading)));
      if (is(head.at + 1, words_.cirk)) series += " Cirk";
      if (series == "FS" && head.at > 0 && glued(head.at) && number_at(head.at - 1))
        series = std::string(raw(head.at - 1)) + series;
      reading.id = series + " " + reading.id;
      return give("other", Rule::kSeries);
    }
    default:
      return false;
  }
}

// `Fi 2022:01`, `Ds C 1985:3`, `SU 1969:168`: a word between the announcing one, if any, and the number.
bool Scanner::judge_prefixed(Reading& reading, Announcement& head, std::string_view& kind, Rule& rule) const {
  const std::uint32_t at = reading.first;
  if (at == 0 || !inside(at) || !word_at(at - 1)) return false;
  const std::string_view prefix = raw(at - 1);
  const Token& before = tokens_[at - 1];
  const bool own =
      words_.is_prefix(before.word, prefix) || (before.all_capitals && words_.is_prefix_in_capitals(before.word));
  if (prefix.size() <= 3 && tokens_[at - 1].capital) {
    head = announced(at - 1);
    if (head.head == Head::kMinistryReport) {
      kind = "ds";
      rule = Rule::kMinistryReport;
      reading.id = std::string(prefix) + " " + reading.id;
      return true;
    }
  }
  if (committee_at(at - 1) && value(at) < kFirstSessionYear) {
    kind = "bet";
    rule = Rule::kCommitteeReport;
    if (head.head != Head::kReport) head = {Head::kReport, at - 1, false, false};
    reading.id = std::string(prefix) + " " + reading.id;
    return true;
  }
  if (value(at) < 1970 || reading.last - at != 3 || !glued(at + 1) || !glued(at + 2)) return false;
  const bool committee = own && length(at + 2) <= 2;
  // `MIG 2009:13`, `SSM 2022:07`: a series of somebody whose name is an abbreviation.
  const bool abbreviation = !own && before.all_capitals && tokens_[at].space_before && prefix.size() <= 6;
  if (!committee && !abbreviation) return false;
  head = {Head::kRiksdagPaper, at - 1, false, false};
  kind = "other";
  rule = committee ? Rule::kCommittee : Rule::kSeries;
  reading.id = std::string(prefix) + " " + reading.id;
  return true;
}

std::uint32_t Scanner::series(std::uint32_t at) {
  Reading reading;
  if (!read_series(at, reading)) return 0;
  if (const std::uint32_t last = committee_case_number(at)) return last;
  std::string_view kind;
  Rule rule{};
  Announcement head = announced(at);
  if (head.head != Head::kNone) {
    if (!judge_announced(head, reading, kind, rule)) return 0;
    std::uint32_t first = head.at;
    if (rule == Rule::kSeries && first > 0 && raw(first) == "FS" && glued(first) && number_at(first - 1)) --first;
    return add(first, reading, kind, rule, rule == Rule::kStudy ? kStudyConfidence : kAnnounced, Shape::kSeries);
  }
  if (judge_prefixed(reading, head, kind, rule)) return add(head.at, reading, kind, rule, kAnnounced, Shape::kSeries);
  if (const Found* before = list_before(at, Shape::kSeries)) {
    if (before->rule == Rule::kCommittee) return 0;
    const std::size_t number = before->mention.id.rfind(' ');
    if (before->mention.kind == "other" && number != std::string::npos)
      reading.id = before->mention.id.substr(0, number + 1) + reading.id;
    const std::uint32_t first = is(at - 1, words_.open) ? at - 1 : at;
    return add(first, reading, std::string(before->mention.kind), Rule::kList, kInList, Shape::kSeries);
  }
  head = title_before(at, Shape::kSeries);
  if (head.head == Head::kNone || !judge_announced(head, reading, kind, rule)) return 0;
  if (reading.incomplete) return 0;
  return add(head.at, reading, kind, rule == Rule::kStatute ? Rule::kStatuteTitle : Rule::kPublicationTitle, kByTitle,
             Shape::kSeries);
}

}  // namespace uppdrag::references
