// SPDX-License-Identifier: GPL-3.0-or-later
// Makes small office documents in memory, and shows what the reader makes of them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uppdrag/document/document.h"

namespace making {

using Parts = std::vector<std::pair<std::string, std::string>>;
using Blocks = std::vector<std::string>;

// A zip archive of `parts`.
std::string archive(const Parts& parts);

// A Word document: `body` is what stands in w:body; `parts` are further ones, by name.
std::string docx(std::string_view body, const Parts& parts = {});
// A paragraph of text, with properties inside w:pPr.
std::string p(std::string_view text, std::string_view properties = {});
// A run of text, with properties inside w:rPr.
std::string r(std::string_view text, std::string_view properties = {});
// word/styles.xml with these styles: id, name, what else stands in w:style.
std::pair<std::string, std::string> styles(std::string_view content);
std::string style(std::string_view id, std::string_view name, std::string_view more = {});
// word/numbering.xml.
std::pair<std::string, std::string> numbering(std::string_view content);
std::string level(int number, std::string_view format, std::string_view text, std::string_view more = {});

// An OpenDocument text: `body` is what stands in office:text, `styles` in office:automatic-styles.
std::string odt(std::string_view body, std::string_view automatic = {}, const Parts& parts = {});

// A compound file with these streams.
std::string compound(const Parts& streams);
// A binary Word document of one piece of text (Windows-1252, with Word's special characters), `flags` those of its
// head.
std::string doc(std::string_view text, unsigned flags = 0x0200);

// Fails the test when the document is refused.
uppdrag::Document read(std::string_view bytes);
// The reason why it is refused, or "".
std::string refusal(std::string_view bytes);
// `heading1: Titel`, `list-item2 [1.]: text`; a tab shows as `|`.
Blocks blocks(const uppdrag::Document& document);
Blocks blocks(std::string_view bytes);
// What is wrong with the document's form, or "".
std::string fault(const uppdrag::Document& document);

}  // namespace making
