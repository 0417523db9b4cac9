// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading.h"

#include <catch2/catch.hpp>

#include "../document_form.h"
#include "pdf_reader.h"

namespace reading {

uppdrag::Result<uppdrag::Document> read(std::string_view bytes) {
  uppdrag::pdf_reader::PdfReader reader;
  return reader.read({"exempel.pdf", bytes, "application/pdf"});
}

uppdrag::Result<uppdrag::Document> read(const pdf::Maker& pdf, uppdrag::Source how) {
  const std::string bytes = pdf.write();
  how.path = "exempel.pdf";
  how.bytes = bytes;
  how.media_type = "application/pdf";
  uppdrag::pdf_reader::PdfReader reader;
  return reader.read(how);
}

uppdrag::Document document(const pdf::Maker& pdf) {
  auto document = read(pdf.write());
  if (!document) FAIL(document.error().message);
  return std::move(*document);
}

std::string refusal(std::string_view bytes) {
  const auto document = read(bytes);
  REQUIRE_FALSE(document);
  CHECK(document.error().code == uppdrag::ErrorCode::kInvalidInput);
  return document.error().message;
}

std::vector<std::string> blocks(const uppdrag::Document& document) { return blocks_of(document); }

std::vector<std::string> blocks(const pdf::Maker& pdf) { return blocks(document(pdf)); }

}  // namespace reading
