// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/text/numbers.h"

#include <array>
#include <utility>

namespace uppdrag {
namespace {

using Entry = std::pair<std::string_view, std::int64_t>;

constexpr std::array<Entry, 24> kUnits = {{{"noll", 0}, {"en", 1}, {"ett", 1}, {"två", 2}, {"tre", 3}, {"fyra", 4},
                                           {"fem", 5}, {"sex", 6}, {"sju", 7}, {"åtta", 8}, {"nio", 9}, {"tio", 10},
                                           {"elva", 11}, {"tolv", 12}, {"tretton", 13}, {"fjorton", 14}, {"femton", 15},
                                           {"sexton", 16}, {"sjutton", 17}, {"arton", 18}, {"aderton", 18},
                                           {"nitton", 19}, {"ettusen", -1}, {"tu", 2}}};
constexpr std::array<Entry, 8> kTens = {{{"tjugo", 20}, {"trettio", 30}, {"fyrtio", 40}, {"femtio", 50}, {"sextio", 60},
                                         {"sjuttio", 70}, {"åttio", 80}, {"nittio", 90}}};
constexpr std::array<Entry, 23> kOrdinals = {{{"första", 1}, {"förste", 1}, {"andra", 2}, {"andre", 2}, {"tredje", 3},
                                              {"fjärde", 4}, {"femte", 5}, {"sjätte", 6}, {"sjunde", 7}, {"åttonde", 8},
                                              {"nionde", 9}, {"tionde", 10}, {"elfte", 11}, {"tolfte", 12},
                                              {"trettonde", 13}, {"fjortonde", 14}, {"femtonde", 15}, {"sextonde", 16},
                                              {"sjuttonde", 17}, {"artonde", 18}, {"nittonde", 19}, {"tjugonde", 20},
                                              {"trettionde", 30}}};

std::optional<std::int64_t> simple_value(std::string_view word) {
  for (const auto& [name, value] : kUnits)
    if (word == name && value >= 0) return value;
  for (const auto& [name, value] : kTens) {
    if (!word.starts_with(name)) continue;
    if (word.size() == name.size()) return value;
    const std::string_view rest = word.substr(name.size());
    for (const auto& [unit, unit_value] : kUnits)
      if (rest == unit && unit_value >= 1 && unit_value <= 9) return value + unit_value;
  }
  return std::nullopt;
}

// `[N]hundra[N]`, `[N]hundra`, N: up to 999.
std::optional<std::int64_t> below_thousand(std::string_view word) {
  const std::size_t at = word.find("hundra");
  if (at == std::string_view::npos) return simple_value(word);
  const std::string_view before = word.substr(0, at);
  std::string_view after = word.substr(at + 6);
  if (after.starts_with("en") && after.size() == 2) after = {};  // hundraen is no figure of these texts
  if (after.starts_with("och")) after.remove_prefix(3);
  std::int64_t value = 100;
  if (!before.empty()) {
    const auto hundreds = simple_value(before);
    if (!hundreds || *hundreds < 1 || *hundreds > 19) return std::nullopt;
    value = *hundreds * 100;
  }
  if (after.empty()) return value;
  const auto rest = simple_value(after);
  if (!rest || *rest == 0) return std::nullopt;
  return value + *rest;
}

constexpr std::int64_t kLargest = 1'000'000'000'000'000;

std::string_view token_text(const TokenText& text, std::string_view source, std::uint32_t at) {
  return text.tokens[at].span().of(source);
}

}  // namespace

std::optional<std::int64_t> cardinal_value(std::string_view folded) {
  if (folded.size() < 2) return std::nullopt;
  const std::size_t at = folded.find("tusen");
  if (at == std::string_view::npos) return below_thousand(folded);
  const std::string_view before = folded.substr(0, at);
  const std::string_view after = folded.substr(at + 5);
  std::int64_t value = 1000;
  if (!before.empty()) {
    auto thousands = below_thousand(before);
    if (!thousands && before == "et") thousands = 1;  // ettusen
    if (!thousands || *thousands == 0) return std::nullopt;
    value = *thousands * 1000;
  }
  if (after.empty()) return value;
  const auto rest = below_thousand(after);
  if (!rest || *rest == 0) return std::nullopt;
  return value + *rest;
}

std::optional<int> ordinal_value(std::string_view folded) {
  for (const auto& [name, value] : kOrdinals)
    if (folded == name) return static_cast<int>(value);
  for (const auto& [tens, tens_value] : kTens) {
    if (tens_value > 30 || !folded.starts_with(tens)) continue;
    const std::string_view rest = folded.substr(tens.size());
    for (const auto& [name, value] : kOrdinals)
      if (rest == name && value <= 9 && tens_value + value <= 31) return static_cast<int>(tens_value + value);
  }
  return std::nullopt;
}

std::optional<DigitNumber> read_digit_number(const TokenText& text, std::string_view source, std::uint32_t at) {
  const auto& tokens = text.tokens;
  if (at >= tokens.size() || tokens[at].kind != TokenKind::kNumber) return std::nullopt;
  const std::uint32_t sentence_end = text.sentence_at(at).tokens.last;
  DigitNumber number;
  const auto take = [&number](std::string_view digits) {
    for (const char c : digits) {
      if (number.integer > kLargest) number.suspect = true;
      if (!number.suspect) number.integer = number.integer * 10 + (c - '0');
    }
  };
  const std::string_view head = token_text(text, source, at);
  take(head);
  std::uint32_t next = at + 1;
  int groups = 0;
  while (head.size() <= 3 && next < sentence_end && tokens[next].kind == TokenKind::kNumber && tokens[next].space_before) {
    const std::size_t digits = tokens[next].end - tokens[next].start;
    // The gap must be spaces only (they were tokens apart), and a group of a number is never glued to a letter.
    if (digits != 3) {
      // `2 000 0000`: more than a slip of the eye; `12 500 2014` is a number and a year.
      const std::string_view odd = token_text(text, source, next);
      const bool year = digits == 4 && (odd.starts_with("19") || odd.starts_with("20"));
      if (groups >= 1 && !year && digits <= 4 && digits != 0 && !(digits < 3 && next + 1 < sentence_end && tokens[next + 1].kind == TokenKind::kNumber)) {
        number.suspect = true;
        take({});
        ++next;
      }
      break;
    }
    take(token_text(text, source, next));
    ++groups;
    ++next;
  }
  number.grouped = groups > 0;
  if (number.integer > kLargest) number.suspect = true;
  // Decimal comma: glued digits after it.
  if (next + 1 < sentence_end && tokens[next].kind == TokenKind::kOther && !tokens[next].space_before &&
      source[tokens[next].start] == ',' && tokens[next + 1].kind == TokenKind::kNumber && !tokens[next + 1].space_before) {
    const std::string_view digits = token_text(text, source, next + 1);
    if (digits.size() <= 6) {
      for (const char c : digits) number.decimals = number.decimals * 10 + static_cast<std::uint32_t>(c - '0');
      number.decimal_digits = static_cast<std::uint8_t>(digits.size());
      next += 2;
    }
  }
  number.last = next;
  return number;
}

}  // namespace uppdrag
