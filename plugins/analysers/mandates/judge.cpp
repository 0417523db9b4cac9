// SPDX-License-Identifier: GPL-3.0-or-later
// What a clause is not: a reporting duty, a matter of money, an empty frame; and whether it is a duty to cooperate.
#include <algorithm>

#include "rules.h"

namespace uppdrag::mandates {
namespace {

constexpr std::uint32_t kObjectReach = 7;  // Words after a verb in which its object's head is sought.

}  // namespace

bool RuleBook::is_report(const Sentence& s, std::uint32_t verb, std::uint32_t last) const {
  const Token& token = text_.tokens[verb];
  if (w_.is(token, kReportVerb) || token.word == w_.framga) return true;
  // `hålla Regeringskansliet informerat`
  if (token.word == w_.halla || (verb + 1 < last && token.word == w_.informera))
    for (std::uint32_t at = verb; at < last; ++at)
      if (is(at, w_.informerat) || is(at, w_.informerad)) return true;
  // `I slutrapporten ska … beskriva`: what the report shall hold; a proposal asked for in it is a task of its own.
  const std::uint32_t first = s.tokens.first;
  if (first + 1 < verb && w_.is(text_.tokens[first], kPreposition) &&
      (w_.is(text_.tokens[first + 1], kReportNoun) || (first + 2 < verb && w_.is(text_.tokens[first + 2], kReportNoun))) &&
      (is(first, w_.i) || is(first, w_.av)))
    return token.word != w_.foresla && !(w_.is(token, kHandOver) && is(verb + 1, w_.forslag));
  // The report itself as subject: what it shall hold is no task.
  for (std::uint32_t at = s.tokens.first; at < std::min(verb, s.tokens.first + 4); ++at)
    if (w_.is(text_.tokens[at], kReportNoun) && !(at > s.tokens.first && is(at - 1, w_.i))) return true;
  bool report_noun = false;
  for (std::uint32_t at = verb + 1; at < std::min(last, verb + 1 + kObjectReach); ++at) report_noun = report_noun || w_.is(text_.tokens[at], kReportNoun);
  const bool hands_over = w_.is(token, kHandOver);
  if (hands_over && report_noun) return true;
  if (!hands_over) return false;
  // `inkomma till Regeringskansliet med en plan` by a day: something to deliver, which is a deadline.
  return has_date(s.tokens);
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
  if (token.word == w_.fora) return near(verb + 1, 3, cooperation);
  if (token.word == w_.ta) return is(verb + 1, w_.stod) && near(verb + 2, 1, [&](std::uint32_t at) { return is(at, w_.av); });
  if (token.word == w_.inhamta)
    return near(verb + 1, 4, [&](std::uint32_t at) { return is(at, w_.synpunkter) || is(at, w_.kunskap); });
  if (token.word == w_.ge) return near(verb + 1, 16, [&](std::uint32_t at) { return is(at, w_.mojlighet); }) &&
                                  near(verb + 1, 20, [&](std::uint32_t at) { return is(at, w_.synpunkter); });
  if (!w_.is(token, kNoContent)) return false;
  // `ska genomföras i samverkan med`, `samverkan ska ske med`
  if (near(verb + 1, 12, [&](std::uint32_t at) { return cooperation(at) && at + 1 < last; })) return true;
  const Sentence& s = text_.sentence_at(verb);
  return verb > s.tokens.first + 1 && near(s.tokens.first, std::min<std::uint32_t>(4, verb - s.tokens.first), cooperation);
}

// `Uppdraget ska genomföras under 2013 och 2014.`: a frame that only says when.
bool RuleBook::says_nothing(std::uint32_t verb, std::uint32_t last) const {
  if (!w_.is(text_.tokens[verb], kNoContent)) return false;
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
  if (w_.is(first, kOutsider) || (from + 2 < clause.modal && w_.is(text_.tokens[from + 2], kOutsider) && w_.is(first, kDeterminer))) return false;
  if (clause.body_subject) {
    // A passive whose subject is a body is done to it, not by it.
    return clause.inverted && clause.passive;
  }
  // `Det som sägs …`, `Detta ska`, `Syftet ska`: no task by itself.
  const std::string_view head = in_.vocabulary.word(first.word);
  if (first.word == w_.enligt && clause.passive) return false;  // `Enligt förslaget ska … införas`: somebody's proposal.
  if (head == "det" || head == "detta" || head == "syftet" || head == "dessa" || head == "regeringen" || head == "varje") return false;
  const Token& subject = text_.tokens[clause.modal - 1];
  return !w_.is(subject, kOutsider);
}

}  // namespace uppdrag::mandates
