// SPDX-License-Identifier: GPL-3.0-or-later
#include "finder.h"

#include <algorithm>

#include "uppdrag/plugin/edtf.h"

namespace uppdrag::deadlines {
namespace {

std::string text_of(const Fact& fact, std::string_view field) {
  const FieldValue* value = fact.get(field);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? std::string() : *text;
}

// The same action, at an earlier date.
bool same_duty(const Fact& old, const Fact& now) {
  const std::string before = text_of(old, "due_last");
  return !before.empty() && text_of(old, "action") == text_of(now, "action") && before < text_of(now, "due_last");
}

}  // namespace

void Finder::run() {
  const auto& dates = in_.annotations.dates;
  for (std::size_t i = 0; i < dates.size();) {
    const std::uint32_t index = in_.tokens.sentence_of[dates[i].tokens.first];
    std::size_t last = i + 1;
    while (last < dates.size() && in_.tokens.sentence_of[dates[last].tokens.first] == index) ++last;
    sentence(index, dates.data() + i, dates.data() + last);
    i = last;
  }
  replace_old_dates();
}

// `i stället`, not `i stället för`.
bool Finder::says_instead(std::uint32_t index) const {
  const TokenRange tokens = in_.tokens.sentences[index].tokens;
  for (std::uint32_t i = tokens.first; i + 1 < tokens.last; ++i)
    if (phrases_[in_.tokens.tokens[i].word].tag == Tag::kInstead &&
        phrases_[in_.tokens.tokens[i + 1].word].tag != Tag::kAbout)
      return true;
  return false;
}

// `Utredningstiden förlängs.`
bool Finder::moves_time(std::uint32_t index) const {
  const TokenRange tokens = in_.tokens.sentences[index].tokens;
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i)
    if (phrases_[in_.tokens.tokens[i].word].tag == Tag::kMoves) return true;
  return false;
}

// `Uppdraget ska redovisas senast X. Tiden förlängs. Uppdraget ska i stället redovisas senast Y.`: X no longer applies.
void Finder::replace_old_dates() {
  constexpr std::uint32_t kReach = 4;  // Sentences.
  const auto sentence_of = [&](const Fact& fact) {
    const auto& all = in_.tokens.sentences;
    const auto after = std::upper_bound(
        all.begin(), all.end(), fact.span.start,
        [&](std::uint32_t at, const Sentence& s) { return at < in_.tokens.tokens[s.tokens.first].start; });
    return static_cast<std::uint32_t>(after - all.begin()) - 1;
  };
  for (std::size_t i = 1; i < facts_.size(); ++i) {
    const std::uint32_t here = sentence_of(facts_[i]);
    const bool moved = facts_[i].rule == rule(RuleId::kMoved).name;
    const bool instead = says_instead(here);
    const bool extended = here > 0 && moves_time(here - 1);
    if (facts_[i].type != "deadline" || facts_[i].get("superseded") != nullptr || (!moved && !instead && !extended))
      continue;
    for (std::size_t j = i; j-- > 0;) {
      Fact& old = facts_[j];
      const std::uint32_t there = sentence_of(old);
      if (here - there > kReach) break;
      if (there == here || old.type != "deadline" || old.get("superseded") != nullptr || says_instead(there)) continue;
      if (!same_duty(old, facts_[i])) continue;
      // Nothing else tells a moved date from a second one than that the two stand next to each other.
      if (!moved && !extended && here - there > 1 && !moves_time(here - 1)) continue;
      old.set("superseded", true);
      old.rule = rule(RuleId::kSuperseded).name;
      break;
    }
  }
}

// Whether a list item's duty stands in its lead-in, and whose it is.
Context Finder::context_of(std::uint32_t index) {
  Context context;
  lead_in_subject_.clear();
  const Sentence& sentence = in_.tokens.sentences[index];
  const Block* block = sentence.block < in_.document.blocks.size() ? &in_.document.blocks[sentence.block] : nullptr;
  if (block == nullptr || block->lead_in == kNoBlock || block->lead_in >= sentence.block) return context;
  // The last sentence of the lead-in's block.
  std::uint32_t i = index;
  while (i > 0 && in_.tokens.sentences[i].block > block->lead_in) --i;
  if (in_.tokens.sentences[i].block != block->lead_in) return context;
  clause_.read(in_.tokens.sentences[i].tokens, nullptr, nullptr);
  const TokenRange range = clause_.range();
  context.obliged = clause_.any(range, Tag::kModal) || clause_.any(range, Tag::kTask);
  context.from_lead_in = context.obliged;
  context.latest = clause_.any({range.last > range.first + 3 ? range.last - 3 : range.first, range.last}, Tag::kLatest);
  lead_in_subject_ = PartyFinder(clause_).subject_of(range);
  return context;
}

