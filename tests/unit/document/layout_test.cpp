// SPDX-License-Identifier: GPL-3.0-or-later
// Lines to paragraphs, headings, lists; words mended; reading order.
#include "uppdrag/document/layout.h"

#include <catch2/catch.hpp>

#include "typesetter.h"

using namespace uppdrag;
using typesetter::blocks;
using typesetter::Style;
using typesetter::Typesetter;
using Lines = std::vector<std::string>;

TEST_CASE("Lines of a paragraph are joined and broken words mended") {
  Typesetter t;
  t.page();
  t.lines(
      60, 100,
      {"Länsstyrelsen ska utveckla och stödja arbetet med jämställd-",
       "hetsintegrering i länets kommuner samt lämna kompetens-",
       "och metodstöd till dem som deltar i det pågående EU-", "projektet. Arbetet ska redovisas under perioden 2013–",
       "2014 till de departement som bereder frågan om unge/", "ungar."});
  CHECK(blocks(t) ==
        Lines{"paragraph: Länsstyrelsen ska utveckla och stödja arbetet med jämställdhetsintegrering i "
              "länets kommuner samt lämna kompetens- och metodstöd till dem som deltar i det pågående "
              "EU-projektet. Arbetet ska redovisas under perioden 2013–2014 till de departement som bereder "
              "frågan om unge/ungar."});
}

TEST_CASE("What the document writes elsewhere decides where a hyphen stays") {
  Typesetter t;
  t.page();
  t.lines(60, 100,
          {"Alla elever ska få mat-dryck och mat-bröd varje dag i skolan",
           "och det nya regelverket om mat-dryck gäller även för mat-",
           "dryck som köps in samt för nattåg och för alla andra natt-",
           "tåg som går i landet under de kommande åren framöver."});
  CHECK(blocks(t) ==
        Lines{"paragraph: Alla elever ska få mat-dryck och mat-bröd varje dag i skolan och det nya "
              "regelverket om mat-dryck gäller även för mat-dryck som köps in samt för nattåg och för alla "
              "andra nattåg som går i landet under de kommande åren framöver."});
}

TEST_CASE("Words cut by exempel- and europa- are no prefixes") {
  Typesetter t;
  t.page();
  t.lines(60, 100,
          {"Myndigheterna ska samråda med andra berörda, till ex-", "empel kommunerna, och beakta de krav som den eu-",
           "ropeiska kommissionen ställer på den it-", "baserade tjänsten och på dem som ska använda den ”Ener-",
           "giportalen” i sitt arbete."});
  CHECK(blocks(t) ==
        Lines{"paragraph: Myndigheterna ska samråda med andra berörda, till exempel kommunerna, och beakta "
              "de krav som den europeiska kommissionen ställer på den it-baserade tjänsten och på dem som "
              "ska använda den ”Energiportalen” i sitt arbete."});
}

TEST_CASE("A first line that is set in, a gap, and a short line end a paragraph") {
  Typesetter t;
  t.page();
  t.lines(60, 100,
          {"Regeringen beslutar att uppdraget ska förlängas under två år", "och redovisas till departementet senast i",
           "december."});
  t.text(70, 136, "Uppdraget ska genomföras i samråd med Socialstyrelsen som");
  t.text(60, 148, "lämnar stöd till kommunerna i länet och till andra som arbetar");
  t.text(60, 160, "med frågorna i sin vardag.");
  t.text(60, 180, "Länsstyrelsen får använda högst två miljoner kronor per år för");
  t.text(60, 192, "uppdraget.");
  t.text(60, 204, "Medlen utbetalas engångsvis efter rekvisition ställd till verket.");
  CHECK(
      blocks(t) ==
      Lines{"paragraph: Regeringen beslutar att uppdraget ska förlängas under två år och redovisas till departementet "
            "senast i december.",
            "paragraph: Uppdraget ska genomföras i samråd med Socialstyrelsen som lämnar stöd till kommunerna i länet "
            "och till andra som arbetar med frågorna i sin vardag.",
            "paragraph: Länsstyrelsen får använda högst två miljoner kronor per år för uppdraget.",
            "paragraph: Medlen utbetalas engångsvis efter rekvisition ställd till verket."});
}

