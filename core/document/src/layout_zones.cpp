// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout_zones.h"

#include <algorithm>
#include <cmath>

#include "layout_cells.h"

namespace uppdrag::layout {
namespace {

constexpr float kCorridor = 0.5F;  // In sizes: cells lie no closer.

struct Corridor {
  float left = 0;
  float right = 0;
};

class ZoneFinder {
 public:
  ZoneFinder(const Model& model, const std::vector<Line>& strips, std::size_t letterhead)
      : model_(model), strips_(strips), letterhead_(letterhead) {}

  std::vector<TableZone> run() {
    for (const Line& strip : strips_) segments_.push_back(segments_of(model_, strip));
    std::vector<TableZone> out;
    for (std::size_t i = 0; i < strips_.size();) {
      TableZone zone;
      if (segments_[i].size() < 2 || !grow(i, out.empty() ? 0 : out.back().last, zone) || !is_table(zone)) {
        ++i;
        continue;
      }
      out.push_back(zone);
      i = zone.last;
    }
    return out;
  }

 private:
  // Narrows `corridors` to what strip `i` leaves white of them. False when none is left.
  bool narrow(std::vector<Corridor>& corridors, std::size_t i) const {
    std::vector<Corridor> left;
    for (const Corridor& corridor : corridors) {
      Corridor best{0, 0};
      float reach = corridor.left;
      for (std::uint32_t k = strips_[i].first; k < strips_[i].last && reach < corridor.right; ++k) {
        const Word& word = model_.word(k);
        if (word.right <= corridor.left) continue;
        const float to = std::min(word.left, corridor.right);
        if (to - reach > best.right - best.left) best = {reach, to};
        reach = std::max(reach, word.right);
      }
      if (corridor.right - reach > best.right - best.left) best = {reach, corridor.right};
      if (best.right - best.left >= kCorridor * strips_[i].size) left.push_back(best);
    }
    if (left.empty()) return false;
    corridors = std::move(left);
    return true;
  }

  // The largest run around strip `seed` with a corridor in common, not above strip `least`.
  bool grow(std::size_t seed, std::size_t least, TableZone& zone) {
    corridors_.clear();
    const auto& cells = segments_[seed];
    for (std::size_t c = 1; c < cells.size(); ++c) corridors_.push_back({cells[c - 1].right, cells[c].left});
    zone = {seed, seed + 1};
    while (zone.last < strips_.size() && near(zone.last) && narrow(corridors_, zone.last)) ++zone.last;
    // A head whose first column is empty: all of it stands right of the first corridor.
    while (zone.first > least && near(zone.first) && strips_[zone.first - 1].left > corridors_.front().right - 1) {
      std::vector<Corridor> with = corridors_;
      if (!narrow(with, zone.first - 1)) break;
      --zone.first;
    }
    // Lines below the last row that has two cells belong to a cell of it only when they follow closely.
    const float tight = 1.15F * line_step(zone);
    std::size_t last = zone.last;
    while (last > zone.first + 1 && segments_[last - 1].size() < 2) --last;
    while (last < zone.last && strips_[last].base - strips_[last - 1].base <= tight && continues(last)) ++last;
    zone.last = last;
    return zone.last - zone.first >= 2;
  }

  // The cell above is full, so that its text may go on in strip `i`.
  bool continues(std::size_t i) const {
    const Segment& here = segments_[i].front();
    for (const Segment& above : segments_[i - 1]) {
      if (above.right < here.left || above.left > here.right) continue;
      return std::fabs(above.left - here.left) < 0.5F * strips_[i].size;
    }
    return false;
  }

  // Strip `i` follows the strip above as the next row does.
  bool near(std::size_t i) const {
    if (segments_[i].empty() || segments_[i - 1].empty()) return false;
    constexpr float kFar = 2.7F;  // In sizes and leadings.
    const Line& below = strips_[i];
    const Line& above = strips_[i - 1];
    const float size = std::max(below.size, above.size);
    return below.base - above.base < kFar * model_.leading * size && std::min(below.size, above.size) > 0.7F * size;
  }

  // The least step from line to line that is one.
  float line_step(const TableZone& zone) const {
    float least = model_.leading * strips_[zone.first].size;
    for (std::size_t i = zone.first + 1; i < zone.last; ++i) {
      const float step = strips_[i].base - strips_[i - 1].base;
      if (step > 0.9F * strips_[i].size) least = std::min(least, step);
    }
    return least;
  }

  bool is_table(const TableZone& zone) const {
    const bool letterhead = zone.first < letterhead_ && !below_text(zone.first);
    return has_number_columns(zone, letterhead) || (!letterhead && has_text_rows(zone));
  }

  // A line of running text stands above strip `i`: the letter's head is over there.
  bool below_text(std::size_t i) const {
    constexpr std::uint32_t kWords = 7;
    for (std::size_t k = 0; k < i; ++k)
      if (segments_[k].size() == 1 && segments_[k].front().words() >= kWords) return true;
    return false;
  }

