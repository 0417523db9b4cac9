// SPDX-License-Identifier: GPL-3.0-or-later
#include "furniture.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "lines.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::text_reader {
namespace {

constexpr std::size_t kLongest = 160;  // Bytes; a longer line is text.

bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view skip_spaces(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with("\u00A0")) text.remove_prefix(text[0] == ' ' ? 1 : 2);
  return text;
}

std::uint32_t read_number(std::string_view& text) {
  std::uint32_t value = 0;
  std::size_t digits = 0;
  while (digits < text.size() && ascii_digit(text[digits]) && digits < 4)
    value = value * 10 + static_cast<std::uint32_t>(text[digits++] - '0');
  text.remove_prefix(digits);
  return value;
}

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "maj", "jun",
                                                      "jul", "aug", "sep", "okt", "nov", "dec"};

// 1..12, and the month's name taken off `text`; 0 when there is none.
std::uint32_t read_month(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && ((text[end] | 0x20) >= 'a') && ((text[end] | 0x20) <= 'z')) ++end;
  const std::string name = to_lower(text.substr(0, end));
  for (std::uint32_t month = 0; month < kMonths.size(); ++month) {
    if (!name.starts_with(kMonths[month]) || name.size() > 9) continue;
    text.remove_prefix(end);
    if (text.starts_with('.')) text.remove_prefix(1);
    return month + 1;
  }
  return 0;
}

std::string iso_day(std::uint32_t year, std::uint32_t month, std::uint32_t day) {
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(std::min(year, 9999U))),
                                         std::chrono::month(month), std::chrono::day(day)};
  if (year < 1800 || year > 2200 || month > 12 || day > 31 || !date.ok()) return {};
  const auto two = [](std::uint32_t value) { return (value < 10 ? "-0" : "-") + std::to_string(value); };
  return std::to_string(year) + two(month) + two(day);
}

struct Label {
  std::string_view words;
  StampKind kind;
};
// In lower case.
constexpr std::array<Label, 12> kStamps = {{{"publiceringsdatum", StampKind::kPublished},
                                            {"publicerad", StampKind::kPublished},
                                            {"publicerat", StampKind::kPublished},
                                            {"publicerades", StampKind::kPublished},
                                            {"senast uppdaterad", StampKind::kUpdated},
                                            {"senast uppdaterat", StampKind::kUpdated},
                                            {"senast ändrad", StampKind::kUpdated},
                                            {"senast granskad", StampKind::kUpdated},
                                            {"sidan uppdaterad", StampKind::kUpdated},
                                            {"sidan senast uppdaterad", StampKind::kUpdated},
                                            {"uppdaterad", StampKind::kUpdated},
                                            {"uppdaterat", StampKind::kUpdated}}};

constexpr std::array<std::string_view, 26> kNavigation = {"content editor",
                                                          "dela",
                                                          "dela på",
                                                          "dela sidan",
                                                          "dela sidan på",
                                                          "dela artikeln",
                                                          "följ oss",
                                                          "gå till innehåll",
                                                          "hoppa till huvudinnehåll",
                                                          "hoppa till innehåll",
                                                          "lyssna",
                                                          "lyssna på sidan",
                                                          "meny",
                                                          "skriv ut",
                                                          "skriv ut sidan",
                                                          "stäng",
                                                          "sök",
                                                          "till innehåll",
                                                          "till innehållet",
                                                          "till toppen",
                                                          "till toppen av sidan",
                                                          "tillbaka till toppen",
                                                          "tipsa en vän",
                                                          "upp",
                                                          "visa mer",
                                                          "visa mindre"};

constexpr std::array<std::string_view, 17> kAddressLabels = {
    "Postadress", "Besöksadress", "Telefonväxel", "Telefon",  "Telefax",  "Telex",    "Fax",    "E-post", "E-Post",
    "Epost",      "Webbplats",    "Webb",         "Internet", "Bankgiro", "Plusgiro", "Org.nr", "X.400"};
// Labels that stand in no other text.
constexpr std::array<std::string_view, 10> kSureLabels = {
    "Postadress", "Besöksadress", "Telefonväxel",        "Telefax", "Telex", "Bankgiro",
    "Plusgiro",   "Org.nr",       "Organisationsnummer", "X.400"};

bool starts_with_label(std::string_view line, std::string_view label) {
  if (!line.starts_with(label)) return false;
  const std::string_view rest = line.substr(label.size());
  return rest.empty() || rest[0] == ':' || rest[0] == ' ' || rest[0] == '\t';
}

}  // namespace

