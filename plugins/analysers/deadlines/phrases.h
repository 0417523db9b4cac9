// SPDX-License-Identifier: GPL-3.0-or-later
// The vocabulary of obligations: what each word says about an action, a clause or a date. Whoever meets a new wording
// adds it to a table in phrases.cpp; the rules ask for tags only.
#pragma once

#include <cstdint>
#include <string_view>

#include "uppdrag/text/vocabulary.h"

namespace uppdrag::deadlines {

// In the order of preference when one clause names several reports.
enum class Action : std::uint8_t {
  kNone,
  kReport,
  kPartial,
  kFinal,
  kFinancial,
  kRequisition,
  kRepay,
  kPayout,
  kPropose,
  kOther,
  kDocument,  // Only in tables: an analysis, a summary; handing it over is a report.
  kPlan,      // Only in tables: a plan, an application; handing it over is no report.
};
std::string_view action_name(Action action);  // "report", "report-partial", …

inline bool is_report(Action a) { return a >= Action::kReport && a <= Action::kFinancial; }
inline bool is_money(Action a) { return a == Action::kRequisition || a == Action::kRepay || a == Action::kPayout; }

enum class Tag : std::uint8_t {
  kNone,
  kVerb,            // redovisa, återbetalas: says what is done
  kLight,           // lämna, inkomma: the noun beside it says what is handed over
  kCopula,          // ske, göras, vara: the same, but only a report or money matter counts
  kNoun,            // redovisning, rekvisition, analys
  kModal,           // ska, bör, får, måste
  kMay,             // kan: a duty only with `senast`
  kWas,             // skulle: the date of a duty that no longer is one
  kTask,            // uppdrag, uppdrar, åläggs: `i uppdrag att senast …`
  kLink,            // och, samt, respektive, eller, dels, men
  kRelative,        // som, vilken, där
  kLatest,          // senast
  kLatestMisspelt,  // senaste: only right before a date
  kBefore,          // före, innan
  kWithin,          // inom
  kUntil,           // till
  kFrom,            // från
  kWith,            // med
  kNear,            // i, under, vid, på: stands between a cue and its date
  kAgainst,         // av, efter, sedan, per, mellan: the date that follows is none to do something by
  kDecision,        // beslut, skrivelse, gav: so is the date after these
  kOpensDay,        // årligen, början, start, gången, slutligen: a bare day after it may be one to report by
  kNot,             // inte, ej
  kMoves,           // förlängs, flyttas, ändras
  kInstead,         // stället
  kIntends,         // avser, planerar, föreslår: no duty yet
  kEconomic,        // ekonomisk, finansiell
  kFinalWord,       // slutlig, slutligt, slutgiltig
  kPartialWord,     // preliminär, första (a report)
  kMoney,           // medel, medlen, utgifter, kostnader
  kOut,             // ut: betala ut
  kBack,            // tillbaka, åter
  kIn,              // in: lämna in
  kForth,           // fram: `fram till` is no time to be done by
  kDone,            // klar, färdig, slutfört, avslutat
  kGoalWord,        // mål, utsläpp, procent: a year after `senast` is then the goal's
  kAfterwards,      // efter: `efter rekvisition`
  kGiven,           // uppdraget, stöd, medel before `till X`: whom it was given to, not who gets the report
  kForce,           // träda i kraft: what happens then, nobody's duty
  kCopy,            // kopia
  kHanded,          // tillhanda: vara Regeringskansliet tillhanda
  kAccount,         // bankgiro, konto
  kDeterminer,      // en, ett, den, and adjectives that stand before a report's name: skriftlig, samlad
  kAbout,           // för, om, över, genom: the noun that follows is not what is handed over
};

// How a verb stands.
enum class Form : std::uint8_t { kNone, kInfinitive, kPassive, kPresent, kPast };

struct Lexeme {
  Tag tag = Tag::kNone;
  Action action = Action::kNone;
  Form form = Form::kNone;
};

class Phrases {
 public:
  explicit Phrases(Vocabulary& vocabulary);

  // Whether `word` is a body that no register knows: `utredaren`, `bidragsmottagaren`, `berörda myndigheter`.
  bool unknown_body(std::string_view word) const;
  // Whether `word` is one to report to that has no name: `kommuner`, `styrgruppen`.
  bool unnamed_reader(std::string_view word) const;
  // O(1) after the first look at a word; compounds (`kunskapsrapporten`) are known by their last part.
  Lexeme operator[](WordId word) const;

  WordId comma, semicolon, colon, stop, right, star, bullet, att, hur, den, det, av, till, fran, hos, m, at, da, ha,
      year, dels, is_verb, sista, left, sa;

 private:
  void add(std::string_view word, Tag tag, Action action = Action::kNone, Form form = Form::kNone);
  void add_verb(std::string_view infinitive, Tag tag, Action action);
  void add_noun(std::string_view noun, Action action);
  Lexeme guess(std::string_view word) const;

  Vocabulary& vocabulary_;
  mutable WordTable<std::uint16_t> table_;  // Bit 15: looked at; then form, action, tag.
};

}  // namespace uppdrag::deadlines
