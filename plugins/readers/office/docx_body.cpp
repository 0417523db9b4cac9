// SPDX-License-Identifier: GPL-3.0-or-later
#include "docx_body.h"

#include <algorithm>
#include <charconv>

#include "../shared/raised.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::office_reader {

void DocxNotes::index(Name element) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    if (tree[i].name != element || !tree.value(i, "w:type"_n).empty()) continue;  // Separators have a type.
    nodes.try_emplace(std::string(tree.value(i, "w:id"_n)), i);
  }
}

void DocxBody::write_body(const XmlTree& tree, std::uint32_t node, bool pages) {
  tree_ = &tree;
  mode_ = Mode::kBlocks;
  pages_ = pages;
  blocks(node);
  flow_.end();
  flush_notes();
}

void DocxBody::write_margin(const XmlTree& tree, bool furniture) {
  tree_ = &tree;
  mode_ = furniture ? Mode::kFurniture : Mode::kBlocks;
  pages_ = false;
  fields_.clear();
  for (const Name name : {"w:hdr"_n, "w:ftr"_n})
    if (const auto root = tree.child(0, name); root != kNoNode) blocks(root);
  flow_.end();
  mode_ = Mode::kBlocks;
}

void DocxBody::blocks(std::uint32_t node) {
  tree().each_child(node, [this](std::uint32_t child) { block(child); });
}

void DocxBody::block(std::uint32_t node) {
  switch (tree()[node].name) {
    case "w:p"_n:
      return paragraph(node);
    case "w:tbl"_n:
      return table(node);
    case "w:sdt"_n:
      if (const auto content = tree().child(node, "w:sdtContent"_n); content != kNoNode) blocks(content);
      return;
    case "w:ins"_n:
    case "w:moveTo"_n:
      ++findings_.inserted;
      return blocks(node);
    case "w:del"_n:
    case "w:moveFrom"_n:
      ++findings_.deleted;
      return;
    case "w:customXml"_n:
    case "w:smartTag"_n:
      return blocks(node);
    case "mc:AlternateContent"_n:
      return alternatives(node, &DocxBody::blocks);
    case "w:altChunk"_n:
      findings_.embedded = true;
      return;
    default:
      return;
  }
}

// Of several forms of the same content the first that has text.
void DocxBody::alternatives(std::uint32_t node, void (DocxBody::*visit)(std::uint32_t)) {
  std::uint32_t best = kNoNode;
  tree().each_child(node, [&](std::uint32_t child) {
    const bool text = tree().find(child, "w:t"_n) != kNoNode;
    if (best == kNoNode || (text && tree().find(best, "w:t"_n) == kNoNode)) best = child;
  });
  if (best != kNoNode) (this->*visit)(best);
}

bool DocxBody::in_contents() const {
  return std::any_of(fields_.begin(), fields_.end(), [](const Field& field) { return field.contents; });
}

void DocxBody::paragraph(std::uint32_t node) {
  const std::uint32_t properties = tree().child(node, "w:pPr"_n);
  const std::uint32_t mark = tree().child(properties, "w:rPr"_n);
  const bool goes_on = joined_ && flow_.open();
  joined_ = tree().child(mark, "w:del"_n) != kNoNode;
  if (!goes_on) begin_paragraph(node);
  runs(node);
  if (!joined_ && mode_ != Mode::kRow) flow_.end();
  flush_boxes();
}

void DocxBody::begin_paragraph(std::uint32_t node) {
  const std::uint32_t properties = tree().child(node, "w:pPr"_n);
  paragraph_ = styles_.get(val(tree().child(properties, "w:pStyle"_n)));
  const std::uint32_t outline = tree().child(properties, "w:outlineLvl"_n);
  if (outline != kNoNode && paragraph_.role == Role::kText) {
    const int level = number_of(val(outline), 9);
    if (level < 9) {
      paragraph_.role = Role::kHeading;
      paragraph_.level = static_cast<std::uint8_t>(std::clamp(level + 1, 1, 6));
    }
  }
  if (mode_ == Mode::kRow) {
    flow_.space();
    int level = -1;
    if (const std::string marker = list_mark(properties, paragraph_, level); !marker.empty()) {
      flow_.add(marker);
      flow_.space();
    }
    return;
  }
  begin_block(paragraph_, properties);
}

