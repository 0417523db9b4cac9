// SPDX-License-Identifier: GPL-3.0-or-later
// One document as the passes of the analyser see it, and the figures that they complete one after the other.
#pragma once

#include <string>
#include <vector>

#include "uppdrag/plugin/plugin.h"
#include "words.h"

namespace uppdrag::budgets {

inline constexpr double kNewsDoubt = 0.9;  // What news and bills say of money is less often a grant.

// A rule by which an amount is taken for public money.
struct Rule {
  const char* name;
  const char* example;
  const char* summary;
};

// An amount that is public money.
struct Figure {
  const AmountMention* amount = nullptr;
  std::uint32_t sentence = 0;
  // From the end of the amount before it in its sentence (or the sentence's start) to the start of the next one (or the
  // sentence's end): what stands here speaks of this figure first.
  TokenRange segment;
  const Rule* rule = nullptr;
  double confidence = 1;   // What makes this figure less sure than its rule, whose share is in the manifest.
  bool table = false;      // A cell of a table: its row and column say the rest.
  bool table_sum = false;  // … of a row that adds up the others.
  bool list_item = false;  // Of a list whose lead-in speaks of money.
  bool part_of = false;
  bool annual = false;
  std::size_t parent = kNone;
  std::vector<std::int64_t> years;
  bool years_of_funds = false;  // They are those of the appropriation.
  std::vector<std::string> recipient;
  std::vector<std::string> recipient_of_text;  // Of the last figure in running text.
  bool recipient_given = false;                // It stands with the amount; it is not taken from the context.
  std::string appropriation;
  const Sentence* charged_by = nullptr;  // The sentence apart that names it.

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
};

class Context {
 public:
  Context(const CueWords& cues, const AnalysisInput& in);

  const AnalysisInput& in() const { return in_; }
  const TokenText& text() const { return in_.tokens; }
  const CueWords::Words& w() const { return cues_.w(); }
  const Token& token(std::uint32_t at) const { return in_.tokens.tokens[at]; }
  bool is(std::uint32_t at, WordId word) const { return at < in_.tokens.tokens.size() && token(at).word == word; }
  template <typename... Ids>
  bool is_any(std::uint32_t at, Ids... ids) const {
    return (is(at, ids) || ...);
  }
  bool has(std::uint32_t at, std::uint32_t cue) const { return cues_.has(token(at).word, cue); }

  // All cues of the tokens in `range`.
  std::uint32_t cues(TokenRange range) const;
  // The last token before `at`, not before `first`, that has one of `cue`; kNoToken when there is none.
  std::uint32_t last_with(std::uint32_t cue, std::uint32_t first, std::uint32_t at) const;
  std::uint32_t first_with(std::uint32_t cue, TokenRange range) const;
  std::uint32_t find_word(WordId word, TokenRange range) const;

  const Sentence& sentence(const Figure& f) const { return in_.tokens.sentences[f.sentence]; }
  const Block* block_of(const Sentence& sentence) const;
  // The sentence that introduces the list in which `sentence` is an item, or null.
  const Sentence* lead_in(const Sentence& sentence) const;
  const Sentence* last_sentence_of(std::uint32_t block) const;

  // The first mention that starts at or after `token`, as an index.
  std::size_t actor_from(std::uint32_t token) const;
  std::size_t date_from(std::uint32_t token) const;
  // Appropriations that start in `range`, first and one past the last.
  std::pair<std::size_t, std::size_t> appropriations_in(TokenRange range) const;
  const AssigneeScope* scope_at(std::uint32_t token) const;
  // The bodies that are named behind the last `uppdrag till` before `token`, where no scope was found.
  std::vector<std::string> addressee_before(std::uint32_t token) const;
  // Whether the document gives assignments or pays money out, and is no news or bill.
  bool assignment() const { return assignment_; }

  static constexpr std::uint32_t kNoToken = 0xFFFFFFFFU;

 private:
  bool has_decision_title() const;

  bool assignment_ = false;
  const CueWords& cues_;
  const AnalysisInput& in_;
  std::vector<std::uint32_t> last_sentence_;  // By block.
};

}  // namespace uppdrag::budgets
