// SPDX-License-Identifier: GPL-3.0-or-later
// Whether two lines belong to one paragraph, and what stands between their words.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lines.h"
#include "uppdrag/document/glue.h"

namespace uppdrag::text_reader {

class Joiner {
 public:
  // Measures the width at which the document's lines are wrapped. `text` must outlive the joiner. O(bytes) at worst.
  void measure(std::string_view text, const std::vector<Line>& lines);

  // Whether `b`, the line right below `a`, goes on with its paragraph or list item. `inside` says that `b` is indented
  // deeper than the marker of the list item that `a` belongs to, `flowing` that `a` itself went on with a line above.
  bool continues(const Line& a, const Line& b, bool inside, bool flowing) const;

  // The same over blank lines and, when `page_mark` says so, a page mark: only where `a` cannot be an end. `sentence`
  // says that the paragraph of `a` started as a sentence or as a marked item, not as an item whose bullet was lost.
  bool continues_over_gap(const Line& a, const Line& b, bool page_mark, bool sentence) const;

  // What goes between the two when they are joined.
  Glue glue(const Line& a, const Line& b) const;

 private:
  bool fills_line(const Line& a, const Line& b) const;
  bool too_short(const Line& a, const Line& b) const;

  std::string_view text_;
  std::uint32_t wrap_ = 0;  // Columns; 0 when nothing shows that lines were wrapped.
};

// `line` ends a sentence: a full stop, ! or ?, perhaps within quotes, and no abbreviation.
bool ends_sentence(std::string_view line);
// The last word asks for another one: `och`, `av`, `senast den`.
bool ends_open(std::string_view line);
// The last word is one of those, but no verb or `att`, behind which a list may stand.
bool ends_in_preposition(std::string_view line);
// A list must follow: the line ends in a colon, `att`, `ska`, `följande`, `bl.a.`.
bool announces_list(std::string_view line);
// Ends in a hyphen right behind a letter or digit.
bool ends_in_hyphen(std::string_view line);

}  // namespace uppdrag::text_reader
