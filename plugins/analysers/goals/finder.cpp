// SPDX-License-Identifier: GPL-3.0-or-later
#include "finder.h"

#include <algorithm>

namespace uppdrag::goals {
namespace {

constexpr std::uint32_t kTopicMentions = 3;  // So often a policy's name makes it what the text is about.

bool contains(const std::vector<std::uint32_t>& all, std::uint32_t one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

void add_once(std::vector<std::uint32_t>& all, std::uint32_t one) {
  if (one != kNone && !contains(all, one)) all.push_back(one);
}

}  // namespace

Finder::Finder(Lexicon& lexicon, const AnalysisInput& in, std::string date)
    : lexicon_(lexicon),
      in_(in),
      versions_(lexicon, std::move(date)),
      atoms_(lexicon, in),
      mentioned_(lexicon.families().size()) {}

std::vector<Found> Finder::find() {
  for (const Sentence& s : in_.tokens.sentences) sentence(s.tokens);
  settle_pending();
  std::stable_sort(found_.begin(), found_.end(),
                   [](const Found& a, const Found& b) { return a.tokens.first < b.tokens.first; });
  return std::move(found_);
}

void Finder::sentence(TokenRange range) {
  const bool strong = atoms_.read(range);
  if (atoms_.all().empty()) return;
  range_ = range;
  const std::size_t from = found_.size();
  if (strong) {
    at_heading();
    for (const Atom& atom : atoms_.all()) {
      if (atoms_.is_noun(atom))
        at_noun(atom, kNone, false);
      else if (atom.phrase != kNone)
        at_phrase(atom);
    }
    after_goal_sentence();
    finish_sentence(from);
  }
  note_mentions();
}

bool Finder::is_topic(std::uint32_t family) {
  if (topic_.empty()) note_topics();
  return topic_[family];
}

// The systems whose policy the text is about: its name stands in the title or several times in the text.
void Finder::note_topics() {
  const auto& families = lexicon_.families();
  topic_.assign(families.size(), false);
  if (std::none_of(families.begin(), families.end(), [](const Family& f) { return !f.subject.empty(); })) return;
  std::vector<std::uint32_t> seen(families.size());
  for (const Sentence& s : in_.tokens.sentences) {
    const bool title = s.tokens.first == 0 || (s.block < in_.document.blocks.size() &&
                                               in_.document.blocks[s.block].kind == BlockKind::kHeading &&
                                               in_.document.blocks[s.block].level <= 1);
    for (std::uint32_t at = s.tokens.first; at < s.tokens.last; ++at) {
      // A goal's own name does not make it the topic.
      if (const PhraseMatcher::Match match = lexicon_.phrases().longest(in_.tokens, at); match.last > at + 1) {
        at = match.last - 1;
        continue;
      }
      const std::uint32_t family = lexicon_.subject_of(word(at), in_.vocabulary);
      if (family != kNone) seen[family] += title ? kTopicMentions : 1;
    }
  }
  for (std::size_t f = 0; f < families.size(); ++f) topic_[f] = seen[f] >= kTopicMentions;
}

// Remembers which systems, and which strategy, the text has spoken of.
void Finder::note_mentions() {
  for (const Atom& atom : atoms_.all()) {
    for (const Role role : {Role::kWhole, Role::kGenitive, Role::kPolicy}) {
      const std::uint32_t t = atoms_.target(atom, role);
      if (t == kNone) continue;
      const Target& target = lexicon_.target(t);
      if (target.family != kNone) {
        mentioned_[target.family] = true;
        if (lexicon_.families()[target.family].numbered) last_numbered_ = target.family;
      }
      note_strategy(target, t);
    }
  }
  if (topic_strategy_ != kNone || unknown_strategy_) return;
  for (const Atom& atom : atoms_.all())
    if (atom.info.has(kStrategy) && behind_strategy(atom.last) == kNone && atom.last < range_.last &&
        info(atom.last).has(kPreposition))
      unknown_strategy_ = true;
}

// `det nationella målet`, with nothing behind it that says which: the one that the sentences before spoke of.
bool Finder::refers_back(const Atom& noun, const Before& before) const {
  if (last_target_ == kNone || !noun.info.has(kDefinite) || !before.national || before.first + 1 >= noun.first)
    return false;
  const std::uint32_t here = in_.tokens.sentence_of[range_.first];
  if (goal_sentence_ == kNone || here > goal_sentence_ + 2) return false;
  return noun.last >= range_.last || !info(noun.last).has(kPreposition | kConnector | kRelative) ||
         info(noun.last).has(kConjunction);
}

// Whose stages `etappmålen` are: of the system that has them when the text has named it, else of the one named last.
std::uint32_t Finder::stage_system() const {
  const std::uint32_t last = lexicon_.target(last_target_).family;
  for (std::uint32_t f = 0; f < lexicon_.families().size(); ++f)
    if (lexicon_.families()[f].has_stages && mentioned_[f] && last != kNone) return lexicon_.families()[f].target;
  return last_target_;
}

void Finder::at_noun(const Atom& noun, std::uint32_t own, bool counts) {
  Before before = look_back(noun.first, own);
  if (own != kNone) {
    Before joined;
    joined.first = noun.first;
    add_joined(noun, joined);
    for (const std::uint32_t t : joined.targets) add_once(before.targets, t);
    before.first = std::min(before.first, joined.first);
  }
  const NumberList numbers = noun.info.has(kStage) ? NumberList{} : read_numbers(lexicon_, in_, noun.last, range_.last);
  const After after = look_after(numbers.last != 0 ? numbers.last : noun.last, numbers.last != 0);
  std::vector<std::uint32_t> targets = before.targets;
  for (const std::uint32_t t : after.targets) add_once(targets, t);
  if (before.foreign) return;
  if (add_numbers(noun, before, after, numbers, targets)) return;
  const std::uint32_t behind = numbers.last != 0 ? numbers.last : noun.last;
  bool specific = add_named(behind, before.first, targets, false);
  if (!specific && after.last > behind) specific = add_named(after.last, before.first, targets, false);
  if (!specific && targets.empty() && !after.elsewhere) specific = add_predicated(noun, before);
  if (specific) return;
  if (!counts && !(own != kNone && before.national && !ends_definite(noun))) std::erase(targets, own);
  if (targets.empty() && noun.info.has(kStage) && last_target_ == kNone)
    pending_.push_back({{before.first, noun.last}, {}, noun.info});
  if (targets.empty() && noun.info.has(kStage) && last_target_ != kNone) targets.push_back(stage_system());
  if (targets.empty() && last_target_ != kNone && refers_back(noun, before)) targets.push_back(last_target_);
  add_whole(targets, {before.first, std::max(noun.last, after.last)});
}

void Finder::at_phrase(const Atom& atom) {
  const Phrase& phrase = *atoms_.phrase(atom);
  const auto use_of = [&](Role role) {
    return std::any_of(phrase.uses.begin(), phrase.uses.end(), [&](const PhraseUse& use) { return use.role == role; });
  };
  if (use_of(Role::kOwnNoun) && !use_of(Role::kWhole)) return at_noun(atom, atoms_.target(atom, Role::kOwnNoun), false);
  if (use_of(Role::kWhole)) {
    const bool body = atom.last + 1 < range_.last && word(atom.last) == lexicon_.hyphen &&
                      !token(atom.last + 1).space_before && info(atom.last + 1).has(kOrganisation);
    if (!body) at_noun(atom, atoms_.target(atom, Role::kWhole), true);
    return;
  }
  const bool written_capital =
      token(atom.first).capital && atom.first > range_.first && token(atom.first - 1).kind == TokenKind::kWord;
  const bool wording = use_of(Role::kWording) || (use_of(Role::kCapital) && written_capital);
  if (!wording || told_.contains(atom.first)) return;
  for (std::uint32_t f = 0; f < lexicon_.families().size(); ++f) {
    const auto goal = versions_.meant(
        phrase, f, [](const PhraseUse& use) { return use.role == Role::kWording || use.role == Role::kCapital; });
    if (!goal) continue;
    add({{atom.first, atom.last}, *goal, kNone, Rule::kWording});
    if (const std::uint32_t target = lexicon_.families()[f].target; target != kNone)
      add_named(atom.last, atom.first, {target}, true);
  }
}

// A block that is nothing but a goal's name, in a text about its system: `Delmål 2: Ekonomisk jämställdhet`.
void Finder::at_heading() {
  std::uint32_t first = range_.first;
  std::uint32_t last = range_.last;
  while (first < last && (token(first).kind != TokenKind::kWord || info(first).has(kNoun))) ++first;
  while (last > first && token(last - 1).kind == TokenKind::kOther) --last;
  const Atom* atom = atoms_.starting_at(first);
  if (atom == nullptr || atom->phrase == kNone) return;
  // Alone in its block, or the head of what stands behind a colon: `Jämställd hälsa: insatser för unga män`.
  const bool heads = token(range_.first).block_start && atom->last < range_.last && word(atom->last) == lexicon_.colon;
  if (atom->last != last && !heads) return;
  last = atom->last;
  for (std::uint32_t f = 0; f < lexicon_.families().size(); ++f) {
    const Family& family = lexicon_.families()[f];
    if (!family.numbered || family.own_paraphrases || !(mentioned_[f] || is_topic(f))) continue;
    const auto goal = versions_.meant(*atoms_.phrase(*atom), f, [](const PhraseUse& use) {
      return use.role == Role::kName || use.role == Role::kCapital;
    });
    if (goal) add({{first, last}, *goal, kNone, Rule::kName});
  }
}

// `Ett delmål var att …` right after a sentence that names the goals it belongs to.
void Finder::after_goal_sentence() {
  const std::uint32_t here = in_.tokens.sentence_of[range_.first];
  if (goal_sentence_ == kNone || here != goal_sentence_ + 1) return;
  const Atom& noun = atoms_.all().front();
  if (!atoms_.is_noun(noun) || noun.first > range_.first + 2 || noun.last + 1 >= range_.last) return;
  const bool opens = noun.info.has(kSub) && (noun.first == range_.first || info(range_.first).has(kFiller));
  const bool states = info(noun.last).has(kConnector) && info(noun.last + 1).has(kConnector);
  if (opens && states)
    add({{range_.first, noun.last + 2}, goal_sentence_goal_.goal, goal_sentence_goal_.target, Rule::kOther});
}

void Finder::add_whole(const std::vector<std::uint32_t>& targets, TokenRange tokens) {
  for (const std::uint32_t t : targets) {
    const Target& target = lexicon_.target(t);
    const bool known = target.family != kNone;
    add({tokens, target.goal, t, known ? Rule::kWhole : Rule::kOther});
    last_target_ = t;
  }
}

void Finder::add(Found found) {
  found_.push_back(found);
  if (!(found.goal == GoalRef{})) mentioned_[lexicon_.family_of(found.goal)] = true;
  const bool whole = found.target != kNone || lexicon_.families()[lexicon_.family_of(found.goal)].target == kNone;
  if (!whole) return;
  goal_sentence_ = in_.tokens.sentence_of[found.tokens.first];
  goal_sentence_goal_ = found;
}

// Each goal once in a sentence, and no whole system inside of the words of a numbered goal of it: `mål 5 i Agenda 2030`
// is one reference, `Agenda 2030, där mål 5 gäller jämställdhet` is two.
void Finder::finish_sentence(std::size_t from) {
  const auto told = [&](const Found& f) {
    if (f.rule != Rule::kWhole) return false;
    return std::any_of(found_.begin() + static_cast<std::ptrdiff_t>(from), found_.end(), [&](const Found& other) {
      return other.rule == Rule::kNumber && lexicon_.family_of(other.goal) == lexicon_.target(f.target).family &&
             other.tokens.overlaps(f.tokens);
    });
  };
  const auto same = [](const Found& a, const Found& b) {
    return a.goal == b.goal && (!(a.goal == GoalRef{}) || a.target == b.target);
  };
  std::vector<Found> kept;
  for (std::size_t i = from; i < found_.size(); ++i) {
    const Found& f = found_[i];
    if (std::any_of(kept.begin(), kept.end(), [&](const Found& k) { return same(k, f); })) continue;
    if (!told(f)) kept.push_back(f);
  }
  found_.resize(from);
  found_.insert(found_.end(), kept.begin(), kept.end());
}

}  // namespace uppdrag::goals
