// SPDX-License-Identifier: GPL-3.0-or-later
// The skeleton of a sentence: its main modal, subject, verb; its assignment formula.
#pragma once

#include <string>
#include <vector>

#include "words.h"

namespace uppdrag::mandates {

struct Clause {
  std::uint32_t modal = 0;  // `ska`, when has_modal.
  bool has_modal = false;
  bool inverted = false;   // The subject stands after the modal.
  std::uint32_t verb = 0;  // First infinitive, when has_verb.
  bool has_verb = false;
  bool passive = false;
  bool negated = false;
  std::vector<std::string> subject;  // Names, when the subject is a body.
  bool body_subject = false;
  std::uint32_t subject_head = 0;  // Last word of a subject that is no body, when there is one.
  bool has_subject_head = false;
};

class ClauseReader {
 public:
  ClauseReader(const Words& words, const AnalysisInput& in) : w_(words), in_(in), text_(in.tokens) {}

  // The main clause with `ska` in [first, last); without one, has_modal is false.
  Clause main_clause(TokenRange range) const;
  // The first infinitive at or after `from`, past adverbs and prepositional phrases; `last` when there is none.
  std::uint32_t find_verb(std::uint32_t from, std::uint32_t last) const;
  // The infinitive clause from `verb` on, as plain words, at most 12; passive verbs are made active when `subject` is
  // given.
  std::string action(std::uint32_t verb, std::uint32_t last, bool passive, std::uint32_t subject_first,
                     std::uint32_t subject_last) const;
  // The names of the bodies that end right before / start right at `at`.
  std::vector<std::string> bodies_before(std::uint32_t at, std::uint32_t first, std::uint32_t& start) const;
  std::vector<std::string> bodies_at(std::uint32_t at, std::uint32_t last, std::uint32_t& stop) const;
  // Whether `vi` stands there: the body whose text it is.
  bool is_we(std::uint32_t at) const { return is(at, w_.vi); }
  // Who carries the assignment at `token`.
  std::vector<std::string> assignees_at(std::uint32_t token) const;
  bool is(std::uint32_t at, WordId word) const { return at < text_.tokens.size() && text_.tokens[at].word == word; }
  std::size_t mention_from(std::uint32_t token) const;

  // Whether the finite verb at `verb` belongs to a subordinate clause (`som myndigheten ska`).
  bool is_subordinate(std::uint32_t verb, std::uint32_t first) const;

 private:
  const Words& w_;
  const AnalysisInput& in_;
  const TokenText& text_;
};

}  // namespace uppdrag::mandates
