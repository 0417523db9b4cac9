// SPDX-License-Identifier: GPL-3.0-or-later
// What a PDF says of itself: title, author, days, bookmarks.
#pragma once

#include <poppler-document.h>

#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/document/layout.h"

namespace uppdrag::pdf_reader {

// The bookmarks in order, at most a few thousand.
std::vector<LayoutOutline> read_outline(const poppler::document& pdf);

// `raw` as a title, or "" when it is none: a file name, the name of a program's document, the name of a series
// (`Regeringens proposition`) that many documents share.
std::string plausible_title(std::string_view raw);

// Sets title, author, created and updated, source "reader". The title is the one in the PDF when it is plausible,
// else the first heading that is. `created` and `updated` are days of the file, not of the decision.
void set_information(const poppler::document& pdf, Document& document);

}  // namespace uppdrag::pdf_reader
