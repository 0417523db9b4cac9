// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts each page into columns, tables and notes beside the text, and brings their lines into reading order.
#include <algorithm>
#include <cmath>

#include "layout_drafts.h"
#include "layout_gutters.h"
#include "layout_marks.h"
#include "layout_model.h"
#include "layout_tables.h"
#include "layout_zones.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::layout {
namespace {

enum class ZoneKind : std::uint8_t { kHanging, kAside, kColumns, kTable };

// One side of a gutter.
struct Side {
  std::vector<Line> lines;
  float left = 0;
  float right = 0;
  float size = 0;
  float words = 0;    // For a line, on average.
  float fill = 0;     // How much of the side's width the lines take, on average.
  float numbers = 0;  // Share of the words.
  float marks = 0;    // Share of the lines that are list marks or section numbers.

  bool running_text() const { return lines.size() >= 3 && words >= 2.8F && fill >= 0.6F && right - left > 7 * size; }
};

bool section_number(std::string_view word) {
  return !word.empty() && is_digit(static_cast<unsigned char>(word[0])) &&
         word.find_first_not_of("0123456789.") == std::string_view::npos && word.size() <= 8;
}

class ColumnCutter {
 public:
  explicit ColumnCutter(Model& model) : model_(model) {}

  void run(std::uint32_t s) {
    sheet_ = s;
    Sheet& sheet = model_.sheets[s];
    sheet.first_line = static_cast<std::uint32_t>(model_.lines.size());
    asides_.clear();
    main_frame_ = new_frame();
    cut(strips_of(sheet), main_frame_, 0);
    insert_asides(sheet.first_line);
    sheet.last_line = static_cast<std::uint32_t>(model_.lines.size());
    mark_contents(sheet);
  }

 private:
  static constexpr int kDeepest = 6;

  std::uint32_t new_frame() {
    model_.frames.emplace_back();
    return static_cast<std::uint32_t>(model_.frames.size() - 1);
  }

  // The rows without furniture.
  std::vector<Line> strips_of(const Sheet& sheet) const {
    std::vector<Line> out;
    for (std::uint32_t r = sheet.first_row; r < sheet.last_row; ++r) {
      const Row& row = model_.rows[r];
      for (std::uint32_t from = row.first; from < row.last;) {
        if (model_.word(from).taken) {
          ++from;
          continue;
        }
        Line line;
        line.first = from;
        line.sheet = sheet_;
        while (from < row.last && !model_.word(from).taken) ++from;
        line.last = from;
        measure(model_, line);
        out.push_back(line);
      }
    }
    return out;
  }

  Side side_of(const std::vector<Line>& strips, const Gutter& gutter, bool right) const {
    Side side;
    float words = 0;
    float numbers = 0;
    float marks = 0;
    for (std::size_t i = gutter.first; i < gutter.last; ++i) {
      const Line line = part_of(model_, strips[i], gutter.middle(), right);
      if (line.first == line.last) continue;
      const bool first = side.lines.empty();
      side.left = first ? line.left : std::min(side.left, line.left);
      side.right = first ? line.right : std::max(side.right, line.right);
      side.size = std::max(side.size, line.size);
      side.lines.push_back(line);
      words += static_cast<float>(line.last - line.first);
      for (std::uint32_t k = line.first; k < line.last; ++k) numbers += is_numeric(model_.text_at(k)) ? 1.0F : 0.0F;
      if (is_mark(line)) ++marks;
    }
    const auto n = static_cast<float>(side.lines.size());
    if (n == 0) return side;
    for (const Line& line : side.lines)
      side.fill += (line.right - line.left) / std::max(side.right - side.left, 1.0F) / n;
    side.words = words / n;
    side.numbers = numbers / words;
    side.marks = marks / n;
    return side;
  }

  // A list mark or section number, alone.
  bool is_mark(const Line& line) const {
    if (line.last - line.first > 2) return false;
    const std::string_view word = model_.text_at(line.first);
    if (line.last - line.first == 2) return model_.text_at(line.first + 1) == "§";
    return section_number(word) || read_list_mark(word).size == word.size();
  }

