// SPDX-License-Identifier: GPL-3.0-or-later
// OpenDocument texts.
#include <catch2/catch.hpp>

#include "making.h"

using namespace making;

namespace {

const std::string kStyles =
    "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>"
    "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties "
    "fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"T2\" style:family=\"text\"><style:text-properties style:text-position=\"super "
    "58%\"/></style:style>"
    "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" "
    "style:num-suffix=\".\"/>"
    "<text:list-level-style-number text:level=\"2\" style:num-format=\"a\" style:num-prefix=\"(\" "
    "style:num-suffix=\")\"/></text:list-style>"
    "<text:list-style style:name=\"L2\"><text:list-level-style-bullet text:level=\"1\" "
    "text:bullet-char=\"–\"/></text:list-style>";

std::string list(std::string_view style, std::string_view items, std::string_view more = {}) {
  return "<text:list text:style-name=\"" + std::string(style) + "\" " + std::string(more) + ">" + std::string(items) +
         "</text:list>";
}
std::string item(std::string_view content) { return "<text:list-item>" + std::string(content) + "</text:list-item>"; }
std::string par(std::string_view text) { return "<text:p>" + std::string(text) + "</text:p>"; }

}  // namespace

TEST_CASE("odt: Headings by outline level and by style") {
  CHECK(blocks(odt("<text:p text:style-name=\"P1\">Uppdrag</text:p><text:h text:outline-level=\"2\">Bakgrund</text:h>" +
                       par("Text.") + "<text:p text:style-name=\"Rubrik_20_3\">Rubrik</text:p>" + par("Mer."),
                   kStyles)) ==
        Blocks{"heading1: Uppdrag", "heading2: Bakgrund", "paragraph: Text.", "heading3: Rubrik", "paragraph: Mer."});
}

TEST_CASE("odt: Lists have marks and depth, and go on when they say so") {
  CHECK(
      blocks(odt(par("Verket ska:") +
                     list("L1", item(par("Ett") + list("", item(par("inre")) + item(par("andra")))) +
                                    item(par("Två") + par("Mer om två."))) +
                     par("Emellan.") + list("L1", item(par("Tre")), "text:continue-numbering=\"true\"") +
                     list("L1", item(par("Åter ett"))) +
                     list("L2", item(par("punkt")) + "<text:list-header>" + par("Utan märke.") + "</text:list-header>"),
                 kStyles)) == Blocks{"paragraph: Verket ska:", "list-item1 [1.]: Ett", "list-item2 [(a)]: inre",
                                     "list-item2 [(b)]: andra", "list-item1 [2.]: Två", "paragraph1: Mer om två.",
                                     "paragraph: Emellan.", "list-item1 [3.]: Tre", "list-item1 [1.]: Åter ett",
                                     "list-item1 [–]: punkt", "paragraph1: Utan märke."});
}

TEST_CASE("odt: Spaces, tabs, breaks and spans are what they look like") {
  CHECK(blocks(odt(par("Läns<text:span text:style-name=\"T1\">styrelsen</text:span><text:s "
                       "text:c=\"3\"/>i<text:tab/>län<text:line-break/>ska 2013"
                       "<text:span text:style-name=\"T2\">1</text:span> ge<text:a>stöd</text:a>."),
                   kStyles)) == Blocks{"paragraph: Länsstyrelsen i|län ska 2013 gestöd."});
}

TEST_CASE("odt: Notes stand behind their section, deletions are left out, contents and annotations are none") {
  const std::string note =
      "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>" +
      par("Dir. 2013:15.") + "</text:note-body></text:note>";
  const auto document =
      read(odt("<text:tracked-changes><text:changed-region><text:deletion>" + par("bort") +
                   "</text:deletion></text:changed-region></text:tracked-changes>"
                   "<text:table-of-content><text:index-body>" +
                   par("Bakgrund 3") +
                   "</text:index-body></text:table-of-content>"
                   "<text:h text:outline-level=\"1\">Ett</text:h>" +
                   par("Under 2013" + note + " gavs<office:annotation>" + par("nej") + "</office:annotation> stöd.") +
                   "<text:h text:outline-level=\"1\">Två</text:h>" + par("Slut."),
               kStyles));
  CHECK(blocks(document) == Blocks{"furniture: Bakgrund 3", "heading1: Ett", "paragraph: Under 2013 gavs stöd.",
                                   "footnote [1]: Dir. 2013:15.", "heading1: Två", "paragraph: Slut."});
  CHECK(document.notes ==
        std::vector<std::string>{"changes are tracked: 1 deletions are left out, 0 insertions are read as accepted"});
}

TEST_CASE("odt: Frames stand behind their paragraph; headers and footers are furniture") {
  const std::string margins =
      "<office:document-styles SPACES><office:master-styles><style:master-page><style:header><text:p>2 "
      "(3)</text:p></style:header>"
      "<style:footer><text:p>Postadress</text:p></style:footer></style:master-page></office:master-styles></"
      "office:document-styles>";
  CHECK(blocks(odt(par("Före.<draw:frame><draw:text-box>" + par("I rutan.") + "</draw:text-box></draw:frame> Efter."),
                   "", {{"styles.xml", margins}})) ==
        Blocks{"furniture: 2 (3)", "paragraph: Före. Efter.", "paragraph: I rutan.", "furniture: Postadress"});
}

TEST_CASE("odt: Numbered headings have their number, pages are those seen last") {
  const std::string outline =
      "<office:document-styles SPACES><office:styles><text:outline-style><text:outline-level-style text:level=\"1\" "
      "style:num-format=\"1\"/>"
      "<text:outline-level-style text:level=\"2\" style:num-format=\"1\" "
      "text:display-levels=\"2\"/></text:outline-style></office:styles></office:document-styles>";
  const auto document =
      read(odt("<text:h text:outline-level=\"1\">Ett</text:h><text:h text:outline-level=\"2\">Inre</text:h>" +
                   par("Text.") + "<text:soft-page-break/><text:h text:outline-level=\"1\">Två</text:h>" + par("Slut."),
               "", {{"styles.xml", outline}}));
  CHECK(blocks(document) ==
        Blocks{"heading1: 1 Ett", "heading2: 1.1 Inre", "paragraph: Text.", "heading1: 2 Två", "paragraph: Slut."});
  REQUIRE(document.pages.size() == 2);
  CHECK(document.blocks[3].page == 2);
}

TEST_CASE("odt: An encrypted file and one without text say what they are") {
  const std::string manifest =
      "<manifest:manifest "
      "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry><manifest:encryption-"
      "data/>"
      "</manifest:file-entry></manifest:manifest>";
  CHECK(refusal(odt("", "", {{"META-INF/manifest.xml", manifest}})) ==
        "is encrypted; save a copy without a password and read that");
  CHECK(refusal(archive({{"content.xml", "<a/>"}})) ==
        "is an OpenDocument file without text (a spreadsheet or a drawing)");
}
