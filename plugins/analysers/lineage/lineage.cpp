// SPDX-License-Identifier: GPL-3.0-or-later
// Analyser `lineage`: what a document does to another one, from a phrase and the reference that it governs. A decision
// that is only named by its day (`beslut den 7 september 2017`) is a target as well: `decision:2017-09-07`.
#include "finder.h"

namespace {

using namespace uppdrag;

class LineageAnalyser final : public Analyser {
 public:
  explicit LineageAnalyser(const AnalyserSetup& setup) : words_(setup.vocabulary) {}

  Status analyse(const AnalysisInput& in, AnalysisOutput& out) override {
    std::string_view kind = in.document.metadata.get("kind");
    if (kind.empty()) kind = out.metadata.get("kind");
    for (Fact& fact : lineage::Finder(words_, in, kind).find()) out.facts.push_back(std::move(fact));
    return ok();
  }

  std::vector<RuleDescription> rules() const override {
    return {
        {"relation/phrase-reference",
         "Med ändring av beslut i ärendet dnr N2017/05592/PBB beslutar regeringen följande.",
         "A phrase of amending, extending, replacing, implementing, reporting or following up, and the reference it "
         "governs."},
        {"relation/phrase-decision-day",
         "Uppdraget ersätter det av regeringen beslutade uppdraget, beslut den 4 juni 2015.",
         "The same with a decision that is named by its day only."},
        {"relation/own-assignment",
         "# Länsstrategi för Hallands län 2018–2021\n\nLänsstyrelsen har i uppdrag att ta fram en strategi "
         "(S2017/00500/JÄM).",
         "The assignment that a strategy carries out, or that a follow-up reports on, by its case number."},
    };
  }

 private:
  lineage::Words words_;
};

}  // namespace

UPPDRAG_PLUGIN_ANALYSER(LineageAnalyser)
