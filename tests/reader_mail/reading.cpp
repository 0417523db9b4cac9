// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "../document_form.h"
#include "mail_reader.h"

namespace reading {

using namespace uppdrag;

Document mail(std::string_view text) {
  std::string bytes;
  for (const char c : text) bytes += c == '\n' ? std::string("\r\n") : std::string(1, c);
  mail_reader::MailReader reader;
  auto document = reader.read({"exempel.eml", bytes, "message/rfc822"});
  REQUIRE(document);
  REQUIRE(fault_of(*document).empty());
  return std::move(*document);
}

Blocks blocks(const Document& document) { return blocks_of(document); }

Blocks body(std::string_view text) {
  Blocks all = blocks(mail(text));
  const auto header = std::find_if(all.begin(), all.end(), [](const std::string& block) {
    return !block.starts_with("heading1: ") && !block.starts_with("furniture: From: ") &&
           !block.starts_with("furniture: To: ") && !block.starts_with("furniture: Cc: ") &&
           !block.starts_with("furniture: Date: ");
  });
  return {header, all.end()};
}

std::string with(std::string_view header, std::string_view body) {
  return "Subject: Uppdrag\n" + std::string(header) + "\n\n" + std::string(body);
}

}  // namespace reading
