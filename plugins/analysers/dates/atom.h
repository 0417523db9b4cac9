// SPDX-License-Identifier: GPL-3.0-or-later
// What the scanner finds: pieces of dates as written, before years are shared and periods joined.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "uppdrag/text/span.h"
#include "words.h"

namespace uppdrag::dates {

enum class AtomKind : std::uint8_t {
  kDay,       // day, part = month
  kMonth,     // part = month
  kQuarter,   // part = 1-4
  kHalfYear,  // part = 1-2
  kTertial,   // part = 1-3
  kWeek,      // part = 1-53, to_part the last one
  kSeason,    // part = 21-24
  kYears,     // years only
  kEvent,     // part = index into kEvents
  kPhrase,    // an event in words: text
  kSame,      // samma tidpunkt
  kRhythm,    // årligen, varje år: no date, but dates near it recur
};

// A list of years and ranges of years, as written: `2012, 2014–2016`.
struct Years {
  struct Run {
    std::uint16_t from = 0;
    std::uint16_t to = 0;
  };
  std::array<Run, 16> runs{};
  std::uint8_t size = 0;

  bool empty() const { return size == 0; }
  void add(int from, int to) {
    if (size < runs.size()) runs[size++] = {static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(to)};
  }
  int first() const { return runs[0].from; }
  int last() const { return runs[size - 1U].to; }
  bool single() const { return size == 1 && runs[0].from == runs[0].to; }
};

// The part of a period that is meant: `vid utgången av oktober`.
enum class Edge : std::uint8_t { kWhole, kLastDay, kFirstDay };

// What follows a day without a year: `den 30 mars påföljande år`.
enum class Relation : std::uint8_t { kNone, kEachYear, kNextYear, kSameYear, kThisYear, kOther };

struct Atom {
  AtomKind kind = AtomKind::kDay;
  TokenRange tokens;
  std::uint8_t day = 0;
  std::uint8_t to_day = 0;  // Last day of a range within one month: `den 7–9 september`.
  std::uint8_t part = 0;
  std::uint8_t to_part = 0;  // Last month or week of a range in one word or expression: `januari-mars`.
  Edge edge = Edge::kWhole;
  Relation relation = Relation::kNone;
  Rhythm rhythm = Rhythm::kNone;
  bool plain = true;  // A month that stands where a date must; others count only when a date follows.
  Years years;
  bool inferred = false;
  bool spread = false;  // The years are those in which the day recurs, taken from elsewhere in the sentence.
  TokenRange words;     // The words of a kPhrase, or of a day with Relation::kOther or kNextYear.
  std::uint32_t group = 0;
};

}  // namespace uppdrag::dates
