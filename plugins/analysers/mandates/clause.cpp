// SPDX-License-Identifier: GPL-3.0-or-later
#include "clause.h"

#include <algorithm>
#include <iterator>

#include "uppdrag/text/unicode.h"

namespace uppdrag::mandates {
namespace {

constexpr std::size_t kActionWords = 12;
constexpr std::string_view kParticles[] = {"fram", "upp", "in",  "ut",     "ihop", "samman",
                                           "bort", "ned", "ner", "igenom", "över", "vidare"};

bool is_particle(std::string_view word) {
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

constexpr std::uint32_t kSubordinateReach = 12;  // Words between a conjunction and the modal of its clause.

void add_unique(std::vector<std::string>& to, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (std::find(to.begin(), to.end(), name) == to.end()) to.push_back(name);
}

}  // namespace

std::size_t ClauseReader::mention_from(std::uint32_t token) const {
  const auto& actors = in_.annotations.actors;
  const auto it = std::lower_bound(actors.begin(), actors.end(), token,
                                   [](const ActorMention& m, std::uint32_t t) { return m.tokens.first < t; });
  return static_cast<std::size_t>(it - actors.begin());
}

std::vector<std::string> ClauseReader::assignees_at(std::uint32_t token) const {
  std::vector<std::string> names;
  for (const AssigneeScope& scope : in_.annotations.assignee_scopes) {
    if (scope.from > token) break;
    names = scope.names;
  }
  return names;
}

std::vector<std::string> ClauseReader::bodies_before(std::uint32_t at, std::uint32_t first,
                                                     std::uint32_t& start) const {
  const auto& actors = in_.annotations.actors;
  std::vector<const ActorMention*> found;
  start = at;
  if (at > first + 1 && is(at - 1, w_.comma)) --start;  // `Myndigheten för delaktighet, MFD, ska`
  while (start > first) {
    const std::size_t next = mention_from(start);
    if (next == 0) break;
    const ActorMention& m = actors[next - 1];
    if (m.tokens.last != start || m.tokens.first < first || m.genitive) break;
    found.push_back(&m);
    start = m.tokens.first;
    const std::uint32_t before = start;
    while (start > first && (is(start - 1, w_.comma) || is(start - 1, w_.och) || is(start - 1, w_.samt)) &&
           before - start < 2)
      --start;
    if (start == before) break;
    const std::size_t previous = mention_from(start);
    if (previous == 0 || actors[previous - 1].tokens.last != start) {
      start = before;
      break;
    }
  }
  // A comma closes an apposition only: two names of one body.
  std::vector<std::string> names;
  for (auto it = found.rbegin(); it != found.rend(); ++it) add_unique(names, (*it)->names);
  if (at > first + 1 && is(at - 1, w_.comma) && names.size() != 1) {
    // `Gymnastik- och idrottshögskolan, Centrum för idrottsforskning (CIF), ska`: a unit and the body that holds it.
    const bool unit = found.size() == 2 && is(found.back()->tokens.last, w_.comma);
    if (unit) return found.back()->names;
    start = at;
    names.clear();
  } else if (at > first + 1 && is(at - 1, w_.comma) && found.size() < 2) {
    start = at;
    names.clear();
  }
  return names;
}

std::vector<std::string> ClauseReader::bodies_at(std::uint32_t at, std::uint32_t last, std::uint32_t& stop) const {
  const auto& actors = in_.annotations.actors;
  std::vector<std::string> names;
  stop = at;
  std::uint32_t next = at;
  while (true) {
    const std::size_t i = mention_from(next);
    if (i >= actors.size() || actors[i].tokens.first != next || actors[i].tokens.last > last || actors[i].genitive)
      break;
    add_unique(names, actors[i].names);
    stop = next = actors[i].tokens.last;
    const std::uint32_t before = next;
    while (next < last && next - before < 2 && (is(next, w_.comma) || is(next, w_.och) || is(next, w_.samt))) ++next;
    if (next == before) break;
  }
  return names;
}

bool ClauseReader::is_subordinate(std::uint32_t verb, std::uint32_t first) const {
  for (std::uint32_t back = 1; back <= kSubordinateReach && verb >= first + back; ++back) {
    const std::uint32_t at = verb - back;
    const Token& token = text_.tokens[at];
    if (w_.is(token, kFinite) || token.word == w_.comma) return false;
    if (!w_.is(token, kSubordinator)) continue;
    if (token.word == w_.att && w_.is_infinitive(text_.tokens[at + 1])) continue;  // `att genomföra` opens no clause.
    for (std::uint32_t t = at + 1; t < verb; ++t) {  // `de enheter som förvärvas ska`: that clause has its verb.
      const std::string_view word = in_.vocabulary.word(text_.tokens[t].word);
      if (word.size() > 5 && word.ends_with("as") && !text_.tokens[t].capital) return false;
    }
    bool correlative = false;  // `såväl X som Y ska`
    for (std::uint32_t t = at; token.word == w_.som && t > first && at - t < kSubordinateReach && !correlative; --t)
      correlative = is(t - 1, w_.saval);
    if (correlative) continue;
    if (token.word == w_.om && at > first && !is(at - 1, w_.comma)) continue;  // `uppdraget om` neither.
    return true;
  }
  return false;
}

std::uint32_t ClauseReader::find_verb(std::uint32_t from, std::uint32_t last) const {
  bool inside_parenthesis = false;
  std::uint32_t relative = 0;  // The modal of a relative clause whose verb is still to come.
  for (std::uint32_t at = from; at < last; ++at) {
    const Token& token = text_.tokens[at];
    if (token.word == w_.left) inside_parenthesis = true;
    if (token.word == w_.right) inside_parenthesis = false;
    // `antalet nyanlända som ska omfattas`: the verb of a relative clause is not that of the main one.
    if (token.word == w_.som)
      for (std::uint32_t next = at + 1; next < std::min(last, at + 5); ++next)
        if (w_.is(text_.tokens[next], kModal)) relative = next;
    if (relative != 0 && at > relative && w_.is_infinitive(token)) {
      relative = 0;
      continue;
    }
    if (inside_parenthesis || !w_.is_infinitive(token)) continue;
    if (at > from || from > 0) {
      const Token& before = text_.tokens[at - 1];
      // `vid sina`, `det samlade`: an adjective, unless it is a sure verb.
      const bool doubtful = !w_.is(token, kInfinitive | kReportVerb | kMoneyVerb | kCooperate | kHandOver | kNoContent);
      const bool pronoun = at > from + 1 && w_.is(text_.tokens[at - 2], kModal) &&
                           in_.vocabulary.word(token.word).ends_with("as");  // `ska de utformas`
      const bool noun = (w_.is(before, kPreposition | kDeterminer) && !w_.is(before, kAdverb)) ||
                        w_.is_inflected_adjective(before);  // `tillgängliga data`
      if (at > from && doubtful && !pronoun && noun) continue;
      if (at > from && (before.word == w_.som || before.word == w_.vad) &&
          in_.vocabulary.word(token.word).ends_with("s"))
        continue;  // `som föreslås`
    }
    return at;
  }
  return last;
}

Clause ClauseReader::main_clause(TokenRange range) const {
  Clause clause;
  for (std::uint32_t at = range.first; at < range.last; ++at) {
    if (!w_.is(text_.tokens[at], kModal)) continue;
    // `Innan avtal ingås ska Migrationsverket …`: only in a main clause does the subject follow the modal.
    std::uint32_t stop = at + 1;
    const bool inverted = !bodies_at(at + 1, range.last, stop).empty() || stop > at + 1;
    if (!inverted && is_subordinate(at, range.first)) continue;
    clause.modal = at;
    clause.has_modal = true;
    break;
  }
  if (!clause.has_modal) return clause;
  std::uint32_t verb_from = clause.modal + 1;
  std::uint32_t start = clause.modal;
  clause.subject = bodies_before(clause.modal, range.first, start);
  const bool preposition =
      start > range.first && w_.is(text_.tokens[start - 1], kPreposition) && !w_.is(text_.tokens[start - 1], kAdverb);
  // One thing stands before the verb of a main clause: behind a preposition that opens it, a body is a part of that.
  bool opened = start > range.first && w_.is(text_.tokens[range.first], kPreposition) &&
                !w_.is(text_.tokens[range.first], kAdverb);
  for (std::uint32_t at = range.first; at < start; ++at) opened = opened && !is(at, w_.comma) && !is(at, w_.colon);
  clause.body_subject = start < clause.modal && !preposition && !opened;
  if (!clause.body_subject) {
    // `Boverket tillsammans med Trafikverket ska`, `MSB i samråd med berörda myndigheter ska`
    std::uint32_t stop = range.first;
    std::vector<std::string> names = bodies_at(range.first, clause.modal, stop);
    const bool beside = stop > range.first && stop < clause.modal &&
                        (is(stop, w_.tillsammans) || (is(stop, w_.i) && w_.is(text_.tokens[stop + 1], kCooperation)));
    if (beside) {
      clause.subject = std::move(names);
      clause.body_subject = true;
      start = range.first;
    }
  }
  if (!clause.body_subject && (is_we(clause.modal + 1) || (clause.modal > range.first && is_we(clause.modal - 1)))) {
    clause.body_subject = true;  // `Vi ska`: whoever carries the assignment there.
    clause.inverted = is_we(clause.modal + 1);
    clause.subject = assignees_at(clause.modal);
    if (clause.inverted) ++verb_from;
    start = clause.modal;
  }
  if (!clause.body_subject) {
    clause.subject.clear();
    std::uint32_t object = clause.modal + 1;
    while (object < range.last && (w_.is(text_.tokens[object], kAdverb) || is(object, w_.den))) ++object;
    std::uint32_t stop = object;
    std::vector<std::string> names = bodies_at(object, range.last, stop);
    if (stop > object) {
      clause.subject = std::move(names);
      clause.body_subject = clause.inverted = true;
      verb_from = stop;
    }
  }
  if (!clause.body_subject && clause.modal > range.first) {
    clause.has_subject_head = true;
    clause.subject_head = clause.modal - 1;
  }
  clause.verb = find_verb(verb_from, range.last);
  clause.has_verb = clause.verb < range.last;
  for (std::uint32_t at = clause.modal + 1; at < std::min(clause.verb, clause.modal + 5); ++at)
    clause.negated = clause.negated || w_.is(text_.tokens[at], kNegation);
  if (clause.has_verb) clause.passive = in_.vocabulary.word(text_.tokens[clause.verb].word).ends_with("s");
  return clause;
}

std::string ClauseReader::action(std::uint32_t verb, std::uint32_t last, bool passive, std::uint32_t subject_first,
                                 std::uint32_t subject_last) const {
  const std::string_view source = in_.document.text;
  std::string out;
  std::size_t words = 0;
  const auto add = [&](std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t at = first; at < end && words < kActionWords; ++at) {
      const Token& token = text_.tokens[at];
      if (is(at, w_.stop) && at + 1 == last) break;
      if (!out.empty() && (token.space_before || at == first) && out.back() != ' ') out += ' ';
      out += token.span().of(source);
      words += token.kind == TokenKind::kWord ? 1 : 0;
    }
  };
  if (passive && subject_first < subject_last) {
    const std::string_view word = text_.tokens[verb].span().of(source);
    out = std::string(word.substr(0, word.size() - 1));
    ++words;
    // `planen ska tas fram` is `ta fram planen`.
    if (verb + 1 < last && is_particle(in_.vocabulary.word(text_.tokens[verb + 1].word))) {
      add(verb + 1, verb + 2);
      ++verb;
    }
    const std::size_t moved = out.size();
    add(subject_first, subject_last);
    const Token& head = text_.tokens[subject_first];
    const std::size_t start = moved + 1;  // Behind the space.
    if (head.capital && !head.all_capitals && start < out.size()) {
      const CodePoint first = decode_utf8(out, static_cast<std::uint32_t>(start));
      out = out.substr(0, start) + to_lower(out.substr(start, first.next - start)) + out.substr(first.next);
    }
    add(verb + 1, last);
  } else {
    add(verb, last);
  }
  // A parenthesis that the last word allowed did not close is left out.
  if (const std::size_t open = out.rfind('('); open != std::string::npos && out.find(')', open) == std::string::npos)
    out.resize(open);
  while (!out.empty() &&
         (out.back() == ',' || out.back() == ';' || out.back() == ':' || out.back() == ' ' || out.back() == '.'))
    out.pop_back();
  return out;
}

}  // namespace uppdrag::mandates
