// SPDX-License-Identifier: GPL-3.0-or-later
// Writing dates as ISO 8601-2 (EDTF) and reading back which days they cover. Pure functions, no clock, no locale.
//
// Forms: `2014-01-31` day, `2014-03` month, `2014` year, `2014-21`..`24` spring to winter, `2014-33`..`36` quarters,
// `2014-40`/`41` half-years, `A/B` from the first day of A to the last of B (`..` or nothing for an open end). Three
// forms are ours: `R/03-01` every year on 1 March, `XXXX-03-01` 1 March of a year that the text does not tell, and
// `event:<name>[:<year>]` for what is tied to an event (`event:arsredovisning:2023`).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace uppdrag {

using Day = std::chrono::sys_days;

// First and last day, both included; first <= last.
struct DayRange {
  Day first;
  Day last;
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

// Days of `month` (1-12; 0 for any other) in `year` of the Gregorian calendar.
unsigned days_in_month(int year, unsigned month);
// False for 31 February and the like.
bool is_real_day(int year, unsigned month, unsigned day);

// The days that `edtf` covers. A day that does not exist (`2021-02-31`) counts as the last one of its month, so that it
// is found where its writer wanted it. Seasons are three calendar months each (spring = March to May, winter = December
// to February of the next year). An open end of an interval is year 1 or year 9999. Events that a regulation ties to a
// day give that day, see statutory_day(). Nothing for recurring and year-less dates, other events, and what is no EDTF.
// O(length), does not allocate.
std::optional<DayRange> edtf_bounds(std::string_view edtf);

// The day by which Swedish regulations want the document of budget year `year`, where there is one:
// `arsredovisning` 22 February of the next year (förordningen [2000:605] om årsredovisning och budgetunderlag, 2 kap. 1
// §), `budgetunderlag` 1 March of the year before (9 kap. 3 §). The Government can decide otherwise in a single case.
std::optional<Day> statutory_day(std::string_view event, int year);

// Makers. They write what they are given, also days that do not exist. Years are 1-9999, months and days 1-99.
std::string edtf_day(int year, unsigned month, unsigned day);
std::string edtf_day(Day day);
std::string edtf_month(int year, unsigned month);
std::string edtf_year(int year);
enum class Season : std::uint8_t { kSpring = 21, kSummer = 22, kAutumn = 23, kWinter = 24 };
std::string edtf_season(int year, Season season);
std::string edtf_quarter(int year, unsigned quarter);                   // 1-4 -> 33-36
std::string edtf_half_year(int year, unsigned half);                    // 1-2 -> 40-41
std::string edtf_interval(std::string_view from, std::string_view to);  // An empty end becomes `..`.
std::string edtf_yearly(unsigned month, unsigned day);                  // R/03-01
std::string edtf_no_year(unsigned month, unsigned day);                 // XXXX-03-01
std::string edtf_event(std::string_view name, std::optional<int> year = std::nullopt);

}  // namespace uppdrag
