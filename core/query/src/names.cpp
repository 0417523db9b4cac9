// SPDX-License-Identifier: GPL-3.0-or-later
#include "names.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

#include "uppdrag/plugin/edtf.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::asking {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kKinds = {{
    {"assignment", "assignment"},
    {"assignments", "assignment"},
    {"uppdrag", "assignment"},
    {"regeringsuppdrag", "assignment"},
    {"strategy", "strategy"},
    {"strategies", "strategy"},
    {"strategi", "strategy"},
    {"strategier", "strategy"},
    {"länsstrategi", "strategy"},
    {"followup", "followup"},
    {"follow-up", "followup"},
    {"uppföljning", "followup"},
    {"uppföljningar", "followup"},
    {"other", "other"},
    {"övrigt", "other"},
    {"annat", "other"},
}};

Error invalid(std::string message) { return {ErrorCode::kInvalidInput, std::move(message)}; }

std::string in_quotes(std::string_view text) { return "'" + std::string{text} + "'"; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// `6`, `5.2`, `delmål 6`, `mål 5.2`, `goal 6`: the number, or "".
std::string_view goal_number(std::string_view folded_text) {
  for (const std::string_view word : {"delmål ", "mål ", "goal ", "sub-goal ", "delmål", "mål"}) {
    if (!folded_text.starts_with(word)) continue;
    folded_text.remove_prefix(word.size());
    break;
  }
  const bool number =
      !folded_text.empty() && folded_text.size() <= 5 && folded_text.front() != '.' &&
      std::all_of(folded_text.begin(), folded_text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  return number ? folded_text : std::string_view{};
}

// Sub-goals are numbered in gender equality policy (in two versions: the document's date tells which); `5.2` is a
// target of the 2030 Agenda.
std::vector<std::string> goals_of_number(std::string_view number, const Registry& registry) {
  const std::string_view family = number.find('.') == std::string_view::npos ? "jamstalldhet" : "agenda2030";
  std::vector<std::string> out;
  for (const GoalSystem& system : registry.goal_systems()) {
    if (system.family != family && system.id != family) continue;
    for (const Goal& goal : system.goals) {
      if (goal.number == number) out.push_back(goal.id);
    }
  }
  return out;
}

std::vector<std::string> goal_suggestions(const Registry& registry) {
  std::vector<std::string> out;
  for (const GoalSystem& system : registry.goal_systems()) {
    out.push_back(system.id);
    for (const Goal& goal : system.goals) out.push_back(goal.id);
  }
  return out;
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (is_space(point.value)) {
      space = !out.empty();
    } else {
      if (std::exchange(space, false)) out += ' ';
      append_utf8(out, point.value);
    }
    at = point.next;
  }
  return to_lower(out);
}

std::string nearest(std::string_view text, const std::vector<std::string>& candidates) {
  const std::string wanted = folded(text);
  std::string best;
  std::size_t least = std::max<std::size_t>(1, std::min<std::size_t>(3, wanted.size() / 3)) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t edits = edit_distance(wanted, folded(candidate), least);
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

std::string did_you_mean(const std::string& candidate) {
  return candidate.empty() ? std::string{} : "; did you mean " + in_quotes(candidate) + "?";
}

Result<std::string> county_code(std::string_view text, const Registry& registry) {
  if (const County* county = registry.county(text)) return county->code;
  const std::string near = registry.suggest_county(text);
  return invalid("unknown county " + in_quotes(text) +
                 (near.empty() ? " (expected a county such as Gotland, or its code such as 09)" : did_you_mean(near)));
}

Result<std::vector<std::string>> authority_names(std::string_view text, const Registry& registry) {
  const Authority* authority = registry.authority(text);
  if (authority == nullptr) {
    if (folded(text).empty()) return invalid("an authority's name is missing");
    std::vector<std::string> known;
    for (const Authority& each : registry.authorities()) {
      known.push_back(each.name);
      known.insert(known.end(), each.aliases.begin(), each.aliases.end());
    }
    if (const std::string near = nearest(text, known); !near.empty())
      return invalid("unknown authority " + in_quotes(text) + did_you_mean(near));
    return std::vector<std::string>{std::string{text}};
  }
  std::vector<std::string> out{authority->name};
  out.insert(out.end(), authority->aliases.begin(), authority->aliases.end());
  return out;
}

Result<std::string> document_kind(std::string_view text) {
  const std::string wanted = folded(text);
  std::vector<std::string> known;
  for (const auto& [name, kind] : kKinds) {
    if (name == wanted) return std::string{kind};
    known.emplace_back(name);
  }
  return invalid("unknown kind " + in_quotes(text) +
                 " (expected assignment/uppdrag, strategy/strategi, followup/uppföljning or other/övrigt)" +
                 did_you_mean(nearest(text, known)));
}

Result<std::vector<std::string>> goal_ids(std::string_view text, const Registry& registry) {
  const std::string wanted = folded(text);
  if (const Goal* goal = registry.goal(wanted)) return std::vector<std::string>{goal->id};
  std::vector<std::string> out;
  if (const GoalSystem* system = registry.goal_system(wanted)) {
    for (const Goal& goal : system->goals) out.push_back(goal.id);
    return out;
  }
  if (const std::string_view number = goal_number(wanted); !number.empty()) out = goals_of_number(number, registry);
  for (const GoalSystem& system : registry.goal_systems()) {
    for (const Goal& goal : system.goals) {
      if (!wanted.empty() && (folded(goal.name_sv) == wanted || folded(goal.name_en) == wanted)) out.push_back(goal.id);
    }
  }
  if (!out.empty()) return out;
  return invalid("unknown goal " + in_quotes(text) +
                 " (expected <system>:<number> such as jamstalldhet:6, a system such as miljo, or 'delmål 6')" +
                 did_you_mean(nearest(text, goal_suggestions(registry))));
}

Result<DateBounds> year_range(std::string_view text) {
  const std::string wanted = folded(text);
  std::string from = wanted;
  std::string to = wanted;
  for (const std::string_view joint : {"..", "–", "—", "-", "/"}) {
    const auto at = wanted.find(joint);
    if (at == std::string::npos) continue;
    from = folded(std::string_view{wanted}.substr(0, at));
    to = folded(std::string_view{wanted}.substr(at + joint.size()));
    break;
  }
  const auto good = [](const std::string& year) {
    return year.empty() || (year.size() == 4 && all_digits(year) && year != "0000");
  };
  if (!good(from) || !good(to) || (from.empty() && to.empty()))
    return invalid(in_quotes(text) + " is no year (expected 2014, 2014..2016, 2014.. or ..2016)");
  if (!from.empty() && !to.empty() && from > to)
    return invalid("the years " + in_quotes(text) + " run backwards; did you mean '" + to + ".." + from + "'?");
  return DateBounds{from, to};
}

Result<std::string> date(std::string_view text) {
  const std::string wanted = folded(text);
  // A text may say the 31st of February, and its fact keeps the words; who asks for that day has mistyped.
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const bool is_day = std::sscanf(wanted.c_str(), "%4d-%2u-%2u", &year, &month, &day) == 3;
  if (is_day && !std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)).ok())
    return invalid("the day " + in_quotes(text) + " does not exist");
  if (edtf_bounds(wanted)) return wanted;
  return invalid(in_quotes(text) +
                 " is no date (expected a day such as 2014-01-31, a month such as 2014-01 or a year)");
}

Status check_order(const std::string& from, const std::string& to) {
  const auto first = edtf_bounds(from);
  const auto last = edtf_bounds(to);
  if (!first || !last || first->first <= last->last) return ok();
  return invalid("from " + in_quotes(from) + " lies after to " + in_quotes(to) + "; exchange them");
}

}  // namespace uppdrag::asking
