// SPDX-License-Identifier: GPL-3.0-or-later
// What a file is, from its content first and then from its name.
#include <algorithm>
#include <array>
#include <utility>

#include "uppdrag/ingest/ingest.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Marks at the start of a file.
constexpr std::array<Pair, 7> kMagic = {{{"%PDF-", "application/pdf"},
                                         {"\xD0\xCF\x11\xE0", "application/x-ole-storage"},
                                         {"{\\rtf", "application/rtf"},
                                         {"\x89PNG", "image/png"},
                                         {{"II*\0", 4}, "image/tiff"},
                                         {{"MM\0*", 4}, "image/tiff"},
                                         {"\xFF\xD8\xFF", "image/jpeg"}}};
constexpr std::string_view kDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::string_view kPptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
constexpr std::string_view kOdt = "application/vnd.oasis.opendocument.text";
// Zip archives whose content does not tell: the name does.
constexpr std::array<Pair, 4> kZipTypes = {{{".docx", kDocx}, {".xlsx", kXlsx}, {".pptx", kPptx}, {".odt", kOdt}}};
// What stands in the archives of office programs.
constexpr std::array<Pair, 3> kZipFolders = {{{"word/", kDocx}, {"xl/", kXlsx}, {"ppt/", kPptx}}};
// Compound files that hold no text document.
constexpr std::array<Pair, 5> kOleTypes = {{{".xls", "application/vnd.ms-excel"},
                                            {".ppt", "application/vnd.ms-powerpoint"},
                                            {".msg", "application/vnd.ms-outlook"},
                                            {".msi", "application/x-msi"},
                                            {".db", "application/octet-stream"}}};
// Text that is Markdown, or that is meant for programs and not for readers.
constexpr std::array<Pair, 20> kTextTypes = {{{".md", "text/markdown"},
                                              {".markdown", "text/markdown"},
                                              {".html", "text/html"},
                                              {".htm", "text/html"},
                                              {".xhtml", "text/html"},
                                              {".eml", "message/rfc822"},
                                              {".mht", "message/rfc822"},
                                              {".mhtml", "message/rfc822"},
                                              {".xml", "application/xml"},
                                              {".json", "application/json"},
                                              {".jsonl", "application/json"},
                                              {".csv", "text/csv"},
                                              {".tsv", "text/tab-separated-values"},
                                              {".js", "text/javascript"},
                                              {".css", "text/css"},
                                              {".py", "text/x-python"},
                                              {".sh", "text/x-shellscript"},
                                              {".log", "text/x-log"},
                                              {".ini", "text/x-ini"},
                                              {".yaml", "application/yaml"}}};

template <std::size_t N>
std::string_view by_name(const std::array<Pair, N>& table, std::string_view extension) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Pair& pair) { return pair.first == extension; });
  return found == table.end() ? std::string_view() : found->second;
}

std::string extension_of(std::string_view path) {
  const auto slash = path.rfind('/');
  const auto name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string() : to_lower(name.substr(dot));
}

// A page may start with an XML declaration and comments.
bool starts_with_markup(std::string_view bytes) {
  const auto skip = [&](std::string_view start, std::string_view end) {
    if (!bytes.starts_with(start)) return false;
    const auto at = bytes.find(end, start.size());
    bytes.remove_prefix(at == std::string_view::npos ? bytes.size() : at + end.size());
    return true;
  };
  for (bool again = true; again;) {
    while (!bytes.empty() && (static_cast<unsigned char>(bytes[0]) <= ' ')) bytes.remove_prefix(1);
    again = skip("<!--", "-->") || skip("<?xml", "?>");
  }
  const std::string start = to_lower(bytes.substr(0, 15));
  return start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<head>") ||
         start.starts_with("<body");
}

