// SPDX-License-Identifier: GPL-3.0-or-later
// Words by which a document tells what it is, and words that tell its policy area. Each word is judged once.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "uppdrag/text/vocabulary.h"

namespace uppdrag::metadata {

// A word can have several marks.
enum Mark : std::uint32_t {
  kNoMark = 0,
  kAssignment = 1U << 0U,    // uppdrag, regeringsuppdrag: an assignment when the title starts with it
  kChange = 1U << 1U,        // ändring, förlängd, medel: of an assignment when the title names one further on
  kFollowup = 1U << 2U,      // uppföljning, slutrapport, delredovisning
  kStrategy = 1U << 3U,      // länsstrategi, handlingsplan
  kOtherStart = 1U << 4U,    // remiss, proposition, tal: the title of another kind of document
  kNewsVerb = 1U << 5U,      // presenterar, får: a title with a finite verb is a headline
  kNotTheThing = 1U << 6U,   // förslag, underlag: before a strategy's word, it is not the strategy
  kGovernment = 1U << 7U,    // regeringen
  kAssigns = 1U << 8U,       // uppdrar, ger, beslutar, förlänger
  kPress = 1U << 9U,         // pressekreterare, presskontakt
  kInquiry = 1U << 10U,      // utredare, utredaren, kommittédirektiv
  kDateLabel = 1U << 11U,    // beslutad, fastställd, beslutsdatum
  kPublished = 1U << 12U,    // publiceringsdatum
  kCaseLabel = 1U << 13U,    // dnr, diarienummer
  kHeadWord = 1U << 14U,     // words of a head line besides names, dates and numbers
  kGeneric = 1U << 15U,      // headings that are no titles: bakgrund, sammanfattning
  kPeriod = 1U << 16U,       // perioden, åren, gäller
  kPassive = 1U << 17U,      // får, ges, uppdras: … i uppdrag
  kPast = 1U << 18U,         // gav, fick: restated assignments
  kSays = 1U << 19U,         // säger
  kLegal = 1U << 20U,        // propositionen, betänkandet: papers of law-making and inquiries
  kBookkeeping = 1U << 22U,  // redovisning, rapportering: also what companies do
  kUnion = 1U << 21U,        // kommissionen, EU: its strategies are not Sweden's
};

// Marks and policy areas of every word of a vocabulary.
class Marks {
 public:
  explicit Marks(Vocabulary& vocabulary);

  // Judges the words that are new since the last call. O(new words).
  void update(const Vocabulary& vocabulary);

  std::uint32_t of(WordId id) const { return id < marks_.size() ? marks_[id] : 0; }
  bool has(WordId id, std::uint32_t marks) const { return (of(id) & marks) != 0; }
  // 1 + index into the table of policy areas, 0 for a word that tells none.
  std::uint8_t area(WordId id) const { return id < areas_.size() ? areas_[id] : 0; }

  WordId dash, dot, colon, open, quote, middle_dot, i, uppdrag, uppdrar, till, att, om, som, senast, stockholm, lan;

 private:
  std::vector<std::uint32_t> marks_;
  std::vector<std::uint8_t> areas_;
};

}  // namespace uppdrag::metadata
