// SPDX-License-Identifier: GPL-3.0-or-later
// The query language: what is understood and what is said when it is not.
#include <random>

#include "query/support.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Catch::Contains;

TEST_CASE("Words side by side must all be there") {
  CHECK(parsed("uppdrag") == "uppdrag");
  CHECK(parsed("  uppdrag \t jämställdhet\n") == "(and uppdrag jämställdhet)");
  CHECK(parsed("uppdrag OCH jämställdhet") == "(and uppdrag jämställdhet)");
  CHECK(parsed("uppdrag AND jämställdhet") == "(and uppdrag jämställdhet)");
  CHECK(parsed("och eller inte nära") == "(and och eller inte nära)");
}

TEST_CASE("Or binds weaker than and, not binds stronger, parentheses group") {
  CHECK(parsed("a1 b1 ELLER c1") == "(or (and a1 b1) c1)");
  CHECK(parsed("a1 OR b1 OR c1") == "(or a1 b1 c1)");
  CHECK(parsed("a1 (b1 ELLER c1)") == "(and a1 (or b1 c1))");
  CHECK(parsed("a1 INTE b1 c1") == "(and a1 (not b1) c1)");
  CHECK(parsed("a1 NOT b1") == "(and a1 (not b1))");
  CHECK(parsed("a1 -b1") == "(and a1 (not b1))");
  CHECK(parsed("-a1") == "(not a1)");
  CHECK(parsed("INTE INTE a1") == "a1");
  CHECK(parsed("a1 -(b1 c1)") == "(and a1 (not (and b1 c1)))");
  CHECK(parsed("a1 -\"b1 c1\"") == "(and a1 (not \"b1 c1\"))");
  CHECK(parsed("((a1))") == "a1");
  CHECK(parsed("förordning(2007:825)") == "(and förordning 2007:825)");
}

TEST_CASE("A hyphen inside a word, between numbers or alone is no operator") {
  CHECK(parsed("EU-kommissionen") == "EU-kommissionen");
  CHECK(parsed("2014-2016") == "2014-2016");
  CHECK(parsed("hälso- och") == "(and hälso- och)");
  CHECK(parsed("a1 - b1") == "(and a1 b1)");
  CHECK(parsed("--a1") == "-a1");
}

TEST_CASE("Phrases keep their words, with straight or curved quotes") {
  CHECK(parsed("\"jämställdhetspolitiska målen\"") == "\"jämställdhetspolitiska målen\"");
  CHECK(parsed("”de sex  målen”") == "\"de sex målen\"");
  CHECK(parsed("»a1 b1«") == "\"a1 b1\"");
  CHECK(parsed("\"OCH ELLER\"") == "\"OCH ELLER\"");
  CHECK(parsed("a1\"b1 c1\"d1") == "(and a1 \"b1 c1\" d1)");
}

TEST_CASE("Prefixes end in a star") {
  CHECK(parsed("jämställdhets*") == "jämställdhets*");
  CHECK(parsed("2016/1*") == "2016/1*");
  CHECK_THAT(parsed("*integrering"), Contains("column 1") && Contains("must end the word"));
  CHECK_THAT(parsed("uppdrag jäm*het"), Contains("column 9"));
  CHECK_THAT(parsed("*"), Contains("at least two letters"));
  CHECK_THAT(parsed("å*"), Contains("at least two letters"));
}

TEST_CASE("Near joins words within a number of words") {
  CHECK(parsed("uppdrag NÄRA jämställdhet") == "(near/10 uppdrag jämställdhet)");
  CHECK(parsed("a1 NEAR/3 b1 NÄRA/5 c1") == "(near/5 a1 b1 c1)");
  CHECK(parsed("x1 a1 NÄRA b1") == "(and x1 (near/10 a1 b1))");
  CHECK_THAT(parsed("a1 NÄRA/x b1"), Contains("1 to 50") && Contains("column 4"));
  CHECK_THAT(parsed("a1 NÄRA/0 b1"), Contains("1 to 50"));
  CHECK_THAT(parsed("a1 NÄRA/51 b1"), Contains("1 to 50"));
  CHECK_THAT(parsed("a1 NÄRA \"b1 c1\""), Contains("joins single words"));
  CHECK_THAT(parsed("a1 NÄRA (b1 ELLER c1)"), Contains("joins single words"));
}

