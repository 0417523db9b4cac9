// SPDX-License-Identifier: GPL-3.0-or-later
// Tables: whether they hold data or only lay out a page, and which cells stand in which row.
#pragma once

#include <cstdint>
#include <vector>

#include "judge.h"
#include "page.h"

namespace uppdrag::html_reader {

// A cell of a row as it is written: merged cells are repeated where they name something, else empty.
struct RowCell {
  std::uint32_t node = kNoNode;  // kNoNode: empty.
};

// Tables within tables, and cells with headings, lists or long texts in them, are layout: their cells are read as
// blocks. A header cell, a caption or several rows of short cells make a table of data.
bool is_data_table(const Page& page, const Judgement& judgement, std::uint32_t table);

// The rows of a data table, header rows first. At most 1,000 columns and 100,000 cells made by merging.
std::vector<std::vector<RowCell>> rows_of(const Page& page, const Judgement& judgement, std::uint32_t table);

// How many of `rows`, from the first on, are the table's head: rows of `thead`, and such that have `th` cells only.
std::size_t head_rows(const Page& page, const std::vector<std::vector<RowCell>>& rows);

// The `dt` and `dd` of a list of short terms as rows of two cells; nothing when its texts are too long for that.
std::vector<std::vector<RowCell>> pairs_of(const Page& page, const Judgement& judgement, std::uint32_t list);

}  // namespace uppdrag::html_reader
