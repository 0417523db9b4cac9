// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged and hostile files: what can be read is kept, what is an attack is refused, nothing breaks.
#include <catch2/catch.hpp>
#include <random>

#include "making.h"

using namespace making;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

std::string many(int count, std::string_view what) {
  std::string out;
  for (int i = 0; i < count; ++i) out += what;
  return out;
}

}  // namespace

TEST_CASE("office: XML that declares entities is refused") {
  const std::string bomb =
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
      "<w:document "
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&b;</w:t></"
      "w:r></w:p></w:body></w:document>";
  CHECK(refusal(archive({{"word/document.xml", bomb}})) ==
        "part 'word/document.xml' declares entities of its own, which no document does: it is not read");
  const std::string outside =
      "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><w:document "
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
      "<w:p><w:r><w:t>Text.</w:t></w:r></w:p></w:body></w:document>";
  CHECK(blocks(archive({{"word/document.xml", outside}})) == Blocks{"paragraph: Text."});
}

TEST_CASE("office: A zip bomb is refused") {
  const std::string bytes =
      docx(p("Text."), {{"word/styles.xml", "<a>" + std::string(std::size_t{25} << 20U, ' ') + "</a>"}});
  CHECK_THAT(refusal(bytes), StartsWith("expands to more than"));
}

TEST_CASE("office: Damaged XML is read up to the damage") {
  const auto document =
      read(archive({{"word/document.xml",
                     "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
                         p("Ett.") + "<w:p><w:r><w:t>Två</w:r>" + p("Tre.")}}));
  CHECK(blocks(document) == Blocks{"paragraph: Ett.", "paragraph: Två"});
  CHECK(document.partial);
  REQUIRE(document.notes.size() == 1);
  CHECK_THAT(document.notes[0],
             StartsWith("part 'word/document.xml' is damaged at line 1: ") && Contains("what could be read is kept"));
}

TEST_CASE("office: Damaged styles cost the headings, not the text") {
  const auto document =
      read(docx(p("Rubrik", "<w:pStyle w:val=\"R\"/>") + p("Text."), {{"word/styles.xml", "<w:styles"}}));
  CHECK(document.partial);
  CHECK(document.blocks.size() == 2);
}

TEST_CASE("office: A truncated archive is read as far as it goes") {
  std::mt19937 random(7);
  std::string text;
  for (int i = 0; i < 2000; ++i) text += p("Ord " + std::to_string(random()));
  const std::string whole = docx(text, {{"word/styles.xml", "<a/>"}});
  const auto document = read(whole.substr(0, whole.size() / 2));
  CHECK(document.partial);
  CHECK(document.blocks.size() > 500);
  CHECK(fault(document).empty());
  CHECK_THAT(refusal(whole.substr(0, 20)), StartsWith("the zip archive is damaged"));
}

TEST_CASE("office: Other archives and other bytes say what they are") {
  CHECK(refusal(archive({{"readme.txt", "Hej."}})) == "has no part 'word/document.xml'");
  CHECK(refusal("Hej.") == "is no office document (expected a docx, odt, doc or rtf file)");
  CHECK(refusal(archive({{"word/document.xml", "<a><b/></a>"}})) ==
        "part 'word/document.xml' is no Word document (it has no body)");
}

TEST_CASE("office: Nesting without end costs what lies too deep") {
  const auto document =
      read(docx(p("Ett.") + many(5000, "<w:sdt><w:sdtContent>") + p("Djupt.") + many(5000, "</w:sdtContent></w:sdt>")));
  CHECK(document.partial);
  CHECK(document.text.starts_with("Ett."));
  const auto tables = read(docx(many(40, "<w:tbl><w:tr><w:tc>") + p("Innerst.") + many(40, "</w:tc></w:tr></w:tbl>")));
  CHECK(tables.text == "Innerst.");
}

TEST_CASE("office: Styles that are based on each other end") {
  CHECK(blocks(docx(p("Text.", "<w:pStyle w:val=\"A\"/>"), {styles(style("A", "a", "<w:basedOn w:val=\"B\"/>") +
                                                                   style("B", "b", "<w:basedOn w:val=\"A\"/>"))})) ==
        Blocks{"paragraph: Text."});
}

TEST_CASE("office: No changed byte breaks the reader") {
  const std::string whole =
      docx(p("Ett.") + "<w:tbl><w:tr><w:tc>" + p("a") + "</w:tc><w:tc>" + p("b") + "</w:tc></w:tr></w:tbl>",
           {styles(style("A", "heading 1")), numbering("<w:abstractNum w:abstractNumId=\"0\"/>")});
  std::size_t same = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x55);
    if (refusal(changed).empty()) ++same;
    refusal(whole.substr(0, at));
  }
  CHECK(same > whole.size() / 4);
}

TEST_CASE("office: Random pieces of a document never break it") {
  const std::vector<std::string> pieces = {
      p("Text."),
      p("- punkt"),
      p("1. Ett"),
      p(""),
      "<w:p>",
      "</w:p>",
      "<w:r><w:t>a</w:t></w:r>",
      "<w:tbl>",
      "</w:tbl>",
      "<w:tr>",
      "</w:tr>",
      "<w:tc>",
      "</w:tc>",
      "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/><w:ilvl "
      "w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>punkt</w:t></w:r></w:p>",
      "<w:sectPr/>",
      "<w:ins>",
      "</w:ins>",
      "<w:del>",
      "</w:del>",
      "<w:r><w:br/></w:r>",
      "<w:r><w:tab/></w:r>",
      "<w:r><w:lastRenderedPageBreak/></w:r>",
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>",
      "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
      "<w:r><w:t>\u0301x\u00AD</w:t></w:r>",
      "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r>",
      "<w:r><w:footnoteReference w:id=\"1\"/></w:r>",
      "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:r><w:t>Rubrik</w:t></w:r></w:p>",
      "<w:sdt><w:sdtContent>",
      "</w:sdtContent></w:sdt>"};
  std::mt19937 random(20130619);
  const auto lists =
      numbering("<w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1.") + level(3, "lowerLetter", "%4%9") +
                "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
  for (int round = 0; round < 600; ++round) {
    std::string body;
    for (auto i = random() % 40; i > 0; --i) body += pieces[random() % pieces.size()];
    CAPTURE(body);
    const auto document = read(docx(body, {lists}));
    REQUIRE(fault(document).empty());
  }
}
