// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every page: blocks that cover the text, the way back to the source, hostile pages, random ones.
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "decode.h"
#include "html_reader.h"
#include "reading.h"
#include "uppdrag/text/unicode.h"

using namespace uppdrag;
using reading::fault;
using reading::page;

namespace {

const std::array<std::string, 4> kPages = {
    "<!DOCTYPE html><html lang=sv><head><title>T</title></head><body><nav><a href='/'>Start</a></nav><main><h1>Uppdrag "
    "<i>om</i> stöd</h1><p>Regeringen ger L&auml;nsstyrelsen i Gotlands l&auml;n i uppdrag att för\u00ADvalta\r\n "
    "plattformen&nbsp;2013<sup>1</sup>.</p><ul><li>samordna, "
    "<li>st&#246;dja</ul><table><tr><th>År</th><th>tkr</th></tr><tr>"
    "<td>2013<td>1&#160;400</table></main><footer>Telefon 010</footer>",
    "<pre>Titel\n\nEn rad som är lång nog för att vara en mening i texten,\noch en till.\n\n1) ett\n2) två\n</pre>",
    "text utan märken å ä ö & < > &amp;&lt; <br> va\u030Ard och \uFB01nans<wbr>en",
    "<p>L\xE4nsstyrelsen p\xE5 \xD6land</p><p>ska &aring;terkomma</p>"};

bool word_character(char32_t c) { return is_letter(c) || (c >= '0' && c <= '9'); }

}  // namespace

TEST_CASE("html: Every byte lies in one block and the text is canonical") {
  for (const std::string& html : kPages) {
    const Document document = page(html);
    CAPTURE(html);
    CHECK(fault(document).empty());
    CHECK_FALSE(document.blocks.empty());
  }
}

TEST_CASE("html: Every letter maps back to itself, or to the entity that spells it") {
  for (const std::string& html : kPages) {
    const Document document = page(html);
    const auto source = html_reader::decode_page(html);
    REQUIRE(source);
    const std::string& there = source->decoded.text;
    for (std::uint32_t at = 0; at < document.text.size();) {
      const CodePoint c = decode_utf8(document.text, at);
      const std::uint32_t origin = document.to_source.to_source(at);
      REQUIRE(origin < there.size());
      const char32_t source_character = decode_utf8(there, origin).value;
      const bool spelt = source_character == '&' || source_character == 0xFB01 ||
                         (c.value == 0xE5 && source_character == 'a') || (c.value == 'i' && at > 0);
      CAPTURE(html, at);
      if (word_character(c.value) && !spelt) REQUIRE(source_character == c.value);
      at = c.next;
    }
  }
}

TEST_CASE("html: Texts longer than the parser's buffer map back byte by byte") {
  std::string html = "<p>";
  for (int i = 0; i < 3000; ++i)
    html += "å" + std::to_string(i) + (i % 7 == 0 ? " &ouml;" : "ö") + (i % 50 == 0 ? "<b>x</b> " : " ");
  const Document document = page(html);
  for (std::uint32_t at = 0; at < document.text.size();) {
    const CodePoint c = decode_utf8(document.text, at);
    const char32_t there = decode_utf8(html, document.to_source.to_source(at)).value;
    if (there != '&' && c.value != ' ') REQUIRE(there == c.value);
    at = c.next;
  }
}

