// SPDX-License-Identifier: GPL-3.0-or-later
// Word documents: styles, lists, notes, changes, fields, pages.
#include <catch2/catch.hpp>

#include "making.h"

using namespace making;

namespace {

const std::string kStyles =
    style("Rubrik1", "heading 1", "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>") +
    style("Rubrik2", "heading 2", "<w:basedOn w:val=\"Rubrik1\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>") +
    style("Titel", "Title") + style("RKrubrik", "RK rubrik", "<w:basedOn w:val=\"Rubrik2\"/>") +
    style("Innehll1", "toc 1") + style("Brdtext", "Body Text");

std::string styled(std::string_view text, std::string_view id) {
  return p(text, "<w:pStyle w:val=\"" + std::string(id) + "\"/>");
}

std::string item(std::string_view text, int list, int level) {
  return p(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(list) +
                     "\"/></w:numPr>");
}

std::string list(int id, int abstract, std::string_view more = {}) {
  return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(abstract) + "\"/>" +
         std::string(more) + "</w:num>";
}

std::string abstract(int id, std::string_view levels) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + std::string(levels) + "</w:abstractNum>";
}

}  // namespace

TEST_CASE("docx: Headings are known by style, by what a style is based on, by name and by outline level") {
  CHECK(blocks(docx(styled("Uppdraget", "Titel") + styled("Bakgrund", "Rubrik1") + styled("Detaljer", "Rubrik2") +
                        styled("Egen mall", "RKrubrik") + styled("Text.", "Brdtext") +
                        p("Eget", "<w:outlineLvl w:val=\"2\"/>") + styled("Utan mall", "Rubrik3") + p("Mer text."),
                    {styles(kStyles)})) == Blocks{"heading1: Uppdraget", "heading1: Bakgrund", "heading2: Detaljer",
                                                  "heading2: Egen mall", "paragraph: Text.", "heading3: Eget",
                                                  "heading3: Utan mall", "paragraph: Mer text."});
}

TEST_CASE("docx: Without styles the first line is the title and short bold lines are headings") {
  CHECK(blocks(docx(p("Uppdrag om stöd") + p("Regeringen ger verket i uppdrag att utreda.") +
                    p(r("Skälen för beslutet", "<w:b/>")) + p("Frågan är viktig."))) ==
        Blocks{"heading1: Uppdrag om stöd", "paragraph: Regeringen ger verket i uppdrag att utreda.",
               "heading2: Skälen för beslutet", "paragraph: Frågan är viktig."});
}

TEST_CASE("docx: A word in several runs is one word, and spaces stay between runs") {
  CHECK(blocks(docx(p(r("Läns") + r("styrelsen", "<w:b/>") + r(" i ") + r("Gotlands  län.")))) ==
        Blocks{"paragraph: Länsstyrelsen i Gotlands län."});
}

