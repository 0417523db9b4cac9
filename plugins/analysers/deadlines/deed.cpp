// SPDX-License-Identifier: GPL-3.0-or-later
#include "deed.h"

#include <algorithm>

namespace uppdrag::deadlines {

// A verb that a date can belong to: not one in the past, not `ges i uppdrag`, `komma` only with `in`.
bool DeedFinder::candidate(std::uint32_t token) const {
  const Tag t = c_.tag(token);
  const bool ends = t == Tag::kDone && c_.at(token).form == Form::kPassive;  // avslutas
  if (t != Tag::kVerb && t != Tag::kLight && t != Tag::kCopula && !ends) return false;
  // `skulle ha lämnats`, and `ska delredovisat` for `delredovisas`.
  const bool past = c_.at(token).form == Form::kPast;
  if (past && !c_.is(token - 1, c_.phrases().ha) && c_.tag(token - 1) != Tag::kModal) return false;
  return c_.tag(token + 1) != Tag::kTask && !(c_.tag(token + 1) == Tag::kNear && c_.tag(token + 2) == Tag::kTask);
}

// `ska senast den 1 mars redovisa`, `att senast …`, `Senast den 1 mars ska`: what is due stands behind the date.
bool DeedFinder::date_first(const Unit& unit) const {
  std::uint32_t i = unit.cue_at;
  const std::uint32_t first = unit.segment.first;
  constexpr std::uint32_t kFar = 7;  // `ska Länsstyrelsen i Gotlands län, senast`
  for (std::uint32_t steps = 0; i > first && steps < kFar; ++steps) {
    --i;
    const Tag t = c_.tag(i);
    if (t == Tag::kModal || t == Tag::kWas || t == Tag::kMay || c_.is(i, c_.phrases().att)) return true;
    if (candidate(i) || t == Tag::kNoun) return false;
    if (const ActorMention* actor = c_.actor_before(i + 1)) i = actor->tokens.first;
  }
  return i == first && !c_.any_trigger({first, unit.cue_at});
}

// The last verb before the date in the clause that is least deep: `redovisa hur uppdraget genomförs senast …` is about
// `redovisa`. A modal, and a link with a verb right behind it, lead back to the main clause.
std::uint32_t DeedFinder::verb_before(const Unit& unit) const {
  const auto& phrases = c_.phrases();
  std::uint32_t best = kNoToken;
  std::uint32_t last = kNoToken;
  int best_depth = 3;
  int depth = 0;
  for (std::uint32_t i = unit.segment.first; i < unit.cue_at; ++i) {
    const Tag t = c_.tag(i);
    if (t == Tag::kRelative || c_.is(i, phrases.hur)) {
      depth = 2;
    } else if (c_.is(i, phrases.att)) {
      depth = std::max(depth, 1);
    } else if (t == Tag::kModal || t == Tag::kWas || t == Tag::kMay || (t == Tag::kLink && candidate(i + 1))) {
      depth = 0;
    }
    if (!candidate(i)) continue;
    last = i;
    if (depth > best_depth) continue;
    best = i;
    best_depth = depth;
  }
  // `genomföra en utvärdering som redovisas senast …`: the report is what has a date.
  const auto reports = [&](std::uint32_t i) { return is_report(c_.at(i).action) || is_money(c_.at(i).action); };
  const bool vague = best != kNoToken && (c_.at(best).action == Action::kOther || c_.tag(best) == Tag::kCopula);
  if (vague && reports(last)) return last;
  return best;
}

std::uint32_t DeedFinder::verb_after(const Unit& unit, bool past_relative) const {
  std::uint32_t light = kNoToken;
  for (std::uint32_t i = unit.tokens.last; i < unit.segment.last; ++i) {
    if (c_.tag(i) == Tag::kRelative && !past_relative) break;
    if (light != kNoToken && (c_.tag(i) == Tag::kModal || c_.is(i, c_.phrases().comma))) break;
    if (!candidate(i)) continue;
    // `vara`, `ha` and other light verbs give way to a verb beside them: `utreda och redovisa`.
    if (c_.tag(i) == Tag::kVerb && c_.at(i).action != Action::kOther) return i;
    if (light == kNoToken) light = i;
  }
  return light;
}

// Words behind this belong to something else: a relative clause, the next modal.
std::uint32_t DeedFinder::right_end(const Unit& unit, std::uint32_t verb) const {
  std::uint32_t i = std::max(unit.tokens.last, verb == kNoToken ? 0 : verb + 1);
  const bool verb_before_date = verb == kNoToken || verb < unit.cue_at;
  for (; i < unit.segment.last; ++i) {
    const Tag t = c_.tag(i);
    if (t == Tag::kRelative || (verb_before_date && (t == Tag::kModal || t == Tag::kWas))) return i;
  }
  return unit.segment.last;
}

// ---- nouns ----------------------------------------------------------------------------------------------------

// A noun that is subject or object, not part of a phrase with a preposition (`av redovisningen`).
bool DeedFinder::is_head(std::uint32_t noun) const {
  std::uint32_t i = noun;
  const auto skip = [&](std::uint32_t t) {
    const Tag tag = c_.tag(t);
    return tag == Tag::kEconomic || tag == Tag::kFinalWord || tag == Tag::kPartialWord || tag == Tag::kDeterminer;
  };
  while (i > c_.range().first && skip(i - 1)) --i;
  if (i == c_.range().first) return true;
  switch (c_.tag(i - 1)) {
    case Tag::kAgainst:
    case Tag::kNear:
    case Tag::kAfterwards:
    case Tag::kUntil:
    case Tag::kFrom:
    case Tag::kWithin:
    case Tag::kBefore:
    case Tag::kAbout:
      return false;
    default:
      return true;
  }
}

std::vector<std::uint32_t> DeedFinder::heads(TokenRange tokens) const {
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i)
    if (c_.tag(i) == Tag::kNoun && is_head(i)) found.push_back(i);
  return found;
}

