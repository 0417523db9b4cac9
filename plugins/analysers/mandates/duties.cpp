// SPDX-License-Identifier: GPL-3.0-or-later
// `X ska …`: what a sentence with a modal asks of whom, and what a body sets itself.
#include <algorithm>

#include "rules.h"

namespace uppdrag::mandates {

// `kommer under perioden att`, `åtar sig att`: one past the `att`, which follows within a few words.
bool RuleBook::is_pledge(std::uint32_t verb, std::uint32_t last) const {
  if (!w_.is(text_.tokens[verb], kPledge)) return false;
  for (std::uint32_t at = verb + 1; at < std::min(last, verb + 7); ++at)
    if (is(at, w_.att)) return true;
  return false;
}

// `Länsstyrelsen kommer att ta fram statistik`, `Vi åtar oss att …`: what the body of a strategy sets itself.
bool RuleBook::pledge(const Sentence& s) {
  const std::uint32_t last = content_end(s);
  for (std::uint32_t at = s.tokens.first; at < last; ++at) {
    if (!is_pledge(at, last) || reader_.is_subordinate(at, s.tokens.first)) continue;
    std::uint32_t start = at;
    std::vector<std::string> names = reader_.bodies_before(at, s.tokens.first, start);
    if (names.empty() && start == at) {
      std::uint32_t stop = at + 1;
      names = reader_.bodies_at(at + 1, last, stop);
      const bool we = reader_.is_we(at + 1) || (at > s.tokens.first && reader_.is_we(at - 1));
      if (names.empty() && we) names = reader_.assignees_at(at);
    }
    const std::vector<std::string> own = reader_.assignees_at(s.tokens.first > 0 ? s.tokens.first - 1 : 0);
    if (names.empty() || names != own) return false;
    const std::uint32_t verb = reader_.find_verb(after_att(at, last), last);
    if (verb >= last || is_report(s, verb, last) || is_money(s, verb, last)) return verb < last;
    add(s, "mandate/atagande", is_cooperation(verb, last) ? "cooperation" : "task", std::move(names),
        reader_.action(verb, last, false, 0, 0));
    return true;
  }
  return false;
}

// Municipalities and regions are addressed, not assigned, unless the text assigned to them before; the United Nations
// never are.
bool RuleBook::self_governed(const std::vector<std::string>& names, const Sentence& s) const {
  const std::vector<std::string> before = reader_.assignees_at(s.tokens.first > 0 ? s.tokens.first - 1 : 0);
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    const Authority* body = in_.registry.authority(name);
    if (body != nullptr && body->kind == "international") return true;
    return (name == "Kommuner" || name == "Regioner" || name == "Landsting") &&
           std::find(before.begin(), before.end(), name) == before.end();
  });
}

// `Samverkan ska ske med X` asks to `samverka med X`.
std::string RuleBook::cooperate_action(const Clause& clause, std::uint32_t last, const Sentence& s) const {
  if (!w_.is(text_.tokens[clause.verb], kNoContent)) return {};
  for (std::uint32_t at = s.tokens.first; at < clause.verb; ++at) {
    const WordId word = text_.tokens[at].word;
    const char* verb = word == w_.samverkan   ? "samverka"
                       : word == w_.samrad    ? "samråda"
                       : word == w_.samarbete ? "samarbeta"
                       : word == w_.dialog    ? "föra dialog"
                                              : nullptr;
    if (verb != nullptr && clause.verb + 1 < last)
      return verb + (" " + reader_.action(clause.verb + 1, last, false, 0, 0));
  }
  return {};
}

// The clause that says what shall be done. `decided` is set for `Regeringen beslutar att Skolverket ska …`, where it is
// the inner one.
Clause RuleBook::clause_of(const Sentence& s, bool& decided) const {
  const std::uint32_t last = content_end(s);
  Clause clause = reader_.main_clause(s.tokens);
  decided = false;
  if (clause.has_modal) {
    // `Jämställd hälsa: Länsstyrelsen ska …`: what stands behind the head is said.
    constexpr std::uint32_t kLongestHead = 20;
    for (std::uint32_t at = s.tokens.first; at + 1 < std::min(last, s.tokens.first + kLongestHead); ++at) {
      if (!is(at, w_.colon)) continue;
      const Clause behind = reader_.main_clause({at + 1, s.tokens.last});
      return behind.has_modal && behind.body_subject ? behind : clause;
    }
    return clause;
  }
  for (std::uint32_t at = s.tokens.first; at + 2 < last; ++at) {
    if (!is(at, w_.beslutar)) continue;
    const std::uint32_t start = after_att(at + 1, last);
    if (start >= last) break;
    clause = reader_.main_clause({start, s.tokens.last});
    decided = clause.has_modal && clause.body_subject;
    return decided ? clause : Clause{};
  }
  return clause;
}

