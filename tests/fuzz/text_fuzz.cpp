// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as plain text and as Markdown; the first byte says which.
#include "invariants.h"
#include "text_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 100000;
  if (size == 0 || size > kMost) return 0;
  const bool markdown = (data[0] & 1U) != 0;
  uppdrag::text_reader::TextReader reader;
  const auto document = reader.read({markdown ? "fuzz.md" : "fuzz.txt",
                                     {reinterpret_cast<const char*>(data) + 1, size - 1},
                                     markdown ? "text/markdown" : "text/plain"});
  if (document)
    fuzz::check(*document);
  else
    fuzz::demand(!document.error().message.empty(), "a reason");
  return 0;
}
