// SPDX-License-Identifier: GPL-3.0-or-later
// Reads PDF files and shows their blocks, one line each, for whole-value comparison.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pdf_maker.h"
#include "uppdrag/plugin/plugin.h"

namespace reading {

uppdrag::Result<uppdrag::Document> read(std::string_view bytes);
// With what `how` says besides the bytes.
uppdrag::Result<uppdrag::Document> read(const pdf::Maker& pdf, uppdrag::Source how);
// Fails the test when the file is refused.
uppdrag::Document document(const pdf::Maker& pdf);
// Why the file is refused; fails the test when it is not.
std::string refusal(std::string_view bytes);

// `heading1: Titel`, `list-item2 [a)]: text`, `furniture: 3`; a tab shows as `|`.
std::vector<std::string> blocks(const uppdrag::Document& document);
std::vector<std::string> blocks(const pdf::Maker& pdf);

}  // namespace reading
