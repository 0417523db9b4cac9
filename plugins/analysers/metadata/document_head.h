// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a document in which it speaks of itself: its title, the lines around it, the opening of its text.
#pragma once

#include <cstdint>
#include <vector>

#include "marks.h"
#include "uppdrag/plugin/plugin.h"

namespace uppdrag::metadata {

// One block as tokens.
struct Line {
  TokenRange tokens;
  std::uint32_t block = 0;
  bool heading = false;
};

struct DocumentHead {
  TokenRange title;       // Up to a label that sticks to it (`… 2021Diarienummer:`); empty when there is none.
  Span title_span;        // In bytes; ends before the label.
  TokenRange title_line;  // The whole block of the title.
  std::vector<TokenRange>
      lines;  // Lines of metadata before and after the title: names, dates, case numbers, few other words.
  std::vector<TokenRange> opening;  // The first sentences of the running text, at most kOpeningSentences.
};

inline constexpr std::size_t kOpeningSentences = 6;

// O(tokens of the head).
DocumentHead find_head(const AnalysisInput& in, const Marks& marks);

}  // namespace uppdrag::metadata
