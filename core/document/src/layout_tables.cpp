// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout_tables.h"

#include <algorithm>
#include <cmath>

#include "layout_cells.h"
#include "layout_gutters.h"
#include "layout_marks.h"
#include "table_rows.h"

namespace uppdrag::layout {
namespace {

class TableReader {
 public:
  TableReader(Model& model, const std::vector<Line>& strips) : model_(model), strips_(strips) {
    for (const Line& strip : strips) segments_.push_back(segments_of(model, strip));
  }

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
    mark_head();
  }

 private:
  // Where columns meet: x that almost no strip has words at. Strips with far fewer cells than others, as heads over
  // several columns have, do not count.
  void find_borders() {
    std::size_t most = 0;
    for (const auto& segments : segments_) most = std::max(most, segments.size());
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
    std::vector<std::uint32_t> covered(columns);
    std::uint32_t votes = 0;
    for (const auto& segments : segments_) {
      if (segments.size() < 2 && most >= 2) continue;
      if (segments.size() * 2 <= most) continue;
      ++votes;
      for (const Segment& segment : segments) {
        const auto from = static_cast<std::size_t>(std::clamp(segment.left - left, 0.0F, kWidest));
        const auto to = static_cast<std::size_t>(std::clamp(segment.right - left, 0.0F, kWidest));
        for (std::size_t x = from; x < std::min(to + 1, columns); ++x) ++covered[x];
      }
    }
    const std::uint32_t tolerated = votes / 8;
    for (std::size_t x = 0; x < columns;) {
      std::size_t end = x;
      while (end < columns && covered[end] <= tolerated) ++end;
      if (x > 0 && end < columns && static_cast<float>(end - x) >= 0.22F * size)
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
    // Where rows lie further apart than the lines of a cell, the gaps tell where a row starts.
    steps.erase(std::remove_if(steps.begin(), steps.end(), [&](float s) { return s < 0.9F * strips_[0].size; }),
                steps.end());
    if (steps.empty()) return;
    const float apart = 1.13F * std::min(steps.front(), model_.leading * strips_[0].size);
    if (steps.front() < apart && steps.back() > apart) apart_ = apart;
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
    if (apart_ > 0) {
      if (gap > apart_) return true;
      std::uint32_t open = 1;
      for (std::size_t k = 1; k < open_.size(); ++k) open += open_[k].cell != open_[k - 1].cell ? 1U : 0U;
      if (cells.size() < open) return false;
    }
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
    starts_of_rows_.push_back(static_cast<std::uint32_t>(model_.lines.size() - open_.size()));
    ++rows;
    open_.clear();
  }

  // ---- the head

  struct RowLook : RowContent {
    std::uint32_t first = 0;  // Of Model::lines.
    std::uint32_t last = 0;
    bool bold = true;
  };

  RowLook look_at(std::size_t row) const {
    RowLook out;
    out.first = starts_of_rows_[row];
    out.last =
        row + 1 < starts_of_rows_.size() ? starts_of_rows_[row + 1] : static_cast<std::uint32_t>(model_.lines.size());
    bool number = false;
    for (std::uint32_t i = out.first; i < out.last; ++i) {
      const Line& cell = model_.lines[i];
      out.bold = out.bold && cell.bold;
      out.right = out.right || cell.cell > 0;
      out.named = out.named || cell.cell == 0;
      for (std::uint32_t k = cell.first; k < cell.last && cell.cell > 0; ++k)
        out.digits = out.digits || model_.text_at(k).find_first_of("0123456789") != std::string_view::npos;
      const bool first = i == out.first || model_.lines[i - 1].cell != cell.cell;
      number = cell.cell > 0 && (first || number) && is_amount(cell);
      const bool last = i + 1 == out.last || model_.lines[i + 1].cell != cell.cell;
      out.amount = out.amount || (number && last);
    }
    return out;
  }

  // Digits of a quantity: no year, no day, no number of a law.
  bool is_amount(const Line& cell) const {
    const auto segments = segments_of(model_, cell);
    return segments.size() == 1 && segments[0].numeric && !segments[0].year && is_numeric(model_.first_text(cell)) &&
           model_.first_text(cell).find_first_of(":/") == std::string_view::npos;
  }

  // The first rows are the head when only they are bold, or when they stand above amounts.
  void mark_head() {
    constexpr std::size_t kMost = 3;
    std::vector<RowLook> looks;
    for (std::size_t r = 0; r < starts_of_rows_.size(); ++r) looks.push_back(look_at(r));
    const auto bold = static_cast<std::size_t>(
        std::find_if(looks.begin(), looks.end(), [](const RowLook& r) { return !r.bold; }) - looks.begin());
    const auto amount = static_cast<std::size_t>(
        std::find_if(looks.begin(), looks.end(), [](const RowLook& r) { return r.amount; }) - looks.begin());
    std::size_t head = 0;
    if (bold < looks.size() && bold <= kMost) head = std::min(bold, amount);
    if (head == 0) head = head_above_amounts(looks);
    if (head > kMost) return;
    for (std::size_t r = 0; r < head; ++r) {
      for (std::uint32_t i = looks[r].first; i < looks[r].last; ++i) model_.lines[i].table_head = true;
      spread(looks[r]);
    }
  }

  // A cell in the middle of several columns belongs to the first of them.
  void spread(const RowLook& row) {
    for (std::uint32_t i = row.first; i < row.last; ++i) {
      Line& cell = model_.lines[i];
      const std::uint32_t before = i > row.first ? model_.lines[i - 1].cell + 1U : 0;
      const std::uint32_t after =
          i + 1 < row.last ? model_.lines[i + 1].cell : static_cast<std::uint32_t>(starts_.size());
      const float middle = (cell.left + cell.right) / 2;
      std::uint32_t first = cell.cell;
      for (std::uint32_t a = before; a <= cell.cell; ++a) {
        for (std::uint32_t b = cell.cell; b < after; ++b) {
          const bool known = starts_[a] >= 0 && ends_[b] >= 0;
          if (known && std::fabs((starts_[a] + ends_[b]) / 2 - middle) < 0.7F * cell.size) first = std::min(first, a);
        }
      }
      cell.cell = static_cast<std::uint16_t>(first);
    }
  }

  Model& model_;
  const std::vector<Line>& strips_;
  std::vector<std::vector<Segment>> segments_;  // By strip.
  std::vector<float> borders_;
  std::vector<float> starts_;                  // Left edges of the columns,
  std::vector<float> ends_;                    // and their right edges.
  std::vector<Line> open_;                     // The cells of the row being read.
  std::vector<Line> above_;                    // Those of the strip above.
  std::vector<std::uint32_t> starts_of_rows_;  // Of Model::lines.
  float leading_ = 0;
  float apart_ = 0;  // A larger step starts a row; 0 when steps do not tell.
};

}  // namespace

void read_table(Model& model, const std::vector<Line>& strips, std::uint32_t frame, std::uint32_t& rows) {
  TableReader(model, strips).run(frame, rows);
}

}  // namespace uppdrag::layout
