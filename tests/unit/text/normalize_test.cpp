// SPDX-License-Identifier: GPL-3.0-or-later
// Charsets, clean text, the map back, and words broken at line ends.
#include "uppdrag/text/normalize.h"

#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "uppdrag/text/unicode.h"

using namespace uppdrag;
using namespace std::string_literals;

namespace {

std::string decoded(std::string_view bytes) {
  const auto result = decode_text(bytes);
  REQUIRE(result);
  return result->text;
}

std::string charset(std::string_view bytes) {
  const auto result = decode_text(bytes);
  REQUIRE(result);
  return result->charset;
}

std::string cleaned(std::string_view text) { return clean_text(text).text; }

}  // namespace

TEST_CASE("An empty offset map is the identity") {
  OffsetMap map;
  map.add(0, 0);
  map.add(10, 10);
  CHECK(map.empty());
  CHECK(map.to_source(7) == 7);
}

TEST_CASE("An offset map shifts from each piece on and forgets what is written anew") {
  OffsetMap map;
  map.add(5, 7);
  map.add(9, 11);  // The same shift: no new piece.
  map.add(20, 30);
  CHECK(map.pieces().size() == 2);
  CHECK(map.to_source(4) == 4);
  CHECK(map.to_source(5) == 7);
  CHECK(map.to_source(19) == 21);
  CHECK(map.to_source(25) == 35);
  map.add(8, 8);
  CHECK(map.to_source(7) == 9);
  CHECK(map.to_source(25) == 25);
}

TEST_CASE("UTF-8 stays as it is and loses its byte order mark") {
  CHECK(decoded("Länsstyrelsen på Öland") == "Länsstyrelsen på Öland");
  CHECK(decoded("\xEF\xBB\xBFLän") == "Län");
  CHECK(charset("Län") == "UTF-8");
  CHECK(decoded("").empty());
}

TEST_CASE("UTF-16 and UTF-32 are read by their marks") {
  CHECK(decoded("\xFF\xFEL\0\xE4\0n\0"s) == "Län");
  CHECK(decoded("\xFE\xFF\0L\0\xE4\0n"s) == "Län");
  CHECK(decoded("\xFF\xFE\0\0L\0\0\0\xE4\0\0\0"s) == "Lä");
  CHECK(decoded("\xFF\xFE\x3D\xD8\x00\xDE"s) == "\U0001F600");
  CHECK(charset("\xFE\xFF\0L"s) == "UTF-16BE");
  const auto cut = decode_text("\xFF\xFEL\0\xE4"s);
  REQUIRE(cut);
  CHECK(cut->text == "L\uFFFD");
  CHECK(cut->lossy);
}

TEST_CASE("UTF-16 without a mark shows by its NUL bytes") {
  std::string wide;
  for (const char c : "Regeringen ger Skolverket i uppdrag"s) wide += {c, '\0'};
  CHECK(decoded(wide) == "Regeringen ger Skolverket i uppdrag");
}

TEST_CASE("Swedish single-byte text is Windows-1252, and DOS and Macintosh texts are told apart by their letters") {
  CHECK(decoded("L\xE4nsstyrelsen p\xE5 \xD6land \x96 ett \x93l\xE4n\x94") == "Länsstyrelsen på Öland – ett “län”");
  CHECK(charset("p\xE5 \xF6n") == "windows-1252");
  CHECK(decoded("L\x84nsstyrelsen p\x86 \x99land") == "Länsstyrelsen på Öland");
  CHECK(decoded("L\x8Ansstyrelsen p\x8C \x85land") == "Länsstyrelsen på Öland");
  CHECK(charset("200 kronor \x96 300 kronor") == "windows-1252");
}

TEST_CASE("A few bad bytes in UTF-8 become replacement characters and the rest is kept") {
  const auto result = decode_text("Länsstyrelsen för åtgärder \xFF och så");
  REQUIRE(result);
  CHECK(result->text == "Länsstyrelsen för åtgärder \uFFFD och så");
  CHECK(result->lossy);
  CHECK(result->charset == "UTF-8");
}

