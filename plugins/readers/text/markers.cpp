// SPDX-License-Identifier: GPL-3.0-or-later
#include "markers.h"

#include <array>

#include "lines.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::text_reader {
namespace {

bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

// Bullets that are nothing else, even without a space behind them.
bool sure_bullet(char32_t c) {
  constexpr std::u32string_view kBullets = U"•·●○◦▪▫■□‣➢►▶❖✓\u2043\u2219";
  return kBullets.find(c) != std::u32string_view::npos;
}

bool dash(char32_t c) { return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2212; }

std::uint32_t spaces_at(std::string_view line, std::uint32_t at) {
  const std::uint32_t from = at;
  while (at < line.size()) {
    if (line[at] == ' ' || line[at] == '\t') {
      ++at;
      continue;
    }
    if (static_cast<unsigned char>(line[at]) < 0xC2U) break;
    const CodePoint c = decode_utf8(line, at);
    if (!is_space(c.value)) break;
    at = c.next;
  }
  return at - from;
}

Marker finish(Marker marker, std::string_view line) {
  marker.skip = marker.size + spaces_at(line, marker.size);
  return marker;
}

// The value of `ii`, `iv`, `ix` and the like, up to 39; 0 when `text` is no Roman number of two letters or more.
std::uint32_t roman_value(std::string_view text) {
  if (text.size() < 2 || text.find_first_not_of("ivx") != std::string_view::npos) return 0;
  const auto digit = [](char c) -> std::uint32_t { return c == 'x' ? 10 : c == 'v' ? 5 : 1; };
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool less = i + 1 < text.size() && digit(text[i]) < digit(text[i + 1]);
    value = less ? value + digit(text[i + 1]) - digit(text[i]) : value + digit(text[i]);
    if (less) ++i;
  }
  return value;
}

// `1.`, `1)`, `(1)`, and the same with a letter or a Roman number.
Marker read_ordinal(std::string_view line) {
  const bool open = line[0] == '(';
  std::uint32_t at = open ? 1 : 0;
  std::uint32_t number = 0;
  const std::uint32_t first = at;
  while (at < line.size() && ascii_digit(line[at]) && at - first < 3)
    number = number * 10 + static_cast<std::uint32_t>(line[at++] - '0');
  const bool digits = at > first;
  if (!digits && at < line.size() && ascii_letter(line[at]))
    number = static_cast<std::uint32_t>((line[at++] | 0x20) - 'a') + 1;
  if (at == first + 1 && !digits) {
    std::size_t letters = 1;
    while (letters < 5 && first + letters < line.size() && ascii_letter(line[first + letters])) ++letters;
    if (const std::uint32_t roman = roman_value(line.substr(first, letters)); roman > 0) {
      number = roman;
      at = first + static_cast<std::uint32_t>(letters);
    }
  }
  if (at == first || at >= line.size()) return {};
  const char close = line[at];
  const bool capital = !digits && line[first] < 'a';
  if (close != ')' && (close != '.' || open || capital)) return {};
  Marker marker;
  marker.number = number;
  marker.size = at + 1;
  if (open)
    marker.style = digits ? kNumberParens : kLetterParens;
  else if (close == ')')
    marker.style = digits ? kNumberParen : kLetterParen;
  else
    marker.style = digits ? kNumberDot : kLetterDot;
  marker = finish(marker, line);
  return marker.spaced() || marker.size == line.size() ? marker : Marker{};
}

// `12 Läkemedelsverket`.
Marker read_bare_number(std::string_view line) {
  std::uint32_t at = 0;
  std::uint32_t number = 0;
  while (at < line.size() && ascii_digit(line[at]) && at < 4)
    number = number * 10 + static_cast<std::uint32_t>(line[at++] - '0');
  if (at == 0 || at > 3) return {};
  Marker marker = finish({kNumberBare, number, at, 0}, line);
  if (!marker.spaced() || marker.skip >= line.size() || !is_upper(decode_utf8(line, marker.skip).value)) return {};
  return marker;
}

Marker read_bullet(std::string_view line) {
  const CodePoint c = decode_utf8(line, 0);
  if (sure_bullet(c.value)) return finish({c.value, 0, c.next, 0}, line);
  if (c.value != '*' && c.value != '+' && !dash(c.value)) return {};
  const Marker marker = finish({c.value, 0, c.next, 0}, line);
  if (marker.spaced() || marker.size == line.size()) return marker;
  if (dash(c.value) && is_lower(decode_utf8(line, marker.size).value)) return marker;
  return {};
}

template <typename Skip>
std::uint32_t count_rule(std::string_view line, char mark, Skip skip) {
  std::uint32_t marks = 0;
  for (const char c : line) {
    if (c == mark)
      ++marks;
    else if (!skip(c))
      return 0;
  }
  return marks;
}

