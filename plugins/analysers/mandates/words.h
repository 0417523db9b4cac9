// SPDX-License-Identifier: GPL-3.0-or-later
// The words by which mandates are told from reports, money and background. A new phrasing goes into the tables of
// words.cpp.
#pragma once

#include "uppdrag/plugin/plugin.h"
#include "uppdrag/registry/registry.h"

namespace uppdrag::mandates {

enum WordFlag : std::uint32_t {
  kModal = 1U << 0,         // ska, skall
  kReportVerb = 1U << 1,    // redovisa, slutredovisas: a reporting duty, which is a deadline
  kReportNoun = 1U << 2,    // delredovisning, lägesrapport
  kHandOver = 1U << 3,      // lämna, inkomma: a report when a report noun is its object
  kMoneyVerb = 1U << 4,     // återbetala, rekvireras, belasta
  kMoneyNoun = 1U << 5,     // medel, kostnaderna, rekvisitionen
  kCooperate = 1U << 6,     // samverka, samråda
  kCooperation = 1U << 7,   // samverkan, samråd, dialog
  kSubordinator = 1U << 8,  // som, att, hur
  kFinite = 1U << 9,        // har, är, avser: a verb that a subordinate clause may have
  kAdverb = 1U << 10,       // också, vidare: may stand between modal and verb
  kPreposition = 1U << 11,
  kDeterminer = 1U << 12,  // en, ett, den, sina, alla
  kNotVerb = 1U << 13,     // ends like an infinitive but is none
  kInfinitive = 1U << 14,  // does not end like one but is one
  kOutsider = 1U << 15,    // stödmottagare, utredaren: a subject that is not the assignee
  kNoContent = 1U << 16,   // genomföras, ske: says nothing by itself
  kBackground = 1U << 17,  // a heading word: bakgrund, skälen, ärendet
  kNegation = 1U << 18,
  kCondition = 1U << 19,     // villkor, framgå: a list after it is not one of tasks
  kPurpose = 1U << 20,       // syftar: what follows is a purpose and no task
  kOutcome = 1U << 21,       // upphöra, öka: says how things shall become, not what somebody shall do
  kKnowledge = 1U << 22,     // synpunkter, erfarenheter: gathered from others
  kPledge = 1U << 23,        // kommer, åtar, avser: with `att`, what a strategy's own body sets itself
  kIntention = 1U << 26,     // avser, överväger: `avser att ge X i uppdrag` assigns nothing yet
  kQuestion = 1U << 27,      // vilka, hur, om: opens an indirect question
  kOwnWork = 1U << 25,       // uppdraget, arbetet, insatserna: what a reporting duty reports on
  kSelfGoverned = 1U << 24,  // kommuner, regioner: addressed, not assigned
};

class Words {
 public:
  explicit Words(Vocabulary& vocabulary);

  bool is(const Token& token, std::uint32_t flags) const { return (flags_[token.word] & flags) != 0; }
  // A word that can be an infinitive, active or passive. One with a capital can only where it opens a list item.
  bool is_infinitive(const Token& token) const;
  // `tillgängliga`, `samlade`: a noun follows.
  bool is_inflected_adjective(const Token& token) const;
  // `utrett`, `skickat`: after `har` the act itself; not `ett`, `nytt`, `fortsatt`, `fått`.
  bool is_supine(const Token& token) const;

  WordId att, colon, comma, left, right, uppdraget, ingar, innebar, bestar, avser, omfattar, i, inte, uppdrag, uppdrar,
      uppdras, ger, ge, far, ges, har, beslutar, regeringen, med, av, som, lamnar, samverkan, samrad, samarbete, nara,
      efter, och, dels, ta, stod, mojlighet, synpunkter, samt, till, at, bidrar, ska, skall, fick, gav,
      regeringsuppdrag, informerat, informerad, halla, informera, slutligt, andra, den, del, detta, inhamta, kunskap,
      bor, uppdragen, gavs, ar, semicolon, stop, involvera, fora, gett, delar, finns, forslag, foresla, om, enligt,
      fatt, haft, givit, framga, uppdrog, hade, ingick, innebar_past, bestod, avsag, omfattade, vi, kommer, sig, hamta,
      ha, tillsammans, dialog, stamma, diskutera, fran, hos, uppgift, ar_verb, regeringens, kontakt, syfta,
      forfattningsforslag, redovisa, rapportera, fa_verb, kunna, tidigare, for_, vid, vad, informeras, uppdragit, saval,
      arbetet, utredningen, utredaren, kommitten;

 private:
  const Vocabulary& vocabulary_;
  WordTable<std::uint32_t> flags_;
};

}  // namespace uppdrag::mandates
