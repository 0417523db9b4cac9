// SPDX-License-Identifier: GPL-3.0-or-later
// Word's binary format of 1993 to 2007: the text, its headings by the built-in styles, list items, table rows,
// footnotes. Source of the layout: [MS-DOC], Microsoft's open specification; for Word 6 and 95 its predecessor.
#pragma once

#include "compound_file.h"
#include "uppdrag/document/document.h"
#include "uppdrag/text/result.h"

namespace uppdrag::office_reader {

// Fills `document`, which has a path only. kUnsupported when the file is no Word document of these versions.
Status read_doc(const CompoundFile& file, Document& document);

}  // namespace uppdrag::office_reader
