// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as a mail.
#include "invariants.h"
#include "mail_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 100000;
  if (size > kMost) return 0;
  uppdrag::mail_reader::MailReader reader;
  const auto document = reader.read({"fuzz.eml", {reinterpret_cast<const char*>(data), size}, "message/rfc822"});
  if (document)
    fuzz::check(*document);
  else
    fuzz::demand(!document.error().message.empty(), "a reason");
  return 0;
}
