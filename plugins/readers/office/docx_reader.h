// SPDX-License-Identifier: GPL-3.0-or-later
// Word documents (Office Open XML).
#pragma once

#include "package.h"
#include "uppdrag/document/document.h"
#include "uppdrag/text/result.h"

namespace uppdrag::office_reader {

// Fills `document`, which has a path only. Headings by style, lists with their computed marks, tables as rows, notes
// behind the section that refers to them, headers and footers as furniture; deleted text is left out, inserted text
// kept.
Status read_docx(Package& package, Document& document);

}  // namespace uppdrag::office_reader