TEST_CASE("Bytes that are no text are refused with the place") {
  const auto nul = decode_text("abc\0def\x01\x02"s);
  REQUIRE_FALSE(nul);
  CHECK(nul.error().code == ErrorCode::kInvalidInput);
  CHECK(nul.error().message.find("NUL byte at offset 3") != std::string::npos);
  const auto controls = decode_text("\x01\x02\x03\x04 text");
  REQUIRE_FALSE(controls);
  CHECK(controls.error().message.find("4 of the first 9 bytes are control characters") != std::string::npos);
}

TEST_CASE("Line ends become LF") {
  CHECK(cleaned("a\r\nb\rc\nd\ve\u2028f\u0085g") == "a\nb\nc\nd\ne\nf\ng");
  CHECK(cleaned("a\fb\tc") == "a\fb\tc");
}

TEST_CASE("Soft hyphens, zero-width characters and NOT SIGN between letters go away") {
  CHECK(cleaned("För upp\u00ADdraget får Rätts\u00ADmedicinal\u00ADverket") ==
        "För uppdraget får Rättsmedicinalverket");
  CHECK(cleaned("Arbetsförmed¬lingen") == "Arbetsförmedlingen");
  CHECK(cleaned("¬A, p ¬ q") == "¬A, p ¬ q");
  CHECK(cleaned("\uFEFFsvenska\u200B ambassaden\u2060") == "svenska ambassaden");
  CHECK(cleaned("gransknings\x02myndigheten") == "granskningsmyndigheten");
  CHECK(cleaned("hälso\x02och sjukvård") == "hälso- och sjukvård");
}

TEST_CASE("A word broken by a soft hyphen at a line end is whole on the upper line") {
  CHECK(cleaned("att för\u00AD\n  valta den\nplattform") == "att förvalta den\nplattform");
  CHECK(cleaned("hand¬\r\nläggning") == "handläggning");
  CHECK(cleaned("för\u00AD\nValta") == "för\nValta");
}

TEST_CASE("Decomposed letters are composed, wherever the marks were separated from their letter") {
  CHECK(cleaned("va\u030Ard, o\u0308ppen") == "vård, öppen");
  CHECK(cleaned("va\u200B\u030Ard") == "vård");
  CHECK(cleaned("a\u0316\u030A") == cleaned("a\u030A\u0316"));
  CHECK(cleaned("\u212B\u2126") == "ÅΩ");
  CHECK(cleaned("\u1100\u1161") == "가");
}

TEST_CASE("Private-use symbols, ligatures and control characters become what they stand for") {
  CHECK(cleaned("\uF0B7 stöd\n \uF0D8 hjälp") == "• stöd\n • hjälp");
  CHECK(cleaned("TNF-\uF062") == "TNF-β");
  CHECK(cleaned("a\uF0FCb") == "a b");
  CHECK(cleaned("\uFB01nansiell \uFB02ygning") == "finansiell flygning");
  CHECK(cleaned("a\x01z\x7F") == "a z ");
  CHECK(cleaned("1\u00A0400\u202F000\u2009kr") == "1\u00A0400\u202F000\u2009kr");
}

TEST_CASE("Clean text maps every letter back") {
  const std::string text = "upp\u00ADdrag\r\nva\u030Ard ¬ Arbetsförmed¬lingen\uFEFF och\u00AD\n mer";
  const CleanText clean = clean_text(text);
  for (const char* word : {"drag", "rd ¬", "lingen", "och", "mer", "upp"}) {
    const auto at = clean.text.find(word);
    if (std::string_view(word) == "och" || std::string_view(word) == "mer") continue;
    REQUIRE(at != std::string::npos);
    const std::string_view first = std::string_view(word).substr(0, 2);
    CHECK(text.compare(clean.to_source.to_source(static_cast<std::uint32_t>(at)), 2, first) == 0);
  }
  const auto joined = clean.text.find("ochmer");
  REQUIRE(joined != std::string::npos);
  CHECK(text.substr(clean.to_source.to_source(static_cast<std::uint32_t>(joined) + 3), 3) == "mer");
  CHECK(clean_text("Redan rent: åäö – 3 § “citat”").to_source.empty());
}

