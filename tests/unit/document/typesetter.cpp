// SPDX-License-Identifier: GPL-3.0-or-later
#include "typesetter.h"

#include <algorithm>

#include "../../document_form.h"
#include "uppdrag/text/unicode.h"

namespace typesetter {

float width_of(std::string_view text, float size) {
  float width = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const uppdrag::CodePoint c = uppdrag::decode_utf8(text, at);
    width += (c.value == ' ' ? 0.25F : 0.5F) * size;
    at = c.next;
  }
  return width;
}

Typesetter::Typesetter(float width, float height) : width_(width), height_(height) {
  source.fonts = {{"Plain", false, false}, {"Bold", true, false}, {"Italic", false, true}, {"BoldItalic", true, true}};
}

void Typesetter::page() { source.begin_page(static_cast<std::uint32_t>(source.pages.size()) + 1, width_, height_); }

float Typesetter::text(float x, float y, std::string_view text, Style style) {
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const std::string_view next = text.substr(0, end);
    if (!next.empty()) word(x, y, next, style, end < text.size());
    x += width_of(text.substr(0, std::min(end + 1, text.size())), style.size);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return x;
}

void Typesetter::text_to(float x, float y, std::string_view words, Style style) {
  text(x - width_of(words, style.size), y, words, style);
}

float Typesetter::lines(float x, float y, std::initializer_list<std::string_view> lines, Style style, float leading) {
  for (const std::string_view line : lines) {
    text(x, y, line, style);
    y += leading;
  }
  return y;
}

void Typesetter::word(float x, float y, std::string_view word, const Style& style, bool space) {
  uppdrag::LayoutWord out;
  out.left = x;
  out.right = x + width_of(word, style.size);
  out.top = y - 0.76F * style.size;
  out.bottom = y + 0.24F * style.size;
  out.size = style.size;
  out.font = static_cast<std::uint16_t>((style.bold ? 1 : 0) + (style.italic ? 2 : 0));
  out.space_after = space;
  source.add(out, word);
}

void Typesetter::turned(float left, float top, float right, float bottom, std::string_view word,
                        std::uint8_t quarters) {
  uppdrag::LayoutWord out;
  out.left = left, out.top = top, out.right = right, out.bottom = bottom;
  out.size = quarters % 2 == 0 ? bottom - top : right - left;
  out.quarters = quarters;
  source.add(out, word);
}

uppdrag::Document laid_out(const Typesetter& pages) {
  uppdrag::Document document;
  uppdrag::lay_out(pages.source, document);
  return document;
}

std::vector<std::string> blocks(const uppdrag::Document& document) {
  std::vector<std::string> out;
  std::uint32_t page = 1;
  for (const uppdrag::Block& block : document.blocks) {
    std::string line = block.page == page ? "" : "p" + std::to_string(block.page) + " ";
    page = block.page;
    out.push_back(line + block_line(document, block));
  }
  return out;
}

std::vector<std::string> blocks(const Typesetter& pages) { return blocks(laid_out(pages)); }

}  // namespace typesetter
