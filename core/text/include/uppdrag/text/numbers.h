// SPDX-License-Identifier: GPL-3.0-or-later
// Number words of Swedish (`sexton`, `tjugofem`, `första`) and digits in groups (`1 400 000`).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "uppdrag/text/tokenize.h"

namespace uppdrag {

// The value of a cardinal number word, folded (`en` 1, `ett` 1, `sexton` 16, `tjugofem` 25, `etthundra` 100, `femtusen` 5000);
// nothing for other words. Up to 999 999.
std::optional<std::int64_t> cardinal_value(std::string_view folded);

// The value of an ordinal word (`första` 1, `andra` 2, `sjunde` 7, `tjugoförsta` 21, `31:a` is not a word). Up to 31.
std::optional<int> ordinal_value(std::string_view folded);

// A number written in digits, perhaps in groups of three split by spaces, and with a decimal comma.
struct DigitNumber {
  std::uint32_t last = 0;         // One past its last token.
  std::int64_t integer = 0;
  std::uint32_t decimals = 0;     // The digits after the comma as a number,
  std::uint8_t decimal_digits = 0;  // and how many they are.
  bool grouped = false;           // Written in groups.
  bool suspect = false;           // A group has not three digits (`2 000 0000`), or the value exceeds 10^15.
};

// Reads the number that starts at token `at`; nothing when it is no kNumber. Groups join only when each further one has
// exactly three digits, follows white space (no line or block start), and the first has at most three:
// `1 400 000` is one number, `2013 2014` two, `12 500 kr 2014` ends at 500. A malformed group of 4 digits right after
// two or more good groups marks it suspect and is swallowed.
std::optional<DigitNumber> read_digit_number(const TokenText& text, std::string_view source, std::uint32_t at);

}  // namespace uppdrag