void Finder::sentence(std::uint32_t index, const DateMention* first, const DateMention* last) {
  sentence_ = in_.tokens.sentences[index].tokens;
  const std::uint32_t block = in_.tokens.sentences[index].block;
  if (block < in_.document.blocks.size() && in_.document.blocks[block].kind == BlockKind::kHeading) return;
  Context context = context_of(index);
  // Lists that were written on one line: `att: * göra …, * senast den 1 mars redovisa …`.
  std::uint32_t start = sentence_.first;
  for (std::uint32_t i = sentence_.first; i <= sentence_.last; ++i) {
    const bool mark = i < sentence_.last &&
                      (in_.tokens.tokens[i].word == phrases_.star || in_.tokens.tokens[i].word == phrases_.bullet);
    if (i < sentence_.last && !mark) continue;
    const auto* begin = std::find_if(first, last, [&](const DateMention& d) { return d.tokens.first >= start; });
    const auto* end = std::find_if(begin, last, [&](const DateMention& d) { return d.tokens.first >= i; });
    if (begin != end) {
      part({start, i}, begin, end, context);
    } else if (mark) {
      clause_.read({start, i}, nullptr, nullptr);
    }
    if (mark && start == sentence_.first) {
      context.obliged =
          context.obliged || clause_.any(clause_.range(), Tag::kModal) || clause_.any(clause_.range(), Tag::kTask);
      context.from_lead_in = context.obliged;
      if (auto names = PartyFinder(clause_).subject_of(clause_.range()); !names.empty())
        lead_in_subject_ = std::move(names);
    }
    start = i + 1;
  }
}

bool Finder::in_reference(const DateMention& date) const {
  const auto& references = in_.annotations.references;
  const auto after = std::lower_bound(references.begin(), references.end(), date.tokens.last,
                                      [](const ReferenceMention& r, std::uint32_t t) { return r.tokens.first < t; });
  return after != references.begin() && std::prev(after)->tokens.overlaps(date.tokens);
}

void Finder::part(TokenRange range, const DateMention* first, const DateMention* last, const Context& context) {
  if (range.empty()) return;
  clause_.read(range, first, last);
  Deed before;
  for (Unit& u : clause_.units()) {
    if (context.latest && u.cue == Cue::kOn && u.cue_at == range.first)
      u.cue = Cue::kLatest;  // Myndigheten ska senast: – den 1 mars …
    Deed deed = DeedFinder(clause_).find(u);
    // `… senast den 1 mars 2019 och för insatserna under 2019 senast den 1 mars 2020`: the same again.
    if (!deed.stated() && before.stated()) {
      const std::uint32_t end = deed.end;
      deed = before;
      deed.end = end;
      deed.others.clear();
    }
    if (deed.verb == kNoToken && deed.action == Action::kNone && u.segment.last == sentence_.last)
      deed.action = action_of_items();
    // `Senast den 22 februari ska verket i sin årsredovisning redovisa`: the day says it.
    const bool said =
        u.cue == Cue::kEvent && deed.verb != kNoToken && deed.verb == before.verb && !u.dates.front()->first;
    if (!said) unit(u, deed, context);
    before = deed;
  }
}

// `Trafikverket ska senast den 1 mars:` with a list below: what its first item says is due.
Action Finder::action_of_items() const {
  const std::uint32_t index = in_.tokens.sentence_of[sentence_.first];
  if (index + 1 >= in_.tokens.sentences.size()) return Action::kNone;
  const Sentence& next = in_.tokens.sentences[index + 1];
  const std::uint32_t block = in_.tokens.sentences[index].block;
  if (next.block >= in_.document.blocks.size() || in_.document.blocks[next.block].lead_in != block)
    return Action::kNone;
  for (std::uint32_t i = next.tokens.first; i < std::min(next.tokens.last, next.tokens.first + 6); ++i) {
    const Lexeme lexeme = phrases_[in_.tokens.tokens[i].word];
    if (lexeme.tag == Tag::kVerb && lexeme.form != Form::kPast) return lexeme.action;
    if (lexeme.tag == Tag::kNoun && is_report(lexeme.action)) return lexeme.action;
  }
  return Action::kNone;
}

