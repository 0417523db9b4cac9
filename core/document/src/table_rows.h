// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of a table are its head by what stands in them. Internal to this room.
#pragma once

#include <cstddef>
#include <vector>

namespace uppdrag {

struct RowContent {
  bool amount = false;  // Right of the first column a cell is a number and no year.
  bool right = false;   // Something stands right of the first column,
  bool digits = false;  // with digits in it.
  bool named = false;   // The first column has something.
};

// How many of `rows`, from the first on, are a head above amounts; 0 when that cannot be told. Above a single amount
// stands the label of another value as often as a head, unless it has a year. `Row` derives from RowContent.
template <typename Row>
std::size_t head_above_amounts(const std::vector<Row>& rows) {
  std::size_t head = 0;
  std::size_t amounts = 0;
  bool open = true;  // The next row may belong to the head.
  bool digits = false;
  for (const RowContent& row : rows) {
    amounts += row.amount ? 1 : 0;
    open = open && !row.amount && row.right;
    if (!open) continue;
    digits = digits || row.digits;
    ++head;
    open = !row.named;
  }
  return amounts > (digits ? 0U : 1U) && amounts * 2 >= rows.size() - head ? head : 0;
}

}  // namespace uppdrag
