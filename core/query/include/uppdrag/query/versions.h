// SPDX-License-Identifier: GPL-3.0-or-later
// A strategy against its predecessor, strategies side by side on one topic, and strategies against their assignment.
#pragma once

#include <string>
#include <vector>

#include "uppdrag/query/compare.h"
#include "uppdrag/query/reuse.h"

namespace uppdrag {

// ---- versions

enum class SectionFate : std::uint8_t { kKept, kRewritten, kNew, kGone };

struct SectionChange {
  SectionFate fate = SectionFate::kKept;
  bool moved = false;             // It stands elsewhere among the sections that both have.
  std::size_t before = kNowhere;  // Of ComparedText::sections.
  std::size_t after = kNowhere;
  double alike = 0;                  // Words in common, numbers aside, 0..1.
  std::vector<Span> added, removed;  // Sentences of a rewritten section without a counterpart.
};

enum class FigureKind : std::uint8_t { kDeadline, kBudget, kTarget, kReference, kNumber };

// Two sentences that say the same with other figures.
struct FigureChange {
  FigureKind kind = FigureKind::kNumber;
  Span before, after;   // The sentences.
  std::string was, is;  // What differs: "1 600 000", "senast den 1 mars 2017" -> "2017".
};

struct VersionChange {
  std::size_t before = 0, after = 0;    // Texts.
  std::vector<SectionChange> sections;  // In the order of the later text; those that are gone stand last.
  std::vector<FigureChange> figures;    // In the order of the later text.
};

// Each row's texts of following cycles. Sections are paired by what they say, best pair first; a section counts as kept
// when 95 % of its words, numbers aside, are the same in the same order.
std::vector<VersionChange> find_versions(const ComparedTexts& texts);
VersionChange compare_versions(const ComparedTexts& texts, std::size_t before, std::size_t after);

// ---- side by side

struct SidePassage {
  CellPassage passage;
  std::vector<Span> shared;       // What another of the texts shown has too.
  std::vector<std::size_t> with;  // Which.
};
struct SideText {
  std::size_t line = 0;  // Of the coverage.
  std::size_t text = 0;
  std::vector<SidePassage> passages;
};
// What each text says in `column`, with shared wording marked.
std::vector<SideText> side_by_side(const ComparedTexts& texts, const Coverage& coverage, std::size_t column,
                                   const Reuse& reuse);

// ---- against the assignment

struct Answer {
  std::size_t text = 0;
  Span span;  // A block.
  std::uint32_t page = 0;
  double fit = 0;        // The share of the demand's weighty words that the block has, 0..1.
  bool repeats = false;  // Most of its words stand so in the assignment: it repeats the demand rather than answers it.
};
struct Demand {
  Span span;  // The mandate's words, in the assignment.
  std::uint32_t page = 0;
  std::vector<std::vector<Answer>> answers;  // By text, the best first, at most two; none = no answer found.
  std::vector<Answer> followed_up;           // In follow-ups, the best three.
};
struct Answers {
  std::size_t assignment = 0;   // Number as in ComparedTexts::text().
  std::vector<Demand> demands;  // In the order of the assignment.
  // By text: what follow-ups say of it by name: blocks that name its county or title.
  std::vector<std::vector<Answer>> said_of;
};
// `assignment` is a place in ComparedTexts::assignments. Only texts that name its case number are asked.
Answers find_answers(const Registry& registry, const ComparedTexts& texts, const Reuse& reuse, std::size_t assignment);

}  // namespace uppdrag
