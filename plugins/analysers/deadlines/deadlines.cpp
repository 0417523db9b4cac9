// SPDX-License-Identifier: GPL-3.0-or-later
// The analyser "deadlines": facts of who is to do or deliver what, to whom, by when.
#include "finder.h"

namespace uppdrag::deadlines {
namespace {

class Deadlines : public Analyser {
 public:
  explicit Deadlines(const AnalyserSetup& setup) : phrases_(setup.vocabulary) {}

  Status analyse(const AnalysisInput& in, AnalysisOutput& out) override {
    Finder(phrases_, in, out.facts).run();
    return ok();
  }

  std::vector<RuleDescription> rules() const override { return rule_descriptions(); }

 private:
  Phrases phrases_;
};

}  // namespace
}  // namespace uppdrag::deadlines

UPPDRAG_PLUGIN_ANALYSER(uppdrag::deadlines::Deadlines)
