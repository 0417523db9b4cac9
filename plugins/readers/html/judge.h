// SPDX-License-Identifier: GPL-3.0-or-later
// Which parts of a page are its text, which belong to the site around it, and which are no text at all.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "names.h"
#include "page.h"

namespace uppdrag::html_reader {

enum NodeFlag : std::uint8_t {
  kUnseen = 1,  // Not part of the page as people see it; holds for all below.
  kSite = 2,    // Furniture; set on every node.
  kNotes = 4,   // Footnotes; holds for all below.
  kLines = 8,   // Its line ends count, as in `pre`.
  kBoldText = 16,
  kOwnLine = 32,  // Starts a line although its tag does not.
};

// How much text stands below each node, in bytes without white space.
struct Measure {
  std::vector<std::uint32_t> text;
  std::vector<std::uint32_t> link;   // Of it within links.
  std::vector<std::uint32_t> prose;  // Of it in lines long enough to be sentences, with few links.

  bool mostly_links(std::uint32_t node) const { return link[node] * 2 >= text[node]; }
};

struct Judgement {
  std::vector<std::uint8_t> flags;  // By node.
  std::uint32_t root = 0;           // The main content; 0 when nothing marks it.
};

// Judges by structure (main, nav, header, footer, roles), by names of classes and ids, by headings such as `Genvägar`,
// and by the share of links. Where a page has nothing of the kind, link lists before the first and after the last
// sentence are the site's. O(nodes + bytes).
Judgement judge(const Page& page);

// What word processors and wikis call their notes: ftn1, _ftn1, sdfootnote1sym, fn:1, cite_note-3, fotnot1.
bool is_note_name(std::string_view id);

}  // namespace uppdrag::html_reader
