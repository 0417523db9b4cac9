// SPDX-License-Identifier: GPL-3.0-or-later
// Which years a text is for, and which texts belong to one cycle.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "compare_load.h"
#include "names.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The year that stands at `at` with no digit around it, or 0.
int year_at(std::string_view text, std::size_t at) {
  if (at + 4 > text.size() || (at > 0 && is_digit(text[at - 1])) || (at + 4 < text.size() && is_digit(text[at + 4])))
    return 0;
  int year = 0;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + 4, year);
  return error == std::errc{} && end == text.data() + at + 4 && year >= 1900 && year <= 2100 ? year : 0;
}

// Bytes of what joins two years at `at`: a dash of any kind, `/`, `_` or ` till `, spaces around it or not; 0 for none.
std::size_t joiner_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] == ' ') ++end;
  const std::string_view rest = text.substr(end);
  std::size_t size = 0;
  if (!rest.empty()) {
    const CodePoint c = decode_utf8(rest, 0);
    if (is_dash(c.value) || c.value == U'/' || c.value == U'_') size = c.next;
  }
  if (rest.starts_with("till ")) size = 4;
  if (size == 0) return 0;
  end += size;
  while (end < text.size() && text[end] == ' ') ++end;
  return end - at;
}

}  // namespace

std::string YearRange::text() const {
  if (empty()) return {};
  return first == last ? std::to_string(first) : std::to_string(first) + "–" + std::to_string(last);
}

YearRange years_in(std::string_view text) {
  YearRange single;
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    const int first = year_at(text, at);
    if (first == 0) continue;
    if (const std::size_t joiner = joiner_at(text, at + 4); joiner != 0) {
      const int last = year_at(text, at + 4 + joiner);
      if (last >= first && last - first <= 30) return {first, last};
    }
    if (single.empty()) single = {first, first};
  }
  return single;
}

namespace comparing {
namespace {

int overlap(const YearRange& a, const YearRange& b) {
  return std::max(0, std::min(a.last, b.last) - std::max(a.first, b.first) + 1);
}

int length(const YearRange& range) { return range.last - range.first + 1; }

// Years whose overlap is more than half of the shorter are the same cycle.
bool same_cycle(const YearRange& a, const YearRange& b) { return 2 * overlap(a, b) > std::min(length(a), length(b)); }

}  // namespace

void find_cycles(ComparedTexts& texts) {
  std::map<std::pair<int, int>, std::size_t> counts;
  for (const ComparedText& text : texts.texts) {
    if (!text.years.empty()) ++counts[{text.years.first, text.years.last}];
  }
  // The commonest years first, so that a county's 2017–2020 joins the others' 2018–2021 and not the reverse. A single
  // year, from a date, never makes a cycle that longer years can make.
  std::vector<std::pair<std::size_t, YearRange>> order;
  for (const auto& [years, count] : counts) order.push_back({count, {years.first, years.second}});
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    const bool long_a = length(a.second) > 1, long_b = length(b.second) > 1;
    return long_a != long_b ? long_a : a.first > b.first;
  });
  for (const auto& [count, years] : order) {
    const auto same = [&years = years](const YearRange& cycle) { return same_cycle(cycle, years); };
    if (std::none_of(texts.cycles.begin(), texts.cycles.end(), same)) texts.cycles.push_back(years);
  }
  std::sort(texts.cycles.begin(), texts.cycles.end(), [](const YearRange& a, const YearRange& b) {
    return std::pair(a.first, a.last) < std::pair(b.first, b.last);
  });
  const auto cycle_of = [&texts](const YearRange& years) {
    std::size_t best = kNowhere;
    if (years.empty()) return best;
    for (std::size_t i = 0; i < texts.cycles.size(); ++i) {
      if (!same_cycle(texts.cycles[i], years)) continue;
      if (best == kNowhere || overlap(texts.cycles[i], years) > overlap(texts.cycles[best], years)) best = i;
    }
    return best;
  };
  for (ComparedText& text : texts.texts) text.cycle = cycle_of(text.years);
  for (CompareRow& row : texts.rows) {
    for (UnreadableFile& file : row.unreadable) file.cycle = cycle_of(file.years);
  }
}

Result<std::size_t> cycle_named(const ComparedTexts& texts, const std::string& wanted) {
  if (wanted == "latest" || wanted == "senaste") {
    if (!texts.cycles.empty()) return texts.cycles.size() - 1;
    return Error{ErrorCode::kNotFound, "no text tells which years it is for, so there is no latest cycle"};
  }
  const YearRange years = years_in(wanted);
  std::string there;
  std::size_t best = kNowhere;
  for (std::size_t i = 0; i < texts.cycles.size(); ++i) {
    there += (there.empty() ? "" : ", ") + texts.cycles[i].text();
    if (texts.cycles[i] == years) return i;
    if (years.empty() || overlap(texts.cycles[i], years) == 0) continue;
    if (best == kNowhere || overlap(texts.cycles[i], years) > overlap(texts.cycles[best], years)) best = i;
  }
  if (best != kNowhere) return best;
  return Error{ErrorCode::kInvalidInput, "no cycle '" + wanted + "'" +
                                             (there.empty() ? std::string{} : " (there are: " + there + ")") +
                                             "; expected years such as 2018-2021, or latest"};
}

}  // namespace comparing
}  // namespace uppdrag
