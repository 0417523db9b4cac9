// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of Word documents: as rows when they hold data, as paragraphs when they only lay out a page.
#include <algorithm>

#include "docx_body.h"
#include "table_shape.h"

namespace uppdrag::office_reader {
namespace {

constexpr int kMostColumns = 200;

CellShape content_of(const XmlTree& tree, std::uint32_t cell) {
  CellShape out;
  for (std::uint32_t i = cell + 1; i < tree[cell].end; ++i) {
    if (tree[i].name == "w:tbl"_n) out.nested = true;
    if (tree[i].name != "w:p"_n) continue;
    std::size_t bytes = 0;
    for (std::uint32_t j = i + 1; j < tree[i].end; ++j) {
      if (tree[j].name != 0 || tree[tree[j].parent].name != "w:t"_n) continue;
      bytes += tree.text(j).size();
      out.digits = out.digits || tree.text(j).find_first_of("0123456789") != std::string_view::npos;
    }
    out.bytes += bytes;
    out.paragraphs += bytes > 0 ? 1 : 0;
  }
  return out;
}

}  // namespace

// The elements of that name directly below `node`, through content controls and the like.
void DocxBody::collect(std::uint32_t node, Name wanted, std::vector<std::uint32_t>& out) const {
  tree().each_child(node, [&](std::uint32_t child) {
    const Name name = tree()[child].name;
    if (name == wanted)
      out.push_back(child);
    else if (name == "w:sdt"_n || name == "w:sdtContent"_n || name == "w:customXml"_n || name == "w:ins"_n ||
             name == "w:moveTo"_n || name == "w:smartTag"_n)
      collect(child, wanted, out);
  });
}

// A row that Word says again at the top of each page.
bool DocxBody::is_head(std::uint32_t row) const {
  return tree().child(tree().child(row, "w:trPr"_n), "w:tblHeader"_n) != kNoNode;
}

bool DocxBody::is_data_table(const std::vector<std::uint32_t>& rows) const {
  TableShape shape;
  for (const std::uint32_t r : rows) {
    shape.row(is_head(r));
    std::vector<std::uint32_t> cells;
    collect(r, "w:tc"_n, cells);
    for (const std::uint32_t cell : cells) shape.cell(content_of(tree(), cell));
  }
  return shape.data();
}

void DocxBody::table(std::uint32_t node) {
  std::vector<std::uint32_t> rows;
  collect(node, "w:tr"_n, rows);
  std::erase_if(rows, [this](std::uint32_t r) {
    const bool deleted = tree().child(tree().child(r, "w:trPr"_n), "w:del"_n) != kNoNode;
    if (deleted) ++findings_.deleted;
    return deleted;
  });
  if (mode_ == Mode::kRow) {  // Within a cell: its text.
    for (const std::uint32_t r : rows) {
      std::vector<std::uint32_t> cells;
      collect(r, "w:tc"_n, cells);
      for (const std::uint32_t cell : cells) blocks(cell);
    }
    return;
  }
  joined_ = false;
  item_level_ = 0;
  if (mode_ == Mode::kNote || !is_data_table(rows)) {
    for (const std::uint32_t r : rows) {
      std::vector<std::uint32_t> cells;
      collect(r, "w:tc"_n, cells);
      for (const std::uint32_t cell : cells) blocks(cell);
    }
    return;
  }
  flow_.end();
  std::vector<std::uint32_t> above;
  const Mode outer = mode_;
  for (const std::uint32_t r : rows) {
    const bool furniture = outer == Mode::kFurniture;
    flow_.begin(furniture ? BlockKind::kFurniture : BlockKind::kTableRow, is_head(r) && !furniture ? 1 : 0);
    mode_ = Mode::kRow;
    row(r, above);
    mode_ = outer;
    flow_.end();
    flush_boxes();
  }
}

// One row; `above` holds, by column, the cell that may reach down into the next row.
void DocxBody::row(std::uint32_t node, std::vector<std::uint32_t>& above) {
  std::vector<std::uint32_t> cells;
  collect(node, "w:tc"_n, cells);
  const std::uint32_t properties = tree().child(node, "w:trPr"_n);
  int column = std::clamp(number_of(val(tree().child(properties, "w:gridBefore"_n)), 0), 0, kMostColumns);
  for (int c = 0; c < column; ++c) flow_.tab();
  const int first = column;
  for (const std::uint32_t cell : cells) {
    if (column > first) flow_.tab();
    if (column >= kMostColumns) break;
    const std::uint32_t format = tree().child(cell, "w:tcPr"_n);
    const std::uint32_t merge = tree().child(format, "w:vMerge"_n);
    const int span = std::clamp(number_of(val(tree().child(format, "w:gridSpan"_n)), 1), 1, kMostColumns);
    above.resize(std::max(above.size(), static_cast<std::size_t>(column) + 1), kNoNode);
    std::uint32_t& top = above[static_cast<std::size_t>(column)];
    std::uint32_t content = cell;
    if (merge != kNoNode && val(merge) != "restart") {
      content = column == 0 && top != kNoNode && content_of(tree(), top).names() ? top : kNoNode;
    } else {
      top = merge == kNoNode ? kNoNode : cell;
    }
    if (content != kNoNode) blocks(content);
    for (int c = 1; c < span && column + c < kMostColumns; ++c) flow_.tab();
    column += span;
  }
}

}  // namespace uppdrag::office_reader
