// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as a web page.
#include "html_reader.h"
#include "invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 100000;
  if (size > kMost) return 0;
  uppdrag::html_reader::HtmlReader reader;
  const auto document = reader.read({"fuzz.html", {reinterpret_cast<const char*>(data), size}, "text/html"});
  if (document)
    fuzz::check(*document);
  else
    fuzz::demand(!document.error().message.empty(), "a reason");
  return 0;
}
