// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout_gutters.h"

#include <algorithm>
#include <cmath>

namespace uppdrag::layout {
namespace {

constexpr float kLeast = 0.7F;  // In sizes: no gutter is narrower.
constexpr std::size_t kMostSeeds = 400;

struct Gap {
  std::size_t strip = 0;
  float left = 0;
  float right = 0;
};

// What a strip leaves white of an interval.
struct White {
  float left = 0;
  float right = 0;
  bool before = false;  // Words stand to its left,
  bool after = false;   // to its right.
  float gap = 0;        // Between those words.
  float next = 0;       // Where the words to its right start.
};

class GutterFinder {
 public:
  GutterFinder(const Model& model, const std::vector<Line>& strips) : model_(model), strips_(strips) {}

  std::vector<Gutter> run() {
    collect_gaps();
    std::vector<Gutter> found;
    std::size_t seeds = 0;
    for (const Gap& gap : gaps_) {
      const bool known = std::any_of(found.begin(), found.end(), [&](const Gutter& g) {
        return gap.strip >= g.low && gap.strip < g.high && gap.left <= g.left + 0.1F && gap.right >= g.right - 0.1F;
      });
      if (known || ++seeds > kMostSeeds) continue;
      const Gutter gutter = grow(gap);
      if (gutter.score > 0) found.push_back(gutter);
    }
    std::stable_sort(found.begin(), found.end(), [](const Gutter& a, const Gutter& b) { return a.score > b.score; });
    return found;
  }

 private:
  void collect_gaps() {
    medians_.resize(strips_.size());
    std::vector<float> widths;
    for (std::size_t i = 0; i < strips_.size(); ++i) {
      const Line& strip = strips_[i];
      widths.clear();
      float reach = model_.word(strip.first).right;
      for (std::uint32_t k = strip.first + 1; k < strip.last; ++k) {
        const Word& word = model_.word(k);
        widths.push_back(word.left - reach);
        if (word.left - reach >= kLeast * strip.size) gaps_.push_back({i, reach, word.left});
        reach = std::max(reach, word.right);
      }
      medians_[i] = word_gap(widths, strip.size);
      // Columns whose lines lie at different heights leave no gap within a strip, only between neighbours.
      if (i == 0) continue;
      const Line& above = strips_[i - 1];
      if (strip.base - above.base > 0.8F * strip.size) continue;
      const float left = std::min(above.right, strip.right);
      const float right = std::max(above.left, strip.left);
      if (right - left >= kLeast * strip.size) gaps_.push_back({i, left, right});
    }
    std::stable_sort(gaps_.begin(), gaps_.end(),
                     [](const Gap& a, const Gap& b) { return a.right - a.left > b.right - b.left; });
  }

  // The widest white part of [left, right] in `strip`.
  White white(const Line& strip, float left, float right) const {
    White best;
    float reach = -1e6F;
    float best_reach = reach;
    const auto offer = [&](float to, std::uint32_t next) {
      const float l = std::max(left, reach);
      const float r = std::min(right, to);
      if (r - l <= best.right - best.left) return;
      best = {l, r, reach > -1e5F, next < strip.last, to - reach, to};
      best_reach = reach;
    };
    for (std::uint32_t k = strip.first; k < strip.last; ++k) {
      const Word& word = model_.word(k);
      if (word.left > reach) offer(word.left, k);
      reach = std::max(reach, word.right);
      if (reach >= right) break;
    }
    if (reach < right) offer(1e6F, strip.last);
    return best;
  }

  bool extend(Gutter& gutter, std::size_t i, std::size_t from) const {
    constexpr float kFar = 5;  // In sizes: what lies further apart is no column.
    const Line& strip = strips_[i];
    if (std::fabs(strip.base - strips_[from].base) > kFar * std::max(strip.size, strips_[from].size)) return false;
    const White free = white(strip, gutter.left, gutter.right);
    if (free.right - free.left < kLeast * strip.size) return false;
    gutter.left = free.left;
    gutter.right = free.right;
    return true;
  }

  Gutter grow(const Gap& seed) const {
    Gutter gutter;
    gutter.left = seed.left;
    gutter.right = seed.right;
    gutter.low = seed.strip;
    gutter.high = seed.strip + 1;
    while (gutter.high < strips_.size() && extend(gutter, gutter.high, gutter.high - 1)) ++gutter.high;
    while (gutter.low > 0 && extend(gutter, gutter.low - 1, gutter.low)) --gutter.low;
    weigh(gutter);
    return gutter;
  }

