// SPDX-License-Identifier: GPL-3.0-or-later
// List items: their marks, their depth, their lines and lead-ins.
#include <catch2/catch.hpp>

#include "reading.h"

using reading::markdown_blocks;
using reading::plain_blocks;
using Blocks = std::vector<std::string>;

TEST_CASE("Bullets of every shape make list items") {
  for (const char* mark : {"*", "-", "+", "•", "·", "–", "−", "●", "▪", "\uF0B7"}) {
    CAPTURE(mark);
    const std::string text =
        "# Uppdrag\n\nMyndigheten ska:\n\n" + std::string(mark) + " samordna arbetet,\n" + mark + " ge stöd.\n";
    const Blocks blocks = markdown_blocks(text);
    REQUIRE(blocks.size() == 4);
    CHECK(blocks[2].ends_with("] <1: samordna arbetet,"));
    CHECK(blocks[3].ends_with("] <1: ge stöd."));
  }
}

TEST_CASE("Numbers and letters make list items and keep their marks") {
  CHECK(markdown_blocks("Verket ska:\n\n1. utreda,\n2) stödja,\n(3) bistå,\na) följa,\n(b) samla.\n") ==
        Blocks{"paragraph: Verket ska:", "list-item1 [1.] <0: utreda,", "list-item1 [2)] <0: stödja,",
               "list-item1 [(3)] <0: bistå,", "list-item1 [a)] <0: följa,", "list-item1 [(b)] <0: samla."});
}

TEST_CASE("Items of several sentences and lettered paragraphs between blank lines share their lead-in") {
  CHECK(markdown_blocks("Regeringen uppdrar åt Socialstyrelsen:\n\na) att utarbeta en modell. Uppdraget ska redovisas "
                        "i mars.\n\nb) att ta fram en strategi.\n") ==
        Blocks{"paragraph: Regeringen uppdrar åt Socialstyrelsen:",
               "list-item1 [a)] <0: att utarbeta en modell. Uppdraget ska redovisas i mars.",
               "list-item1 [b)] <0: att ta fram en strategi."});
}

TEST_CASE("Wrapped items go on with flush and with indented lines") {
  CHECK(plain_blocks("Uppdrag\n\nI uppdraget ingår att: \n\n• samordna arbetet med integrering för \natt bidra till "
                     "ökad samverkan,     \n\n• ge stöd till arbetet med\n  strategier.\n") ==
        Blocks{"heading1: Uppdrag", "paragraph: I uppdraget ingår att:",
               "list-item1 [•] <1: samordna arbetet med integrering för att bidra till ökad samverkan,",
               "list-item1 [•] <1: ge stöd till arbetet med strategier."});
}

TEST_CASE("A flush line behind a finished item is a paragraph") {
  CHECK(
      markdown_blocks("Verket ska:\n* utreda frågan.\nSlutredovisning sker i mars.\n") ==
      Blocks{"paragraph: Verket ska:", "list-item1 [*] <0: utreda frågan.", "paragraph: Slutredovisning sker i mars."});
}

TEST_CASE("Depth follows the indent, and the mark where indents are alike") {
  CHECK(markdown_blocks("Verket ska:\n\n* redovisa:\n  + kostnader,\n  + intäkter,\n* bistå.\n") ==
        Blocks{"paragraph: Verket ska:", "list-item1 [*] <0: redovisa:", "list-item2 [+] <1: kostnader,",
               "list-item2 [+] <1: intäkter,", "list-item1 [*] <0: bistå."});
  CHECK(markdown_blocks("Förslag:\n\n1. Verket ges direktiv om\n\n- tider,\n\n- avgifter.\n\n2. Nämnden upphör.\n") ==
        Blocks{"paragraph: Förslag:", "list-item1 [1.] <0: Verket ges direktiv om", "list-item2 [-] <1: tider,",
               "list-item2 [-] <1: avgifter.", "list-item1 [2.] <0: Nämnden upphör."});
}

TEST_CASE("An indented paragraph belongs to its item") {
  CHECK(markdown_blocks("Verket ska:\n\n* stödja skolor.\n\n  Det gäller alla skolor.\n\n* bistå.\n") ==
        Blocks{"paragraph: Verket ska:", "list-item1 [*] <0: stödja skolor.", "paragraph1: Det gäller alla skolor.",
               "list-item1 [*] <0: bistå."});
}