// Bytes of the number at `at`, at most three digits; 0 when none or more.
std::uint32_t page_digits(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  while (end < text.size() && ascii_digit(text[end])) ++end;
  return end - at <= 3 ? end - at : 0;
}

// What may follow a page number: nothing, ` (12)`, `/12`, ` av 12`, ` of 12`.
bool page_tail(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  if (text.empty()) return true;
  const bool paren = text[0] == '(';
  const bool word = text.starts_with("av ") || text.starts_with("of ");
  if (!paren && !word && text[0] != '/') return false;
  text.remove_prefix(word ? 3 : 1);
  const std::uint32_t digits = page_digits(text, 0);
  return digits > 0 && text.substr(digits) == (paren ? ")" : "");
}

}  // namespace

bool Marker::dash() const { return text_reader::dash(style); }

Marker read_marker(std::string_view line) {
  if (line.empty()) return {};
  const char c = line[0];
  if (c == '(' || ascii_letter(c)) {
    if (line.size() > 2 && c == 'o' && line[1] == ' ') return finish({'o', 0, 1, 0}, line);  // Word's second bullet.
    return read_ordinal(line);
  }
  if (ascii_digit(c)) {
    const Marker marker = read_ordinal(line);
    return marker.empty() ? read_bare_number(line) : marker;
  }
  return read_bullet(line);
}

std::uint8_t heading_level(std::string_view line) {
  std::size_t marks = 0;
  while (marks < line.size() && line[marks] == '#') ++marks;
  if (marks == 0 || marks > 6) return 0;
  if (marks == line.size() || line[marks] == ' ' || line[marks] == '\t') return static_cast<std::uint8_t>(marks);
  // `##Titel`: one `#` before a word is a hash tag.
  const auto next = static_cast<unsigned char>(line[marks]);
  const bool word = next >= 0x80U || ascii_letter(line[marks]) || line[marks] == '*';
  return marks >= 2 && word ? static_cast<std::uint8_t>(marks) : 0;
}

std::string_view heading_text(std::string_view line) {
  while (line.starts_with('#')) line.remove_prefix(1);
  line.remove_prefix(spaces_at(line, 0));
  std::string_view closed = line;
  while (closed.ends_with('#')) closed.remove_suffix(1);
  if (closed.empty() || (closed.size() < line.size() && closed.ends_with(' '))) line = closed;
  while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
  return line;
}

bool is_rule(std::string_view line) {
  if (line.size() < 3) return false;
  const char mark = line[0] == '\\' ? line[1] : line[0];
  if (mark != '-' && mark != '*' && mark != '_' && mark != '=' && mark != '~') return false;
  return count_rule(line, mark, [](char c) { return c == ' ' || c == '\\'; }) >= 3;
}

std::uint8_t underline_level(std::string_view line) {
  if (line.size() < 3 || (line[0] != '=' && line[0] != '-')) return 0;
  if (line.find_first_not_of(line[0]) != std::string_view::npos) return 0;
  return line[0] == '=' ? 1 : 2;
}

bool is_fence(std::string_view line) { return line.starts_with("```") || line.starts_with("~~~"); }

bool is_table_rule(std::string_view line) {
  bool dashes = false;
  bool bars = false;
  for (const char c : line) {
    dashes = dashes || c == '-';
    bars = bars || c == '|';
    if (c != '-' && c != '|' && c != ':' && c != ' ') return false;
  }
  return dashes && bars;
}

bool is_page_mark(std::string_view line) {
  constexpr std::size_t kLongest = 24;
  if (line.empty() || line.size() > kLongest) return false;
  for (const std::string_view word : {"Sida ", "Sid ", "Sid. ", "sida ", "Sidan ", "sidan ", "s. ", "Page "}) {
    if (!line.starts_with(word)) continue;
    line.remove_prefix(word.size());
    const std::uint32_t digits = page_digits(line, 0);
    return digits > 0 && page_tail(line.substr(digits));
  }
  for (const std::string_view around : {"- ", "– ", "— "}) {
    if (!line.starts_with(around)) continue;
    line.remove_prefix(around.size());
    const std::uint32_t digits = page_digits(line, 0);
    const std::string_view tail = line.substr(digits);
    return digits > 0 && (tail == " -" || tail == " –" || tail == " —");
  }
  if (line[0] == '(') return line.size() > 2 && page_tail(line);
  const std::uint32_t digits = page_digits(line, 0);
  return digits > 0 && page_tail(line.substr(digits));
}

bool is_contents_line(std::string_view line) {
  if (line.size() < 8 || !ascii_digit(line.back())) return false;
  return line.find(".....") != std::string_view::npos || line.find("……") != std::string_view::npos ||
         line.find(". . . .") != std::string_view::npos || line.find("\uFFFD\uFFFD\uFFFD") != std::string_view::npos;
}

}  // namespace uppdrag::text_reader
