// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a page as text: what the page says of its charset, when its bytes do not say otherwise.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/text/normalize.h"
#include "uppdrag/text/result.h"

namespace uppdrag::html_reader {

// The charset that the first kilobytes name in `<meta charset>`, `<meta http-equiv content="…; charset=…">` or
// `<?xml encoding?>`; "" when none does.
std::string declared_charset(std::string_view bytes);

struct DecodedPage {
  DecodedText decoded;  // NUL bytes left out, see `nuls`.
  std::string text;     // The same, byte for byte, with control characters as spaces: what the parser reads.
  std::size_t nuls = 0;
  std::size_t endless_tags = 0;  // Tags with thousands of attributes, blanked in `text`.
};

// A byte order mark decides, then bytes that are valid UTF-8, then what the page declares, then what the bytes look
// like: pages say utf-8 and are Windows-1252, or the other way round. `charset` is what is said of the page elsewhere,
// which goes before what it says itself. kInvalidInput when the bytes are no text.
Result<DecodedPage> decode_page(std::string_view bytes, std::string_view charset = {});

// What was lost on the way to `page`, for Document::notes.
std::vector<std::string> decoding_notes(const DecodedPage& page);

}  // namespace uppdrag::html_reader
