// SPDX-License-Identifier: GPL-3.0-or-later
// Lists: what a lead-in makes of its items, and who is to do them.
#include <algorithm>

#include "rules.h"

namespace uppdrag::mandates {

RuleBook::ListLead RuleBook::lead_of(std::uint32_t block) const {
  ListLead lead;
  const Sentence* s = last_sentence_of(block);
  if (s == nullptr) return lead;
  const std::uint32_t last = content_end(*s);
  bool task_word = false;
  bool assignment = false;
  bool verb_after = false;
  std::uint32_t modal = last;
  for (std::uint32_t at = s->tokens.first; at < last; ++at) {
    const Token& token = text_.tokens[at];
    constexpr std::uint32_t kNearEnd = 8;  // `ska uppfylla följande villkor:`
    if (w_.is(token, kCondition) && at + kNearEnd >= last) {
      lead.conditions = true;
      return lead;
    }
    if (w_.is(token, kModal)) {
      task_word = true;
      modal = at;
    }
    const bool includes = is(at, w_.innebar) || is(at, w_.omfattar) || is(at, w_.bestar);
    const bool assigned =
        at > s->tokens.first && (is(at - 1, w_.uppdraget) || is(at - 1, w_.uppdragen) || is(at - 1, w_.uppdrag));
    if (is(at, w_.ingar) || is(at, w_.ingick) || (includes && (assigned || decision_))) task_word = true;
    if (strategy_ && is_pledge(at, last)) task_word = true;
    if (is(at, w_.uppdrag) || is(at, w_.regeringsuppdrag)) task_word = true;
    if (is(at, w_.uppdrar) || is(at, w_.beslutar)) assignment = true;
  }
  if (modal < last) verb_after = reader_.find_verb(modal + 1, last) < last;
  // `Myndigheten ska redovisa:`, `SGU ska undersöka följande:` are tasks themselves; their items say of what.
  if (verb_after && !is(last - 1, w_.att)) return lead;
  lead.tasks = task_word || assignment;
  const std::uint32_t formula = after_att(s->tokens.first, last);
  lead.asks = formula < last && reader_.find_verb(formula, last) < last;
  lead.assignments = assignment && (is(last - 1, w_.att) || after_att(s->tokens.first, last) >= last);
  return lead;
}

// Whom a lead-in speaks of: its subject, else the body that it names, else who carries the assignment there.
std::vector<std::string> RuleBook::lead_assignees(const Sentence& lead) const {
  const Clause clause = reader_.main_clause(lead.tokens);
  if (clause.has_modal && clause.body_subject && !clause.subject.empty()) return clause.subject;
  const auto& actors = in_.annotations.actors;
  if (!clause.has_modal) {
    for (std::size_t i = reader_.mention_from(lead.tokens.first);
         i < actors.size() && actors[i].tokens.first < lead.tokens.last; ++i) {
      const ActorMention& m = actors[i];
      const bool after_preposition = m.tokens.first > lead.tokens.first &&
                                     w_.is(text_.tokens[m.tokens.first - 1], kPreposition) &&
                                     !is(m.tokens.first - 1, w_.at);
      const bool body =
          m.kind == ActorKind::kAuthority || m.kind == ActorKind::kCountyBoard || m.kind == ActorKind::kCollective;
      if (body && !m.genitive && !after_preposition && is(m.tokens.last, w_.med)) return m.names;
    }
  }
  return reader_.assignees_at(lead.tokens.last - 1);
}

bool RuleBook::list_item(const Sentence& s) {
  const Block& block = in_.document.blocks[s.block];
  std::uint32_t lead_block = block.lead_in;
  // An item of an item: its parent's lead-in decides when the parent only introduces it.
  const ListLead lead = lead_of(lead_block);
  const Sentence* lead_sentence = last_sentence_of(lead_block);
  if (!lead.tasks || lead_sentence == nullptr) return false;
  if (in_background(*lead_sentence) && !assigned_) return false;
  std::uint32_t first = s.tokens.first;
  if (is(first, w_.att)) ++first;
  const std::uint32_t last = content_end(s);
  // `kartlägga avgifterna och om detta påverkar:` asks already; `hur kontrollen utförs` under it only says of what.
  const std::uint32_t opening = reader_.find_verb(first, std::min(last, first + 5));
  if (lead.asks && (opening >= std::min(last, first + 5) || w_.is(text_.tokens[first], kSubordinator))) return true;
  // An item that is a whole sentence with its own subject goes by the other rules.
  std::uint32_t stop = 0;
  reader_.bodies_at(first, last, stop);
  if (stop > first && stop < last && w_.is(text_.tokens[stop], kModal)) return false;
  // `* Kriminalvården,`: a list of names.
  while (stop > first && stop < last && (is(stop, w_.och) || is(stop, w_.samt) || is(stop, w_.comma))) ++stop;
  if (stop >= last) return true;
  const std::uint32_t verb = reader_.find_verb(first, last);
  embedded_cooperation(s, first);
  const bool has_verb = verb < last;
  if (has_verb && ((is_report(s, verb, last) && !is_reporting_work(s, verb, last)) || is_money(s, verb, last)))
    return true;
  if (!has_verb && last - first < 2) return true;
  const std::uint32_t from = has_verb && verb < first + 8 ? verb : first;
  add(s, "mandate/lista",
      has_verb && is_cooperation(verb, last) ? "cooperation"
      : lead.assignments                     ? "assignment"
                                             : "task",
      lead_assignees(*lead_sentence), reader_.action(from, last, false, 0, 0));
  return true;
}

}  // namespace uppdrag::mandates
