// SPDX-License-Identifier: GPL-3.0-or-later
// Titles to which web pages glued what stood below them: `…sjöfartslinjerDiarienummer: LI2025/01096`, `…rådrumProp.
// 2025/26:52`.
#pragma once

#include <cstdint>
#include <string_view>

namespace uppdrag::text_reader {

// A place in a title where two words meet without a space.
struct Seam {
  std::uint32_t at = 0;  // Where the second word starts; the title's length when there is no seam.
  bool label = false;    // What follows is a label or a number, and no more of the title.
};

// The first seam of `title` from byte `from` on. O(bytes).
Seam next_seam(std::string_view title, std::uint32_t from);

}  // namespace uppdrag::text_reader
