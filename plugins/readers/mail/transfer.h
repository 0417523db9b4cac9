// SPDX-License-Identifier: GPL-3.0-or-later
// Transfer encodings of mail: base64 and quoted-printable. Poco decodes what is right; its decoders throw at the first
// wrong byte, so that bytes are put right before it sees them.
#pragma once

#include <string>
#include <string_view>

namespace uppdrag::mail_reader {

struct Transferred {
  std::string bytes;
  bool damaged = false;  // Something in it was no valid encoding; it was skipped or taken as it stands.
};

// As RFC 2045, 6.8: what is outside of the alphabet is skipped; `=` may end a part before the end. O(bytes).
Transferred decode_base64(std::string_view encoded);

// As RFC 2045, 6.7; `=` in front of something else than two hexadecimal digits or a line end is itself. O(bytes).
Transferred decode_quoted_printable(std::string_view encoded);

// By the name of a Content-Transfer-Encoding, in any case; other names than the two leave the bytes as they are.
Transferred decode_transfer(std::string_view encoding, std::string_view encoded);

}  // namespace uppdrag::mail_reader
