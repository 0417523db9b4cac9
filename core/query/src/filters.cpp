// SPDX-License-Identifier: GPL-3.0-or-later
// The filters of all questions.
#include "names.h"
#include "uppdrag/query/query.h"

namespace uppdrag {
namespace {

// Appends what `resolve` makes of each of `texts` to `out`; the first error ends it.
template <typename Resolve>
Status resolve_each(const std::vector<std::string>& texts, Resolve resolve, std::vector<std::string>& out) {
  for (const std::string& text : texts) {
    auto found = resolve(text);
    if (!found) return found.error();
    if constexpr (std::is_same_v<decltype(found), Result<std::string>>) {
      out.push_back(std::move(*found));
    } else {
      for (std::string& each : *found) out.push_back(std::move(each));
    }
  }
  return ok();
}

Status resolve_date(const std::string& text, std::optional<std::string>& out) {
  if (text.empty()) return ok();
  auto found = asking::date(text);
  if (!found) return found.error();
  out = std::move(*found);
  return ok();
}

}  // namespace

Result<DocumentFilter> resolve_filters(const Filters& filters, const Registry& registry) {
  DocumentFilter out;
  const auto county = [&](const std::string& text) { return asking::county_code(text, registry); };
  const auto authority = [&](const std::string& text) { return asking::authority_names(text, registry); };
  const auto kind = [](const std::string& text) { return asking::document_kind(text); };
  const auto goal = [&](const std::string& text) { return asking::goal_ids(text, registry); };
  if (Status status = resolve_each(filters.counties, county, out.counties); !status) return status.error();
  if (Status status = resolve_each(filters.authorities, authority, out.authorities); !status) return status.error();
  if (Status status = resolve_each(filters.kinds, kind, out.kinds); !status) return status.error();
  if (Status status = resolve_each(filters.goals, goal, out.goals); !status) return status.error();
  for (const std::string& year : filters.years) {
    auto range = asking::year_range(year);
    if (!range) return range.error();
    out.dates.push_back(std::move(*range));
  }
  if (Status status = resolve_date(filters.from, out.from); !status) return status.error();
  if (Status status = resolve_date(filters.to, out.to); !status) return status.error();
  if (out.from && out.to) {
    if (Status status = asking::check_order(*out.from, *out.to); !status) return status.error();
  }
  return out;
}

}  // namespace uppdrag