TEST_CASE("Fields have Swedish and English names and become filters") {
  CHECK(parsed("län:gotland uppdrag") == "uppdrag{county=09}");
  CHECK(parsed("uppdrag county:09") == "uppdrag{county=09}");
  CHECK(parsed("län:\"västra götaland\"") == "all{county=14}");
  CHECK(parsed("LÄN:Gotlands") == "all{county=09}");
  CHECK(parsed("typ:uppdrag") == "all{kind=assignment}");
  CHECK(parsed("kind:strategy") == "all{kind=strategy}");
  CHECK(parsed("typ:uppföljning") == "all{kind=followup}");
  CHECK(parsed("år:2013") == "all{date=2013..2013}");
  CHECK(parsed("år:2013..2016") == "all{date=2013..2016}");
  CHECK(parsed("year:2013-2016") == "all{date=2013..2016}");
  CHECK(parsed("år:..2016") == "all{date=..2016}");
  CHECK(parsed("år:2013..") == "all{date=2013..}");
  CHECK(parsed("från:2013-05 till:2014") == "all{from=2013-05 to=2014}");
  CHECK(parsed("from:2013-05-06") == "all{from=2013-05-06}");
  CHECK(parsed("dnr:U2013/964/JÄM") == "all{dnr=U2013/964/JÄM}");
  CHECK(parsed("delmål:6") == "all{goal=jamstalldhet:6}");
  CHECK(parsed("mål:miljo:4") == "all{goal=miljo:4}");
  CHECK(parsed("titel:länsstrategi") == "title:länsstrategi");
  CHECK(parsed("title:\"för jämställdhet\" a1") == "(and title:\"för jämställdhet\" a1)");
  CHECK(parsed("titel:läns*") == "title:läns*");
}

TEST_CASE("An authority is known by its abbreviation, its alias or as it is written") {
  const Authority* first = nullptr;
  for (const Authority& each : registry().authorities()) {
    if (!each.abbreviations.empty() && registry().authority(each.abbreviations.front()) == &each) {
      first = &each;
      break;
    }
  }
  REQUIRE(first != nullptr);
  CHECK(parsed("myndighet:" + first->abbreviations.front()) == "all{authority=" + first->name + "}");
  CHECK(parsed("authority:\"Föreningen för helt okända ting\"") == "all{authority=Föreningen för helt okända ting}");
}

TEST_CASE("The same field twice means either, with OCH both, and in an or or a not it stays where it stands") {
  CHECK(parsed("län:gotland län:skåne a1") == "a1{county=09|12}");
  CHECK(parsed("län:gotland,skåne a1") == "a1{county=09|12}");
  CHECK(parsed("år:2013 år:2015..2016") == "all{date=2013..2013|2015..2016}");
  CHECK(parsed("län:gotland OCH län:skåne") == "(and filter{county=12}){county=09}");
  CHECK(parsed("län:gotland typ:strategi år:2014 a1 b1") == "(and a1 b1){kind=strategy county=09 date=2014..2014}");
  CHECK(parsed("a1 ELLER län:gotland") == "(or a1 filter{county=09})");
  CHECK(parsed("(län:gotland ELLER typ:strategi) a1") == "(and (or filter{county=09} filter{kind=strategy}) a1)");
  CHECK(parsed("a1 -län:gotland") == "(and a1 (not filter{county=09}))");
}

TEST_CASE("What is no field is a word: references, endings, addresses") {
  CHECK(parsed("2007:825") == "2007:825");
  CHECK(parsed("(2007:825)") == "2007:825");
  CHECK(parsed("EU:s") == "EU:s");
  CHECK(parsed("https://www.example.org/a") == "https://www.example.org/a");
  CHECK(parsed("t.ex. & m.m.") == "(and t.ex. m.m.)");
  CHECK(parsed("län: gotland").starts_with("error"));
}

TEST_CASE("Unknown names are told with the nearest, and where they stand") {
  CHECK_THAT(parsed("uppdrag lan:gotland"),
             Contains("unknown field 'lan:' (column 9)") && Contains("did you mean 'län'?"));
  CHECK_THAT(parsed("myndigheten:x"), Contains("did you mean 'myndighet'?"));
  CHECK_THAT(parsed("förnamn:x"), Contains("unknown field") && Contains("län:"));
  CHECK_THAT(parsed("län:Jamtland"),
             Contains("unknown county 'Jamtland'") && Contains("Jämtland") && Contains("column 1"));
  CHECK_THAT(parsed("typ:strategy2"), Contains("unknown kind 'strategy2'") && Contains("'strategy'"));
  CHECK_THAT(parsed("delmål:99"), Contains("unknown goal '99'"));
  CHECK_THAT(parsed("mål:jamstaldhet"), Contains("did you mean 'jamstalldhet'?"));
  CHECK_THAT(parsed("år:13"), Contains("'13' is no year"));
  CHECK_THAT(parsed("år:2016..2013"), Contains("backwards") && Contains("2013..2016"));
  CHECK_THAT(parsed("från:igår"), Contains("'igår' is no date"));
  CHECK_THAT(parsed("län:"), Contains("has no value"));
  CHECK_THAT(parsed("län:\"\""), Contains("has no value"));
}

