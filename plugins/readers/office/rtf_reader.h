// SPDX-License-Identifier: GPL-3.0-or-later
// Rich Text Format, as word processors exchanged it: text, headings by style, list items, table rows, footnotes.
// Source of the layout: Microsoft's Rich Text Format specification 1.9.1.
#pragma once

#include <string_view>

#include "uppdrag/document/document.h"
#include "uppdrag/text/result.h"

namespace uppdrag::office_reader {

// Fills `document`, which has a path only. Single bytes are read as Windows-1252.
Status read_rtf(std::string_view bytes, Document& document);

}  // namespace uppdrag::office_reader
