// SPDX-License-Identifier: GPL-3.0-or-later
// Tables: which words are one cell, which lines one row. Internal to this room.
#pragma once

#include <cstdint>
#include <vector>

#include "layout_model.h"

namespace uppdrag::layout {

// Appends to Model::lines the cells of the table that `strips` are, row by row, cell by cell. `rows` counts the table
// rows of the document.
void read_table(Model& model, const std::vector<Line>& strips, std::uint32_t frame, std::uint32_t& rows);

}  // namespace uppdrag::layout
