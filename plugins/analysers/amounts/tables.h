// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts in table cells, whose unit stands once in a caption or a header row: `belopp angivna i tkr`, `2026 (mnkr)`.
#pragma once

#include <string_view>
#include <vector>

#include "numeral.h"
#include "uppdrag/document/document.h"
#include "uppdrag/plugin/annotation.h"

namespace uppdrag::amounts {

class TableScanner {
 public:
  TableScanner(const WordInfos& infos, const Document& document, const TokenText& text)
      : infos_(infos), document_(document), text_(text), reader_(infos, text, document.text) {}

  // Appends the amounts of cells that hold nothing but a number; `out` is sorted again. O(tokens of tables and
  // captions).
  void scan(std::vector<AmountMention>& out);

 private:
  struct Cell {
    TokenRange tokens;
    std::uint32_t column = 0;
  };
  struct ColumnUnit {
    std::uint32_t column;
    Unit unit;
  };

  void block(std::uint32_t index, TokenRange tokens, std::vector<AmountMention>& out);
  // A unit that no number stands before: what the table is counted in.
  std::optional<Unit> declared_unit(TokenRange tokens) const;
  std::optional<Unit> column_head(TokenRange cell) const;
  std::vector<Cell> cells(TokenRange row) const;
  bool header(const std::vector<Cell>& row);
  bool counts_else(TokenRange cell) const;
  std::optional<Numeral> lone_number(TokenRange cell) const;
  void number_cell(const Cell& cell, const Numeral& number, const Unit& unit, std::vector<AmountMention>& out) const;
  // A flattened table: the last word of the line is a number, perhaps glued to the text before it.
  void number_at_end(TokenRange line, std::vector<AmountMention>& out) const;

  const WordInfos& infos_;
  const Document& document_;
  const TokenText& text_;
  NumeralReader reader_;
  std::optional<Unit> unit_;              // Of the whole table.
  std::vector<ColumnUnit> column_units_;  // Of single columns.
  std::vector<std::uint32_t> others_;     // Columns that count no money: `Antal`, `Andel (%)`.
  std::size_t from_text_ = 0;             // How many amounts the running text has given.
  bool in_table_ = false;
  bool flattened_ = false;  // A caption said `belopp i tkr`, and lines that are no table rows follow it.
};

}  // namespace uppdrag::amounts
