// SPDX-License-Identifier: GPL-3.0-or-later
#include "settle.h"

#include <algorithm>

#include "../text/furniture.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::flow {

using text_reader::Line;
using text_reader::Marker;
using text_reader::Piece;
using text_reader::RawBlock;

namespace {

constexpr std::size_t kLongestHeading = 140;  // Bytes.
constexpr std::size_t kLongestTitle = 300;

bool plain(const FlowBlock& block) {
  return !block.settled && (block.raw.kind == BlockKind::kParagraph || block.raw.kind == BlockKind::kListItem);
}

// No bullet, and the word behind it shows whether it is a mark at all.
bool doubtful(const Marker& marker) { return marker.dash() || marker.star() || marker.style == '+'; }

bool small_after(std::string_view line, const Marker& marker) {
  return text_reader::is_lower(text_reader::first_visible(line.substr(marker.skip)));
}

}  // namespace

Settler::Settler(std::string_view text, const std::vector<Piece>& settled, const std::vector<std::uint32_t>& turns)
    : text_(text), settled_(settled), turns_(turns) {
  joiner_.measure(text, {});
}

Stamps Settler::run(const std::vector<FlowBlock>& blocks, bool web) {
  has_headings_ = std::any_of(blocks.begin(), blocks.end(),
                              [](const FlowBlock& b) { return !b.settled && b.raw.kind == BlockKind::kHeading; });
  web_ = web;
  out_.reserve(blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].settled)
      copy(blocks[i]);
    else
      cut(blocks, i);
  }
  furnish(web);
  return std::move(stamps_);
}

void Settler::copy(const FlowBlock& block) {
  RawBlock raw = block.raw;
  if (raw.kind == BlockKind::kHeading) {
    if (titled_ && raw.level == 1) raw.level = 2;  // The first line of a text within a page.
    titled_ = true;
  }
  raw.first = static_cast<std::uint32_t>(pieces_.size());
  pieces_.insert(pieces_.end(), settled_.begin() + block.raw.first, settled_.begin() + block.raw.last);
  raw.last = static_cast<std::uint32_t>(pieces_.size());
  out_.push_back(raw);
  lists_.clear();
  above_ = {};
  above_item_ = false;
}

void Settler::cut(const std::vector<FlowBlock>& blocks, std::size_t index) {
  const FlowBlock& block = blocks[index];
  const bool loose = plain(block);
  if (block.raw.kind == BlockKind::kHeading) {
    heading_level_ = block.raw.level;
    lists_.clear();
  } else if (block.raw.kind == BlockKind::kTableRow) {
    lists_.clear();
  }
  const std::uint8_t outer = block.raw.level;
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    FlowLine line = block.lines[i];
    const Place place{index, i};
    const bool first = i == 0;
    Marker marker;
    if (loose && !(first && block.raw.kind == BlockKind::kListItem)) marker = typed_marker(blocks, place);
    RawBlock raw = block.raw;
    if (!marker.empty()) {
      raw.kind = BlockKind::kListItem;
      raw.level = typed_level(marker, outer);
      raw.marker = marker;
      raw.marker_start = line.start;
      start(raw);
      line.start += marker.skip;
    } else if (first) {
      if (raw.kind == BlockKind::kListItem) {
        strip_inner_marker(raw, line);
        lists_.clear();
      } else if (loose && bold_heading(blocks, place)) {
        raw.kind = BlockKind::kHeading;
        // A first line that is not bold will be the title.
        const bool below_title = titled_ || (started_ && !web_);
        raw.level = static_cast<std::uint8_t>(has_headings_ ? std::min(heading_level_ + 1, 6) : below_title ? 2 : 1);
      }
      titled_ = titled_ || raw.kind == BlockKind::kHeading;
      start(raw);
    } else if (loose && (line.after_blank || bold_line_above(block, i))) {
      raw.kind = BlockKind::kParagraph;
      raw.marker = {};
      start(raw);
    }
    add_line(line);
    if (block.raw.kind == BlockKind::kFurniture) continue;
    started_ = true;
    above_ = line;
    above_item_ = out_.back().kind == BlockKind::kListItem;
  }
}

