// SPDX-License-Identifier: GPL-3.0-or-later
// Which lines make one paragraph, and what page marks between them do.
#include <catch2/catch.hpp>

#include "reading.h"

using reading::markdown_blocks;
using reading::plain_blocks;
using Blocks = std::vector<std::string>;

namespace {

// Wrapped at about 60 columns.
constexpr const char* kWrapped =
    "Myndigheten ska genomföra en satsning för att stärka arbetet\n"
    "med jämställdhetsintegrering i länen. Uppdraget ska utföras i\n"
    "samråd med övriga länsstyrelser och redovisas till regeringen.\n"
    "Medel för uppdraget betalas ut av Kammarkollegiet.\n";

}  // namespace

TEST_CASE("Lines of a wrapped paragraph are joined, also where a sentence ends at a line end") {
  CHECK(plain_blocks(std::string("Titel\n\n") + kWrapped).size() == 2);
}

TEST_CASE("Words broken at a line end are mended") {
  CHECK(plain_blocks("Titel\n\nArbetet med jämställd-\nhetsintegrering och hälso-\noch sjukvård under covid-\n19 och "
                     "EU-\nrevisionen 2013-\n2014.\n") ==
        Blocks{"heading1: Titel",
               "paragraph: Arbetet med jämställdhetsintegrering och hälso- och sjukvård under covid-19 och "
               "EU-revisionen 2013-2014."});
  CHECK(plain_blocks("Titel\n\nVi tog natt-\ntåget 2011–\n2012 enligt U2013/964/\nJÄM.\n")[1] ==
        "paragraph: Vi tog nattåget 2011–2012 enligt U2013/964/JÄM.");
}

TEST_CASE("A page number between lines of a sentence becomes furniture and the paragraph goes on") {
  CHECK(
      plain_blocks("Titel\n\nArbetet ska stärkas på alla nivåer. Som en del av detta \n\n\n\n   3 "
                   "\n\nutvecklingsarbete angav regeringen mål.\n") ==
      Blocks{
          "heading1: Titel",
          "paragraph: Arbetet ska stärkas på alla nivåer. Som en del av detta utvecklingsarbete angav regeringen mål.",
          "furniture: 3"});
}

TEST_CASE("Page marks of many shapes are furniture, figures of a text are not") {
  for (const char* mark : {"2 (12)", "(5)", "- 3 -", "Sida 3 av 9", "2/12", "\f2"}) {
    CAPTURE(mark);
    CHECK(plain_blocks("Titel\n\nArbetet med de mål som\n\n" + std::string(mark) + "\n\nriksdagen har angett.\n")[1] ==
          "paragraph: Arbetet med de mål som riksdagen har angett.");
  }
  CHECK(plain_blocks("Titel\n\nAntal platser:\n\n371\n\n279\n\n426\n").size() == 5);
  CHECK(plain_blocks("Titel\n\nAntal platser:\n\n371\n\n279\n\n426\n")[2] == "paragraph: 371");
  CHECK(plain_blocks("Titel\n\nMålen gäller\n\n2014\n\noch senare år.\n")[2] == "paragraph: 2014");
}

TEST_CASE("A finished sentence does not go on behind a page mark") {
  CHECK(plain_blocks("Titel\n\nArbetet är klart.\n\n3\n\nmen inte slut.\n") ==
        Blocks{"heading1: Titel", "paragraph: Arbetet är klart.", "furniture: 3", "paragraph: men inte slut."});
}

TEST_CASE("Form feeds number the pages, and a paragraph over the border starts on its first page") {
  const auto document = reading::plain("Titel\n\nArbetet med de mål som\n\f2\n\nriksdagen har angett.\n\n\fNy sida.\n");
  REQUIRE(document.pages.size() == 3);
  CHECK(document.page_at(static_cast<std::uint32_t>(document.text.find("riksdagen"))) == 2);
  CHECK(document.page_at(static_cast<std::uint32_t>(document.text.find("Ny sida"))) == 3);
  CHECK(document.blocks[1].page == 1);
}

