// SPDX-License-Identifier: GPL-3.0-or-later
// From what a person writes (a county, an authority, a kind, a goal, a date) to what is stored, or to an error that
// names the nearest thing there is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/knowledge/knowledge_base.h"
#include "uppdrag/registry/registry.h"
#include "uppdrag/text/result.h"

namespace uppdrag::asking {

// Lower case, runs of white space as one space, none at the ends.
std::string folded(std::string_view text);

// The candidate that differs least from `text`, case aside, or "" when none is near.
std::string nearest(std::string_view text, const std::vector<std::string>& candidates);
// "; did you mean 'x'?", or "" for an empty candidate.
std::string did_you_mean(const std::string& candidate);

// SCB code.
Result<std::string> county_code(std::string_view text, const Registry& registry);
// The canonical name first, then the other spellings that texts use. A name that the registry does not know is taken as
// it is, unless it looks like a slip of one that it knows.
Result<std::vector<std::string>> authority_names(std::string_view text, const Registry& registry);
// assignment, strategy, followup or other.
Result<std::string> document_kind(std::string_view text);
// Goal ids: one, all of a system (`jamstalldhet`), or the sub-goals of that number (`delmål 6`, `6`).
Result<std::vector<std::string>> goal_ids(std::string_view text, const Registry& registry);

// A year or a range of years: `2014`, `2014..2016`, `2014-2016`, `2014..`, `..2016`.
Result<DateBounds> year_range(std::string_view text);
// `text` when it is a day, a month, a year or another EDTF date.
Result<std::string> date(std::string_view text);
// An error when both ends are dates and `from` lies after `to`.
Status check_order(const std::string& from, const std::string& to);

}  // namespace uppdrag::asking