// `• – stödja`: of two marks the outer one stays, unless the inner one counts.
void Settler::strip_inner_marker(RawBlock& raw, FlowLine& line) const {
  for (bool again = true; again && line.start < line.end;) {
    const Marker inner = text_reader::read_marker(of(line));
    again = !inner.empty() && inner.spaced() && inner.skip < line.end - line.start;
    if (!again || inner.style == 'o' || inner.style == text_reader::kNumberBare) return;
    if (inner.numbered()) {
      if (raw.marker.numbered()) return;
      raw.marker = inner;
      raw.marker_start = line.start;
    } else if (raw.marker.empty()) {
      raw.marker = inner;
      raw.marker_start = line.start;
    }
    line.start += inner.skip;
  }
}

// The marker at the start of the line when the line is a list item by it.
Marker Settler::typed_marker(const std::vector<FlowBlock>& blocks, Place place) const {
  const std::string_view line = of(blocks[place.block].lines[place.line]);
  const Marker marker = text_reader::read_marker(line);
  if (marker.empty() || marker.style == text_reader::kNumberBare || marker.style == 'o') return {};
  const bool glued = !marker.spaced();
  if (glued && line.size() == marker.size) return {};
  const bool in_list = above_item_ && std::any_of(lists_.begin(), lists_.end(),
                                                  [&](const Depth& depth) { return depth.style == marker.style; });
  const bool announced = above_.start < above_.end && text_reader::announces_list(of(above_));
  if (marker.numbered()) {
    const bool follows = std::any_of(lists_.begin(), lists_.end(), [&](const Depth& depth) {
      return depth.style == marker.style && depth.number + 1 == marker.number;
    });
    const bool first = marker.number == 1 && (announced || counts_on(blocks, place, marker));
    return follows || first ? marker : Marker{};
  }
  if (in_list || announced) return marker;
  if (glued) return doubtful(marker) ? Marker{} : marker;
  if (!doubtful(marker) || small_after(line, marker)) return marker;
  return counts_on(blocks, place, marker) ? marker : Marker{};
}

// The next item of the same list follows, for numbers perhaps after some paragraphs.
bool Settler::counts_on(const std::vector<FlowBlock>& blocks, Place place, const Marker& marker) const {
  constexpr int kLook = 8;
  int left = marker.numbered() ? kLook : 1;
  for (Place at{place.block, place.line + 1}; left > 0; ++at.line) {
    if (at.line >= blocks[at.block].lines.size()) {
      if (++at.block >= blocks.size()) return false;
      at.line = 0;
      if (blocks[at.block].raw.kind == BlockKind::kFurniture) {
        at.line = blocks[at.block].lines.size();
        continue;
      }
      if (!plain(blocks[at.block]) || blocks[at.block].lines.empty()) return false;
    }
    const Marker other = text_reader::read_marker(of(blocks[at.block].lines[at.line]));
    if (other.style == marker.style && (!marker.numbered() || other.number == marker.number + 1)) return true;
    --left;
  }
  return false;
}

std::uint8_t Settler::typed_level(const Marker& marker, std::uint8_t outer) {
  if (!above_item_ && !marker.numbered()) lists_.clear();
  const auto known =
      std::find_if(lists_.begin(), lists_.end(), [&](const Depth& depth) { return depth.style == marker.style; });
  if (known != lists_.end() && !(marker.numbered() && marker.number == 1)) {
    lists_.erase(known + 1, lists_.end());
    lists_.back().number = marker.number;
  } else {
    const std::string_view above = of(above_);
    const bool under_number = !lists_.empty() && lists_.back().style >= text_reader::kNumberDot && !marker.numbered();
    const bool deeper =
        above_item_ && (text_reader::announces_list(above) || (under_number && !text_reader::ends_sentence(above)));
    if (!deeper) lists_.clear();
    lists_.push_back({marker.style, marker.number});
  }
  return static_cast<std::uint8_t>(std::min<std::size_t>(outer + lists_.size(), 255));
}

// The first line of a paragraph is bold and what follows is not: a heading that no line was left for.
bool Settler::bold_line_above(const FlowBlock& block, std::size_t line) const {
  return line == 1 && block.raw.kind == BlockKind::kParagraph && block.lines[0].bold && !block.lines[1].bold &&
         block.lines[0].end - block.lines[0].start <= kLongestHeading;
}

