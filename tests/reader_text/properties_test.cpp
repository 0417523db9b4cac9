// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every text: blocks that cover it, canonical form, the way back, reading again, random bytes, extremes.
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "../document_form.h"
#include "text_reader.h"
#include "uppdrag/text/normalize.h"
#include "uppdrag/text/unicode.h"

using namespace uppdrag;

namespace {

bool word_character(char32_t c) { return is_letter(c) || (c >= '0' && c <= '9'); }

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out(1);
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (word_character(c.value))
      append_utf8(out.back(), c.value);
    else if (!out.back().empty())
      out.emplace_back();
    at = c.next;
  }
  return out;
}

const std::array<std::string, 5> kTexts = {
    "# Uppdrag om **strategier**Diarienummer: S2025/01846\n\nRegeringen ger [Länsstyrelsen i Gotlands län](/lst \"x\") "
    "i uppdrag att för\u00ADvalta\n"
    "plattformen. Jämställd-\nhetsintegrering ingår, se `kod` och &aring;tgärder.\n\n* samordna,\n  stödja:\n  + "
    "följa\n* redovisa senast den 31 mars 2014.\n",
    " Uppdrag att genomföra en utvecklingssatsning för att stärka länsstyrelsernas \narbete  \n\nRegeringens beslut "
    "\n\nSom en del av detta \n\n\n   3 \n\nutvecklingsarbete "
    "angav regeringen stödet till hälso-\noch sjukvård.\n\n\fKopia till\n\nKammarkollegiet\n",
    "Titel\r\n\r\n1) att utreda\r\n2) att stödja\r\n\r\n| a | b |\r\n|---|---|\r\n| 1 000 | 2 |\r\n\r\nva\u030Ard och "
    "\uFB01nans\r\n",
    "---\ntitel: Rubrik\n---\n\nText utan rubrik här.\n\n– Tal, säger hon.\n\nPostadress Telefonväxel\n103 33 "
    "Stockholm\n",
    "L\xE4nsstyrelsen p\xE5 \xD6land\n\nska redovisa.\n"};

}  // namespace

TEST_CASE("Every byte lies in one block and the text is canonical") {
  text_reader::TextReader reader;
  for (const std::string& text : kTexts)
    for (const char* type : {"text/plain", "text/markdown"}) {
      const auto document = reader.read({"x", text, type});
      REQUIRE(document);
      CAPTURE(text, type);
      CHECK(fault_of(*document).empty());
      CHECK_FALSE(document->blocks.empty());
    }
}

TEST_CASE("Every letter maps back to itself in the source") {
  text_reader::TextReader reader;
  for (const std::string& text : kTexts) {
    const auto document = reader.read({"x", text, "text/markdown"});
    REQUIRE(document);
    const auto source = decode_text(text);
    REQUIRE(source);
    for (std::uint32_t at = 0; at < document->text.size();) {
      const CodePoint c = decode_utf8(document->text, at);
      const std::uint32_t origin = document->to_source.to_source(at);
      REQUIRE(origin < source->text.size());
      const char32_t there = decode_utf8(source->text, origin).value;
      // Composed letters, ligatures and entities start where their letter is spelt.
      const bool spelt =
          there == '&' || there == 0xFB01 || (c.value == 0xE5 && there == 'a') || (c.value == 'i' && at > 0);
      CAPTURE(text, at);
      if (word_character(c.value) && !spelt) REQUIRE(there == c.value);
      at = c.next;
    }
  }
}

TEST_CASE("Reading the canonical text again gives the same words") {
  text_reader::TextReader reader;
  for (const std::string& text : kTexts) {
    const auto once = reader.read({"x", text, "text/markdown"});
    REQUIRE(once);
    const auto twice = reader.read({"x", once->text, "text/markdown"});
    REQUIRE(twice);
    CHECK(words(twice->text) == words(once->text));
  }
}

TEST_CASE("Random bytes and random markup never break a document") {
  const std::vector<std::string> parts = {"#",
                                          "\n",
                                          "\n\n",
                                          "\f",
                                          "\t",
                                          "*",
                                          "**",
                                          "_",
                                          "[",
                                          "]",
                                          "](",
                                          "![",
                                          "`",
                                          "```\n",
                                          "<",
                                          "<br>",
                                          "<!--",
                                          "-->",
                                          "&nbsp;",
                                          "&#x30A;",
                                          "\\",
                                          "\\_",
                                          "- ",
                                          "* ",
                                          "1. ",
                                          "a) ",
                                          "• ",
                                          "– ",
                                          "-",
                                          "¬",
                                          "\u00AD",
                                          "\u200B",
                                          "a\u030A",
                                          "\u0301",
                                          "å",
                                          "ord",
                                          "jämställd-",
                                          "och ",
                                          "3",
                                          "2 (12)",
                                          "---\n",
                                          "| a | b |\n",
                                          "|---|\n",
                                          "nyckel: värde\n",
                                          "> ",
                                          "Diarienummer: S2025/01846",
                                          "\xE5\xE4\xF6",
                                          "\xFF",
                                          "\r\n",
                                          "\uF0B7",
                                          "Postadress ",
                                          "följande:\n",
                                          "12 Ab\n13 Cd\n",
                                          "\U0001F600",
                                          "\u1100\u1161",
                                          " ",
                                          "  "};
  std::mt19937 random(20130619);
  text_reader::TextReader reader;
  int read = 0;
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (auto i = random() % 60; i > 0; --i) {
      if (round % 4 == 0)
        text.push_back(static_cast<char>(random() % 256));
      else
        text += parts[random() % parts.size()];
    }
    const auto document = reader.read({"x", text, round % 2 == 0 ? "text/plain" : "text/markdown"});
    if (!document) continue;
    ++read;
    CAPTURE(round, text);
    REQUIRE(fault_of(*document).empty());
  }
  CHECK(read > 3500);
}

TEST_CASE("Huge lines and endless marks are read in linear time") {
  text_reader::TextReader reader;
  for (const char* unit : {"ord ", "#", " ", "*a ", "[", "](", "[a](", "`", "<a ", "- ", "\\_", "(", "1\n\n", "a-\n"}) {
    std::string text;
    while (text.size() < 2'000'000) text += unit;
    CAPTURE(unit);
    const auto document = reader.read({"x", text, "text/markdown"});
    REQUIRE(document);
    CHECK(document->text.size() <= text.size());
  }
  std::string line;
  while (line.size() < 20'000'000) line += "uppdrag ";
  const auto document = reader.read({"x", line, "text/plain"});
  REQUIRE(document);
  CHECK(document->blocks.size() == 1);
}
