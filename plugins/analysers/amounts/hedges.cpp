// SPDX-License-Identifier: GPL-3.0-or-later
// The phrases that hedge an amount.
#include "hedges.h"

#include <algorithm>
#include <string_view>

#include "words.h"

namespace uppdrag::amounts {
namespace {

// Hedges; within a list the order does not matter, the longest match wins.
struct HedgeList {
  Hedge hedge;
  std::string_view phrases;  // Split at `|`.
};

constexpr HedgeList kBefore[] = {
    {Hedge::kMax,
     "högst|allra högst|dock högst|maximalt|max|max .|som mest|som högst|upp till|upptill|inte mer än|ej mer än|inte "
     "över|högst upp till|"
     "maximalt upp till|mindre än|färre än|lägre än|maxbelopp|maxbeloppet|takbelopp|högsta belopp|högsta "
     "beloppet|tak|ett tak|"
     "maximala belopp|maximibelopp|kostnadstak|utgiftstak|under|<|≤"},
    {Hedge::kMin,
     "minst|allra minst|lägst|åtminstone|som lägst|som minst|mer än|fler än|högre än|inte mindre än|ej mindre "
     "än|över|långt över|"
     "väl över|minimum|minimibelopp|lägsta belopp|från och med|>|≥"},
    {Hedge::kAbout,
     "cirka|ca|ca .|c:a|circa|omkring|runt|kring|runt "
     "om|ungefär|ung|drygt|dryga|närmare|närmre|knappt|knappa|nästan|uppskattningsvis|"
     "i storleksordningen|omtrent|uppemot|upp emot|uppåt|bortåt|inemot|nära|strax över|strax under|lite över|något "
     "över|"
     "lite drygt|något mer än|lite mer än|knappt en|drygt en|inte fullt|i runda tal|grovt "
     "räknat|approximativt|snarare|±|~"},
};
constexpr HedgeList kAfterwards[] = {
    {Hedge::kMax, "som mest|som högst|maximalt|eller mindre|eller lägre"},
    {Hedge::kMin, "eller mer|eller högre|och uppåt|eller däröver|som minst|som lägst"},
};
// Words that a hedge reaches over.
constexpr std::string_view kAnyFiller =
    "totalt sammanlagt sammantaget ytterligare motsvarande om på extra hela årligen";
constexpr std::string_view kBoundFiller =
    "till av uppgå uppgår uppgick kosta avse använda disponera rekvirera utbetala betala ut omfatta bli vara belopp "
    "summa ett vara";

struct BoundVerb {
  std::string_view word;
  Hedge hedge;
};
constexpr BoundVerb kBoundVerbs[] = {
    {"överstiger", Hedge::kMin},    {"överstiga", Hedge::kMin},   {"överstigande", Hedge::kMin},
    {"översteg", Hedge::kMin},      {"överstigit", Hedge::kMin},  {"överskrider", Hedge::kMin},
    {"överskrida", Hedge::kMin},    {"understiger", Hedge::kMax}, {"understiga", Hedge::kMax},
    {"understigande", Hedge::kMax}, {"understeg", Hedge::kMax},   {"underskrider", Hedge::kMax},
    {"underskrida", Hedge::kMax}};

std::vector<WordId> phrase_words(std::string_view phrase, Vocabulary& vocabulary) {
  std::vector<WordId> words;
  each_part(phrase, ' ', [&](std::string_view word) { words.push_back(vocabulary.add(word)); });
  return words;
}

}  // namespace

Hedges::Hedges(Vocabulary& vocabulary) {
  const auto fill = [&](const auto& lists, std::vector<Phrase>& out) {
    for (const HedgeList& list : lists)
      each_part(list.phrases, '|', [&](std::string_view p) {
        out.push_back({phrase_words(p, vocabulary), list.hedge});
      });
    std::stable_sort(out.begin(), out.end(),
                     [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
  };
  fill(kBefore, before_);
  fill(kAfterwards, after_);
  each_part(kBoundFiller, ' ', [&](std::string_view word) { fillers_.set(vocabulary.add(word), 2); });
  each_part(kAnyFiller, ' ', [&](std::string_view word) { fillers_.set(vocabulary.add(word), 1); });
  for (const BoundVerb& verb : kBoundVerbs)
    verbs_.set(vocabulary.add(verb.word), static_cast<std::uint8_t>(verb.hedge));
}

Hedges::Match Hedges::before(const TokenText& text, std::uint32_t at, std::uint32_t first) const {
  for (const Phrase& phrase : before_) {
    const auto length = static_cast<std::uint32_t>(phrase.words.size());
    if (at < first + length) continue;
    std::uint32_t i = 0;
    while (i < length && text.tokens[at - length + i].word == phrase.words[i]) ++i;
    if (i == length) return {phrase.hedge, length};
  }
  return {};
}

Hedges::Match Hedges::after(const TokenText& text, std::uint32_t at, std::uint32_t last) const {
  for (const Phrase& phrase : after_) {
    const auto length = static_cast<std::uint32_t>(phrase.words.size());
    if (at + length > last) continue;
    std::uint32_t i = 0;
    while (i < length && text.tokens[at + i].word == phrase.words[i]) ++i;
    if (i == length) return {phrase.hedge, length};
  }
  return {};
}

}  // namespace uppdrag::amounts
