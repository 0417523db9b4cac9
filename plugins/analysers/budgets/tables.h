// SPDX-License-Identifier: GPL-3.0-or-later
// Figures in the cells of a table: the year stands in the head of the column, who gets the money at the start of the
// row.
#pragma once

#include <string>
#include <vector>

#include "context.h"

namespace uppdrag::budgets {

class TableReader {
 public:
  TableReader(const Context& context, const Rule& rule, const Rule& unreadable)
      : c_(context), rule_(rule), unreadable_(unreadable) {}

  // Whether the amount stands in a table row.
  bool in_table(const AmountMention& amount) const;

  // Appends the figures of the table in which amount `first` stands, when the table is about public money; `known` says
  // that the text before it was. Returns the first amount behind the table.
  std::size_t read(std::size_t first, bool known, std::vector<Figure>& out) const;

 private:
  struct Cell {
    TokenRange tokens;
    std::uint32_t column = 0;
  };
  struct Row {
    std::uint32_t block = 0;
    std::vector<Cell> cells;
    bool sum = false;
  };
  struct Table {
    std::vector<Row> heads;
    std::vector<Row> rows;
    TokenRange caption;  // The block right before the table, when it is short.
  };

  std::uint32_t block_of(const AmountMention& amount) const;
  TokenRange tokens_of(std::uint32_t block) const;
  Row row_of(std::uint32_t block) const;
  Table table_around(std::uint32_t block, std::size_t first, std::size_t last) const;
  bool about_money(const Table& table) const;
  bool names_sum(TokenRange cell) const;
  std::vector<std::int64_t> years_in(TokenRange range) const;
  std::vector<std::int64_t> years_of(const Table& table, const Row& row, std::uint32_t column) const;
  std::vector<std::string> recipient_of(const Table& table, const Row& row, std::uint32_t column) const;
  std::vector<std::string> bodies_in(TokenRange range) const;
  TokenRange head_of(const Row& row, std::uint32_t column) const;
  void link_sums(const Table& table, const std::vector<std::pair<std::size_t, std::uint32_t>>& places,
                 std::vector<Figure>& out) const;

  const Context& c_;
  const Rule& rule_;
  const Rule& unreadable_;
};

}  // namespace uppdrag::budgets
