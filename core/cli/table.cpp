// SPDX-License-Identifier: GPL-3.0-or-later
#include "table.h"

#include <algorithm>

#include "uppdrag/text/unicode.h"

namespace uppdrag::cli {
namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kIndent = 4;
// In a pipe or a file nothing forces a table to be narrow, but one long quote must not make every line a thousand
// columns wide.
constexpr std::size_t kWidestInPipe = 60;

void print_line(std::FILE* out, const std::string& line) {
  std::fwrite(line.data(), 1, line.size(), out);
  std::fputc('\n', out);
}

// The largest width of elastic columns with which all fit into `room`.
std::size_t cap_for(const std::vector<std::size_t>& natural, const std::vector<TableColumn>& columns,
                    std::size_t room) {
  const auto total_with = [&](std::size_t cap) {
    std::size_t total = 0;
    for (std::size_t i = 0; i < natural.size(); ++i)
      total += columns[i].rigid ? natural[i] : std::min(natural[i], std::max(cap, columns[i].least));
    return total;
  };
  std::size_t cap = *std::max_element(natural.begin(), natural.end());
  while (cap > 1 && total_with(cap) > room) --cap;
  return cap;
}

}  // namespace

void Table::add(std::vector<std::string> cells, const std::string& below) {
  for (std::string& cell : cells) cell = clean(cell);
  rows_.push_back({std::move(cells), clean(below), false});
}

void Table::add_total(std::vector<std::string> cells) {
  add(std::move(cells));
  rows_.back().total = true;
}

// 0 for a column without anything in it.
std::vector<std::size_t> Table::widths() const {
  std::vector<std::size_t> widths(columns_.size(), 0);
  for (const Row& row : rows_) {
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], display_width(row.cells[i]));
  }
  std::size_t shown = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (widths[i] == 0) continue;
    widths[i] = std::max(widths[i], display_width(columns_[i].head));
    ++shown;
  }
  if (shown == 0) return widths;
  if (console_.width == 0) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (!columns_[i].rigid) widths[i] = std::min(widths[i], kWidestInPipe);
    }
    return widths;
  }
  const std::size_t gaps = (shown - 1) * kGap;
  const std::size_t cap = cap_for(widths, columns_, console_.width > gaps ? console_.width - gaps : 1);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (!columns_[i].rigid) widths[i] = std::min(widths[i], std::max(cap, columns_[i].least));
  }
  return widths;
}

std::string Table::line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) const {
  std::string out;
  std::size_t owed = 0;  // Spaces that are only written when something follows.
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (widths[i] == 0) continue;
    const std::string cell = fit_width(cells[i], widths[i]);
    const std::size_t padding = widths[i] - std::min(widths[i], display_width(cell));
    if (columns_[i].right) owed += padding;
    if (!cell.empty()) {
      out.append(owed, ' ').append(cell);
      owed = 0;
    }
    owed += (columns_[i].right ? 0 : padding) + kGap;
  }
  // Where not even the least widths fit, the end of the line gives way.
  return console_.width == 0 ? out : fit_width(out, console_.width);
}

void Table::print(std::FILE* out) const {
  if (rows_.empty()) return;
  const auto fitted = widths();
  std::vector<std::string> heads;
  for (const TableColumn& column : columns_) heads.push_back(column.head);
  print_line(out, console_.bold(line(heads, fitted)));
  for (const Row& row : rows_) {
    const std::string text = line(row.cells, fitted);
    if (row.total) print_line(out, "");
    print_line(out, row.total ? console_.bold(text) : text);
    const std::size_t room = console_.width > kIndent + 10 ? console_.width - kIndent : 0;
    if (row.below.empty()) continue;
    for (const std::string& below : wrap(row.below, room, below_lines))
      print_line(out, std::string(kIndent, ' ') + console_.dim(below));
  }
}

}  // namespace uppdrag::cli
