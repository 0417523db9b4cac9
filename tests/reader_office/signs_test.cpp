// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of lists, and raised signs.
#include <catch2/catch.hpp>

#include "ordinals.h"
#include "raised.h"

using namespace uppdrag::flow;

TEST_CASE("office: Numbers are written as lists write them") {
  CHECK(ordinal_text(7, OrdinalStyle::kDecimal) == "7");
  CHECK(ordinal_text(7, OrdinalStyle::kDecimalZero) == "07");
  CHECK(ordinal_text(27, OrdinalStyle::kLowerLetter) == "aa");
  CHECK(ordinal_text(3, OrdinalStyle::kUpperLetter) == "C");
  CHECK(ordinal_text(1994, OrdinalStyle::kUpperRoman) == "MCMXCIV");
  CHECK(ordinal_text(4, OrdinalStyle::kLowerRoman) == "iv");
  CHECK(ordinal_text(4, OrdinalStyle::kNone) == "");
  CHECK(ordinal_text(0, OrdinalStyle::kLowerRoman) == "0");
  CHECK(ordinal_text(-3, OrdinalStyle::kLowerLetter) == "-3");
  CHECK(ordinal_text(5000, OrdinalStyle::kUpperRoman) == "5000");
  CHECK(ordinal_text(1000000, OrdinalStyle::kLowerLetter) == "1000000");
}

TEST_CASE("office: Whether a sign is raised behind a word is told by the end of its cell, however long the line") {
  CHECK(end_of_cell("") == "");
  CHECK(end_of_cell("under 2013") == "under 2013");
  CHECK(end_of_cell("år\t2013") == "2013");
  CHECK(end_of_cell("år\t") == "");
  // Raised letters come one by one: to look at the whole line for each takes the square of its length.
  const std::string line = std::string(100'000, 'x') + "öööööööööööööööööööööööööööööööööö";
  CHECK(end_of_cell(line).size() <= 64);
  CHECK(end_of_cell(line).front() != '\xB6');
  CHECK(line.ends_with(end_of_cell(line)));
}

TEST_CASE("office: A raised sign is a note's mark, an exponent, or part of the word") {
  CHECK(raised_text("under 2013", "1", false) == "");
  CHECK(raised_text("målen.", "[12]", false) == "");
  CHECK(raised_text("enligt planen", "*", false) == "");
  CHECK(raised_text("30 m", "2", false) == "²");
  CHECK(raised_text("5km", "3", false) == "³");
  CHECK(raised_text("30 m", "2", true) == "");
  CHECK(raised_text("programmet i Malm", "2", false) == "");
  CHECK(raised_text("10", "6", false) == "^6");
  CHECK(raised_text("2", "n", false) == "^n");
  CHECK(raised_text("1", ":a", false) == ":a");
  CHECK(raised_text("", "1", false) == "1 ");
  CHECK(raised_text("ord", " ", false) == "");
}
