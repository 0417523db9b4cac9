// SPDX-License-Identifier: GPL-3.0-or-later
// Pages as a whole: columns, notes beside the text, furniture, footnotes, tables, page borders.
#include <catch2/catch.hpp>

#include "typesetter.h"
#include "uppdrag/document/layout.h"

using namespace uppdrag;
using typesetter::blocks;
using typesetter::Style;
using typesetter::Typesetter;
using Lines = std::vector<std::string>;

namespace {

// Six lines of running text that fill a column of 200 points; each starts with `word`.
float column(Typesetter& t, float x, float y, std::string_view word) {
  const std::string w(word);
  return t.lines(x, y,
                 {w + " ett stöd som länets alla kommuner", "behöver för arbetet med frågan om det",
                  "som de ska göra under de kommande åren", "och som regeringen har beslutat om i",
                  "det uppdrag som gäller för alla här i", "länet och i landet i dess helhet."});
}

std::string column_text(std::string_view word) {
  return std::string(word) +
         " ett stöd som länets alla kommuner behöver för arbetet med frågan om det som de ska göra under de kommande "
         "åren "
         "och som regeringen har beslutat om i det uppdrag som gäller för alla här i länet och i landet i dess helhet.";
}

void full_width(Typesetter& t, float y) {
  t.lines(60, y,
          {"Detta är text i full bredd som går över båda spalterna på sidan och som står mellan de andra delarna av",
           "sidan."});
}
const std::string kFullWidth =
    "paragraph: Detta är text i full bredd som går över båda spalterna på sidan och som står mellan de andra delarna "
    "av "
    "sidan.";

}  // namespace

TEST_CASE("Two columns are read one after the other, text over the full width between them") {
  Typesetter t;
  t.page();
  t.text(60, 60, "Strategi för länet", {16, true});
  column(t, 60, 100, "Ettan");
  column(t, 320, 100, "Tvåan");
  full_width(t, 200);
  column(t, 60, 250, "Trean");
  column(t, 320, 250, "Fyran");
  CHECK(blocks(t) == Lines{"heading1: Strategi för länet", "paragraph: " + column_text("Ettan"),
                           "paragraph: " + column_text("Tvåan"), kFullWidth, "paragraph: " + column_text("Trean"),
                           "paragraph: " + column_text("Fyran")});
}

TEST_CASE("Columns whose lines lie at different heights are columns too") {
  Typesetter t;
  t.page();
  column(t, 60, 100, "Ettan");
  column(t, 60, 180, "Tvåan");
  column(t, 300, 106, "Trean");
  column(t, 300, 186, "Fyran");
  CHECK(blocks(t) == Lines{"paragraph: " + column_text("Ettan"), "paragraph: " + column_text("Tvåan"),
                           "paragraph: " + column_text("Trean"), "paragraph: " + column_text("Fyran")});
}

TEST_CASE("A sentence goes on in the next column and on the next page, over furniture") {
  Typesetter t;
  t.page();
  t.text(60, 40, "Länsstyrelsens strategi");
  t.text(500, 40, "1");
  t.lines(60, 100,
          {"Som en del av detta arbete har det", "regionala stöd som länets kommuner",
           "behöver för arbetet med frågan om det", "som de ska göra under de kommande",
           "åren och som regeringen har jämställd-"});
  t.lines(320, 100,
          {"hetsintegrerat under tiden fram till nu", "och som gäller för alla här i det län",
           "som vi bor och verkar i under de här", "kommande åren och som regeringen har",
           "beslutat om i det uppdrag som Statens"});
  t.page();
  t.text(60, 40, "Länsstyrelsens strategi");
  t.text(500, 40, "2");
  t.lines(60, 100,
          {"Järnvägar har fått och som ska vara", "klart under året enligt planen som",
           "gäller för alla kommuner i hela länet", "och som har lämnats till det ansvariga",
           "departementet och till alla andra."});
  t.lines(320, 100,
          {"Nästa stycke börjar här i en ny spalt", "och handlar om något annat som gäller",
           "i länet under de kommande åren i det", "uppdrag som regeringen har lämnat för", "alla här i länet."});
  CHECK(
      blocks(t) ==
      Lines{
          "furniture: Länsstyrelsens strategi", "furniture: 1",
          "paragraph: Som en del av detta arbete har det regionala stöd som länets kommuner behöver för arbetet med "
          "frågan om det som de ska göra under de kommande åren och som regeringen har jämställdhetsintegrerat under "
          "tiden fram till nu och som gäller för alla här i det län som vi bor och verkar i under de här kommande åren "
          "och som regeringen har beslutat om i det uppdrag som Statens Järnvägar har fått och som ska vara klart "
          "under "
          "året enligt planen som gäller för alla kommuner i hela länet och som har lämnats till det ansvariga "
          "departementet och till alla andra.",
          "p2 furniture: Länsstyrelsens strategi", "furniture: 2",
          "paragraph: Nästa stycke börjar här i en ny spalt och handlar om något annat som gäller i länet under de "
          "kommande åren i det uppdrag som regeringen har lämnat för alla här i länet."});
}