  // Columns right of the first corridor in which most cells are numbers, flush left, right or centred.
  bool has_number_columns(const TableZone& zone, bool letterhead) const {
    std::size_t rows = 0;
    std::size_t numbers = 0;
    std::size_t amounts = 0;
    std::size_t prose = 0;
    std::vector<const Segment*> cells;
    for (std::size_t i = zone.first; i < zone.last; ++i) {
      bool right = false;
      bool number = false;
      bool amount = false;
      for (const Segment& cell : segments_[i]) {
        if (cell.left < corridors_.front().right - 1) continue;
        right = true;
        number = number || cell.numeric;
        amount = amount || (cell.numeric && !cell.year);
        if (cell.numeric) cells.push_back(&cell);
        if (cell.words() > 7) ++prose;
      }
      rows += right ? 1 : 0;
      numbers += number ? 1 : 0;
      amounts += amount ? 1 : 0;
    }
    if (amounts == 0 || numbers < 2 || numbers * 10 < rows * 6 || prose * 3 > rows) return false;
    if (letterhead && amounts * 2 <= rows) return false;
    return flush(cells);
  }

  // Most of `cells` share an edge or the middle with another.
  bool flush(const std::vector<const Segment*>& cells) const {
    constexpr std::size_t kEnough = 200;  // Of a long table.
    const std::size_t count = std::min(cells.size(), kEnough);
    const float near = 0.35F * model_.body_size;
    std::size_t alike = 0;
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = 0; b < count; ++b) {
        const Segment& x = *cells[a];
        const Segment& y = *cells[b];
        if (a == b) continue;
        if (std::fabs(x.left - y.left) > near && std::fabs(x.right - y.right) > near &&
            std::fabs(x.left + x.right - y.left - y.right) > 2 * near)
          continue;
        ++alike;
        break;
      }
    }
    return alike * 10 >= count * 7;
  }

  struct Rows {
    std::size_t count = 0;
    std::size_t whole = 0;       // Start with the first column and another.
    std::size_t widest = 0;      // Cells of the widest.
    std::size_t longest = 0;     // Lines.
    bool bold_head = false;      // The first is bold, the others are not.
    std::uint32_t words = 0;     // Of all cells' lines,
    std::uint32_t segments = 0;  // and these.
  };

  // Rows by the gaps between them, which are wider than those between the lines of a cell.
  Rows rows_of(const TableZone& zone) const {
    Rows out;
    const float apart = 1.13F * line_step(zone);
    std::size_t start = zone.first;
    std::size_t bold = 0;
    for (std::size_t i = zone.first; i < zone.last; ++i) {
      for (const Segment& cell : segments_[i]) out.words += cell.words();
      out.segments += static_cast<std::uint32_t>(segments_[i].size());
      const bool opens = i == zone.first || strips_[i].base - strips_[i - 1].base > apart;
      if (!opens) {
        out.longest = std::max(out.longest, i - start + 1);
        if (out.count == 1) out.bold_head = out.bold_head && strips_[i].bold;
        continue;
      }
      start = i;
      ++out.count;
      if (out.count == 1)
        out.bold_head = strips_[i].bold;
      else
        bold += strips_[i].bold ? 1 : 0;
      out.widest = std::max(out.widest, segments_[i].size());
      const bool whole = segments_[i].size() >= 2 && segments_[i].front().right <= corridors_.front().right + 1;
      out.whole += whole ? 1 : 0;
    }
    out.bold_head = out.bold_head && bold * 3 <= out.count;
    return out;
  }

  bool has_text_rows(const TableZone& zone) const {
    const Rows rows = rows_of(zone);
    constexpr std::size_t kLong = 14;  // Lines: no row of a table is longer, but paragraphs are.
    if (rows.count < 2 || rows.longest > kLong || rows.whole * 10 < rows.count * 7) return false;
    const float words = static_cast<float>(rows.words) / static_cast<float>(std::max(rows.segments, 1U));
    // A head above a single row may as well be the headings of columns.
    constexpr std::size_t kShort = 6;
    if (rows.bold_head) return rows.count >= 3 || (rows.widest >= 3 && rows.longest <= kShort);
    if (rows.widest >= 3) return rows.count >= 3 && words < 6;
    return rows.count >= 4 && words < 4 && rows.longest <= 4;
  }

  const Model& model_;
  const std::vector<Line>& strips_;
  const std::size_t letterhead_;
  std::vector<std::vector<Segment>> segments_;  // By strip.
  std::vector<Corridor> corridors_;             // Of the zone being looked at, from left to right.
};

}  // namespace

std::vector<TableZone> find_tables(const Model& model, const std::vector<Line>& strips, std::size_t letterhead) {
  return ZoneFinder(model, strips, letterhead).run();
}

}  // namespace uppdrag::layout