void DocxBody::begin_block(const Style& style, std::uint32_t properties) {
  int level = -1;
  const std::string marker = list_mark(properties, style, level);
  if (mode_ == Mode::kNote) {
    flow_.begin(BlockKind::kFootnote, 0, note_mark_);
    note_mark_.clear();
    return;
  }
  if (mode_ == Mode::kFurniture || style.role == Role::kContents || in_contents())
    return flow_.begin(BlockKind::kFurniture);
  switch (style.role) {
    case Role::kTitle:
    case Role::kHeading:
    case Role::kSubtitle:
      flow_.end();
      flush_notes();
      flow_.begin(BlockKind::kHeading,
                  style.role == Role::kTitle      ? 1
                  : style.role == Role::kSubtitle ? 2
                                                  : style.level,
                  marker);
      item_level_ = 0;
      return;
    case Role::kFootnote:
      return flow_.begin(BlockKind::kFootnote);
    default:
      break;
  }
  if (level >= 0 && !marker.empty()) {
    item_level_ = static_cast<std::uint8_t>(level + 1);
    return flow_.begin(BlockKind::kListItem, item_level_, marker);
  }
  // A paragraph of a list without a mark goes on with the item above.
  const bool goes_on = level >= 0 && item_level_ > 0;
  if (!goes_on) item_level_ = 0;
  flow_.begin(BlockKind::kParagraph, goes_on ? item_level_ : std::uint8_t{0});
}

// The mark of a list item; `level` is its depth (0..8), or stays -1 outside of lists.
std::string DocxBody::list_mark(std::uint32_t properties, const Style& style, int& level) {
  int list = style.list;
  int depth = std::max(style.list_level, 0);
  if (const auto own = tree().child(properties, "w:numPr"_n); own != kNoNode) {
    list = number_of(val(tree().child(own, "w:numId"_n)), list);
    depth = number_of(val(tree().child(own, "w:ilvl"_n)), depth);
  }
  if (list <= 0 || !lists_.known(list)) return {};
  level = std::clamp(depth, 0, 8);
  return lists_.next(list, level);
}

void DocxBody::runs(std::uint32_t node) {
  tree().each_child(node, [this](std::uint32_t child) { inline_element(child); });
}

void DocxBody::inline_element(std::uint32_t node) {
  switch (tree()[node].name) {
    case "w:r"_n:
    case "m:r"_n:
      return run(node);
    case "w:ins"_n:
    case "w:moveTo"_n:
      ++findings_.inserted;
      return runs(node);
    case "w:del"_n:
    case "w:moveFrom"_n:
      ++findings_.deleted;
      return;
    case "w:sdt"_n: {
      const auto properties = tree().child(node, "w:sdtPr"_n);
      if (tree().child(properties, "w:showingPlcHdr"_n) != kNoNode) return;  // `Klicka här för att ange text.`
      if (const auto content = tree().child(node, "w:sdtContent"_n); content != kNoNode) runs(content);
      return;
    }
    case "mc:AlternateContent"_n:
      return alternatives(node, &DocxBody::runs);
    case "w:pPr"_n:
    case "w:rPr"_n:
      return;
    default:  // w:hyperlink, w:fldSimple, w:smartTag, m:oMath, ...
      return runs(node);
  }
}

DocxBody::Run DocxBody::format(std::uint32_t properties) const {
  Run how;
  how.bold = paragraph_.bold;
  how.hidden = paragraph_.hidden;
  if (properties == kNoNode) return how;
  if (const auto style = tree().child(properties, "w:rStyle"_n); style != kNoNode) {
    const Style named = styles_.get(val(style));
    how.bold = how.bold || named.bold;
    how.hidden = how.hidden || named.hidden;
    how.raised = named.raised;
  }
  tree().each_child(properties, [&](std::uint32_t child) {
    switch (tree()[child].name) {
      case "w:b"_n:
        how.bold = is_on(tree(), child);
        break;
      case "w:vanish"_n:
      case "w:webHidden"_n:
        how.hidden = is_on(tree(), child);
        break;
      case "w:strike"_n:
      case "w:dstrike"_n:
        how.struck = is_on(tree(), child);
        break;
      case "w:vertAlign"_n:
        how.raised = val(child) == "superscript";
        break;
      default:
        break;
    }
  });
  return how;
}

void DocxBody::run(std::uint32_t node) {
  const Run how = format(tree().child(node, "w:rPr"_n));
  own_mark_ = false;
  tree().each_child(node, [&](std::uint32_t child) { run_child(child, how); });
}