// `ekonomisk redovisning`, `redovisning av använda medel`, `redovisning av hur medlen har använts`.
bool DeedFinder::financial(std::uint32_t noun) const {
  if (c_.at(noun).action == Action::kFinancial) return true;
  if (!is_report(c_.at(noun).action) && c_.at(noun).action != Action::kDocument) return false;
  for (std::uint32_t i = noun; i > c_.range().first && noun - i < 3; --i) {
    if (c_.tag(i - 1) == Tag::kEconomic) return true;
    if (c_.tag(i - 1) == Tag::kVerb || c_.tag(i - 1) == Tag::kLink) break;
  }
  if (!is_report(c_.at(noun).action)) return false;
  if (!c_.is(noun + 1, c_.phrases().av) && c_.tag(noun + 1) != Tag::kAbout) return false;
  constexpr std::uint32_t kReach = 6;
  for (std::uint32_t i = noun + 2; i < noun + 2 + kReach && c_.inside(i); ++i) {
    if (c_.tag(i) == Tag::kMoney) return true;
    if (c_.tag(i) == Tag::kLink || c_.tag(i) == Tag::kNoun || c_.trigger(i)) return false;
  }
  return false;
}

Action DeedFinder::noun_action(std::uint32_t noun) const {
  const Action action = c_.at(noun).action;
  if (financial(noun)) return Action::kFinancial;
  if (action != Action::kReport && action != Action::kDocument) return action;
  for (std::uint32_t i = noun; i > c_.range().first && noun - i < 2; --i) {
    if (c_.tag(i - 1) == Tag::kFinalWord) return Action::kFinal;
    if (c_.tag(i - 1) == Tag::kPartialWord && action == Action::kReport) return Action::kPartial;
  }
  return action;
}

