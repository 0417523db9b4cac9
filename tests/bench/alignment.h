// SPDX-License-Identifier: GPL-3.0-or-later
// Which characters of a text are which of another, by fewest changes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct Alignment {
  std::uint32_t errors = 0;      // Characters replaced, lost or added.
  std::uint32_t characters = 0;  // Of the truth.
  std::uint32_t first = 0;       // The bytes of the output that the truth was found in.
  std::uint32_t last = 0;
  std::vector<std::uint32_t> place;  // For each byte of the truth, and its end: the byte of the output across from it.
};

// `free_ends`: the truth is a part of the output, what stands around it costs nothing. O(product) time and memory.
Alignment align(const std::string& truth, const std::string& output, bool free_ends);

}  // namespace bench
