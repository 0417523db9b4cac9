// SPDX-License-Identifier: GPL-3.0-or-later
// Analyser `mandates`: who shall do what. The rules are in rules.cpp, the phrases in words.cpp.
#include "rules.h"

namespace {

using namespace uppdrag;

class MandatesAnalyser final : public Analyser {
 public:
  explicit MandatesAnalyser(const AnalyserSetup& setup) : words_(setup.vocabulary) {}

  Status analyse(const AnalysisInput& in, AnalysisOutput& out) override {
    std::string_view kind = in.document.metadata.get("kind");
    if (kind.empty()) kind = out.metadata.get("kind");
    for (mandates::Found& found : mandates::RuleBook(words_, in, kind).find()) {
      Fact fact;
      fact.type = "mandate";
      fact.set("kind", std::string(found.kind));
      fact.set("assignees", std::move(found.assignees));
      fact.set("action", std::move(found.action));
      fact.span = in.tokens.span(found.tokens);
      fact.sentence = in.tokens.span(in.tokens.sentence_at(found.tokens.first).tokens);
      fact.rule = found.rule;
      // The manifest counts how often each rule was right; nobody has counted this one.
      fact.confidence = fact.rule == "mandate/atagande" ? 0.7 : 1;
      out.facts.push_back(std::move(fact));
    }
    return ok();
  }

  std::vector<RuleDescription> rules() const override {
    return {
        {"mandate/uppdrar-at", "Regeringen uppdrar åt Skolverket att kartlägga frånvaron.",
         "The Government assigns X to do."},
        {"mandate/i-uppdrag", "Regeringen ger Boverket i uppdrag att analysera byggandet.",
         "X is given, or gets, the assignment to do."},
        {"mandate/har-i-uppdrag", "Jämställdhetsmyndigheten har i uppdrag att stödja arbetet.",
         "X has the assignment to do."},
        {"mandate/uppdraget-ingar",
         "Regeringen uppdrar åt Skolverket att se över reglerna. I uppdraget ingår att lämna förslag.",
         "What the assignment includes, means or consists of."},
        {"mandate/lista",
         "Regeringen uppdrar åt Skolverket att se över reglerna.\n\nSkolverket ska:\n\n- kartlägga behoven",
         "An item under a lead-in that gives the verb and the assignee."},
        {"mandate/ska", "Boverket ska samråda med länsstyrelserna.", "A body shall do."},
        {"mandate/passiv",
         "Regeringen uppdrar åt Skolverket att ta fram en plan. Planen ska utformas efter skolornas behov.",
         "The thing shall be done so: the assignee is the one in charge."},
        {"mandate/atagande",
         "# Länsstrategi för Hallands län 2018–2021\n\nLänsstyrelsen kommer att utbilda alla chefer.",
         "What the body of a strategy sets itself: kommer att, åtar sig att, avser att."},
        {"mandate/samverkan", "Regeringen uppdrar åt Skogsstyrelsen att, i samverkan med Sametinget, ta fram en plan.",
         "Cooperation named inside the clause of another task."},
    };
  }

 private:
  mandates::Words words_;
};

}  // namespace

UPPDRAG_PLUGIN_ANALYSER(MandatesAnalyser)