// `redovisa hur medlen har använts`, `kostnaderna ska redovisas`.
bool DeedFinder::about_money(const Unit& unit, std::uint32_t verb, std::uint32_t end) const {
  if (c_.at(verb).form != Form::kPassive) {
    const std::uint32_t from = verb < unit.cue_at && unit.cue_at - verb <= 2 ? unit.tokens.last : verb + 1;
    for (std::uint32_t i = from; i < std::min(end, from + 5); ++i) {
      if (c_.tag(i) == Tag::kMoney) return true;
      if (c_.tag(i) == Tag::kNoun || c_.tag(i) == Tag::kGiven || c_.tag(i) == Tag::kAgainst) return false;
    }
    return false;
  }
  std::uint32_t i = verb;
  while (i > c_.range().first && c_.tag(i - 1) != Tag::kModal) --i;
  return i > c_.range().first + 1 && c_.tag(i - 2) == Tag::kMoney;
}

// ---- actions --------------------------------------------------------------------------------------------------

// Where the clause begins that `modal` or `verb` stands in: behind a link, when another clause is before it
// (`en delredovisning lämnades i maj och | en slutrapport ska lämnas`).
std::uint32_t DeedFinder::clause_start(const Unit& unit, const Deed& deed) const {
  const std::uint32_t from = std::min({deed.modal, deed.verb, unit.cue_at});
  const std::uint32_t first = unit.segment.first;
  for (std::uint32_t i = from; i > first; --i) {
    if (c_.tag(i - 1) != Tag::kLink) continue;
    if (!c_.any({i, from}, Tag::kNoun)) continue;
    for (std::uint32_t j = first; j + 1 < i; ++j) {
      const Tag t = c_.tag(j);
      if (t == Tag::kModal || t == Tag::kVerb || t == Tag::kLight || t == Tag::kCopula) return i;
    }
    return first;
  }
  return first;
}

// For `lämna`, `inkomma`, `ske` and for no verb at all: the report or request that the clause is about.
void DeedFinder::name_object(const Unit& unit, std::uint32_t end, Deed& deed) const {
  const std::uint32_t verb = deed.verb;
  std::vector<std::uint32_t> nouns;
  const bool passive = verb != kNoToken && c_.at(verb).form == Form::kPassive;
  if (verb != kNoToken && !passive) nouns = heads({verb + 1, end});
  if (nouns.empty()) nouns = heads({clause_start(unit, deed), verb == kNoToken ? end : verb});
  if (nouns.empty() && passive) nouns = heads({verb + 1, end});
  for (const std::uint32_t from :
       {unit.segment.first, c_.range().first})  // Last, where the dates before took their words from.
    for (std::uint32_t i = from; i < end && nouns.empty(); ++i)
      if (c_.tag(i) == Tag::kNoun) nouns.push_back(i);
  // `bifaller en framställan … tiden för slutredovisning förlängs`: without a verb, any report named counts.
  const auto names_report = [&](std::uint32_t n) { return is_report(noun_action(n)); };
  if (verb == kNoToken && std::none_of(nouns.begin(), nouns.end(), names_report))
    for (std::uint32_t i = unit.segment.first; i < end; ++i)
      if (c_.tag(i) == Tag::kNoun) nouns.push_back(i);
  const bool report_named = std::any_of(nouns.begin(), nouns.end(), names_report);
  for (const std::uint32_t noun : nouns) {
    const Action action = noun_action(noun);
    if (verb == kNoToken && report_named && !is_report(action)) continue;
    if (verb != kNoToken && c_.tag(verb) == Tag::kCopula && action > Action::kPayout) continue;
    if (deed.action == Action::kNone ||
        (deed.action == Action::kFinancial && (is_report(action) || action == Action::kDocument)))
      deed.action = action;
    if (action != Action::kFinancial && action != Action::kDocument) break;
  }
}

