// SPDX-License-Identifier: GPL-3.0-or-later
// The words that Swedish dates are made of: for each word number a class and a value, looked up once a token.
#pragma once

#include <cstdint>
#include <string_view>

#include "uppdrag/text/vocabulary.h"

namespace uppdrag::dates {

enum class Word : std::uint8_t {
  kNone,
  // Words that may start an expression; the scanner looks closer at these only. kLastStarter ends them.
  kDen,            // den
  kMonth,          // mars; value 1-12
  kOrdinal,        // första; value 1-31, 32 for `sista`
  kSeason,         // hösten; value 21-24
  kTurn,           // årsskiftet 1, halvårsskiftet 2, månadsskiftet 3
  kEnd,            // utgången 1 (its last day), slutet 2, mitten 3, början 4, ingången 5 (its first day)
  kQuarter,        // kvartal, kvartalet
  kQuarterLetter,  // q, as in Q3
  kHalfYear,       // halvår, halvåret
  kTertial,        // tertialet
  kWeek,           // vecka, v
  kMonthShort,     // dec, febr; value 1-12; starts one only when a year follows
  kMonthWord,      // månad
  kMonthPair,      // januarimars, as `januari-mars` folds; value: first month * 16 + last
  kEvent,          // årsredovisningen; value: index into kEvents
  kSame,           // samma
  kUnit,           // dagar, veckor, månader
  kYear,           // år, året, åren, budgetåret
  kYearly,         // årligen
  kEach,           // varje 1, vart 2
  kEveryOther,     // vartannat 1, varannan 2
  kPer,            // per, as in `två gånger per år`
  kRhythm,         // halvårsvis 2, kvartalsvis 3, månadsvis 4: value = Rhythm
  kLastStarter = kRhythm,
  // Words that only continue one.
  kYearsGenitive,  // års
  kHalf,           // halvan, hälften: `första hälften av 2024`
  kLink,           // och, samt, eller, respektive, resp
  kOf,             // av
  kFrom,           // från
  kWith,           // med
  kUntil,          // till, tom
  kIn,             // i
  kDuring,         // under
  kAt,             // vid
  kFor,            // för
  kAround,         // före, efter, innan, senast, tidigast, fram, mellan, perioden: a month may follow
  kLatest,         // senast
  kBetween,        // mellan
  kMoves,          // flyttas, förlängs, ändras: `från D till D` names two days then, no period
  kPoint,          // tidpunkt, datum, dag
  kCount,          // en, ett, två, tre …, tolv; value 1-
  kNext,           // påföljande, nästkommande, nästa, följande
  kThis,           // innevarande
  kThen,           // därpå, därefter
  kStart,          // start, början in `med början`
  kOpening,        // sin, sitt, myndighetens, verkets: may stand before an event's name
  kNoYearAfter,    // kronor, procent, meter: the number before is no year
  kNoYearBefore,   // agenda, horisont: the number after is no year
  kAbout,          // avseende, gällande: the year of a report may follow
  kDateCue,        // datum, daterad, dat: six or eight digits after it may be a day
};

enum class Rhythm : std::uint8_t { kNone, kYearly, kHalfYearly, kQuarterly, kMonthly, kBiennial };
std::string_view rhythm_name(Rhythm rhythm);  // "", "yearly", "half-yearly", ...

// Reports and accounts that a text ties a date to, by the names that facts use.
inline constexpr std::string_view kEvents[] = {"arsredovisning",  "budgetunderlag", "delarsrapport", "arsrapport",
                                               "slutredovisning", "delredovisning", "slutrapport",   "lagesrapport"};
inline constexpr std::uint8_t kLastAnnualEvent = 3;

// A word may have a second role, e.g. `till`, which goes on a range and ends a phrase.
class Words {
 public:
  explicit Words(Vocabulary& vocabulary);

  Word kind(WordId word) const { return static_cast<Word>(table_[word] & 0xFFU); }
  std::uint8_t value(WordId word) const { return static_cast<std::uint8_t>(table_[word] >> 8U); }
  bool starts(WordId word) const {
    const Word k = kind(word);
    return k != Word::kNone && k <= Word::kLastStarter;
  }
  bool stops_phrase(WordId word) const { return stops_[word]; }
  bool opens_month(WordId word) const { return opens_month_[word]; }

  WordId comma, stop, colon, slash, hyphen, gang, ganger, a, e, l, i, o, m, t, fr, samband, anslutning, section, year,
      apostrophe;

 private:
  void add_numbers(Vocabulary& vocabulary);
  void add(Vocabulary& vocabulary, std::string_view word, Word kind, std::uint8_t value = 0);
  WordTable<std::uint16_t> table_;
  WordTable<bool> stops_;
  WordTable<bool> opens_month_;
};

}  // namespace uppdrag::dates
