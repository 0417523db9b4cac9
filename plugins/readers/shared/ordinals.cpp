// SPDX-License-Identifier: GPL-3.0-or-later
#include "ordinals.h"

#include <array>
#include <string_view>
#include <utility>

namespace uppdrag::flow {
namespace {

std::string letters(std::int64_t value, char first) {
  constexpr std::int64_t kLetters = 26;
  constexpr std::int64_t kLongest = 8;
  const std::int64_t repeat = (value - 1) / kLetters + 1;
  if (repeat > kLongest) return std::to_string(value);
  return std::string(static_cast<std::size_t>(repeat), static_cast<char>(first + (value - 1) % kLetters));
}

std::string roman(std::int64_t value, bool upper) {
  using Part = std::pair<int, std::string_view>;
  constexpr std::array<Part, 13> kParts = {{{1000, "m"},
                                            {900, "cm"},
                                            {500, "d"},
                                            {400, "cd"},
                                            {100, "c"},
                                            {90, "xc"},
                                            {50, "l"},
                                            {40, "xl"},
                                            {10, "x"},
                                            {9, "ix"},
                                            {5, "v"},
                                            {4, "iv"},
                                            {1, "i"}}};
  std::string out;
  for (const auto& [worth, sign] : kParts)
    for (; value >= worth; value -= worth) out += sign;
  if (upper)
    for (char& c : out) c = static_cast<char>(c - 'a' + 'A');
  return out;
}

}  // namespace

std::string ordinal_text(std::int64_t value, OrdinalStyle style) {
  constexpr std::int64_t kMostRoman = 3999;
  if (style == OrdinalStyle::kNone) return {};
  if (style == OrdinalStyle::kDecimal || value < 1) return std::to_string(value);
  switch (style) {
    case OrdinalStyle::kDecimalZero:
      return (value < 10 ? "0" : "") + std::to_string(value);
    case OrdinalStyle::kLowerLetter:
      return letters(value, 'a');
    case OrdinalStyle::kUpperLetter:
      return letters(value, 'A');
    case OrdinalStyle::kLowerRoman:
    case OrdinalStyle::kUpperRoman:
      if (value <= kMostRoman) return roman(value, style == OrdinalStyle::kUpperRoman);
      break;
    default:
      break;
  }
  return std::to_string(value);
}

}  // namespace uppdrag::flow
