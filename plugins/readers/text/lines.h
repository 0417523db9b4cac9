// SPDX-License-Identifier: GPL-3.0-or-later
// A text as lines, and what can be seen at either end of a line when its markup is looked through.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace uppdrag::text_reader {

struct Line {
  std::uint32_t start = 0;  // Its content, without white space around it; start == end for a blank line.
  std::uint32_t end = 0;
  std::uint16_t indent = 0;  // Columns of white space before the content; a tab goes on to the next multiple of 4.
  bool new_page = false;     // A form feed stands before the content.
  bool hard_break = false;   // Ends in two spaces or a backslash: Markdown's forced line break.

  bool blank() const { return start == end; }
  std::string_view of(std::string_view text) const { return text.substr(start, end - start); }
};

// Cuts `text` from byte `from` on at LF and at form feeds. `out` is cleared and reused. O(bytes).
void cut_lines(std::string_view text, std::uint32_t from, std::vector<Line>& out);

// The first code point behind opening markup, quotes and brackets; 0 when there is none.
char32_t first_visible(std::string_view line);

// `line` without link destinations, emphasis and white space at its end: `se **[här](/x)**` -> `se **[här`.
std::string_view visible_end(std::string_view line);

// The last code point of visible_end(), looked at through closing quotes and brackets; 0 when there is none.
char32_t last_visible(std::string_view line);

// Code points that a reader sees, link destinations not counted. O(bytes).
std::uint32_t visible_width(std::string_view line);

// `word` is a whole word at the end of `text`.
bool ends_with_word(std::string_view text, std::string_view word);

inline bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_lower(char32_t c);

}  // namespace uppdrag::text_reader