// A plain report is a final or partial one when its noun or an adverb says so.
void DeedFinder::refine_report(const Unit& unit, std::uint32_t end, Deed& deed) const {
  if (deed.verb != kNoToken) {
    for (std::uint32_t i = deed.verb > unit.segment.first + 1 ? deed.verb - 2 : unit.segment.first;
         i <= deed.verb + 2 && i < end; ++i)
      if (c_.tag(i) == Tag::kFinalWord) deed.action = Action::kFinal;
  }
  const TokenRange around{unit.segment.first, end};
  for (std::uint32_t i = around.first; i < around.last; ++i) {
    if (c_.tag(i) != Tag::kNoun) continue;
    const Action action = noun_action(i);
    if (action != Action::kPartial && action != Action::kFinal) continue;
    const bool subject = deed.verb != kNoToken && i < deed.verb && is_head(i);
    std::uint32_t j = i;
    while (j > around.first && c_.tag(j - 1) == Tag::kDeterminer) --j;
    const Tag before = j > around.first ? c_.tag(j - 1) : Tag::kNone;
    const bool means = before == Tag::kWith || before == Tag::kNear || before == Tag::kAbout;
    if (subject || means || deed.verb == kNoToken) {
      deed.action = action;
      return;
    }
  }
}

// `lämna X till Regeringskansliet`: whatever X is, it reports.
bool DeedFinder::goes_to_government(const Unit& unit) const {
  for (std::uint32_t i = unit.segment.first; i + 1 < unit.segment.last; ++i) {
    if (c_.tag(i) != Tag::kUntil) continue;
    const ActorMention* actor = c_.actor_at(i + 1);
    if (actor != nullptr && (actor->kind == ActorKind::kGovernment || actor->kind == ActorKind::kDepartment))
      return true;
  }
  return false;
}

// Further reports that the same words ask for: a financial account anywhere in the clause, others in a list
// (`lämna en redovisning, en ekonomisk redovisning och en slutrapport`).
void DeedFinder::add_others(const Unit& unit, std::uint32_t end, Deed& deed) const {
  // `ska en ekonomisk redovisning lämnas och medel som inte har använts återbetalas`, in either order.
  for (std::uint32_t i = unit.segment.first; deed.action == Action::kFinancial && i < end; ++i)
    if (candidate(i) && c_.at(i).action == Action::kRepay && deed.others.empty()) deed.others.push_back(Action::kRepay);
  // `redovisa uppdraget samt lämna en ekonomisk redovisning senast …`
  for (std::uint32_t i = unit.segment.first;
       deed.action == Action::kFinancial && deed.verb != kNoToken && i < deed.verb; ++i) {
    if (!candidate(i) || c_.tag(i) != Tag::kVerb || !is_report(c_.at(i).action)) continue;
    deed.action = c_.at(i).action;
    deed.others.push_back(Action::kFinancial);
  }
  add_then(unit, deed);
  if (!(is_report(deed.action) || deed.action == Action::kDocument)) return;
  for (std::uint32_t i = unit.segment.first; i < end; ++i) {
    if (c_.tag(i) != Tag::kNoun) continue;
    const Action action = noun_action(i);
    if (action == deed.action || !is_report(action) || action == Action::kReport) continue;
    if (action != Action::kFinancial && !listed(i, unit.segment.first)) continue;
    if (std::find(deed.others.begin(), deed.others.end(), action) == deed.others.end()) deed.others.push_back(action);
  }
  // `beskriva insatserna samt redovisa hur medlen har använts`
  for (std::uint32_t i = deed.verb == kNoToken ? end : deed.verb + 1;
       i < end && deed.others.empty() && deed.action != Action::kFinancial; ++i)
    if (candidate(i) && is_report(c_.at(i).action) && about_money(unit, i, end))
      deed.others.push_back(Action::kFinancial);
}

// `återbetalas senast den 1 mars, då även en ekonomisk redovisning ska lämnas`.
void DeedFinder::add_then(const Unit& unit, Deed& deed) const {
  std::uint32_t i = unit.tokens.last;
  if (c_.is(i, c_.phrases().comma)) ++i;
  if (!c_.is(i, c_.phrases().da)) return;
  for (++i; i < unit.segment.last; ++i) {
    if (c_.tag(i) != Tag::kNoun && !(c_.tag(i) == Tag::kVerb && candidate(i))) continue;
    const Action action = c_.tag(i) == Tag::kNoun ? noun_action(i) : c_.at(i).action;
    if (!is_report(action) || action == deed.action) continue;
    deed.others.push_back(action);
    return;
  }
}

