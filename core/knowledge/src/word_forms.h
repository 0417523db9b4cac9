// SPDX-License-Identifier: GPL-3.0-or-later
// Which words a search takes for the same: the one place that decides it, for the index, the query and the marks.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "compounds.h"

namespace uppdrag::knowledge {

// Changes when analyse() or what the index keeps of a word changes: an index that was made with other keys is made anew.
inline constexpr std::string_view kWordFormsVersion = "3";

struct WordAnalysis {
  // Words that share a key are forms of one word (`uppdrag`, `uppdraget`). A key is no word and is never shown. Several
  // when the word may be a form of several (`bankens`: of `bank` and of `banken`).
  std::vector<std::string> keys;
  // Of a compound: the keys of its parts and of what some of them make together, `län` of
  // `länsstrategi`.
  std::vector<std::string> parts;
  std::size_t last_part_bytes = 0;  // Of a compound: how long its last part is.
};

// Headwords come from the lexicon; those of a compound that it does not have, from the compound's last part. For other
// words Xapian's Swedish stemmer does it, with three repairs. Endings that it leaves alone are taken off before: the
// neuter definite (`uppdraget`), -n and -an (`strategin`, `frågan`), -ena (`områdena`), the genitive behind another ending
// (`kvinnors`). What it makes of `insatser` is stemmed once more, since it makes `insat` of `insats`. And words that it
// would lump with others are kept out: small words (`inte` with `intern`), irregular plurals, -iker and -tor.
// Not thread-safe.
class WordForms {
 public:
  explicit WordForms(const Lexicon& lexicon = Lexicon::swedish());

  // Words without forms, which are everywhere in a text: `och`, `att`, `för`.
  static bool is_small(std::string_view folded);

  // Of `folded` (see fold_word()). Some 10 µs: once for a distinct word, please.
  WordAnalysis analyse(std::string_view folded);

  // One key for `folded` by the stemmer alone: coarser, for whoever counts words. That of a small word begins with `=`.
  // About 2 µs.
  std::string stem_key(std::string_view folded);

 private:
  std::vector<std::string> headwords(std::string_view folded) const;
  std::vector<std::string> keys(std::string_view folded, const std::vector<CompoundPart>& parts);
  std::string stem(std::string_view folded);
  std::string stem_twice(const std::string& word);

  const Lexicon& lexicon_;
  Compounds compounds_;
  Xapian::Stem stem_;
};

}  // namespace uppdrag::knowledge
