// SPDX-License-Identifier: GPL-3.0-or-later
// Words that mean the same: the user's file and the names of authorities.
#include <fstream>

#include "query/support.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Catch::Contains;
using Texts = std::vector<std::string>;

namespace {

std::string widened(std::string_view query, std::string_view file = "") {
  auto node = parse_query(query, registry());
  REQUIRE(node.has_value());
  add_synonyms(*node, registry(), parse_synonyms(file));
  return tree(*node);
}

}  // namespace

TEST_CASE("A file of synonyms has a group a line, remarks, and problems with their lines") {
  const Synonyms read = parse_synonyms("\xEF\xBB\xBF# mina ord\nLst, länsstyrelse\r\n\nensam\nVINR, våld  i nära relationer # kort\n");
  REQUIRE(read.groups.size() == 2);
  CHECK(read.groups[0] == Texts{"lst", "länsstyrelse"});
  CHECK(read.groups[1] == Texts{"vinr", "våld i nära relationer"});
  REQUIRE(read.problems.size() == 1);
  CHECK_THAT(read.problems[0], Contains("synonyms.txt:4:") && Contains("'ensam'"));
  CHECK(parse_synonyms("\xff\xfe, a").problems.size() == 1);
}

TEST_CASE("The user's words stand for one another, words in a row too, and phrases stay as they are") {
  const char* file = "lst, länsstyrelse\nvinr, våld i nära relationer\n";
  CHECK(widened("lst", file) == "(or lst länsstyrelse)");
  CHECK(widened("Länsstyrelse plan", file) == "(and (or Länsstyrelse lst) plan)");
  CHECK(widened("vinr", file) == "(or vinr \"våld i nära relationer\")");
  CHECK(widened("plan mot våld i nära relationer", file) == "(and plan mot (or (and våld i nära relationer) vinr))");
  CHECK(widened("\"lst\"", file) == "\"lst\"");
  CHECK(widened("titel:lst", file) == "title:lst");
  CHECK(widened("lst län:gotland", file) == "(or lst länsstyrelse){county=09}");
}

TEST_CASE("An authority is found by its abbreviation and by its name") {
  CHECK_THAT(widened("MSB"), Contains("(or MSB") && Contains("\"myndigheten för samhällsskydd och beredskap\""));
  CHECK_THAT(widened("msb"), Contains("samhällsskydd"));
  CHECK_THAT(widened("Myndigheten för samhällsskydd och beredskap krisstöd"), Contains("MSB") || Contains("msb"));
  CHECK(widened("sida") == "sida");
  CHECK(widened("gotland") == "gotland");
}

TEST_CASE("The file lies in the folder of the knowledge base, and its problems are told with the answer") {
  const TemporaryFolder folder;
  const auto kb = open_to_write(folder / "kb");
  store(*kb, {make_record("a", {"En kattunge."}), make_record("b", {"En kisse."}), make_record("c", {"En hund."})});
  SearchRequest request;
  request.query = "kisse";
  CHECK(search(*kb, registry(), request)->total == 1);
  std::ofstream(folder / "kb/synonyms.txt") << "kisse, kattunge\nhund\n";
  const auto page = search(*kb, registry(), request);
  CHECK(page->total == 2);
  REQUIRE(page->warnings.size() == 1);
  CHECK_THAT(page->warnings[0], Contains("synonyms.txt:2"));
}
