// SPDX-License-Identifier: GPL-3.0-or-later
// The example of docs/writing-a-plugin.md: finds `12 årsarbetskrafter`.
#include "uppdrag/plugin/plugin.h"
#include "uppdrag/text/numbers.h"

namespace {

using namespace uppdrag;

class Staffing final : public Analyser {
 public:
  // Words become numbers once, here; analyse() then compares numbers.
  explicit Staffing(const AnalyserSetup& setup) {
    for (const char* word : {"årsarbetskraft", "årsarbetskrafter", "heltidstjänster"})
      unit_.set(setup.vocabulary.add(word), true);
  }

  Status analyse(const AnalysisInput& in, AnalysisOutput& out) override {
    const auto& tokens = in.tokens.tokens;
    for (std::uint32_t at = 0; at < tokens.size(); ++at) {
      const auto number = read_digit_number(in.tokens, in.document.text, at);
      if (!number) continue;
      if (number->last < tokens.size() && unit_[tokens[number->last].word] &&
          in.tokens.sentence_of[at] == in.tokens.sentence_of[number->last])
        out.facts.push_back(fact(in.tokens, {at, number->last + 1}, number->integer));
      at = number->last - 1;
    }
    return ok();
  }

  std::vector<RuleDescription> rules() const override {
    return {{"staffing/digits", "Satsningen sysselsätter 12 årsarbetskrafter.",
             "A number before a word for full-time work"}};
  }

 private:
  static Fact fact(const TokenText& tokens, TokenRange range, std::int64_t positions) {
    Fact fact;
    fact.type = "staffing";
    fact.set("positions", positions);
    fact.span = tokens.span(range);
    fact.sentence = tokens.span(tokens.sentence_at(range.first).tokens);
    fact.confidence = 0.9;
    fact.rule = "staffing/digits";
    return fact;
  }

  WordTable<bool> unit_;
};

}  // namespace

UPPDRAG_PLUGIN_ANALYSER(Staffing)