  // Counts what speaks for the gutter; leaves the score at 0 when that is not enough.
  void weigh(Gutter& gutter) const {
    std::vector<float> starts;
    std::vector<White> whites;
    for (std::size_t i = gutter.low; i < gutter.high; ++i) {
      whites.push_back(white(strips_[i], gutter.left, gutter.right));
      if (whites.back().after) starts.push_back(whites.back().next);
    }
    const float size = size_of(gutter, whites);
    const float edge = usual(starts, 0.3F * size);
    std::size_t aligned = 0;
    std::size_t both = 0;
    std::size_t strong = 0;
    std::size_t pairs = 0;
    std::size_t below = 0;  // Lines of one side only that start at the gutter's edge.
    bool any = false;
    bool clear = true;  // Wherever both sides have words, the gap is far wider than those between words.
    for (std::size_t i = gutter.low; i < gutter.high; ++i) {
      const White& free = whites[i - gutter.low];
      const bool flush = free.after && std::fabs(free.next - edge) <= 0.3F * size;
      if (flush) ++aligned;
      bool speaks = false;
      if (free.before && free.after) {
        ++both;
        speaks = flush || free.gap >= 3 * strips_[i].size || free.gap >= 1.25F * medians_[i] + 0.1F * strips_[i].size;
        if (speaks) ++strong;
        clear = clear && free.gap >= 4 * medians_[i];
      } else if (i > gutter.low && strips_[i].base - strips_[i - 1].base < 0.8F * strips_[i].size) {
        const White& above = whites[i - 1 - gutter.low];
        speaks = above.before != free.before && above.after != free.after;
        if (speaks) ++pairs;
      }
      if (flush && !free.before && i > gutter.low && strips_[i].base - strips_[i - 1].base < 1.6F * size) ++below;
      if (!speaks) continue;
      if (!any) gutter.first = free.before && free.after ? i : i - 1;
      any = true;
      gutter.last = i + 1;
    }
    if (!any || strong * 2 < both) return;
    gutter.rows = strong + pairs;
    const float width = (gutter.right - gutter.left) / size;
    const bool flush = aligned * 2 >= starts.size();
    const std::size_t n = gutter.rows;
    const bool enough = (n >= 2 && width >= (clear ? 1.2F : 2.0F)) || (n >= 3 && width >= 1.2F) ||
                        (n >= 5 && width >= 0.9F && flush) || (n >= 8 && flush) ||
                        (n >= 1 && below >= 1 && clear && width >= 1.8F);
    if (enough) gutter.score = static_cast<float>(n) * std::min(width, 3.0F);
  }

  // Of the strips that have words on both sides.
  float size_of(const Gutter& gutter, const std::vector<White>& whites) const {
    float sum = 0;
    float count = 0;
    for (std::size_t i = gutter.low; i < gutter.high; ++i) {
      if (!whites[i - gutter.low].before || !whites[i - gutter.low].after) continue;
      sum += strips_[i].size;
      ++count;
    }
    return count > 0 ? sum / count : strips_[gutter.low].size;
  }

  // The value that most of `values` lie near.
  static float usual(std::vector<float>& values, float near) {
    std::sort(values.begin(), values.end());
    float best = values.empty() ? 0 : values.front();
    std::size_t most = 0;
    for (std::size_t i = 0, j = 0; i < values.size(); ++i) {
      while (values[i] - values[j] > near) ++j;
      if (i - j + 1 <= most) continue;
      most = i - j + 1;
      best = values[(i + j) / 2];
    }
    return best;
  }

  const Model& model_;
  const std::vector<Line>& strips_;
  std::vector<Gap> gaps_;
  std::vector<float> medians_;  // By strip.
};

}  // namespace

float word_gap(std::vector<float>& gaps, float size) {
  std::sort(gaps.begin(), gaps.end());
  const auto wide = std::lower_bound(gaps.begin(), gaps.end(), size);
  if (wide != gaps.begin()) return gaps[static_cast<std::size_t>(wide - gaps.begin() - 1) / 2];
  return gaps.size() >= 2 && gaps.back() < 1.15F * gaps.front() ? gaps.front() : 0.3F * size;
}

std::vector<Gutter> find_gutters(const Model& model, const std::vector<Line>& strips) {
  return GutterFinder(model, strips).run();
}

Line part_of(const Model& model, const Line& strip, float x, bool right) {
  std::uint32_t cut = strip.first;
  while (cut < strip.last && (model.word(cut).left + model.word(cut).right) / 2 < x) ++cut;
  Line part = strip;
  (right ? part.first : part.last) = cut;
  if (part.first < part.last) measure(model, part);
  return part;
}

}  // namespace uppdrag::layout
