// SPDX-License-Identifier: GPL-3.0-or-later
// Forms of words and parts of compounds, by the lexicon that the program was built with.
#include <algorithm>
#include <sstream>

#include "knowledge/support.h"
#include "word_forms.h"

using namespace uppdrag::knowledge;
using Texts = std::vector<std::string>;

namespace {

bool has_lexicon() { return Lexicon::swedish().size() > 0; }

bool share_a_key(WordForms& forms, const std::string& a, const std::string& b) {
  const auto one = forms.analyse(a).keys;
  const auto other = forms.analyse(b).keys;
  return std::any_of(one.begin(), one.end(),
                     [&other](const auto& key) { return std::find(other.begin(), other.end(), key) != other.end(); });
}

std::string parts(Compounds& compounds, const std::string& word) {
  std::string out;
  for (const CompoundPart& part : compounds.split(word)) out += (out.empty() ? "" : "|") + part.text;
  return out.empty() ? word : out;
}

}  // namespace

TEST_CASE("Forms with another vowel, Latin plurals, strong verbs and comparisons belong to their words") {
  if (!has_lexicon()) return;
  WordForms forms;
  for (const char* family :
       {"hand handen händer händerna", "bok böcker böckerna", "stad städer", "museum museet museer museerna", "centrum centra",
        "ledamot ledamöter ledamöternas", "bestämmelse bestämmelsen bestämmelser", "skriva skrev skrivit skrivs",
        "bidra bidrog bidragit", "göra gör gjorde gjort görs", "stor större störst största", "god bättre bäst",
        "förälder föräldrar föräldrarnas", "regel regeln regler reglerna", "åtgärd åtgärder åtgärderna",
        "länsstrategi länsstrategierna", "jämställdhetsmyndighet jämställdhetsmyndighetens"}) {
    CAPTURE(family);
    std::istringstream words(family);
    std::string first, word;
    words >> first;
    while (words >> word) CHECK(share_a_key(forms, first, word));
  }
  for (const auto& [one, other] : {std::pair{"politik", "politiker"}, {"nation", "nationell"}, {"ansvar", "ansvarig"},
                                   {"organ", "organisation"}, {"vård", "värd"}, {"skriva", "skrivare"}})
    CHECK_FALSE(share_a_key(forms, one, other));
}

TEST_CASE("Compounds are cut at their parts, with every linking letter") {
  if (!has_lexicon()) return;
  Compounds compounds(Lexicon::swedish());
  for (const char* cut : {"läns|strategi", "familje|rätt", "människo|handel", "varu|hus", "kvinno|jourer", "barn|bok",
                          "samordnar|tjänster", "kompetens|utvecklings|aktiviteter", "migrations|verket", "års|redovisning",
                          "läns|styrelse|instruktion", "vålds|utsatta"}) {
    std::string whole = cut;
    std::erase(whole, '|');
    CHECK(parts(compounds, whole) == cut);
  }
}

TEST_CASE("Words that only look like compounds stay whole") {
  if (!has_lexicon()) return;
  Compounds compounds(Lexicon::swedish());
  for (const char* word : {"verksamhet", "betydelse", "redovisning", "kompetens", "beskriva", "journalister", "regleringen",
                           "centrum", "internationella", "uppdraget", "handling", "lagring", "östergötland", "kostnad"})
    CHECK(parts(compounds, word) == word);
}

TEST_CASE("Any bytes can be analysed") {
  WordForms forms;
  for (const char* word : {"", "s", "\xC3", "\xFF\xFEsss", "ssssssssssssssssssssssssssssssss", "åäöåäöåäöåäö", "=", "é"}) {
    CHECK_FALSE(forms.analyse(word).keys.empty());
  }
  CHECK(forms.analyse(std::string(5000, 'a')).parts.empty());
  CHECK(Lexicon("UPLEX01\n\xFF\xFF\xFF\xFF").size() == 0);
}
