// SPDX-License-Identifier: GPL-3.0-or-later
// Hyphens that an earlier setting left behind within lines, and addresses.
#include <catch2/catch.hpp>

#include "typesetter.h"

using namespace uppdrag;
using typesetter::blocks;
using typesetter::Typesetter;
using Lines = std::vector<std::string>;

TEST_CASE("A hyphen that a line end left within a line goes when the whole word stands elsewhere") {
  Typesetter t;
  t.page();
  t.lines(60, 100,
          {"Länsstyrelsen i Västman- lands län ska redovisa arbetet med jämställdhetsintegrering",
           "enligt vad regeringen har beslutat om jämställd- hetsintegrering i länet."});
  CHECK(
      blocks(t) ==
      Lines{"paragraph: Länsstyrelsen i Västmanlands län ska redovisa arbetet med jämställdhetsintegrering enligt vad "
            "regeringen har beslutat om jämställdhetsintegrering i länet."});
}

TEST_CASE("Suspended compounds within a line stay, as do hyphens that nothing speaks against") {
  Typesetter t;
  t.page();
  t.lines(60, 100,
          {"Kommunerna ska ge kompetens- och metodstöd till låg- medel- och högstadiet samt",
           "till EU- finansierade insatser i Norr- botten och e- tjänster för alla i länet."});
  CHECK(blocks(t) ==
        Lines{"paragraph: Kommunerna ska ge kompetens- och metodstöd till låg- medel- och högstadiet samt till EU- "
              "finansierade insatser i Norr- botten och e- tjänster för alla i länet."});
}

TEST_CASE("An address stays in its lines") {
  Typesetter t;
  t.page();
  t.lines(340, 80, {"Länsstyrelsen i Gotlands län", "Visborgsallén 4", "621 85 Visby"});
  t.lines(60, 200,
          {"Regeringen uppdrar åt Länsstyrelsen i Gotlands län att stödja länets kommuner i",
           "arbetet med jämställdhet under de år som kommer, och att redovisa hur det går.",
           "Arbetet ska bedrivas tillsammans med alla som det rör i länet och i kommunerna", "så att det når ut."});
  CHECK(blocks(t) == Lines{"paragraph: Länsstyrelsen i Gotlands län", "paragraph: Visborgsallén 4",
                           "paragraph: 621 85 Visby",
                           "paragraph: Regeringen uppdrar åt Länsstyrelsen i Gotlands län att stödja länets kommuner "
                           "i arbetet med jämställdhet under de år som kommer, och att redovisa hur det går. Arbetet "
                           "ska bedrivas tillsammans med alla som det rör i länet och i kommunerna så att det når "
                           "ut."});
}
