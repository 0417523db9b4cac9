// SPDX-License-Identifier: GPL-3.0-or-later
// Writing and reading of EDTF dates.
#include "uppdrag/plugin/edtf.h"

#include <algorithm>
#include <array>

namespace uppdrag {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

Day make_day(int y, unsigned m, unsigned d) { return Day{year_month_day{year{y}, month{m}, day{d}}}; }

DayRange months(int y, unsigned from, unsigned to) {
  return {make_day(y, from, 1), make_day(y, to, days_in_month(y, to))};
}

void append_number(std::string& out, unsigned value, int digits) {
  std::array<char, 8> buffer{};
  for (int i = digits - 1; i >= 0; --i) {
    buffer[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
  out.append(buffer.data(), static_cast<std::size_t>(digits));
}

// The number that `text` is, when it is nothing but `digits` digits.
std::optional<unsigned> read_number(std::string_view text, std::size_t digits) {
  if (text.size() != digits) return std::nullopt;
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

// `code` is what stands after the year: a month, or a season, quarter or half-year of ISO 8601-2.
std::optional<DayRange> part_of_year(int y, unsigned code) {
  if (code >= 1 && code <= 12) return months(y, code, code);
  if (code >= 21 && code <= 23) return months(y, (code - 20) * 3, (code - 20) * 3 + 2);
  if (code == 24) return DayRange{make_day(y, 12, 1), make_day(y + 1, 2, days_in_month(y + 1, 2))};
  if (code >= 33 && code <= 36) return months(y, (code - 33) * 3 + 1, (code - 33) * 3 + 3);
  if (code == 40 || code == 41) return months(y, (code - 40) * 6 + 1, (code - 40) * 6 + 6);
  return std::nullopt;
}

std::optional<DayRange> simple_bounds(std::string_view text) {
  const auto y = read_number(text.substr(0, 4), 4);
  if (!y || *y == 0) return std::nullopt;
  const int in_year = static_cast<int>(*y);
  if (text.size() == 4) return months(in_year, 1, 12);
  if (text.size() < 7 || text[4] != '-') return std::nullopt;
  const auto code = read_number(text.substr(5, 2), 2);
  if (!code) return std::nullopt;
  if (text.size() == 7) return part_of_year(in_year, *code);
  if (text.size() != 10 || text[7] != '-' || *code < 1 || *code > 12) return std::nullopt;
  const auto d = read_number(text.substr(8, 2), 2);
  if (!d || *d < 1 || *d > 31) return std::nullopt;
  const Day only = make_day(in_year, *code, std::min(*d, days_in_month(in_year, *code)));
  return DayRange{only, only};
}

std::optional<DayRange> event_bounds(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto y = read_number(text.substr(colon + 1), 4);
  if (!y) return std::nullopt;
  const auto only = statutory_day(text.substr(0, colon), static_cast<int>(*y));
  if (!only) return std::nullopt;
  return DayRange{*only, *only};
}

std::optional<DayRange> interval_bounds(std::string_view from, std::string_view to) {
  const auto open = [](std::string_view end) { return end.empty() || end == ".."; };
  if (open(from) && open(to)) return std::nullopt;
  const auto first = open(from) ? DayRange{make_day(1, 1, 1), make_day(1, 1, 1)} : simple_bounds(from);
  const auto last = open(to) ? DayRange{make_day(9999, 12, 31), make_day(9999, 12, 31)} : simple_bounds(to);
  if (!first || !last || first->first > last->last) return std::nullopt;
  return DayRange{first->first, last->last};
}

}  // namespace

unsigned days_in_month(int y, unsigned m) {
  constexpr std::array<unsigned, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (m < 1 || m > 12) return 0;
  return m == 2 && year{y}.is_leap() ? 29 : kDays[m - 1];
}

bool is_real_day(int y, unsigned m, unsigned d) { return d >= 1 && d <= days_in_month(y, m); }

std::optional<DayRange> edtf_bounds(std::string_view edtf) {
  constexpr std::string_view kEvent = "event:";
  if (edtf.starts_with(kEvent)) return event_bounds(edtf.substr(kEvent.size()));
  const auto slash = edtf.find('/');
  if (slash == std::string_view::npos) return simple_bounds(edtf);
  return interval_bounds(edtf.substr(0, slash), edtf.substr(slash + 1));
}

std::optional<Day> statutory_day(std::string_view event, int y) {
  if (event == "arsredovisning") return make_day(y + 1, 2, 22);
  if (event == "budgetunderlag") return make_day(y - 1, 3, 1);
  return std::nullopt;
}

std::string edtf_year(int y) {
  std::string out;
  append_number(out, static_cast<unsigned>(y), 4);
  return out;
}

std::string edtf_month(int y, unsigned m) {
  std::string out = edtf_year(y);
  out += '-';
  append_number(out, m, 2);
  return out;
}

std::string edtf_day(int y, unsigned m, unsigned d) {
  std::string out = edtf_month(y, m);
  out += '-';
  append_number(out, d, 2);
  return out;
}

std::string edtf_day(Day which) {
  const year_month_day date{which};
  return edtf_day(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
}

std::string edtf_season(int y, Season season) { return edtf_month(y, static_cast<unsigned>(season)); }
std::string edtf_quarter(int y, unsigned quarter) { return edtf_month(y, 32 + quarter); }
std::string edtf_half_year(int y, unsigned half) { return edtf_month(y, 39 + half); }

std::string edtf_interval(std::string_view from, std::string_view to) {
  std::string out{from.empty() ? std::string_view{".."} : from};
  out += '/';
  out += to.empty() ? std::string_view{".."} : to;
  return out;
}

std::string edtf_yearly(unsigned m, unsigned d) {
  std::string out = "R/";
  append_number(out, m, 2);
  out += '-';
  append_number(out, d, 2);
  return out;
}

std::string edtf_no_year(unsigned m, unsigned d) {
  std::string out = "XXXX-";
  append_number(out, m, 2);
  out += '-';
  append_number(out, d, 2);
  return out;
}

std::string edtf_event(std::string_view name, std::optional<int> y) {
  std::string out = "event:";
  out += name;
  if (y) {
    out += ':';
    out += edtf_year(*y);
  }
  return out;
}

}  // namespace uppdrag
