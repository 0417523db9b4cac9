// SPDX-License-Identifier: GPL-3.0-or-later
// What the goals analyser knows of words: phrases of the registry's goal systems, words that stand around them, and
// compounds that name a policy by their ending (`energipolitiska`, `livsmedelsstrategins`).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "uppdrag/plugin/plugin.h"
#include "uppdrag/registry/phrase_matcher.h"
#include "uppdrag/registry/registry.h"

namespace uppdrag::goals {

inline constexpr std::uint32_t kNone = 0xFFFFFFFFU;

// A goal, by its places in Registry::goal_systems() and GoalSystem::goals.
struct GoalRef {
  std::uint32_t system = kNone;
  std::uint32_t goal = kNone;
  friend bool operator==(const GoalRef&, const GoalRef&) = default;
};

// What an adjective, a policy's name or a whole phrase points at: all versions of one policy's goals.
struct Target {
  std::uint32_t family = kNone;  // Index into families(); kNone for systems known by their short name only.
  GoalRef goal;                  // The goal for the whole; unset when `slug` says it.
  std::string slug;              // For policies that a rule found: `energipolitik`.
};

// Systems that follow each other.
struct Family {
  std::string name;
  std::vector<std::uint32_t> systems;  // By `from`, oldest first.
  GoalRef whole;                       // The goal of number 0; unset when there is none.
  std::uint32_t target = kNone;
  bool numbered = false;      // Has goals 1, 2, 3 …
  bool dotted = false;        // Has targets 1.1, 1.a …
  bool counts_goals = false;  // `mål 3` may be its third goal,
  bool counts_subs = false;   // `delmål 3`,
  bool counts_areas = false;  // `målområde 3`.
  bool has_stages = false;    // `etappmål` are its stages when the text speaks of it.
  bool own_paraphrases = false;
  std::string subject;  // What its policy's adjective begins with: `jämställ` of jämställdhetspolitiska; may be empty.
};

enum class Role : std::uint8_t {
  kWhole,       // miljömålen, Agenda 2030
  kWording,     // mäns våld mot kvinnor ska upphöra
  kCapital,     // Giftfri miljö: a wording only when the text writes it with a capital
  kParaphrase,  // ekonomisk jämställdhet
  kName,        // A goal's name, for headings and beside its number
  kPolicy,      // jämställdhetspolitiken
  kGenitive,    // jämställdhetspolitikens, and the adjectives: jämställdhetspolitiska
  kOwnNoun,     // miljökvalitetsmålet: a goal word of one system
};

struct PhraseUse {
  Role role = Role::kWhole;
  GoalRef goal;                  // kWording, kCapital, kParaphrase, kName.
  std::uint32_t target = kNone;  // kWhole, kPolicy, kGenitive.
};

struct Phrase {
  std::vector<PhraseUse> uses;
  bool strong = false;  // Has a role that is a reference without a goal word.
};

enum WordFlag : std::uint32_t {
  kClassified = 1U << 0U,
  kNoun = 1U << 1U,          // mål, delmålet, målsättningar
  kSub = 1U << 2U,           // delmål…
  kArea = 1U << 3U,          // målområde…
  kStage = 1U << 4U,         // etappmål…
  kDefinite = 1U << 5U,      // målet, målen
  kGenitiveWord = 1U << 6U,  // A derived adjective or genitive: `value` is its target.
  kPolicyWord = 1U << 7U,    // A derived policy in the nominative: `value` is its target.
  kFiller = 1U << 8U,        // May stand between an adjective and its goal word.
  kConnector = 1U << 9U,     // May stand between a goal word and what the goal says.
  kConjunction = 1U << 10U,
  kPreposition = 1U << 11U,     // Ties a policy to a goal word: för, i, inom.
  kForeign = 1U << 12U,         // EU:s, unionens: the goals are not national ones.
  kOrdinal = 1U << 13U,         // `value` is the number.
  kCardinal = 1U << 14U,        // `value` is the number.
  kAnaphor = 1U << 15U,         // strategin, strategins: the one named last.
  kAbstract = 1U << 16U,        // genomförandet, arbetet: `målen för genomförandet av X`
  kOrganisation = 1U << 17U,    // delegationen: `Agenda 2030-delegationen` is a body
  kLooseAdjective = 1U << 18U,  // politiskt, långsiktigt: `politiskt mål 1` is of another list
  kNational = 1U << 19U,        // Sveriges, nationella: makes `klimatmål` the national ones
  kStrategy = 1U << 20U,        // strategi, strategin
  kBeside = 1U << 21U,          // inriktning: `målet och inriktningen för X`
  kRelative = 1U << 22U,        // som: `de mål som riksdagen har beslutat för X`
  kDocument = 1U << 23U,        // projektplanen: `delmål 2 i projektplanen` is of no policy
  kSays = 1U << 24U,            // för, mot, om: `strategin mot X` says which strategy it is
  kOf = 1U << 25U,              // av
  kReach = 1U << 26U,           // nå, ska: `för EU att nå klimatmålen`
  kFights = 1U << 28U,          // förebygga: `delmålet för att förebygga och bekämpa X`
  kCopula = 1U << 27U,          // är, blir: `Jämställd hälsa är ett delmål`
};

struct WordInfo {
  std::uint32_t flags = 0;
  std::uint32_t value = 0;
  bool has(std::uint32_t any) const { return (flags & any) != 0; }
};

class Lexicon {
 public:
  explicit Lexicon(const AnalyserSetup& setup);

