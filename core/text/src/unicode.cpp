// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/text/unicode.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace uppdrag {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool continuation(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

std::uint32_t low_bits(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]) & 0x3FU; }

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> out;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    out.push_back(c.value);
    at = c.next;
  }
  return out;
}

std::size_t width_of(char32_t c) {
  if (c == 0 || c == 0xAD || c == 0x200B || c == 0xFEFF) return 0;
  const auto cp = static_cast<UChar32>(c);
  const int category = u_charType(cp);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  if (category == U_CONTROL_CHAR) return 0;
  const int width = u_getIntPropertyValue(cp, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::uint32_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80U) return {lead, at + 1};
  if (lead >= 0xC2U && lead <= 0xDFU && continuation(text, at + 1))
    return {static_cast<char32_t>(((lead & 0x1FU) << 6U) | low_bits(text, at + 1)), at + 2};
  if (lead >= 0xE0U && lead <= 0xEFU && continuation(text, at + 1) && continuation(text, at + 2)) {
    const char32_t value = ((lead & 0x0FU) << 12U) | (low_bits(text, at + 1) << 6U) | low_bits(text, at + 2);
    if (value >= 0x800 && (value < 0xD800 || value > 0xDFFF)) return {value, at + 3};
  }
  if (lead >= 0xF0U && lead <= 0xF4U && continuation(text, at + 1) && continuation(text, at + 2) &&
      continuation(text, at + 3)) {
    const char32_t value = ((lead & 0x07U) << 18U) | (low_bits(text, at + 1) << 12U) | (low_bits(text, at + 2) << 6U) |
                           low_bits(text, at + 3);
    if (value >= 0x10000 && value <= 0x10FFFF) return {value, at + 4};
  }
  return {kReplacement, at + 1};
}

void append_utf8(std::string& out, char32_t value) {
  const auto byte = [&out](std::uint32_t b) { out.push_back(static_cast<char>(b)); };
  if (value < 0x80) {
    byte(value);
  } else if (value < 0x800) {
    byte(0xC0U | (value >> 6U));
    byte(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    byte(0xE0U | (value >> 12U));
    byte(0x80U | ((value >> 6U) & 0x3FU));
    byte(0x80U | (value & 0x3FU));
  } else {
    byte(0xF0U | (value >> 18U));
    byte(0x80U | ((value >> 12U) & 0x3FU));
    byte(0x80U | ((value >> 6U) & 0x3FU));
    byte(0x80U | (value & 0x3FU));
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::uint32_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80U) {
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    if (c.value == kReplacement && c.next == at + 1) return false;
    at = c.next;
  }
  return true;
}

bool on_code_point(std::string_view text, std::size_t at) {
  return at >= text.size() ? at == text.size() : (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (c < 0x100) return c == 0xAA || c == 0xB5 || c == 0xBA || (c >= 0xC0 && c != 0xD7 && c != 0xF7);
  const auto cp = static_cast<UChar32>(c);
  return u_isalpha(cp) != 0 || u_charType(cp) == U_NON_SPACING_MARK;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c < 0x100) return c >= 0xC0 && c <= 0xDE && c != 0xD7;
  return u_isupper(static_cast<UChar32>(c)) != 0;
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
  if (c < 0x1680) return c == 0xA0 || c == 0x85;
  return (c >= 0x2000 && c <= 0x200A) || c == 0x1680 || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

std::string to_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (c.value == kReplacement && c.next == at + 1)
      out.push_back(text[at]);
    else
      append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value))));
    at = c.next;
  }
  return out;
}

std::string to_upper_first(std::string_view text) {
  if (text.empty()) return {};
  const CodePoint c = decode_utf8(text, 0);
  std::string out;
  append_utf8(out, static_cast<char32_t>(u_toupper(static_cast<UChar32>(c.value))));
  out.append(text.substr(c.next));
  return out;
}

int compare_swedish(std::string_view a, std::string_view b) {
  static const std::unique_ptr<icu::Collator> collator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("sv", "SE"), status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  if (!collator) return a.compare(b);
  UErrorCode status = U_ZERO_ERROR;
  const auto piece = [](std::string_view s) { return icu::StringPiece(s.data(), static_cast<std::int32_t>(s.size())); };
  return collator->compareUTF8(piece(a), piece(b), status);
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    width += width_of(c.value);
    at = c.next;
  }
  return width;
}

std::string fit_width(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  if (columns == 0) return {};
  std::size_t width = 0;
  std::uint32_t at = 0;
  while (at < text.size()) {
    const CodePoint c = decode_utf8(text, at);
    const std::size_t w = width_of(c.value);
    if (width + w > columns - 1) break;
    width += w;
    at = c.next;
  }
  return std::string(text.substr(0, at)) + "…";
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const auto x = code_points(a);
  const auto y = code_points(b);
  if ((x.size() > y.size() ? x.size() - y.size() : y.size() - x.size()) > limit) return limit + 1;
  std::vector<std::size_t> before(y.size() + 1);
  std::vector<std::size_t> last(y.size() + 1);
  std::vector<std::size_t> row(y.size() + 1);
  for (std::size_t j = 0; j <= y.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= x.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= y.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (x[i - 1] == y[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return std::min(last[y.size()], limit + 1);
}

}  // namespace uppdrag
