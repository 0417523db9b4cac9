// SPDX-License-Identifier: GPL-3.0-or-later
// Which passage of a strategy answers a demand: words that every passage has do not decide.
#include <fstream>

#include "sample.h"
#include "uppdrag/query/reuse.h"
#include "uppdrag/query/versions.h"

using namespace uppdrag;
using namespace uppdrag::test;

namespace {

constexpr const char* kAssignment =
    "---\nkind: assignment\ntitle: Uppdrag om strategier\ndate: 2020-01-10\ndnr: A2020/00017\n---\n"
    "# Uppdrag om strategier\n\n"
    "Länsstyrelserna ska utveckla och samordna arbetet i länet med kommuner och regioner mot tvångsäktenskap och "
    "barnäktenskap.\n";

// Paragraphs that share the demand's common words; one of them also what it is about.
constexpr const char* kFillers[] = {"skolan", "vården",  "näringslivet", "idrotten", "kulturen",
                                    "bygden", "handeln", "turismen",     "fisket",   "trafiken"};

std::string strategy(bool answers) {
  std::string out =
      "---\nkind: strategy\ncounty: Kalmar\ntitle: Strategi för Kalmar län\ndate: 2021-02-01\n---\n# Strategi för "
      "Kalmar län\n\nStrategin följer regeringens uppdrag (A2020/00017).\n\n";
  for (const char* filler : kFillers)
    out += std::string("Länsstyrelsen utvecklar och samordnar arbetet i länet med kommuner och regioner inom ") +
           filler + ".\n\n";
  for (const char* other : kFillers) {
    out += std::string("Under våren hölls ett möte om ") + other + ".\n\nEn rapport om " + other + " kom i juni.\n\n";
  }
  if (answers) out += "Skolkuratorer får utbildning om barnäktenskap, och kommuner en kontakt vid tvångsäktenskap.\n";
  return out;
}

// What the strategy answers to the assignment's first demand.
std::vector<std::string> answers_of(bool answers) {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "texts");
  std::ofstream(folder / "texts/uppdrag.md") << kAssignment;
  std::ofstream(folder / "texts/kalmar-2021.md") << strategy(answers);
  const PluginHost host = PluginHost::discover({UPPDRAG_BINARY_DIR "/lib/uppdrag/plugins"});
  auto kb = KnowledgeBase::open(folder / "kb", KnowledgeBase::Mode::kWrite, host.fact_types());
  REQUIRE(kb.has_value());
  IngestOptions options;
  options.paths = {folder / "texts"};
  options.jobs = 1;
  REQUIRE(ingest(**kb, host, *sample().registry, options, {}).has_value());
  const auto texts = load_compared(**kb, *sample().registry, {});
  REQUIRE(texts.has_value());
  REQUIRE((*texts)->texts.size() == 1);
  REQUIRE((*texts)->assignments.size() == 1);
  const Answers found = find_answers(*sample().registry, **texts, find_reuse(**texts), 0);
  REQUIRE(!found.demands.empty());
  std::vector<std::string> out;
  for (const Answer& answer : found.demands[0].answers[0]) out.push_back((*texts)->quote(answer.text, answer.span));
  return out;
}

}  // namespace

TEST_CASE("a demand is answered by the passage with its telling words, not by those with its common ones") {
  const std::vector<std::string> found = answers_of(true);
  REQUIRE(found.size() == 1);
  CHECK(found[0].find("barnäktenskap") != std::string::npos);
}

TEST_CASE("passages that share only common words with a demand are no answer") { CHECK(answers_of(false).empty()); }
