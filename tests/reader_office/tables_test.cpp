// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of Word and OpenDocument files.
#include <catch2/catch.hpp>

#include "making.h"

using namespace making;

namespace {

std::string tc(std::string_view text, std::string_view properties = {}) {
  std::string out = "<w:tc>";
  if (!properties.empty()) out += "<w:tcPr>" + std::string(properties) + "</w:tcPr>";
  return out + (text.starts_with('<') ? std::string(text) : p(text)) + "</w:tc>";
}
std::string tr(std::string_view cells, std::string_view properties = {}) {
  return "<w:tr>" + (properties.empty() ? "" : "<w:trPr>" + std::string(properties) + "</w:trPr>") +
         std::string(cells) + "</w:tr>";
}
std::string tbl(std::string_view rows) { return "<w:tbl><w:tblPr/><w:tblGrid/>" + std::string(rows) + "</w:tbl>"; }

}  // namespace

TEST_CASE("docx: A table is its rows, cells between tabs") {
  CHECK(blocks(docx(p("Belopp i tkr:") +
                    tbl(tr(tc("Län") + tc("2013")) + tr(tc("Gotland") + tc("1 400")) + tr(tc("") + tc("750"))) +
                    p("Efter."))) == Blocks{"paragraph: Belopp i tkr:", "table-row1: Län|2013",
                                            "table-row: Gotland|1 400", "table-row: |750", "paragraph: Efter."});
}

TEST_CASE("docx: Merged cells leave empty cells, and names of rows are repeated") {
  CHECK(
      blocks(docx(tbl(tr(tc("Län") + tc("Belopp", "<w:gridSpan w:val=\"2\"/>") + tc("Anm.")) +
                      tr(tc("Gotland", "<w:vMerge w:val=\"restart\"/>") + tc("1") + tc("2") +
                         tc("2013", "<w:vMerge w:val=\"restart\"/>")) +
                      tr(tc("", "<w:vMerge/>") + tc("3") + tc("4") + tc("", "<w:vMerge/>")) +
                      tr(tc("5"), "<w:gridBefore w:val=\"1\"/>")))) ==
      Blocks{"table-row1: Län|Belopp||Anm.", "table-row: Gotland|1|2|2013", "table-row: Gotland|3|4", "table-row: |5"});
}

TEST_CASE("docx: Paragraphs and lists of a cell are one line; deleted rows are left out") {
  const auto lists = numbering("<w:abstractNum w:abstractNumId=\"0\">" + level(0, "bullet", "•") +
                               "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
  const std::string item = "<w:numPr><w:numId w:val=\"1\"/></w:numPr>";
  CHECK(blocks(docx(tbl(tr(tc("Åtgärd") + tc("Ansvarig"), "<w:tblHeader/>") +
                        tr(tc(p("Utreda.") + p("först", item) + p("sedan", item)) +
                           tc("<w:p><w:r><w:t>Brå</w:t><w:br/><w:t>UKÄ</w:t></w:r></w:p>")) +
                        tr(tc("struken") + tc("rad"), "<w:del/>")),
                    {lists})) == Blocks{"table-row1: Åtgärd|Ansvarig", "table-row: Utreda. • först • sedan|Brå UKÄ"});
}

TEST_CASE("docx: A table that lays out a page is read as paragraphs") {
  const std::string text(500, 'a');
  CHECK(blocks(docx(tbl(tr(tc("Regeringsbeslut.") + tc("2013-06-19"))) + tbl(tr(tc(text) + tc("Kort."))) +
                    tbl(tr(tc(tbl(tr(tc("År") + tc("2013")) + tr(tc("a") + tc("b")))) + tc("Bredvid."))))) ==
        Blocks{"paragraph: Regeringsbeslut.", "paragraph: 2013-06-19", "paragraph: " + text, "paragraph: Kort.",
               "table-row: År|2013", "table-row: a|b", "paragraph: Bredvid."});
}

TEST_CASE("docx: Columns without end are cut") {
  const auto rows =
      blocks(docx(tbl(tr(tc("a", "<w:gridSpan w:val=\"2000000000\"/>") + tc("b")) + tr(tc("c") + tc("d")))));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0] == "table-row: a");
}

TEST_CASE("odt: A table is its rows, with header rows, merged and repeated cells") {
  const auto cell = [](std::string_view text, std::string_view attributes = {}) {
    return "<table:table-cell " + std::string(attributes) + "><text:p>" + std::string(text) +
           "</text:p></table:table-cell>";
  };
  const auto row = [](std::string_view cells) {
    return "<table:table-row>" + std::string(cells) + "</table:table-row>";
  };
  const std::string covered = "<table:covered-table-cell/>";
  CHECK(blocks(odt("<table:table><table:table-header-rows>" +
                   row(cell("Län") + cell("Belopp", "table:number-columns-spanned=\"2\"") + covered) +
                   "</table:table-header-rows>" +
                   row(cell("Gotland", "table:number-rows-spanned=\"2\"") + cell("1") + cell("2")) +
                   row(covered + cell("3") + cell("", "table:number-columns-repeated=\"99999999\"")) +
                   "</table:table>")) ==
        Blocks{"table-row1: Län|Belopp", "table-row: Gotland|1|2", "table-row: Gotland|3"});
}
