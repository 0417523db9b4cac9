// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout_cells.h"

#include <algorithm>
#include <array>

#include "layout_gutters.h"
#include "layout_marks.h"

namespace uppdrag::layout {
namespace {

bool is_unit(std::string_view word) {
  constexpr std::array<std::string_view, 12> kUnits = {"kr",  "kronor", "tkr",  "mnkr",    "mkr", "mdkr",
                                                       "SEK", "EUR",    "euro", "procent", "%",   "st"};
  return std::find(kUnits.begin(), kUnits.end(), word) != kUnits.end();
}

bool is_dash(std::string_view word) { return word == "-" || word == "–" || word == "−" || word == "—"; }

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_mark(const Model& model, std::uint32_t from, std::uint32_t to) {
  if (to - from > 2) return false;
  const std::string_view word = model.text_at(from);
  if (to - from == 2) return model.text_at(from + 1) == "§";
  const bool section = word.find_first_not_of("0123456789.") == std::string_view::npos && word.size() <= 8 &&
                       word.find('.') != std::string_view::npos;
  return section || (read_list_mark(word).size == word.size() && !is_dash(word)) || model.word(from).raised;
}

Segment segment(const Model& model, std::uint32_t from, std::uint32_t to) {
  Segment out{from, to, model.word(from).left, model.word(from).right, true, true};
  for (std::uint32_t k = from; k < to; ++k) {
    const std::string_view word = model.text_at(k);
    out.right = std::max(out.right, model.word(k).right);
    const bool unit = k > from && is_unit(word);
    out.numeric = out.numeric && (is_numeric(word) || unit || (to - from == 1 && is_dash(word)));
    out.year = out.year && is_year(word);
  }
  return out;
}

}  // namespace

std::vector<Segment> segments_of(const Model& model, const Line& strip) {
  std::vector<float> gaps;
  for (std::uint32_t k = strip.first + 1; k < strip.last; ++k)
    gaps.push_back(model.word(k).left - model.word(k - 1).right);
  std::vector<float> sorted = gaps;
  const float wide = std::max(0.62F * strip.size, 1.9F * word_gap(sorted, 0.8F * strip.size));
  std::vector<Segment> out;
  std::uint32_t from = strip.first;
  for (std::uint32_t k = strip.first + 1; k <= strip.last; ++k) {
    if (has_leader(model.text_at(k - 1))) return {};
    if (k < strip.last && gaps[k - strip.first - 1] < wide) continue;
    if (k < strip.last && from == strip.first && is_mark(model, from, k)) continue;
    out.push_back(segment(model, from, k));
    from = k;
  }
  return out;
}

}  // namespace uppdrag::layout
