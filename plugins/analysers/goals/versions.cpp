// SPDX-License-Identifier: GPL-3.0-or-later
#include "versions.h"

#include <algorithm>

namespace uppdrag::goals {
namespace {

// The year that a number token tells, or 0.
int year_of(const AnalysisInput& in, std::uint32_t at) {
  const Token& token = in.tokens.tokens[at];
  if (token.kind != TokenKind::kNumber || token.end - token.start != 4) return 0;
  int year = 0;
  for (const char c : token.span().of(in.document.text)) year = year * 10 + (c - '0');
  return year >= 1990 && year < 2030 ? year : 0;
}

}  // namespace

std::string deciding_date(const AnalysisInput& in, std::string_view known) {
  if (known.size() >= 4 && known[0] >= '1' && known[0] <= '2') return std::string(known.substr(0, 10));
  int newest = 0;
  const auto& tokens = in.tokens.tokens;
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    int year = year_of(in, at);
    if (year == 0) continue;
    // `2016/17`: the session of the Riksdag ends in the year after.
    const bool session = at + 2 < tokens.size() && tokens[at + 1].end == tokens[at + 2].start &&
                         tokens[at + 2].kind == TokenKind::kNumber && tokens[at + 2].end - tokens[at + 2].start == 2 &&
                         in.document.text[tokens[at + 1].start] == '/';
    newest = std::max(newest, session ? year + 1 : year);
  }
  return newest == 0 ? std::string() : std::to_string(newest);
}

std::uint32_t Versions::system(std::uint32_t family) const {
  const auto& systems = lexicon_.families()[family].systems;
  if (date_.empty()) return systems.back();
  std::uint32_t best = systems.front();
  for (const std::uint32_t s : systems)
    if (lexicon_.registry().goal_systems()[s].from <= date_) best = s;
  return best;
}

std::optional<GoalRef> Versions::goal(std::uint32_t family, std::string_view number) const {
  const auto in_system = [&](std::uint32_t s) -> std::optional<GoalRef> {
    const auto& goals = lexicon_.registry().goal_systems()[s].goals;
    const auto at = std::find_if(goals.begin(), goals.end(), [&](const Goal& goal) { return goal.number == number; });
    if (at == goals.end()) return std::nullopt;
    return GoalRef{s, static_cast<std::uint32_t>(at - goals.begin())};
  };
  if (const auto now = in_system(system(family))) return now;
  const auto& systems = lexicon_.families()[family].systems;
  for (auto s = systems.rbegin(); s != systems.rend(); ++s)
    if (const auto other = in_system(*s)) return other;
  return std::nullopt;
}

}  // namespace uppdrag::goals