TEST_CASE("A block that runs over a page border is whole, and lies on both pages") {
  Typesetter t;
  t.page();
  t.lines(60, 100,
          {"Som en del av detta utvecklade regeringen det stöd som behövdes i",
           "alla län och i alla kommuner under de år som"});
  t.text(300, 760, "1");
  t.page();
  t.lines(60, 100, {"följde på beslutet om strategin för hela landet och alla dess delar", "och län."});
  t.text(300, 760, "2");
  const Document document = typesetter::laid_out(t);
  CHECK(
      blocks(document) ==
      Lines{"furniture: 1",
            "paragraph: Som en del av detta utvecklade regeringen det stöd som behövdes i alla län och i alla kommuner "
            "under de år som följde på beslutet om strategin för hela landet och alla dess delar och län.",
            "p2 furniture: 2"});
  const auto at = static_cast<std::uint32_t>(document.text.find("följde"));
  CHECK(document.page_at(at) == 2);
  CHECK(document.page_at(at - 2) == 1);
  CHECK(document.boxes[document.boxes_in({at, at + 1}).first].page == 2);
}

TEST_CASE("Running heads alternate sides, but the first page's head says what the document is") {
  Typesetter t;
  for (int page = 1; page <= 4; ++page) {
    t.page();
    const float x = page % 2 == 1 ? 340 : 60;
    t.text(x, 40, page == 1 ? "S2013/4622/FST" : "Dnr S2013/4622/FST");
    t.text_to(540, 40, std::to_string(page) + " (4)");
    const std::string text = "Sidan handlar om del " + std::to_string(page) + " av det arbete som länet ska göra i år";
    t.lines(60, 100, {text, "och som ska vara klart före årets slut."});
  }
  CHECK(blocks(t) == Lines{"furniture: 1 (4)", "paragraph: S2013/4622/FST",
                           "paragraph: Sidan handlar om del 1 av det arbete som länet ska göra i år och som ska vara "
                           "klart före årets slut.",
                           "p2 furniture: Dnr S2013/4622/FST", "furniture: 2 (4)",
                           "paragraph: Sidan handlar om del 2 av det arbete som länet ska göra i år och som ska vara "
                           "klart före årets slut.",
                           "p3 furniture: Dnr S2013/4622/FST", "furniture: 3 (4)",
                           "paragraph: Sidan handlar om del 3 av det arbete som länet ska göra i år och som ska vara "
                           "klart före årets slut.",
                           "p4 furniture: Dnr S2013/4622/FST", "furniture: 4 (4)",
                           "paragraph: Sidan handlar om del 4 av det arbete som länet ska göra i år och som ska vara "
                           "klart före årets slut."});
}

TEST_CASE("Lines that end pages alike are no furniture, nor are years or section numbers") {
  Typesetter t;
  const Lines titles = {"Bakgrund", "Uppdraget till länet", "Ekonomi", "Redovisning av arbetet"};
  const Lines bodies = {"stödja kommunerna", "utveckla sitt arbete", "samverka med andra", "följa upp det som sker"};
  for (int page = 1; page <= 4; ++page) {
    t.page();
    t.text(60, 60, std::to_string(page), {14});
    t.text(90, 60, titles[static_cast<std::size_t>(page - 1)], {14});
    t.text(60, 100, "Länsstyrelsen ska " + bodies[static_cast<std::size_t>(page - 1)] + " under det kommande året.");
    if (page < 3) {
      t.text(60, 688, "Döda rovdjur ska registreras i den databas som länsstyrelsen har.");
      t.text(60, 700, "(NFS 2014:" + std::to_string(20 + page) + ")");
    } else {
      t.text(60, 688, "Detta gäller i " + titles[static_cast<std::size_t>(page - 1)] + " från och med året");
      t.text(60, 700, "2013");
    }
  }
  for (const std::string& block : blocks(t)) {
    CAPTURE(block);
    CHECK(block.find("furniture") == std::string::npos);
  }
}

