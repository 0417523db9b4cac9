// SPDX-License-Identifier: GPL-3.0-or-later
#include "language.h"

#include <array>
#include <string_view>

namespace uppdrag {
namespace {

struct Language {
  std::string_view code;
  std::string_view
      words;  // Frequent words; those that Swedish shares with a neighbour stand in both lists and so decide nothing.
};

constexpr std::array<Language, 6> kLanguages = {{
    {"sv",
     "och att för av som på med till är inte från ska en ett den det de har om vid eller även enligt också inom ett i "
     "kan sig "
     "mot efter under samt genom detta dessa vara hur när mellan där utan skall får bör lämna uppdrag regeringen "
     "länet"},
    {"en",
     "the of and to for that is with by on this be are as from or it have has not which will at their an was were "
     "these its "
     "should in"},
    {"nb",
     "og å for av som på med til er ikke fra skal en et den det de har om ved eller også etter under gjennom dette "
     "disse være "
     "hvordan når mellom der uten får bør i kan seg mot"},
    {"da",
     "og at for af som på med til er ikke fra skal en et den det de har om ved eller også efter under gennem dette "
     "disse være "
     "hvordan når mellem der uden får bør i kan sig mod"},
    {"fi",
     "ja on ei että se oli myös joka tai sekä kun ovat sen hän mutta voi mukaan tämä niin olla jos vuonna tämän kuin"},
    {"other",
     "der die und das ist nicht mit ein eine zu auf dem des le la les et est pour que une dans du sur los las una para "
     "por y "
     "el con il di che sono"},
}};

constexpr std::uint32_t kFewWords = 20;
constexpr std::uint32_t kManyWords = 200;
constexpr std::uint32_t kClearLead = 3;

}  // namespace

LanguageGuesser::LanguageGuesser(Vocabulary& vocabulary) {
  for (std::size_t i = 0; i < kLanguages.size(); ++i) {
    std::string_view words = kLanguages[i].words;
    while (!words.empty()) {
      const auto space = words.find(' ');
      const WordId word = vocabulary.add(words.substr(0, space));
      languages_.set(word, static_cast<std::uint8_t>(languages_[word] | 1U << i));
      words.remove_prefix(space == std::string_view::npos ? words.size() : space + 1);
    }
  }
}

std::string LanguageGuesser::guess(const TokenText& text) const {
  std::array<std::uint32_t, kLanguages.size()> hits{};
  std::uint32_t words = 0;
  for (const Token& token : text.tokens) {
    if (token.kind != TokenKind::kWord) continue;
    ++words;
    const unsigned found = languages_[token.word];
    if (found == 0) continue;
    for (std::size_t i = 0; i < hits.size(); ++i) hits[i] += found >> i & 1U;
  }
  if (words < kFewWords) return {};
  std::size_t best = 0;  // Swedish wins ties.
  for (std::size_t i = 1; i < hits.size(); ++i) {
    if (hits[i] > hits[best]) best = i;
  }
  // The neighbours share most small words with Swedish: one or two odd words in a short text prove nothing.
  if (hits[best] < hits[0] + kClearLead || hits[best] * 4 < hits[0] * 5) best = 0;
  // A language that none of the lists knows leaves nearly no hits; a Swedish table of names leaves some.
  if (hits[best] * 100 < words) return words < kManyWords ? std::string() : "other";
  return std::string(kLanguages[best].code);
}

}  // namespace uppdrag
