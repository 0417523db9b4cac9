// SPDX-License-Identifier: GPL-3.0-or-later
// Tables: where they start and end, which words are one cell, which lines one row, which rows the head.
#include <catch2/catch.hpp>

#include "typesetter.h"

using namespace uppdrag;
using typesetter::blocks;
using typesetter::Style;
using typesetter::Typesetter;
using typesetter::width_of;
using Lines = std::vector<std::string>;

namespace {

const Style kBold{10, true};
const std::string kAbove = "paragraph: Medlen fördelas mellan länsstyrelserna enligt följande tabell här nedan.";
const std::string kBelow =
    "paragraph: Medlen betalas ut engångsvis efter rekvisition till det ansvariga verket varje år.";

void above(Typesetter& t) {
  t.page();
  t.lines(60, 80, {"Medlen fördelas mellan länsstyrelserna enligt följande tabell här", "nedan."});
}

void below(Typesetter& t, float y) {
  t.lines(60, y, {"Medlen betalas ut engångsvis efter rekvisition till det ansvariga", "verket varje år."});
}

// Cells centred on `x`.
void centred(Typesetter& t, float x, float y, std::string_view text, Style style = {}) {
  t.text(x - width_of(text, style.size) / 2, y, text, style);
}

}  // namespace

TEST_CASE("Columns of figures that stand close are a table") {
  Typesetter t;
  above(t);
  float y = 120;
  for (const auto& [name, a, b] :
       {std::tuple{"Belopp i tkr", "2013", "2014"}, std::tuple{"Gotlands län", "1 400", "750"},
        std::tuple{"Skåne län", "300", "1 200"}}) {
    t.text(60, y, name);
    t.text_to(155, y, a);
    t.text_to(192, y, b);
    y += 14;
  }
  below(t, 200);
  CHECK(blocks(t) == Lines{kAbove, "table-row1: Belopp i tkr|2013|2014", "table-row: Gotlands län|1 400|750",
                           "table-row: Skåne län|300|1 200", kBelow});
}

TEST_CASE("A head without a first cell and a single row below it are a table") {
  Typesetter t;
  above(t);
  t.text_to(180, 120, "2013");
  t.text(60, 134, "Belopp i tkr");
  t.text_to(180, 134, "1 400");
  below(t, 180);
  CHECK(blocks(t) == Lines{kAbove, "table-row1: |2013", "table-row: Belopp i tkr|1 400", kBelow});
}

TEST_CASE("Amounts with their units need no head") {
  Typesetter t;
  above(t);
  t.text(60, 120, "Förvaltningsanslag");
  t.text_to(260, 120, "4 500 000 kr");
  t.text(60, 134, "Bidrag till kvinnojourer");
  t.text_to(260, 134, "12 000 000 kr");
  below(t, 180);
  CHECK(blocks(t) == Lines{kAbove, "table-row: Förvaltningsanslag|4 500 000 kr",
                           "table-row: Bidrag till kvinnojourer|12 000 000 kr", kBelow});
}

TEST_CASE("A head over several lines is one row, one over several columns starts with the first of them") {
  Typesetter t;
  above(t);
  centred(t, 320, 108, "Belopp, mnkr", kBold);
  t.text(60, 122, "Myndighet", kBold);
  t.text_to(260, 122, "Utfall", kBold);
  t.text_to(330, 122, "Budget", kBold);
  t.text_to(400, 122, "Prognos", kBold);
  t.text_to(260, 134, "2012", kBold);
  t.text_to(330, 134, "2013", kBold);
  t.text_to(400, 134, "2014", kBold);
  float y = 152;
  for (const auto& [name, a, b, c] : {std::tuple{"Socialstyrelsen", "12,5", "13,0", "13,5"},
                                      std::tuple{"Länsstyrelsen i Örebro län", "3,2", "3,2", "–"}}) {
    t.text(60, y, name);
    t.text_to(260, y, a);
    t.text_to(330, y, b);
    t.text_to(400, y, c);
    y += 18;
  }
  below(t, 220);
  CHECK(blocks(t) ==
        Lines{kAbove, "table-row1: |Belopp, mnkr", "table-row1: Myndighet|Utfall 2012|Budget 2013|Prognos 2014",
              "table-row: Socialstyrelsen|12,5|13,0|13,5", "table-row: Länsstyrelsen i Örebro län|3,2|3,2|–", kBelow});
}

