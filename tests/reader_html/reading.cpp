// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "html_reader.h"
#include "uppdrag/text/normalize.h"
#include "uppdrag/text/unicode.h"

namespace reading {

using namespace uppdrag;

namespace {

std::string show(const Document& document, const Block& block, bool lead_in) {
  std::string line(block_kind_name(block.kind));
  if (block.level > 0) line += std::to_string(block.level);
  if (!block.marker.empty()) line += " [" + block.marker + "]";
  if (lead_in && block.lead_in != kNoBlock) line += " <" + std::to_string(block.lead_in);
  line += ": " + std::string(block.span.of(document.text));
  std::replace(line.begin(), line.end(), '\t', '|');
  return line;
}

}  // namespace

Document page(std::string_view html) {
  html_reader::HtmlReader reader;
  auto document = reader.read({"exempel.html", html, "text/html"});
  REQUIRE(document);
  return std::move(*document);
}

Blocks blocks(const Document& document) {
  Blocks out;
  for (const Block& block : document.blocks) out.push_back(show(document, block, true));
  return out;
}

Blocks page_blocks(std::string_view html) { return blocks(page(html)); }

Blocks content(std::string_view html) {
  const Document document = page(html);
  Blocks out;
  for (const Block& block : document.blocks)
    if (block.kind != BlockKind::kFurniture) out.push_back(show(document, block, false));
  return out;
}

std::string fault(const Document& document) {
  const std::string& text = document.text;
  if (!is_valid_utf8(text)) return "not UTF-8";
  if (text.find('\r') != std::string::npos || text.find("\u00AD") != std::string::npos) return "CR or soft hyphen";
  if (text.find("¬") == std::string::npos && clean_text(text).text != text) return "not canonical";
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (i > 0 && (at >= text.size() || text[at++] != '\n')) return "no LF between blocks";
    if (block.span.start != at || block.span.empty()) return "a gap, or an empty block";
    if (block.span.of(text).find('\n') != std::string_view::npos) return "LF in a block";
    if (block.lead_in != kNoBlock && block.lead_in >= i) return "lead-in below";
    at = block.span.end;
  }
  if (at != text.size()) return "text behind the last block";
  return {};
}

}  // namespace reading
