// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/text/tokenize.h"

#include <catch2/catch.hpp>
#include <random>

#include "uppdrag/text/unicode.h"

namespace {

using namespace uppdrag;

struct Cut {
  explicit Cut(std::string source) : text(std::move(source)) {
    tokenize(text, {{0, static_cast<std::uint32_t>(text.size())}}, vocabulary, out);
  }
  std::vector<std::string> folded() const {
    std::vector<std::string> words;
    for (const Token& token : out.tokens) words.emplace_back(vocabulary.word(token.word));
    return words;
  }
  std::vector<std::string> sentences() const {
    std::vector<std::string> parts;
    for (const Sentence& s : out.sentences) parts.emplace_back(out.span(s.tokens).of(text));
    return parts;
  }
  std::string text;
  Vocabulary vocabulary;
  TokenText out;
};

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("words, numbers and marks are tokens of their own") {
  CHECK(Cut("Senast den 1 mars 2014, (S2013/12).").folded() ==
        Words{"senast", "den", "1", "mars", "2014", ",", "(", "s", "2013", "/", "12", ")", "."});
  CHECK(Cut("1 400 000 kr").folded() == Words{"1", "400", "000", "kr"});
}

TEST_CASE("folding lowers Swedish letters and keeps å, ä, ö apart from a and o") {
  CHECK(Cut("LÄN Åtgärd ÖVER lån").folded() == Words{"län", "åtgärd", "över", "lån"});
  CHECK(fold_word("JÄMSTÄLLDHET") == "jämställdhet");
}

TEST_CASE("a stray hyphen or soft hyphen inside a word does not hide the word") {
  CHECK(Cut("Regerings-kansliet").folded() == Words{"regeringskansliet"});
  CHECK(Cut("myndig\u00ADheten").folded() == Words{"myndigheten"});
  CHECK(fold_word("upp\u00ADdraget") == "uppdraget");
}

TEST_CASE("a suspended compound stays two words also when its space was lost") {
  CHECK(Cut("kompetens- och metodstöd").folded() == Words{"kompetens", "-", "och", "metodstöd"});
  CHECK(Cut("hälso-och sjukvård").folded() == Words{"hälso", "-", "och", "sjukvård"});
}

TEST_CASE("a colon ending belongs to its abbreviation, a colon of a number or a sentence does not") {
  const Cut cut("MSB:s bedömning och EU:n: 3:1 ska:");
  CHECK(cut.folded() == Words{"msb", "bedömning", "och", "eu", ":", "3", ":", "1", "ska", ":"});
  CHECK(cut.out.tokens[0].genitive_colon);
  CHECK_FALSE(cut.out.tokens[3].genitive_colon);
}

TEST_CASE("dashes and quotes of all kinds fold to one each") {
  CHECK(Cut("2014–2016").folded() == Cut("2014−2016").folded());
  CHECK(Cut("”ord“").folded() == Cut("\"ord\"").folded());
}

TEST_CASE("space_before and capitals are told") {
  const Cut cut("Den\u00A0MSB(x)");
  REQUIRE(cut.out.tokens.size() == 5);
  CHECK(cut.out.tokens[0].capital);
  CHECK_FALSE(cut.out.tokens[0].all_capitals);
  CHECK(cut.out.tokens[1].all_capitals);
  CHECK(cut.out.tokens[1].space_before);
  CHECK_FALSE(cut.out.tokens[2].space_before);
}

TEST_CASE("sentences end at full stops before a capital") {
  CHECK(Cut("Uppdraget gäller 2014. Det ska redovisas.").sentences() == Words{"Uppdraget gäller 2014.", "Det ska redovisas."});
  CHECK(Cut("Är det så? Ja! Nej.").sentences() == Words{"Är det så?", "Ja!", "Nej."});
}

TEST_CASE("abbreviations do not end a sentence") {
  const Words one_each[] = {{"Se bl.a. Skolverkets rapport."},
                            {"Enligt prop. 2013/14:1 och skr. Makt gäller det."},
                            {"Frågor om t.ex. Skåne och s.k. Hubbar."},
                            {"Det gäller fr.o.m. Januari och 3 kap. Lagen."},
                            {"Se dnr. U2013/964 och f.d. Verket."},
                            {"Uppdraget gäller fr. o. m. Mars."}};
  for (const Words& expected : one_each) CHECK(Cut(expected.front()).sentences() == expected);
}

TEST_CASE("in capitals an abbreviation is a name and may end a sentence") {
  CHECK(Cut("Synpunkter hämtas från SKR. Uppdraget redovisas.").sentences() ==
        Words{"Synpunkter hämtas från SKR.", "Uppdraget redovisas."});
  CHECK(Cut("Enligt skr. Makt och mål").sentences().size() == 1);
}

TEST_CASE("ordinary words abbreviate only before a figure") {
  CHECK(Cut("En hotad art. Den ska skyddas.").sentences().size() == 2);
  CHECK(Cut("Se art. 5 och bil. 2.").sentences().size() == 1);
  CHECK(Cut("5 000 kr exkl. moms. Kostnaden ökar.").sentences().size() == 2);
}

TEST_CASE("a dash opens a sentence only before a capital") {
  CHECK(Cut("anslaget närsjöfartsutveckl. - del till verket").sentences().size() == 1);
  CHECK(Cut("Han sade ja. – Det är bra.").sentences() == Words{"Han sade ja.", "– Det är bra."});
}

TEST_CASE("abbreviations that may end a sentence do so before a capital") {
  CHECK(Cut("Kommuner, regioner m.m. Regeringen beslutar.").sentences() ==
        Words{"Kommuner, regioner m.m.", "Regeringen beslutar."});
  CHECK(Cut("högst 3 100 000 kr. Kostnaden ska belasta").sentences().size() == 2);
  CHECK(Cut("kommuner m.fl. aktörer").sentences().size() == 1);
}

TEST_CASE("a number that opens a block numbers it, and a lost space still ends a sentence") {
  CHECK(Cut("1. Kommerskollegium").sentences().size() == 1);
  CHECK(Cut("når målen.Regeringen ger").sentences() == Words{"når målen.", "Regeringen ger"});
  CHECK(Cut("portalen öppnadata.se och anslaget 1.4 Domstolar").sentences().size() == 1);
}

TEST_CASE("closing quotes and parentheses stay with their sentence") {
  CHECK(Cut("Han sade \"nej.\" Det blev (så.) Sedan.").sentences() == Words{"Han sade \"nej.\"", "Det blev (så.)", "Sedan."});
}

TEST_CASE("blocks are sentence borders and text outside of them is ignored") {
  const std::string text = "Rubrik\nutanför\nBrödtext här";
  Vocabulary vocabulary;
  TokenText out;
  tokenize(text, {{0, 6}, {16, 28}}, vocabulary, out);
  REQUIRE(out.sentences.size() == 2);
  CHECK(out.span(out.sentences[1].tokens).of(text).starts_with("Brödtext"));
  CHECK(out.sentences[1].block == 1);
}

TEST_CASE("tokens and sentences are ascending, cover every visible byte once, and lie on code points, whatever the text") {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"å", "Ä", "ö", "a", "B", "7", "12", ".", ",", "-", " ", "\u00A0", "\u00AD", ":", "s",
                                           "\n", "(", ")", "€", "\xF0\x9F\x98\x80", "e\u0301", "\xFF", "”", "–", "och", "kap"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto i = random() % 40; i > 0; --i) text += pieces[random() % pieces.size()];
    const Cut cut(text);
    std::uint32_t at = 0;
    for (const Token& token : cut.out.tokens) {
      REQUIRE(token.start < token.end);
      REQUIRE(token.start >= at);
      for (std::uint32_t skipped = at; skipped < token.start;) {
        const CodePoint c = decode_utf8(text, skipped);
        REQUIRE((is_space(c.value) || c.value == 0xAD));
        skipped = c.next;
      }
      at = token.end;
    }
    std::uint32_t next = 0;
    for (const Sentence& sentence : cut.out.sentences) {
      REQUIRE(sentence.tokens.first == next);
      REQUIRE_FALSE(sentence.tokens.empty());
      next = sentence.tokens.last;
    }
    REQUIRE(next == cut.out.tokens.size());
    REQUIRE(cut.out.sentence_of.size() == cut.out.tokens.size());
  }
}