TEST_CASE("A dash glued to its word is an item within a list only") {
  CHECK(markdown_blocks("Verket ska:\n-stödja skolor,\n-bistå.\n") ==
        Blocks{"paragraph: Verket ska:", "list-item1 [-] <0: stödja skolor,", "list-item1 [-] <0: bistå."});
  CHECK(markdown_blocks("# A\n\n-stödja är ett ord.\n")[1] == "paragraph: -stödja är ett ord.");
}

TEST_CASE("A dash in the middle of a wrapped sentence is no item") {
  CHECK(markdown_blocks("# A\n\nRiksrevisionen har granskat statens styrning\n– regeringens utformning och uppföljning "
                        "(RiR 2021:1).\n") == Blocks{"heading1: A",
                                                     "paragraph: Riksrevisionen har granskat statens styrning – "
                                                     "regeringens utformning och uppföljning (RiR 2021:1)."});
  CHECK(markdown_blocks("# A\n\nDetta följer av artikel\n12. Verket ska följa den.\n").size() == 2);
}

TEST_CASE("Numbers without a full stop are items when they count on") {
  CHECK(markdown_blocks(
            "## Remissinstanser\n\n1 Riksdagens ombudsmän\n2 Kammarrätten i Stockholm\n\n4 Polismyndigheten\n") ==
        Blocks{"heading2: Remissinstanser", "list-item1 [1] <0: Riksdagens ombudsmän",
               "list-item1 [2] <0: Kammarrätten i Stockholm", "list-item1 [4] <0: Polismyndigheten"});
  CHECK(markdown_blocks("# A\n\n3 Boverket har ansvaret.\n")[1] == "paragraph: 3 Boverket har ansvaret.");
  CHECK(markdown_blocks("# A\n\n2013 fick länsstyrelserna ett uppdrag.\n\n2014 Års redovisning.\n")[1] ==
        "paragraph: 2013 fick länsstyrelserna ett uppdrag.");
}

TEST_CASE("Two marks on one line count as one, a mark alone takes the next line") {
  CHECK(markdown_blocks("Verket ska:\n\n* – utreda\n*\nstödja\n") ==
        Blocks{"paragraph: Verket ska:", "list-item1 [*] <0: utreda", "list-item1 [*] <0: stödja"});
}

TEST_CASE("Direct speech is a paragraph with its dash") {
  CHECK(markdown_blocks("# Nyhet\n\nRegeringen har fattat beslut.\n\n– Det är ett viktigt steg, säger ministern.\n\n– "
                        "Vi går vidare, säger hon.\n") ==
        Blocks{"heading1: Nyhet", "paragraph: Regeringen har fattat beslut.",
               "paragraph: – Det är ett viktigt steg, säger ministern.", "paragraph: – Vi går vidare, säger hon."});
  CHECK(markdown_blocks("# A\n\nVerket ska:\n\n– Utreda frågan.\n\n– Stödja skolor.\n")[2] ==
        "list-item1 [–] <1: Utreda frågan.");
}

TEST_CASE("Thousands of nested items neither crash nor overflow their level") {
  std::string text;
  for (int depth = 0; depth < 600; ++depth) text += std::string(static_cast<std::size_t>(depth) * 2, ' ') + "- punkt\n";
  const auto document = reading::markdown(text);
  REQUIRE(document.blocks.size() == 600);
  CHECK(document.blocks[599].level == 255);
  std::string marks;
  for (int i = 0; i < 100000; ++i) marks += "- ";
  CHECK(markdown_blocks(marks + "slut") == Blocks{"list-item1 [-]: slut"});
}

TEST_CASE("Roman numbers make list items") {
  CHECK(markdown_blocks("Stödet avser:\n\ni) styrning;\n\nii) marknad;\n\n(iv) miljö.\n") ==
        Blocks{"paragraph: Stödet avser:", "list-item1 [i)] <0: styrning;", "list-item1 [ii)] <0: marknad;",
               "list-item1 [(iv)] <0: miljö."});
}

TEST_CASE("Lines that lost their bullets are items below the line that announces them") {
  CHECK(markdown_blocks("Utredaren ska bland annat\n\nanmäla ändringar i registret\n\nersätta det äldre "
                        "systemet.\n\nUppdraget redovisas i mars.\n") ==
        Blocks{"paragraph: Utredaren ska bland annat", "list-item1 <0: anmäla ändringar i registret",
               "list-item1 <0: ersätta det äldre systemet.", "paragraph: Uppdraget redovisas i mars."});
  CHECK(markdown_blocks("# A\n\nArbetet är klart.\n\nmen inte slut.\n")[2] == "paragraph: men inte slut.");
}