TEST_CASE("Malformed queries point at the place") {
  CHECK_THAT(parsed(""), Contains("no word to search for"));
  CHECK_THAT(parsed(" \t\n "), Contains("no word to search for"));
  CHECK_THAT(parsed("&&& ... !"), Contains("nothing before") || Contains("no word"));
  CHECK_THAT(parsed("... !"), Contains("no word to search for"));
  CHECK_THAT(parsed("åäö \"b1 c1"), Contains("column 5") && Contains("no second one"));
  CHECK_THAT(parsed("(a1"), Contains("column 1") && Contains("no )"));
  CHECK_THAT(parsed("a1 (b1 (c1)"), Contains("column 4") && Contains("no )"));
  CHECK_THAT(parsed("("), Contains("no )"));
  CHECK_THAT(parsed("a1)"), Contains("column 3") && Contains("no ("));
  CHECK_THAT(parsed(")"), Contains("no ("));
  CHECK_THAT(parsed("a1 ()"), Contains("nothing between") && Contains("column 4"));
  CHECK_THAT(parsed("OCH"), Contains("OCH (column 1) has nothing before"));
  CHECK_THAT(parsed("ELLER a1"), Contains("ELLER (column 1) has nothing before"));
  CHECK_THAT(parsed("a1 ELLER"), Contains("ELLER (column 4) has nothing after"));
  CHECK_THAT(parsed("a1 OCH OCH b1"), Contains("has nothing before"));
  CHECK_THAT(parsed("a1 OCH"), Contains("has nothing after"));
  CHECK_THAT(parsed("a1 INTE"), Contains("has nothing after"));
  CHECK_THAT(parsed("NÄRA"), Contains("has nothing before"));
  CHECK_THAT(parsed("a1 NÄRA"), Contains("has nothing after"));
  CHECK_THAT(parsed("a1 (ELLER b1)"), Contains("has nothing before"));
}

TEST_CASE("Very long and very deep queries are answered or refused, at once") {
  CHECK_THAT(parsed(std::string(60, '(') + "a1" + std::string(60, ')')), Contains("50 parentheses"));
  CHECK(parsed(std::string(40, '(') + "a1" + std::string(40, ')')) == "a1");
  CHECK_THAT(parsed(std::string(10'000, '(')), Contains("parentheses"));
  CHECK_THAT(parsed(std::string(10'000, ')')), Contains("no ("));
  CHECK_THAT(parsed(std::string(10'000, '-')), Contains("no word"));
  CHECK_THAT(parsed(std::string(10'000, '*')), Contains("two letters"));
  CHECK_THAT(parsed(std::string(10'000, '"')), Contains("no word"));
  CHECK(parsed(std::string(10'000, 'x')) == std::string(10'000, 'x'));
  CHECK_THAT(parsed(std::string(20'001, 'x')), Contains("20000 bytes"));
  std::string many;
  for (int i = 0; i < 600; ++i) many += "ord ";
  CHECK_THAT(parsed(many), Contains("500 words"));
  std::string nots;
  for (int i = 0; i < 2000; ++i) nots += "INTE ";
  CHECK(parsed(nots + "a1") == "a1");
}

TEST_CASE("Any bytes give a tree or a one-line message, and a tree can be searched") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  store(*kb, {make_record("a", {"Ett uppdrag om jämställdhet (2007:825) i Gotlands län."})});
  const std::vector<std::string> pieces = {"uppdrag",
                                           "jämställd",
                                           "OCH",
                                           "ELLER",
                                           "INTE",
                                           "NÄRA",
                                           "NÄRA/3",
                                           "NEAR/99",
                                           "(",
                                           ")",
                                           "\"",
                                           "”",
                                           "-",
                                           "*",
                                           ":",
                                           "län:",
                                           "gotland",
                                           "län:gotland",
                                           "typ:",
                                           "år:",
                                           "2013..2016",
                                           "2007:825",
                                           "dnr:",
                                           ",",
                                           " ",
                                           " ",
                                           " ",
                                           "\t",
                                           "\n",
                                           "\x01",
                                           "\xFF",
                                           "\xC3",
                                           "\xE2\x82",
                                           "å",
                                           "\xF0\x9F\x98\x80",
                                           "titel:",
                                           "&",
                                           "|",
                                           "+",
                                           "..",
                                           "från:",
                                           "delmål:6",
                                           std::string(1, '\0'),
                                           "\xC2\xA0"};
  std::mt19937 random(20260731);
  int trees = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string query;
    if (round % 3 == 0) {
      for (std::size_t i = random() % 40; i > 0; --i) query += static_cast<char>(random() % 256);
    } else {
      for (std::size_t i = random() % 16; i > 0; --i) query += pieces[random() % pieces.size()];
    }
    const auto node = parse_query(query, registry());
    if (!node) {
      CHECK(node.error().code == ErrorCode::kInvalidInput);
      CHECK_FALSE(node.error().message.empty());
      continue;
    }
    ++trees;
    if (round % 4 != 0) continue;
    const auto page = kb->search(*node, 0, 5, 1);
    if (!page) {
      CAPTURE(query, page.error().message);
      CHECK(false);
    }
  }
  CHECK(trees > 1000);
}
