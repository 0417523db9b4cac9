// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail_reader.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "../html/html_reader.h"
#include "../html/page_metadata.h"
#include "../shared/flow.h"
#include "../shared/tidy.h"
#include "encoded_words.h"
#include "mail_writer.h"
#include "parts.h"
#include "transfer.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::mail_reader {
namespace {

// The day in `Wed, 19 Jun 2013 10:15:00 +0200`, as its sender's calendar had it: `2013-06-19`; "" for anything else.
std::string day_of(std::string_view date) {
  if (const auto comma = date.find(','); comma != std::string_view::npos) date.remove_prefix(comma + 1);
  std::istringstream words{std::string(date)};
  std::string day;
  std::string month;
  std::string year;
  words >> day >> month >> year;
  return html_reader::day_of(day + " " + month + " " + year);
}

// Browsers save a page with its pictures as a mail.
const Part* saved_page(const Part& root) {
  if (!root.is("multipart/related") || root.parts.empty()) return nullptr;
  const bool saved = !root.header.get("snapshot-content-location").empty() ||
                     root.header.get("from").find("Saved by ") != std::string::npos;
  return saved && root.parts.front().is("text/html") ? &root.parts.front() : nullptr;
}

Result<Document> read_saved_page(const Source& source, const Part& root, const Part& page) {
  const Transferred decoded = decode_transfer(page.encoding, page.body);
  Source inner = source;
  inner.bytes = decoded.bytes;
  auto document = html_reader::read_page(inner, page.parameters.get("charset"));
  if (!document) return document;
  document->to_source = {};
  document->charset.clear();
  Metadata& metadata = document->metadata;
  if (!metadata.has("title")) metadata.set("title", flow::tidy(decode_words(root.header.get("subject"))), "reader");
  const std::string address = root.header.get("snapshot-content-location");
  if (!metadata.has("source_url") && address.starts_with("http"))
    metadata.set("source_url", decode_bytes(address, {}), "reader");
  return document;
}

void tell_damage(const Damage& damage, Document& document) {
  const std::array<std::pair<bool, std::string>, 5> notes = {{
      {damage.cut, "the mail ends in the middle of a part; it was read as far as it goes"},
      {damage.no_boundary,
       "the lines that should separate the mail's parts are missing; it was read as far as possible"},
      {damage.encoding, "some bytes are no valid base64 or quoted-printable; what could be decoded is kept"},
      {damage.too_deep, "parts nested deeper than " + std::to_string(kDeepest) + " levels were left out"},
      {damage.too_many, "parts beyond the first " + std::to_string(kMostParts) + " were left out"},
  }};
  for (const auto& [present, note] : notes)
    if (present) document.notes.push_back(note);
  document.partial = !document.notes.empty();
}

void set_metadata(const Header& header, Metadata& metadata) {
  constexpr std::size_t kLongest = 1000;
  const auto line = [&](const char* name) {
    std::string text = flow::tidy(decode_words(header.get(name)));
    std::size_t size = std::min(text.size(), kLongest);
    while (!on_code_point(text, size)) --size;
    text.resize(size);
    return text;
  };
  metadata.set("title", line("subject"), "reader");
  metadata.set("date", day_of(header.get("date")), "reader");
  metadata.set("sender", line("from"), "reader");
}

}  // namespace

Result<Document> MailReader::read(const Source& source) {
  const MailTree tree(source.bytes);
  const Part& root = tree.root();
  if (const Part* page = saved_page(root)) return read_saved_page(source, root, *page);
  Document document;
  document.path = source.path;
  tell_damage(tree.damage(), document);
  if (root.header.empty()) {
    document.notes.emplace_back("no header (expected lines such as 'From:' and 'Subject:'); it was read as plain text");
    document.partial = true;
  }
  flow::Flow flow(false);
  MailWriter writer(flow, document.notes);
  writer.run(root);
  if (writer.sealed() && !writer.has_text())
    return Error{ErrorCode::kInvalidInput,
                 "is a mail whose text is encrypted or packed into a signature; open it in the mail program, save its "
                 "text and read that"};
  document.partial = document.partial || writer.partial();
  flow.write(document, false);
  set_metadata(root.header, document.metadata);
  return document;
}

}  // namespace uppdrag::mail_reader
