// SPDX-License-Identifier: GPL-3.0-or-later
// What a document has besides its text, packed for a column: blocks, pages and the way back to the source as varints;
// metadata and notes as lines of text. Whatever is read back equals what was packed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/document/document.h"

namespace uppdrag::knowledge {

// Blocks, pages and Document::to_source.
std::string pack_layout(const Document& document);
// Fills the same members of `out`. False when `packed` is damaged; `out` is then in no defined state.
bool unpack_layout(std::string_view packed, Document& out);

// One line a value: key TAB source TAB value, with \ before TAB, LF and \ written as \t, \n and \\.
std::string pack_metadata(const Metadata& metadata);
Metadata unpack_metadata(std::string_view packed);

// One line a note, escaped in the same way.
std::string pack_lines(const std::vector<std::string>& lines);
std::vector<std::string> unpack_lines(std::string_view packed);

}  // namespace uppdrag::knowledge
