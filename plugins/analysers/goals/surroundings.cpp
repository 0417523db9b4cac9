// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around a goal word: the system that an adjective or a genitive before it, or a policy behind it, names.
#include <algorithm>

#include "finder.h"

namespace uppdrag::goals {
namespace {

constexpr std::uint32_t kMostFillers = 10;

void add_once(std::vector<std::uint32_t>& all, std::uint32_t one) {
  if (one != kNone && std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

}  // namespace

bool Finder::is_strategy(const Target& target) const {
  const std::string& name = target.goal == GoalRef{} ? target.slug : lexicon_.goal(target.goal).number;
  return name.ends_with("strategin") || name.ends_with("programmet");
}

// A text whose first strategy has no short name (`strategi mot …`) may still be about one that it names again and
// again.
void Finder::note_strategy(const Target& target, std::uint32_t index) {
  if (topic_strategy_ != kNone || !is_strategy(target)) return;
  if (!unknown_strategy_ || last_strategy_ == index) topic_strategy_ = index;
  last_strategy_ = index;
}

// What `strategin` at token `before` means: the one named before it in its sentence, else the first of the text.
std::uint32_t Finder::meant_strategy(std::uint32_t before) const {
  std::uint32_t best = topic_strategy_;
  for (const Atom& atom : atoms_.near(before)) {
    if (atom.first >= before) break;
    for (const Role role : {Role::kGenitive, Role::kPolicy})
      if (const std::uint32_t t = atoms_.target(atom, role); t != kNone && is_strategy(lexicon_.target(t))) best = t;
  }
  return best;
}

// Takes the system that `atom`, which ends where the look back has come to, ties to the goal word. False when it ties
// none.
bool Finder::take_atom(const Atom& atom, bool adjacent, bool conjunction, Before& before) const {
  const bool anaphor = atom.info.has(kAnaphor);
  std::uint32_t target = atoms_.target(atom, Role::kGenitive);
  const bool genitive = target != kNone || atom.info.has(kGenitiveWord);
  if (anaphor) target = meant_strategy(atom.first);
  if (!genitive && !conjunction) {
    // `de i strategin uppsatta målen`
    const bool inside = !adjacent && atom.first > range_.first && info(atom.first - 1).has(kPreposition);
    if (!anaphor) target = atoms_.target(atom, Role::kPolicy);
    if (!inside) target = kNone;
    if (const std::uint32_t whole = atoms_.target(atom, Role::kWhole); whole != kNone) target = whole;
  }
  if (!genitive && (target == kNone || conjunction)) return false;
  add_once(before.targets, target);
  before.first = atom.first;
  add_joined(atom, before);
  return true;
}

Finder::Before Finder::look_back(std::uint32_t at, std::uint32_t own) const {
  Before before;
  before.first = at;
  add_once(before.targets, own);
  const bool singular = in_.vocabulary.word(word(at)).ends_with("et");
  bool conjunction = false;
  for (std::uint32_t steps = 0; at > range_.first && steps < kMostFillers; ++steps) {
    if (const std::uint32_t number = before_colon_s(at); number != 0) at = number;
    if (const Atom* atom = atoms_.ending_at(at)) {
      if (!take_atom(*atom, steps == 0, conjunction, before)) break;
      at = before.first;
      continue;
    }
    const WordInfo here = info(at - 1);
    // `nationella klimat- och miljömål`: what stands before the first stem belongs to both.
    if (here.has(kConjunction) && at >= range_.first + 4 && word(at - 2) == lexicon_.hyphen && !token(at - 2).space_before) {
      at -= 3;
      continue;
    }
    conjunction = conjunction || here.has(kConjunction);
    before.foreign = here.has(kForeign) && !here.has(kFiller);
    if (before.foreign) break;
    before.national = before.national || here.has(kNational);
    const bool ordinal = here.has(kOrdinal) && (here.value != 2 || singular);  // `andra mål` are other goals.
    if (ordinal) {
      before.ordinal = here.value;
      before.first = std::min(before.first, at - 1);
    } else if (here.has(kLooseAdjective) && before.targets.empty()) {
      before.loose = true;
    } else if (!here.has(kFiller) && token(at - 1).kind != TokenKind::kNumber) {
      break;
    }
    --at;
  }
  open_quote(before);
  before.foreign = before.foreign || reached_by_others(before.first);
  return before;
}

// The words that open the noun phrase belong to the quote: `de nationella`, `det av riksdagen beslutade`.
void Finder::open_quote(Before& before) const {
  const auto opens = [&](std::uint32_t i) {
    if (i == range_.first || token(i - 1).kind != TokenKind::kWord || !info(i - 1).has(kFiller)) return false;
    const bool agent = info(i - 1).has(kOf) && i > range_.first + 1 && info(i - 2).has(kConnector);
    return agent || !info(i - 1).has(kConjunction | kPreposition);
  };
  while (opens(before.first)) --before.first;
}

// `för EU att nå klimatmålen`
bool Finder::reached_by_others(std::uint32_t at) const {
  const std::uint32_t from = at;
  while (at > range_.first && from - at < 4 && info(at - 1).has(kReach)) --at;
  return at < from && at > range_.first && info(at - 1).has(kForeign) && !info(at - 1).has(kFiller);
}

// `klimat- och` before `energipolitiska` or `miljömålen`, also several: `närings-, transport- och regionalpolitiska`.
void Finder::add_joined(const Atom& atom, Before& before) const {
  const std::string_view head = in_.vocabulary.word(word(atom.last - 1));
  for (std::uint32_t at = atom.first; at >= range_.first + 3; at -= 3) {
    if (!info(at - 1).has(kConjunction) || word(at - 2) != lexicon_.hyphen || token(at - 2).space_before) return;
    const std::uint32_t target = lexicon_.joined(in_.vocabulary.word(word(at - 3)), head, in_.vocabulary);
    if (target == kNone) return;
    add_once(before.targets, target);
    before.first = at - 3;
  }
}

// `Agenda 2030:s`: the token of the number when `at` is one past the `s`, else 0.
std::uint32_t Finder::before_colon_s(std::uint32_t at) const {
  if (at < range_.first + 3 || word(at - 2) != lexicon_.colon || token(at - 1).space_before ||
      token(at - 1).end - token(at - 1).start != 1)
    return 0;
  return token(at - 3).kind == TokenKind::kNumber ? at - 2 : 0;
}

bool Finder::ends_definite(const Atom& noun) const { return in_.vocabulary.word(word(noun.last - 1)).ends_with("et"); }

std::uint32_t Finder::skip_fillers(std::uint32_t at, std::uint32_t more) const {
  for (std::uint32_t steps = 0; at < range_.last && steps < kMostFillers && atoms_.starting_at(at) == nullptr;
       ++steps) {
    const WordInfo here = info(at);
    if (here.has(kConjunction) || !here.has(kFiller | more)) break;
    ++at;
  }
  return at;
}

// From the end of a goal word to the preposition that ties a policy to it: at once, behind `och inriktningen`, or
// behind `som riksdagen har beslutat`. range_.last when there is none.
std::uint32_t Finder::to_preposition(std::uint32_t at) const {
  if (at >= range_.last || atoms_.starting_at(at) != nullptr) return range_.last;
  if (info(at).has(kPreposition)) return at;
  if (info(at).has(kConjunction)) {
    const std::uint32_t beside = skip_fillers(at + 1, 0);
    const bool fits = beside + 1 < range_.last && atoms_.starting_at(beside) == nullptr &&
                      (info(beside).has(kBeside) || (beside > at + 1 && info(beside - 1).has(kBeside)));
    const std::uint32_t next = fits && info(beside).has(kBeside) ? beside + 1 : beside;
    return fits && info(next).has(kPreposition) ? next : range_.last;
  }
  if (!info(at).has(kRelative)) return range_.last;
  for (std::uint32_t next = at + 1; next < range_.last && next < at + 7; ++next) {
    if (atoms_.starting_at(next) != nullptr || token(next).kind != TokenKind::kWord) break;
    if (next > at + 2 && info(next).has(kPreposition)) return next;
  }
  return range_.last;
}

// The policy that the words behind `strategi(n)` name: `strategin för genomförande av funktionshinderspolitiken`.
std::uint32_t Finder::behind_strategy(std::uint32_t at) const {
  if (at >= range_.last || !info(at).has(kPreposition)) return kNone;
  const std::uint32_t next = skip_fillers(at + 1, kAbstract | kPreposition);
  const Atom* atom = next < range_.last ? atoms_.starting_at(next) : nullptr;
  return atom == nullptr ? kNone : atoms_.target(*atom, Role::kPolicy);
}

// The system of a policy behind a preposition, or kNone.
std::uint32_t Finder::target_behind(const Atom& atom, bool numbered) const {
  std::uint32_t target = atoms_.target(atom, Role::kPolicy);
  if (target == kNone && atom.info.has(kStrategy) && atom.info.has(kPolicyWord)) {
    target = behind_strategy(atom.last);
    const bool another = target == kNone && atom.last < range_.last && info(atom.last).has(kSays);
    if (target == kNone && !another) target = meant_strategy(atom.first);
  }
  if (target == kNone) target = atoms_.target(atom, Role::kWhole);
  // `delmål 2 i den biståndspolitiska plattformen`
  if (target == kNone && numbered) target = atoms_.target(atom, Role::kGenitive);
  return target;
}

Finder::After Finder::look_after(std::uint32_t at, bool numbered) const {
  After after;
  after.last = at;
  std::uint32_t next = to_preposition(at);
  if (next == range_.last) return after;
  for (++next;;) {
    next = skip_fillers(next, kAbstract | kPreposition);
    const Atom* atom = next < range_.last ? atoms_.starting_at(next) : nullptr;
    const std::uint32_t target = atom == nullptr ? kNone : target_behind(*atom, numbered);
    if (target == kNone) {
      const bool named = next < range_.last && (atom != nullptr || token(next).capital || info(next).has(kDocument));
      after.elsewhere = after.targets.empty() && named;
      return after;
    }
    add_once(after.targets, target);
    after.last = atom->last;
    if (after.last >= range_.last || !info(after.last).has(kConjunction)) return after;
    next = after.last + 1;
  }
}

}  // namespace uppdrag::goals
