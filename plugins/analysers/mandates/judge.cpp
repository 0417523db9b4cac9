// SPDX-License-Identifier: GPL-3.0-or-later
// What a clause is not: a reporting duty, a matter of money, an empty frame; and whether it is a duty to cooperate.
#include <algorithm>

#include "rules.h"

namespace uppdrag::mandates {
namespace {

constexpr std::uint32_t kObjectReach = 7;  // Words after a verb in which its object's head is sought.

}  // namespace

// `redovisa all statistik uppdelad på kön`: an item that neither says to whom nor by when, nor speaks of the assignment
// itself, asks for work.
bool RuleBook::is_reporting_work(const Sentence& s, std::uint32_t verb, std::uint32_t last) const {
  if (!is(verb, w_.redovisa) && !is(verb, w_.rapportera)) return false;
  if (has_date(s.tokens) || has_amount(s.tokens)) return false;
  for (std::uint32_t at = verb + 1; at < last; ++at)
    if (w_.is(text_.tokens[at], kOwnWork | kMoneyNoun | kReportNoun) || is(at, w_.till)) return false;
  return true;
}

// An indirect question right there: `redovisa vilka konsekvenser …`, `redovisa om det finns …`
bool RuleBook::asks_what(std::uint32_t from, std::uint32_t last) const {
  return from < last && w_.is(text_.tokens[from], kQuestion);
}

bool RuleBook::is_report(const Sentence& s, std::uint32_t verb, std::uint32_t last) const {
  const Token& token = text_.tokens[verb];
  // To inform municipalities is work, to inform the Government a report.
  const bool informs = token.word == w_.informera || token.word == w_.informeras;
  if (informs && !reports_to_government(verb + 1, last)) return false;
  if (w_.is(token, kReportVerb) || token.word == w_.framga) return true;
  // `hålla Regeringskansliet informerat`
  if (token.word == w_.halla || (verb + 1 < last && token.word == w_.informera))
    for (std::uint32_t at = verb; at < last; ++at)
      if (is(at, w_.informerat) || is(at, w_.informerad)) return true;
  // `I slutrapporten ska … beskriva`: what the report shall hold; a proposal asked for in it is a task of its own.
  const std::uint32_t first = s.tokens.first;
  if (first + 1 < verb && w_.is(text_.tokens[first], kPreposition) &&
      (w_.is(text_.tokens[first + 1], kReportNoun) ||
       (first + 2 < verb && w_.is(text_.tokens[first + 2], kReportNoun))) &&
      (is(first, w_.i) || is(first, w_.av)))
    return token.word != w_.foresla && !(w_.is(token, kHandOver) && is(verb + 1, w_.forslag));
  // The report itself as subject: what it shall hold is no task.
  for (std::uint32_t at = s.tokens.first; at < std::min(verb, s.tokens.first + 4); ++at)
    if (w_.is(text_.tokens[at], kReportNoun) && !(at > s.tokens.first && is(at - 1, w_.i))) return true;
  bool report_noun = false;
  for (std::uint32_t at = verb + 1; at < std::min(last, verb + 1 + kObjectReach); ++at)
    report_noun = report_noun || w_.is(text_.tokens[at], kReportNoun);
  const bool hands_over = w_.is(token, kHandOver);
  if (hands_over && report_noun) return true;
  if (!hands_over) return false;
  if (to_government(verb + 1, last)) return true;
  // `inkomma till Regeringskansliet med en plan` by a day: something to deliver, which is a deadline.
  return has_date(s.tokens);
}

// Names the Government or a department, or speaks of the assignment itself.
bool RuleBook::reports_to_government(std::uint32_t from, std::uint32_t last) const {
  for (std::uint32_t at = from; at < last; ++at)
    if (w_.is(text_.tokens[at], kOwnWork)) return true;
  const auto& actors = in_.annotations.actors;
  for (std::size_t i = reader_.mention_from(from); i < actors.size() && actors[i].tokens.first < last; ++i)
    if (actors[i].kind == ActorKind::kGovernment || actors[i].kind == ActorKind::kDepartment) return true;
  return false;
}

// What is handed over to the Government or a department is reported, unless it is a proposal.
bool RuleBook::to_government(std::uint32_t from, std::uint32_t last) const {
  for (std::uint32_t at = from; at < std::min(last, from + 3); ++at)
    if (is(at, w_.forslag) || is(at, w_.forfattningsforslag)) return false;
  const auto& actors = in_.annotations.actors;
  for (std::size_t i = reader_.mention_from(from); i < actors.size() && actors[i].tokens.first < last; ++i) {
    const bool government = actors[i].kind == ActorKind::kGovernment || actors[i].kind == ActorKind::kDepartment;
    if (government && is(actors[i].tokens.first - 1, w_.till)) return true;
  }
  return false;
}

bool RuleBook::is_money(const Sentence& s, std::uint32_t verb, std::uint32_t last) const {
  if (w_.is(text_.tokens[verb], kMoneyVerb)) return true;
  for (std::uint32_t at = s.tokens.first; at < std::min(verb, s.tokens.first + 3); ++at)
    if (w_.is(text_.tokens[at], kMoneyNoun)) return true;
  if (!has_amount(s.tokens)) return false;
  for (std::uint32_t at = verb; at < std::min(last, verb + 10); ++at)
    if (w_.is(text_.tokens[at], kMoneyNoun)) return true;
  return has_amount({verb, last});
}

bool RuleBook::is_cooperation(std::uint32_t verb, std::uint32_t last) const {
  const Token& token = text_.tokens[verb];
  if (w_.is(token, kCooperate) || token.word == w_.involvera) return true;
  const auto near = [&](std::uint32_t from, std::uint32_t reach, auto&& test) {
    for (std::uint32_t at = from; at < std::min(last, from + reach); ++at)
      if (test(at)) return true;
    return false;
  };
  const auto cooperation = [&](std::uint32_t at) { return w_.is(text_.tokens[at], kCooperation); };
  const auto knowledge = [&](std::uint32_t at) { return w_.is(text_.tokens[at], kKnowledge); };
  const auto somebodys = [&](std::uint32_t at) { return is(at, w_.fran) || is(at, w_.hos); };
  const auto with = [&](std::uint32_t at) { return is(at, w_.med); };
  if (token.word == w_.fora) return near(verb + 1, 3, cooperation);
  if (token.word == w_.ha || token.word == w_.halla)
    return near(verb + 1, 4, [&](std::uint32_t at) { return cooperation(at) || is(at, w_.kontakt); }) &&
           near(verb + 2, 6, with);
  if (token.word == w_.stamma || token.word == w_.diskutera) return near(verb + 1, 6, with);
  if (token.word == w_.ta)
    return is(verb + 1, w_.stod) && near(verb + 2, 1, [&](std::uint32_t at) { return is(at, w_.av); });
  if (token.word == w_.ge)
    return near(verb + 1, 16, [&](std::uint32_t at) { return is(at, w_.mojlighet); }) &&
           near(verb + 1, 20, [&](std::uint32_t at) { return is(at, w_.synpunkter); });
  const std::string_view word = in_.vocabulary.word(token.word);
  const std::uint32_t first = text_.sentence_at(verb).tokens.first;
  if (word.starts_with("inhämta") || word == "hämta" || word == "hämtas") {
    // `inhämta synpunkter från`, `erfarenheter ska hämtas in från`
    const std::uint32_t before = verb > first + 6 ? verb - 6 : first;
    const bool passive = word.ends_with('s');
    bool object = false;
    for (std::uint32_t at = verb + 1; at < std::min(last, verb + 8) && !is(at, w_.om) && !object; ++at)
      object = knowledge(at);
    const bool what = object || (passive && near(before, verb - before, knowledge));
    return what && near(verb + 1, 30, somebodys);
  }
  // `ska utformas i dialog med`, `ska göras i nära samråd med`, `ska bedrivas tillsammans med`
  const bool passive = word.ends_with('s') && word.size() > 3;
  for (std::uint32_t at = verb + 1; (passive || w_.is(token, kNoContent)) && at < std::min(last, verb + 5); ++at) {
    if (is(at, w_.tillsammans) && is(at + 1, w_.med)) return true;
    if (is(at, w_.i) && near(at + 1, 3, cooperation) && near(at + 2, 6, with)) return true;
  }
  if (!w_.is(token, kNoContent)) return false;
  // `ska genomföras under 2014 i samverkan med`, `genomföra uppdraget i nära samverkan med`, `samverkan ska ske med`
  const std::uint32_t reach = passive || word == "ske" || word == "pågå" ? 12 : 6;
  if (near(verb + 1, reach, [&](std::uint32_t at) { return cooperation(at) && at + 1 < last; })) return true;
  // `Samverkan ska ske`, not `Länsstyrelsen ska i samverkan med X starta`.
  return verb > first + 1 && near(first, std::min<std::uint32_t>(4, verb - first), [&](std::uint32_t at) {
           return cooperation(at) && !(at > first && is(at - 1, w_.i));
         });
}

// `Uppdraget ska genomföras under 2013 och 2014.`: a frame that only says when.
bool RuleBook::says_nothing(std::uint32_t verb, std::uint32_t last) const {
  if (!w_.is(text_.tokens[verb], kNoContent)) return false;
  // `genomföra en uppföljning` says what, `genomföra uppdraget under 2014` does not.
  const std::string_view word = in_.vocabulary.word(text_.tokens[verb].word);
  if (word == "genomföra" || word == "utföra")
    if (verb + 1 < last && !is(verb + 1, w_.uppdraget) && !is(verb + 1, w_.arbetet)) return false;
  const std::size_t body = reader_.mention_from(verb);
  if (body < in_.annotations.actors.size() && in_.annotations.actors[body].tokens.first < last) return false;
  std::uint32_t content = 0;
  for (std::uint32_t at = verb + 1; at < last; ++at) {
    const Token& token = text_.tokens[at];
    if (token.kind != TokenKind::kWord || w_.is(token, kPreposition | kDeterminer | kAdverb | kSubordinator)) continue;
    const bool dated = std::any_of(in_.annotations.dates.begin(), in_.annotations.dates.end(),
                                   [&](const DateMention& d) { return d.tokens.contains(at); });
    if (!dated) ++content;
  }
  return content < 2;
}

// The thing that shall be made or done so: not an outsider, not the money, not `det`.
bool RuleBook::subject_is_product(const Sentence& s, const Clause& clause) const {
  const std::uint32_t from = s.tokens.first;
  if (clause.modal == from) return false;
  for (std::uint32_t at = from; at < std::min(clause.modal, from + 5); ++at)
    if (w_.is(text_.tokens[at], kMoneyNoun)) return false;
  const Token& first = text_.tokens[from];
  if (w_.is(first, kOutsider) ||
      (from + 2 < clause.modal && w_.is(text_.tokens[from + 2], kOutsider) && w_.is(first, kDeterminer)))
    return false;
  if (clause.body_subject) {
    // A passive whose subject is a body is done to it, not by it.
    return clause.inverted && clause.passive;
  }
  // `Det som sägs …`, `Detta ska`, `Syftet ska`: no task by itself.
  const std::string_view head = in_.vocabulary.word(first.word);
  if (first.word == w_.enligt && clause.passive)
    return false;  // `Enligt förslaget ska … införas`: somebody's proposal.
  const bool pronoun = from + 1 == clause.modal || is(from + 1, w_.som);  // `Det ska`, but `Det påbörjade arbetet ska`
  if (pronoun && (head == "det" || head == "detta" || head == "dessa")) return false;
  if (head == "syftet" || head == "regeringen" || head == "varje") return false;
  // `Utredaren ska`, but `Materialet om Sverige ska`.
  const bool behind_preposition = clause.modal >= from + 2 && w_.is(text_.tokens[clause.modal - 2], kPreposition);
  return behind_preposition || !w_.is(text_.tokens[clause.modal - 1], kOutsider);
}

}  // namespace uppdrag::mandates