std::vector<std::string> Finder::responsible_for(const Unit& unit, const Deed& deed) {
  const PartyFinder parties(clause_);
  const std::uint32_t here = in_.tokens.sentence_of[unit.tokens.first];
  const bool money = is_money(deed.action);
  std::vector<std::string> names = parties.responsible(unit, deed, lead_in_subject_);
  constexpr std::uint32_t kNearMoney = 4;
  if (names.empty() && unit.dates.front()->shape == DateShape::kSameTime) names = last_.responsible;
  if (names.empty() && deed.action == Action::kRepay && !money_responsible_.empty() &&
      here - money_sentence_ <= kNearMoney)
    names = money_responsible_;
  if (names.empty() && other_subject(deed)) return names;
  if (names.empty()) names = parties.scope_at(deed.verb != kNoToken ? deed.verb : unit.tokens.first);
  if (names.empty()) {
    if (!first_assignee_) first_assignee_ = parties.first_assignee();
    names = *first_assignee_;
  }
  if (money) {
    money_responsible_ = names;
    money_sentence_ = here;
  }
  return names;
}

// `Utredaren ska redovisa`, `Bidragsmottagaren ska lämna`: somebody else than who has the assignment.
bool Finder::other_subject(const Deed& deed) const {
  if (deed.modal == kNoToken || deed.verb == kNoToken || deed.form == Form::kPassive) return false;
  for (const std::uint32_t at : {deed.modal - 1, deed.modal + 1}) {
    if (!clause_.inside(at) || clause_.actor_at(at) != nullptr || clause_.actor_before(at + 1) != nullptr) continue;
    if (phrases_.unknown_body(in_.vocabulary.word(in_.tokens.tokens[at].word))) return true;
  }
  return false;
}

Finder::Parties Finder::parties_of(const Unit& unit, const Deed& deed) {
  Parties found;
  found.responsible = responsible_for(unit, deed);
  found.recipients = PartyFinder(clause_).recipients(unit, deed);
  const bool money = deed.action == Action::kRequisition || deed.action == Action::kRepay;
  if (found.recipients.empty() && money) found.recipients = money_recipient(unit.tokens.first);
  // Money goes back from others to the one who has the assignment.
  if (money && found.responsible.size() == 1 && found.responsible == found.recipients) found.responsible.clear();
  return found;
}

void Finder::unit(const Unit& unit, const Deed& deed, const Context& context) {
  std::optional<Parties> parties;
  std::vector<const DateMention*> accepted;
  for (const DateMention* date : unit.dates) {
    if (in_reference(*date)) continue;
    const RuleId id = judge(clause_, unit, *date, deed, context);
    if (id == RuleId::kNone) continue;
    if (!parties) parties = parties_of(unit, deed);
    if (date->shape == DateShape::kSameTime) {
      emit_same_time(unit, *date, deed, *parties);
      continue;
    }
    emit(unit, *date, deed, id, *parties);
    accepted.push_back(date);
  }
  if (accepted.empty()) return;
  last_ = {std::move(accepted), unit.cue_at, in_.tokens.sentence_of[unit.tokens.first], parties->responsible};
}

bool Finder::superseded(const Unit& unit, const Deed& deed) const {
  if (unit.was) return true;
  if (deed.modal != kNoToken && clause_.tag(deed.modal) == Tag::kWas) return true;
  // `… som ska redovisas senast X förlängs och ska i stället redovisas senast Y`: X, for there is a Y.
  const std::uint32_t next = unit.tokens.last;
  return clause_.tag(next) == Tag::kMoves && unit.tokens.last != clause_.units().back().tokens.last;
}

// From the first word that belongs to the date to the last that is needed: date, verb, and what stands between.
TokenRange Finder::quote(const Unit& unit, const Deed& deed) const {
  std::uint32_t first = unit.segment.first;
  std::uint32_t last = unit.tokens.last;
  if (deed.verb != kNoToken) last = std::max(last, deed.verb + 1);
  const auto mark = [&](std::uint32_t i) {
    return clause_.tag(i) == Tag::kLink || in_.tokens.tokens[i].word == phrases_.comma ||
           in_.tokens.tokens[i].word == phrases_.semicolon;
  };
  while (first + 1 < last && first < unit.cue_at && mark(first)) ++first;
  // To the end of the clause, where that is near: the recipient often stands there.
  const std::uint32_t end = unit.segment.last;
  constexpr std::uint32_t kTail = 14;
  std::uint32_t tail = end;
  while (tail > last && (mark(tail - 1) || in_.tokens.tokens[tail - 1].word == phrases_.stop)) --tail;
  if (tail - last <= kTail) last = tail;
  return {first, last};
}

