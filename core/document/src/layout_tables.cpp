// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout_tables.h"

#include <algorithm>
#include <cmath>

#include "layout_gutters.h"
#include "layout_marks.h"

namespace uppdrag::layout {
namespace {

class TableReader {
 public:
  TableReader(Model& model, const std::vector<Line>& strips) : model_(model), strips_(strips) {}

  void run(std::uint32_t frame, std::uint32_t& rows) {
    find_borders();
    find_edges();
    find_leading();
    for (std::size_t i = 0; i < strips_.size(); ++i) {
      std::vector<Line> cells = cut_cells(strips_[i]);
      if (!open_.empty() && starts_row(cells, i)) flush(frame, rows);
      for (Line& cell : cells) open_.push_back(cell);
      above_ = std::move(cells);
    }
    if (!open_.empty()) flush(frame, rows);
  }

 private:
  // Where columns meet: x that almost no strip has words at.
  void find_borders() {
    float left = strips_[0].left;
    float right = strips_[0].right;
    float size = 0;
    for (const Line& strip : strips_) {
      left = std::min(left, strip.left);
      right = std::max(right, strip.right);
      size = std::max(size, strip.size);
    }
    constexpr float kWidest = 20000;  // Points; nothing sane is wider.
    const auto columns = static_cast<std::size_t>(std::min(right - left, kWidest)) + 2;
    std::vector<std::uint32_t> words(columns);
    for (const Line& strip : strips_) {
      for (std::uint32_t k = strip.first; k < strip.last; ++k) {
        const auto from = static_cast<std::size_t>(std::clamp(model_.word(k).left - left, 0.0F, kWidest));
        const auto to = static_cast<std::size_t>(std::clamp(model_.word(k).right - left, 0.0F, kWidest));
        for (std::size_t x = from; x < std::min(to + 1, columns); ++x) ++words[x];
      }
    }
    const std::size_t tolerated = strips_.size() / 8;
    for (std::size_t x = 0; x < columns;) {
      std::size_t end = x;
      while (end < columns && words[end] <= tolerated) ++end;
      if (x > 0 && end < columns && static_cast<float>(end - x) >= 0.6F * size)
        borders_.push_back(left + std::max(static_cast<float>(x + end) / 2, static_cast<float>(end) - 0.3F * size));
      x = end + 1;
    }
  }

  // Where the cells of each column start and end.
  void find_edges() {
    std::vector<std::vector<float>> lefts(borders_.size() + 1);
    std::vector<std::vector<float>> rights(borders_.size() + 1);
    for (const Line& strip : strips_) {
      for (const Line& cell : cut_cells(strip)) {
        lefts[cell.cell].push_back(cell.left);
        rights[cell.cell].push_back(cell.right);
      }
    }
    const auto middle = [](std::vector<float>& values) {
      std::sort(values.begin(), values.end());
      return values.empty() ? -1 : values[values.size() / 2];
    };
    for (auto& column : lefts) starts_.push_back(middle(column));
    for (auto& column : rights) ends_.push_back(middle(column));
  }

  // A full cell may leave hardly any gap: then the next one must start where its column does.
  bool cell_starts(std::uint32_t k, float size) const {
    constexpr float kGap = 0.45F;
    const float left = model_.word(k - 1).right;
    const float right = model_.word(k).left;
    for (std::size_t b = 0; b < borders_.size(); ++b) {
      const bool near = left < borders_[b] + 0.5F * size && borders_[b] < right + 1;
      if (!near) continue;
      if (left < borders_[b] + 1 && right - left >= kGap * size) return true;
      const bool starts = b + 1 < starts_.size() && std::fabs(right - starts_[b + 1]) < 0.2F * size;
      if (starts && right - left > 0.05F * size) return true;
    }
    return false;
  }

  // The step between lines of one cell: the smaller steps are those.
  void find_leading() {
    std::vector<float> steps;
    for (std::size_t i = 1; i < strips_.size(); ++i) steps.push_back(strips_[i].base - strips_[i - 1].base);
    std::sort(steps.begin(), steps.end());
    leading_ = steps.empty() ? 0 : steps[steps.size() / 5];
    leading_ = std::max(leading_, 0.8F * model_.leading * strips_[0].size);
  }

  std::vector<Line> cut_cells(const Line& strip) const {
    std::vector<float> gaps;
    for (std::uint32_t k = strip.first + 1; k < strip.last; ++k)
      gaps.push_back(model_.word(k).left - model_.word(k - 1).right);
    // Far wider than the gaps between words, wherever the columns are.
    const float wide = std::max(1.1F * strip.size, 2.2F * word_gap(gaps, strip.size));
    std::vector<Line> cells;
    std::uint32_t from = strip.first;
    for (std::uint32_t k = strip.first + 1; k <= strip.last; ++k) {
      const bool cut =
          k == strip.last || model_.word(k).left - model_.word(k - 1).right > wide || cell_starts(k, strip.size);
      if (!cut) continue;
      Line cell = strip;
      cell.kind = LineKind::kCell;
      cell.first = from;
      cell.last = k;
      measure(model_, cell);
      cell.cell = column_of(cell);
      if (!cells.empty()) cell.cell = std::max(cell.cell, cells.back().cell);
      cells.push_back(cell);
      from = k;
    }
    return cells;
  }

