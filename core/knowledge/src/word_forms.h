// SPDX-License-Identifier: GPL-3.0-or-later
// Which words a search takes for the same: the one place that decides it, for the index, the query and the marks.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

namespace uppdrag::knowledge {

// Changes when key() changes, so that an index made with other keys gets its table of forms made anew.
inline constexpr std::string_view kWordFormsVersion = "1";

// Gives every word a key; words with the same key are forms of one word (`uppdrag`, `uppdraget`, `uppdragens`).
// A key is no word and is never shown. Not thread-safe.
//
// The work is done by Xapian's Swedish stemmer, with three repairs. Endings that it leaves alone are taken off before:
// the neuter definite (`uppdraget`), -n and -an (`strategin`, `frågan`), -ena (`områdena`), the genitive behind another
// ending (`kvinnors`). What it makes of `insatser` is stemmed once more, since it makes `insat` of `insats`. And words
// that it would lump with others are kept out: small words (`inte` with `intern`), irregular plurals, -iker and -tor.
class WordForms {
 public:
  WordForms();

  // The key of `folded` (see fold_word()). About 2 µs: once for a distinct word, please.
  std::string key(std::string_view folded);

 private:
  std::string stem_twice(const std::string& word);

  Xapian::Stem stem_;
};

}  // namespace uppdrag::knowledge
