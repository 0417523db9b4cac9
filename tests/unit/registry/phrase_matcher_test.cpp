// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/registry/phrase_matcher.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>

namespace {

using uppdrag::PhraseMatcher;
using uppdrag::Span;
using uppdrag::TokenText;
using uppdrag::Vocabulary;
using uppdrag::WordId;

TokenText cut(std::string_view text, Vocabulary& vocabulary) {
  TokenText out;
  uppdrag::tokenize(text, {Span{0, static_cast<std::uint32_t>(text.size())}}, vocabulary, out);
  return out;
}

// What longest() finds, as "payload:tokens" with * for a genitive, at the first token.
std::string found(const PhraseMatcher& matcher, Vocabulary& vocabulary, std::string_view text) {
  const auto match = matcher.longest(cut(text, vocabulary), 0);
  if (match.last == 0) return "";
  return std::to_string(match.payload) + ":" + std::to_string(match.last) + (match.genitive ? "*" : "");
}

}  // namespace

TEST_CASE("the longest phrase at a token wins") {
  Vocabulary vocabulary;
  PhraseMatcher matcher;
  matcher.add("Statens", 1, vocabulary);
  matcher.add("Statens skolverk", 2, vocabulary);
  matcher.add("Statens skolverk i Stockholm", 3, vocabulary);
  CHECK(found(matcher, vocabulary, "Statens skolverk i Malmö") == "2:2");
  CHECK(found(matcher, vocabulary, "STATENS Skolverk i Stockholm") == "3:4");
  CHECK(found(matcher, vocabulary, "Statens järnvägar") == "1:1");
  CHECK(found(matcher, vocabulary, "skolverk") == "");
}

TEST_CASE("a phrase may hold punctuation, hyphens and numbers") {
  Vocabulary vocabulary;
  PhraseMatcher matcher;
  matcher.add("hem- och omsorgsarbetet", 1, vocabulary);
  matcher.add("Agenda 2030", 2, vocabulary);
  CHECK(found(matcher, vocabulary, "hem- och omsorgsarbetet") == "1:4");
  CHECK(found(matcher, vocabulary, "hem-och omsorgs-arbetet") == "1:4");
  CHECK(found(matcher, vocabulary, "Agenda 2030-delegationen") == "2:2");
  CHECK(found(matcher, vocabulary, "Agenda 2031") == "");
}

TEST_CASE("a phrase ends within its sentence") {
  Vocabulary vocabulary;
  PhraseMatcher matcher;
  matcher.add("målet Regeringen", 1, vocabulary);
  matcher.add("målet . Regeringen", 2, vocabulary);
  CHECK(found(matcher, vocabulary, "målet. Regeringen") == "");
  CHECK(found(matcher, vocabulary, "målet Regeringen") == "1:2");
}

TEST_CASE("a name is found with genitive -s, and a colon ending counts as one") {
  Vocabulary vocabulary;
  PhraseMatcher matcher;
  matcher.add_name("Statens skolverk", 1, vocabulary, true);
  matcher.add_name("MSB", 2, vocabulary, true);
  matcher.add_name("Statens historiska museers", 3, vocabulary, true);
  matcher.add_name("Kulturrådet", 4, vocabulary, false);
  CHECK(found(matcher, vocabulary, "Statens skolverk") == "1:2");
  CHECK(found(matcher, vocabulary, "Statens skolverks") == "1:2*");
  CHECK(found(matcher, vocabulary, "MSB:s") == "2:1*");
  CHECK(found(matcher, vocabulary, "Statens historiska museerss") == "");
  CHECK(found(matcher, vocabulary, "Kulturrådets") == "");
}

TEST_CASE("the first payload of a phrase stays, and an empty phrase is ignored") {
  Vocabulary vocabulary;
  PhraseMatcher matcher;
  matcher.add("", 9, vocabulary);
  matcher.add("mål", 1, vocabulary);
  matcher.add("Mål", 2, vocabulary);
  CHECK(found(matcher, vocabulary, "mål") == "1:1");
  const PhraseMatcher empty;
  CHECK(empty.longest(cut("mål", vocabulary), 0).last == 0);
}

TEST_CASE("the matcher agrees with trying every phrase in turn") {
  std::mt19937 random(20161117);
  const auto pick = [&](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
  for (int round = 0; round < 200; ++round) {
    Vocabulary vocabulary;
    const auto sentence = [&](std::uint32_t words) {
      std::string text;
      for (std::uint32_t i = 0; i < words; ++i)
        text += std::string(i > 0 ? " " : "") + static_cast<char>('b' + pick(4)) + "x";
      return text;
    };
    PhraseMatcher matcher;
    std::map<std::vector<WordId>, std::uint32_t> plain;
    for (std::uint32_t i = 0; i < 30; ++i) {
      const std::string phrase = sentence(1 + pick(4));
      matcher.add(phrase, i, vocabulary);
      std::vector<WordId> words;
      for (const auto& token : cut(phrase, vocabulary).tokens) words.push_back(token.word);
      plain.emplace(words, i);
    }
    const TokenText text = cut(sentence(40), vocabulary);
    for (std::uint32_t at = 0; at < text.tokens.size(); ++at) {
      std::uint32_t last = 0;
      std::uint32_t payload = 0;
      for (const auto& [words, value] : plain) {
        if (at + words.size() > text.tokens.size() || at + words.size() <= last) continue;
        bool same = true;
        for (std::size_t i = 0; i < words.size(); ++i) same = same && text.tokens[at + i].word == words[i];
        if (!same) continue;
        last = at + static_cast<std::uint32_t>(words.size());
        payload = value;
      }
      const auto match = matcher.longest(text, at);
      REQUIRE(match.last == last);
      if (last != 0) REQUIRE(match.payload == payload);
    }
  }
}