void Finder::emit(const Unit& unit, const DateMention& date, const Deed& deed, RuleId id, const Parties& parties) {
  const bool old = superseded(unit, deed);
  const bool single = unit.dates.size() == 1;
  const TokenRange words = quote(unit, deed);
  add(date, deed, deed.action, rule(old ? RuleId::kSuperseded : id), parties, words, sentence_, single);
  if (old) facts_.back().set("superseded", true);
  for (const Action other : deed.others) {
    add(date, deed, other, rule(RuleId::kAlso), parties, words, sentence_, single);
    if (old) facts_.back().set("superseded", true);
  }
}

// `Vid samma tidpunkt`: one fact for each date of the deadline before; the quote reaches back to it.
void Finder::emit_same_time(const Unit& unit, const DateMention& date, const Deed& deed, const Parties& parties) {
  const std::uint32_t here = in_.tokens.sentence_of[date.tokens.first];
  if (last_.dates.empty() || here - last_.sentence > 2) return;
  TokenRange words = quote(unit, deed);
  words.first = std::min(words.first, last_.cue_at);
  const TokenRange around{std::min(sentence_.first, in_.tokens.sentences[last_.sentence].tokens.first), sentence_.last};
  const bool single = last_.dates.size() == 1;
  for (const DateMention* due : last_.dates) {
    add(*due, deed, deed.action, rule(RuleId::kSameTime), parties, words, around, single);
    for (const Action other : deed.others) add(*due, deed, other, rule(RuleId::kAlso), parties, words, around, single);
  }
}

void Finder::add(const DateMention& due, const Deed& deed, Action action, const Rule& by, const Parties& parties,
                 TokenRange words, TokenRange around, bool single) {
  Fact fact;
  fact.type = "deadline";
  fact.set("due", due.edtf);
  if (due.first) fact.set("due_first", edtf_day(*due.first));
  if (due.last) fact.set("due_last", edtf_day(*due.last));
  fact.set("action", std::string(action_name(action)));
  fact.set("responsible", parties.responsible);
  fact.set("recipient", parties.recipients);
  // Of a series, every day is a fact of its own.
  if (!due.recurring.empty() && (single || due.shape != DateShape::kDay)) fact.set("recurring", due.recurring);
  fact.span = in_.tokens.span(words);
  fact.sentence = in_.tokens.span(around);
  // The rule's own share is in the manifest; here is what makes this one less sure.
  fact.confidence = (due.valid ? 1.0 : 0.9) * (due.year_inferred ? 0.9 : 1.0) * (deed.stated() ? 1.0 : 0.95);
  fact.rule = by.name;
  facts_.push_back(std::move(fact));
}

// Whether `actor` is one to requisition from or to pay back to: behind a preposition, in a sentence about that.
bool Finder::holds_money(const ActorMention& actor) const {
  const bool office = actor.kind == ActorKind::kGovernment || actor.kind == ActorKind::kDepartment;
  if (actor.genitive || office || actor.tokens.first == 0) return false;
  const auto& tokens = in_.tokens.tokens;
  const WordId before = tokens[actor.tokens.first - 1].word;
  if (before != phrases_.till && before != phrases_.fran && before != phrases_.hos) return false;
  const TokenRange& sentence = in_.tokens.sentence_at(actor.tokens.first).tokens;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Action action = phrases_[tokens[i].word].action;
    if (action == Action::kRequisition || action == Action::kRepay) return true;
  }
  return false;
}

// Requisitions and repayments that do not say to whom: the body that the nearest words about money name.
std::vector<std::string> Finder::money_recipient(std::uint32_t token) const {
  constexpr std::uint32_t kReach = 40;  // Sentences.
  const std::uint32_t here = in_.tokens.sentence_of[token];
  const std::uint32_t first = here > kReach ? in_.tokens.sentences[here - kReach].tokens.first : 0;
  const auto& actors = in_.annotations.actors;
  auto actor = std::lower_bound(actors.begin(), actors.end(), first,
                                [](const ActorMention& a, std::uint32_t t) { return a.tokens.first < t; });
  const ActorMention* best = nullptr;
  std::uint32_t distance = 0;
  for (; actor != actors.end(); ++actor) {
    const std::uint32_t there = in_.tokens.sentence_of[actor->tokens.first];
    if (there > here + kReach) break;
    if (!holds_money(*actor)) continue;
    const std::uint32_t apart = here > there ? (here - there) * 2 : (there - here) * 2 + 1;  // What stands before wins.
    if (best != nullptr && apart >= distance) continue;
    best = &*actor;
    distance = apart;
  }
  return best ? best->names : std::vector<std::string>{};
}

}  // namespace uppdrag::deadlines
