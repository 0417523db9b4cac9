// SPDX-License-Identifier: GPL-3.0-or-later
// Reads mails and shows their blocks, one line each, for whole-value comparison. All mails in these tests are invented.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/document/document.h"

namespace reading {

using Blocks = std::vector<std::string>;

// The mail with the line ends that mail has. Fails the test when it is refused, or when the document's form is not
// right.
uppdrag::Document mail(std::string_view text);

// `heading1: Titel`, `list-item1 [•]: text`, `furniture: From: Anna`. A tab shows as `|`.
Blocks blocks(const uppdrag::Document& document);
// Those behind the header's.
Blocks body(std::string_view text);

// A mail with that header (lines, without Subject) and body.
std::string with(std::string_view header, std::string_view body);

}  // namespace reading
