// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers that follow a goal word: `6`, `sex och sju`, `1–5`, `6.3, 6.6 och 14.1`, `5.a`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon.h"

namespace uppdrag::goals {

struct NumberList {
  std::vector<std::string> numbers;
  std::uint32_t last = 0;  // One past the last token, 0 when there is none.
  bool targets = false;    // Written N.M or N.a.
};

// Reads the list that starts at token `at` (an introducing `nr` is skipped) and ends before `end`. A percentage is
// none.
NumberList read_numbers(Lexicon& lexicon, const AnalysisInput& in, std::uint32_t at, std::uint32_t end);

}  // namespace uppdrag::goals
