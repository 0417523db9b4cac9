// SPDX-License-Identifier: GPL-3.0-or-later
// Headings with and without marks, and the title.
#include <catch2/catch.hpp>

#include "reading.h"

using reading::markdown_blocks;
using reading::plain_blocks;
using Blocks = std::vector<std::string>;

TEST_CASE("Hash marks and underlines make headings") {
  CHECK(markdown_blocks("# Uppdrag\n\n## Bakgrund ##\n\n###Skäl\n\nDel ett\n=======\n\nDel två\n---\n\ntext\n") ==
        Blocks{"heading1: Uppdrag", "heading2: Bakgrund", "heading3: Skäl", "heading1: Del ett", "heading2: Del två",
               "paragraph: text"});
  CHECK(markdown_blocks("#Euroweek på stan\n")[0] == "paragraph: #Euroweek på stan");
}

TEST_CASE("A rule under a sentence is no underline") {
  CHECK(markdown_blocks("# A\n\nDetta är en mening.\n---\n\ntext\n") ==
        Blocks{"heading1: A", "paragraph: Detta är en mening.", "paragraph: text"});
}

TEST_CASE("A line that is bold as a whole is a heading below the last marked one") {
  CHECK(markdown_blocks(
            "# Uppdrag\n\n**Bakgrund**\nÅr 2021 är det 100 år sedan.\n\n**Viktigt.**\n\n**Plats:** Rosenbad\n") ==
        Blocks{"heading1: Uppdrag", "heading2: Bakgrund", "paragraph: År 2021 är det 100 år sedan.",
               "paragraph: Viktigt.", "paragraph: Plats: Rosenbad"});
}

TEST_CASE("A plain text starts with its title, also over two lines") {
  const auto document = reading::plain(
      " Uppdrag att genomföra en utvecklingssatsning för att stärka \narbetet i länen  \n\nRegeringens beslut "
      "\n\nRegeringen ger länet ett uppdrag.\n");
  CHECK(reading::blocks(document) ==
        Blocks{"heading1: Uppdrag att genomföra en utvecklingssatsning för att stärka arbetet i länen",
               "heading2: Regeringens beslut", "paragraph: Regeringen ger länet ett uppdrag."});
  CHECK(document.metadata.get("title") ==
        "Uppdrag att genomföra en utvecklingssatsning för att stärka arbetet i länen");
}

TEST_CASE("The letterhead above a title is not the title") {
  CHECK(plain_blocks("Regeringsbeslut III:5\n\n2013-06-19\n\nU2013/964/JÄM\n\nUppdrag om strategier\n\nRegeringen ger "
                     "ett uppdrag.\n")[3] == "heading1: Uppdrag om strategier");
}

TEST_CASE("A text that starts with a sentence has no title") {
  const auto document =
      reading::plain("Regeringen ger Skolverket i uppdrag att utreda frågan.\n\nUppdraget ska redovisas.\n");
  CHECK(document.blocks[0].kind == uppdrag::BlockKind::kParagraph);
  CHECK_FALSE(document.metadata.has("title"));
}

TEST_CASE("Short lines standing alone in plain text are headings unless they are sentences, labels or names in a row") {
  const std::string text = "Uppdrag\n\nMäns våld mot kvinnor\n\nEtt mål är att våldet ska upphöra.\n\n";
  CHECK(plain_blocks(text)[1] == "heading2: Mäns våld mot kvinnor");
  for (const char* line : {"Uppdraget ska redovisas senast den 1 mars 2014", "Myndigheten ska",
                           "Uppdraget redovisas löpande till regeringen", "Kontakt: Anna Ek", "anna.ek@exempel.se",
                           "Läs mer.", "I uppdraget ingår att"}) {
    CAPTURE(line);
    CHECK(plain_blocks(text + line + "\n\nText som följer på raden.\n")[3] == "paragraph: " + std::string(line));
  }
  CHECK(plain_blocks(text + "Docenten Anna Ek\n\nLantbrukaren Bo Al\n\nJuristen Cai Alm\n\nDe utses nu.\n")[3] ==
        "paragraph: Docenten Anna Ek");
  CHECK(plain_blocks(text + "Jämställdhetsintegrering\n\nPubliceringsdatum: 28 september 2022\n")[3] ==
        "paragraph: Jämställdhetsintegrering");
}

TEST_CASE("Numbered headings of plain text lie as deep as their numbers say") {
  CHECK(plain_blocks("Rapport\n\n2.1 Utgiftsområdets omfattning\n\nOmrådet omfattar mycket.\n")[1] ==
        "heading3: 2.1 Utgiftsområdets omfattning");
}

TEST_CASE("In Markdown only known headings and lines above a long text need no mark") {
  CHECK(markdown_blocks("# Uppdrag\n\nSkälen för regeringens beslut\n\nKort text.\n")[1] ==
        "heading2: Skälen för regeringens beslut");
  CHECK(markdown_blocks("# Uppdrag\n\nDocenten Anna Ek\n\nLantbrukaren Bo Al\n")[1] == "paragraph: Docenten Anna Ek");
}

TEST_CASE("A numbered line above a paragraph of its own is a heading, the last item of a list is not") {
  CHECK(markdown_blocks(
            "# Uppdrag\n\nRegeringen beslutar om uppdrag.\n\n1. Uppdrag att utveckla indikatorer\nSocialstyrelsen ska "
            "utveckla indikatorer.\n\n2. Uppdrag om stöd\nSocialstyrelsen ska stödja.\n") ==
        Blocks{"heading1: Uppdrag", "paragraph: Regeringen beslutar om uppdrag.",
               "heading3: 1. Uppdrag att utveckla indikatorer", "paragraph: Socialstyrelsen ska utveckla indikatorer.",
               "heading3: 2. Uppdrag om stöd", "paragraph: Socialstyrelsen ska stödja."});
  CHECK(
      markdown_blocks("# Råd\n\nRådet består av:\n\n1. Boverket\n2. Skolverket\n\nRådet ska ledas av Boverket.\n")[3] ==
      "list-item1 [2.] <1: Skolverket");
}

TEST_CASE("What a web page glued to its title is a word of its own and no part of the title") {
  const auto document =
      reading::markdown("# Uppdrag om sjöfartslinjerDiarienummer:  LI2025/01096, KN2025/ 00969 (delvis)\n\nText.\n");
  CHECK(reading::blocks(document)[0] ==
        "heading1: Uppdrag om sjöfartslinjer Diarienummer: LI2025/01096, KN2025/ 00969 (delvis)");
  CHECK(document.metadata.get("title") == "Uppdrag om sjöfartslinjer");
  CHECK(document.metadata.list("dnr") == std::vector<std::string>{"LI2025/01096", "KN2025/00969"});
  const auto bill = reading::markdown("# Nya regler om rådrumProp. 2025/26:52\n\nText.\n");
  CHECK(bill.text.starts_with("Nya regler om rådrum Prop. 2025/26:52\n"));
  CHECK(bill.metadata.get("title") == "Nya regler om rådrum");
  CHECK(reading::markdown("# Stöd till vindkraftFi2025/01473\n").metadata.get("dnr") == "Fi2025/01473");
  CHECK(reading::markdown("# Vaccin från AstraZeneca och SciLifeLab\n").metadata.get("title") ==
        "Vaccin från AstraZeneca och SciLifeLab");
}

TEST_CASE("A date in the place of a case number is none") {
  CHECK_FALSE(reading::markdown("# UppdragDiarienummer: 2025-09-25\n\nText.\n").metadata.has("dnr"));
}
