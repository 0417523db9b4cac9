// SPDX-License-Identifier: GPL-3.0-or-later
// Single goals beside a goal word: by their number, and by what they say.
#include <algorithm>

#include "finder.h"

namespace uppdrag::goals {
namespace {

constexpr std::uint32_t kConnectorsAfterNoun = 6;
constexpr std::uint32_t kConnectorsInChain = 4;

bool says_goal(const PhraseUse& use) {
  return use.role == Role::kParaphrase || use.role == Role::kWording || use.role == Role::kCapital;
}

}  // namespace

bool Finder::has_family(const std::vector<std::uint32_t>& targets) const {
  return std::any_of(targets.begin(), targets.end(),
                     [&](std::uint32_t t) { return lexicon_.target(t).family != kNone; });
}

// The goal that a phrase beside a goal word means; `targets` are the systems which that goal word belongs to.
std::optional<GoalRef> Finder::named(const Phrase& phrase, const std::vector<std::uint32_t>& targets) const {
  if (!targets.empty()) {
    for (const std::uint32_t t : targets) {
      const std::uint32_t family = lexicon_.target(t).family;
      if (family == kNone) continue;
      if (const auto goal = versions_.meant(
              phrase, family, [](const PhraseUse& use) { return says_goal(use) || use.role == Role::kName; }))
        return goal;
    }
    return std::nullopt;
  }
  for (std::uint32_t f = 0; f < lexicon_.families().size(); ++f) {
    if (lexicon_.families()[f].own_paraphrases) continue;
    if (const auto goal = versions_.meant(phrase, f, says_goal)) return goal;
  }
  return std::nullopt;
}

std::uint32_t Finder::skip_connectors(std::uint32_t at, std::uint32_t most, bool chained) const {
  for (std::uint32_t steps = 0; at < range_.last && steps < most && atoms_.starting_at(at) == nullptr; ++steps) {
    // `(mål 6)` between two links of a chain.
    if (chained && word(at) == lexicon_.left_parenthesis) {
      std::uint32_t close = at;
      while (close < range_.last && close < at + 8 && word(close) != lexicon_.right_parenthesis) ++close;
      if (close < range_.last && word(close) == lexicon_.right_parenthesis) {
        at = close + 1;
        continue;
      }
    }
    const WordInfo here = info(at);
    const bool coordinated = here.has(kConjunction) && token(at).kind == TokenKind::kWord;
    const bool between_verbs = at > range_.first && info(at - 1).has(kFights);  // `för att förebygga och bekämpa`
    if (!here.has(kConnector) || (coordinated && !chained && !between_verbs)) break;
    ++at;
  }
  return at;
}

// Goals that follow a goal word, or with `chained` a goal, which ends at `at`, each tied to the one before:
// `delmålen om A, B och C`.
bool Finder::add_named(std::uint32_t at, std::uint32_t first, const std::vector<std::uint32_t>& targets, bool chained) {
  bool any = false;
  std::vector<std::uint32_t> known = targets;
  for (;;) {
    at = skip_connectors(at, any ? kConnectorsInChain : kConnectorsAfterNoun, any || chained);
    const Atom* atom = at < range_.last ? atoms_.starting_at(at) : nullptr;
    if (atom == nullptr || atom->phrase == kNone) return any;
    const auto goal = named(*atoms_.phrase(*atom), known);
    if (!goal) return any;
    const Family& family = lexicon_.families()[lexicon_.family_of(*goal)];
    if (known.empty() && family.target != kNone) known.push_back(family.target);
    const Rule rule =
        std::any_of(atoms_.phrase(*atom)->uses.begin(), atoms_.phrase(*atom)->uses.end(),
                    [](const PhraseUse& use) { return use.role == Role::kName || use.role == Role::kCapital; })
            ? Rule::kName
            : Rule::kParaphrase;
    add({{any || chained ? atom->first : first, atom->last}, *goal, kNone, rule});
    any = true;
    at = atom->last;
  }
}

// Names before a goal word that is said of them: `Jämställd utbildning och jämställd hälsa är nya delmål`, `… som egna
// delmål`. Only names of goals of a policy that the text is about.
bool Finder::add_predicated(const Atom& noun, const Before& before) {
  if (!noun.info.has(kSub) && !noun.info.has(kArea)) return false;
  std::uint32_t at = std::min(before.first, noun.first);
  while (at > range_.first && noun.first - at < kConnectorsAfterNoun && info(at - 1).has(kFiller | kOrdinal) &&
         !info(at - 1).has(kConjunction))
    --at;
  if (at == range_.first || !(info(at - 1).has(kCopula | kRelative))) return false;
  bool any = false;
  for (--at;;) {
    const Atom* atom = atoms_.ending_at(at);
    if (atom == nullptr || atom->phrase == kNone) return any;
    std::optional<GoalRef> goal;
    for (std::uint32_t f = 0; f < lexicon_.families().size() && !goal; ++f) {
      const Family& family = lexicon_.families()[f];
      if (!family.numbered || !counts_with(family, noun.info, false) || !(mentioned_[f] || is_topic(f))) continue;
      goal = versions_.meant(*atoms_.phrase(*atom), f,
                             [](const PhraseUse& use) { return says_goal(use) || use.role == Role::kName; });
    }
    if (!goal) return any;
    add({{atom->first, any ? atom->last : noun.last}, *goal, kNone, Rule::kName});
    any = true;
    at = atom->first;
    if (at == range_.first || !info(at - 1).has(kConjunction)) return any;
    --at;
  }
}

bool Finder::counts_with(const Family& family, const WordInfo& noun, bool n_m) const {
  return n_m               ? family.dotted
         : noun.has(kArea) ? family.counts_areas
         : noun.has(kSub)  ? family.counts_subs
                           : family.counts_goals;
}

// The family whose goal of that number is named around `from`: `mål 7 om hållbar energi`, `rent vatten (mål 6)`.
std::uint32_t Finder::family_by_name(std::uint32_t from, const std::string& number) const {
  const Atom* atom = atoms_.starting_at(skip_connectors(from, kConnectorsAfterNoun, false));
  if (atom == nullptr || atom->phrase == kNone) return kNone;
  for (const PhraseUse& use : atoms_.phrase(*atom)->uses)
    if (use.target == kNone && lexicon_.goal(use.goal).number == number) return lexicon_.family_of(use.goal);
  return kNone;
}

// The goal of that number which a phrase says: in the version in force when it can, else in whatever version.
std::optional<GoalRef> Finder::named_as(const Atom& atom, std::uint32_t family, const std::string& number) const {
  return versions_.meant(*atoms_.phrase(atom), family,
                         [&](const PhraseUse& use) { return lexicon_.goal(use.goal).number == number; });
}

// The phrase behind a number that says its goal: `Delmål 4: Mäns våld mot kvinnor ska upphöra` is of the version in
// which 4 is so named.
const Atom* Finder::name_with(std::uint32_t family, const std::string& number, std::uint32_t from) const {
  const Atom* atom = atoms_.starting_at(skip_connectors(from, kConnectorsAfterNoun, false));
  return atom != nullptr && atom->phrase != kNone && named_as(*atom, family, number) ? atom : nullptr;
}

std::uint32_t Finder::family_of_numbers(const Atom& noun, const Before& before, const NumberList& numbers) const {
  if (const std::uint32_t named_one = family_by_name(numbers.last, numbers.numbers.front()); named_one != kNone)
    return named_one;
  // Before a parenthesis: `rent vatten och sanitet (mål 6)`.
  if (noun.first > range_.first && word(noun.first - 1) == lexicon_.left_parenthesis)
    if (const Atom* atom = atoms_.ending_at(noun.first - 1); atom != nullptr && atom->phrase != kNone)
      for (const PhraseUse& use : atoms_.phrase(*atom)->uses)
        if (use.target == kNone && lexicon_.goal(use.goal).number == numbers.numbers.front())
          return lexicon_.family_of(use.goal);
  if (before.loose) return kNone;
  // The system that the sentence names, the nearest before first.
  std::uint32_t best = kNone;
  for (const Atom& atom : atoms_.near(noun.first)) {
    for (const Role role : {Role::kWhole, Role::kGenitive, Role::kPolicy}) {
      const std::uint32_t t = atoms_.target(atom, role);
      if (t == kNone || lexicon_.target(t).family == kNone) continue;
      const std::uint32_t family = lexicon_.target(t).family;
      if (!counts_with(lexicon_.families()[family], noun.info, numbers.targets)) continue;
      if (best == kNone || atom.last <= noun.first) best = family;
    }
  }
  return best;
}

bool Finder::add_resolved(std::uint32_t family, const NumberList& list, TokenRange tokens) {
  std::vector<GoalRef> goals;
  for (const std::string& number : list.numbers) {
    const Atom* name = list.numbers.size() == 1 ? name_with(family, number, list.last) : nullptr;
    const auto goal = name != nullptr ? named_as(*name, family, number) : versions_.goal(family, number);
    if (!goal || number == "0") return false;
    goals.push_back(*goal);
    if (name == nullptr) continue;
    tokens.last = std::max(tokens.last, name->last);
    told_ = {name->first, name->last};
  }
  for (const GoalRef goal : goals) add({tokens, goal, kNone, Rule::kNumber});
  return true;
}

bool Finder::add_numbers(const Atom& noun, const Before& before, const After& after, const NumberList& numbers,
                         const std::vector<std::uint32_t>& targets) {
  NumberList list = numbers;
  const std::uint32_t last = std::max({numbers.last, noun.last, after.last});
  const bool ordinal = list.numbers.empty() && before.ordinal != 0;
  if (ordinal) {
    const bool definite = noun.info.has(kDefinite);
    if (!definite && targets.empty()) return false;
    list.numbers.push_back(std::to_string(before.ordinal));
    list.last = noun.last;
  }
  if (list.numbers.empty()) return false;
  // A system named behind the number is nearer than one before: `miljökvalitetsmålen och mål 14 i Agenda 2030`.
  for (const auto* nearest : {&after.targets, &targets}) {
    for (const std::uint32_t t : *nearest) {
      const std::uint32_t family = lexicon_.target(t).family;
      if (family == kNone || !lexicon_.families()[family].numbered) continue;
      if (add_resolved(family, list, {before.first, last})) return true;
    }
  }
  if (!targets.empty()) return false;
  const std::uint32_t family = family_of_numbers(noun, before, list);
  const TokenRange tokens{before.first, list.last};
  if (family != kNone) return add_resolved(family, list, tokens);
  if (before.loose || after.elsewhere) return false;
  // `det första målet` of whatever list: only sub-goals wait for the document to tell.
  if (ordinal && !noun.info.has(kSub)) return false;
  if (last_numbered_ != kNone && counts_with(lexicon_.families()[last_numbered_], noun.info, list.targets))
    return add_resolved(last_numbered_, list, tokens);
  pending_.push_back({tokens, list, noun.info});
  return false;
}

// A stage goal before the first reference: it belongs to what the next few sentences name. `found` are the references
// that the sentences gave, in their order.
void Finder::settle_stage(const Pending& stage, std::size_t found) {
  const auto sentence_of = [&](const Found& f) { return in_.tokens.sentence_of[f.tokens.first]; };
  const std::uint32_t here = in_.tokens.sentence_of[stage.tokens.first];
  const auto end = found_.begin() + static_cast<std::ptrdiff_t>(found);
  const auto at = std::partition_point(found_.begin(), end, [&](const Found& f) { return sentence_of(f) < here; });
  if (at == end || sentence_of(*at) > here + 3 || sentence_of(*at) == here) return;
  const std::uint32_t target =
      at->target != kNone ? at->target : lexicon_.families()[lexicon_.family_of(at->goal)].target;
  if (target == kNone) return;
  const Target& system = lexicon_.target(target);
  found_.push_back({stage.tokens, system.goal, target, system.family != kNone ? Rule::kWhole : Rule::kOther});
}

// Numbers before the first mention of their system: settled when the document names exactly one that fits.
void Finder::settle_pending() {
  const std::size_t found = found_.size();
  range_ = {};  // No sentence: the numbers stand alone.
  for (const Pending& p : pending_) {
    if (p.list.numbers.empty()) {
      settle_stage(p, found);
      continue;
    }
    std::uint32_t only = kNone;
    bool several = false;
    for (std::uint32_t f = 0; f < lexicon_.families().size(); ++f) {
      const Family& family = lexicon_.families()[f];
      const bool told = mentioned_[f] || (is_topic(f) && p.noun.has(kSub | kArea));
      if (!told || !family.numbered || !counts_with(family, p.noun, p.list.targets)) continue;
      several = only != kNone;
      only = f;
    }
    if (only != kNone && !several) add_resolved(only, p.list, p.tokens);
  }
}

}  // namespace uppdrag::goals
