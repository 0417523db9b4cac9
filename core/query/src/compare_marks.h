// SPDX-License-Identifier: GPL-3.0-or-later
// Which blocks of each text belong to which column of a coverage matrix, and why.
#pragma once

#include <utility>
#include <vector>

#include "uppdrag/query/compare.h"

namespace uppdrag::comparing {

struct BlockMarks {
  std::vector<std::vector<std::pair<std::uint32_t, PassageBasis>>> blocks;  // By column; ascending.
};

// Whether one of `goals`, of `system` or a version of it, was a goal when `text` was written.
bool is_goal_then(const ComparedText& text, const GoalSystem& system, const std::vector<std::string>& goals,
                  const Registry& registry);

// All by text.
//
// A block belongs to a goal when a goal fact stands in it (named), when it uses one of the goal's own phrases (words),
// or when it stands under a heading that does one of the two (section). A section whose blocks name one sub-goal only,
// in at least every fourth block, belongs to that goal as a whole (section): strategies often give measures under a
// heading of their own and end with `Insatserna hör till delmål 6`.
std::vector<BlockMarks> goal_marks(const Registry& registry, const ComparedTexts& texts, const GoalSystem& system,
                                   const std::vector<CoverageColumn>& columns);
// A block belongs to a topic when the query lets it or its heading through.
Result<std::vector<BlockMarks>> topic_marks(const KnowledgeBase& kb, const Registry& registry,
                                            const ComparedTexts& texts, const std::vector<Topic>& topics);
// A block belongs to a fact type when such a fact begins in it.
std::vector<BlockMarks> fact_marks(const ComparedTexts& texts, const std::vector<CoverageColumn>& columns);
// A block belongs to a policy area when it has one of the area's words or its name (names of authorities do not count),
// or stands under a heading that has. A text that was given the area but has no such block: its first heading.
std::vector<BlockMarks> area_marks(const ComparedTexts& texts, const std::vector<CoverageColumn>& columns);

}  // namespace uppdrag::comparing
