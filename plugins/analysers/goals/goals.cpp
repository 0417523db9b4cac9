// SPDX-License-Identifier: GPL-3.0-or-later
// Analyser `goals`: references to goals and sub-goals of established policy goal systems, as mentions and facts.
#include <array>

#include "finder.h"

namespace {

using namespace uppdrag;
using goals::Found;
using goals::Rule;

struct RuleData {
  Rule rule;
  const char* name;
  const char* how;
  const char* example;
  const char* summary;
};

constexpr std::array<RuleData, 6> kRules = {{
    {Rule::kWording, "goal/wording", "wording", "Arbetet ska bidra till att mäns våld mot kvinnor ska upphöra.",
     "Words that state the goal itself"},
    {Rule::kNumber, "goal/number", "number", "Uppdraget rör de jämställdhetspolitiska delmålen 1–5.",
     "A goal word with a number of a system that the text names"},
    {Rule::kName, "goal/name", "name", "Åtgärderna ska bidra till miljökvalitetsmålet Giftfri miljö.",
     "A goal's name beside a goal word of its system, or alone in a heading"},
    {Rule::kParaphrase, "goal/paraphrase", "paraphrase", "Uppföljningen avser delmålet om makt och inflytande.",
     "A usual short form of a goal, tied to a goal word"},
    {Rule::kWhole, "goal/whole", "whole", "Myndigheten ska verka för att de jämställdhetspolitiska målen nås.",
     "A goal system as a whole"},
    {Rule::kOther, "goal/other", "whole", "Arbetet ska bidra till livsmedelsstrategins mål.",
     "The goals of a national policy or strategy that is known by its name"},
}};

const RuleData& data_of(Rule rule) {
  for (const RuleData& data : kRules)
    if (data.rule == rule) return data;
  return kRules.back();
}

class GoalsAnalyser final : public Analyser {
 public:
  explicit GoalsAnalyser(const AnalyserSetup& setup) : lexicon_(setup) {}

  Status analyse(const AnalysisInput& in, AnalysisOutput& out) override {
    goals::Finder finder(lexicon_, in, goals::deciding_date(in, out.metadata));
    for (const Found& found : finder.find()) add(in, found, out);
    return ok();
  }

  std::vector<RuleDescription> rules() const override {
    std::vector<RuleDescription> all;
    all.reserve(kRules.size());
    for (const RuleData& data : kRules) all.push_back({data.name, data.example, data.summary});
    return all;
  }

 private:
  void add(const AnalysisInput& in, const Found& found, AnalysisOutput& out) const {
    const RuleData& rule = data_of(found.rule);
    GoalMention mention;
    mention.tokens = found.tokens;
    mention.span = in.tokens.span(found.tokens);
    mention.how = rule.how;
    mention.confidence = 1;
    std::string name;
    if (found.goal == goals::GoalRef{}) {
      name = lexicon_.target(found.target).slug;
      mention.goal = "other:" + name;
    } else {
      mention.goal = lexicon_.goal(found.goal).id;
      name = lexicon_.goal(found.goal).name_sv;
    }
    Fact fact;
    fact.type = "goal";
    fact.set("goal", mention.goal);
    fact.set("name", std::move(name));
    fact.set("how", mention.how);
    fact.span = mention.span;
    fact.sentence = in.tokens.span(in.tokens.sentence_at(found.tokens.first).tokens);
    fact.confidence = 1;  // The manifest counts how often each rule was right.
    fact.rule = rule.name;
    out.facts.push_back(std::move(fact));
    out.annotations.goals.push_back(std::move(mention));
  }

  goals::Lexicon lexicon_;
};

}  // namespace

UPPDRAG_PLUGIN_ANALYSER(GoalsAnalyser)