  ZoneKind classify(const std::vector<Line>& strips, const Gutter& gutter, const Side& left, const Side& right) const {
    if (left.marks >= 0.8F && left.words < 1.5F && right.numbers < 0.5F) return ZoneKind::kHanging;
    const std::size_t fewer = std::min(left.lines.size(), right.lines.size());
    std::size_t both = 0;
    for (std::size_t i = gutter.first; i < gutter.last; ++i) {
      const Line part = part_of(model_, strips[i], gutter.middle(), false);
      if (part.first < part.last && part.last < strips[i].last) ++both;
    }
    const bool numbers = (left.numbers >= 0.45F && right.lines.size() >= 2) || right.numbers >= 0.45F;
    if (are_note_and_text(left.lines.size(), right.lines.size()) && !numbers) return ZoneKind::kAside;
    if (left.running_text() && right.running_text() && !numbers) return ZoneKind::kColumns;
    const bool short_lines = right.words < 4;
    if (in_letterhead(strips[gutter.last - 1]) && both <= 6 && short_lines && !amounts(right))
      return ZoneKind::kColumns;
    if (numbers && both >= 2) return ZoneKind::kTable;
    if (both >= 3 && both * 10 >= fewer * 7) return ZoneKind::kTable;
    return ZoneKind::kColumns;
  }

  // So few lines beside so many are a note.
  static bool are_note_and_text(std::size_t left, std::size_t right) {
    return std::min(left, right) <= 3 && std::max(left, right) >= 3 * std::min(left, right);
  }

  // The upper part of the first page: sender, date, number and addressee stand beside one another.
  bool in_letterhead(const Line& lowest) const {
    return sheet_ == 0 && lowest.base < 0.42F * model_.sheets[sheet_].height;
  }

  // Figures of two digits and more that are neither days nor case numbers.
  bool amounts(const Side& side) const {
    std::size_t found = 0;
    for (const Line& line : side.lines) {
      const std::string_view word = model_.text_at(line.last - 1);
      if (is_numeric(word) && word.find_first_of("-/:") == std::string_view::npos) ++found;
    }
    return found * 2 > side.lines.size();
  }

  // Tables first: what is between them may stand in columns.
  void cut(const std::vector<Line>& strips, std::uint32_t frame, int depth) {
    const auto letterhead =
        std::find_if(strips.begin(), strips.end(), [&](const Line& l) { return !in_letterhead(l); });
    std::size_t from = 0;
    for (const TableZone& zone : find_tables(model_, strips, static_cast<std::size_t>(letterhead - strips.begin()))) {
      const auto at = [&](std::size_t i) { return strips.begin() + static_cast<std::ptrdiff_t>(i); };
      cut_text({at(from), at(zone.first)}, frame, depth);
      read_table(model_, {at(zone.first), at(zone.last)}, new_frame(), rows_);
      from = zone.last;
    }
    if (from == 0) return cut_text(strips, frame, depth);
    cut_text({strips.begin() + static_cast<std::ptrdiff_t>(from), strips.end()}, frame, depth);
  }

  void cut_text(std::vector<Line> strips, std::uint32_t frame, int depth) {
    if (depth <= kDeepest && strips.size() > 1) {
      for (const Gutter& gutter : find_gutters(model_, strips)) {
        const Side left = side_of(strips, gutter, false);
        const Side right = side_of(strips, gutter, true);
        if (left.lines.empty() || right.lines.empty()) continue;
        switch (classify(strips, gutter, left, right)) {
          case ZoneKind::kHanging:
            continue;
          case ZoneKind::kAside:
            return cut_aside(std::move(strips), gutter, left.lines.size() < right.lines.size(), frame, depth);
          case ZoneKind::kColumns:
            return cut_in_columns(strips, gutter, frame, depth);
          case ZoneKind::kTable:
            return cut_table(strips, gutter, frame, depth);
        }
      }
    }
    for (const Line& strip : strips) emit_text(strip, frame, strips);
  }

  // The zone grows over lines of one side that go on without a gap.
  void grow(const std::vector<Line>& strips, Gutter& gutter) const {
    const auto joins = [&](std::size_t i, std::size_t from, std::size_t to) {
      const bool right = strips[i].left > gutter.middle();
      for (std::size_t k = from; k < to; ++k) {
        const Line part = part_of(model_, strips[k], gutter.middle(), right);
        if (part.first == part.last) continue;
        const float gap = std::fabs(part.base - strips[i].base);
        if (gap < 1.25F * model_.leading * std::max(part.size, strips[i].size) &&
            std::fabs(part.size - strips[i].size) < 0.06F * part.size)
          return true;
      }
      return false;
    };
    while (gutter.last < gutter.high && joins(gutter.last, gutter.first, gutter.last)) ++gutter.last;
    while (gutter.first > gutter.low && joins(gutter.first - 1, gutter.first, gutter.last)) --gutter.first;
  }

