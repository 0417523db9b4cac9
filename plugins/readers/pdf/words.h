// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the words of poppler's pages over into a LayoutSource.
#pragma once

#include <poppler-page.h>

#include <string>
#include <string_view>
#include <unordered_map>

#include "glyph_codes.h"
#include "uppdrag/document/layout.h"

namespace uppdrag::pdf_reader {

// UTF-8 of poppler's UTF-16; halves of pairs that stand alone become U+FFFD.
std::string to_utf8(const poppler::ustring& text);

class WordCollector {
 public:
  explicit WordCollector(LayoutSource& source) : source_(source) {}

  // Adds `page`.
  void add(const poppler::page& page, std::uint32_t number);
  // Repairs fonts whose characters are glyph numbers. Call once, after the last page.
  void finish() { codes_.repair(source_); }

 private:
  std::uint16_t font_number(const std::string& name);

  LayoutSource& source_;
  GlyphCodes codes_;
  std::unordered_map<std::string, std::uint16_t> fonts_;
  std::string utf8_;
};

}  // namespace uppdrag::pdf_reader
