// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as an office document. The first byte says as what: a file as it is, a part of a Word or OpenDocument archive,
// or the streams of an old Word file. Packed and summed bytes would hardly ever get past the unpacking.
#include <Poco/DateTime.h>
#include <Poco/Zip/Compress.h>

#include <sstream>
#include <utility>
#include <vector>

#include "invariants.h"
#include "office_reader.h"

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

constexpr const char* kWord = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

std::string archive(const Parts& parts) {
  std::ostringstream out;
  Poco::Zip::Compress zip(out, true);
  for (const auto& [name, content] : parts) {
    std::istringstream in(content);
    zip.addFile(in, Poco::DateTime(), Poco::Path(name, Poco::Path::PATH_UNIX), Poco::Zip::ZipCommon::CM_STORE);
  }
  zip.close();
  return out.str();
}

std::string word(const char* root, const std::string& content) {
  return "<w:" + std::string(root) + " " + kWord + ">" + content + "</w:" + root + ">";
}

std::string u32(std::uint32_t value) {
  std::string out;
  for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
  return out;
}

// Sectors: table, directory, the main stream, the table stream, each eight long.
std::string old_word(const std::string& content) {
  constexpr std::size_t kSector = 512;
  constexpr std::size_t kStream = 8 * kSector;
  std::string head("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  head.resize(kSector);
  head[30] = 9;
  head.replace(48, 4, u32(1));
  head.replace(56, 4, u32(4096));
  head.replace(60, 4, u32(0xFFFFFFFE));
  head.replace(68, 4, u32(0xFFFFFFFE));
  for (std::size_t i = 0; i < 109; ++i) head.replace(76 + 4 * i, 4, u32(i == 0 ? 0 : 0xFFFFFFFF));
  std::string table = u32(0xFFFFFFFD) + u32(0xFFFFFFFE);
  for (std::uint32_t i = 2; i < 18; ++i) table += u32(i == 9 || i == 17 ? 0xFFFFFFFE : i + 1);
  table.resize(kSector, '\xFF');
  std::string directory(kSector, '\0');
  const auto entry = [&](std::size_t at, const std::string& name, std::uint32_t start) {
    for (std::size_t i = 0; i < name.size(); ++i) directory[at + 2 * i] = name[i];
    directory[at + 64] = static_cast<char>(2 * name.size() + 2);
    directory[at + 66] = 2;
    directory.replace(at + 116, 4, u32(start));
    directory.replace(at + 120, 4, u32(kStream));
  };
  entry(0, "WordDocument", 2);
  entry(128, "1Table", 10);
  std::string main = content.substr(0, kStream);
  std::string tables = content.size() > kStream ? content.substr(kStream, kStream) : content;
  main.resize(kStream);
  tables.resize(kStream);
  main.replace(0, 2, "\xEC\xA5");
  main[2] = static_cast<char>(193);
  main[10] = 0;
  main[11] = 2;
  return head + table + directory + main + tables;
}

std::string made_of(const std::string& content, unsigned kind) {
  const std::string body =
      word("document",
           "<w:body><w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
           "<w:r><w:t>text</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p></w:body>");
  switch (kind) {
    case 1:
      return archive({{"word/document.xml", word("document", "<w:body>" + content + "</w:body>")}});
    case 2:
      return archive({{"word/document.xml", body}, {"word/styles.xml", word("styles", content)}});
    case 3:
      return archive({{"word/document.xml", body}, {"word/numbering.xml", word("numbering", content)}});
    case 4:
      return archive({{"word/document.xml", body}, {"word/footnotes.xml", word("footnotes", content)}});
    case 5:
      return archive({{"content.xml",
                       "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                       "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                       "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
                       "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
                       "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"><office:body><office:text>" +
                           content + "</office:text></office:body></office:document-content>"}});
    case 6:
      return old_word(content);
    default:
      return content;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 100000;
  if (size == 0 || size > kMost) return 0;
  const std::string content(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string bytes = made_of(content, data[0] % 8U);
  uppdrag::office_reader::OfficeReader reader;
  const auto document = reader.read({"fuzz", bytes, ""});
  if (document)
    fuzz::check(*document);
  else
    fuzz::demand(!document.error().message.empty(), "a reason");
  return 0;
}
