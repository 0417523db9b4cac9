// SPDX-License-Identifier: GPL-3.0-or-later
// First pass: where bodies are mentioned, by name, abbreviation or a definite noun.
#pragma once

#include <unordered_map>
#include <vector>

#include "lexicon.h"

namespace uppdrag::actors {

class MentionFinder {
 public:
  MentionFinder(const Lexicon& lexicon, const AnalysisInput& in) : lex_(lexicon), in_(in), text_(in.tokens) {}

  // All mentions in order, not overlapping. Anaphors have no names yet.
  std::vector<ActorMention> find();

 private:
  bool at_word(std::uint32_t at, WordId word) const { return at < end_ && text_.tokens[at].word == word; }
  bool is_separator(std::uint32_t at) const;
  std::uint32_t skip_separators(std::uint32_t at) const;

  // Each returns one past the last token it took, or `at` when nothing is there.
  std::uint32_t mention_at(std::uint32_t at);
  std::uint32_t board(std::uint32_t at, bool plural);
  std::uint32_t chancellery(std::uint32_t at, const char* head, ActorKind kind);
  std::uint32_t department(std::uint32_t at);
  std::uint32_t named(std::uint32_t at);
  // `Centrum för kusthälsa (CKH)`: a body that no register knows, by the abbreviation that its name is given. `left` is
  // the parenthesis.
  std::uint32_t spelled_out(std::uint32_t left);
  std::uint32_t local_alias(std::uint32_t at);

  // A department name that ends in the word at `at`, with what stands before it (`Landsbygds- och`).
  std::string department_name(std::uint32_t at, std::uint32_t& first) const;
  // The county at `at` and one past it, or null.
  const County* county_at(std::uint32_t at, std::uint32_t& next) const;
  std::vector<std::string> departments_in_parenthesis(std::uint32_t left, std::uint32_t& last) const;
  std::uint32_t take_alias(std::uint32_t at, const std::string& canonical, ActorKind kind);
  std::uint32_t closing(std::uint32_t left) const;

  ActorMention& push(std::uint32_t first, std::uint32_t last, ActorKind kind, std::vector<std::string> names);

  const Lexicon& lex_;
  const AnalysisInput& in_;
  const TokenText& text_;
  std::uint32_t end_ = 0;  // Of the current sentence.
  std::vector<ActorMention> out_;
  struct Alias {
    std::string canonical;
    ActorKind kind;
  };
  std::unordered_map<WordId, Alias> aliases_;  // `(NCK)` after a name, for the rest of this document.
};

}  // namespace uppdrag::actors
