// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of a line that stand apart, as the cells of a table do. Internal to this room.
#pragma once

#include <cstdint>
#include <vector>

#include "layout_model.h"

namespace uppdrag::layout {

// Words of a line without a wide gap between them.
struct Segment {
  std::uint32_t first = 0;  // Of Model::order.
  std::uint32_t last = 0;
  float left = 0;
  float right = 0;
  bool numeric = false;  // Numbers and their units only, or a dash in their stead.
  bool year = false;     // Years only.

  std::uint32_t words() const { return last - first; }
};

// From left to right; a list mark or section number belongs to what follows it. None for a line of a contents list.
std::vector<Segment> segments_of(const Model& model, const Line& strip);

}  // namespace uppdrag::layout
