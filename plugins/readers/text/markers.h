// SPDX-License-Identifier: GPL-3.0-or-later
// Marks at the start of a line: list markers, headings, rules, table rows, page marks.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace uppdrag::text_reader {

// How a list is marked. Markers of one list have the same style; for bullets it is the bullet's code point.
using MarkerStyle = std::uint32_t;
inline constexpr MarkerStyle kNoStyle = 0;
inline constexpr MarkerStyle kNumberDot = 0x110001;     // 1.
inline constexpr MarkerStyle kNumberParen = 0x110002;   // 1)
inline constexpr MarkerStyle kNumberParens = 0x110003;  // (1)
inline constexpr MarkerStyle kNumberBare = 0x110004;    // 12 Läkemedelsverket
inline constexpr MarkerStyle kLetterDot = 0x110005;     // a.
inline constexpr MarkerStyle kLetterParen = 0x110006;   // a)
inline constexpr MarkerStyle kLetterParens = 0x110007;  // (a)

struct Marker {
  MarkerStyle style = kNoStyle;
  std::uint32_t number = 0;  // 1 for `1.` and `a)`; 0 for bullets.
  std::uint32_t size = 0;    // Bytes of the marker,
  std::uint32_t skip = 0;    // and of it with the white space behind it.
  bool empty() const { return style == kNoStyle; }
  bool spaced() const { return skip > size; }
  bool numbered() const { return style > 0x110000; }
  bool dash() const;  // -, –, —, −
  bool star() const { return style == '*'; }
};

// The marker at the start of `line` (without indent), or an empty one. A marker is followed by white space or ends the
// line, but for bullets that are nothing else (`•stödja`) and dashes before a small letter (`-stödja`), which the
// caller must judge by what is around.
Marker read_marker(std::string_view line);

// Number of `#` when `line` is a Markdown heading (`# Titel`, `##Titel`), else 0.
std::uint8_t heading_level(std::string_view line);
// `line` without its `#` marks.
std::string_view heading_text(std::string_view line);

// A line of `-`, `*`, `_`, `=`, `~` or dots alone, escaped or with spaces between, at least three of them.
bool is_rule(std::string_view line);
// A line of `=` or of `-`, as Markdown puts under headings; the heading's level, else 0.
std::uint8_t underline_level(std::string_view line);
// A line that starts or ends a block of code.
bool is_fence(std::string_view line);
// `| --- | :-: |`, also without the outer bars.
bool is_table_rule(std::string_view line);

// `3`, `- 3 -`, `2 (12)`, `(5)`, `2/12`, `Sida 3 av 9`, `s. 3`.
bool is_page_mark(std::string_view line);
// A contents line: `2.1 Utgiftsområdets omfattning ....... 5`.
bool is_contents_line(std::string_view line);

}  // namespace uppdrag::text_reader