// What the entries of a zip archive tell; "" when those at hand tell nothing.
std::string_view zip_type(std::string_view bytes) {
  constexpr std::string_view kEntry = "PK\x03\x04";
  constexpr std::size_t kHeader = 30;
  constexpr std::size_t kLook = std::size_t{1} << 20U;
  bytes = bytes.substr(0, kLook);
  bool office = false;
  for (auto at = bytes.find(kEntry); at != std::string_view::npos; at = bytes.find(kEntry, at + 1)) {
    const std::string_view name = bytes.substr(std::min(at + kHeader, bytes.size()), 64);
    if (at == 0 && name.starts_with("mimetype")) {
      const std::string_view type = name.substr(8);
      return type.starts_with(kOdt) ? kOdt : std::string_view("application/zip");
    }
    office = office || name.starts_with("[Content_Types].xml");
    for (const auto& [folder, type] : kZipFolders)
      if (name.starts_with(folder)) return type;
  }
  // What kind of office document stands further behind; most are texts.
  return office ? kDocx : std::string_view();
}

// Fields that say that a text is a mail: some of those that every mail has, and of those that nothing else has.
constexpr std::array<std::string_view, 6> kMailFields = {"from", "to", "subject", "date", "cc", "content-type"};
constexpr std::array<std::string_view, 8> kTransportFields = {
    "received", "return-path", "message-id", "mime-version", "delivered-to", "x-mailer", "dkim-signature", "reply-to"};

// Whether `bytes` start with the header of a mail: nothing but fields up to an empty line, two of them a mail's, and
// one that tells how it came, or the address of its sender.
bool starts_with_mail_header(std::string_view bytes) {
  constexpr std::size_t kLook = std::size_t{64} << 10U;
  const std::string_view look = bytes.substr(0, kLook);
  std::size_t known = 0;
  bool sure = false;
  for (std::size_t at = 0; at < look.size();) {
    const auto end = std::min(look.find('\n', at), look.size());
    const std::string_view line = look.substr(at, end - at);
    at = end + 1;
    if (line.empty() || line == "\r") break;
    if (line[0] == ' ' || line[0] == '\t') {
      if (at == end + 1 && end == line.size()) return false;  // No field is folded here.
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || line.substr(0, colon).find(' ') != std::string_view::npos)
      return end == look.size() && known >= 2 && sure;  // What was looked at ends within the field.
    const std::string name = to_lower(line.substr(0, colon));
    const auto is_in = [&](const auto& names) { return std::find(names.begin(), names.end(), name) != names.end(); };
    known += is_in(kMailFields) ? 1 : 0;
    sure = sure || is_in(kTransportFields) || (name == "from" && line.find('@') != std::string_view::npos);
  }
  return known >= 2 && sure;
}

// UTF-16 and UTF-32 texts have NUL bytes too, but start with a mark.
bool has_bom(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4));
}

}  // namespace

std::string detect_media_type(std::string_view bytes, std::string_view path) {
  const std::string extension = extension_of(path);
  for (const auto& [magic, type] : kMagic) {
    if (!bytes.starts_with(magic)) continue;
    const auto ole = type == "application/x-ole-storage" ? by_name(kOleTypes, extension) : std::string_view();
    return std::string(ole.empty() ? type : ole);
  }
  if (bytes.starts_with("PK\x03\x04")) {
    auto type = by_name(kZipTypes, extension);
    if (const auto told = zip_type(bytes); !told.empty() && (type.empty() || told != kDocx)) type = told;
    return std::string(type.empty() ? "application/zip" : type);
  }
  if (starts_with_mail_header(bytes.substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0))) return "message/rfc822";
  constexpr std::size_t kLook = 8192;
  if (!has_bom(bytes) && bytes.substr(0, kLook).find('\0') != std::string_view::npos) return "application/octet-stream";
  if (starts_with_markup(bytes.substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0, kLook))) return "text/html";
  const auto type = by_name(kTextTypes, extension);
  return std::string(type.empty() ? "text/plain" : type);
}

}  // namespace uppdrag