TEST_CASE("Rows of texts below a bold head are told by the gaps between them") {
  Typesetter t;
  above(t);
  t.text(60, 110, "Åtgärd", kBold);
  t.text(250, 110, "Ansvarig", kBold);
  t.text(420, 110, "Tid", kBold);
  t.lines(60, 128, {"Utbilda chefer i jämställdhet och ta", "fram ett stöd för arbetet"});
  t.lines(250, 128, {"Länsstyrelsen i samverkan med", "regionen och kommunerna"});
  t.text(420, 128, "Våren 2014");
  t.lines(60, 158, {"Kartlägga kvinnors företagande"});
  t.lines(250, 158, {"Regionen"});
  t.text(420, 158, "2014–2015");
  t.lines(60, 176, {"Ekonomisk", "jämställdhet"});
  t.lines(250, 176, {"Arbetsförmedlingen,", "Försäkringskassan"});
  t.text(420, 176, "2015");
  below(t, 230);
  CHECK(blocks(t) ==
        Lines{kAbove, "table-row1: Åtgärd|Ansvarig|Tid",
              "table-row: Utbilda chefer i jämställdhet och ta fram ett stöd för arbetet|Länsstyrelsen i samverkan med "
              "regionen och kommunerna|Våren 2014",
              "table-row: Kartlägga kvinnors företagande|Regionen|2014–2015",
              "table-row: Ekonomisk jämställdhet|Arbetsförmedlingen, Försäkringskassan|2015", kBelow});
}

TEST_CASE("A label of several lines keeps its number, rows without gaps stay apart") {
  Typesetter t;
  above(t);
  float y = 120;
  for (const auto& [name, number] :
       {std::pair{"Ändamål", "Belopp (tkr)"},
        std::pair{"Insatser mot våld i nära relationer och för kvinnofrid i", "1 400"},
        std::pair{"länets kommuner", ""}, std::pair{"Jämställdhetsintegrering", "300"}, std::pair{"Summa", "1 700"}}) {
    t.text(60, y, name);
    if (*number != 0) t.text_to(420, y, number);
    y += 12;
  }
  below(t, 220);
  CHECK(blocks(t) == Lines{kAbove, "table-row1: Ändamål|Belopp (tkr)",
                           "table-row: Insatser mot våld i nära relationer och för kvinnofrid i länets kommuner|1 400",
                           "table-row: Jämställdhetsintegrering|300", "table-row: Summa|1 700", kBelow});
}

TEST_CASE("What stands above a table with its number is no heading") {
  Typesetter t;
  above(t);
  t.text(60, 116, "Tabell 1. Medel per år (tkr)", kBold);
  t.text(60, 134, "Gotlands län");
  t.text_to(300, 134, "1 400");
  t.text(60, 148, "Skåne län");
  t.text_to(300, 148, "300");
  below(t, 190);
  CHECK(blocks(t) == Lines{kAbove, "paragraph: Tabell 1. Medel per år (tkr)", "table-row: Gotlands län|1 400",
                           "table-row: Skåne län|300", kBelow});
}

TEST_CASE("Three columns of text below headings of their own are no table") {
  Typesetter t;
  t.page();
  for (const float x : {60.0F, 230.0F, 400.0F}) {
    t.text(x, 100, "Rubrik", kBold);
    t.lines(
        x, 118,
        {"Kommunerna har ett stort", "ansvar för att arbetet", "når ut till alla som bor", "i länet. Det gäller både",
         "stora och små kommuner", "och det gäller år efter", "år så länge som det", "finns något att göra."});
  }
  for (const std::string& block : blocks(t)) CHECK(block.find("table") == std::string::npos);
}

TEST_CASE("Running text with years at the ends of its lines is no table") {
  Typesetter t;
  t.page();
  t.lines(60, 100,
          {"Länsstyrelsen fick samma uppdrag redan 2012", "och redovisade det i maj 2013, och igen 2014",
           "när regeringen hade förlängt det till 2016", "med samma belopp som det hade haft 2010."});
  CHECK(blocks(t).size() == 1);
}

TEST_CASE("Two columns of running text whose paragraphs start together are no table") {
  Typesetter t;
  t.page();
  for (const float x : {60.0F, 320.0F}) {
    float y = 100;
    for (int i = 0; i < 3; ++i)
      y = t.lines(x, y,
                  {"Kommunerna har ett stort ansvar för att", "arbetet med jämställdhet når ut till alla",
                   "som bor i länet."}) +
          6;
  }
  for (const std::string& block : blocks(t)) CHECK(block.substr(0, 9) == "paragraph");
}
