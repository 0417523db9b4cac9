// SPDX-License-Identifier: GPL-3.0-or-later
// What single words say about a sum of money: who gets it, who pays it, or that it is no public money at all.
// The words themselves stand in words.cpp, and only there.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "uppdrag/text/vocabulary.h"

namespace uppdrag::budgets {

enum Cue : std::uint32_t {
  kUse = 1U << 0U,          // får använda, disponera, rekvirera
  kAllocate = 1U << 1U,     // tilldelas, avsätter, tillförs
  kPay = 1U << 2U,          // betala ut, fördela, lämna bidrag
  kCost = 1U << 3U,         // kostnaden, utgifterna, ramen
  kFund = 1U << 4U,         // medel, bidrag, statsbidrag
  kMeasure = 1U << 5U,      // omfattar, uppgår, beräknas, finns
  kPrivate = 1U << 6U,      // lön, pris, omsättning: no public money
  kPublic = 1U << 7U,       // regeringen, budgetpropositionen, statens: whose money it is
  kNoRecipient = 1U << 8U,  // insatser, arbete: what money goes to, not who gets it
  kObject = 1U << 9U,       // tilldelas, beviljar, betalar: the one named next gets it
  kPasses = 1U << 10U,      // betala ut, fördela, lämna: the one named after `till` gets it
  kStop = 1U << 11U,        // återbetalas, redovisas, rekvisition: `till X` after it names no recipient
  kCharge = 1U << 12U,      // belasta, redovisas mot, finansieras: an appropriation pays
  kNames = 1U << 13U,       // budgetproposition, regleringsbrev, anslaget: the year after it is not that of the money
  kDeterminer = 1U << 14U,  // de, vissa, samtliga: may stand between `till` and the recipient
  kBreaks = 1U << 15U,      // som, för, att: ends the name of a recipient
  kVerb = 1U << 16U,        // får, ska, har: what stands before it may be its subject
  kRateTime = 1U << 17U,    // månad, dag, liter: a rate, not a sum
  kCondition = 1U << 18U,   // överstiger, understiger, gräns: a threshold
  kBody = 1U << 19U,        // föreningar, kommuner: nouns for those who can be paid
  kPurpose = 1U << 20U,     // uppdraget, ändamålet: the money is for the assignment
  kGet = 1U << 22U,         // får, erhåller: right before the amount
  kPlans = 1U << 24U,       // beräknar, avser att: what the Government means to do is for the assignment
  kProgramme = 1U << 25U,   // överenskommelsen, strategin, medlen: what comprises public money
  kDecision = 1U << 23U,    // uppdrag, utbetalning, medgivande: in the title of a decision of the Government
  kSum = 1U << 21U,         // summa, totalt: a row of a table that adds up the others
  kReceiver = 1U << 26U,    // mottagare, region: the head of the column of those who get money
  kLater = 1U << 27U,       // därefter, framöver: other years than those before
  kPeriodWord = 1U << 28U,  // perioden, strategiperioden: the period of the context
  kAgreement = 1U << 29U,   // överenskommelsen, beslutet: `i december 2021` after it dates that
};

class CueWords {
 public:
  struct Words {
    WordId till, vid, mellan, far, fran, varav, av, dessa, medlen, de, och, samt, respektive, comma, colon, semicolon,
        left, for_, under, ar, aren, aret, budgetaret, budgetar, perioden, per, arligen, ars, i, om, pa, med, att,
        stodja, riksdagen, anslaget, anslagsposten, den, detta, totalt, sammanlagt, summan, varje, vardera, at, avser,
        bidraget, beloppet, pengarna, uppdrag, uppdraget, dash, eller, avsatta, samma, verksamhet, del, gar, gick;
  };

  explicit CueWords(Vocabulary& vocabulary);

  // Classifies the words that are new since the last call. O(new words).
  void update(const Vocabulary& vocabulary);
  std::uint32_t cues(WordId word) const { return word < cues_.size() ? cues_[word] : 0; }
  bool has(WordId word, std::uint32_t cue) const { return (cues(word) & cue) != 0; }
  const Words& w() const { return words_; }

 private:
  std::vector<std::uint32_t> cues_;  // By word.
  Words words_{};
};

}  // namespace uppdrag::budgets
