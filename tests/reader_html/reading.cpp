// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "../document_form.h"
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

std::string fault(const Document& document) { return fault_of(document); }

}  // namespace reading
