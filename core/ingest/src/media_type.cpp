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
constexpr std::array<Pair, 5> kMagic = {{{"%PDF-", "application/pdf"},
                                         {"\xD0\xCF\x11\xE0", "application/x-ole-storage"},
                                         {"{\\rtf", "application/rtf"},
                                         {"\x89PNG", "image/png"},
                                         {"\xFF\xD8\xFF", "image/jpeg"}}};
// Zip archives: the name tells which.
constexpr std::array<Pair, 4> kZipTypes = {
    {{".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
     {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
     {".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
     {".odt", "application/vnd.oasis.opendocument.text"}}};
// Text that is Markdown, or that is meant for programs and not for readers.
constexpr std::array<Pair, 17> kTextTypes = {{{".md", "text/markdown"},
                                              {".markdown", "text/markdown"},
                                              {".html", "text/html"},
                                              {".htm", "text/html"},
                                              {".xhtml", "text/html"},
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

bool starts_with_markup(std::string_view bytes) {
  while (!bytes.empty() && (static_cast<unsigned char>(bytes[0]) <= ' ')) bytes.remove_prefix(1);
  const std::string start = to_lower(bytes.substr(0, 15));
  return start.starts_with("<!doctype html") || start.starts_with("<html");
}

// UTF-16 and UTF-32 texts have NUL bytes too, but start with a mark.
bool has_bom(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
         bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4));
}

}  // namespace

std::string detect_media_type(std::string_view bytes, std::string_view path) {
  for (const auto& [magic, type] : kMagic) {
    if (bytes.starts_with(magic)) return std::string(type);
  }
  const std::string extension = extension_of(path);
  if (bytes.starts_with("PK\x03\x04")) {
    const auto type = by_name(kZipTypes, extension);
    return std::string(type.empty() ? "application/zip" : type);
  }
  constexpr std::size_t kLook = 8192;
  if (!has_bom(bytes) && bytes.substr(0, kLook).find('\0') != std::string_view::npos) return "application/octet-stream";
  if (starts_with_markup(bytes.substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0, kLook))) return "text/html";
  const auto type = by_name(kTextTypes, extension);
  return std::string(type.empty() ? "text/plain" : type);
}

}  // namespace uppdrag
