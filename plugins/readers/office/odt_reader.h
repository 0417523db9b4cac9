// SPDX-License-Identifier: GPL-3.0-or-later
// OpenDocument texts, as LibreOffice writes them.
#pragma once

#include "package.h"
#include "uppdrag/document/document.h"
#include "uppdrag/text/result.h"

namespace uppdrag::office_reader {

// Fills `document`, which has a path only; see read_docx().
Status read_odt(Package& package, Document& document);

}  // namespace uppdrag::office_reader
