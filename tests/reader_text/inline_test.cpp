// SPDX-License-Identifier: GPL-3.0-or-later
// Markup within the text of a block.
#include <catch2/catch.hpp>

#include "reading.h"

namespace {

std::string markdown_text(std::string_view text) { return reading::markdown(text).text; }

}  // namespace

TEST_CASE("Emphasis goes, its words stay") {
  CHECK(markdown_text("Redovisas **senast den 31 mars 2018** i *tre* delar, ***nu*** och _sedan_ __här__.") ==
        "Redovisas senast den 31 mars 2018 i tre delar, nu och sedan här.");
  CHECK(markdown_text("ett **brutet\ntal** här") == "ett brutet tal här");
}

TEST_CASE("Asterisks and underscores within words, names and addresses stay") {
  for (const char* text : {"5*3*2 är 30", "filen ragnhild_vassvik_barents_5.pdf", "https://exempel.se/_a_/b_c",
                           "grossisttillträde* för andra", "a_b och c_d", "2 * 3 * 4"}) {
    CAPTURE(text);
    CHECK(markdown_text(text) == text);
  }
}

TEST_CASE("Links keep their text, images go") {
  CHECK(markdown_text("Se [förordningen](https://exempel.se/a_(b) \"Förordningen\") här.") == "Se förordningen här.");
  CHECK(markdown_text("# A\n\n![logo](/bild.png?width=150) Text ![x](y)") == "A\nText");
  CHECK(markdown_text("[Ett](/a)[Två](/b) och i[denna](/c) samt [länet](/d)s och [här](/e)kan") ==
        "Ett Två och i denna samt länets och här kan");
  CHECK(markdown_text("IJ2008/2257/IU[delvis] och [utan mål] (text)") ==
        "IJ2008/2257/IU[delvis] och [utan mål] (text)");
  CHECK(markdown_text("<https://exempel.se> och <a@exempel.se>") == "https://exempel.se och a@exempel.se");
}

TEST_CASE("Bold words glued to the next word get a space") {
  CHECK(markdown_text("**Kontaktperson**Anna Ek och **Svante****Tid:** nu") ==
        "Kontaktperson Anna Ek och Svante Tid: nu");
  CHECK(markdown_text("**J**ämställdhet") == "Jämställdhet");
}

TEST_CASE("Backslashes go, rows to write on go with them") {
  CHECK(markdown_text("COM\\_2017\\_275 och 1\\. punkt \\*not") == "COM_2017_275 och 1. punkt *not");
  CHECK(markdown_text("Före\n\n\\_\\_\\_\\_\\_\\_\n\nEfter\n\n\\*\\*\\*\n") == "Före\nEfter");
  CHECK(markdown_text("Namn: \\_\\_\\_\\_\\_\\_ datum") == "Namn: datum");
}

TEST_CASE("HTML tags and entities are read in Markdown and in plain text") {
  const std::string text = "<strong>2010</strong> 3<br />och 5 &lt; 6 &amp; &aring;r&nbsp;2011 &#8211; &#xE5;";
  CHECK(markdown_text(text) == "2010 3 och 5 < 6 & år\u00A02011 – å");
  CHECK(reading::plain(text).text == "2010 3 och 5 < 6 & år\u00A02011 – å");
  CHECK(markdown_text("5 <10 och a<b>c och &okänd; R&D; &#x30A; &#0;") == "5 <10 och ac och &okänd; R&D; &#x30A; &#0;");
}

TEST_CASE("Plain text without Markdown keeps its signs") {
  CHECK(reading::plain("Tillträde* gäller _allt_ och [a] \\_ `b`").text == "Tillträde* gäller _allt_ och [a] \\_ `b`");
}

TEST_CASE("Plain text that uses Markdown is read as Markdown") {
  CHECK(reading::blocks(reading::plain("# Uppdrag\n\nText med **fet** stil.\n")) ==
        std::vector<std::string>{"heading1: Uppdrag", "paragraph: Text med fet stil."});
}

TEST_CASE("White space comes in runs of one, columns are told by a tab") {
  CHECK(reading::plain("a  b\tc     d\u00A0e").text == "a b\tc\td\u00A0e");
}

TEST_CASE("Tables become rows with tabs between their cells") {
  CHECK(reading::markdown_blocks("| Region | Medel\\* |\n| --- | :---: |\n|  | **2 111** |\n|  |  |\n") ==
        std::vector<std::string>{"table-row1: Region|Medel*", "table-row: |2 111"});
}

TEST_CASE("Code is furniture, comments go, quotations are paragraphs") {
  CHECK(reading::markdown_blocks(
            "Text.\n\n```\nx = *y*\nz\n```\n\n<!-- gömt\nännu -->\n\n> Citat som\n> går vidare.\n") ==
        std::vector<std::string>{"paragraph: Text.", "furniture: x = *y* z", "paragraph: Citat som går vidare."});
  CHECK(reading::markdown_blocks("```\nUtan slut.\n") == std::vector<std::string>{"paragraph: Utan slut."});
  CHECK(reading::markdown_blocks("<!-- utan slut\n").size() == 1);
}

TEST_CASE("Removed markup never leaves a mark apart from its letter") {
  CHECK(reading::markdown("va**\u030A**rd").text == "vård");
}
