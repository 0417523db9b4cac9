// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an index by how they are spelled: for a word that no document has, the one that may be meant.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace uppdrag::knowledge {

class NearWords {
 public:
  // Reads all plain words of `index` once: some 50 ms for a million.
  explicit NearWords(const Xapian::Database& index);

  // The word with the fewest slips between it and `word`, of several the most frequent in `index` (the one that this
  // was made of); "" when none is near, and for what is too short to have a nearest word.
  std::string nearest(std::string_view word, const Xapian::Database& index) const;

 private:
  struct Entry {
    std::uint64_t letters = 0;  // Bit for each letter in it: most words are told apart by that alone.
    std::uint32_t start = 0;    // In text_.
    std::uint32_t bytes = 0;
  };
  std::string text_;
  std::vector<Entry> entries_;
};

}  // namespace uppdrag::knowledge
