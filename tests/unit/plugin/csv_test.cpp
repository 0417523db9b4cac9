// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/plugin/csv.h"

#include <catch2/catch.hpp>

using namespace uppdrag;

namespace {

std::string cell(std::string_view text) {
  std::string out;
  append_csv_text(out, text);
  return out;
}

std::string value(const FieldValue& field) {
  std::string out;
  append_csv_value(out, field);
  return out;
}

}  // namespace

TEST_CASE("a cell is quoted only when it must be") {
  CHECK(cell("Länsstyrelsen") == "Länsstyrelsen");
  CHECK(cell("a;b") == "\"a;b\"");
  CHECK(cell("a\"b") == "\"a\"\"b\"");
  CHECK(cell("a\r\nb") == "\"a\r\nb\"");
  CHECK(cell(" a") == "\" a\"");
  CHECK(cell("") == "");
}

TEST_CASE("a text that a spreadsheet would run is made harmless") {
  CHECK(cell("=1+1") == "'=1+1");
  CHECK(cell("@SUM(A1)") == "'@SUM(A1)");
  CHECK(cell("+46 8") == "'+46 8");
  CHECK(cell("-nej;") == "\"'-nej;\"");
  CHECK(cell("\t=1") == "\"'\t=1\"");
}

TEST_CASE("numbers stay numbers, also negative ones, and decimals have a comma") {
  CHECK(value(std::int64_t{-5}) == "-5");
  CHECK(value(std::int64_t{1400000}) == "1400000");
  std::string out = "1.5;";
  append_csv_number(out, 0.97);
  CHECK(out == "1.5;0,97");
}

TEST_CASE("lists are joined, booleans are 1 and 0, nothing is nothing") {
  CHECK(value(std::vector<std::string>{"A", "B"}) == "A, B");
  CHECK(value(std::vector<std::int64_t>{2021, 2022}) == "2021, 2022");
  CHECK(value(true) == "1");
  CHECK(value(std::monostate{}) == "");
  CHECK(field_text(false, "ja", "nej") == "nej");
}
