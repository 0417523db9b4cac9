// SPDX-License-Identifier: GPL-3.0-or-later
#include "words.h"

#include <algorithm>

namespace uppdrag::lineage {
namespace {

struct Row {
  const char* words;
  const char* verb;
};

// The target follows in the same sentence.
constexpr Row kPhrases[] = {
    {"med ändring av", "amends"},
    {"ändring av", "amends"},
    {"ändrar uppdraget", "amends"},
    {"ändrar sitt beslut", "amends"},
    {"ändrar beslutet", "amends"},
    {"ändrar regeringens beslut", "amends"},
    {"ändrar i det tidigare uppdraget", "amends"},
    {"kompletterar uppdraget", "amends"},
    {"komplettering av uppdraget", "amends"},
    {"tillägg till uppdraget", "amends"},
    {"tillägg till det uppdrag", "amends"},
    {"förlänger uppdraget", "extends"},
    {"förlänger tiden", "extends"},
    {"förlängning av", "extends"},
    {"förlängd tid", "extends"},
    {"uppdraget förlängs", "extends"},
    {"fortsättning på", "extends"},
    {"fortsättning av", "extends"},
    {"detta beslut ersätter", "replaces"},
    {"beslutet ersätter", "replaces"},
    {"uppdraget ersätter", "replaces"},
    {"detta uppdrag ersätter", "replaces"},
    {"ersätter uppdraget", "replaces"},
    {"ersätter beslutet", "replaces"},
    {"ersätter det", "replaces"},
    {"ersätter tidigare", "replaces"},
    {"upphäver beslutet", "replaces"},
    {"har ersatts av", "replaced-by"},
    {"ersätts av", "replaced-by"},
    {"genomförandet av", "implements"},
    {"genomföra strategin", "implements"},
    {"genomföra den nationella", "implements"},
    {"genomföra handlingsplanen", "implements"},
    {"i enlighet med strategin", "implements"},
    {"i enlighet med handlingsplanen", "implements"},
    {"i enlighet med uppdraget", "implements"},
    {"enligt uppdraget", "implements"},
    {"svar på regeringens uppdrag", "implements"},
    {"svar på uppdraget", "implements"},
    {"redovisar uppdraget", "reports-on"},
    {"redovisar regeringsuppdraget", "reports-on"},
    {"redovisar sitt uppdrag", "reports-on"},
    {"redovisning av uppdraget", "reports-on"},
    {"redovisning av regeringsuppdraget", "reports-on"},
    {"redovisning av regeringsuppdrag", "reports-on"},
    {"redovisning av sitt uppdrag", "reports-on"},
    {"redovisningen av uppdraget", "reports-on"},
    {"redovisningen av regeringsuppdraget", "reports-on"},
    {"delredovisning av uppdraget", "reports-on"},
    {"delredovisning av regeringsuppdraget", "reports-on"},
    {"slutredovisning av uppdraget", "reports-on"},
    {"slutredovisning av regeringsuppdraget", "reports-on"},
    {"återrapportering av uppdraget", "reports-on"},
    {"slutrapport för uppdraget", "reports-on"},
    {"slutrapport för regeringsuppdraget", "reports-on"},
    {"delrapport för uppdraget", "reports-on"},
    {"redovisar härmed", "reports-on"},
    {"rapporten redovisar", "reports-on"},
    {"uppföljning av", "follows-up"},
    {"uppföljningen av", "follows-up"},
    {"följa upp", "follows-up"},
    {"följer upp", "follows-up"},
    {"utvärdering av", "follows-up"},
    {"utvärderingen av", "follows-up"},
    {"utvärdera", "follows-up"},
};

constexpr Row kVerbs[] = {
    {"förlänger", "extends"},   {"förlängs", "extends"},    {"ändrar", "amends"},     {"ändras", "amends"},
    {"kompletterar", "amends"}, {"kompletteras", "amends"}, {"upphäver", "replaces"}, {"upphävs", "replaces"},
    {"förlängas", "extends"},   {"upphävas", "replaces"},
};

struct Flags {
  std::uint32_t flag;
  const char* words;  // Separated by one space.
};

constexpr Flags kFlags[] = {
    {kDecision,
     "beslut beslutet besluten regeringsbeslut regeringsbeslutet beslutade uppdraget uppdrag tilläggsuppdraget"},
    {kCarriedOut,
     "strategin strategi strategier handlingsplanen handlingsplan direktivet direktiv förordningen förordning "
     "programmet planen "
     "agendan överenskommelsen rekommendationen länsstrategin godstransportstrategin uppdrag uppdraget"},
    {kFollowed,
     "strategin strategi strategier strategierna länsstrategin länsstrategierna handlingsplanen handlingsplan "
     "överenskommelsen "
     "överenskommelse överenskommelserna uppdraget uppdrag uppdragen programmet planen satsningen satsning reformen "
     "analysen analys "
     "rapporten kartläggningen beslutet förordningen lagen"},
    {kChangeVerb, "förlänger ändrar kompletterar upphäver"},
    {kPassive, "förlängs ändras kompletteras upphävs förlängas upphävas"},
    {kAssigned, "uppdrag uppdraget uppdragen regeringsuppdrag regeringsuppdraget regeringsuppdragen uppdrogs uppdrog"},
    {kAddition, "och samt ,"},
    {kStrategy,
     "strategi strategin strategier länsstrategi länsstrategin handlingsplan handlingsplanen jämställdhetsstrategi "
     "jämställdhetsstrategin"},
};

template <typename Each>
void each_word(std::string_view text, const Each& each) {
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    each(text.substr(0, space));
    text.remove_prefix(std::min(space + 1, text.size()));
  }
}

}  // namespace

Words::Words(Vocabulary& v) {
  for (const Row& row : kPhrases) {
    Phrase phrase{row.verb, {}};
    each_word(row.words, [&](std::string_view word) { phrase.words.push_back(v.add(word)); });
    opens_.set(phrase.words.front(), 1);
    phrases_.push_back(std::move(phrase));
  }
  // Longer phrases first: `med ändring av` before `ändring av`.
  std::stable_sort(phrases_.begin(), phrases_.end(),
                   [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
  for (const Flags& row : kFlags)
    each_word(row.words, [&](std::string_view word) {
      const WordId id = v.add(word);
      flags_.set(id, flags_[id] | row.flag);
    });
  for (const Row& row : kVerbs) verbs_.emplace_back(v.add(row.words), row.verb);
  own_number = v.add("diarienummer");
  until = v.add("till");
  left = v.add("(");
  right = v.add(")");
  left_bracket = v.add("[");
  right_bracket = v.add("]");
  den = v.add("den");
  det = v.add("det");
}

const Phrase* Words::phrase_at(const TokenText& text, std::uint32_t at, std::uint32_t last) const {
  if (opens_[text.tokens[at].word] == 0) return nullptr;
  for (const Phrase& phrase : phrases_) {
    if (at + phrase.words.size() > last) continue;
    bool same = true;
    for (std::uint32_t i = 0; same && i < phrase.words.size(); ++i) same = text.tokens[at + i].word == phrase.words[i];
    if (same) return &phrase;
  }
  return nullptr;
}

std::string_view Words::verb_of(WordId word) const {
  for (const auto& [id, verb] : verbs_)
    if (id == word) return verb;
  return {};
}

}  // namespace uppdrag::lineage
