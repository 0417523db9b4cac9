// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/text/numbers.h"

#include <catch2/catch.hpp>
#include <string>

namespace {

using namespace uppdrag;

struct Read {
  explicit Read(std::string source) : text(std::move(source)) {
    tokenize(text, {{0, static_cast<std::uint32_t>(text.size())}}, vocabulary, tokens);
    number = read_digit_number(tokens, text, 0);
  }
  std::string text;
  Vocabulary vocabulary;
  TokenText tokens;
  std::optional<DigitNumber> number;
};

}  // namespace

TEST_CASE("number words have their values") {
  CHECK(cardinal_value("ett") == 1);
  CHECK(cardinal_value("sexton") == 16);
  CHECK(cardinal_value("tjugofem") == 25);
  CHECK(cardinal_value("hundra") == 100);
  CHECK(cardinal_value("etthundra") == 100);
  CHECK(cardinal_value("tvåhundrafemtio") == 250);
  CHECK(cardinal_value("femtusen") == 5000);
  CHECK(cardinal_value("etttusen") == 1000);
  CHECK(cardinal_value("tolvtusentrehundra") == 12300);
}

TEST_CASE("words that only begin or end like numbers have none") {
  for (const char* word : {"enhet", "sexualitet", "femtiotal", "tretton­åring", "hundraårig", "tusental", "åttahundratal", "en", ""})
    CHECK((cardinal_value(word) == std::nullopt) == (std::string(word) != "en"));
}

TEST_CASE("ordinals up to the days of a month and the goals of a system") {
  CHECK(ordinal_value("första") == 1);
  CHECK(ordinal_value("sjätte") == 6);
  CHECK(ordinal_value("tjugoförsta") == 21);
  CHECK(ordinal_value("trettioförsta") == 31);
  CHECK(ordinal_value("trettioandra") == std::nullopt);
  CHECK(ordinal_value("andrahand") == std::nullopt);
}

TEST_CASE("digits in groups of three are one number with any space between") {
  for (const char* text : {"1 400 000 kronor", "1\u00A0400\u00A0000 kronor", "1\u202F400\u2009000 kronor"}) {
    const Read read(text);
    REQUIRE(read.number);
    CHECK(read.number->integer == 1400000);
    CHECK(read.number->last == 3);
    CHECK(read.number->grouped);
    CHECK_FALSE(read.number->suspect);
  }
}

TEST_CASE("years beside a number stay outside of it") {
  CHECK(Read("2013 2014").number->integer == 2013);
  CHECK(Read("12 500 2014").number->integer == 12500);
  CHECK_FALSE(Read("12 500 2014").number->suspect);
  CHECK(Read("15 14").number->integer == 15);
}

TEST_CASE("a malformed group makes a number suspect instead of larger or smaller") {
  const Read read("2 000 0000 kronor");
  CHECK(read.number->suspect);
  CHECK(read.number->last == 3);
}

TEST_CASE("decimals follow a glued comma only") {
  const Read read("25,5 miljoner");
  CHECK(read.number->integer == 25);
  CHECK(read.number->decimals == 5);
  CHECK(read.number->decimal_digits == 1);
  CHECK(Read("25, 30 och 40").number->last == 1);
  const Read small("0,05 procent");
  CHECK(small.number->decimals == 5);
  CHECK(small.number->decimal_digits == 2);
}

TEST_CASE("numbers above 10^15 are suspect and do not overflow") {
  CHECK(Read("99999999999999999999999999").number->suspect);
  CHECK(Read("999 999 999 999 999 999 999").number->suspect);
  CHECK_FALSE(Read("1000000000000000").number->suspect);
}
