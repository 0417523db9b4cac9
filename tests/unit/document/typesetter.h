// SPDX-License-Identifier: GPL-3.0-or-later
// Sets words on pages for tests of the layout: every letter is half a size wide, every space a quarter.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/document/layout.h"

namespace typesetter {

struct Style {
  float size = 10;
  bool bold = false;
  bool italic = false;
};

class Typesetter {
 public:
  explicit Typesetter(float width = 600, float height = 800);

  void page();
  // The words of `text` (separated by spaces) from `x` on, on the base line `y` from above. Returns where they end.
  float text(float x, float y, std::string_view text, Style style = {});
  // The same, ending at `x`.
  void text_to(float x, float y, std::string_view text, Style style = {});
  // Lines below one another, `leading` apart; returns the base line of the line that would follow.
  float lines(float x, float y, std::initializer_list<std::string_view> lines, Style style = {}, float leading = 12);
  // A word turned by quarter turns, its box as given.
  void turned(float left, float top, float right, float bottom, std::string_view word, std::uint8_t quarters);

  uppdrag::LayoutSource source;

 private:
  void word(float x, float y, std::string_view word, const Style& style, bool space);
  float width_, height_;
};

// How wide `text` is set.
float width_of(std::string_view text, float size);

uppdrag::Document laid_out(const Typesetter& pages);

// `heading1: Titel`, `list-item2 [a)]: text`, `furniture: 3`; a tab shows as `|`, the first block of a later page as
// `p2 paragraph: …`.
std::vector<std::string> blocks(const uppdrag::Document& document);
std::vector<std::string> blocks(const Typesetter& pages);

}  // namespace typesetter
