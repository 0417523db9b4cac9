// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as a PDF file.
#include "invariants.h"
#include "pdf_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 200000;
  if (size > kMost) return 0;
  uppdrag::pdf_reader::PdfReader reader;
  const auto document = reader.read({"fuzz.pdf", {reinterpret_cast<const char*>(data), size}, "application/pdf"});
  if (document)
    fuzz::check(*document);
  else
    fuzz::demand(!document.error().message.empty(), "a reason");
  return 0;
}
