// SPDX-License-Identifier: GPL-3.0-or-later
// Which version of a goal system a document speaks of: by its date, else by the years that its text names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lexicon.h"

namespace uppdrag::goals {

// The date that decides: the document's own, given or told by its text; else the first year of its period (`Strategi
// 2014–2016`), the year of its case number, or the newest year that its text names; "" for the present system. `found`
// is what the analysers before this one made out. Years of `Agenda 2030` and the like tell nothing.
std::string deciding_date(const AnalysisInput& in, const Metadata& found);

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