  // A column of running text goes on below the end of the other, whatever gaps it has.
  void grow_down(const std::vector<Line>& strips, Gutter& gutter, const Side& left, const Side& right) const {
    const auto fits = [&](const Line& strip, const Side& side) {
      return side.running_text() && strip.left > side.left - strip.size && strip.right < side.right + strip.size;
    };
    const std::size_t both = gutter.last;
    while (gutter.last < gutter.high) {
      const Line& strip = strips[gutter.last];
      if (strip.base - strips[gutter.last - 1].base > 3.2F * model_.leading * strip.size) break;
      if (!fits(strip, strip.left > gutter.middle() ? right : left)) break;
      ++gutter.last;
    }
    // A heading right above a line over the full width belongs to what follows.
    if (gutter.last < gutter.high || gutter.last == strips.size()) return;
    std::size_t group = gutter.last;
    while (group > both && stands_out(model_, strips[group - 1])) --group;
    gutter.last = group;
  }

  // Where both columns leave a band white and go on below it, the upper part is read before the lower.
  std::size_t band(const std::vector<Line>& strips, const Gutter& gutter) const {
    constexpr float kHigh = 2.6F;
    for (std::size_t i = gutter.first + 1; i < gutter.last; ++i) {
      const bool white = strips[i].base - strips[i - 1].base > kHigh * model_.leading * strips[i].size;
      const Line part = part_of(model_, strips[i], gutter.middle(), false);
      if (white && part.first < part.last && part.last < strips[i].last) return i;
    }
    return gutter.last;
  }

  void cut_in_columns(const std::vector<Line>& strips, Gutter gutter, std::uint32_t frame, int depth) {
    const std::size_t first_end = gutter.last;
    gutter.last = band(strips, gutter);
    if (gutter.last < first_end) gutter.high = gutter.last;
    grow(strips, gutter);
    const std::size_t left_lines = side_of(strips, gutter, false).lines.size();
    const std::size_t right_lines = side_of(strips, gutter, true).lines.size();
    if (are_note_and_text(left_lines, right_lines))
      return cut_aside(strips, gutter, left_lines < right_lines, frame, depth);
    grow_down(strips, gutter, side_of(strips, gutter, false), side_of(strips, gutter, true));
    const auto at = [&](std::size_t i) { return strips.begin() + static_cast<std::ptrdiff_t>(i); };
    cut({strips.begin(), at(gutter.first)}, frame, depth);
    const Side left = side_of(strips, gutter, false);
    const Side right = side_of(strips, gutter, true);
    cut(left.lines, new_frame(), depth + 1);
    cut(right.lines, new_frame(), depth + 1);
    cut({at(gutter.last), strips.end()}, frame, depth);
  }

  // A few lines beside a long text: they wait until the paragraph beside them ends.
  void cut_aside(std::vector<Line> strips, const Gutter& gutter, bool left, std::uint32_t frame, int depth) {
    std::vector<Line> rest;
    for (std::size_t i = 0; i < strips.size(); ++i) {
      if (i < gutter.first || i >= gutter.last) {
        rest.push_back(strips[i]);
        continue;
      }
      Line note = part_of(model_, strips[i], gutter.middle(), !left);
      const Line body = part_of(model_, strips[i], gutter.middle(), left);
      if (body.first < body.last) rest.push_back(body);
      if (note.first == note.last) continue;
      note.kind = LineKind::kAside;
      note.frame = frame;
      asides_.push_back(note);
    }
    cut(std::move(rest), frame, depth);
  }

  void cut_table(const std::vector<Line>& strips, Gutter gutter, std::uint32_t frame, int depth) {
    const auto at = [&](std::size_t i) { return strips.begin() + static_cast<std::ptrdiff_t>(i); };
    std::size_t first = gutter.first;
    grow(strips, gutter);
    // A head without a cell above the first column: `2013   2014`.
    while (first > gutter.low && is_table_head(strips[first - 1], strips[first], gutter)) --first;
    gutter.first = first;
    cut({strips.begin(), at(gutter.first)}, frame, depth);
    read_table(model_, {at(gutter.first), at(gutter.last)}, new_frame(), rows_);
    cut({at(gutter.last), strips.end()}, frame, depth);
  }

