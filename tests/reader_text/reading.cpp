// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "text_reader.h"

namespace reading {
namespace {

uppdrag::Document read(std::string_view text, std::string type) {
  uppdrag::text_reader::TextReader reader;
  auto document = reader.read({"exempel", text, std::move(type)});
  REQUIRE(document);
  return std::move(*document);
}

}  // namespace

uppdrag::Document markdown(std::string_view text) { return read(text, "text/markdown"); }
uppdrag::Document plain(std::string_view text) { return read(text, "text/plain"); }

std::vector<std::string> blocks(const uppdrag::Document& document) {
  std::vector<std::string> out;
  for (const uppdrag::Block& block : document.blocks) {
    std::string line(block_kind_name(block.kind));
    if (block.level > 0) line += std::to_string(block.level);
    if (!block.marker.empty()) line += " [" + block.marker + "]";
    if (block.lead_in != uppdrag::kNoBlock) line += " <" + std::to_string(block.lead_in);
    line += ": " + std::string(block.span.of(document.text));
    std::replace(line.begin(), line.end(), '\t', '|');
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<std::string> markdown_blocks(std::string_view text) { return blocks(markdown(text)); }
std::vector<std::string> plain_blocks(std::string_view text) { return blocks(plain(text)); }

}  // namespace reading