// A short bold line of its own above text that is not bold.
bool Settler::bold_heading(const std::vector<FlowBlock>& blocks, Place place) const {
  const FlowBlock& block = blocks[place.block];
  if (block.raw.kind != BlockKind::kParagraph || block.raw.level != 0 || !block.lines[0].bold) return false;
  const bool alone = block.lines.size() == 1 || block.lines[1].after_blank || bold_line_above(block, 1);
  const std::string_view line = of(block.lines[0]);
  if (!alone || line.size() > (titled_ ? kLongestHeading : kLongestTitle) || text_reader::ends_sentence(line) ||
      text_reader::ends_open(line))
    return false;
  const char32_t last = text_reader::last_visible(line);
  if (!is_letter(last) && !text_reader::is_digit(last) && last != '?' && last != ')') return false;
  if (line.find('\t') != std::string_view::npos || line.find(" · ") != std::string_view::npos) return false;
  if (block.lines.size() > 1) return true;
  int bold = 0;
  constexpr int kMostBold = 2;  // More bold lines in a row are emphasis.
  for (std::size_t next = place.block + 1; next < blocks.size(); ++next) {
    const FlowBlock& below = blocks[next];
    if (below.raw.kind == BlockKind::kFurniture || below.raw.kind == BlockKind::kFootnote) continue;
    if (below.raw.kind == BlockKind::kHeading) return bold == 0 && !has_headings_;
    if (below.settled || !below.lines[0].bold) return true;
    if (++bold > kMostBold) return false;
  }
  return false;
}

void Settler::start(RawBlock raw) {
  raw.first = raw.last = static_cast<std::uint32_t>(pieces_.size());
  out_.push_back(raw);
}

// The line as pieces of the last block, cut where pages start.
void Settler::add_line(FlowLine line) {
  RawBlock& block = out_.back();
  Piece piece{line.start, line.end, Glue::kSpace, 0};
  if (block.first != block.last) {
    const Piece& above = pieces_.back();
    piece.glue =
        joiner_.glue(Line{above.start, above.end, 0, false, false}, Line{line.start, line.end, 0, false, false});
  }
  for (; turn_ < turns_.size() && turns_[turn_] <= line.start; ++turn_)
    piece.new_pages = static_cast<std::uint16_t>(std::min(piece.new_pages + 1, 0xFFFF));
  for (; turn_ < turns_.size() && turns_[turn_] < line.end; ++turn_) {
    if (turns_[turn_] > piece.start) {
      Piece before = piece;
      before.end = turns_[turn_];
      pieces_.push_back(before);
      piece = {turns_[turn_], line.end, Glue::kTight, 0};
    }
    ++piece.new_pages;
  }
  if (piece.start < piece.end || block.first == block.last) pieces_.push_back(piece);
  block.last = static_cast<std::uint32_t>(pieces_.size());
}

// Stamps and navigation are not what a page is about.
void Settler::furnish(bool web) {
  if (!web) return;
  for (RawBlock& block : out_) {
    if (block.kind == BlockKind::kTableRow || block.last - block.first != 1) continue;
    const Piece& piece = pieces_[block.first];
    const std::string_view text = text_.substr(piece.start, piece.end - piece.start);
    if (text.size() > kLongestHeading) continue;
    // Stamps of list items are those of other pages.
    const bool stamps = block.level == 0 && read_stamps(text);
    if (block.kind == BlockKind::kHeading || (!stamps && !text_reader::is_navigation(text))) continue;
    block.kind = BlockKind::kFurniture;
    block.level = 0;
    block.marker = {};
  }
}

// `Publicerad 9 april 2026 · Uppdaterad 30 juni 2026`: whether `text` is nothing else.
bool Settler::read_stamps(std::string_view text) {
  bool all = !text.empty();
  while (all && !text.empty()) {
    std::size_t end = text.size();
    for (const std::string_view next :
         {" · ", " | ", ", uppdaterad", " Uppdaterad", " Senast ", " Ändrad", " Publicerad"})
      end = std::min(end, text.find(next, 1));
    std::string_view part = text.substr(0, end);
    while (part.ends_with(' ') || part.ends_with('.')) part.remove_suffix(1);
    const text_reader::Stamp stamp = text_reader::read_stamp(part);
    all = stamp.kind != text_reader::StampKind::kNone;
    std::string& known = stamp.kind == text_reader::StampKind::kPublished ? stamps_.published : stamps_.updated;
    if (all && known.empty()) known = stamp.date;
    text.remove_prefix(std::min(end, text.size()));
    while (text.starts_with(' ') || text.starts_with(',') || text.starts_with('|') || text.starts_with("·"))
      text.remove_prefix(text.starts_with("·") ? 2 : 1);
  }
  return all;
}

}  // namespace uppdrag::flow
