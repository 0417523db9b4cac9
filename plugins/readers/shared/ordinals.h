// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as lists write them: 1, 01, a, A, iv, IV.
#pragma once

#include <cstdint>
#include <string>

namespace uppdrag::flow {

enum class OrdinalStyle : std::uint8_t {
  kNone,
  kDecimal,
  kDecimalZero,
  kLowerLetter,
  kUpperLetter,
  kLowerRoman,
  kUpperRoman
};

// `value` in `style`; letters go on as aa, bb (as Word counts), Roman numbers above 3999 and numbers below 1 are
// decimal.
std::string ordinal_text(std::int64_t value, OrdinalStyle style);

}  // namespace uppdrag::flow
