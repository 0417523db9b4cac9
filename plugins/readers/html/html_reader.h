// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of web pages.
#pragma once

#include "uppdrag/plugin/plugin.h"

namespace uppdrag::html_reader {

// Not thread-safe.
class HtmlReader final : public Reader {
 public:
  // The page in `source`. What belongs to the site around the text is furniture; scripts and what the page hides is
  // left out. Bytes that fit no charset leave U+FFFD, a note and Document::partial; kInvalidInput when the bytes are no
  // text, or have no words. O(bytes).
  Result<Document> read(const Source& source) override;
};

// What read() gives, for a page whose charset is named elsewhere; "" when it is not.
Result<Document> read_page(const Source& source, std::string_view charset);

}  // namespace uppdrag::html_reader
