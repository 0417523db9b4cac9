// SPDX-License-Identifier: GPL-3.0-or-later
// What single words mean to the scanner of amounts: numbers, scales, currencies, and the words around them.
// The words themselves stand in words.cpp, and only there.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "uppdrag/text/tokenize.h"
#include "uppdrag/text/vocabulary.h"

namespace uppdrag::amounts {

// Calls `function` for every part of `list` between separators.
template <typename Function>
void each_part(std::string_view list, char separator, const Function& function) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    if (end != 0) function(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

enum class Role : std::uint8_t {
  kNone,
  kNumber,      // sexton, hundra: `value`
  kOne,         // en, ett: a number only when a scale or a unit follows
  kPart,        // halv, kvarts: `value` hundredths of what follows
  kOneAndHalf,  // halvannan
  kVague,       // dryg, knapp: stands between `en` and its scale
  kScale,       // miljoner, miljarder: ten to `exponent`
  kScaledUnit,  // tkr, mnkr: scale and kronor in one
  kUnit,        // kronor, euro
  kMinorUnit,   // öre
  kUnitColour,  // norska, amerikanska: `currency` is of the unit that follows
};

// What a word may be besides its role.
enum Trait : std::uint8_t {
  kMoney = 1,       // Speaks of money: an amount without a unit may stand near it.
  kAfter = 2,       // May follow an amount without a unit (`32 miljoner går till`), as a noun may not.
  kNumbering = 4,   // Takes a number as its name: anslagspost 12, bilaga 3.
  kAnd = 8,         // och, samt, respektive, eller: joins the last of a list.
  kCode = 16,       // SEK, EUR: may stand before the number.
  kPeople = 32,     // människor, personer: what is counted are not kronor.
  kThousands = 64,  // tusentals kronor: a unit in the head of a table.
};

struct WordInfo {
  Role role = Role::kNone;
  std::uint8_t traits = 0;
  std::uint8_t currency = 0;  // Index for currency_name(); 0 = SEK.
  std::uint8_t exponent = 0;
  std::int64_t value = 0;

  bool has(Trait trait) const { return (traits & trait) != 0; }
};

// ISO 4217 code, or `öre`.
std::string_view currency_name(std::uint8_t currency);
inline constexpr std::uint8_t kSek = 0;
inline constexpr std::uint8_t kOre = 1;

// Looks each distinct word up once; the scanner then asks by number only.
class WordInfos {
 public:
  // The words that rules name one by one.
  struct Words {
    WordId dash, comma, stop, colon, slash, left, right, och, en, till, fran, mellan, inte, ej, ar, arligen, arliga,
        arlig, per, perar, vardera, varav, a, half, om, aret, varje, i, respektive, minus, l, star, apostrophe;
  };

  explicit WordInfos(Vocabulary& vocabulary);

  // Classifies the words that are new since the last call. O(new words).
  void update(const Vocabulary& vocabulary);
  const WordInfo& operator[](WordId word) const { return kinds_[word < kind_of_.size() ? kind_of_[word] : 0]; }
  // Whether an amount may start with this word: the one question asked of every token.
  bool starts(WordId word) const { return word < starts_.size() && starts_[word] != 0; }
  const Words& w() const { return words_; }
  // år, helår, budgetår; time() also månad, dag, timme.
  bool year(WordId word) const { return time_[word] == 2; }
  bool time(WordId word) const { return time_[word] != 0; }
  // Words for what is counted in something else than money.
  bool counting(WordId word) const { return counting_[word]; }
  // Marks that may stand behind the number of a table cell.
  bool footnote(WordId word) const { return word == words_.star || word == words_.right || word == words_.stop; }

 private:
  std::uint16_t kind_of(std::string_view word);
  std::uint16_t add_kind(const WordInfo& info);

  std::vector<WordInfo> kinds_;
  std::vector<std::uint16_t> kind_of_;  // By word.
  std::vector<std::uint8_t> starts_;    // By word.
  WordTable<bool> counting_;
  WordTable<std::uint8_t> time_;  // 2: a year, 1: another stretch of time.
  Words words_{};
};

}  // namespace uppdrag::amounts
