// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts without a usable encoding: their characters come out as glyph numbers (`*|UDQ` for `Göran`). TrueType fonts
// number their glyphs in the order of the Macintosh character set, the space being 3, so that the text can be told.
#pragma once

#include <poppler-page.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/document/layout.h"

namespace uppdrag::pdf_reader {

class GlyphCodes {
 public:
  // Counts the characters of word `index` of the source, which was made of `box`.
  void look(const poppler::text_box& box, const poppler::ustring& text, const LayoutWord& word, std::size_t index);

  // Rewrites the words of fonts whose text reads as Swedish only when taken for glyph numbers; words that hold spaces
  // are cut there. O(words) when there is such a font, else O(fonts).
  void repair(LayoutSource& source) const;

 private:
  struct Font {
    std::array<std::uint32_t, 256> counts{};
    std::uint32_t beyond = 0;  // Characters above 255.
    bool spaces = false;       // Some words hold the glyph of a space.
  };
  // Where the spaces inside a word are: left edge and right edge of each.
  struct Spaces {
    std::size_t word = 0;
    std::vector<float> edges;
  };

  static bool are_codes(const Font& font);
  // Adds to `source` what `word` says when its characters are glyph numbers: a word for each part between its spaces.
  static void rewrite(const LayoutWord& word, std::string_view raw, const std::vector<float>& edges,
                      LayoutSource& source);

  std::vector<Font> fonts_;
  std::vector<Spaces> spaces_;
};

// The character that glyph `code` of a TrueType font usually is; 0 when unknown.
char32_t glyph_character(std::uint32_t code);

}  // namespace uppdrag::pdf_reader
