// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "reading.h"

using reading::Blocks;
using reading::content;
using reading::page_blocks;

TEST_CASE("html: A table is its caption and its rows, cells between tabs") {
  CHECK(content("<h1>Bilaga</h1><table><caption>Belopp i "
                "tkr</caption><thead><tr><th>Län</th><th>2013</th><th>2014</th></tr></thead>"
                "<tbody><tr><td>Gotland</td><td>1&nbsp;400</td><td>750</td></tr><tr><td>Dalarna</td><td></td><td>5</"
                "td></tr></tbody></table>") == Blocks{"heading1: Bilaga", "paragraph: Belopp i tkr",
                                                      "table-row1: Län|2013|2014", "table-row: Gotland|1\u00A0400|750",
                                                      "table-row: Dalarna||5"});
}

TEST_CASE(
    "html: A cell over several columns leaves empty cells, one over several rows is repeated when it names them") {
  CHECK(content("<table><tr><th>Län</th><th colspan='2'>Belopp</th><th>År</th></tr>"
                "<tr><td rowspan='2'>Gotland</td><td>1</td><td>2</td><td rowspan='2'>2013</td></tr>"
                "<tr><td>3</td><td>4</td></tr></table>") ==
        Blocks{"table-row1: Län|Belopp||År", "table-row: Gotland|1|2|2013", "table-row: Gotland|3|4"});
}

TEST_CASE("html: The head of a table comes first wherever it stands") {
  CHECK(content("<table><tr><td>Gotland</td><td>1</td></tr><thead><tr><th>Län</th><th>tkr</th></tr></thead></table>") ==
        Blocks{"table-row1: Län|tkr", "table-row: Gotland|1"});
}

TEST_CASE("html: Paragraphs, lists and line breaks in a cell are one line") {
  CHECK(content("<table><tr><th>Åtgärd</th><th>Ansvarig</th></tr><tr><td><p>Utreda.</p><ul><li>först</li><li>sedan</"
                "li></ul></td>"
                "<td>Skolverket<br>Brå<sup>1</sup></td></tr><tr><td>Följa</td><td>UKÄ</td></tr></table>") ==
        Blocks{"table-row1: Åtgärd|Ansvarig", "table-row: Utreda. • först • sedan|Skolverket Brå",
               "table-row: Följa|UKÄ"});
}

TEST_CASE("html: A table that lays out a page is read as blocks") {
  CHECK(content("<table><tr><td><h1>Uppdrag</h1><p>Verket ska "
                "utreda.</p></td><td><table><tr><td>År</td><td>2013</td></tr></table></td></tr></table>") ==
        Blocks{"heading1: Uppdrag", "paragraph: Verket ska utreda.", "table-row: År|2013"});
  CHECK(content("<table role='presentation'><tr><td>Ett.</td><td>Två.</td></tr></table>") ==
        Blocks{"paragraph: Ett.", "paragraph: Två."});
  CHECK(content("<table><tr><td>Bara en cell.</td></tr></table>") == Blocks{"paragraph: Bara en cell."});
}

TEST_CASE("html: Short terms with their definitions are rows") {
  CHECK(content("<dl><dt>Diarienummer</dt><dd>S2013/964</dd><div><dt>Beslut</dt><dd>2013-02-07</dd></div></dl>") ==
        Blocks{"table-row: Diarienummer|S2013/964", "table-row: Beslut|2013-02-07"});
}

TEST_CASE("html: A table around the text that is furniture stays furniture") {
  CHECK(page_blocks(
            "<main><h1>Uppdrag</h1></main><footer><table><tr><td>Telefon</td><td>010</td></tr></table></footer>") ==
        Blocks{"heading1: Uppdrag", "furniture: Telefon|010"});
}

TEST_CASE("html: Rows and columns without end are cut") {
  const auto rows =
      content("<table><tr><th rowspan='99999999' colspan='99999999'>a</th><th>b</th></tr><tr><td>c</td></tr></table>");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0] == "table-row: a");
}