TEST_CASE("A letter's foot with addresses is furniture, on a single page too") {
  Typesetter t;
  t.page();
  t.lines(60, 100, {"Regeringen ger Länsstyrelsen i Gotlands län i uppdrag att stödja", "kommunen."});
  t.text(60, 740, "Postadress", {7});
  t.text(200, 740, "Telefonväxel", {7});
  t.text(340, 740, "E-post: registrator@regeringskansliet.se", {7});
  t.text(60, 750, "103 33 Stockholm", {7});
  t.text(200, 750, "08-405 10 00", {7});
  CHECK(blocks(t) == Lines{"paragraph: Regeringen ger Länsstyrelsen i Gotlands län i uppdrag att stödja kommunen.",
                           "furniture: Postadress", "furniture: Telefonväxel",
                           "furniture: E-post: registrator@regeringskansliet.se", "furniture: 103 33 Stockholm",
                           "furniture: 08-405 10 00"});
}

TEST_CASE("Contents lines are furniture, with the lines that their entries start on") {
  Typesetter t;
  t.page();
  t.text(60, 60, "Innehåll", {14, true});
  t.text(60, 100, "1 Inledning ................................................... 3");
  t.text(60, 112, "2 Uppdraget att utveckla stöd till kommunerna i länet samt");
  t.text(72, 124, "en uppföljning .............................................. 4");
  t.text(60, 136, "3 Ekonomi . . . . . . . . . . . . . . . . . . . . . . . . . 9");
  t.lines(60, 180, {"Länsstyrelsen redovisar här det arbete som har gjorts i länet", "i år."});
  const auto found = blocks(t);
  REQUIRE(found.size() == 6);
  CHECK(found[0] == "heading1: Innehåll");
  for (std::size_t i = 1; i < 5; ++i) CHECK(found[i].substr(0, 11) == "furniture: ");
  CHECK(found[5] == "paragraph: Länsstyrelsen redovisar här det arbete som har gjorts i länet i år.");
}

TEST_CASE("A note beside the text waits for the end of the paragraph") {
  Typesetter t;
  t.page();
  t.lines(60, 100,
          {"Regeringen beslutar att uppdraget ska förlängas under två år och",
           "redovisas till departementet senast i december det år då det",
           "avslutas enligt den plan som länsstyrelsen har lämnat till det", "ansvariga departementet.",
           "Uppdraget gäller hela landet och alla de län som deltar i det nu", "pågående arbetet."});
  t.lines(420, 112, {"Prop.", "2012/13:187"});
  CHECK(blocks(t) ==
        Lines{"paragraph: Regeringen beslutar att uppdraget ska förlängas under två år och redovisas till "
              "departementet senast i december det år då det avslutas enligt den plan som länsstyrelsen har "
              "lämnat till det ansvariga departementet.",
              "paragraph: Prop. 2012/13:187",
              "paragraph: Uppdraget gäller hela landet och alla de län som deltar i det nu pågående "
              "arbetet."});
}