  bool is_table_head(const Line& strip, const Line& below, const Gutter& gutter) const {
    if (strip.left < gutter.middle() || below.base - strip.base > 1.7F * model_.leading * strip.size) return false;
    float widest = 0;
    for (std::uint32_t k = strip.first + 1; k < strip.last; ++k)
      widest = std::max(widest, model_.word(k).left - model_.word(k - 1).right);
    return widest > strip.size;
  }

  void emit_text(Line strip, std::uint32_t frame, const std::vector<Line>& strips) {
    strip.frame = frame;
    if (has_dots(strip)) strip.kind = LineKind::kContents;
    const std::uint32_t from = strip.kind == LineKind::kContents ? strip.last : wide_gap(strip, strips);
    if (from < strip.last) {
      Line note = strip;
      note.first = from;
      note.kind = LineKind::kAside;
      measure(model_, note);
      strip.last = from;
      measure(model_, strip);
      asides_.push_back(note);
    }
    model_.lines.push_back(strip);
  }

  // Dots lead to a page number: `..... 5`, `. . . . . 5`.
  bool has_dots(const Line& strip) const {
    constexpr std::uint32_t kFewest = 5;
    std::uint32_t dots = 0;
    for (std::uint32_t k = strip.first; k < strip.last; ++k) {
      const std::string_view word = model_.text_at(k);
      dots = word == "." || (dots == 0 && word.ends_with('.')) ? dots + 1 : 0;
      if (dots >= kFewest || has_leader(word)) return true;
    }
    return false;
  }

  // The first word behind a gap so wide that two things stand side by side; the strip's end when there is none.
  std::uint32_t wide_gap(const Line& strip, const std::vector<Line>& strips) const {
    constexpr float kWide = 3;      // In sizes.
    constexpr float kClear = 1.8F;  // The same, when no other gap comes near.
    float widest = 0;
    float others = 0;
    std::uint32_t at = strip.last;
    for (std::uint32_t k = strip.first + 1; k < strip.last; ++k) {
      const float gap = model_.word(k).left - model_.word(k - 1).right;
      if (gap > widest) {
        others = std::max(others, widest);
        widest = gap;
        at = k;
      } else {
        others = std::max(others, gap);
      }
    }
    const bool wide = widest >= kWide * strip.size && widest >= 2 * others;
    if (!wide && (widest < kClear * strip.size || widest < 4 * others || others == 0)) return strip.last;
    Line head = strip;
    head.last = at;
    if (is_mark(head)) return strip.last;
    const auto flush = [&](const Line& other) {
      return std::fabs(other.left - strip.left) < 2 && std::fabs(other.right - strip.right) < 2;
    };
    const bool justified = std::count_if(strips.begin(), strips.end(), flush) > 2;
    return justified ? strip.last : at;
  }

  void insert_asides(std::uint32_t first_line) {
    std::stable_sort(asides_.begin(), asides_.end(), [](const Line& a, const Line& b) { return a.base < b.base; });
    auto& lines = model_.lines;
    for (auto aside = asides_.rbegin(); aside != asides_.rend(); ++aside) {
      std::size_t at = lines.size();
      for (std::size_t i = first_line; i < lines.size(); ++i) {
        if (lines[i].frame != aside->frame || lines[i].base <= aside->base + 0.5F * aside->size) continue;
        at = i;
        break;
      }
      lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), *aside);
    }
  }

  // Lines between contents lines are entries that run over two lines.
  void mark_contents(const Sheet& sheet) {
    constexpr std::uint32_t kNear = 4;
    std::uint32_t last = kNone;
    for (std::uint32_t i = sheet.first_line; i < sheet.last_line; ++i) {
      if (model_.lines[i].kind != LineKind::kContents) continue;
      if (last != kNone && i - last <= kNear)
        for (std::uint32_t k = last + 1; k < i; ++k) model_.lines[k].kind = LineKind::kContents;
      last = i;
    }
  }

  Model& model_;
  std::uint32_t sheet_ = 0;
  std::uint32_t main_frame_ = 0;
  std::uint32_t rows_ = 0;  // Table rows so far.
  std::vector<Line> asides_;
};

}  // namespace

void cut_columns(Model& model) {
  ColumnCutter cutter(model);
  for (std::uint32_t s = 0; s < model.sheets.size(); ++s) cutter.run(s);
}

}  // namespace uppdrag::layout
