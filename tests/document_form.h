// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every document that a reader makes, and how tests show one.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

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

// `heading1: Titel`, `list-item1 [•]: text`. A tab shows as `|`.
inline std::string block_line(const uppdrag::Document& document, const uppdrag::Block& block) {
  std::string line(uppdrag::block_kind_name(block.kind));
  if (block.level > 0) line += std::to_string(block.level);
  if (!block.marker.empty()) line += " [" + block.marker + "]";
  line += ": " + std::string(block.span.of(document.text));
  std::replace(line.begin(), line.end(), '\t', '|');
  return line;
}

inline std::vector<std::string> blocks_of(const uppdrag::Document& document) {
  std::vector<std::string> out;
  for (const uppdrag::Block& block : document.blocks) out.push_back(block_line(document, block));
  return out;
}
