// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence as the deadline rules see it: each word's tag, the dates with the cue before them, and which stretch of
// the sentence says what is due at each.
#pragma once

#include <vector>

#include "phrases.h"
#include "uppdrag/plugin/plugin.h"

namespace uppdrag::deadlines {

// How a date is tied to the sentence.
enum class Cue : std::uint8_t {
  kNone,    // Not in a way that makes a deadline: `från och med`, `av den`, `beslutade den`.
  kLatest,  // senast
  kBefore,  // före, innan
  kWithin,  // inom
  kUntil,   // till: a new date, when something is moved
  kOn,      // nothing: `redovisas den 1 mars`
  kDuring,  // i, under
  kEvent,   // the date itself is `i samband med …`
};

// Dates that share what is due: `senast den 31 juli 2025, den 30 januari 2026 och den 31 juli 2026`.
struct Unit {
  std::vector<const DateMention*> dates;
  TokenRange tokens;         // From the first date to the last.
  std::uint32_t cue_at = 0;  // First token of the cue, or of the dates.
  Cue cue = Cue::kNone;
  TokenRange segment;  // The words that belong to these dates.
  bool was = false;    // Replaced by the next one: `från den 1 mars till den 1 maj`.
};

class Clause {
 public:
  Clause(const Phrases& phrases, const AnalysisInput& in) : phrases_(phrases), in_(in), text_(in.tokens) {}

  // Looks at `range` (a sentence, or a part of one between list marks). Dates and actors are those within it.
  void read(TokenRange range, const DateMention* first_date, const DateMention* last_date);

  std::vector<Unit>& units() { return units_; }
  const std::vector<Unit>& units() const { return units_; }
  TokenRange range() const { return range_; }

  // What the word at `token` is; words inside dates, names and references are nothing.
  const Lexeme& at(std::uint32_t token) const { return lexemes_[token - range_.first]; }
  Tag tag(std::uint32_t token) const { return inside(token) ? at(token).tag : Tag::kNone; }
  bool is(std::uint32_t token, WordId word) const { return inside(token) && text_.tokens[token].word == word; }
  bool inside(std::uint32_t token) const { return token >= range_.first && token < range_.last; }
  // Verb, light verb or report noun.
  bool trigger(std::uint32_t token) const;
  bool any(TokenRange tokens, Tag tag) const;
  // `avser att`, not `i den del det avser`.
  bool intends(TokenRange tokens) const;
  bool any_trigger(TokenRange tokens) const;
  // The actor whose mention ends right before or starts at `token`, else null.
  const ActorMention* actor_at(std::uint32_t token) const;
  const ActorMention* actor_before(std::uint32_t token) const;

  const Phrases& phrases() const { return phrases_; }
  const TokenText& text() const { return text_; }
  const AnalysisInput& input() const { return in_; }

 private:
  void tag_words(const DateMention* first_date, const DateMention* last_date);
  void mask(TokenRange tokens);
  Cue cue_of(const DateMention& date, std::uint32_t& cue_at) const;
  Cue cue_of_words(std::uint32_t at, std::uint32_t& cue_at, bool near) const;
  Cue bare_day(std::uint32_t first) const;
  bool reported_then(std::uint32_t next) const;
  bool last_day_is(std::uint32_t before) const;
  bool cites(std::uint32_t right) const;
  bool joins(const Unit& unit, const DateMention& date, Cue cue) const;
  std::uint32_t split(const Unit& left, const Unit& right, std::uint32_t start, std::uint32_t next_end) const;
  void set_segments();

  const Phrases& phrases_;
  const AnalysisInput& in_;
  const TokenText& text_;
  TokenRange range_;
  std::vector<Lexeme> lexemes_;
  std::vector<Unit> units_;
};

}  // namespace uppdrag::deadlines
