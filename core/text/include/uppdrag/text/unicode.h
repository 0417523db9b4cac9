// SPDX-License-Identifier: GPL-3.0-or-later
// The few Unicode questions that Swedish text asks, with ICU behind them and a fast way for Latin letters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "uppdrag/text/result.h"

namespace uppdrag {

// A code point and the byte after it. Malformed bytes give U+FFFD and advance by one.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t next = 0;
};
CodePoint decode_utf8(std::string_view text, std::uint32_t at);
void append_utf8(std::string& out, char32_t value);

bool is_valid_utf8(std::string_view text);
// True when `at` is 0, the end, or the first byte of a code point.
bool on_code_point(std::string_view text, std::size_t at);

bool is_letter(char32_t c);
bool is_upper(char32_t c);
// Any Unicode space, no-break, thin and narrow ones included; not LF-only: every white space.
bool is_space(char32_t c);
// Hyphens, dashes and minus signs that texts use for ranges and lists (U+002D, U+2010-2015, U+2212).
bool is_dash(char32_t c);

// Lower case by the rules of the root locale (å, ä, ö stay themselves).
std::string to_lower(std::string_view text);
std::string to_upper_first(std::string_view text);

// Compares as a Swedish reader sorts: å, ä, ö after z, case last. <0, 0, >0.
int compare_swedish(std::string_view a, std::string_view b);

// Columns that a terminal uses for `text` (combining marks 0, wide characters 2).
std::size_t display_width(std::string_view text);
// `text` cut to at most `columns`, with … as its last column where something was cut.
std::string fit_width(std::string_view text, std::size_t columns);

// Edit distance in code points, at most `limit` + 1 (Damerau: a swap counts one). For "did you mean".
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace uppdrag