TEST_CASE("docx: List items have their computed marks and depth") {
  const auto definitions = numbering(
      abstract(0, level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)") + level(2, "lowerRoman", "%1.%2.%3")) +
      abstract(1, level(0, "bullet", "\uF0B7") + level(1, "bullet", "o")) + list(1, 0) + list(2, 1) + list(3, 0) +
      list(4, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride>"));
  CHECK(blocks(docx(
            p("Verket ska:") + item("Ett", 1, 0) + item("ett a", 1, 1) + item("ett b", 1, 1) + item("djupt", 1, 2) +
                item("Två", 1, 0) + item("två a", 1, 1) + item("punkt", 2, 0) + item("under", 2, 1) +
                item("Tre, i en annan lista av samma slag", 3, 0) + item("Sju", 4, 0) + item("utan lista", 9, 0),
            {definitions})) == Blocks{"paragraph: Verket ska:", "list-item1 [1.]: Ett", "list-item2 [a)]: ett a",
                                      "list-item2 [b)]: ett b", "list-item3 [1.b.i]: djupt", "list-item1 [2.]: Två",
                                      "list-item2 [a)]: två a", "list-item1 [•]: punkt", "list-item2 [o]: under",
                                      "list-item1 [3.]: Tre, i en annan lista av samma slag", "list-item1 [7.]: Sju",
                                      "paragraph: utan lista"});
}

TEST_CASE("docx: Numbers of headings are part of their text") {
  const auto definitions =
      numbering(abstract(0, level(0, "decimal", "%1") + level(1, "decimal", "%1.%2")) + list(1, 0));
  const auto numbered =
      styles(style("R1", "heading 1", "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>") +
             style("R2", "heading 2", "<w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"));
  CHECK(blocks(docx(styled("Bakgrund", "R1") + styled("Uppdraget", "R2") + styled("Ekonomi", "R2") +
                        styled("Slut", "R1") + p("T."),
                    {definitions, numbered})) == Blocks{"heading1: 1 Bakgrund", "heading2: 1.1 Uppdraget",
                                                        "heading2: 1.2 Ekonomi", "heading1: 2 Slut", "paragraph: T."});
}

TEST_CASE("docx: Bullets typed by hand are bullets") {
  CHECK(blocks(docx(styled("Uppdrag", "Titel") + p("Verket ska:") + p("-</w:t><w:tab/><w:t>utreda,") + p("- stödja."),
                    {styles(kStyles)})) ==
        Blocks{"heading1: Uppdrag", "paragraph: Verket ska:", "list-item1 [-]: utreda,", "list-item1 [-]: stödja."});
}

TEST_CASE("docx: Footnotes stand behind their section, with their number as mark and no mark in the text") {
  const std::string notes =
      "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
      "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>"
      "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> Dir. "
      "2013:15.</w:t></w:r></w:p></w:footnote>"
      "<w:footnote "
      "w:id=\"3\"><w:p><w:r><w:t>Första.</w:t></w:r></w:p><w:p><w:r><w:t>Andra.</w:t></w:r></w:p></w:footnote></"
      "w:footnotes>";
  const auto refer = [](int id) { return "<w:r><w:footnoteReference w:id=\"" + std::to_string(id) + "\"/></w:r>"; };
  CHECK(blocks(docx(styled("Ett", "Rubrik1") + p(r("Under 2013") + refer(2) + r(" gavs stöd.")) + p("Mer.") +
                        styled("Två", "Rubrik1") + p(r("Slut") + refer(3) + r(".")),
                    {styles(kStyles), {"word/footnotes.xml", notes}})) ==
        Blocks{"heading1: Ett", "paragraph: Under 2013 gavs stöd.", "paragraph: Mer.", "footnote [1]: Dir. 2013:15.",
               "heading1: Två", "paragraph: Slut.", "footnote [2]: Första.", "footnote: Andra."});
}

TEST_CASE("docx: Raised signs are note marks, exponents or part of the word") {
  const auto raised = [](std::string_view text) { return r(text, "<w:vertAlign w:val=\"superscript\"/>"); };
  CHECK(blocks(docx(p(r("Under 2013") + raised("1") + r(" på 30 m") + raised("2") + r(" gavs 10") + raised("6") +
                      r(" kr.")))) == Blocks{"paragraph: Under 2013 på 30 m² gavs 10^6 kr."});
}

TEST_CASE("docx: Deleted text is left out, inserted text kept, and both are said") {
  const auto document =
      read(docx(p(r("Redovisas senast den ") + "<w:del><w:r><w:delText>1 mars</w:delText></w:r></w:del><w:ins>" +
                  r("1 maj") + "</w:ins>" + r(" 2014.")) +
                "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("Ett stycke som ") + "</w:p>" + p("går ihop.") +
                "<w:moveFrom><w:p><w:r><w:t>flyttad</w:t></w:r></w:p></w:moveFrom>" +
                p(r("struket", "<w:strike/>") + r("kvar."))));
  CHECK(blocks(document) == Blocks{"paragraph: Redovisas senast den 1 maj 2014.", "paragraph: Ett stycke som går ihop.",
                                   "paragraph: kvar."});
  CHECK(document.notes ==
        std::vector<std::string>{"changes are tracked: 2 deletions are left out, 1 insertions are read as accepted",
                                 "1 passages that are struck through are left out"});
  CHECK_FALSE(document.partial);
}

TEST_CASE("docx: Of fields the result stays, and a list of contents is furniture") {
  const auto field = [](std::string_view code, std::string_view result) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" + std::string(code) +
           "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + std::string(result) +
           "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  };
  CHECK(blocks(docx(
            styled("Bakgrund", "Innehll1") + "<w:p>" + field(" DATE ", r("Den 19 juni 2013.")) + "</w:p>" + "<w:p>" +
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\o</w:instrText></w:r></w:p>" +
                p("Ekonomi") + "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>" +
                p("<w:fldSimple w:instr=\"REF x\">" + r("Avsnitt 3.") + "</w:fldSimple>"),
            {styles(kStyles)})) ==
        Blocks{"furniture: Bakgrund", "paragraph: Den 19 juni 2013.", "furniture: Ekonomi", "paragraph: Avsnitt 3."});
}

TEST_CASE("docx: Links, content controls and the like are looked through; placeholders and hidden text are none") {
  CHECK(blocks(
            docx("<w:sdt><w:sdtContent>" + p("<w:hyperlink>" + r("Länk") + "</w:hyperlink>" + r(" här.")) +
                 "</w:sdtContent></w:sdt>" +
                 p("<w:smartTag>" + r("Tagg.") +
                   "</w:smartTag><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("Klicka här.") +
                   "</w:sdtContent></w:sdt>" + r("dold", "<w:vanish/>") + r(" Synlig.", "<w:vanish w:val=\"0\"/>")))) ==
        Blocks{"paragraph: Länk här.", "paragraph: Tagg. Synlig."});
}

TEST_CASE("docx: Tabs, breaks, hyphens and symbols are what they look like") {
  CHECK(blocks(
            docx(p("<w:r><w:t>EU</w:t><w:noBreakHyphen/><w:t>stöd till "
                   "jäm</w:t><w:softHyphen/><w:t>lik</w:t><w:br/><w:t>het,</w:t><w:tab/>"
                   "<w:t>se</w:t><w:sym w:font=\"Symbol\" w:char=\"F062\"/><w:cr/><w:t>1\u00A0400 kr.</w:t></w:r>"))) ==
        Blocks{"paragraph: EU-stöd till jämlik het,|seβ 1\u00A0400 kr."});
}

TEST_CASE("docx: Text boxes stand behind their paragraph, once") {
  const std::string box = "<w:txbxContent>" + p("I rutan.") + "</w:txbxContent>";
  CHECK(blocks(docx(p("<w:r><w:t>Före rutan.</w:t><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>" + box +
                      "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                      "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + r(" Efter rutan.")))) ==
        Blocks{"paragraph: Före rutan. Efter rutan.", "paragraph: I rutan."});
}

TEST_CASE("docx: Pages are those that Word saw last, also within a paragraph") {
  const auto document = read(docx(
      styled("Titel", "Titel") + p("<w:r><w:t>Slutet av sid</w:t><w:lastRenderedPageBreak/><w:t>an ett.</w:t></w:r>") +
          p("<w:r><w:lastRenderedPageBreak/><w:t>Sidan tre.</w:t></w:r>"),
      {styles(kStyles)}));
  CHECK(blocks(document) == Blocks{"heading1: Titel", "paragraph: Slutet av sidan ett.", "paragraph: Sidan tre."});
  REQUIRE(document.pages.size() == 3);
  CHECK(document.blocks[1].page == 1);
  CHECK(document.page_at(document.blocks[1].span.end - 4) == 2);
  CHECK(document.blocks[2].page == 3);
  CHECK(fault(document).empty());
  CHECK(read(docx(p("Utan sidor."))).pages.empty());
}

TEST_CASE("docx: Headers and footers are furniture, said once; the head of a letter is text") {
  const std::string relations =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"h1\" Type=\"http://x/header\" Target=\"header1.xml\"/><Relationship Id=\"h2\" "
      "Type=\"http://x/header\" Target=\"header2.xml\"/>"
      "<Relationship Id=\"f1\" Type=\"http://x/footer\" Target=\"footer1.xml\"/></Relationships>";
  const auto margin = [](std::string_view name, std::string_view text) {
    return "<w:" + std::string(name) + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" +
           p(text) + "</w:" + std::string(name) + ">";
  };
  const std::string section =
      "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h1\"/><w:headerReference w:type=\"first\" r:id=\"h2\"/>"
      "<w:footerReference w:type=\"default\" r:id=\"f1\"/><w:titlePg/></w:sectPr>";
  CHECK(blocks(docx(styled("Uppdrag", "Titel") + p("Text.") + section + section,
                    {styles(kStyles),
                     {"word/_rels/document.xml.rels", relations},
                     {"word/header1.xml", margin("hdr", "2 (3)")},
                     {"word/header2.xml", margin("hdr", "Dnr S2013/964.")},
                     {"word/footer1.xml", margin("ftr", "Postadress")}})) ==
        Blocks{"furniture: 2 (3)", "paragraph: Dnr S2013/964.", "heading1: Uppdrag", "paragraph: Text.",
               "furniture: Postadress"});
}

TEST_CASE("docx: The main part is where the relations say") {
  CHECK(blocks(archive(
            {{"_rels/.rels",
              "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
              "Id=\"a\" "
              "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
              "Target=\"word/document2.xml\"/></Relationships>"},
             {"word/document2.xml",
              "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:p><w:r><w:t>Strikt "
              "form.</w:t></w:r></w:p></w:body></w:document>"}})) == Blocks{"paragraph: Strikt form."});
}

TEST_CASE("docx: The title is the heading, not what the template was called; the day of change is kept") {
  const auto core = [](std::string_view title) {
    return std::pair<std::string, std::string>(
        "docProps/core.xml",
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\"><dc:title>" +
            std::string(title) +
            "</dc:title><dcterms:modified>2013-06-19T08:00:00Z</dcterms:modified></cp:coreProperties>");
  };
  const auto title = [&](std::string_view named, const std::string& body) {
    return std::string(read(docx(body, {styles(kStyles), core(named)})).metadata.get("title"));
  };
  const std::string body = styled("Regeringsbeslut", "Rubrik1") + styled("Uppdrag om stöd", "Rubrik1") + p("Text.");
  CHECK(title("Grundmall för beslut", body) == "Uppdrag om stöd");
  CHECK(title("Microsoft Word - beslut.doc", p("text, utan rubrik.")) == "");
  CHECK(title("Redovisning av stödet", p("text, utan rubrik.")) == "Redovisning av stödet");
  CHECK(read(docx(body, {core("x")})).metadata.get("updated") == "2013-06-19");
}
