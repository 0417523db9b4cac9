// SPDX-License-Identifier: GPL-3.0-or-later
// Which dates are deadlines, by which rule, and how sure that is.
#pragma once

#include <string_view>
#include <vector>

#include "clause.h"
#include "deed.h"

namespace uppdrag::deadlines {

struct Rule {
  std::string_view name;
  std::string_view example;
  std::string_view summary;
};

enum class RuleId : std::uint8_t {
  kNone,
  kLatest,
  kShared,
  kSeries,
  kBefore,
  kOnDay,
  kInPeriod,
  kEvent,
  kRelative,
  kRecurring,
  kSameTime,
  kAlso,
  kRequisition,
  kMoved,
  kSuperseded,
  kNoYear,
  kListItem,
};
const Rule& rule(RuleId id);
std::vector<RuleDescription> rule_descriptions();

// What stands around the clause.
struct Context {
  bool obliged = false;  // A lead-in or an earlier part of the sentence says `ska`, `uppdrar åt`.
  bool from_lead_in = false;
  bool latest = false;  // The lead-in ends in `senast`.
};

// The rule by which `date` of `unit` is a deadline for `deed`, or kNone.
RuleId judge(const Clause& clause, const Unit& unit, const DateMention& date, const Deed& deed, const Context& context);

}  // namespace uppdrag::deadlines
