// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/plugin/json.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace uppdrag;

namespace {

std::string json(const FieldValue& value) {
  std::string out;
  append_json_value(out, value);
  return out;
}

std::string number(double value) {
  std::string out;
  append_json_number(out, value);
  return out;
}

}  // namespace

TEST_CASE("texts are escaped and keep their letters") {
  CHECK(json(std::string("Åtta \"mål\" \\ \n\t\x01")) == "\"Åtta \\\"mål\\\" \\\\ \\n\\t\\u0001\"");
  CHECK(json(std::string("a\xFFz")) == "\"a\xEF\xBF\xBDz\"");
  CHECK(json(std::string()) == "\"\"");
}

TEST_CASE("every kind of value has its JSON") {
  CHECK(json(std::monostate{}) == "null");
  CHECK(json(std::int64_t{-1400000}) == "-1400000");
  CHECK(json(true) == "true");
  CHECK(json(std::vector<std::string>{"a", "b"}) == R"(["a","b"])");
  CHECK(json(std::vector<std::string>{}) == "[]");
  CHECK(json(std::vector<std::int64_t>{2021, 2022}) == "[2021,2022]");
}

TEST_CASE("numbers are short and never an exponent") {
  CHECK(number(0.97) == "0.97");
  CHECK(number(1) == "1");
  CHECK(number(0) == "0");
  CHECK(number(-0.00001) == "0");
  CHECK(number(1.0 / 3) == "0.3333");
  CHECK(number(1e15) == "1000000000000000");
  CHECK(number(std::nan("")) == "0");
}

TEST_CASE("a row is written in one fixed order") {
  FactRow row;
  row.document_path = "a/b.txt";
  row.document.set("title", "Uppdrag", "reader");
  row.document.set_list("county", {"09", "10"}, "analyser");
  row.fact.type = "deadline";
  row.fact.set("due", std::string("2014-01-31"));
  row.fact.set("recipient", std::vector<std::string>{"Regeringskansliet"});
  row.fact.span = {3, 30};
  row.fact.confidence = 0.95;
  row.fact.rule = "deadline/senast-den";
  row.quote = "senast den 31 januari 2014";
  row.page = 2;
  row.plugin = "deadlines 1.0";
  std::string out;
  append_json_members(out, row);
  CHECK(out == R"("document":{"path":"a/b.txt","title":"Uppdrag","kind":"","county":["09","10"],"dnr":[],"date":""},)"
               R"("type":"deadline","fields":{"due":"2014-01-31","recipient":["Regeringskansliet"]},)"
               R"("quote":"senast den 31 januari 2014","start":3,"end":30,"page":2,"confidence":0.95,)"
               R"("plugin":"deadlines 1.0","rule":"deadline/senast-den")");
}
