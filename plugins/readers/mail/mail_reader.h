// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of saved mail (.eml).
#pragma once

#include "uppdrag/plugin/plugin.h"

namespace uppdrag::mail_reader {

// Not thread-safe.
class MailReader final : public Reader {
 public:
  // The mail in `source`: its subject as heading and title, its sender, recipients and day as furniture, then the text
  // of its parts, mails within it included. Of alternatives the last that has words is read; a page in HTML goes the
  // way of saved web pages. Signatures and the heads of forwarded mails are furniture. What is no text is named in a
  // note. Damaged parts are read as far as they go, with Document::partial and a note. kInvalidInput when all text is
  // encrypted. O(bytes).
  Result<Document> read(const Source& source) override;
};

}  // namespace uppdrag::mail_reader
