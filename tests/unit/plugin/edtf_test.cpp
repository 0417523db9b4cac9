// SPDX-License-Identifier: GPL-3.0-or-later
// EDTF: every form is written and read back, and its days are the calendar's.
#include "uppdrag/plugin/edtf.h"

#include <catch2/catch.hpp>

using namespace uppdrag;
using namespace std::chrono;

namespace {

// `first..last` of an EDTF text, "none" when it covers no days: one string to compare whole values.
std::string bounds(std::string_view edtf) {
  const auto range = edtf_bounds(edtf);
  return range ? edtf_day(range->first) + ".." + edtf_day(range->last) : std::string{"none"};
}

}  // namespace

TEST_CASE("a day, a month and a year cover themselves") {
  CHECK(bounds("2014-01-31") == "2014-01-31..2014-01-31");
  CHECK(bounds("2014-02") == "2014-02-01..2014-02-28");
  CHECK(bounds("2016-02") == "2016-02-01..2016-02-29");
  CHECK(bounds("2014") == "2014-01-01..2014-12-31");
}

TEST_CASE("quarters, half-years and seasons follow ISO 8601-2") {
  CHECK(bounds("2024-33") == "2024-01-01..2024-03-31");
  CHECK(bounds("2024-35") == "2024-07-01..2024-09-30");
  CHECK(bounds("2024-36") == "2024-10-01..2024-12-31");
  CHECK(bounds("2014-40") == "2014-01-01..2014-06-30");
  CHECK(bounds("2014-41") == "2014-07-01..2014-12-31");
  CHECK(bounds("2024-21") == "2024-03-01..2024-05-31");
  CHECK(bounds("2024-23") == "2024-09-01..2024-11-30");
  CHECK(bounds("2023-24") == "2023-12-01..2024-02-29");
}

TEST_CASE("an interval runs from the first day of its start to the last of its end") {
  CHECK(bounds("2014/2016") == "2014-01-01..2016-12-31");
  CHECK(bounds("2021-01-01/2023-12") == "2021-01-01..2023-12-31");
  CHECK(bounds("2024-23/..") == "2024-09-01..9999-12-31");
  CHECK(bounds("/2024-03-01") == "0001-01-01..2024-03-01");
  CHECK(bounds("../..") == "none");
  CHECK(bounds("2016/2014") == "none");
}

TEST_CASE("a day that does not exist counts as the last of its month") {
  CHECK(bounds("2021-02-31") == "2021-02-28..2021-02-28");
  CHECK(bounds("2025-11-31") == "2025-11-30..2025-11-30");
  CHECK(bounds("2021-02-32") == "none");
  CHECK_FALSE(is_real_day(2021, 2, 29));
  CHECK(is_real_day(2024, 2, 29));
  CHECK_FALSE(is_real_day(1900, 2, 29));
  CHECK_FALSE(is_real_day(2021, 13, 1));
  CHECK_FALSE(is_real_day(2021, 1, 0));
}

TEST_CASE("events that a regulation ties to a day give that day, others none") {
  CHECK(bounds("event:arsredovisning:2023") == "2024-02-22..2024-02-22");
  CHECK(bounds("event:budgetunderlag:2025") == "2024-03-01..2024-03-01");
  CHECK(bounds("event:arsredovisning") == "none");
  CHECK(bounds("event:slutredovisning:2023") == "none");
}

TEST_CASE("recurring and year-less dates and other texts cover no days") {
  for (const auto* text :
       {"R/03-01", "XXXX-03-01", "", "14", "2014-", "2014-13", "2014-1-3", "2014-00-10", "0000", "2014-01-31x",
        "20140131", "2014-03-1a", "event:", "/", "den 1 mars", "2014-25", "2014-37"}) {
    INFO(text);
    CHECK(bounds(text) == "none");
  }
}

TEST_CASE("makers write the forms that the readers of facts expect") {
  CHECK(edtf_day(2014, 1, 31) == "2014-01-31");
  CHECK(edtf_day(Day{2014y / January / 31}) == "2014-01-31");
  CHECK(edtf_day(2021, 2, 31) == "2021-02-31");
  CHECK(edtf_month(2014, 3) == "2014-03");
  CHECK(edtf_year(2014) == "2014");
  CHECK(edtf_quarter(2024, 3) == "2024-35");
  CHECK(edtf_half_year(2014, 1) == "2014-40");
  CHECK(edtf_season(2024, Season::kAutumn) == "2024-23");
  CHECK(edtf_interval("2014", "2016") == "2014/2016");
  CHECK(edtf_interval("2014", "") == "2014/..");
  CHECK(edtf_yearly(3, 1) == "R/03-01");
  CHECK(edtf_no_year(9, 1) == "XXXX-09-01");
  CHECK(edtf_event("arsredovisning", 2023) == "event:arsredovisning:2023");
  CHECK(edtf_event("slutredovisning") == "event:slutredovisning");
}

TEST_CASE("each day of two centuries is read back as itself and lies in its month, quarter and half-year") {
  for (Day day{1900y / January / 1}; day < Day{2101y / January / 1}; day += days{1}) {
    const year_month_day date{day};
    const int y = static_cast<int>(date.year());
    const unsigned m = static_cast<unsigned>(date.month());
    REQUIRE(edtf_bounds(edtf_day(day)) == DayRange{day, day});
    REQUIRE(is_real_day(y, m, static_cast<unsigned>(date.day())));
    for (const auto& around :
         {edtf_month(y, m), edtf_quarter(y, (m + 2) / 3), edtf_half_year(y, (m + 5) / 6), edtf_year(y)}) {
      const auto range = edtf_bounds(around);
      REQUIRE(range);
      REQUIRE(range->first <= day);
      REQUIRE(day <= range->last);
    }
  }
}