TEST_CASE("html: Random bytes and random marks never break a document") {
  const std::vector<std::string> parts = {"<p>",
                                          "</p>",
                                          "<div>",
                                          "</div>",
                                          "<ul>",
                                          "<li>",
                                          "</ul>",
                                          "<ol type=i start=-5>",
                                          "<table>",
                                          "<tr>",
                                          "<td colspan=3>",
                                          "<td rowspan=9>",
                                          "<th>",
                                          "</table>",
                                          "<caption>",
                                          "<h1>",
                                          "</h1>",
                                          "<h7>",
                                          "<b>",
                                          "</b>",
                                          "<sup>1</sup>",
                                          "<sup>",
                                          "<br>",
                                          "<br><br>",
                                          "<pre>",
                                          "</pre>",
                                          "<main>",
                                          "<nav>",
                                          "</nav>",
                                          "<aside>",
                                          "<footer>",
                                          "<button>",
                                          "<a href='#fn1'>[1]</a>",
                                          "<a href=x>",
                                          "</a>",
                                          "<dl><dt>",
                                          "<dd>",
                                          "</dl>",
                                          "<span class='sr-only'>",
                                          "</span>",
                                          "<div class='footnotes'>",
                                          "<script>",
                                          "</script>",
                                          "<!--",
                                          "-->",
                                          "<![CDATA[",
                                          "<?x",
                                          "&amp;",
                                          "&#0;",
                                          "&#x110000;",
                                          "&nbsp;",
                                          "&shy;",
                                          "&#x30A;",
                                          "&",
                                          "<",
                                          ">",
                                          "\"",
                                          "'",
                                          "=",
                                          "\n\n",
                                          "\n",
                                          " ",
                                          "\t",
                                          "\u00A0",
                                          "\u00AD",
                                          "\u200B",
                                          "a\u030A",
                                          "\u0301",
                                          "å",
                                          "ord",
                                          "jämställd-",
                                          "- ",
                                          "• ",
                                          "1. ",
                                          "a) ",
                                          "Lyssna",
                                          "Publicerad 9 april 2016",
                                          "Genvägar",
                                          "\xE5\xE4\xF6",
                                          "\xFF",
                                          "\xC3",
                                          "\0x",
                                          "\r\n",
                                          "\uF0B7",
                                          "\U0001F600",
                                          "\u1100\u1161",
                                          "<body>",
                                          "<html>",
                                          "<head>",
                                          "<title>",
                                          "<template>",
                                          "<svg>",
                                          "<q>",
                                          "<plaintext>",
                                          "<textarea>"};
  std::mt19937 random(20130619);
  html_reader::HtmlReader reader;
  int read = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string html;
    for (auto i = random() % 60; i > 0; --i) {
      if (round % 5 == 0)
        html.push_back(static_cast<char>(random() % 256));
      else
        html += parts[random() % parts.size()];
    }
    const auto document = reader.read({"x", html, "text/html"});
    if (!document) continue;
    ++read;
    CAPTURE(round, html);
    REQUIRE(fault(*document).empty());
  }
  CHECK(read > 3000);
}

TEST_CASE("html: Marks without end are read in about linear time") {
  for (const char* unit : {"<p>",
                           "<div>",
                           "</div>",
                           "<b>",
                           "</x>",
                           "<div class='a'>x",
                           "<li>",
                           "<ul><li>",
                           "<table><tr><td>",
                           "&amp;",
                           "&",
                           "<",
                           "<a href='#'>a</a>",
                           "<sup>1</sup>",
                           "<br>",
                           "<!-- ",
                           "<h1>a</h1>",
                           "<h2>Dela</h2>",
                           "ord ",
                           "x\n\ny\n\n",
                           "<td rowspan=9>",
                           "<p class='nav'>a",
                           "<i>1</i>\n"}) {
    std::string html;
    while (html.size() < 400'000) html += unit;
    CAPTURE(unit);
    const Document document = page(html);
    CHECK(fault(document).empty());
  }
}

TEST_CASE("html: A page nested deeper than any real one is read as far as it goes") {
  std::string html;
  for (int i = 0; i < 10'000; ++i) html += "<div>";
  html += "<p>innerst</p>";
  const Document deep = page(html);
  CHECK(deep.text == "innerst");
  CHECK_FALSE(deep.partial);
  html.clear();
  for (int i = 0; i < 100'000; ++i) html += "<div>a";
  const Document deeper = page(html);
  CHECK(deeper.partial);
  CHECK(deeper.notes.size() == 1);
  CHECK(fault(deeper).empty());
}

TEST_CASE("html: A tag with attributes without end costs itself") {
  std::string html = "<p>Ett.</p><p ";
  for (int i = 0; i < 60'000; ++i) html += "a" + std::to_string(i) + "=1 ";
  const Document document = page(html + "><p>Två.</p>");
  CHECK(document.partial);
  CHECK(reading::blocks(document) == reading::Blocks{"paragraph: Ett.", "paragraph: Två."});
}

TEST_CASE("html: Entities that expand to entities are no entities here") {
  const Document document =
      page("<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><p>&b;&b;&b;</p>");
  CHECK(document.text.find("aaaa") == std::string::npos);
  CHECK(document.text.size() < 100);
}

TEST_CASE("html: What is no text is refused") {
  html_reader::HtmlReader reader;
  CHECK_FALSE(reader.read({"x", std::string_view("\0\0\0\0\0\0\0\x01", 8), "text/html"}));
  const auto empty = reader.read({"x", "<html></html>", "text/html"});
  REQUIRE(empty);
  CHECK(empty->text.empty());
}
