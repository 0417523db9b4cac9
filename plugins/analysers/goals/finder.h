// SPDX-License-Identifier: GPL-3.0-or-later
// Finds goal references sentence by sentence, from the goal words outwards.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atoms.h"
#include "number_list.h"
#include "versions.h"

namespace uppdrag::goals {

enum class Rule : std::uint8_t { kWording, kNumber, kName, kParaphrase, kWhole, kOther };

struct Found {
  TokenRange tokens;
  GoalRef goal;                  // Unset when a slug says it.
  std::uint32_t target = kNone;  // For whole systems; its slug when `goal` is unset.
  Rule rule = Rule::kWhole;
};

class Finder {
 public:
  Finder(Lexicon& lexicon, const AnalysisInput& in, std::string date);

  // All references, ascending by first token; each goal once in a sentence.
  std::vector<Found> find();

 private:
  // What stands before a goal word.
  struct Before {
    std::uint32_t first = 0;  // Of the noun phrase.
    std::vector<std::uint32_t> targets;
    std::uint32_t ordinal = 0;
    bool foreign = false;   // `EU:s mål`
    bool loose = false;     // `politiskt mål 1`
    bool national = false;  // `Sveriges klimatmål`
  };
  // The policies that stand after it.
  struct After {
    std::uint32_t last = 0;
    std::vector<std::uint32_t> targets;
    bool elsewhere = false;  // A document that is not known follows: `mål 5 i Strategin för …`
  };
  // Numbers whose system the document has yet to tell.
  struct Pending {
    TokenRange tokens;
    NumberList list;  // Empty for a stage goal (`etappmålet`): it belongs to the system named next.
    WordInfo noun;
  };

  void sentence(TokenRange range);
  void note_mentions();
  void note_topics();
  bool is_topic(std::uint32_t family);  // Counts when first asked: most texts name no bare numbers.
  bool is_strategy(const Target& target) const;
  bool ends_definite(const Atom& noun) const;  // A singular: `miljökvalitetsmålet` is one goal, not the system.
  void note_strategy(const Target& target, std::uint32_t index);
  // `own` is the system that the word itself names, `counts` whether that is a reference without more.
  void at_noun(const Atom& noun, std::uint32_t own, bool counts);
  void at_phrase(const Atom& atom);
  void at_heading();
  void after_goal_sentence();

  Before look_back(std::uint32_t at, std::uint32_t own) const;
  bool take_atom(const Atom& atom, bool adjacent, bool conjunction, Before& before) const;
  void open_quote(Before& before) const;
  bool reached_by_others(std::uint32_t at) const;
  void add_joined(const Atom& atom, Before& before) const;
  std::uint32_t before_colon_s(std::uint32_t at) const;
  After look_after(std::uint32_t at, bool numbered) const;
  std::uint32_t target_behind(const Atom& atom, bool numbered) const;
  std::uint32_t to_preposition(std::uint32_t at) const;
  std::uint32_t behind_strategy(std::uint32_t at) const;
  std::uint32_t stage_system() const;
  bool refers_back(const Atom& noun, const Before& before) const;
  std::uint32_t skip_fillers(std::uint32_t at, std::uint32_t more) const;

  bool add_numbers(const Atom& noun, const Before& before, const After& after, const NumberList& numbers,
                   const std::vector<std::uint32_t>& targets);
  bool add_resolved(std::uint32_t family, const NumberList& list, TokenRange tokens);
  const Atom* name_with(std::uint32_t family, const std::string& number, std::uint32_t from) const;
  std::optional<GoalRef> named_as(const Atom& atom, std::uint32_t family, const std::string& number) const;
  std::uint32_t family_of_numbers(const Atom& noun, const Before& before, const NumberList& numbers) const;
  std::uint32_t family_by_name(std::uint32_t from, const std::string& number) const;
  bool counts_with(const Family& family, const WordInfo& noun, bool n_m) const;
  bool add_named(std::uint32_t at, std::uint32_t first, const std::vector<std::uint32_t>& targets, bool chained);
  bool add_predicated(const Atom& noun, const Before& before);
  std::uint32_t skip_connectors(std::uint32_t at, std::uint32_t most, bool chained) const;
  void add_whole(const std::vector<std::uint32_t>& targets, TokenRange tokens);
  std::uint32_t meant_strategy(std::uint32_t before) const;
  std::optional<GoalRef> named(const Phrase& phrase, const std::vector<std::uint32_t>& targets) const;
  bool has_family(const std::vector<std::uint32_t>& targets) const;

  void add(Found found);
  void finish_sentence(std::size_t from);
  void settle_pending();
  void settle_stage(const Pending& stage, std::size_t found);

  WordInfo info(std::uint32_t at) const { return lexicon_.word(in_.tokens.tokens[at].word, in_.vocabulary); }
  WordId word(std::uint32_t at) const { return in_.tokens.tokens[at].word; }
  const Token& token(std::uint32_t at) const { return in_.tokens.tokens[at]; }

  Lexicon& lexicon_;
  const AnalysisInput& in_;
  Versions versions_;
  Atoms atoms_;
  TokenRange range_;  // Of the present sentence.
  TokenRange told_;   // A phrase that a number has made use of.
  std::vector<Found> found_;
  std::vector<Pending> pending_;
  std::vector<bool> mentioned_;           // By family, up to here.
  std::vector<bool> topic_;               // By family: the text is about its policy.
  std::uint32_t last_numbered_ = kNone;   // The numbered family mentioned last.
  std::uint32_t last_target_ = kNone;     // Of the last reference to a whole.
  std::uint32_t topic_strategy_ = kNone;  // The strategy named first: what `strategin` means.
  std::uint32_t last_strategy_ = kNone;
  bool unknown_strategy_ = false;        // The one named first has no short name: `strategi mot …`
  std::uint32_t goal_sentence_ = kNone;  // The last sentence with a reference to a whole, and that reference.
  Found goal_sentence_goal_;
};

}  // namespace uppdrag::goals
