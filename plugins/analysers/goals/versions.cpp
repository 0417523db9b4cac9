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

// The first group of exactly four digits that can be a year, or 0: 2013 of `U2013/964/JÄM` and of `801-1234-2013`.
int year_in(std::string_view text) {
  std::size_t digits = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] >= '0' && text[at] <= '9') {
      ++digits;
      continue;
    }
    if (digits == 4) {
      int year = 0;
      for (const char c : text.substr(at - 4, 4)) year = year * 10 + (c - '0');
      if (year >= 1990 && year < 2100) return year;
    }
    digits = 0;
  }
  return 0;
}

// A folder's name: it tells when a text was filed.
bool is_guess(const Metadata& known, std::string_view key) {
  for (const Metadata::Entry& entry : known.entries())
    if (entry.key == key) return entry.values.front().source == "path";
  return true;
}

}  // namespace

std::string deciding_date(const AnalysisInput& in, const Metadata& found) {
  Metadata known = in.document.metadata;
  known.merge(found);
  const std::string_view date = known.get("date");
  const bool dated = date.size() >= 4 && (date[0] == '1' || date[0] == '2');
  if (dated && !is_guess(known, "date")) return std::string(date.substr(0, 10));
  const std::string_view period = known.get("period");
  if (year_in(period) != 0) return std::string(period.substr(0, 4));
  if (const int year = year_in(known.get("dnr")); year != 0) return std::to_string(year);
  if (dated) return std::string(date.substr(0, 10));
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