  const PhraseMatcher& phrases() const { return matcher_; }
  const Phrase& phrase(std::uint32_t payload) const { return phrases_[payload]; }
  const Registry& registry() const { return registry_; }
  const std::vector<Family>& families() const { return families_; }
  const Target& target(std::uint32_t index) const { return targets_[index]; }
  const Goal& goal(GoalRef ref) const { return registry_.goal_systems()[ref.system].goals[ref.goal]; }
  std::uint32_t family_of(GoalRef ref) const { return family_of_system_[ref.system]; }

  // What is known of a word; looked at once for a distinct word.
  WordInfo word(WordId id, const Vocabulary& vocabulary) {
    const WordInfo known = words_[id];
    return known.flags != 0 ? known : classify(id, vocabulary);
  }
  // The family whose policy the word names or begins with (`jämställdhetsstrategi`), or kNone. Only of numbered
  // families that count sub-goals or areas.
  std::uint32_t subject_of(WordId id, const Vocabulary& vocabulary);
  // The target of a compound whose head stands later: `klimat-` before `energipolitiska`, `miljö-` before
  // `klimatmålen`. kNone when the joined word names none.
  std::uint32_t joined(std::string_view stem, std::string_view with, const Vocabulary& vocabulary);

  // The word ids that rules ask for by name.
  WordId hyphen, comma, stop, colon, left_parenthesis, right_parenthesis, quote, number_abbreviation, percent,
      percent_word;

 private:
  void add_families();
  void add_system(std::uint32_t system, Vocabulary& vocabulary);
  void add_use(std::string_view text, PhraseUse use, Vocabulary& vocabulary);
  void add_policy(std::string_view policy, std::uint32_t target, Vocabulary& vocabulary);
  void add_words(Vocabulary& vocabulary);
  std::uint32_t target_of_slug(const std::string& slug);
  std::uint32_t policy_target(std::string_view word, const Vocabulary& vocabulary);
  WordInfo classify(WordId id, const Vocabulary& vocabulary);

  const Registry& registry_;
  PhraseMatcher matcher_;
  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, std::uint32_t> phrase_index_;  // By the words' numbers.
  std::unordered_map<std::string, std::uint32_t> slug_targets_;
  std::vector<Family> families_;
  std::vector<std::uint32_t> family_of_system_;
  std::vector<Target> targets_;
  WordTable<WordInfo> words_;
  WordTable<std::uint32_t> subjects_;  // 0: not looked at yet; 1: of none; 2 + family.
};

}  // namespace uppdrag::goals
