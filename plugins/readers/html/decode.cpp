// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode.h"

#include <algorithm>

namespace uppdrag::html_reader {
namespace {

bool name_char(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == ':' || c == '.';
}

// The name behind `key` at `at`, with `=` and quotes between; "" when there is none.
std::string name_behind(std::string_view head, std::size_t at) {
  while (at < head.size() && (head[at] == ' ' || head[at] == '\n' || head[at] == '\t' || head[at] == '\r')) ++at;
  if (at >= head.size() || head[at] != '=') return {};
  ++at;
  while (at < head.size() && (head[at] == ' ' || head[at] == '"' || head[at] == '\'')) ++at;
  std::string name;
  while (at < head.size() && name_char(head[at]) && name.size() < 40) name += head[at++];
  return name;
}

// Blanks tags that never end: the parser compares each attribute of a tag with all before it. Returns their number.
std::size_t blank_endless_tags(std::string& text) {
  constexpr std::size_t kLongTag = std::size_t{64} << 10U;
  constexpr std::size_t kMostAttributes = 4000;
  std::size_t blanked = 0;
  std::size_t close = 0;
  for (std::size_t open = text.find('<'); open != std::string::npos; open = text.find('<', open + 1)) {
    if (close <= open) close = std::min(text.find('>', open), text.size());
    if (close - open < kLongTag) continue;
    std::size_t attributes = 0;
    char quote = 0;
    for (std::size_t at = open; at < close; ++at) {
      const char c = text[at];
      if (quote != 0)
        quote = c == quote ? '\0' : quote;
      else if (c == '"' || c == '\'')
        quote = c;
      else
        attributes += c == ' ' || c == '\n' || c == '\t' || c == '/' ? 1 : 0;
    }
    const char next = text[open + 1];
    const bool tag = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    if (tag && attributes > kMostAttributes) {
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(open),
                text.begin() + static_cast<std::ptrdiff_t>(std::min(close + 1, text.size())), ' ');
      ++blanked;
    }
    open = close - 1;
  }
  return blanked;
}

// Blanks `<![if !supportLists]>` and the like, which Word writes and the parser takes for text.
void blank_conditions(std::string& text) {
  constexpr std::size_t kLongest = 200;
  constexpr std::string_view kData = "<![CDATA[";
  const auto blank = [&](std::size_t from, std::size_t to) {
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(from), text.begin() + static_cast<std::ptrdiff_t>(to), ' ');
  };
  for (auto at = text.find("<!["); at != std::string::npos; at = text.find("<![", at + 1)) {
    if (text.compare(at, kData.size(), kData) == 0) {
      blank(at, at + kData.size());
      continue;
    }
    const auto close = std::string_view(text).substr(at, kLongest).find('>');
    if (close != std::string_view::npos) blank(at, at + close + 1);
  }
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t kLook = 4096;
  std::string head(bytes.substr(0, kLook));
  for (char& c : head)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  if (const auto xml = head.find("<?xml"); xml < 8) {
    const auto encoding = head.find("encoding", xml);
    if (encoding < head.find("?>", xml))
      if (std::string name = name_behind(head, encoding + 8); !name.empty()) return name;
  }
  for (auto meta = head.find("<meta"); meta != std::string::npos; meta = head.find("<meta", meta + 1)) {
    const auto charset = head.find("charset", meta);
    if (charset < head.find('>', meta))
      if (std::string name = name_behind(head, charset + 7); !name.empty()) return name;
  }
  return {};
}

Result<DecodedPage> decode_page(std::string_view bytes, std::string_view charset) {
  DecodedPage page;
  const std::string declared = charset.empty() ? declared_charset(bytes) : std::string(charset);
  auto decoded = decode_text(bytes, declared);
  if (!decoded) {
    // Some servers pad their pages; a page of nothing but NUL bytes is no page.
    page.nuls = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
    if (page.nuls == 0 || page.nuls * 2 > bytes.size()) return decoded.error();
    std::string rest(bytes);
    std::erase(rest, '\0');
    decoded = decode_text(rest, declared);
    if (!decoded) return decoded.error();
  }
  page.decoded = std::move(*decoded);
  page.text = page.decoded.text;
  std::string& text = page.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte != 0x7F) continue;
    if (text[i] == '\r')
      text[i] = i + 1 < text.size() && text[i + 1] == '\n' ? ' ' : '\n';
    else if (text[i] != '\n' && text[i] != '\t')
      text[i] = ' ';
  }
  blank_conditions(text);
  page.endless_tags = blank_endless_tags(text);
  return page;
}

std::vector<std::string> decoding_notes(const DecodedPage& page) {
  std::vector<std::string> notes;
  if (page.decoded.lossy)
    notes.push_back("some bytes are not valid in " + page.decoded.charset + " and were replaced by U+FFFD");
  if (page.nuls > 0) notes.push_back(std::to_string(page.nuls) + " NUL bytes were left out");
  if (page.endless_tags > 0)
    notes.push_back(std::to_string(page.endless_tags) + " tags with thousands of attributes were left out");
  return notes;
}

}  // namespace uppdrag::html_reader
