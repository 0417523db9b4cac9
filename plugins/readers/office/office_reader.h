// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of office documents: docx, odt, and the old doc.
#pragma once

#include "uppdrag/plugin/plugin.h"

namespace uppdrag::office_reader {

// Which format it is, the content tells. Not thread-safe.
class OfficeReader final : public Reader {
 public:
  // The document in `source`. Damaged parts are read as far as they go, with Document::partial and a note.
  // kInvalidInput when it is encrypted, an attack, or no document; kUnsupported for formats that are known but not
  // read. O(bytes).
  Result<Document> read(const Source& source) override;
};

}  // namespace uppdrag::office_reader
