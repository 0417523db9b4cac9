// SPDX-License-Identifier: GPL-3.0-or-later
// What an office document says of itself: title, days.
#pragma once

#include "uppdrag/document/document.h"
#include "xml_tree.h"

namespace uppdrag::office_reader {

// `docProps/core.xml` of Word documents, and `meta.xml` of OpenDocument. Word keeps the title and the days of the
// template, or of the file that a document was made from: its title counts only when the text has no heading, its day
// of change as `updated`. Call when the text is written.
void read_core_properties(const XmlTree& tree, Document& document);
void read_open_document_properties(const XmlTree& tree, Document& document);
// The title that the text has: its first heading of the lowest level, or else `named`.
void set_title(std::string_view named, Document& document);

}  // namespace uppdrag::office_reader