std::string read_day(std::string_view text) {
  text = skip_spaces(text);
  if (text.starts_with("den ")) text.remove_prefix(4);
  std::uint32_t first = read_number(text);
  std::uint32_t month = 0;
  std::uint32_t last = 0;
  if (text.starts_with('-') && first > 31) {
    text.remove_prefix(1);
    month = read_number(text);
    if (!text.starts_with('-')) return {};
    text.remove_prefix(1);
    last = read_number(text);
    std::swap(first, last);
  } else {
    text = skip_spaces(text);
    month = read_month(text);
    text = skip_spaces(text);
    last = read_number(text);
  }
  text = skip_spaces(text);
  for (const std::string_view clock : {"klockan", "kl.", "kl", "T"}) {
    if (text.starts_with(clock)) text.remove_prefix(clock.size());
  }
  const bool only_time = text.find_first_not_of("0123456789:., Z") == std::string_view::npos && text.size() <= 12;
  return only_time ? iso_day(last, month, first) : std::string();
}

Stamp read_stamp(std::string_view line) {
  if (line.size() > 80 || line.empty()) return {};
  const char c = static_cast<char>(line[0] | 0x20);
  if (c != 'p' && c != 's' && c != 'u') return {};
  const std::string folded = to_lower(line);
  for (const Label& label : kStamps) {
    if (!folded.starts_with(label.words)) continue;
    std::string_view rest = std::string_view(folded).substr(label.words.size());
    if (!rest.starts_with(':') && !rest.starts_with(' ')) continue;
    if (rest[0] == ':') rest.remove_prefix(1);
    std::string date = read_day(rest);
    if (!date.empty()) return {label.kind, std::move(date)};
  }
  return {};
}

bool is_navigation(std::string_view line) {
  constexpr std::size_t kShort = 32;
  if (line.size() > kShort || line.size() < 3) return false;
  while (line.ends_with(':') || line.ends_with(' ')) line.remove_suffix(1);
  if (line.ends_with(" [1]")) line.remove_suffix(4);
  const std::string folded = to_lower(line);
  return std::find(kNavigation.begin(), kNavigation.end(), folded) != kNavigation.end();
}

bool is_address_line(std::string_view line) {
  if (line.size() > kLongest || line.empty() || line.back() == '.') return false;
  if (line.size() <= 80 && std::any_of(kSureLabels.begin(), kSureLabels.end(),
                                       [&](std::string_view label) { return starts_with_label(line, label); }))
    return true;
  if (line.size() < 12 || (line[0] < 'A' || line[0] > 'X')) return false;
  const auto labelled = [](std::string_view text) {
    return std::any_of(kAddressLabels.begin(), kAddressLabels.end(),
                       [&](std::string_view label) { return starts_with_label(text, label); });
  };
  if (!labelled(line)) return false;
  for (auto space = line.find(' '); space != std::string_view::npos; space = line.find(' ', space + 1)) {
    if (labelled(line.substr(space + 1))) return true;
  }
  return false;
}

bool is_address_part(std::string_view line) {
  constexpr std::size_t kShort = 80;
  constexpr std::ptrdiff_t kFewWords = 8;
  if (line.size() > kShort || line.empty() || std::count(line.begin(), line.end(), ' ') > kFewWords) return false;
  if (line.find('@') != std::string_view::npos || line.find("www.") != std::string_view::npos) return true;
  const auto digits = [&](std::size_t at, std::size_t count) {
    return at + count <= line.size() &&
           std::all_of(line.begin() + static_cast<std::ptrdiff_t>(at),
                       line.begin() + static_cast<std::ptrdiff_t>(at + count), ascii_digit);
  };
  if (digits(0, 3) && line.size() > 7 && line[3] == ' ' && digits(4, 2) && line[6] == ' ')
    return true;  // 103 33 Stockholm
  for (auto dash = line.find('-'); dash != std::string_view::npos; dash = line.find('-', dash + 1)) {
    // 08-405 10 00, 010-123 45 67, +46 8-405 10 00
    if (dash >= 2 && digits(dash - 2, 2) && digits(dash + 1, 3) &&
        (line[dash - 2] == '0' || (dash >= 3 && line[dash - 3] == '0')))
      return true;
  }
  return false;
}

}  // namespace uppdrag::text_reader