// Purposes, permissions, aims, reports, money and empty frames. `main`: the first thing that a decision asks for.
bool RuleBook::is_no_task(const Sentence& s, const Clause& clause, bool main) const {
  const std::uint32_t last = content_end(s);
  for (std::uint32_t at = s.tokens.first; at < std::min(clause.modal, s.tokens.first + 8); ++at)
    if (w_.is(text_.tokens[at], kPurpose) && !is(at > s.tokens.first ? at - 1 : at, w_.i)) return true;
  // A lead-in without a verb of its own has none: `Myndigheten ska bland annat:`.
  if (clause.verb >= last || is(clause.verb, w_.syfta)) return true;
  if (is(clause.verb, w_.fa_verb) || (!decision_ && is(clause.verb, w_.kunna))) return true;
  if (!clause.body_subject) {
    if (w_.is(text_.tokens[clause.verb], kOutcome)) return true;
    std::uint32_t object = clause.modal + 1;  // `ska medlen användas`
    while (object < clause.verb && w_.is(text_.tokens[object], kAdverb | kDeterminer)) ++object;
    if (object < clause.verb && w_.is(text_.tokens[object], kMoneyNoun)) return true;
    // `Insatserna ska uppfylla följande villkor:` opens a list of conditions.
    if (is(s.tokens.last - 1, w_.colon) && w_.is(text_.tokens[last - 1], kCondition)) return true;
  }
  // What a strategy accounts for of its own accord is work; in a decision only the answer to a question is.
  const bool work = is_reporting_work(s, clause.verb, last) && (strategy_ || asks_what(clause.verb + 1, last));
  if (is_report(s, clause.verb, last) && !work) return true;
  if (is_money(s, clause.verb, last) && !(main && clause.body_subject && !clause.passive)) return true;
  return (!is_cooperation(clause.verb, last) && says_nothing(clause.verb, last)) || (has_amount(s.tokens) && !main);
}

// `… ska samordnas av X`: the bodies that do it, and in `stop` where their phrase begins. Empty when the sentence names
// none.
std::vector<std::string> RuleBook::agents(const Clause& clause, std::uint32_t last, std::uint32_t& stop) const {
  constexpr std::uint32_t kReach = 12;
  for (std::uint32_t at = clause.verb + 1; clause.passive && at + 1 < std::min(last, clause.verb + kReach); ++at) {
    if (!is(at, w_.av)) continue;
    // `av både X och Y`, `av chefen för X`; not `av synpunkter från X`.
    const bool office = is(at + 2, w_.for_) || is(at + 2, w_.vid) || is(at + 2, w_.hos);
    std::uint32_t agent = office ? at + 3 : at + 1;
    while (agent < last && agent < at + 3 && w_.is(text_.tokens[agent], kDeterminer | kAdverb)) ++agent;
    std::uint32_t end = 0;
    std::vector<std::string> names = reader_.bodies_at(agent, last, end);
    if (names.empty()) continue;
    stop = at;
    return names;
  }
  return {};
}

// A body shall do it.
bool RuleBook::body_shall(const Sentence& s, const Clause& clause, const char* kind) {
  std::vector<std::string> assignees = clause.subject;
  for (const std::string& name : assignees)
    if (name.starts_with("Regeringen") || name.starts_with("Regeringskansliet")) return false;
  if (!assignees.empty() && self_governed(assignees, s)) return false;
  if (assignees.empty()) assignees = reader_.assignees_at(clause.modal);
  if (assignees.empty()) return false;
  add(s, "mandate/ska", kind, std::move(assignees), reader_.action(clause.verb, content_end(s), false, 0, 0));
  return true;
}

