// SPDX-License-Identifier: GPL-3.0-or-later
// Analyser `actors`: mentions of bodies, and the scopes in which one carries an assignment.
#include "assignments.h"
#include "lexicon.h"
#include "mentions.h"

namespace {

using namespace uppdrag;

class ActorsAnalyser final : public Analyser {
 public:
  explicit ActorsAnalyser(const AnalyserSetup& setup) : lexicon_(setup) {}

  Status analyse(const AnalysisInput& in, AnalysisOutput& out) override {
    std::vector<ActorMention> mentions = actors::MentionFinder(lexicon_, in).find();
    std::vector<AssigneeScope> scopes = actors::AssignmentFinder(lexicon_, in, mentions).find();
    out.annotations.actors = std::move(mentions);
    out.annotations.assignee_scopes = std::move(scopes);
    return ok();
  }

 private:
  actors::Lexicon lexicon_;
};

}  // namespace

UPPDRAG_PLUGIN_ANALYSER(ActorsAnalyser)
