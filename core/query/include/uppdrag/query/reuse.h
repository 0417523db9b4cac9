// SPDX-License-Identifier: GPL-3.0-or-later
// What texts share: passages with their places, who wrote them first, what is boilerplate, and how much of each text
// is its own words. Built on shared_words.h; words are compared by their forms, so that `ska utbilda` and `utbildar`
// are two words apart, not four.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "uppdrag/query/compare.h"

namespace uppdrag {

// Where the words of a text come from, in order of precedence.
enum class WordSource : std::uint8_t {
  kAssignment,  // Stand in an assignment that the texts name.
  kLaw,         // In a sentence that cites a statute and that several texts have.
  kCommon,      // Stand in texts of more than half of the rows, at least three.
  kEarlier,     // Stand in an earlier text of the same row.
  kOther,       // Stand in another text that is older, or of the same weeks so that nobody can tell.
  kOwn,
};
inline constexpr std::size_t kWordSources = 6;

struct SharedPassage {
  std::size_t a = 0, b = 0;  // Texts (assignments counted behind them); a is not younger than b.
  Span in_a, in_b;
  std::uint32_t words = 0;                 // In common.
  double alike = 0;                        // Words in common of the longer side, 0..1.
  bool directed = false;                   // a is older by 30 days or a cycle: b has it from a, or both from a third.
  WordSource source = WordSource::kOther;  // What most words of b's side count as.
};

struct OwnWords {
  std::size_t text = 0;
  std::uint32_t words = 0;
  std::array<std::uint32_t, kWordSources> by_source{};
  // Whom the words of other rows come from, most first: text and words.
  std::vector<std::pair<std::size_t, std::uint32_t>> lenders;
  double share(WordSource source) const {
    return words == 0 ? 0 : double(by_source[static_cast<std::size_t>(source)]) / double(words);
  }
};

struct Reuse {
  std::vector<SharedPassage> passages;  // Between the texts, and of texts with assignments; longest first.
  std::vector<OwnWords> own;            // By text.
  // By text and word (positions of words and numbers, signs left out): where it comes from.
  std::vector<std::vector<WordSource>> sources;
};

// O(words + what is shared). Pairs of texts of the same row and cycle count as others.
Reuse find_reuse(const ComparedTexts& texts);

// ---- likeness of whole texts, or of what they say on one topic

struct Likeness {
  std::vector<std::size_t> texts;                  // What the matrix is of.
  std::vector<std::vector<double>> alike;          // Cosine of weighted word forms, 0..1; symmetric.
  std::vector<std::vector<std::size_t>> clusters;  // Of places in `texts`, largest first; single ones too.
  std::vector<std::vector<std::string>> words;     // By cluster: what its texts share more than others do.
};
// Words weigh by their count (as 1 + log) and by how few texts have them; borrowed ones of the sources assignment, law
// and common a tenth. Clusters by average linkage, cut at `least` (0 = the mean likeness plus one standard deviation).
// `passages`: of each text only these (empty = all); texts without any are left out. O(texts² + words).
Likeness find_likeness(const ComparedTexts& texts, const Reuse& reuse,
                       const std::vector<std::vector<Span>>& passages = {}, double least = 0);

}  // namespace uppdrag
