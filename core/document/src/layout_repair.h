// SPDX-License-Identifier: GPL-3.0-or-later
// Mends what fonts and converters did to words. Internal to this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "layout_model.h"

namespace uppdrag::layout {

struct CleanWord {
  std::string_view text;  // Clean, without white space around it; lives until the next call.
  bool soft_end = false;  // A soft hyphen stood at its end.
  bool symbol = false;    // One character of a symbol font.
};
CleanWord clean_word(std::string_view raw);

// Takes bullets that do not start the row out of it, sets accents onto the letters that they were drawn over, and glues
// letter-spaced words. `words` are the row's, from left to right.
void repair_row(Model& model, std::vector<std::uint32_t>& words);

// `text` with accents that stand behind or before their letter (`fo¨r`, `f¨or`) on it.
std::string mend_accents(std::string_view text);

}  // namespace uppdrag::layout
