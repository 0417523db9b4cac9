// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of PDF files, on poppler; pages without a text layer go to the recogniser.
#pragma once

#include "uppdrag/plugin/plugin.h"

namespace uppdrag::pdf_reader {

// Pages of one file, and bytes of its text: what goes beyond is not read.
inline constexpr int kMostPages = 10000;
inline constexpr std::size_t kMostText = std::size_t{64} << 20U;

// Not thread-safe, and only one may read at a time in a process: poppler reports its complaints to one place.
class PdfReader final : public Reader {
 public:
  // The document in `source`, with a box for every word. kInvalidInput when the bytes are no PDF or damaged beyond
  // repair, when a password is needed or wrong, when there are more than kMostPages, or when no page has text and none
  // can be had by recognition; kNotFound when that is because the recogniser lacks something. Pages that cannot be
  // read, or have no text, leave a note; the former make the document partial, as does text beyond kMostText.
  // Recognised pages: see RecognitionAccount.
  Result<Document> read(const Source& source) override;
};

}  // namespace uppdrag::pdf_reader
