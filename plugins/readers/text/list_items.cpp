// SPDX-License-Identifier: GPL-3.0-or-later
// List items: when a mark at the start of a line is one, and how deep it lies.
#include <algorithm>

#include "blocks.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::text_reader {
namespace {

bool same_column(std::uint32_t a, std::uint32_t b) { return a <= b + 1 && b <= a + 1; }

}  // namespace

bool BlockParser::read_item(std::uint32_t i) {
  const Line& line = lines_[i];
  const Marker marker = read_marker(line_text(i));
  if (marker.empty() || !starts_item(i, marker)) return false;
  const std::uint8_t level = list_level(line, marker);
  RawBlock& block = start(BlockKind::kListItem, level);
  block.marker = marker;
  block.marker_start = line.start;
  std::uint32_t at = line.start + marker.skip;
  while (at < line.end) {  // `* – text`: the second mark is of no use.
    const Marker inner = read_marker(text_.substr(at, line.end - at));
    if (inner.empty() || inner.numbered() || !inner.spaced() || inner.style == 'o') break;
    at += inner.skip;
  }
  last_line_ = i;
  if (at < line.end) add_piece(at, line.end, Glue::kSpace);
  gap_blank_ = gap_page_ = false;
  return true;
}

bool BlockParser::starts_item(std::uint32_t i, const Marker& marker) const {
  const Line& line = lines_[i];
  const bool in_list =
      std::any_of(lists_.begin(), lists_.end(), [&](const Depth& d) { return d.style == marker.style; });
  if (marker.style == 'o') return !lists_.empty() && line.indent > lists_.back().indent;
  if (marker.style == kNumberBare) return bare_number_runs(i, marker);
  if (marker.style == kLetterDot && marker.number != 1 && !in_list) return false;
  const bool glued = !marker.spaced() && line.end - line.start > marker.size;
  const std::string_view above = open_ ? line_text(last_line_) : std::string_view();
  if (glued && marker.dash()) return in_list || announces_list(above);
  if (!open_ || gap_blank_ || gap_page_ || marker.star()) return true;
  if (in_list && !marker.numbered()) return true;
  if (in_list && marker.number == lists_.back().number + 1) return true;
  // Within a run of lines a dash or a number may belong to the sentence.
  const char32_t last = last_visible(above);
  constexpr std::u32string_view kEnds = U".:;!?";
  if (kEnds.find(last) != std::u32string_view::npos || announces_list(above)) return true;
  const bool counts_on = open_item() && (marker.number == 1 || marker.number == lists_.back().number + 1);
  if (last == ',' && (!marker.numbered() || counts_on)) return true;
  return style_follows(i, marker);
}

// A further item of the same list stands in the lines right below.
bool BlockParser::style_follows(std::uint32_t i, const Marker& marker) const {
  constexpr std::uint32_t kLook = 12;
  for (std::uint32_t j = i + 1; j < lines_.size() && j <= i + kLook && !lines_[j].blank(); ++j) {
    const Marker other = read_marker(line_text(j));
    if (other.style == marker.style && other.spaced() == marker.spaced() &&
        (!marker.numbered() || other.number == marker.number + 1))
      return true;
  }
  return false;
}

// Numbers without a full stop make a list when they count on: `12 Läkemedelsverket`, `13 Socialstyrelsen`.
bool BlockParser::bare_number_runs(std::uint32_t i, const Marker& marker) const {
  constexpr std::uint32_t kGap = 5;
  const auto follows = [](std::uint32_t before, std::uint32_t after) {
    return before < after && after <= before + kGap;
  };
  if (!lists_.empty() && lists_.back().style == kNumberBare && follows(lists_.back().number, marker.number))
    return true;
  const std::uint32_t below = next_filled(i);
  if (below >= lines_.size()) return false;
  const Marker next = read_marker(line_text(below));
  return next.style == kNumberBare && follows(marker.number, next.number);
}

// The item above introduces a list of its own: by its end, or `2. Verket ges direktiv om` above a bullet.
bool BlockParser::announced(const Marker& marker) const {
  if (blocks_.empty()) return false;
  const RawBlock& above = blocks_.back();
  const std::string_view line = last_line(above);
  if (announces_list(line)) return true;
  return above.kind == BlockKind::kListItem && above.marker.numbered() && !marker.numbered() && !ends_sentence(line);
}

// The depth of an item, 1 for the outermost: by its indent, and by its mark where indents are alike.
std::uint8_t BlockParser::list_level(const Line& line, const Marker& marker) {
  const auto level = [this] { return static_cast<std::uint8_t>(std::min<std::size_t>(lists_.size(), 255)); };
  for (std::size_t d = lists_.size(); d-- > 0;) {
    if (lists_[d].style == marker.style && same_column(lists_[d].indent, line.indent)) {
      lists_.resize(d + 1);
      lists_[d].number = marker.number;
      return level();
    }
    if (lists_[d].indent + 1 < line.indent) break;
  }
  while (!lists_.empty() && lists_.back().indent > line.indent + 1u) lists_.pop_back();
  const bool deeper = lists_.empty() || line.indent > lists_.back().indent + 1 || announced(marker);
  if (deeper)
    lists_.push_back({line.indent, marker.style, marker.number});
  else
    lists_.back() = {line.indent, marker.style, marker.number};
  return level();
}

}  // namespace uppdrag::text_reader
