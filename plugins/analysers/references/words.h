// SPDX-License-Identifier: GPL-3.0-or-later
// What each word means to the reference grammar: the words that announce a reference, prefixes of case numbers,
// committees.
//
// Every word of the vocabulary is judged once, when it first appears; the grammar then compares small numbers only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/registry/registry.h"
#include "uppdrag/text/tokenize.h"
#include "uppdrag/text/vocabulary.h"

namespace uppdrag::references {

// What a word announces.
enum class Head : std::uint8_t {
  kNone,
  kBill,            // prop., propositionen, budgetpropositionen
  kReport,          // bet., betänkandet: of a Riksdag committee or of an inquiry, as the number tells
  kCommunication,   // skr., skrivelsen
  kDecision,        // rskr., riksdagsskrivelse
  kRiksdagPaper,    // motion, faktapromemoria, protokoll, yttrande: kind other
  kGazette,         // SFS
  kStatute,         // lagen, skollagen, förordningen, miljöbalken, kungörelsen
  kInquiry,         // SOU, delbetänkandet
  kMinistryReport,  // Ds, departementspromemorian
  kDirective,       // dir., kommittédirektiv; `direktiv` is one of the EU too, as the number tells
  kCase,            // dnr, diarienummer
  kSeries,          // AFS, SOSFS, HSLF-FS, RiR, SÖ, ESV: kind other, the series is part of the identifier
  kStudy,           // rapport
  kCommission,      // KOM, COM, SWD, JOIN
  kCelex,
  kCommunity,  // EU, EG, EEG, Euratom
  kAct,        // beslut, rambeslut, rekommendation: heads of EU acts only
  kRules,      // föreskrifter, allmänna råd: what follows in parentheses is no statute
};

// As they are written in identifiers.
inline constexpr std::string_view kCommunityNames[] = {"EU", "EG", "EEG", "Euratom", "Gusp", "RIF", "EKSG"};

struct Meaning {
  Head head = Head::kNone;
  // Bytes at the end of the folded word that announce it, when other letters stand before them (`UkrainaProp.`): then
  // the text must have a capital there. 0 when the whole word is the head.
  std::uint8_t glued = 0;
  bool eu = false;             // EU-förordning, EG-direktiv, genomförandebeslut
  bool regulation = false;     // förordning and its compounds: of the EU where the number has a slash
  bool committee = false;      // AU, FiU, SoU, …
  std::uint8_t community = 0;  // 1 + index of kCommunityNames, for kCommunity
  std::uint16_t prefix = 0;    // 1 + index of the case number prefix, 0 for none.
};

class Words {
 public:
  Words(Vocabulary& vocabulary, const Registry& registry);

  // Judges the words that are new since the last call. O(new words).
  void update(const Vocabulary& vocabulary);

  Meaning meaning(WordId id) const { return id < meanings_.size() ? meanings_[id] : Meaning{}; }
  // Whether `raw` (as written) is a case number prefix: `Fi` is, `FI` and `fi` are not.
  bool is_prefix(WordId id, std::string_view raw) const;
  bool is_prefix(std::string_view raw) const;
  // Whether the word is a department's prefix of two letters or more, for those who write it in capitals (`JU`). `FI`
  // is left out: the financial supervisory authority numbers its reports so.
  bool is_prefix_in_capitals(WordId id) const { return meaning(id).prefix != 0 && id != fi_; }

  WordId slash, colon, semicolon, dot, comma, open, close, open_bracket, close_bracket, dash, quote, star;
  WordId nr, number, och, samt, eller, respektive, resp, jamte, ampersand;
  WordId om, med, angaende, riksdagens, ar, no, cirk, lag, y;

  bool is_connector(WordId id) const {
    return id == comma || id == och || id == samt || id == eller || id == respektive || id == resp || id == semicolon ||
           id == jamte || id == ampersand;
  }
  bool is_number_word(WordId id) const { return id == nr || id == number || id == no; }

 private:
  Meaning judge(std::string_view word) const;
  WordId fi_;
  std::vector<Meaning> meanings_;
  std::vector<std::string> prefixes_;  // As written.
  std::vector<std::string> folded_prefixes_;
};

}  // namespace uppdrag::references
