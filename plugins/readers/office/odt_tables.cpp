// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of OpenDocument files: as rows when they hold data, as paragraphs when they only lay out a page.
#include <algorithm>

#include "odt_body.h"
#include "table_shape.h"

namespace uppdrag::office_reader {
namespace {

constexpr int kMostColumns = 200;

bool is_cell(Name name) { return name == "table:table-cell"_n || name == "table:covered-table-cell"_n; }

CellShape shape_of(const XmlTree& tree, std::uint32_t cell) {
  CellShape out;
  for (std::uint32_t i = cell + 1; i < tree[cell].end; ++i) {
    if (tree[i].name == "table:table"_n) out.nested = true;
    if (tree[i].name == "text:p"_n || tree[i].name == "text:h"_n) ++out.paragraphs;
    if (tree[i].name != 0) continue;
    out.bytes += tree.text(i).size();
    out.digits = out.digits || tree.text(i).find_first_of("0123456789") != std::string_view::npos;
  }
  return out;
}

}  // namespace

void OdtBody::collect_rows(std::uint32_t node, bool head, std::vector<std::uint32_t>& rows,
                           std::vector<bool>& heads) const {
  tree().each_child(node, [&](std::uint32_t child) {
    switch (tree()[child].name) {
      case "table:table-row"_n:
        rows.push_back(child);
        heads.push_back(head);
        break;
      case "table:table-header-rows"_n:
        collect_rows(child, true, rows, heads);
        break;
      case "table:table-rows"_n:
      case "table:table-row-group"_n:
        collect_rows(child, head, rows, heads);
        break;
      default:
        break;
    }
  });
}

void OdtBody::table(std::uint32_t node) {
  std::vector<std::uint32_t> rows;
  std::vector<bool> heads;
  collect_rows(node, false, rows, heads);
  TableShape shape;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    shape.row(heads[r]);
    tree().each_child(rows[r], [&](std::uint32_t cell) {
      if (is_cell(tree()[cell].name)) shape.cell(shape_of(tree(), cell));
    });
  }
  std::vector<List> outer_lists;
  std::swap(outer_lists, lists_);
  if (mode_ == Mode::kRow || mode_ == Mode::kNote || !shape.data()) {
    for (const std::uint32_t r : rows)
      tree().each_child(r, [&](std::uint32_t cell) {
        if (tree()[cell].name == "table:table-cell"_n) blocks(cell);
      });
    std::swap(outer_lists, lists_);
    return;
  }
  flow_.end();
  std::vector<std::uint32_t> above;
  const Mode outer = mode_;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const bool furniture = outer == Mode::kFurniture;
    flow_.begin(furniture ? BlockKind::kFurniture : BlockKind::kTableRow, heads[r] && !furniture ? 1 : 0);
    mode_ = Mode::kRow;
    row(rows[r], above);
    mode_ = outer;
    flow_.end();
    flush_boxes();
  }
  std::swap(outer_lists, lists_);
}

void OdtBody::row(std::uint32_t node, std::vector<std::uint32_t>& above) {
  int column = 0;
  tree().each_child(node, [&](std::uint32_t cell) {
    if (!is_cell(tree()[cell].name) || column >= kMostColumns) return;
    const int repeat = std::clamp(number_of(tree().value(cell, "table:number-columns-repeated"_n), 1), 1, kMostColumns);
    const bool covered = tree()[cell].name == "table:covered-table-cell"_n;
    for (int c = 0; c < repeat && column < kMostColumns; ++c, ++column) {
      if (column > 0) flow_.tab();
      above.resize(std::max(above.size(), static_cast<std::size_t>(column) + 1), kNoNode);
      std::uint32_t& top = above[static_cast<std::size_t>(column)];
      if (covered) {
        if (column == 0 && top != kNoNode && shape_of(tree(), top).names()) blocks(top);
        continue;
      }
      top = number_of(tree().value(cell, "table:number-rows-spanned"_n), 1) > 1 ? cell : kNoNode;
      if (c == 0 || shape_of(tree(), cell).names()) blocks(cell);
    }
  });
}

}  // namespace uppdrag::office_reader
