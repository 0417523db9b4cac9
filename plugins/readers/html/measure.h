// SPDX-License-Identifier: GPL-3.0-or-later
// How much text, linked text and prose there is in each part of a page.
#pragma once

#include <vector>

#include "judge.h"

namespace uppdrag::html_reader {

// The text between two block borders.
struct TextRun {
  std::uint32_t first = 0;  // Its nodes.
  std::uint32_t last = 0;
  std::uint32_t block = 0;  // In which it stands.
  std::uint32_t text = 0;
  std::uint32_t link = 0;

  // Long enough to be a sentence, and not a list of links.
  bool prose() const { return text >= 70 && link * 3 < text; }
};

// Text that `flags` do not hide; `runs` gets the runs in order. O(nodes + bytes).
Measure measure(const Page& page, const std::vector<std::uint8_t>& flags, std::vector<TextRun>& runs);

// Bytes of a text node without white space.
std::uint32_t visible_bytes(const Page& page, const Node& node);

// The text of the node is laid out by its own line ends: blank lines stand between its paragraphs.
bool laid_out_in_lines(const Page& page, const Node& node);

}  // namespace uppdrag::html_reader