TEST_CASE("Cleaning is idempotent and gives valid text for any input") {
  const std::array<std::string, 16> parts = {"a", "\u030A", "\u0308", "\u00AD", "\u200B", "\r\n",   "\n",     "¬",
                                             "å", "\x02",   " ",      "\uF0B7", "\uFB01", "\u1161", "\u1100", "\u0316"};
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (auto i = random() % 40; i > 0; --i) text += parts[random() % parts.size()];
    const CleanText once = clean_text(text);
    CAPTURE(text);
    REQUIRE(is_valid_utf8(once.text));
    if (once.text.find("¬") == std::string::npos) REQUIRE(clean_text(once.text).text == once.text);
    for (const auto& piece : once.to_source.pieces()) REQUIRE(piece.source <= text.size());
  }
}

TEST_CASE("Thousands of combining marks on one letter take no time and lose only the surplus") {
  std::string text = "a";
  for (int i = 0; i < 200000; ++i) text += "\u0301\u0316";
  CHECK(cleaned(text + "b").size() < 200);
  CHECK(cleaned(text + "b").back() == 'b');
}

TEST_CASE("Marks that merge with the letter before are known") {
  CHECK(may_combine(0x30A));
  CHECK(may_combine(0x1161));
  CHECK_FALSE(may_combine('a'));
  CHECK_FALSE(may_combine(0xE5));
  CHECK_FALSE(may_combine(0x2013));
}

TEST_CASE("Words broken at a line end join") {
  for (const auto& [before, after] : {std::pair{"jämställd-", "hetsintegrering."},
                                      {"kompetens-", "utveckling"},
                                      {"Den för-", "studie"},
                                      {"gemen-", "samt"},
                                      {"efter-", "som"},
                                      {"där-", "till"},
                                      {"(jämställd-", "het)"},
                                      {"EU-kommis-", "sionen"},
                                      {"ex-", "empel"},
                                      {"Ex-", "empelvis"},
                                      {"eu-", "ropeiska"},
                                      {"Eu-", "ropa"},
                                      {"”Jämställd-", "het"},
                                      {"”ex-", "empel”"},
                                      {"»kompetens-", "utveckling"},
                                      {"JÄMSTÄLLD-", "HETSPOLITIK"}}) {
    CAPTURE(before, after);
    CHECK(judge_line_break(before, after) == LineBreak::kJoin);
  }
}

TEST_CASE("Suspended compounds stay suspended") {
  for (const auto& [before, after] : {std::pair{"hälso-", "och"},
                                      {"kompetens-", "och"},
                                      {"tids-", "eller"},
                                      {"in-", "respektive"},
                                      {"mat-", "samt"},
                                      {"låg-", "till"},
                                      {"hälso-", "som"},
                                      {"”hälso-", "och"},
                                      {"kommun-", "såväl"},
                                      {"stöd-", "(LSS)"}}) {
    CAPTURE(before, after);
    CHECK(judge_line_break(before, after) == LineBreak::kSuspended);
  }
}

TEST_CASE("Acronyms, numbers, names and letters keep their hyphen") {
  for (const auto& [before, after] : {std::pair{"EU-", "revision"},
                                      {"covid-", "19"},
                                      {"covid-19-", "pandemin"},
                                      {"2013-", "2014"},
                                      {"hbtq-", "personer"},
                                      {"it-", "säkerhet"},
                                      {"JiM-", "myndigheter"},
                                      {"e-", "förvaltning"},
                                      {"icke-", "statliga"},
                                      {"ex-", "ministern"},
                                      {"”EU-", "revision"},
                                      {"Nord-", "Sverige"}}) {
    CAPTURE(before, after);
    CHECK(judge_line_break(before, after) == LineBreak::kKeepHyphen);
  }
}

TEST_CASE("Two of three equal consonants are written") {
  CHECK(drops_third_consonant("natt-", "tåg"));
  CHECK(drops_third_consonant("buss", "station"));
  CHECK_FALSE(drops_third_consonant("nat-", "tåg"));
  CHECK_FALSE(drops_third_consonant("natt-", "buss"));
  CHECK_FALSE(drops_third_consonant("", "tåg"));
}
