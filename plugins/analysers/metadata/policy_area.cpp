// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy_area.h"

#include <algorithm>
#include <array>

#include "uppdrag/document/area_words.h"

namespace uppdrag::metadata {
namespace {

constexpr std::size_t kAreaCount = std::size(areas::kAreas);
constexpr std::uint32_t kOpening = 250;  // Tokens that are looked at where the title tells nothing.
constexpr int kLeast = 4;                // Words of one area that the opening must have,
constexpr int kShare = 2;                // and this many times those of all other areas together.

using Counts = std::array<int, kAreaCount + 1>;

// Words of each area in `range`; names of authorities tell who works, not with what.
Counts count(const Marks& marks, const AnalysisInput& in, TokenRange range) {
  Counts out{};
  const std::vector<Token>& tokens = in.tokens.tokens;
  auto actor = in.annotations.actors.begin();
  for (std::uint32_t at = range.first; at < range.last && at < tokens.size(); ++at) {
    while (actor != in.annotations.actors.end() && actor->tokens.last <= at) ++actor;
    if (actor == in.annotations.actors.end() || !actor->tokens.contains(at)) ++out[marks.area(tokens[at].word)];
  }
  out[0] = 0;
  return out;
}

}  // namespace

std::uint8_t area_of_word(std::string_view word) { return areas::area_of_word(word); }

std::vector<std::string> policy_areas(const DocumentHead& head, const AnalysisInput& in, const Marks& marks) {
  std::vector<std::string> out;
  const Counts in_title = count(marks, in, head.title);
  std::array<std::size_t, kAreaCount> order{};
  for (std::size_t area = 0; area < kAreaCount; ++area) order[area] = area + 1;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return in_title[a] > in_title[b]; });
  for (const std::size_t area : order)
    if (in_title[area] > 0 && out.size() < 3) out.emplace_back(areas::kAreas[area - 1]);
  if (!out.empty()) return out;
  const std::uint32_t first = head.title.last;
  const Counts in_text = count(marks, in, {first, first + kOpening});
  int all = 0;
  std::size_t best = 0;
  for (std::size_t area = 1; area <= kAreaCount; ++area) {
    all += in_text[area];
    if (in_text[area] > in_text[best]) best = area;
  }
  if (best != 0 && in_text[best] >= kLeast && in_text[best] >= kShare * (all - in_text[best]))
    out.emplace_back(areas::kAreas[best - 1]);
  return out;
}

}  // namespace uppdrag::metadata