TEST_CASE("Footnotes leave their marks in neither words nor numbers") {
  Typesetter t;
  t.page();
  const Style mark{6};
  float x = t.text(60, 100, "Programmet inleddes 2013");
  t.text(x, 96, "1", mark);
  t.text(x + 6, 100, "och gäller i hela länet enligt");
  x = t.text(60, 112, "regeringens beslut.");
  t.text(x, 108, "2", mark);
  t.text(x + 6, 112, "Ytan är 25 m");
  t.text(x + 66, 108, "2", mark);
  t.text(x + 74, 112, "och höjden 10");
  x = x + 74 + typesetter::width_of("och höjden 10", 10);
  t.text(x, 108, "7", mark);
  t.text(x + 6, 112, "meter i snitt.");
  const Style small{8};
  t.text(60, 696, "1", {5});
  t.lines(66, 700, {"Regeringens beslut den 3 mars 2013 om ett nytt program för stöd till"}, small);
  t.lines(60, 710, {"kommunerna."}, small);
  t.text(60, 716, "2", {5});
  t.lines(66, 720, {"Se skrivelsen."}, small);
  CHECK(blocks(t) ==
        Lines{"paragraph: Programmet inleddes 2013 och gäller i hela länet enligt regeringens beslut. Ytan är "
              "25 m2 och höjden 10 7 meter i snitt.",
              "footnote [1]: Regeringens beslut den 3 mars 2013 om ett nytt program för stöd till "
              "kommunerna.",
              "footnote [2]: Se skrivelsen."});
}

TEST_CASE("Marks that count on through the document point at notes at its end") {
  Typesetter t;
  t.page();
  float y = 100;
  for (const char* mark : {"1", "2", "3"}) {
    const float x = t.text(60, y, "Länsstyrelsen ska stödja kommunerna i länet med kunskap");
    t.text(x, y - 4, mark, {6});
    t.text(60, y + 12, "om arbetet.");
    y += 40;
  }
  CHECK(blocks(t) == Lines{"paragraph: Länsstyrelsen ska stödja kommunerna i länet med kunskap om arbetet.",
                           "paragraph: Länsstyrelsen ska stödja kommunerna i länet med kunskap om arbetet.",
                           "paragraph: Länsstyrelsen ska stödja kommunerna i länet med kunskap om arbetet."});
}

TEST_CASE("A table of figures becomes rows, empty cells included") {
  Typesetter t;
  t.page();
  t.lines(60, 80, {"Medlen fördelas mellan länsstyrelserna enligt följande tabell här", "nedan."});
  t.text(60, 120, "Belopp i tkr");
  t.text_to(340, 120, "2013");
  t.text_to(420, 120, "2014");
  t.text(60, 134, "Gotlands län");
  t.text_to(340, 134, "1 400");
  t.text_to(420, 134, "750");
  t.text(60, 148, "Västra Götalands län");
  t.text_to(420, 148, "12 000");
  t.text(60, 162, "Summa");
  t.text_to(340, 162, "1 400");
  t.text_to(420, 162, "12 750");
  t.lines(60, 200, {"Medlen betalas ut engångsvis efter rekvisition till det ansvariga", "verket."});
  CHECK(blocks(t) == Lines{"paragraph: Medlen fördelas mellan länsstyrelserna enligt följande tabell här nedan.",
                           "table-row1: Belopp i tkr|2013|2014", "table-row: Gotlands län|1 400|750",
                           "table-row: Västra Götalands län||12 000", "table-row: Summa|1 400|12 750",
                           "paragraph: Medlen betalas ut engångsvis efter rekvisition till det ansvariga verket."});
}

TEST_CASE("Cells of several lines stay together") {
  Typesetter t;
  t.page();
  t.lines(60, 100, {"Inventerings-", "ansvarig"});
  t.lines(160, 100,
          {"Den tjänsteman på länsstyrelsen som förordnas att ansvara för", "inventering av rovdjur i länet."});
  t.text(60, 126, "Period");
  t.lines(160, 126,
          {"Den tid som är lämpligast för inventering med hänsyn till de olika", "arternas reproduktion. (NFS",
           "2014:23)"});
  t.lines(60, 164, {"Naturvårdsverkets", "databas"});
  t.lines(160, 164, {"Databas eller databaser där inventeringar ska dokumenteras varje år"});
  t.text(60, 190, "Rovdjur");
  t.text(160, 190, "Björn, varg, järv, lodjur och kungsörn.");
  CHECK(
      blocks(t) ==
      Lines{
          "table-row: Inventeringsansvarig|Den tjänsteman på länsstyrelsen som förordnas att ansvara för inventering "
          "av "
          "rovdjur i länet.",
          "table-row: Period|Den tid som är lämpligast för inventering med hänsyn till de olika arternas reproduktion. "
          "(NFS 2014:23)",
          "table-row: Naturvårdsverkets databas|Databas eller databaser där inventeringar ska dokumenteras varje år",
          "table-row: Rovdjur|Björn, varg, järv, lodjur och kungsörn."});
}

