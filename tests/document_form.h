// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every document that a reader makes.
#pragma once

#include <string>
#include <string_view>

#include "uppdrag/document/document.h"
#include "uppdrag/text/normalize.h"
#include "uppdrag/text/unicode.h"

// What is wrong with the document's form, or "".
inline std::string fault_of(const uppdrag::Document& document) {
  const std::string& text = document.text;
  if (!uppdrag::is_valid_utf8(text)) return "not UTF-8";
  if (text.find('\r') != std::string::npos || text.find("\u00AD") != std::string::npos) return "CR or soft hyphen";
  if (text.find("¬") == std::string::npos && uppdrag::clean_text(text).text != text) return "not canonical";
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const uppdrag::Block& block = document.blocks[i];
    if (i > 0 && (at >= text.size() || text[at++] != '\n')) return "no LF between blocks";
    if (block.span.start != at || block.span.empty()) return "a gap, or an empty block";
    if (block.span.of(text).find('\n') != std::string_view::npos) return "LF in a block";
    if (block.lead_in != uppdrag::kNoBlock && block.lead_in >= i) return "lead-in below";
    at = block.span.end;
  }
  if (at != text.size()) return "text behind the last block";
  for (const uppdrag::Page& page : document.pages)
    if (page.span.end < page.span.start || page.span.end > text.size() ||
        !uppdrag::on_code_point(text, page.span.start))
      return "page";
  return {};
}
