// SPDX-License-Identifier: GPL-3.0-or-later
#include "making.h"

#include <Poco/DateTime.h>
#include <Poco/Zip/Compress.h>

#include <catch2/catch.hpp>
#include <sstream>

#include "../document_form.h"
#include "office_reader.h"
#include "uppdrag/text/normalize.h"
#include "uppdrag/text/unicode.h"

namespace making {

using namespace uppdrag;

namespace {

constexpr std::string_view kWord =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    "xmlns:v=\"urn:schemas-microsoft-com:vml\"";

std::string u16(unsigned value) { return {static_cast<char>(value & 0xFFU), static_cast<char>(value >> 8U & 0xFFU)}; }
std::string u32(unsigned value) { return u16(value & 0xFFFFU) + u16(value >> 16U); }

void put(std::string& out, std::size_t at, const std::string& bytes) {
  if (out.size() < at + bytes.size()) out.resize(at + bytes.size());
  out.replace(at, bytes.size(), bytes);
}

}  // namespace

std::string archive(const Parts& parts) {
  std::ostringstream out;
  Poco::Zip::Compress zip(out, false);
  for (const auto& [name, content] : parts) {
    std::istringstream in(content);
    zip.addFile(in, Poco::DateTime(), Poco::Path(name, Poco::Path::PATH_UNIX));
  }
  zip.close();
  return out.str();
}

std::string docx(std::string_view body, const Parts& parts) {
  Parts all = {{"word/document.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document " + std::string(kWord) +
                                         "><w:body>" + std::string(body) + "</w:body></w:document>"}};
  all.insert(all.end(), parts.begin(), parts.end());
  return archive(all);
}

std::string p(std::string_view text, std::string_view properties) {
  std::string out = "<w:p>";
  if (!properties.empty()) out += "<w:pPr>" + std::string(properties) + "</w:pPr>";
  return out + (text.starts_with('<') ? std::string(text) : r(text)) + "</w:p>";
}

std::string r(std::string_view text, std::string_view properties) {
  std::string out = "<w:r>";
  if (!properties.empty()) out += "<w:rPr>" + std::string(properties) + "</w:rPr>";
  return out + "<w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r>";
}

std::pair<std::string, std::string> styles(std::string_view content) {
  return {"word/styles.xml", "<w:styles " + std::string(kWord) + ">" + std::string(content) + "</w:styles>"};
}

std::string style(std::string_view id, std::string_view name, std::string_view more) {
  return "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(id) + "\"><w:name w:val=\"" + std::string(name) +
         "\"/>" + std::string(more) + "</w:style>";
}

std::pair<std::string, std::string> numbering(std::string_view content) {
  return {"word/numbering.xml", "<w:numbering " + std::string(kWord) + ">" + std::string(content) + "</w:numbering>"};
}

std::string level(int number, std::string_view format, std::string_view text, std::string_view more) {
  return "<w:lvl w:ilvl=\"" + std::to_string(number) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" +
         std::string(format) + "\"/><w:lvlText w:val=\"" + std::string(text) + "\"/>" + std::string(more) + "</w:lvl>";
}

std::string odt(std::string_view body, std::string_view automatic, const Parts& parts) {
  const std::string spaces =
      "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
      "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
      "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"";
  Parts all = {{"mimetype", "application/vnd.oasis.opendocument.text"},
               {"content.xml", "<office:document-content " + spaces + "><office:automatic-styles>" +
                                   std::string(automatic) + "</office:automatic-styles><office:body><office:text>" +
                                   std::string(body) + "</office:text></office:body></office:document-content>"}};
  for (const auto& [name, content] : parts) {
    std::string whole = content;
    if (const auto at = whole.find("SPACES"); at != std::string::npos) whole.replace(at, 6, spaces);
    all.emplace_back(name, whole);
  }
  return archive(all);
}

// Sectors of 512 bytes: the table, the directory, then the streams, each longer than those that are kept in a stream of
// their own.
std::string compound(const Parts& streams) {
  constexpr unsigned kEnd = 0xFFFFFFFEU;
  constexpr unsigned kTable = 0xFFFFFFFDU;
  constexpr std::size_t kSector = 512;
  std::vector<unsigned> next = {kTable, kEnd};
  std::string data;
  const auto entry = [](std::string_view name, char type, unsigned start, unsigned size) {
    std::string out(128, '\0');
    for (std::size_t i = 0; i < name.size(); ++i) out[2 * i] = name[i];
    put(out, 64, u16(static_cast<unsigned>(2 * name.size() + 2)));
    out[66] = type;
    put(out, 116, u32(start));
    put(out, 120, u32(size));
    return out;
  };
  std::string directory = entry("Root Entry", 5, kEnd, 0);
  for (const auto& [name, content] : streams) {
    std::string padded = content;
    padded.resize(std::max<std::size_t>(4096, (content.size() + kSector - 1) / kSector * kSector));
    directory += entry(name, 2, static_cast<unsigned>(next.size()), static_cast<unsigned>(padded.size()));
    const std::size_t count = padded.size() / kSector;
    for (std::size_t i = 0; i < count; ++i)
      next.push_back(i + 1 == count ? kEnd : static_cast<unsigned>(next.size()) + 1);
    data += padded;
  }
  directory.resize(kSector);
  std::string table;
  for (const unsigned sector : next) table += u32(sector);
  REQUIRE(table.size() <= kSector);
  table.resize(kSector, '\xFF');
  std::string head("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  head.resize(kSector);
  put(head, 30, u16(9));
  put(head, 44, u32(1));
  put(head, 48, u32(1));
  put(head, 56, u32(4096));
  put(head, 60, u32(kEnd));
  put(head, 68, u32(kEnd));
  for (std::size_t i = 0; i < 109; ++i) put(head, 76 + 4 * i, u32(i == 0 ? 0 : 0xFFFFFFFFU));
  return head + table + directory + data;
}

std::string doc(std::string_view text, unsigned flags) {
  constexpr unsigned kText = 0x800;
  std::string main;
  put(main, 0, u16(0xA5EC));
  put(main, 2, u16(193));
  put(main, 10, u16(flags));
  put(main, 24, u32(kText));
  put(main, 28, u32(kText + static_cast<unsigned>(text.size())));
  put(main, 0x4C, u32(static_cast<unsigned>(text.size())));
  put(main, 0x1A2, u32(0));
  put(main, 0x1A6, u32(5 + 16));
  put(main, kText, std::string(text));
  const std::string pieces = "\x02" + u32(16) + u32(0) + u32(static_cast<unsigned>(text.size())) + u16(0) +
                             u32((kText * 2) | 0x40000000U) + u16(0);
  return compound({{"WordDocument", main}, {(flags & 0x0200U) != 0 ? "1Table" : "0Table", pieces}});
}

Document read(std::string_view bytes) {
  office_reader::OfficeReader reader;
  auto document = reader.read({"exempel", bytes, ""});
  if (!document) FAIL(document.error().message);
  return std::move(*document);
}

std::string refusal(std::string_view bytes) {
  office_reader::OfficeReader reader;
  const auto document = reader.read({"exempel", bytes, ""});
  return document ? std::string() : document.error().message;
}

Blocks blocks(const Document& document) { return blocks_of(document); }

Blocks blocks(std::string_view bytes) { return blocks(read(bytes)); }

std::string fault(const Document& document) { return fault_of(document); }

}  // namespace making