TEST_CASE("Headings are told by their font, and levels by its size") {
  Typesetter t;
  t.page();
  t.lines(60, 100, {"Uppdrag att utveckla stöd", "till kommunerna i länet"}, {18, true}, 22);
  t.text(60, 160, "Närmare om uppdraget", {12, true});
  t.lines(60, 176, {"Länsstyrelsen ska följa utvecklingen i länet och rapportera om", "det som händer."});
  t.text(60, 214, "Ekonomi", {10, true});
  t.lines(60, 228, {"Kostnaderna ska belasta anslaget för verksamheten i länet som", "helhet."});
  t.text(60, 270, "Redovisning", {10, false, true});
  t.lines(60, 282, {"Uppdraget ska redovisas till regeringen senast den sista mars", "nästa år."});
  CHECK(blocks(t) ==
        Lines{"heading1: Uppdrag att utveckla stöd till kommunerna i länet", "heading2: Närmare om uppdraget",
              "paragraph: Länsstyrelsen ska följa utvecklingen i länet och rapportera om det som händer.",
              "heading3: Ekonomi", "paragraph: Kostnaderna ska belasta anslaget för verksamheten i länet som helhet.",
              "heading4: Redovisning",
              "paragraph: Uppdraget ska redovisas till regeringen senast den sista mars nästa år."});
}

TEST_CASE("Numbers, sentences and names in a larger or slanted font are no headings") {
  Typesetter t;
  t.page();
  t.text(60, 60, "Dir. 2017:29", {12, true});
  t.lines(60, 100, {"Regeringen beslutade i går om nya regler för hela landet.", "Reglerna gäller alla."}, {12});
  t.lines(60, 150,
          {"Uppdraget avser länets kommuner och landsting som tillsammans", "ska planera för det som kommer att",
           "hända."});
  t.text(60, 230, "Göran Persson", {10, false, true});
  t.text(160, 270, "Bosse Ringholm", {10, false, true});
  t.text(160, 282, "(Finansdepartementet)");
  CHECK(blocks(t) ==
        Lines{"paragraph: Dir. 2017:29",
              "paragraph: Regeringen beslutade i går om nya regler för hela landet. Reglerna gäller alla.",
              "paragraph: Uppdraget avser länets kommuner och landsting som tillsammans ska planera för det "
              "som kommer att hända.",
              "paragraph: Göran Persson", "paragraph: Bosse Ringholm", "paragraph: (Finansdepartementet)"});
}

TEST_CASE("In a bold document bold lines are no headings") {
  Typesetter t;
  t.page();
  const Style bold{10, true};
  t.text(60, 60, "Ekonomi", bold);
  t.lines(60, 80, {"Kostnaderna ska belasta anslaget för verksamheten i länet som", "helhet."}, bold);
  CHECK(blocks(t) == Lines{"paragraph: Ekonomi",
                           "paragraph: Kostnaderna ska belasta anslaget för verksamheten i länet som helhet."});
}

TEST_CASE("Lines that the outline names are headings of its level, below titles that it lacks") {
  Typesetter t;
  t.source.outline = {{"1 Inledning", 1}, {"1.1 Bak-grund", 2}};
  t.page();
  t.text(60, 60, "Strategi för länet", {20});
  t.text(60, 100, "1  Inledning", {10});
  t.lines(60, 120, {"Strategin gäller för alla kommuner i länet under fyra år från", "och med nu."});
  t.text(60, 160, "1.1  Bakgrund", {10});
  t.lines(60, 180, {"Arbetet har pågått under lång tid i länets kommuner och hos", "andra."});
  CHECK(blocks(t) == Lines{"heading1: Strategi för länet", "heading2: 1 Inledning",
                           "paragraph: Strategin gäller för alla kommuner i länet under fyra år från och med nu.",
                           "heading3: 1.1 Bakgrund",
                           "paragraph: Arbetet har pågått under lång tid i länets kommuner och hos andra."});
}

TEST_CASE("List items hang on their marks, deeper ones deeper") {
  Typesetter t;
  t.page();
  t.text(60, 100, "Länsstyrelsen ska i sitt arbete under de kommande fyra åren");
  t.text(60, 112, "•");
  t.lines(72, 112, {"stödja kommunerna i länet med kunskap och metoder för det", "som de behöver,"});
  t.text(72, 136, "–");
  t.lines(84, 136, {"särskilt små kommuner", "med få anställda,"});
  t.text(60, 160, "•");
  t.text(72, 160, "redovisa arbetet varje år.");
  t.text(60, 180, "1.");
  t.text(76, 180, "Kartläggning");
  t.text(60, 192, "2.");
  t.text(76, 192, "Analys");
  t.text(76, 204, "a)");
  t.text(90, 204, "i länet");
  t.text(76, 216, "b)");
  t.text(90, 216, "i landet");
  t.lines(60, 240, {"Uppdraget ska genomföras i samråd med Socialstyrelsen och med", "andra myndigheter."});
  CHECK(blocks(t) ==
        Lines{"paragraph: Länsstyrelsen ska i sitt arbete under de kommande fyra åren",
              "list-item1 [•]: stödja kommunerna i länet med kunskap och metoder för det som de behöver,",
              "list-item2 [–]: särskilt små kommuner med få anställda,", "list-item1 [•]: redovisa arbetet varje år.",
              "list-item1 [1.]: Kartläggning", "list-item1 [2.]: Analys", "list-item2 [a)]: i länet",
              "list-item2 [b)]: i landet",
              "paragraph: Uppdraget ska genomföras i samråd med Socialstyrelsen och med andra myndigheter."});
}

