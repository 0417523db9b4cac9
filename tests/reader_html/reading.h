// SPDX-License-Identifier: GPL-3.0-or-later
// Reads pages and shows their blocks, one line each, for whole-value comparison.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/document/document.h"

namespace reading {

using Blocks = std::vector<std::string>;

// Fails the test when the page is refused.
uppdrag::Document page(std::string_view html);

// `heading1: Titel`, `list-item2 [1.] <3: text` (its lead-in is block 3), `furniture: Lyssna`. A tab shows as `|`.
Blocks blocks(const uppdrag::Document& document);
Blocks page_blocks(std::string_view html);
// Without furniture; lead-ins are not shown.
Blocks content(std::string_view html);

// What is wrong with the document's form, or "": blocks that do not cover the text, text that is not canonical.
std::string fault(const uppdrag::Document& document);

}  // namespace reading
