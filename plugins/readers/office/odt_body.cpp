// SPDX-License-Identifier: GPL-3.0-or-later
#include "odt_body.h"

#include <algorithm>
#include <utility>

#include "../shared/raised.h"

namespace uppdrag::office_reader {

void OdtBody::write_body(const XmlTree& tree, std::uint32_t node, bool pages) {
  tree_ = &tree;
  pages_ = pages;
  blocks(node);
  flow_.end();
  flush_notes();
}

void OdtBody::write_margin(const XmlTree& tree, std::uint32_t node) {
  tree_ = &tree;
  pages_ = false;
  mode_ = Mode::kFurniture;
  blocks(node);
  flow_.end();
  mode_ = Mode::kBlocks;
}

void OdtBody::blocks(std::uint32_t node) {
  tree().each_child(node, [this](std::uint32_t child) { block(child); });
}

void OdtBody::block(std::uint32_t node) {
  switch (tree()[node].name) {
    case "text:p"_n:
    case "text:h"_n:
      return paragraph(node);
    case "text:list"_n:
      return list(node);
    case "table:table"_n:
      return table(node);
    case "text:table-of-content"_n:
    case "text:illustration-index"_n:
    case "text:table-index"_n:
    case "text:object-index"_n:
    case "text:user-index"_n:
    case "text:alphabetical-index"_n:
      return contents(node);
    case "text:tracked-changes"_n:
      return changes(node);
    case "text:soft-page-break"_n:
      if (pages_ && mode_ == Mode::kBlocks) flow_.turn_page();
      return;
    case "office:annotation"_n:
    case "office:forms"_n:
    case "text:sequence-decls"_n:
    case "text:index-title-template"_n:
    case "text:table-of-content-source"_n:
      return;
    default:  // text:section, draw:frame, draw:text-box, text:index-body, ...
      return blocks(node);
  }
}

// A list of contents is no text.
void OdtBody::contents(std::uint32_t node) {
  const Mode outer = mode_;
  if (mode_ == Mode::kBlocks) mode_ = Mode::kFurniture;
  blocks(node);
  flow_.end();
  mode_ = outer;
}

// What was deleted stands here, apart from the text.
void OdtBody::changes(std::uint32_t node) {
  for (std::uint32_t i = node; i < tree()[node].end; ++i) {
    if (tree()[i].name == "text:deletion"_n) ++findings_.deleted;
    if (tree()[i].name == "text:insertion"_n) ++findings_.inserted;
  }
}

void OdtBody::list(std::uint32_t node) {
  std::string style(tree().value(node, "text:style-name"_n));
  if (style.empty() && !lists_.empty()) style = lists_.back().style;
  const bool goes_on =
      tree().value(node, "text:continue-numbering"_n) == "true" || tree().has(node, "text:continue-list"_n);
  if (lists_.empty() && !goes_on) counters_[style].fill(0);
  lists_.push_back({styles_.list(style), style});
  if (lists_.size() > 1 && lists_.size() <= kOdtLevels) counters_[style][lists_.size() - 1] = 0;
  tree().each_child(node, [this](std::uint32_t item) {
    const Name name = tree()[item].name;
    if (name != "text:list-item"_n && name != "text:list-header"_n) return;
    new_item_ = true;
    marked_ = name == "text:list-item"_n;
    if (const auto start = tree().value(item, "text:start-value"_n); !start.empty() && lists_.size() <= kOdtLevels)
      counters_[lists_.back().style][lists_.size() - 1] = number_of(start, 1) - 1;
    blocks(item);
    new_item_ = false;
  });
  lists_.pop_back();
  if (lists_.empty() && mode_ != Mode::kRow) flow_.end();
}

std::string OdtBody::mark_of(const OdtList& levels, const Counter& counter, std::size_t at) {
  const OdtLevel& own = levels[at];
  if (own.bullet) return own.sign;
  if (own.style == flow::OrdinalStyle::kNone) return {};
  std::string out = own.prefix;
  const auto shown = static_cast<std::size_t>(std::clamp(own.shown, 1, static_cast<int>(at) + 1));
  for (std::size_t i = at + 1 - shown; i <= at; ++i) {
    if (levels[i].bullet) continue;
    const std::string number = flow::ordinal_text(std::max<std::int64_t>(counter[i], levels[i].start), levels[i].style);
    if (number.empty()) continue;
    if (i > at + 1 - shown && !out.ends_with('.')) out += '.';
    out += number;
  }
  return out + own.suffix;
}

// The mark of the item that starts; counts.
std::string OdtBody::next_mark() {
  const std::size_t at = std::min<std::size_t>(lists_.size(), kOdtLevels) - 1;
  static const OdtList kPlain;
  const OdtList& levels = lists_.back().levels == nullptr ? kPlain : *lists_.back().levels;
  Counter& counter = counters_[lists_.back().style];
  counter[at] = counter[at] == 0 ? levels[at].start : counter[at] + 1;
  for (std::size_t below = at + 1; below < kOdtLevels; ++below) counter[below] = 0;
  return mark_of(levels, counter, at);
}

std::string OdtBody::heading_mark(int level) {
  const auto at = static_cast<std::size_t>(std::clamp(level, 1, kOdtLevels) - 1);
  const OdtLevel& own = styles_.outline()[at];
  outline_[at] = outline_[at] == 0 ? own.start : outline_[at] + 1;
  for (std::size_t below = at + 1; below < kOdtLevels; ++below) outline_[below] = 0;
  return own.bullet ? std::string() : mark_of(styles_.outline(), outline_, at);
}

void OdtBody::paragraph(std::uint32_t node) {
  const Style style = styles_.get(tree().value(node, "text:style-name"_n));
  if (mode_ == Mode::kRow) {
    flow_.space();
    if (new_item_ && marked_ && !lists_.empty()) flow_.add(next_mark());
    flow_.space();
    new_item_ = false;
  } else {
    begin_block(node, style);
  }
  runs(node, {style.bold, false, style.hidden, style.struck});
  if (mode_ == Mode::kRow) return;
  flow_.end();
  flush_boxes();
}

void OdtBody::begin_block(std::uint32_t node, const Style& style) {
  const bool heading = tree()[node].name == "text:h"_n && tree().value(node, "text:is-list-header"_n) != "true";
  const int level = number_of(tree().value(node, "text:outline-level"_n), 1);
  std::string mark;
  if (new_item_ && marked_ && !lists_.empty()) mark = next_mark();
  const bool item = new_item_;
  new_item_ = false;
  if (mode_ == Mode::kNote) {
    flow_.begin(BlockKind::kFootnote, 0, note_mark_);
    note_mark_.clear();
    return;
  }
  if (mode_ == Mode::kFurniture || style.role == Role::kContents) return flow_.begin(BlockKind::kFurniture);
  if (heading || style.role == Role::kTitle || style.role == Role::kSubtitle || style.role == Role::kHeading) {
    flow_.end();
    flush_notes();
    if (heading && mark.empty()) mark = heading_mark(level);
    const int depth = heading                         ? level
                      : style.role == Role::kTitle    ? 1
                      : style.role == Role::kSubtitle ? 2
                                                      : style.level;
    return flow_.begin(BlockKind::kHeading, static_cast<std::uint8_t>(std::clamp(depth, 1, 6)), mark);
  }
  if (style.role == Role::kFootnote) return flow_.begin(BlockKind::kFootnote);
  const auto deep = static_cast<std::uint8_t>(std::min<std::size_t>(lists_.size(), 255));
  if (deep == 0) return flow_.begin(BlockKind::kParagraph);
  if (item && !mark.empty()) return flow_.begin(BlockKind::kListItem, deep, mark);
  flow_.begin(BlockKind::kParagraph, deep);
}

void OdtBody::runs(std::uint32_t node, const Format& format) {
  for (std::uint32_t i = node + 1; i < tree()[node].end; i = tree()[i].end) {
    if (tree()[i].name == 0)
      write(tree().text(i), format);
    else
      inline_element(i, format);
  }
}

void OdtBody::inline_element(std::uint32_t node, const Format& format) {
  switch (tree()[node].name) {
    case "text:span"_n: {
      const Style& style = styles_.get(tree().value(node, "text:style-name"_n));
      return runs(node, {format.bold || style.bold, format.raised || style.raised, format.hidden || style.hidden,
                         format.struck || style.struck});
    }
    case "text:s"_n:
      return flow_.space();
    case "text:tab"_n:
      return mode_ == Mode::kRow ? flow_.space() : flow_.tab();
    case "text:line-break"_n:
      return flow_.line_break();
    case "text:soft-page-break"_n:
      if (pages_ && mode_ == Mode::kBlocks) flow_.turn_page();
      return;
    case "text:note"_n: {
      if (mode_ == Mode::kNote || mode_ == Mode::kFurniture) return;
      const std::uint32_t citation = tree().child(node, "text:note-citation"_n);
      const std::string_view label = tree().value(citation, "text:label"_n);
      const std::uint32_t body = tree().child(node, "text:note-body"_n);
      if (body != kNoNode)
        pending_.emplace_back(body, label.empty() ? tree().inner_text(citation) : std::string(label));
      return;
    }
    case "draw:frame"_n:
    case "draw:custom-shape"_n:
    case "draw:rect"_n:
    case "draw:g"_n:
      boxes_.push_back(node);
      return;
    case "office:annotation"_n:
    case "office:annotation-end"_n:
    case "text:hidden-text"_n:
    case "text:placeholder"_n:
    case "text:ruby-text"_n:
      return;
    default:  // text:a, fields, bookmarks, ...
      return runs(node, format);
  }
}

void OdtBody::write(std::string_view text, const Format& format) {
  if (format.hidden || text.empty()) return;
  if (format.struck) {
    ++findings_.struck;
    return;
  }
  flow_.bold(format.bold);
  if (format.raised) return flow_.add(flow::raised_text(flow::end_of_cell(flow_.line()), text, false));
  flow_.add(text);
}

void OdtBody::flush_notes() {
  if (pending_.empty() || mode_ != Mode::kBlocks) return;
  std::vector<List> outer;
  std::swap(outer, lists_);
  mode_ = Mode::kNote;
  for (const auto& [body, mark] : std::exchange(pending_, {})) {
    note_mark_ = mark;
    blocks(body);
    flow_.end();
  }
  mode_ = Mode::kBlocks;
  std::swap(outer, lists_);
}

void OdtBody::flush_boxes() {
  if (boxes_.empty()) return;
  std::vector<List> outer;
  std::swap(outer, lists_);
  for (const std::uint32_t box : std::exchange(boxes_, {})) blocks(box);
  std::swap(outer, lists_);
}

}  // namespace uppdrag::office_reader