TEST_CASE("A dash or a number that a line happens to start with is no list") {
  Typesetter t;
  t.page();
  t.lines(60, 100,
          {"Regeringen föreslår ett avtal mellan Sverige och Danmark samt",
           "– med anledning av avtalet – en ändring i den lag som gäller",
           "1. och den som kommer efter den samt i den som nämns i p. 4, p.",
           "2. i den bilaga som hör till lagen och som trädde i kraft år", "2013. Den gäller alla."});
  CHECK(blocks(t) ==
        Lines{"paragraph: Regeringen föreslår ett avtal mellan Sverige och Danmark samt – med anledning av "
              "avtalet – en ändring i den lag som gäller 1. och den som kommer efter den samt i den som "
              "nämns i p. 4, p. 2. i den bilaga som hör till lagen och som trädde i kraft år 2013. Den gäller "
              "alla."});
}

TEST_CASE("A numbered paragraph whose lines return to the margin is one item") {
  Typesetter t;
  t.page();
  t.lines(60, 100, {"Regeringen föreslår att riksdagen i enlighet med vad som sägs", "nedan"});
  t.text(72, 130, "1. godkänner avtalet mellan Sverige och Danmark om skatt för");
  t.lines(60, 142, {"anställda ombord på färjor och tåg i reguljär trafik i länderna", "båda,"});
  t.text(72, 166, "2. antar regeringens förslag till lag om ändring i den lag som");
  t.lines(60, 178, {"gäller."});
  CHECK(blocks(t) ==
        Lines{"paragraph: Regeringen föreslår att riksdagen i enlighet med vad som sägs nedan",
              "list-item1 [1.]: godkänner avtalet mellan Sverige och Danmark om skatt för anställda ombord "
              "på färjor och tåg i reguljär trafik i länderna båda,",
              "list-item1 [2.]: antar regeringens förslag till lag om ändring i den lag som gäller."});
}

TEST_CASE("Paragraphs inside an item keep its depth, an indented first line ends the list") {
  Typesetter t;
  t.page();
  t.lines(60, 88, {"Uppdraget omfattar de delar som räknas upp här nedan i en lista:"});
  t.text(60, 100, "•");
  t.lines(72, 100, {"Verket ska följa utvecklingen i hela landet under de år som", "kommer."});
  t.lines(72, 130, {"Det gäller även i de län som inte har något eget program för", "detta."});
  t.text(70, 160, "Uppdraget ska redovisas till Regeringskansliet senast i mars");
  t.text(60, 172, "varje år.");
  CHECK(blocks(t) == Lines{"paragraph: Uppdraget omfattar de delar som räknas upp här nedan i en lista:",
                           "list-item1 [•]: Verket ska följa utvecklingen i hela landet under de år som kommer.",
                           "paragraph1: Det gäller även i de län som inte har något eget program för detta.",
                           "paragraph: Uppdraget ska redovisas till Regeringskansliet senast i mars varje år."});
}

TEST_CASE("Type is mended: ligatures, soft hyphens, accents, symbols, letter-spacing") {
  Typesetter t;
  t.page();
  t.text(60, 60, "P R O J E K T   B I D R A G");
  t.lines(
      60, 100,
      {"Regeringen ger \uFB01nansiellt stöd till fo¨rslag om va\u030Ard och om f\u00A8orskola samt till upp\u00ADdrag.",
       "Stödet uppgår till 15\u202F000 kronor och ska gå till Rätts\u00AD", "medicinalverket i hela landet."});
  t.text(60, 150, "\uF0B7");
  t.text(72, 150, "stödja kommunerna");
  t.text(60, 162, "\uF0B7");
  t.text(72, 162, "följa upp");
  CHECK(blocks(t) == Lines{"paragraph: PROJEKT BIDRAG",
                           "paragraph: Regeringen ger finansiellt stöd till förslag om vård och om förskola samt till "
                           "uppdrag. Stödet uppgår till 15\u202F000 kronor och ska gå till Rättsmedicinalverket i hela "
                           "landet.",
                           "list-item1 [•]: stödja kommunerna", "list-item1 [•]: följa upp"});
}

TEST_CASE("Letters in another font do not split a word, and raised letters stay with theirs") {
  Typesetter t;
  t.page();
  const float end = t.text(60, 100, "Riks");
  t.text(end, 100, "skatteverket", {10, false, true});
  t.text(end + 60, 100, ". Klart", {10});
  CHECK(blocks(t) == Lines{"paragraph: Riksskatteverket. Klart"});
}
