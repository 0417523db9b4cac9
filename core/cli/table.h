// SPDX-License-Identifier: GPL-3.0-or-later
// Text tables that fit the terminal.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "console.h"

namespace uppdrag::cli {

struct TableColumn {
  std::string head;
  bool right = false;     // Numbers.
  bool rigid = false;     // Never cut: dates, amounts, identifiers.
  std::size_t least = 8;  // Cut no further than to this width.
};

// Collects rows, then prints them with aligned columns. Where the columns do not fit, the widest are cut first, with …;
// a column of which nothing is left to show in any row is left out.
class Table {
 public:
  Table(const Console& console, std::vector<TableColumn> columns) : console_(console), columns_(std::move(columns)) {}

  // `below`: a text under the row, indented and wrapped to at most `below_lines` lines.
  void add(std::vector<std::string> cells, const std::string& below = {});
  void print(std::FILE* out) const;
  std::size_t rows() const { return rows_.size(); }
  // A row in bold after a blank line, for sums.
  void add_total(std::vector<std::string> cells);

  std::size_t below_lines = 3;

 private:
  struct Row {
    std::vector<std::string> cells;
    std::string below;
    bool total = false;
  };
  std::vector<std::size_t> widths() const;
  std::string line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) const;

  const Console& console_;
  std::vector<TableColumn> columns_;
  std::vector<Row> rows_;
};

}  // namespace uppdrag::cli
