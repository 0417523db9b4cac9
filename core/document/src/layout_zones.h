// SPDX-License-Identifier: GPL-3.0-or-later
// Where on a page tables stand. Internal to this room.
#pragma once

#include <cstddef>
#include <vector>

#include "layout_model.h"

namespace uppdrag::layout {

struct TableZone {
  std::size_t first = 0;  // Of the strips: [first, last).
  std::size_t last = 0;
};

// The tables among `strips` (of one region, from top to bottom), ascending. `letterhead`: strips up to this one stand
// in a letter's head, where sender, date and number stand beside one another and are no table.
//
// A table is a run of lines whose cells leave the same corridors white. What speaks for it: cells of numbers in columns
// that are flush on one side; or rows of texts that start together, the gaps between rows wider than those between the
// lines of a cell, below a head that is set bold or in three columns and more. Running text in two columns has neither.
// O(strips * words of a strip).
std::vector<TableZone> find_tables(const Model& model, const std::vector<Line>& strips, std::size_t letterhead);

}  // namespace uppdrag::layout
