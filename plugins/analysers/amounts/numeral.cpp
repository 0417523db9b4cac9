// SPDX-License-Identifier: GPL-3.0-or-later
#include "numeral.h"

#include <algorithm>

#include "uppdrag/text/numbers.h"

namespace uppdrag::amounts {
namespace {

constexpr std::int64_t kLargest = 1'000'000'000'000'000;

std::int64_t power_of_ten(int exponent) {
  std::int64_t value = 1;
  while (exponent-- > 0) value *= 10;
  return value;
}

}  // namespace

// Cells of a table row are apart by a tab: digits of two cells are no groups of one number.
bool NumeralReader::tab_before(std::uint32_t at) const {
  const std::uint32_t from = text_.tokens[at - 1].end;
  return source_.substr(from, text_.tokens[at].start - from).find('\t') != std::string_view::npos;
}

// How many digits are glued to `mark`, which is glued to the token before `at`; 0 when it is not that.
std::uint32_t NumeralReader::digits_behind(WordId mark, std::uint32_t at, std::uint32_t end) const {
  if (at + 1 >= end || !is(at, mark) || !glued(at) || !glued(at + 1)) return 0;
  const Token& digits = text_.tokens[at + 1];
  return digits.kind == TokenKind::kNumber ? digits.end - digits.start : 0;
}

void NumeralReader::append(Numeral& n, std::uint32_t token) const {
  for (const char c : text_.tokens[token].span().of(source_))
    n.mantissa = std::min(n.mantissa * 10 + (c - '0'), 2 * kLargest);
}

// `1.400.000`, `1,400,000`, `1'400'000`: groups of three behind a mark. A comma groups only twice or more: once it is a
// decimal comma.
bool NumeralReader::marked_groups(Numeral& n, WordId mark, int least, std::uint32_t end) const {
  std::uint32_t at = n.first + 1;
  if (text_.tokens[n.first].end - text_.tokens[n.first].start > 3) return false;
  int groups = 0;
  while (digits_behind(mark, at, end) == 3 && groups < 5) {
    ++groups;
    at += 2;
  }
  if (groups < least) return false;
  n.mantissa = 0;
  n.decimals = 0;
  n.grouped = true;
  for (std::uint32_t t = n.first; t < at; t += 2) append(n, t);
  n.last = at;
  return true;
}

// `12.345,67 kr`, `12 345.67 kr`, `9.9 miljoner`: one or two digits behind the other mark, where a unit follows.
void NumeralReader::marked_decimals(Numeral& n, WordId mark, std::uint32_t end) const {
  const std::uint32_t digits = digits_behind(mark, n.last, end);
  if (digits < 1 || digits > 2 || n.last + 2 >= end || n.mantissa >= kLargest / 1000) return;
  const Role role = info(n.last + 2).role;
  const bool unit = role == Role::kUnit && digits == 2;
  if (!unit && role != Role::kScale && role != Role::kScaledUnit) return;
  append(n, n.last + 1);
  n.decimals = static_cast<std::uint8_t>(digits);
  n.last += 2;
}

// `2000 000 kronor`: the first space is missing. No amount begins with `000`, so that the digits are one number.
void NumeralReader::lost_space(Numeral& n, std::uint32_t end) const {
  if (n.last != n.first + 1 || text_.tokens[n.first].end - text_.tokens[n.first].start != 4) return;
  const auto group = [&](std::uint32_t t) {
    return t < end && text_.tokens[t].kind == TokenKind::kNumber && !glued(t) && !tab_before(t) &&
           text_.tokens[t].end - text_.tokens[t].start == 3;
  };
  if (!group(n.last) || source_[text_.tokens[n.last].start] != '0') return;
  for (std::uint32_t t = n.last; group(t); ++t) {
    append(n, t);
    n.last = t + 1;
  }
  n.grouped = true;
}

// The digits of tokens [at, end), when what was read as one number goes over into the next cell.
Numeral NumeralReader::first_cell(std::uint32_t at, std::uint32_t end) const {
  Numeral n;
  n.first = at;
  n.last = end;
  n.grouped = end > at + 1;
  for (std::uint32_t t = at; t < end; ++t)
    for (const char c : text_.tokens[t].span().of(source_))
      n.mantissa = std::min(n.mantissa * 10 + (c - '0'), 2 * kLargest);
  return n;
}

std::optional<Numeral> NumeralReader::digits(std::uint32_t at, std::uint32_t end) const {
  const auto read = read_digit_number(text_, source_, at);
  if (!read) return std::nullopt;
  Numeral n;
  n.first = at;
  n.last = read->last;
  n.grouped = read->grouped;
  n.suspect = read->suspect;
  for (std::uint32_t t = at + 1; t < n.last; ++t)
    if (t >= end || (!glued(t) && tab_before(t))) return first_cell(at, t);
  n.mantissa = read->integer;
  if (read->decimal_digits > 0 && n.mantissa < kLargest / 1000) {
    n.mantissa = n.mantissa * power_of_ten(read->decimal_digits) + read->decimals;
    n.decimals = read->decimal_digits;
  }
  const WordInfos::Words& w = infos_.w();
  if (!n.grouped && !n.suspect && n.decimals == 0) lost_space(n, end);
  if (!n.grouped && !n.suspect && (marked_groups(n, w.stop, 1, end) || marked_groups(n, w.apostrophe, 1, end)))
    marked_decimals(n, w.comma, end);
  else if (n.decimals == 0 && !n.suspect)
    marked_decimals(n, w.stop, end);
  else if (!n.grouped && !n.suspect && n.decimals == 3)
    marked_groups(n, w.comma, 2, end);
  if (n.last < end && is(n.last, infos_.w().half) && n.decimals == 0 && n.mantissa < 1000) {  // 2½ miljoner
    n.mantissa = n.mantissa * 10 + 5;
    n.decimals = 1;
    ++n.last;
  }
  return n;
}

// `en` counts when a scale or a unit follows: en miljon, en halv miljard, en krona, ett hundra tusen.
bool NumeralReader::one_counts(std::uint32_t at, std::uint32_t end) const {
  if (at + 1 >= end) return false;
  switch (info(at + 1).role) {
    case Role::kScale:
    case Role::kScaledUnit:
    case Role::kUnit:
    case Role::kPart:
    case Role::kMinorUnit:
      return true;
    case Role::kVague:
      return at + 2 < end && info(at + 2).role == Role::kScale;
    case Role::kNumber:
      return info(at + 1).value == 100 || info(at + 1).value == 1000;
    default:
      return is(at + 1, infos_.w().och) && at + 3 < end && is(at + 2, infos_.w().en) &&
             info(at + 3).role == Role::kPart;
  }
}

// tre hundra tusen: hundreds and thousands multiply what stands before them. Moves `t` past the words.
std::int64_t NumeralReader::cardinal(std::uint32_t& t, std::uint32_t end) const {
  const std::uint32_t first = t;
  std::int64_t total = 0;
  std::int64_t current = 0;
  for (; t < end; ++t) {
    const WordInfo& w = info(t);
    const std::int64_t value = w.role == Role::kOne ? 1 : w.role == Role::kNumber ? w.value : -1;
    if (value == 100 && current > 0 && current < 100) {
      current *= 100;
    } else if (value == 1000 && current > 0 && current < 1000) {
      total += current * 1000;
      current = 0;
    } else if (value >= 0 && current == 0 && (t == first || (total > 0 && value < 1000))) {
      current = value;
    } else if (value > 0 && value < 100 && current >= 100 && current % 100 == 0) {
      current += value;
    } else {
      break;
    }
  }
  return total + current;
}

std::optional<Numeral> NumeralReader::words(std::uint32_t at, std::uint32_t end) const {
  Numeral n;
  n.first = at;
  n.words = true;
  std::uint32_t t = at;
  if (info(t).role == Role::kOneAndHalf) {
    n.mantissa = 15;
    n.decimals = 1;
    n.last = t + 1;
    return n;
  }
  if (info(t).role == Role::kOne) {
    if (!one_counts(t, end)) return std::nullopt;
    if (info(t + 1).role == Role::kVague) {
      n.vague = true;
      n.mantissa = 1;
      n.last = t + 2;
      return n;
    }
    if (info(t + 1).role == Role::kPart) ++t;
  }
  if (info(t).role == Role::kPart) {
    if (t + 1 >= end || info(t + 1).role != Role::kScale) return std::nullopt;
    n.mantissa = info(t).value;
    n.decimals = 2;
    n.last = t + 1;
    return n;
  }
  n.mantissa = cardinal(t, end);
  n.last = t;
  // tre kvarts miljon
  if (t == at + 1 && t + 1 < end && info(t).role == Role::kPart && n.mantissa <= 9 &&
      info(t + 1).role == Role::kScale) {
    n.mantissa *= info(t).value;
    n.decimals = 2;
    n.last = t + 1;
    return n;
  }
  if (t == at) return std::nullopt;  // No number word at all.
  return n;
}

// `fem och en halv miljon`
void NumeralReader::and_a_half(Numeral& n, std::uint32_t end) const {
  if (n.last + 3 >= end || n.decimals != 0 || n.mantissa >= 1000) return;
  if (!is(n.last, infos_.w().och) || !is(n.last + 1, infos_.w().en) || info(n.last + 2).role != Role::kPart) return;
  if (info(n.last + 3).role != Role::kScale) return;
  n.mantissa = n.mantissa * 100 + info(n.last + 2).value;
  n.decimals = 2;
  n.last += 3;
}

std::optional<Numeral> NumeralReader::numeral(std::uint32_t at, std::uint32_t end) const {
  if (at >= end) return std::nullopt;
  const Token& token = text_.tokens[at];
  std::optional<Numeral> n;
  if (token.kind == TokenKind::kNumber)
    n = digits(at, end);
  else if (token.word == infos_.w().l) {  // Read by a machine: `högst l miljon kronor`.
    if (at + 1 < end && info(at + 1).role == Role::kScale) n = Numeral{at, at + 1, 1};
  } else if (token.kind == TokenKind::kWord)
    n = words(at, end);
  if (n) and_a_half(*n, end);
  return n;
}

bool NumeralReader::currency(std::uint32_t at, std::uint32_t end, Unit& unit) const {
  std::uint32_t t = at;
  if (t >= end) return false;
  const WordInfos::Words& w = infos_.w();
  // `500:-`, `500,-`, `500 :-`
  const bool mark = is(t, w.colon) || (is(t, w.comma) && glued(t));
  const bool dash = mark && t + 1 < end && is(t + 1, w.dash) && glued(t + 1);
  if (dash && (t + 2 >= end || !glued(t + 2) || text_.tokens[t + 2].kind == TokenKind::kOther)) {
    unit.last = t + 2;
    unit.money = true;
    return true;
  }
  const WordInfo* colour = nullptr;
  if (info(t).role == Role::kUnitColour && t + 1 < end && info(t + 1).role == Role::kUnit) colour = &info(t++);
  const WordInfo& u = info(t);
  if (u.role != Role::kUnit && u.role != Role::kMinorUnit) return false;
  // `en EU`, `4 Nok AB`: codes are written in capitals.
  if (u.has(kCode) && text_.tokens[t].kind == TokenKind::kWord && !text_.tokens[t].all_capitals &&
      text_.tokens[t].capital)
    return false;
  unit.currency = u.currency;
  if (colour != nullptr && colour->currency != kSek) unit.currency = colour->currency;
  unit.money = true;
  unit.last = t + 1;
  return true;
}

// `9 kr 50 öre`, `1 krona och 31 öre`
void NumeralReader::add_ore(Unit& unit, std::uint32_t end) const {
  std::uint32_t t = unit.last;
  if (t < end && is(t, infos_.w().och)) ++t;
  if (t + 1 >= end || text_.tokens[t].kind != TokenKind::kNumber || info(t + 1).role != Role::kMinorUnit) return;
  const std::string_view digits = text_.tokens[t].span().of(source_);
  if (digits.size() > 2) return;
  for (const char c : digits) unit.ore = unit.ore * 10 + (c - '0');
  unit.last = t + 2;
}

std::optional<Unit> NumeralReader::unit(std::uint32_t at, std::uint32_t end) const {
  if (at >= end) return std::nullopt;
  Unit unit;
  unit.last = at;
  // 200 nya miljoner
  if (info(at).role == Role::kUnitColour && info(at).currency == kSek && at + 1 < end &&
      info(at + 1).role == Role::kScale)
    ++at;
  const WordInfo& first = info(at);
  if ((first.role == Role::kNumber && first.value == 1000) || first.has(kThousands)) {  // 500 tusen kronor
    unit.exponent = 3;
    if (!currency(at + 1, end, unit)) return std::nullopt;
    unit.scale = true;
    return unit;
  }
  if (first.role == Role::kScale || first.role == Role::kScaledUnit) {
    unit.scale = true;
    unit.exponent = first.exponent;
    unit.money = first.role == Role::kScaledUnit;
    unit.currency = first.currency;
    unit.last = at + 1;
    // milj. kr
    std::uint32_t next = at + 1;
    if (is(next, infos_.w().stop) && next + 1 < end && glued(next) && info(next + 1).role == Role::kUnit) ++next;
    currency(next, end, unit);
    return unit;
  }
  if (!currency(at, end, unit)) return std::nullopt;
  if (unit.currency == kSek) add_ore(unit, end);
  return unit;
}

std::optional<std::int64_t> NumeralReader::whole(const Numeral& n, std::uint8_t exponent) {
  std::int64_t value = n.mantissa;
  const int shift = static_cast<int>(exponent) - n.decimals;
  if (shift >= 0) {
    const std::int64_t factor = power_of_ten(shift);
    if (value > kLargest / factor) return std::nullopt;
    value *= factor;
  } else {
    const std::int64_t divisor = power_of_ten(-shift);
    value = (value + divisor / 2) / divisor;
  }
  if (value > kLargest) return std::nullopt;
  return n.negative ? -value : value;
}

}  // namespace uppdrag::amounts
