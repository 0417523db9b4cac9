// SPDX-License-Identifier: GPL-3.0-or-later
// The text of header fields: `=?iso-8859-1?Q?L=E4nsstyrelsen?=` (RFC 2047), and bytes that stand there unencoded.
#pragma once

#include <string>
#include <string_view>

namespace uppdrag::mail_reader {

// `value` with its encoded words decoded, valid UTF-8. White space between two encoded words goes, and characters that
// were cut between two of one charset are whole again. What is no right encoded word stays as it is. O(bytes).
std::string decode_words(std::string_view value);

// `bytes` in `charset` (any that ICU knows; "" when nothing names one) as valid UTF-8, as decode_text() reads them.
// Bytes that are no text become U+FFFD.
std::string decode_bytes(std::string_view bytes, std::string_view charset);

}  // namespace uppdrag::mail_reader
