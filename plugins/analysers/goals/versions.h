// SPDX-License-Identifier: GPL-3.0-or-later
// Which version of a goal system a document speaks of: by its date, else by the years that its text names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lexicon.h"

namespace uppdrag::goals {

// The date that decides: the document's own; without one a year made from the text, when that is older than every later
// version; else "" for the present system. Years of `Agenda 2030` and the like tell nothing.
std::string deciding_date(const AnalysisInput& in, std::string_view known);

class Versions {
 public:
  Versions(const Lexicon& lexicon, std::string date) : lexicon_(lexicon), date_(std::move(date)) {}

  // The system of the family that is in force at the date; the newest without a date.
  std::uint32_t system(std::uint32_t family) const;
  // The goal of that number: in the system in force, else in the newest that has it.
  std::optional<GoalRef> goal(std::uint32_t family, std::string_view number) const;
  // Of the goals that `phrase` can mean in `family` with a role for which `wanted` holds, the one in force.
  template <typename Wanted>
  std::optional<GoalRef> meant(const Phrase& phrase, std::uint32_t family, const Wanted& wanted) const {
    std::optional<GoalRef> best;
    for (const PhraseUse& use : phrase.uses) {
      if (use.target != kNone || !wanted(use) || lexicon_.family_of(use.goal) != family) continue;
      if (!best || use.goal.system == system(family)) best = use.goal;
    }
    return best;
  }

 private:
  const Lexicon& lexicon_;
  std::string date_;
};

}  // namespace uppdrag::goals
