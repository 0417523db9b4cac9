// SPDX-License-Identifier: GPL-3.0-or-later
// Case numbers: of the government offices (`U2013/964/JÄM`, `Ju2017/09740`), of committees, and of whoever else writes
// `dnr`.
#include "scanner.h"

namespace uppdrag::references {
namespace {

constexpr double kDepartment = 0.99;
constexpr double kLabelled = 0.96;
constexpr double kUnknownPrefix = 0.85;
constexpr std::uint32_t kMaxDigits = 6;

bool plain_year(int year) { return year >= 1970 && year < 2040; }

// `SSKdelvis` -> `SSK`: a word that sticks to a unit in capitals.
std::string_view without_tail(std::string_view unit) {
  std::size_t end = unit.size();
  while (end > 0 && unit[end - 1] >= 'a' && unit[end - 1] <= 'z') --end;
  return end >= 2 && unit.size() - end >= 3 ? unit.substr(0, end) : unit;
}

// Where the last run of a capital and what follows it starts, when a small letter stands before it: 6 for `statenFö`,
// 9 for `direktivetKN` less its length. 0 when there is none.
std::size_t capital_tail(std::string_view word) {
  std::size_t at = 0;
  for (std::size_t i = 1; i < word.size(); ++i) {
    const bool capital = word[i] >= 'A' && word[i] <= 'Z';
    const auto before = static_cast<unsigned char>(word[i - 1]);
    const bool capital_before = i > 1 && static_cast<unsigned char>(word[i - 2]) == 0xC3U && before < 0x9FU;  // Å, Ä, Ö
    const bool small_before = before >= 'a' && !capital_before;  // The last byte of å, ä, ö counts as small.
    if (capital && small_before) at = i;
  }
  return at;
}

}  // namespace

// `/JÄM`, `/OFA/SF`, `/L2`, `/ ELT`: appended to `id`, `at` moves behind them.
void Scanner::read_units(std::uint32_t& at, std::string& id) const {
  while (inside(at) && is(at, words_.slash) && inside(at + 1) && word_at(at + 1)) {
    const Token& unit = tokens_[at + 1];
    if (!unit.capital || unit.end - unit.start > 12) return;
    if ((tokens_[at].space_before || unit.space_before) && !unit.all_capitals) return;
    id += "/" + std::string(without_tail(raw(at + 1)));
    at += 2;
    if (glued(at) && number_at(at) && length(at) == 1) id += raw(at++);
  }
}

// The letters before the year at `at`: a department's, perhaps with a word stuck to them (`statenFö2025/00707`), or
// capitals of somebody else when the place leaves no doubt.
bool Scanner::case_prefix(std::uint32_t at, Prefix& out) const {
  if (at == 0 || !inside(at) || !word_at(at - 1) || !is_year(at) || !plain_year(value(at))) return false;
  const std::string_view word = raw(at - 1);
  out = {word, words_.is_prefix(tokens_[at - 1].word, word), 0, glued(at)};
  if (out.known) return true;
  const std::size_t tail = capital_tail(word);
  if (tail > 0) {
    out.letters = word.substr(tail);
    out.skip = static_cast<std::uint32_t>(tail);
    out.known = words_.is_prefix(out.letters);
    return out.known;
  }
  if (!out.joined || !tokens_[at - 1].all_capitals || word.size() > 5 || at < 2) return false;
  return head_at(at - 1) == Head::kNone && (is(at - 2, words_.open) || announced(at - 1).head == Head::kCase);
}

std::uint32_t Scanner::case_number(std::uint32_t at) {
  Prefix prefix;
  if (!case_prefix(at, prefix) || !inside(at + 2) || !number_at(at + 2)) return 0;
  const std::uint32_t digits = length(at + 2);
  if (digits > kMaxDigits || (!prefix.known && digits < 4)) return 0;
  Reading reading{at - 1, at + 3, std::string(prefix.letters) + std::string(raw(at)) + "/" + std::string(raw(at + 2)),
                  false, prefix.skip};
  const std::uint32_t before_units = reading.last;
  read_units(reading.last, reading.id);
  const Announcement head = announced(at - 1);
  const bool labelled = head.head == Head::kCase;
  // `S 2014/15` alone may be anything.
  if (!prefix.joined && !labelled && digits < 3 && reading.last == before_units) return 0;
  return add(labelled ? head.at : at - 1, reading, "dnr", Rule::kCaseNumber,
             prefix.known ? kDepartment : kUnknownPrefix, Shape::kCase);
}

// `N2015-06917-PUB`, where a slash is not allowed; `MSB 2025-08877`, `FM2025-19772:2`: agencies.
std::uint32_t Scanner::dashed_case_number(std::uint32_t at) {
  if (!is_year(at) || !plain_year(value(at)) || at == 0 || !inside(at) || !word_at(at - 1)) return 0;
  if (!glued(at + 1) || !glued(at + 2) || !number_at(at + 2) || length(at + 2) > kMaxDigits) return 0;
  const bool known = glued(at) && words_.is_prefix(tokens_[at - 1].word, raw(at - 1));
  const bool agency = tokens_[at - 1].all_capitals && length(at - 1) <= 6 && head_at(at - 1) == Head::kNone;
  if (!(known && length(at + 2) >= 3) && !(agency && length(at + 2) >= 5)) return 0;
  if (length(at + 2) == 4 && plain_year(value(at + 2))) return 0;  // S2015-2016
  std::uint32_t last = at + 3;
  while (glued(last) && (is(last, words_.dash) || is(last, words_.colon)) && glued(last + 1) &&
         (number_at(last + 1) || (word_at(last + 1) && tokens_[last + 1].capital)))
    last += 2;
  Reading reading{at - 1, last, std::string(raw(at - 1)), false};
  for (std::uint32_t j = at; j < last; ++j) reading.id += is(j, words_.dash) ? "-" : raw(j);
  const Announcement head = announced(at - 1);
  return add(head.head == Head::kCase ? head.at : at - 1, reading, "dnr", Rule::kCaseNumber,
             known ? kDepartment : kUnknownPrefix, Shape::kCase);
}

// `N2012:04/2012/3`: a case of the committee N 2012:04.
std::uint32_t Scanner::committee_case_number(std::uint32_t at) {
  Prefix prefix;
  if (!case_prefix(at, prefix) || !prefix.known || !prefix.joined) return 0;
  std::uint32_t j = at + 3;  // behind year, colon, number
  if (!number_at(at + 2) || !glued(j) || !is(j, words_.slash) || !glued(j + 1) || !number_at(j + 1)) return 0;
  while (glued(j) && is(j, words_.slash) && glued(j + 1) && number_at(j + 1)) j += 2;
  Span span = text_.span({at - 1, j});
  span.start += prefix.skip;
  const Announcement head = announced(at - 1);
  return add(head.head == Head::kCase ? head.at : at - 1,
             {at - 1, j, std::string(span.of(source_)), false, prefix.skip}, "dnr", Rule::kCaseNumber, kDepartment,
             Shape::kCase);
}

// The number after `dnr`, of any authority: groups of digits and letters joined by - / : or . without a space, at least
// four digits in all, no date. `dnr /29-5` (digits lost) is incomplete.
bool Scanner::read_labelled(std::uint32_t at, Reading& out) const {
  out = Reading{at, at, {}, false};
  std::uint32_t j = at;
  std::uint32_t digits = 0;
  std::uint32_t groups = 0;
  if (inside(j) && word_at(j)) {
    if (!tokens_[j].capital || length(j) > 10 || head_at(j) != Head::kNone) return false;
    const bool joined = glued(j + 1) && (number_at(j + 1) || is(j + 1, words_.dash) || is(j + 1, words_.slash));
    if (!joined && !(inside(j + 1) && number_at(j + 1) && tokens_[j].all_capitals)) return false;
    out.id = raw(j++);
    if (is(j, words_.dash) || is(j, words_.slash)) out.id += raw(j++);
  } else if (inside(j) && (is(j, words_.slash) || is(j, words_.dash)) && glued(j + 1) && number_at(j + 1)) {
    out.incomplete = true;
    out.id = raw(j++);
  }
  if (!inside(j) || !number_at(j)) return false;
  const std::uint32_t first_number = j;
  while (true) {
    digits += number_at(j) ? length(j) : 0;
    out.id += raw(j++);
    const bool separator =
        glued(j) && (is(j, words_.dash) || is(j, words_.slash) || is(j, words_.colon) || is(j, words_.dot));
    const bool numbers_only = is(j, words_.dot) || is(j, words_.colon);
    if (separator && glued(j + 1) && (number_at(j + 1) || (word_at(j + 1) && !numbers_only))) {
      out.id += is(j, words_.dash) ? "-" : raw(j);
      ++j;
      ++groups;
      continue;
    }
    if (glued(j) && (number_at(j) || (word_at(j) && length(j) <= 3 && tokens_[j].capital))) continue;
    break;
  }
  out.last = j;
  const bool date = j - first_number == 5 && length(first_number) == 4 && is(first_number + 1, words_.dash) &&
                    number_at(first_number + 2) && value(first_number + 2) <= 12 && length(first_number + 2) <= 2 &&
                    number_at(first_number + 4) && value(first_number + 4) <= 31 && length(first_number + 4) <= 2;
  if (out.incomplete) return digits > 2;
  return groups > 0 && digits >= 4 && !(date && first_number == at);
}

std::uint32_t Scanner::labelled_case(std::uint32_t at) {
  std::uint32_t j = at + 1;
  for (int steps = 0; steps < 3 && inside(j); ++steps) {
    const WordId word = tokens_[j].word;
    if (word != words_.dot && word != words_.colon && word != words_.ar && word != words_.open && word != words_.star)
      break;
    ++j;
  }
  Prefix prefix;
  if (number_at(j + 1) && case_prefix(j + 1, prefix) && prefix.known) return 0;  // case_number() reads it.
  Reading reading;
  if (!read_labelled(j, reading)) return 0;
  std::uint32_t last = add(at, reading, "dnr", Rule::kCaseLabel, kLabelled, Shape::kLabelledCase);
  // Further ones of the list.
  while (!reading.incomplete && inside(last) && words_.is_connector(tokens_[last].word)) {
    const std::uint32_t next = last + 1 + (is(last + 1, words_.och) ? 1U : 0U);
    if (!inside(next) || !number_at(next) || !read_labelled(next, reading)) break;
    last = add(next, reading, "dnr", Rule::kCaseLabel, kLabelled, Shape::kLabelledCase);
  }
  return last;
}

}  // namespace uppdrag::references
