// SPDX-License-Identifier: GPL-3.0-or-later
// The way from words to places on pages: boxes of a span, line by line, and a compact form of all boxes of a document
// for files and messages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/document/document.h"

namespace uppdrag {

// A stretch of one line on one page. Points of 1/72 inch from the page's upper left corner.
struct LineBox {
  std::uint32_t page = 0;  // 1-based.
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
  friend bool operator==(const LineBox&, const LineBox&) = default;
};

// Where the words that overlap `span` stand: a box for each line that they fill, in reading order. Words beside each
// other share a box, cells of a table do not. Empty when the document has no boxes there. O(log boxes + words of the
// span).
std::vector<LineBox> line_boxes(const Document& document, Span span);

// Document::boxes and the sizes of Document::pages; "" when there are neither. Coordinates keep tenths of a point. Some
// four bytes a word: differences from the word before as variable-length numbers.
std::string pack_boxes(const Document& document);

// Sets the same members of `document`, whose text and pages must be there already. False when `packed` is damaged or
// does not fit the text; the boxes are then empty. O(packed), and no more memory than the text allows for.
bool unpack_boxes(std::string_view packed, Document& document);

}  // namespace uppdrag