  // By where the cell starts; one that reaches over a border belongs to the next column when it ends where those do, or
  // for the most part lies there.
  std::uint16_t column_of(const Line& cell) const {
    const auto at = std::upper_bound(borders_.begin(), borders_.end(), cell.left + 0.1F * cell.size) - borders_.begin();
    auto column = static_cast<std::size_t>(at);
    const bool over = column < borders_.size() && cell.right > borders_[column];
    if (over && column + 1 < ends_.size()) {
      const float there = std::min(cell.right, ends_[column + 1]) - borders_[column];
      const bool flush = std::fabs(cell.right - ends_[column + 1]) < 0.3F * cell.size;
      if (flush || (starts_.size() > column && cell.left > ends_[column] && there * 2 > cell.right - cell.left))
        ++column;
    }
    constexpr std::size_t kMost = 1000;
    return static_cast<std::uint16_t>(std::min(column, kMost));
  }

  // The last line of column `c` in the open row.
  const Line* open_cell(std::uint16_t c) const {
    const auto found = std::find_if(open_.rbegin(), open_.rend(), [&](const Line& cell) { return cell.cell == c; });
    return found == open_.rend() ? nullptr : &*found;
  }

  float right_of(std::uint16_t c) const {
    float right = 0;
    for (const Line& strip : strips_) right = std::max(right, strip.right);
    return c < borders_.size() ? borders_[c] : right;
  }

  // `cell` goes on with the text above it.
  bool goes_on(const Line& cell) const {
    const Line* above = open_cell(cell.cell);
    if (above == nullptr || cell.base - above->base > 1.3F * leading_) return false;
    const std::string_view last = model_.last_text(*above);
    const std::string_view first = model_.first_text(cell);
    if (ends_in_hyphen(last) || model_.word(above->last - 1).soft_end) return true;
    const float width = std::max(right_of(cell.cell) - above->left, 1.0F);
    const bool full = above->right - above->left > 0.6F * width;
    if (starts_lower(first) && full) return true;
    const Word& next = model_.word(cell.first);
    const bool no_room =
        above->right + 0.25F * cell.size + (next.right - next.left) > right_of(cell.cell) - 0.5F * cell.size;
    return no_room && !ends_sentence(last) && !is_numeric(first) && !is_numeric(last) && above->last - above->first > 2;
  }

  bool numbers_stacked(const Line& cell) const {
    const Line* above = open_cell(cell.cell);
    return above != nullptr && is_numeric(model_.last_text(cell)) && is_numeric(model_.last_text(*above));
  }

  bool starts_row(const std::vector<Line>& cells, std::size_t i) const {
    const auto any = [&](auto test) { return std::any_of(cells.begin(), cells.end(), test); };
    const bool text_goes_on = any([&](const Line& cell) { return goes_on(cell); });
    const bool stacked = any([&](const Line& cell) { return numbers_stacked(cell); });
    const float gap = strips_[i].base - strips_[i - 1].base;
    if (stacked) return true;
    if (cells.front().cell == 0) return !text_goes_on || gap > 1.4F * leading_;
    if (text_goes_on || cells.size() < 2) return false;
    return std::all_of(cells.begin(), cells.end(), [&](const Line& cell) { return open_cell(cell.cell) != nullptr; }) &&
           gap > 1.1F * leading_;
  }

  void flush(std::uint32_t frame, std::uint32_t& rows) {
    std::stable_sort(open_.begin(), open_.end(), [](const Line& a, const Line& b) { return a.cell < b.cell; });
    for (Line& cell : open_) {
      cell.frame = frame;
      cell.row = rows;
      model_.lines.push_back(cell);
    }
    ++rows;
    open_.clear();
  }

  Model& model_;
  const std::vector<Line>& strips_;
  std::vector<float> borders_;
  std::vector<float> starts_;  // Left edges of the columns,
  std::vector<float> ends_;    // and their right edges.
  std::vector<Line> open_;     // The cells of the row being read.
  std::vector<Line> above_;    // Those of the strip above.
  float leading_ = 0;
};

}  // namespace

void read_table(Model& model, const std::vector<Line>& strips, std::uint32_t frame, std::uint32_t& rows) {
  TableReader(model, strips).run(frame, rows);
}

}  // namespace uppdrag::layout
