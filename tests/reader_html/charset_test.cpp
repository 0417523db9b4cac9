// SPDX-License-Identifier: GPL-3.0-or-later
// The encodings of real pages, and what they say of them.
#include <catch2/catch.hpp>

#include "decode.h"
#include "reading.h"

using namespace uppdrag;
using reading::page;

TEST_CASE("html: The declared charset is found in every form of declaration") {
  using html_reader::declared_charset;
  CHECK(declared_charset("<meta charset=utf-8>") == "utf-8");
  CHECK(declared_charset("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=ISO-8859-1'>") == "iso-8859-1");
  CHECK(declared_charset("<?xml version='1.0' encoding='windows-1250'?><html>") == "windows-1250");
  CHECK(declared_charset("<meta name='x' content='y'>charset=fel") == "");
}

TEST_CASE("html: Bytes count more than what a page says of them") {
  struct Case {
    const char* bytes;
    const char* charset;
  };
  for (const Case& c :
       {Case{"<meta charset='utf-8'><p>L\xE4nsstyrelsen p\xE5 \xD6land</p>", "windows-1252"},
        Case{"<meta charset='iso-8859-1'><p>L\xC3\xA4nsstyrelsen p\xC3\xA5 \xC3\x96land</p>", "UTF-8"},
        Case{"\xEF\xBB\xBF<meta charset='iso-8859-1'><p>L\xC3\xA4nsstyrelsen p\xC3\xA5 \xC3\x96land</p>", "UTF-8"},
        Case{"<p>L\xE4nsstyrelsen p\xE5 \xD6land</p>", "windows-1252"},
        Case{"<meta charset='finns-inte'><p>L\xE4nsstyrelsen p\xE5 \xD6land</p>", "windows-1252"}}) {
    CAPTURE(c.bytes);
    const Document document = page(c.bytes);
    CHECK(document.text == "Länsstyrelsen på Öland");
    CHECK(document.charset == c.charset);
    CHECK_FALSE(document.partial);
  }
}

TEST_CASE("html: A declared charset of another language is used when its bytes fit") {
  const Document document = page(
      "<meta charset='iso-8859-2'><p>Urz\xB1"
      "d do spraw r\xF3wno\xB6\xE6i</p>");
  CHECK(document.text == "Urząd do spraw równośći");
  CHECK(document.charset == "iso-8859-2");
}

TEST_CASE("html: UTF-16 is read, with its mark and without") {
  std::string wide;
  for (const char c : std::string("<html><body><p>Hej hej</p></body></html>")) {
    wide += c;
    wide += '\0';
  }
  CHECK(page("\xFF\xFE" + wide).text == "Hej hej");
  CHECK(page(wide).text == "Hej hej");
}

TEST_CASE("html: NUL bytes are left out and said so; other control characters are spaces") {
  const Document document = page(std::string_view("<p>Upp\0drag\x01om\x0C stöd</p>", 25));
  CHECK(document.text == "Uppdrag om stöd");
  CHECK(document.notes == std::vector<std::string>{"1 NUL bytes were left out"});
  CHECK(document.partial);
}

TEST_CASE("html: Bytes that fit no charset are replaced and said so") {
  const Document document = page("<p>Länsstyrelsen på Öland ska utreda frågan. \xFF</p>");
  CHECK(document.text == "Länsstyrelsen på Öland ska utreda frågan. \uFFFD");
  CHECK(document.partial);
  REQUIRE(document.notes.size() == 1);
}
