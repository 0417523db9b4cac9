// SPDX-License-Identifier: GPL-3.0-or-later
// Typed annotations: what earlier analysers found, for later ones to build facts on.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "uppdrag/plugin/fact.h"
#include "uppdrag/text/span.h"

namespace uppdrag {

using Day = std::chrono::sys_days;

enum class DateShape : std::uint8_t {
  kDay,        // den 31 januari 2014
  kMonth,      // i mars 2014
  kQuarter,    // tredje kvartalet 2024 -> 2024-35
  kHalfYear,   // första halvåret 2014 -> 2014-40
  kYear,       // under 2013, senast 2026
  kSeason,     // hösten 2024 -> 2024-23 (EDTF level 1 seasons 21-24)
  kPeriod,     // 2014-2016, den 1 januari 2021–31 december 2023 -> "2021-01-01/2023-12-31"
  kRecurring,  // den 1 mars varje år -> "R/03-01"
  kNoYear,     // den 1 mars, no year to be found -> "XXXX-03-01"
  kEvent,      // i samband med årsredovisningen för 2023 -> "event:arsredovisning:2023"
  kSameTime,   // vid samma tidpunkt: edtf is empty, whoever uses it takes the date before
};

// One date. `senast den 15 februari 2016–2018` gives three with the same tokens and group.
struct DateMention {
  TokenRange tokens;
  Span span;
  std::string edtf;          // ISO 8601-2 / EDTF, see GOLD forms in docs/facts.md.
  DateShape shape = DateShape::kDay;
  std::optional<Day> first;  // First and last day that it may mean; statutory days for events a regulation fixes.
  std::optional<Day> last;
  bool valid = true;         // False for days that do not exist (den 31 februari 2021); edtf then keeps what was written.
  bool year_inferred = false;   // The year was taken from a neighbour.
  std::string recurring;     // "", "yearly", "biennial", "half-yearly", "quarterly", "monthly".
  std::uint32_t group = 0;   // Mentions of one expression share it.
};

struct AmountMention {
  TokenRange tokens;
  Span span;
  std::optional<std::int64_t> min;  // Whole kronor (or whole units of `currency`).
  std::optional<std::int64_t> max;
  std::string qualifier;     // exact, max, min, about
  std::string currency = "SEK";
  bool annual = false;       // `per år`, `årligen` next to it.
  bool unit_implied = false; // `25,5 miljoner` without kronor, or a unit taken from a table head.
  bool suspect = false;      // Malformed groups, or above 10^15: never to be trusted.
  bool each = false;         // `vardera`, `per myndighet`.
};

enum class ActorKind : std::uint8_t {
  kAuthority,      // A named authority, university, company or other body.
  kCountyBoard,    // Länsstyrelsen i Gotlands län.
  kCollective,     // Länsstyrelserna, samtliga länsstyrelser, bevakningsansvariga myndigheter.
  kGovernment,     // Regeringen, Regeringen (Justitiedepartementet).
  kDepartment,     // Regeringskansliet (Socialdepartementet), Socialdepartementet.
  kUnknownBody,    // A capitalised name that stands where an actor must.
  kAnaphor,        // myndigheten, verket, länsstyrelsen: `names` holds whom it means, if that can be told.
};

struct ActorMention {
  TokenRange tokens;
  Span span;
  ActorKind kind = ActorKind::kAuthority;
  // Canonical nominative names: one as a rule; several for lists that share a head (`Länsstyrelserna i Hallands och Skåne
  // län`), for `Regeringskansliet (A med kopia till B)`, and for plural anaphors.
  std::vector<std::string> names;
  std::vector<std::string> county_codes;  // SCB codes for county boards.
  bool genitive = false;     // Skolverkets: possessor, not actor.
  bool plural = false;
};

// From token `from` on, until the next scope, `names` are the ones who carry the assignment (what `myndigheten`,
// `myndigheterna` and the passive voice mean).
struct AssigneeScope {
  std::uint32_t from = 0;
  std::vector<std::string> names;
};

struct ReferenceMention {
  TokenRange tokens;
  Span span;
  std::string kind;          // sfs, prop, skr, sou, ds, dir, bet, rskr, dnr, eu, other
  std::string id;            // Normalised, see docs/facts.md.
  bool incomplete = false;   // Digits or year lost: not to be completed, not a fact.
};

// utgiftsområde 13 …, anslaget 3:1 …, anslagspost 12 -> "13:3:1:12"; unknown parts stay empty.
struct AppropriationMention {
  TokenRange tokens;
  Span span;
  std::string id;
};

struct GoalMention {
  TokenRange tokens;
  Span span;
  std::string goal;          // "<system>:<number>", e.g. "jamstalldhet:6".
  std::string how;           // name, number, wording, paraphrase, whole
  double confidence = 0;
};

// What a third party's analyser finds; columns as in a fact.
struct CustomMention {
  std::string type;
  TokenRange tokens;
  Span span;
  std::vector<std::pair<std::string, FieldValue>> fields;
};

// All annotations of one document, each list ascending by tokens.first.
struct Annotations {
  std::vector<DateMention> dates;
  std::vector<AmountMention> amounts;
  std::vector<ActorMention> actors;
  std::vector<AssigneeScope> assignee_scopes;
  std::vector<ReferenceMention> references;
  std::vector<AppropriationMention> appropriations;
  std::vector<GoalMention> goals;
  std::vector<CustomMention> custom;
};

}  // namespace uppdrag
