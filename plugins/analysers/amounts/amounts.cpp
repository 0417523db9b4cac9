// SPDX-License-Identifier: GPL-3.0-or-later
// Analyser `amounts`: sums of money and appropriations as annotations; it states no facts of its own.
#include "appropriations.h"
#include "scanner.h"
#include "tables.h"
#include "uppdrag/plugin/plugin.h"

namespace {

using namespace uppdrag;

class AmountsAnalyser final : public Analyser {
 public:
  explicit AmountsAnalyser(const AnalyserSetup& setup)
      : infos_(setup.vocabulary), hedges_(setup.vocabulary), appropriation_words_(setup.vocabulary) {}

  Status analyse(const AnalysisInput& in, AnalysisOutput& out) override {
    infos_.update(in.vocabulary);
    amounts::AmountScanner(infos_, hedges_, in.document, in.tokens).scan(out.annotations.amounts);
    amounts::TableScanner(infos_, in.document, in.tokens).scan(out.annotations.amounts);
    amounts::AppropriationFinder(appropriation_words_, in.document, in.tokens).find(out.annotations.appropriations);
    return ok();
  }

 private:
  amounts::WordInfos infos_;
  amounts::Hedges hedges_;
  amounts::AppropriationWords appropriation_words_;
};

}  // namespace

UPPDRAG_PLUGIN_ANALYSER(AmountsAnalyser)