TEST_CASE("Text that compares two columns is read in two parts where both leave a band white") {
  Typesetter t;
  t.page();
  column(t, 60, 100, "Nuvarande");
  column(t, 320, 100, "Föreslagen");
  column(t, 60, 210, "Tredje");
  column(t, 320, 210, "Fjärde");
  CHECK(blocks(t) == Lines{"paragraph: " + column_text("Nuvarande"), "paragraph: " + column_text("Föreslagen"),
                           "paragraph: " + column_text("Tredje"), "paragraph: " + column_text("Fjärde")});
}

TEST_CASE("A decision's head is read sender first, and stays text") {
  Typesetter t;
  t.page();
  t.text(60, 60, "Socialdepartementet");
  t.text(380, 60, "Regeringsbeslut III:5");
  t.text(380, 80, "2013-06-19");
  t.text(470, 80, "S2013/4622/FST");
  t.text(380, 130, "Länsstyrelsen i Gotlands län");
  t.text(380, 142, "621 85 Visby");
  t.text(60, 220, "Uppdrag att stödja kommunerna i länet", {14, true});
  t.lines(60, 260, {"Regeringen ger Länsstyrelsen i Gotlands län i uppdrag att stödja", "kommunerna."});
  CHECK(blocks(t) == Lines{"paragraph: Socialdepartementet", "paragraph: Regeringsbeslut III:5",
                           "paragraph: 2013-06-19", "paragraph: S2013/4622/FST",
                           "paragraph: Länsstyrelsen i Gotlands län", "paragraph: 621 85 Visby",
                           "heading1: Uppdrag att stödja kommunerna i länet",
                           "paragraph: Regeringen ger Länsstyrelsen i Gotlands län i uppdrag att stödja kommunerna."});
}

TEST_CASE("Pages set sideways are read in their own direction, boxes stay those of the page") {
  Typesetter t(600, 800);
  t.page();
  // Running up the page: lines go from left to right over the page, words from bottom to top.
  t.turned(100, 600, 110, 700, "Länsstyrelsen", 3);
  t.turned(100, 500, 110, 595, "ska", 3);
  t.turned(112, 600, 122, 700, "redovisa", 3);
  const Document document = typesetter::laid_out(t);
  CHECK(document.text == "Länsstyrelsen ska redovisa");
  REQUIRE(document.boxes.size() == 3);
  CHECK(document.boxes[0].left == Approx(100));
  CHECK(document.boxes[0].top == Approx(600));
  CHECK(document.boxes[2].right == Approx(122));
  CHECK(document.boxes[2].bottom == Approx(700));
}

TEST_CASE("Boxes of a page set in any direction are those of its words") {
  for (const std::uint8_t quarters : {std::uint8_t{0}, std::uint8_t{1}, std::uint8_t{2}, std::uint8_t{3}}) {
    CAPTURE(int{quarters});
    Typesetter t(600, 800);
    t.page();
    const bool on_side = quarters % 2 == 1;
    if (on_side)
      t.turned(100, 300, 110, 400, "Länsstyrelsen", quarters);
    else
      t.turned(100, 300, 200, 310, "Länsstyrelsen", quarters);
    const Document document = typesetter::laid_out(t);
    CHECK(document.text == "Länsstyrelsen");
    REQUIRE(document.boxes.size() == 1);
    CHECK(document.boxes[0].left == Approx(100));
    CHECK(document.boxes[0].top == Approx(300));
    CHECK(document.boxes[0].right == Approx(on_side ? 110 : 200));
    CHECK(document.boxes[0].bottom == Approx(on_side ? 400 : 310));
  }
}

TEST_CASE("Words turned against the page are furniture") {
  Typesetter t;
  t.page();
  t.lines(60, 100, {"Länsstyrelsen ska redovisa arbetet till regeringen varje år."});
  t.turned(20, 300, 30, 400, "Utkast", 1);
  CHECK(blocks(t) ==
        Lines{"paragraph: Länsstyrelsen ska redovisa arbetet till regeringen varje år.", "furniture: Utkast"});
}