// A thing shall be done, or be so.
bool RuleBook::thing_shall(const Sentence& s, const Clause& clause, const char* kind, bool cooperation) {
  // A text that only sets its own body tasks says by the passive what is to be done; how things shall be are its aims.
  if (!is_assignment_ && !strategy_) return false;
  if (!decision_ && !clause.passive && !cooperation) return false;
  std::uint32_t last = content_end(s);
  std::vector<std::string> assignees = agents(clause, last, last);
  if (assignees.size() > 1) kind = "cooperation";
  if (assignees.empty() && subject_is_product(s, clause)) assignees = in_charge(s, clause);
  if (assignees.empty()) return false;
  const Block& block = in_.document.blocks[s.block];
  if (block.kind == BlockKind::kListItem && lead_of(block.lead_in).conditions) return false;
  // What is done stands before the modal, or after it when an adverbial opens the sentence (`I arbetet ska kostnaderna
  // beräknas`, but `Även risker ska belysas`).
  std::uint32_t behind = clause.modal + 1;
  while (behind < clause.verb && w_.is(text_.tokens[behind], kAdverb)) ++behind;
  const bool adverbial = w_.is(text_.tokens[s.tokens.first], kAdverb | kPreposition) && behind < clause.verb;
  std::uint32_t first = adverbial ? behind : s.tokens.first;
  const std::uint32_t end = adverbial ? clause.verb : clause.modal;
  while (first < end && w_.is(text_.tokens[first], kAdverb)) ++first;
  std::string action = cooperation ? cooperate_action(clause, last, s) : std::string();
  if (action.empty()) action = reader_.action(clause.verb, last, clause.passive, first, end);
  add(s, "mandate/passiv", kind, std::move(assignees), std::move(action));
  return true;
}

bool RuleBook::shall(const Sentence& s) {
  bool decided = false;
  const Clause clause = clause_of(s, decided);
  if (strategy_ && !clause.has_modal && pledge(s)) return true;
  if (!clause.has_modal || !clause.has_verb || clause.negated) return false;
  const bool main = !opened_ && is_assignment_ && decision_;
  if (is_no_task(s, clause, main)) return false;
  const bool cooperation = is_cooperation(clause.verb, content_end(s));
  const char* kind = cooperation ? "cooperation" : main || decided ? "assignment" : "task";
  return clause.body_subject && !clause.passive ? body_shall(s, clause, kind)
                                                : thing_shall(s, clause, kind, cooperation);
}

// `åt SGU att tillsammans med Naturvårdsverket …`: what shall be done is then for both.
void RuleBook::add_partners(const Sentence& s, std::uint32_t from) {
  assigned_names_ = reader_.assignees_at(from);
  partners_.clear();
  for (std::uint32_t at = s.tokens.first; at + 2 < s.tokens.last; ++at) {
    if (!is(at, w_.tillsammans) || !is(at + 1, w_.med)) continue;
    std::uint32_t stop = 0;
    for (const std::string& name : reader_.bodies_at(at + 2, s.tokens.last, stop))
      if (!name.starts_with("Regering")) partners_.push_back(name);
    return;
  }
}

// Who answers for a thing that shall be done: of `uppdraget` those who were assigned, of others the body that the block
// speaks of.
std::vector<std::string> RuleBook::in_charge(const Sentence& s, const Clause& clause) const {
  const bool whole = clause.modal > s.tokens.first && is(clause.modal - 1, w_.uppdraget) && !assigned_names_.empty();
  std::vector<std::string> names = whole ? assigned_names_ : reader_.assignees_at(clause.modal);
  for (auto found = out_.rbegin();
       !whole && found != out_.rend() && text_.sentence_at(found->tokens.first).block == s.block; ++found)
    if (std::string_view(found->rule) == "mandate/ska") return names;
  return with_partners(std::move(names));
}

std::vector<std::string> RuleBook::with_partners(std::vector<std::string> names) const {
  if (names != assigned_names_) return names;
  for (const std::string& name : partners_)
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  return names;
}

// `…, i samverkan med X, …` inside the clause of a main task is a duty to cooperate of its own.
void RuleBook::embedded_cooperation(const Sentence& s, std::uint32_t from) {
  const std::uint32_t last = content_end(s);
  for (std::uint32_t at = from; at + 3 < last; ++at) {
    if (!is(at, w_.i) || (at > from && !is(at - 1, w_.comma) && !is(at - 1, w_.att))) continue;
    std::uint32_t noun = at + 1;
    if (is(noun, w_.nara)) ++noun;
    if (!is(noun, w_.samverkan) && !is(noun, w_.samrad) && !is(noun, w_.samarbete)) continue;
    if (!is(noun + 1, w_.med)) continue;
    std::uint32_t stop = noun + 2;
    while (stop < last && !is(stop, w_.comma) && !is(stop, w_.att)) ++stop;
    stop = std::min(stop, reader_.find_verb(noun + 2, last));
    Found found{"mandate/samverkan", "cooperation", reader_.assignees_at(from), {at, std::max(stop, noun + 3)}, ""};
    found.action = std::string(text_.span(found.tokens).of(in_.document.text));
    out_.push_back(std::move(found));
    return;
  }
}

}  // namespace uppdrag::mandates
