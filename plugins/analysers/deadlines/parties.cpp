// SPDX-License-Identifier: GPL-3.0-or-later
#include "parties.h"

#include <algorithm>

#include "uppdrag/text/unicode.h"

namespace uppdrag::deadlines {
namespace {

void add(std::vector<std::string>& to, const std::string& name) {
  if (std::find(to.begin(), to.end(), name) == to.end()) to.push_back(name);
}

// Lists that were found from right to left, as one.
std::vector<std::string> joined(const std::vector<std::vector<std::string>>& found) {
  std::vector<std::string> names;
  for (auto it = found.rbegin(); it != found.rend(); ++it)
    for (const auto& name : *it) add(names, name);
  return names;
}

// A ministry is a part of the Government Offices, and facts say so.
std::string recipient_name(const std::string& name) {
  const bool bare = name.ends_with("departementet") && name.find('(') == std::string::npos;
  return bare ? "Regeringskansliet (" + name + ")" : name;
}

}  // namespace

std::vector<std::string> PartyFinder::scope_at(std::uint32_t token) const {
  const auto& scopes = c_.input().annotations.assignee_scopes;
  const auto next = std::upper_bound(scopes.begin(), scopes.end(), token,
                                     [](std::uint32_t t, const AssigneeScope& scope) { return t < scope.from; });
  return next == scopes.begin() ? std::vector<std::string>{} : std::prev(next)->names;
}

std::vector<std::string> PartyFinder::names_of(const ActorMention& actor, std::uint32_t token) const {
  if (actor.kind == ActorKind::kAnaphor && actor.names.empty()) return scope_at(token);
  return actor.names;
}

bool PartyFinder::can_act(const ActorMention& actor) const {
  return !actor.genitive && actor.kind != ActorKind::kDepartment;
}

// Bodies that end right before `token`: `A, B och C | ska`.
std::vector<std::string> PartyFinder::before(std::uint32_t token, bool any_case) const {
  std::vector<std::vector<std::string>> found;
  std::uint32_t end = token;
  while (const ActorMention* actor = c_.actor_before(end)) {
    if (!can_act(*actor) || actor->tokens.first < c_.range().first) break;
    found.push_back(names_of(*actor, token));
    end = actor->tokens.first;
    bool linked = false;
    while (end > c_.range().first && (c_.tag(end - 1) == Tag::kLink || c_.is(end - 1, c_.phrases().comma))) {
      --end;
      linked = true;
    }
    if (!linked) break;
  }
  // `Medlen till regionerna ska betalas ut`: no subject.
  const Tag preposition = end > c_.range().first ? c_.tag(end - 1) : Tag::kNone;
  if (any_case) return joined(found);
  if (preposition == Tag::kUntil || preposition == Tag::kFrom || preposition == Tag::kAgainst ||
      preposition == Tag::kNear || preposition == Tag::kAbout || preposition == Tag::kWith)
    return {};
  return joined(found);
}

// Bodies that start at `token`: `ska | A och B`.
std::vector<std::string> PartyFinder::after(std::uint32_t token) const {
  std::vector<std::string> names;
  std::uint32_t start = token;
  while (const ActorMention* actor = c_.actor_at(start)) {
    if (!can_act(*actor)) break;
    for (const auto& name : names_of(*actor, token)) add(names, name);
    start = actor->tokens.last;
    bool linked = false;
    while (c_.inside(start) && (c_.tag(start) == Tag::kLink || c_.is(start, c_.phrases().comma)) && !linked) {
      linked = c_.tag(start) == Tag::kLink || c_.actor_at(start + 1) != nullptr;
      ++start;
    }
    if (!linked) break;
  }
  return names;
}

// `Länsstyrelsen i Skåne län, som också samlat ska | redovisa`: whom the relative clause is about.
std::vector<std::string> PartyFinder::antecedent(std::uint32_t modal) const {
  constexpr std::uint32_t kShort = 5;
  for (std::uint32_t i = modal; i > c_.range().first && modal - i < kShort; --i) {
    if (c_.tag(i - 1) != Tag::kRelative) continue;
    const std::uint32_t end = i >= 2 && c_.is(i - 2, c_.phrases().comma) ? i - 2 : i - 1;
    return before(end, true);
  }
  return {};
}

std::vector<std::string> PartyFinder::agent(TokenRange tokens) const {
  for (std::uint32_t i = tokens.first; i + 1 < tokens.last; ++i) {
    if (!c_.is(i, c_.phrases().av)) continue;
    const ActorMention* actor = c_.actor_at(i + 1);
    if (actor != nullptr && can_act(*actor)) return after(i + 1);
  }
  return {};
}

std::vector<std::string> PartyFinder::subject_of(TokenRange tokens) const {
  for (std::uint32_t i = tokens.last; i > tokens.first; --i) {
    const Tag t = c_.tag(i - 1);
    if (t != Tag::kModal && t != Tag::kWas && t != Tag::kMay) continue;
    if (auto names = before(i - 1); !names.empty()) return names;
    if (auto names = after(i); !names.empty()) return names;
  }
  return {};
}

std::vector<std::string> PartyFinder::responsible(const Unit& unit, const Deed& deed,
                                                  const std::vector<std::string>& lead_in) const {
  const std::uint32_t start = unit.segment.first;
  if (deed.verb != kNoToken &&
      (deed.form == Form::kPassive || c_.tag(deed.verb) == Tag::kLight || c_.tag(deed.verb) == Tag::kCopula)) {
    if (auto names = agent({deed.verb, unit.segment.last}); !names.empty()) return names;
  }
  // From the verb back to the nearest modal with a body beside it; a relative clause has its own subject.
  const std::uint32_t from = deed.modal != kNoToken ? deed.modal + 1 : std::max(unit.cue_at, start);
  for (std::uint32_t i = from; i > c_.range().first; --i) {
    const Tag t = c_.tag(i - 1);
    if (t != Tag::kModal && t != Tag::kWas && t != Tag::kMay) continue;
    if (auto names = before(i - 1); !names.empty()) return names;
    if (auto names = after(i); !names.empty()) return names;
    if (auto names = antecedent(i - 1); !names.empty()) return names;
    // A modal with another subject (`Uppdraget ska`, `Medel … ska`) ends the search, unless the verb is active.
    if (deed.form == Form::kPassive || i - 1 < start) break;
  }
  if (deed.verb != kNoToken && deed.form == Form::kPresent) {
    if (auto names = before(deed.verb); !names.empty()) return names;
    if (auto names = after(deed.verb + 1); !names.empty()) return names;
  }
  return lead_in;
}

// The first body that the text calls `uppdrag till X`: for amendments, which assign nothing anew.
std::vector<std::string> PartyFinder::first_assignee() const {
  const auto& tokens = c_.text().tokens;
  const auto& phrases = c_.phrases();
  for (const ActorMention& actor : c_.input().annotations.actors) {
    if (!can_act(actor) || actor.names.empty() || actor.tokens.first < 2) continue;
    const bool to =
        tokens[actor.tokens.first - 1].word == phrases.till || tokens[actor.tokens.first - 1].word == phrases.at;
    const Tag given = phrases[tokens[actor.tokens.first - 2].word].tag;
    if (to && (given == Tag::kTask || given == Tag::kGiven)) return actor.names;
  }
  return {};
}

// ---- recipients -------------------------------------------------------------------------------------------------

// Whether the preposition before a body makes it the one that gets something.
bool PartyFinder::receives(const ActorMention& actor, const Deed& deed, bool listed) const {
  if (actor.tokens.first <= c_.range().first) return false;
  if (c_.tag(actor.tokens.last) == Tag::kHanded) return true;  // vara Regeringskansliet tillhanda
  if (actor.genitive)
    return c_.tag(actor.tokens.last) == Tag::kAccount && c_.is(actor.tokens.first - 1, c_.phrases().till);
  const std::uint32_t before = actor.tokens.first - 1;
  const bool office = actor.kind == ActorKind::kGovernment || actor.kind == ActorKind::kDepartment;
  if (c_.is(before, c_.phrases().till) || c_.is(before, c_.phrases().hos)) {
    if (before == c_.range().first || office || c_.tag(before - 1) == Tag::kCopy) return true;
    if (deed.action == Action::kPayout) return true;
    return c_.tag(before - 1) != Tag::kGiven && c_.tag(before - 1) != Tag::kMoney && c_.tag(before - 1) != Tag::kTask;
  }
  if (c_.is(before, c_.phrases().fran)) return deed.action == Action::kRequisition && !office;
  return listed && (c_.tag(before) == Tag::kLink || c_.is(before, c_.phrases().comma));
}

void PartyFinder::recipients_in(TokenRange tokens, const Deed& deed, std::vector<std::string>& found) const {
  const auto& actors = c_.input().annotations.actors;
  auto actor = std::lower_bound(actors.begin(), actors.end(), tokens.first,
                                [](const ActorMention& a, std::uint32_t t) { return a.tokens.first < t; });
  std::uint32_t listed_from = kNoToken;
  for (; actor != actors.end() && actor->tokens.first < tokens.last; ++actor) {
    const bool listed = listed_from != kNoToken && actor->tokens.first - listed_from <= 1;
    if (!receives(*actor, deed, listed)) {
      listed_from = kNoToken;
      continue;
    }
    listed_from = actor->tokens.last;
    for (const auto& name : names_of(*actor, actor->tokens.first)) add(found, recipient_name(name));
  }
}

// `till länets kommuner`, `till styrgruppen`: as written.
std::vector<std::string> PartyFinder::unnamed_recipient(TokenRange tokens) const {
  const auto& in = c_.input();
  for (std::uint32_t i = tokens.first; i + 1 < tokens.last; ++i) {
    if (c_.tag(i) != Tag::kUntil || c_.actor_at(i + 1) != nullptr) continue;
    const auto word = [&](std::uint32_t at) { return in.vocabulary.word(in.tokens.tokens[at].word); };
    std::uint32_t last = i + 2;
    if (last < tokens.last && c_.tag(i + 1) == Tag::kNone && word(i + 1).ends_with('s')) ++last;  // länets
    if (!c_.phrases().unnamed_reader(word(last - 1))) continue;
    return {to_upper_first(in.tokens.span({i + 1, last}).of(in.document.text))};
  }
  return {};
}

std::vector<std::string> PartyFinder::recipients(const Unit& unit, const Deed& deed) const {
  std::vector<std::string> found;
  const bool verb_first = deed.verb == kNoToken || deed.verb < unit.cue_at;
  recipients_in({unit.segment.first, verb_first ? deed.end : unit.segment.last}, deed, found);
  if (found.empty() && !(unit.segment == c_.range()))
    recipients_in({c_.range().first, std::max(deed.end, unit.segment.first)}, deed, found);
  if (found.empty() && !(unit.segment == c_.range()) && unit.segment.last < c_.range().last)
    recipients_in({unit.segment.last, c_.range().last}, deed, found);
  if (found.empty() && (is_report(deed.action) || deed.action == Action::kPropose))
    found = unnamed_recipient({unit.segment.first, verb_first ? deed.end : unit.segment.last});
  if (found.empty() && (is_report(deed.action) || deed.action == Action::kPropose) && !(unit.segment == c_.range()))
    found = unnamed_recipient({c_.range().first, unit.segment.first});
  return found;
}

}  // namespace uppdrag::deadlines
