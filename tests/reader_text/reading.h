// SPDX-License-Identifier: GPL-3.0-or-later
// Reads texts and shows their blocks, one line each, for whole-value comparison.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/document/document.h"

namespace reading {

// Fails the test when the text is refused.
uppdrag::Document markdown(std::string_view text);
uppdrag::Document plain(std::string_view text);

// `heading1: Titel`, `list-item2 [a)] <3: text` (its lead-in is block 3), `furniture: 3`. A tab shows as `|`.
std::vector<std::string> blocks(const uppdrag::Document& document);
std::vector<std::string> markdown_blocks(std::string_view text);
std::vector<std::string> plain_blocks(std::string_view text);

}  // namespace reading
