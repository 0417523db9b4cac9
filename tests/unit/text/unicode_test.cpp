// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/text/unicode.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using namespace uppdrag;

TEST_CASE("malformed UTF-8 is told from well-formed") {
  CHECK(is_valid_utf8("jämställdhet"));
  CHECK(is_valid_utf8("\xF0\x9F\x98\x80"));
  for (const char* bad : {"\xE4", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "a\x80"}) CHECK_FALSE(is_valid_utf8(bad));
}

TEST_CASE("decoding any bytes advances and ends") {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    for (auto i = random() % 30; i > 0; --i) bytes.push_back(static_cast<char>(random() % 256));
    std::uint32_t at = 0;
    while (at < bytes.size()) {
      const CodePoint c = decode_utf8(bytes, at);
      REQUIRE(c.next > at);
      REQUIRE(c.next <= bytes.size());
      at = c.next;
    }
  }
}

TEST_CASE("an encoded code point decodes to itself") {
  for (const char32_t c : {U'a', U'å', U'–', U'\U0001F600'}) {
    std::string text;
    append_utf8(text, c);
    CHECK(decode_utf8(text, 0).value == c);
  }
}

TEST_CASE("Swedish names sort with å, ä, ö last") {
  std::vector<std::string> names = {"Örebro", "Ånge", "Zinkgruvan", "Ängelholm", "Arboga", "arboga"};
  std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return compare_swedish(a, b) < 0; });
  CHECK(names == std::vector<std::string>{"arboga", "Arboga", "Zinkgruvan", "Ånge", "Ängelholm", "Örebro"});
}

TEST_CASE("width counts columns, and cutting keeps whole letters") {
  CHECK(display_width("åäö") == 3);
  CHECK(display_width("a\u0301") == 1);
  CHECK(fit_width("jämställdhet", 5) == "jäms…");
  CHECK(fit_width("kort", 10) == "kort");
  CHECK(fit_width("åäö", 1) == "…");
}

TEST_CASE("edit distance counts letters, swaps once, and stops at its limit") {
  CHECK(edit_distance("gotland", "gotland", 3) == 0);
  CHECK(edit_distance("jamtland", "jämtland", 3) == 1);
  CHECK(edit_distance("gotlnad", "gotland", 3) == 1);
  CHECK(edit_distance("a", "abcdef", 2) == 3);
}

TEST_CASE("letters and spaces of all kinds are known") {
  CHECK(is_letter(U'é'));
  CHECK_FALSE(is_letter(U'×'));
  CHECK(is_space(U'\u202F'));
  CHECK(is_space(U'\u00A0'));
  CHECK(is_dash(U'−'));
  CHECK(to_lower("ÅSA É") == "åsa é");
  CHECK(to_upper_first("åsa") == "Åsa");
}
