// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines.h"

#include <algorithm>
#include <cstring>

#include "uppdrag/text/unicode.h"

namespace uppdrag::text_reader {
namespace {

// Bytes of the white space that starts at `at`, and its columns; 0 when none does.
struct Blank {
  std::uint32_t bytes = 0;
  std::uint32_t columns = 0;
};

Blank blank_at(std::string_view text, std::uint32_t at, std::uint32_t end, std::uint32_t column) {
  const char c = text[at];
  if (c == ' ') return {1, 1};
  if (c == '\t') return {1, 4 - column % 4};
  const auto byte = static_cast<unsigned char>(c);
  if (byte != 0xC2 && byte != 0xE2 && byte != 0xE3) return {};
  const CodePoint point = decode_utf8(text.substr(0, end), at);
  return is_space(point.value) ? Blank{point.next - at, 1} : Blank{};
}

std::uint32_t trimmed_end(std::string_view text, std::uint32_t start, std::uint32_t end) {
  while (end > start) {
    std::uint32_t last = end - 1;
    if (text[last] != ' ' && text[last] != '\t') {
      if (static_cast<unsigned char>(text[last]) < 0x80U) break;
      while (last > start && !on_code_point(text, last)) --last;
      if (!is_space(decode_utf8(text, last).value)) break;
    }
    end = last;
  }
  return end;
}

void add_line(std::string_view text, std::uint32_t start, std::uint32_t end, bool new_page, std::vector<Line>& out) {
  Line line;
  line.new_page = new_page;
  std::uint32_t column = 0;
  while (start < end) {
    const Blank blank = blank_at(text, start, end, column);
    if (blank.bytes == 0) break;
    start += blank.bytes;
    column += blank.columns;
  }
  line.start = start;
  line.end = trimmed_end(text, start, end);
  line.indent = static_cast<std::uint16_t>(std::min<std::uint32_t>(column, 0xFFFF));
  line.hard_break = !line.blank() && (end - line.end >= 2 || text[line.end - 1] == '\\');
  out.push_back(line);
}

// Where the last code point of `text` starts. Requires a non-empty text.
std::uint32_t last_start(std::string_view text) {
  auto at = static_cast<std::uint32_t>(text.size()) - 1;
  while (at > 0 && !on_code_point(text, at)) --at;
  return at;
}

bool opens(char32_t c) {
  constexpr std::u32string_view kOpening = U"*_[(\"'„“”»«’‘\\`~";
  return kOpening.find(c) != std::u32string_view::npos;
}

bool closes(char32_t c) {
  constexpr std::u32string_view kClosing = U")]\"'“”»«’‘";
  return kClosing.find(c) != std::u32string_view::npos;
}

}  // namespace

void cut_lines(std::string_view text, std::uint32_t from, std::vector<Line>& out) {
  out.clear();
  const bool pages = text.find('\f', from) != std::string_view::npos;
  const auto size = static_cast<std::uint32_t>(text.size());
  bool new_page = false;
  while (from < size) {
    const void* lf = std::memchr(text.data() + from, '\n', size - from);
    const auto end = lf == nullptr ? size : static_cast<std::uint32_t>(static_cast<const char*>(lf) - text.data());
    if (pages) {
      for (auto feed = text.substr(0, end).find('\f', from); feed != std::string_view::npos;
           feed = text.substr(0, end).find('\f', from)) {
        if (feed > from) add_line(text, from, static_cast<std::uint32_t>(feed), new_page, out);
        new_page = true;
        from = static_cast<std::uint32_t>(feed) + 1;
      }
    }
    add_line(text, from, end, new_page, out);
    new_page = false;
    from = end + 1;
  }
}

bool is_lower(char32_t c) { return is_letter(c) && !is_upper(c); }

char32_t first_visible(std::string_view line) {
  for (std::uint32_t at = 0; at < line.size();) {
    const CodePoint c = decode_utf8(line, at);
    if (c.value == '<') {  // A tag; anything else in angle brackets is text.
      const auto close = line.substr(0, at + 40U).find('>', at);
      if (close == std::string_view::npos) return c.value;
      at = static_cast<std::uint32_t>(close) + 1;
      continue;
    }
    if (!opens(c.value) && !is_space(c.value)) return c.value;
    at = c.next;
  }
  return 0;
}

std::string_view visible_end(std::string_view line) {
  while (!line.empty()) {
    const char last = line.back();
    if (last == '*' || last == '_' || last == ' ' || last == '\\' || last == '`') {
      line.remove_suffix(1);
      continue;
    }
    const auto link = last == ')' ? line.rfind("](") : std::string_view::npos;
    if (link == std::string_view::npos ||
        line.substr(link + 2, line.size() - link - 3).find(')') != std::string_view::npos)
      break;
    line = line.substr(0, link);
  }
  return line;
}

char32_t last_visible(std::string_view line) {
  line = visible_end(line);
  char32_t found = 0;
  while (!line.empty()) {
    const std::uint32_t at = last_start(line);
    found = decode_utf8(line, at).value;
    if (!closes(found) && found != '*' && found != '_') break;
    line = line.substr(0, at);
  }
  return found;
}

std::uint32_t visible_width(std::string_view line) {
  std::uint32_t width = 0;
  for (std::uint32_t at = 0; at < line.size(); ++at) {
    if (line[at] == ']' && at + 1 < line.size() && line[at + 1] == '(') {
      const auto close = line.find(')', at);
      if (close == std::string_view::npos) return width + static_cast<std::uint32_t>(line.size()) - at;
      at = static_cast<std::uint32_t>(close);
      continue;
    }
    const auto byte = static_cast<unsigned char>(line[at]);
    width += (byte & 0xC0U) != 0x80U && byte != '*' ? 1U : 0U;
  }
  return width;
}

bool ends_with_word(std::string_view text, std::string_view word) {
  if (!text.ends_with(word)) return false;
  if (text.size() == word.size()) return true;
  return !is_letter(decode_utf8(text, last_start(text.substr(0, text.size() - word.size()))).value);
}

}  // namespace uppdrag::text_reader
