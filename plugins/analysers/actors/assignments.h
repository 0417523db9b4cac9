// SPDX-License-Identifier: GPL-3.0-or-later
// Second pass: who carries an assignment from where on, and whom `myndigheten` means.
#pragma once

#include <string>
#include <vector>

#include "lexicon.h"

namespace uppdrag::actors {

class AssignmentFinder {
 public:
  // `mentions` are completed: bodies that no register knows are added where an assignee must stand, anaphors get names.
  AssignmentFinder(const Lexicon& lexicon, const AnalysisInput& in, std::vector<ActorMention>& mentions)
      : lex_(lexicon), in_(in), text_(in.tokens), mentions_(mentions) {}

  std::vector<AssigneeScope> find();

 private:
  enum class Tense : std::uint8_t { kPast, kStanding, kPresent };  // gav; har i uppdrag; ger

  struct Assignment {
    std::uint32_t token = 0;            // Where the assignees are named.
    std::vector<std::string> names;     // Who shall do it.
    std::vector<std::string> partners;  // Named with `tillsammans med`, `i samverkan med`.
  };

  bool is(std::uint32_t at, WordId word) const { return at < text_.tokens.size() && text_.tokens[at].word == word; }
  template <typename... Ids>
  bool is_any(std::uint32_t at, Ids... ids) const {
    return (is(at, ids) || ...);
  }

  // The index of the first mention that starts at or after `token`; mentions_.size() when none.
  std::size_t mention_from(std::uint32_t token) const;
  // The mention that ends at `token`, or null.
  const ActorMention* mention_ending_at(std::uint32_t token) const;

  bool can_be_assigned(const ActorMention& mention) const;
  void assignment_in(const Sentence& sentence);
  // One for each family of verbs; `at` is the verb.
  std::uint32_t assigns(const Sentence& sentence, std::uint32_t at);
  void gives(const Sentence& sentence, std::uint32_t at);
  void decides(const Sentence& sentence, std::uint32_t at);
  void gets(const Sentence& sentence, std::uint32_t at);
  // `Karolinska institutet, Nationell prevention av suicid (NASP)` and no more: a unit beside the body that holds it.
  const ActorMention* holder_of_unit(std::uint32_t first, std::uint32_t last) const;
  // Bodies listed in [first, last): mentions, and unknown capitalised names when `invent` is set.
  std::vector<std::string> bodies_between(std::uint32_t first, std::uint32_t last, bool invent);
  // A list of bodies that ends right before `end` (`A, B och C får i uppdrag`).
  std::vector<std::string> bodies_before(std::uint32_t end, std::uint32_t first) const;
  std::uint32_t find_word(std::uint32_t from, std::uint32_t last, WordId word) const;
  std::uint32_t after_given(std::uint32_t verb, std::uint32_t last, std::uint32_t& list_first,
                            std::uint32_t& list_last) const;
  std::vector<std::string> partners_in(const Sentence& sentence) const;
  void add_assignment(const Sentence& sentence, std::uint32_t token, std::vector<std::string> names, Tense tense);
  void title_assignment();
  // Whether the text itself assigns: `Regeringen ger`, `uppdrar`, `beslutar`.
  bool is_decision() const;
  // The board that speaks in a text of its own (`Länsstrategi för Hallands län`): what `länsstyrelsen` means there, and
  // who carries what it sets itself. Empty for the Government's decisions and for texts on several counties.
  std::vector<std::string> own_board() const;
  // `länsstyrelserna ska` after an assignment to some boards means those.
  void narrow_boards(const Sentence& sentence);
  // From `fick`, `har` … on: the token of `uppdrag` that it governs, or 0.
  std::uint32_t assignment_had(std::uint32_t verb, std::uint32_t last) const;
  void subject_in(const Sentence& sentence);
  bool is_subject(const ActorMention& mention, const Sentence& sentence) const;
  void resolve_anaphors();
  std::vector<std::string> resolve(const ActorMention& anaphor) const;
  void set_scope(std::uint32_t from, const std::vector<std::string>& names);

  const Lexicon& lex_;
  const AnalysisInput& in_;
  const TokenText& text_;
  std::vector<ActorMention>& mentions_;
  std::vector<AssigneeScope> scopes_;
  std::vector<Assignment> assignments_;
  std::vector<std::string> own_;            // See own_board().
  bool present_ = false;                    // An assignment that is not of the past was seen.
  std::vector<std::string> standing_;       // What a scope falls back to at the end of its block.
  std::uint32_t subject_block_ = kNoBlock;  // Block whose subject narrowed the scope.
};

}  // namespace uppdrag::actors
