// SPDX-License-Identifier: GPL-3.0-or-later
#include "raised.h"

#include <algorithm>
#include <array>

#include "../text/lines.h"

namespace uppdrag::flow {
namespace {

bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

// `1`, `12`, `[3]`, `1)`, `1, 2`, `*`, `**`, `†`: what notes are marked with.
bool note_mark(std::string_view sign) {
  constexpr std::size_t kLongest = 12;
  if (sign.empty() || sign.size() > kLongest) return false;
  if (sign.find_first_not_of("0123456789[]() ,;.*") == std::string_view::npos) return true;
  return sign == "†" || sign == "‡" || sign == "§";
}

}  // namespace

std::string raised_text(std::string_view before, std::string_view sign, bool note) {
  sign = trimmed(sign);
  if (sign.empty()) return {};
  constexpr std::size_t kLongestMark = 8;
  if (trimmed(before).empty()) return std::string(sign) + " ";
  if (note && sign.size() <= kLongestMark) return {};
  if ((sign == "2" || sign == "3") && !note) {
    constexpr std::array<std::string_view, 8> kLengths = {"m", "dm", "cm", "mm", "km", "hm", "µm", "μm"};
    for (const std::string_view unit : kLengths)
      if (text_reader::ends_with_word(before, unit) || (before.ends_with(unit) && before.size() > unit.size() &&
                                                        digits(before.substr(before.size() - unit.size() - 1, 1))))
        return sign == "2" ? "²" : "³";
  }
  if (sign.starts_with("-") || sign.starts_with("−")) return "^" + std::string(sign);
  if (digits(sign) && text_reader::ends_with_word(before, "10")) return "^" + std::string(sign);
  if (sign.size() == 1 && !note_mark(sign) && !before.empty() && digits(before.substr(before.size() - 1)))
    return "^" + std::string(sign);
  return note_mark(sign) ? std::string() : std::string(sign);
}

std::string_view end_of_cell(std::string_view line) {
  constexpr std::size_t kEnough = 64;
  std::size_t start = line.size() > kEnough ? line.size() - kEnough : 0;
  while (start > 0 && start < line.size() && (static_cast<unsigned char>(line[start]) & 0xC0U) == 0x80U) ++start;
  const std::string_view end = line.substr(start);
  const auto tab = end.rfind('\t');
  return tab == std::string_view::npos ? end : end.substr(tab + 1);
}

}  // namespace uppdrag::flow
