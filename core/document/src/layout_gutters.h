// SPDX-License-Identifier: GPL-3.0-or-later
// White strips that run down a page between words: between columns, table cells, margins. Internal to this room.
#pragma once

#include <cstddef>
#include <vector>

#include "layout_model.h"

namespace uppdrag::layout {

struct Gutter {
  float left = 0;
  float right = 0;
  std::size_t first = 0;  // The strips that have words on both sides, from the first such to one past the last,
  std::size_t last = 0;
  std::size_t low = 0;  // and the strips around them that leave it white.
  std::size_t high = 0;
  std::size_t rows = 0;  // How many strips speak for it.
  float score = 0;

  float middle() const { return (left + right) / 2; }
};

// Gutters among `strips` (of one region, from top to bottom), the tallest and widest first.
std::vector<Gutter> find_gutters(const Model& model, const std::vector<Line>& strips);

// The usual gap between words among `gaps` (which it sorts). Wide ones are gutters, unless all are alike: a line that
// was stretched.
float word_gap(std::vector<float>& gaps, float size);

// The words of `strip` on either side of `x`; an empty range (first == last) where there are none.
Line part_of(const Model& model, const Line& strip, float x, bool right);

}  // namespace uppdrag::layout