void DocxBody::run_child(std::uint32_t node, const Run& how) {
  switch (tree()[node].name) {
    case "w:t"_n:
    case "m:t"_n:
      return write(tree().inner_text(node), how);
    case "w:tab"_n:
    case "w:ptab"_n:
      if (mode_ == Mode::kRow) return flow_.space();
      return flow_.tab();
    case "w:br"_n:
      if (tree().value(node, "w:type"_n) != "page") flow_.line_break();
      return;
    case "w:cr"_n:
      return flow_.line_break();
    case "w:noBreakHyphen"_n:
      return write("-", how);
    case "w:sym"_n:
      return symbol(node, how);
    case "w:lastRenderedPageBreak"_n:
      if (pages_ && mode_ == Mode::kBlocks) flow_.turn_page();
      return;
    case "w:fldChar"_n:
    case "w:instrText"_n:
      return field(node);
    case "w:footnoteReference"_n:
      return note(node, footnotes_);
    case "w:endnoteReference"_n:
      return note(node, endnotes_);
    case "w:drawing"_n:
    case "w:pict"_n:
    case "w:object"_n:
      return find_boxes(node);
    case "mc:AlternateContent"_n:
      return alternatives(node, &DocxBody::find_boxes);
    case "w:ruby"_n:
      if (const auto base = tree().child(node, "w:rubyBase"_n); base != kNoNode) runs(base);
      return;
    default:
      return;
  }
}

void DocxBody::write(std::string_view text, const Run& how) {
  if (how.hidden || text.empty()) return;
  if (own_mark_) {
    own_mark_ = false;
    return;
  }
  if (how.struck) {
    ++findings_.struck;
    return;
  }
  flow_.bold(how.bold);
  if (how.raised) return flow_.add(flow::raised_text(flow::end_of_cell(flow_.line()), text, false));
  flow_.add(text);
}

void DocxBody::symbol(std::uint32_t node, const Run& how) {
  const std::string_view code = tree().value(node, "w:char"_n);
  std::uint32_t value = 0;
  std::from_chars(code.data(), code.data() + code.size(), value, 16);
  if (value < 0x20 || value > 0xFFFF || (value >= 0xD800 && value <= 0xDFFF)) return;
  std::string text;
  append_utf8(text, value);
  write(text, how);
}

void DocxBody::field(std::uint32_t node) {
  const std::string_view type = tree().value(node, "w:fldCharType"_n);
  if (type == "begin") return fields_.push_back({});
  if (type == "end") {
    if (!fields_.empty()) fields_.pop_back();
    return;
  }
  if (tree()[node].name != "w:instrText"_n || fields_.empty()) return;
  const std::string code = tree().inner_text(node);
  const auto first = code.find_first_not_of(' ');
  if (first == std::string::npos || !std::string_view(code).substr(first).starts_with("TOC")) return;
  fields_.back().contents = true;
}

void DocxBody::note(std::uint32_t node, DocxNotes& notes) {
  const auto found = notes.nodes.find(std::string(tree().value(node, "w:id"_n)));
  own_mark_ = is_on(tree(), node) && tree().value(node, "w:customMarkFollows"_n) == "1";
  if (found == notes.nodes.end() || mode_ == Mode::kNote || mode_ == Mode::kFurniture) return;
  pending_.push_back({&notes, found->second, own_mark_ ? "*" : flow::ordinal_text(++notes.count, notes.style)});
  notes.nodes.erase(found);  // A note is written once, however often it is referred to.
}

void DocxBody::flush_notes() {
  if (pending_.empty() || mode_ != Mode::kBlocks) return;
  const XmlTree* const outer = tree_;
  const Style outer_paragraph = paragraph_;
  std::vector<Field> outer_fields;
  std::swap(fields_, outer_fields);
  mode_ = Mode::kNote;
  for (const Note& note : std::exchange(pending_, {})) {
    tree_ = &note.notes->tree;
    note_mark_ = note.mark;
    blocks(note.node);
    flow_.end();
  }
  mode_ = Mode::kBlocks;
  std::swap(fields_, outer_fields);
  paragraph_ = outer_paragraph;
  tree_ = outer;
}

void DocxBody::find_boxes(std::uint32_t node) {
  for (std::uint32_t i = node; i < tree()[node].end; ++i) {
    if (tree()[i].name == "mc:AlternateContent"_n) {
      alternatives(i, &DocxBody::find_boxes);
      i = tree()[i].end - 1;
    } else if (tree()[i].name == "w:txbxContent"_n) {
      boxes_.push_back(i);
      i = tree()[i].end - 1;
    }
  }
}

void DocxBody::flush_boxes() {
  if (boxes_.empty() || joined_) return;
  for (const std::uint32_t box : std::exchange(boxes_, {})) blocks(box);
}

}  // namespace uppdrag::office_reader