TEST_CASE("Heads that come back on every page are furniture, the same words in the text are not") {
  std::string text = "Dagens ramverk\n\nDagens ramverk beskrivs här.\n";
  for (int page = 2; page < 6; ++page)
    text += "\fSOU 2017:4 Dagens ramverk " + std::to_string(page) + "\n\nText på sidan " + std::to_string(page) +
            " finns här.\n";
  const Blocks blocks = plain_blocks(text);
  REQUIRE(blocks.size() == 10);
  CHECK(blocks[1] == "paragraph: Dagens ramverk beskrivs här.");
  CHECK(blocks[2] == "furniture: SOU 2017:4 Dagens ramverk 2");
  CHECK(blocks[3] == "paragraph: Text på sidan 2 finns här.");
}

TEST_CASE("Short lines without a full stop stay apart") {
  CHECK(markdown_blocks("# Remiss\n\nLänsstyrelsen i Västerbottens län\nLänsstyrelsen i Västernorrlands län\n") ==
        Blocks{"heading1: Remiss", "paragraph: Länsstyrelsen i Västerbottens län",
               "paragraph: Länsstyrelsen i Västernorrlands län"});
  CHECK(markdown_blocks("# Uppdrag\n\nRegeringsuppdrag\nRegeringen uppdrar åt Skolverket att utreda frågan.\nUppdraget "
                        "ska redovisas.\n") == Blocks{"heading1: Uppdrag", "paragraph: Regeringsuppdrag",
                                                      "paragraph: Regeringen uppdrar åt Skolverket att utreda frågan.",
                                                      "paragraph: Uppdraget ska redovisas."});
  CHECK(plain_blocks(std::string("Titel\n\n") + kWrapped + "\nKopia till\n\nKammarkollegiet\nlänsstyrelserna\n")[3] ==
        "paragraph: Kammarkollegiet");
}

TEST_CASE("A sentence cut by a line break goes on wherever its words show it") {
  for (const char* text :
       {"Redovisningen ska lämnas till\nRegeringskansliet senast den 1 mars.",
        "Regeringen uppdrar åt Kammarkollegiet att utbetala\n375 000 000 kronor till landstingen.",
        "Rapporten lämnas till Regeringskansliet\n(Arbetsmarknadsdepartementet) i mars.",
        "Uppdraget rör Socialstyrelsen,\nSkolverket och andra.", "Redovisningar lämnas den\n1 mars 2011."}) {
    CAPTURE(text);
    CHECK(markdown_blocks(std::string("# Uppdrag\n\n") + text + "\n").size() == 2);
  }
}

TEST_CASE("A forced line break separates what could be two lines") {
  CHECK(markdown_blocks("# Träff\n\nTid: 3 januari 2023  \nPlats: Rosenbad  \n").size() == 3);
}

TEST_CASE("Lines of a table that lost its frame keep to themselves") {
  CHECK(plain_blocks("Titel\n\nStockholm     1 000 000\nUppsala         500 000\n") ==
        Blocks{"heading1: Titel", "paragraph: Stockholm|1 000 000", "paragraph: Uppsala|500 000"});
}

TEST_CASE("Empty and blank texts give empty documents") {
  for (const char* text : {"", "\n\n", "   ", "\t\n \n", "#", "######", "***", "\f\f"}) {
    CAPTURE(text);
    CHECK(markdown_blocks(text).empty());
  }
}

TEST_CASE("A long line without an end goes on over a blank line with a small letter") {
  CHECK(markdown_blocks("# A\n\n− analysera hur interna och externa faktorer påverkar myndighetens\n\nmöjligheter att "
                        "fullgöra sitt uppdrag, med fokus på faktorer som\n\när viktiga.\n") ==
        Blocks{"heading1: A",
               "list-item1 [−] <0: analysera hur interna och externa faktorer påverkar myndighetens möjligheter att "
               "fullgöra sitt uppdrag, "
               "med fokus på faktorer som är viktiga."});
  CHECK(markdown_blocks("# A\n\nArbetet leds av Skolverket\n\nmen inte av andra.\n").size() == 3);
}
