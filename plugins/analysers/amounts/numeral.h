// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the number and the unit of an amount: `1 400 000`, `25,5`, `en och en halv` and `miljoner kronor`, `mnkr`,
// `:-`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "uppdrag/text/tokenize.h"
#include "words.h"

namespace uppdrag::amounts {

// A number as written, before its scale: mantissa / 10^decimals.
struct Numeral {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  // One past its last token.
  std::int64_t mantissa = 0;
  std::uint8_t decimals = 0;
  bool grouped = false;  // In groups of three.
  bool words = false;    // Written with letters.
  bool vague = false;    // en dryg miljon
  bool suspect = false;  // Groups that make no number.
  bool negative = false;

  // Looks like a year: four digits, 1900-2099, without groups or decimals.
  bool year() const { return !words && !grouped && decimals == 0 && mantissa >= 1900 && mantissa <= 2099; }
};

struct Unit {
  std::uint32_t last = 0;     // One past its last token.
  std::uint8_t exponent = 0;  // 6 for miljoner.
  std::uint8_t currency = kSek;
  bool scale = false;
  bool money = false;    // A currency was written.
  std::int64_t ore = 0;  // `9 kr 50 öre`
};

class NumeralReader {
 public:
  NumeralReader(const WordInfos& infos, const TokenText& text, std::string_view source)
      : infos_(infos), text_(text), source_(source) {}

  // The number that starts at `at` and ends before `end`.
  std::optional<Numeral> numeral(std::uint32_t at, std::uint32_t end) const;
  // The unit that starts at `at`; nothing when there is neither scale nor currency.
  std::optional<Unit> unit(std::uint32_t at, std::uint32_t end) const;
  // `numeral` times 10^exponent in whole units, rounded half away from zero; nothing above 10^15.
  static std::optional<std::int64_t> whole(const Numeral& numeral, std::uint8_t exponent);

  const WordInfo& info(std::uint32_t at) const { return infos_[text_.tokens[at].word]; }
  bool is(std::uint32_t at, WordId word) const { return at < text_.tokens.size() && text_.tokens[at].word == word; }
  bool glued(std::uint32_t at) const { return !text_.tokens[at].space_before; }

 private:
  std::optional<Numeral> digits(std::uint32_t at, std::uint32_t end) const;
  Numeral first_cell(std::uint32_t at, std::uint32_t end) const;
  std::uint32_t digits_behind(WordId mark, std::uint32_t at, std::uint32_t end) const;
  void append(Numeral& numeral, std::uint32_t token) const;
  bool marked_groups(Numeral& numeral, WordId mark, int least, std::uint32_t end) const;
  void marked_decimals(Numeral& numeral, WordId mark, std::uint32_t end) const;
  void lost_space(Numeral& numeral, std::uint32_t end) const;
  std::optional<Numeral> words(std::uint32_t at, std::uint32_t end) const;
  std::int64_t cardinal(std::uint32_t& t, std::uint32_t end) const;
  bool one_counts(std::uint32_t at, std::uint32_t end) const;
  void and_a_half(Numeral& numeral, std::uint32_t end) const;
  bool currency(std::uint32_t at, std::uint32_t end, Unit& unit) const;
  void add_ore(Unit& unit, std::uint32_t end) const;
  bool tab_before(std::uint32_t at) const;

  const WordInfos& infos_;
  const TokenText& text_;
  std::string_view source_;
};

}  // namespace uppdrag::amounts
