// SPDX-License-Identifier: GPL-3.0-or-later
// From words with a place on a page to a document: reading order, lines, paragraphs, headings, lists, tables,
// footnotes, furniture. Knows nothing of PDF: readers of PDF and of scans both hand over what they see.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/document/document.h"
#include "uppdrag/text/span.h"

namespace uppdrag {

struct LayoutFont {
  std::string name;  // For people; not interpreted.
  bool bold = false;
  bool italic = false;
};

// A word, or a piece of one where fonts change inside it. Coordinates in points of 1/72 inch from the page's upper left
// corner. `top` and `bottom` are those of the font (ascent and descent), the same for all words of a line in one font:
// a source that knows the ink only gives its line's.
struct LayoutWord {
  Span text;  // Of LayoutSource::text.
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
  float size = 0;             // Of the font, in points.
  std::uint16_t font = 0;     // Of LayoutSource::fonts; a number outside of it is a plain font.
  std::uint8_t quarters = 0;  // How often the word is turned by 90 degrees clockwise, 0..3.
  bool space_after = false;   // White space follows on its line. Wide gaps are seen without it.
};

struct LayoutPage {
  std::uint32_t number = 0;  // 1-based.
  float width = 0;
  float height = 0;
  std::uint32_t first_word = 0;  // Its words, in any order.
  std::uint32_t last_word = 0;
};

// A bookmark. The layout takes a line of the same words for a heading.
struct LayoutOutline {
  std::string title;
  std::uint8_t level = 1;
};

// All pages of one source.
struct LayoutSource {
  std::string
      text;  // Valid UTF-8 of the words as the source has them: the layout mends ligatures, soft hyphens and so on.
  std::vector<LayoutWord> words;
  std::vector<LayoutPage> pages;  // Ascending by number.
  std::vector<LayoutFont> fonts;
  std::vector<LayoutOutline> outline;

  void begin_page(std::uint32_t number, float width, float height);
  // Adds `word` with `utf8` to the page begun last; nothing when `utf8` is empty or the box is no rectangle of finite
  // numbers. Requires begin_page().
  void add(LayoutWord word, std::string_view utf8);
};

// Appends to `document` (without text so far) the text of `source`, its blocks, pages and boxes. Move `source` in when
// it is of no further use: its words are freed early.
//
// What becomes what: lines that repeat at the same height of several pages, page numbers, lines of a contents list with
// their leaders, and a letter's foot with addresses are furniture. Small type at the foot of a page that starts with a
// raised mark is a footnote, its number the block's marker, and the mark in the text is left out. Columns are read one
// after the other; where cells stand side by side on a line they are table rows. Lines in a larger or bolder font, and
// lines that the outline names, are headings; levels by font, or by the outline. A paragraph goes on over a column's or
// page's end when its sentence does. Words broken at line ends are mended (judge_line_break(), and what the document
// itself writes elsewhere).
//
// Every word of `source` that is not white space, list mark, dropped footnote mark or turned away from the reading
// direction of the others is in the text once, with a box of its own. The same input gives the same document.
// Time: O(words log words) for a page; pages are independent but for a pass over their heads and feet.
void lay_out(LayoutSource source, Document& document);

}  // namespace uppdrag
