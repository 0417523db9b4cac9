// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of a table are its head, when the source does not say.
#include <algorithm>
#include <array>
#include <vector>

#include "table_rows.h"
#include "uppdrag/document/document.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// `1 400`, `12,5`, `-3`, `4 500 000 kr`: a number that counts something.
bool is_amount(std::string_view cell) {
  constexpr std::array<std::string_view, 10> kUnits = {"kr",   "kronor", "tkr",  "mnkr", "mkr",
                                                       "mdkr", "SEK",    "euro", "%",    "procent"};
  for (const std::string_view unit : kUnits) {
    if (!cell.ends_with(unit)) continue;
    cell.remove_suffix(unit.size());
    break;
  }
  std::size_t digits = 0;
  bool parted = false;
  for (std::uint32_t at = 0; at < cell.size();) {
    const CodePoint c = decode_utf8(cell, at);
    if (c.value < 0x80 && is_digit(static_cast<char>(c.value)))
      ++digits;
    else if (is_space(c.value) || c.value == ',' || c.value == '.')
      parted = parted || digits > 0;
    else if (c.value != '-' && c.value != U'–' && c.value != U'−' && c.value != '+')
      return false;
    at = c.next;
  }
  const bool year = digits == 4 && !parted && (cell.find("19") == 0 || cell.find("20") == 0);
  return digits > 0 && !year && cell.find('-', 1) == std::string_view::npos;
}

RowContent look_at(std::string_view text) {
  RowContent row;
  row.named = !text.starts_with('\t');
  for (auto tab = text.find('\t'); tab != std::string_view::npos;) {
    const auto next = text.find('\t', tab + 1);
    const std::string_view cell = text.substr(tab + 1, next == std::string_view::npos ? next : next - tab - 1);
    row.right = row.right || !cell.empty();
    row.digits = row.digits || std::any_of(cell.begin(), cell.end(), is_digit);
    row.amount = row.amount || is_amount(cell);
    tab = next;
  }
  return row;
}

// The rows of one table: blocks [first, last).
void mark(Document& document, std::size_t first, std::size_t last) {
  constexpr std::size_t kMost = 3;
  std::vector<RowContent> rows;
  for (std::size_t b = first; b < last; ++b) rows.push_back(look_at(document.blocks[b].span.of(document.text)));
  const std::size_t head = head_above_amounts(rows);
  if (head > kMost) return;
  for (std::size_t b = first; b < first + head; ++b) document.blocks[b].level = 1;
}

}  // namespace

void mark_table_heads(Document& document) {
  const auto& blocks = document.blocks;
  for (std::size_t b = 0; b < blocks.size();) {
    if (blocks[b].kind != BlockKind::kTableRow) {
      ++b;
      continue;
    }
    const std::size_t first = b;
    bool known = false;
    for (; b < blocks.size() && blocks[b].kind == BlockKind::kTableRow; ++b) known = known || blocks[b].level > 0;
    if (!known) mark(document, first, b);
  }
}

}  // namespace uppdrag
