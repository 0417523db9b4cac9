// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every document, whatever it was made of. Ends the program where it does not.
#pragma once

#include <cstdio>
#include <cstdlib>

#include "uppdrag/document/document.h"
#include "uppdrag/text/unicode.h"

namespace fuzz {

inline void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

inline void check(const uppdrag::Document& document) {
  const std::string& text = document.text;
  demand(uppdrag::is_valid_utf8(text), "UTF-8");
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const uppdrag::Block& block = document.blocks[i];
    if (i > 0) demand(at < text.size() && text[at++] == '\n', "one LF between blocks");
    demand(block.span.start == at && !block.span.empty(), "blocks without gaps");
    demand(block.span.of(text).find('\n') == std::string_view::npos, "no LF in blocks");
    demand(block.heading == uppdrag::kNoBlock || block.heading < i, "headings above");
    demand(block.lead_in == uppdrag::kNoBlock || block.lead_in < i, "lead-ins above");
    at = block.span.end;
  }
  demand(at == text.size(), "no text behind the last block");
  std::uint32_t end = 0;
  for (const uppdrag::WordBox& box : document.boxes) {
    demand(box.span.start >= end && !box.span.empty() && box.span.end <= text.size(), "boxes ascend");
    demand(uppdrag::on_code_point(text, box.span.start) && uppdrag::on_code_point(text, box.span.end),
           "boxes hold characters");
    const std::uint32_t block = document.block_at(box.span.start);
    demand(block != uppdrag::kNoBlock && document.blocks[block].span.contains(box.span), "boxes within blocks");
    end = box.span.end;
  }
  end = 0;
  for (const uppdrag::Page& page : document.pages) {
    demand(page.span.start >= end && page.span.end >= page.span.start && page.span.end <= text.size(), "pages ascend");
    end = page.span.end;
  }
}

}  // namespace fuzz