// `…, en slutrapport`, `och en slutrapport`.
bool DeedFinder::listed(std::uint32_t noun, std::uint32_t first) const {
  std::uint32_t i = noun;
  while (i > first && c_.tag(i - 1) == Tag::kDeterminer) --i;
  return i < noun && i > first && (c_.tag(i - 1) == Tag::kLink || c_.is(i - 1, c_.phrases().comma));
}

void DeedFinder::find_modal(const Unit& unit, Deed& deed) const {
  for (std::uint32_t i = deed.verb == kNoToken ? unit.cue_at : std::max(deed.verb, unit.cue_at); i > c_.range().first;
       --i) {
    const Tag t = c_.tag(i - 1);
    if (t != Tag::kModal && t != Tag::kWas && t != Tag::kMay) continue;
    deed.modal = i - 1;
    if (deed.verb == kNoToken || i - 1 < deed.verb) break;
  }
  for (std::uint32_t i = unit.tokens.last; deed.modal == kNoToken && i < unit.segment.last; ++i)
    if (c_.tag(i) == Tag::kModal || c_.tag(i) == Tag::kWas) deed.modal = i;  // Senast den 1 mars ska …
}

// `förlänger tiden för att slutredovisa … till den`: what was to be done stands in the old duty.
Deed DeedFinder::moved(const Unit& unit) const {
  Deed deed;
  deed.end = unit.segment.last;
  for (std::uint32_t i = unit.segment.first; i < unit.segment.last; ++i) {
    if (c_.tag(i) != Tag::kNoun && c_.tag(i) != Tag::kVerb) continue;
    const Action action = c_.tag(i) == Tag::kNoun ? noun_action(i) : c_.at(i).action;
    if (!is_report(action) && !is_money(action)) continue;
    deed.action = action;
    deed.form = c_.at(i).form;
    if (c_.tag(i) == Tag::kVerb) deed.verb = i;
    break;
  }
  return deed;
}

Deed DeedFinder::find(const Unit& unit) const {
  if (unit.cue == Cue::kUntil && c_.any(unit.segment, Tag::kMoves)) return moved(unit);
  Deed deed;
  const std::uint32_t before = verb_before(unit);
  if (before == kNoToken || date_first(unit)) {
    deed.verb = verb_after(unit, false);
    if (deed.verb == kNoToken) deed.verb = verb_after(unit, true);  // ska de medel som blir över återbetalas
  }
  if (deed.verb == kNoToken) deed.verb = before;
  const std::uint32_t end = deed.end = right_end(unit, deed.verb);
  if (deed.verb != kNoToken) {
    const Lexeme& verb = c_.at(deed.verb);
    deed.form = verb.form;
    if (verb.tag == Tag::kVerb || verb.tag == Tag::kDone) deed.action = verb.action;
    if (deed.action == Action::kPayout && c_.tag(deed.verb + 1) == Tag::kBack) deed.action = Action::kRepay;
  }
  find_modal(unit, deed);
  if (deed.action == Action::kNone) name_object(unit, end, deed);
  if (deed.action == Action::kNone && deed.verb != kNoToken && c_.at(deed.verb).tag == Tag::kLight &&
      goes_to_government(unit))
    deed.action = Action::kReport;
  if (deed.action == Action::kReport && deed.verb != kNoToken && c_.at(deed.verb).tag == Tag::kVerb &&
      about_money(unit, deed.verb, end))
    deed.action = Action::kFinancial;
  if (deed.action == Action::kReport || deed.action == Action::kDocument) refine_report(unit, end, deed);
  if (deed.action == Action::kPayout || deed.action == Action::kOther) {
    for (std::uint32_t i = deed.verb == kNoToken ? unit.segment.first : deed.verb; i < unit.cue_at; ++i)
      if (c_.tag(i) == Tag::kNoun && c_.at(i).action == Action::kRequisition && deed.action == Action::kPayout)
        deed.by_requisition = true;
    if (deed.by_requisition) deed.action = Action::kRequisition;
  }
  add_others(unit, end, deed);
  return deed;
}

}  // namespace uppdrag::deadlines
