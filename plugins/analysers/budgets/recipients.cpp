// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipients.h"

#include <algorithm>

#include "uppdrag/text/unicode.h"

namespace uppdrag::budgets {
namespace {

constexpr std::uint32_t kToReach = 14;            // Tokens from an amount to the `till` that names who gets it.
constexpr std::uint32_t kUnknownLength = 9;       // Tokens of the name of an unknown body.
constexpr std::uint32_t kAbbreviatedLength = 12;  // The same, when its abbreviation follows in parentheses.

void add_names(std::vector<std::string>& to, const std::vector<std::string>& more) {
  for (const std::string& name : more)
    if (std::find(to.begin(), to.end(), name) == to.end()) to.push_back(name);
}

}  // namespace

bool RecipientFinder::usable(const ActorMention& actor) const {
  return !actor.genitive && !actor.names.empty() && actor.kind != ActorKind::kGovernment &&
         actor.kind != ActorKind::kDepartment;
}

RecipientFinder::Names RecipientFinder::list_from(std::size_t index, std::uint32_t& last) const {
  const CueWords::Words& w = c_.w();
  const auto& actors = c_.in().annotations.actors;
  Names names = actors[index].names;
  last = actors[index].tokens.last;
  for (std::size_t next = index + 1; next < actors.size() && usable(actors[next]); ++next) {
    std::uint32_t t = last;
    while (t < actors[next].tokens.first &&
           (c_.is_any(t, w.comma, w.och, w.samt, w.eller, w.till, w.respektive) || c_.has(t, kDeterminer)))
      ++t;
    if (t != actors[next].tokens.first || t == last) break;
    add_names(names, actors[next].names);
    last = actors[next].tokens.last;
  }
  return names;
}

// Words up to the first that cannot be part of a name: `barn- och ungdomsorganisationer`, `Nordens Välfärdscenter`,
// `Organisationen för X och Y (OECD)`. A name has a capital, or a noun for bodies at its end; anything else after
// `till` is a purpose.
std::string RecipientFinder::unknown_body(std::uint32_t at, std::uint32_t end, std::uint32_t& last) const {
  const CueWords::Words& w = c_.w();
  std::uint32_t named = at;  // One past the last word that makes it a name.
  if (at < end && c_.token(at).capital)
    for (std::uint32_t t = at + 1; t + 2 < end && t < at + kAbbreviatedLength && named == at; ++t) {
      if (c_.is(t, w.left) && c_.token(t + 1).all_capitals) named = t;
      if (c_.token(t).kind == TokenKind::kNumber || c_.has(t, kUse | kPay) || c_.is(t, w.att)) break;
    }
  for (std::uint32_t t = at; named <= t && t < end && t < at + kUnknownLength; ++t) {
    const Token& token = c_.token(t);
    const bool hyphen = token.word == w.dash && !token.space_before;  // barn- och ungdomsorganisationer
    const bool suspended = c_.is(t, w.och) && t > at && c_.is(t - 1, w.dash);
    const bool paired =
        c_.is(t, w.och) && t > at && t + 1 < end && c_.has(t + 1, kBody) && !c_.token(t + 1).capital &&
        !c_.has(t - 1, kBody);  // Hälsofrämjande sjukhus och vårdorganisationer; not A kommun och B kommun
    const bool located = c_.is(t, w.vid) && t > at && t + 1 < end && c_.token(t + 1).capital;
    if (hyphen || suspended || paired || located) continue;
    if (token.kind != TokenKind::kWord || c_.has(t, kBreaks | kVerb)) break;
    if (c_.has(t, kNoRecipient) && !token.capital) return {};
    // Sahlgrenska sjukhuset: one common noun may end a proper name.
    const bool ends_name = t > at && c_.token(t - 1).capital && !c_.has(t, kUse | kPay | kAllocate);
    if (token.capital || c_.has(t, kBody) || ends_name)
      named = t + 1;
    else if (named > at)
      break;
  }
  last = named;
  if (named == at) return {};
  return to_upper_first(c_.text().span({at, named}).of(c_.in().document.text));
}

// Bodies that no register knows: Umeå kommun, Ekerö kommun och Falu kommun.
RecipientFinder::Names RecipientFinder::unknown_bodies(std::uint32_t at, std::uint32_t end) const {
  const CueWords::Words& w = c_.w();
  Names names;
  for (std::uint32_t t = at; t < end;) {
    std::uint32_t last = t;
    std::string name = unknown_body(t, end, last);
    if (name.empty()) break;
    const bool abbreviation =
        !names.empty() && last == t + 1 && c_.token(t).all_capitals && c_.is(t - 1, w.comma);  // X, WHO,
    if (!abbreviation) names.push_back(std::move(name));
    if (!c_.is_any(last, w.comma, w.och, w.samt)) break;
    t = c_.is(last + 1, w.till) ? last + 2 : last + 1;
  }
  return names;
}

RecipientFinder::Names RecipientFinder::after_to(std::uint32_t at, std::uint32_t end, bool unknown_too) const {
  const CueWords::Words& w = c_.w();
  std::uint32_t t = at + 1;
  while (t < end && ((c_.has(t, kDeterminer) && !c_.token(t).capital) || c_.token(t).kind == TokenKind::kNumber)) ++t;
  const auto& actors = c_.in().annotations.actors;
  const std::size_t index = c_.actor_from(at + 1);
  if (index < actors.size() && actors[index].tokens.first <= t && usable(actors[index])) {
    std::uint32_t last = 0;
    Names names = list_from(index, last);
    if (!unknown_too || !c_.is_any(last, w.och, w.samt)) return names;
    // kommuner, landsting och ideella föreningar; till regionerna och till Höglandsförbundet
    std::uint32_t next = c_.is(last + 1, w.till) ? last + 2 : last + 1;
    while (next < end && c_.has(next, kDeterminer)) ++next;
    add_names(names, unknown_bodies(next, end));
    return names;
  }
  return unknown_too ? unknown_bodies(t, end) : Names();
}

// Whether the verb or noun of the statement hands the money on to someone: betala ut, fördela, bidrag.
bool RecipientFinder::passes_on(const Figure& f) const {
  const TokenRange sentence = c_.sentence(f).tokens;
  const std::uint32_t use = c_.last_with(kUse, sentence.first, f.amount->tokens.first);
  const std::uint32_t pass = c_.last_with(kPasses, sentence.first, f.amount->tokens.first);
  if (pass != Context::kNoToken) return use == Context::kNoToken || pass > use;
  // Medel som inte har använts, 149 000 kronor, har återbetalats till Kammarkollegiet
  constexpr std::uint32_t kVerbReach = 4;
  const std::uint32_t end = f.amount->tokens.last;
  if ((c_.cues({end, std::min(f.segment.last, end + kVerbReach)}) & kPasses) != 0) return true;
  if (use != Context::kNoToken) return false;
  return (c_.cues({f.amount->tokens.last, f.segment.last}) & kPasses) != 0 || f.list_item;
}

// betala ut 23 000 000 kronor till Sveriges Kommuner och Regioner
RecipientFinder::Names RecipientFinder::paid_behind(const Figure& f) const {
  if (!passes_on(f)) return {};
  const std::uint32_t end = f.amount->tokens.last;
  const std::uint32_t last = std::min(f.segment.last, end + kToReach);
  for (std::uint32_t t = end; t < last; ++t) {
    if (c_.has(t, kStop)) return {};
    if (!c_.is(t, c_.w().till)) continue;
    if (c_.in().annotations.dates.empty() || c_.date_from(t) >= c_.in().annotations.dates.size() ||
        c_.in().annotations.dates[c_.date_from(t)].tokens.first > t + 1) {
      Names names = after_to(t, c_.sentence(f).tokens.last, true);
      if (!names.empty()) return names;
    }
  }
  return {};
}

// lämna bidrag till Naturvårdsverket med högst 4 000 000 kronor; till länsstyrelserna betala ut 108 250 000 kronor
RecipientFinder::Names RecipientFinder::paid_before(const Figure& f) const {
  if (!passes_on(f)) return {};
  for (std::uint32_t t = f.amount->tokens.first; t-- > f.segment.first;) {
    if (c_.has(t, kStop)) return {};
    if (!c_.is(t, c_.w().till)) continue;
    const bool assigned = t > f.segment.first && c_.is_any(t - 1, c_.w().uppdrag);
    if (assigned) return {};
    // Till International Fund for Ukraine ska betalas 500 miljoner kronor
    const bool unknown_too = t == c_.sentence(f).tokens.first || c_.token(t + 1).capital;
    Names names = after_to(t, f.amount->tokens.first, unknown_too);
    if (!names.empty()) return names;
  }
  return {};
}

// tilldelas Länsstyrelsen i Örebro län 300 000 kronor; beviljar Svenskt Friluftsliv 10 000 000 kronor
RecipientFinder::Names RecipientFinder::object_of_verb(const Figure& f) const {
  const std::uint32_t verb = c_.last_with(kObject, f.segment.first, f.amount->tokens.first);
  if (verb == Context::kNoToken) return {};
  const std::uint32_t t = verb + 1;
  const auto& actors = c_.in().annotations.actors;
  const std::size_t index = c_.actor_from(t);
  if (index < actors.size() && actors[index].tokens.first == t && usable(actors[index])) {
    std::uint32_t last = 0;
    const Names names = list_from(index, last);
    return c_.is(last, c_.w().i) && c_.is(last + 1, c_.w().uppdrag) ? Names() : names;
  }
  // Borås kommun och Gävle kommun beviljas 500 000 kronor vardera
  if (t == f.amount->tokens.first) {
    const bool known = c_.actor_from(f.segment.first) != c_.actor_from(verb);
    return !known && c_.token(f.segment.first).capital ? unknown_bodies(f.segment.first, verb) : Names();
  }
  if (!c_.token(t).capital || c_.token(t).kind != TokenKind::kWord) return {};
  // A name that is not known, right up to the amount.
  const std::uint32_t end = f.amount->tokens.first;
  for (std::uint32_t u = t; u < end; ++u)
    if (c_.has(u, kVerb | kUse) || c_.is_any(u, c_.w().att, c_.w().for_)) return {};
  return unknown_bodies(t, end);
}

// Socialstyrelsen 500 000 kronor, SMI 350 000 kronor
RecipientFinder::Names RecipientFinder::beside_amount(const Figure& f) const {
  const auto& actors = c_.in().annotations.actors;
  for (std::size_t i = c_.actor_from(f.segment.first);
       i < actors.size() && actors[i].tokens.first < f.amount->tokens.first; ++i) {
    std::uint32_t last = 0;
    // fakturera Domstolsverket 500 000 kronor: that one pays.
    if (!usable(actors[i]) || (actors[i].tokens.first > f.segment.first && c_.has(actors[i].tokens.first - 1, kUse)))
      continue;
    Names names = list_from(i, last);
    while (last < f.amount->tokens.first && c_.is_any(last, c_.w().colon, c_.w().comma, c_.w().dash)) ++last;
    if (last == f.amount->tokens.first &&
        !(i > 0 && c_.is_any(actors[i].tokens.first - 1, c_.w().av, c_.w().fran, c_.w().med)))
      return names;
  }
  return {};
}

// Sidas verksamhet, Skolverkets del, Folke Bernadotteakademins (FBA:s) verksamhet
RecipientFinder::Names RecipientFinder::genitive_party(std::uint32_t at, std::uint32_t end) const {
  const auto& actors = c_.in().annotations.actors;
  const std::size_t i = c_.actor_from(at);
  if (i >= actors.size() || actors[i].tokens.first != at || actors[i].names.empty()) return {};
  if (actors[i].kind == ActorKind::kGovernment || actors[i].kind == ActorKind::kDepartment) return {};
  constexpr std::uint32_t kAbbreviation = 4;  // ( FBA:s )
  for (std::uint32_t t = actors[i].tokens.last; t < end && t <= actors[i].tokens.last + kAbbreviation; ++t)
    if (c_.is_any(t, c_.w().verksamhet, c_.w().del)) return actors[i].names;
  return {};
}

// omfattar för Sida sammantaget 930 miljoner kronor; varav 20 miljoner kronor avser FBA:s verksamhet
RecipientFinder::Names RecipientFinder::meant_for(const Figure& f) const {
  const CueWords::Words& w = c_.w();
  const std::uint32_t end = f.amount->tokens.last;
  const std::uint32_t last = c_.sentence(f).tokens.last;
  const auto& actors = c_.in().annotations.actors;
  if (end + 1 < last && c_.is_any(end, w.avser, w.for_)) {
    if (Names names = genitive_party(end + 1, last); !names.empty()) return names;
    const std::size_t i = c_.actor_from(end + 1);
    std::uint32_t behind = 0;
    if (c_.is(end, w.avser) && i < actors.size() && actors[i].tokens.first == end + 1 && usable(actors[i]))
      return list_from(i, behind);  // varav 50 miljoner kronor avser Folke Bernadotteakademin
  }
  for (std::size_t i = c_.actor_from(f.amount->tokens.first); i-- > 0;) {
    const std::uint32_t at = actors[i].tokens.first;
    if (at <= f.segment.first) break;
    if (!c_.is(at - 1, w.for_)) continue;
    if (Names names = genitive_party(at, last); !names.empty()) return names;
    std::uint32_t behind = 0;
    if (usable(actors[i])) return list_from(i, behind);
  }
  return {};
}

// finns 285 000 000 kronor för att stödja kommuner och landsting
RecipientFinder::Names RecipientFinder::supported(const Figure& f) const {
  const CueWords::Words& w = c_.w();
  const std::uint32_t end = f.amount->tokens.last;
  if (!c_.is(end, w.for_) || !c_.is(end + 1, w.att) || !c_.is(end + 2, w.stodja)) return {};
  return after_to(end + 2, f.segment.last, false);
}

// Not behind a preposition that makes it another party of the sentence.
bool RecipientFinder::stands_free(std::size_t index, std::uint32_t first) const {
  const CueWords::Words& w = c_.w();
  const std::uint32_t at = c_.in().annotations.actors[index].tokens.first;
  if (at == first) return true;
  const std::uint32_t before = at - 1;
  if (c_.is(before, w.at)) return true;                                           // uppdrar åt X att betala
  if (c_.is(before, w.till)) return at >= first + 2 && c_.is(at - 2, w.uppdrag);  // i uppdrag till X att
  return !c_.is_any(before, w.fran, w.av, w.med, w.i, w.pa, w.under, w.for_, w.om, w.per, w.left);
}

// X får använda; får X under 2021 disponera; uppdrar åt X att fördela
RecipientFinder::Names RecipientFinder::subject(TokenRange range) const {
  const auto& actors = c_.in().annotations.actors;
  Names best;
  std::uint32_t verb = Context::kNoToken;
  for (std::uint32_t t = range.last; t-- > range.first;)
    if (c_.has(t, kUse | kAllocate | kPay)) {
      verb = t;
      break;
    }
  const std::uint32_t limit = verb == Context::kNoToken ? range.last : verb;
  for (std::size_t i = c_.actor_from(range.first); i < actors.size() && actors[i].tokens.first < range.last; ++i) {
    if (!usable(actors[i]) || !stands_free(i, range.first)) continue;
    if (actors[i].tokens.first > limit && !best.empty()) break;
    std::uint32_t last = 0;
    best = list_from(i, last);
    while (i + 1 < actors.size() && actors[i + 1].tokens.first < last) ++i;
  }
  return best;
}

// The Government or the Riksdag gives money for something that is not the assignment: nobody is said to get it.
bool RecipientFinder::given_by_government(const Figure& f) const {
  const TokenRange sentence = c_.sentence(f).tokens;
  if ((c_.cues(sentence) & (kPurpose | kPlans)) != 0) return false;
  const auto& actors = c_.in().annotations.actors;
  for (std::size_t i = c_.actor_from(sentence.first);
       i < actors.size() && actors[i].tokens.first < f.amount->tokens.first; ++i)
    if (actors[i].kind == ActorKind::kGovernment && !actors[i].genitive) return true;
  return c_.find_word(c_.w().riksdagen, {sentence.first, f.amount->tokens.first}) != Context::kNoToken;
}

// får svenska ambassaden i Peking rekvirera; disponeras av Samefondens styrelse
RecipientFinder::Names RecipientFinder::unknown_user(const Figure& f) const {
  const CueWords::Words& w = c_.w();
  const TokenRange sentence = c_.sentence(f).tokens;
  for (std::uint32_t t = f.amount->tokens.last; t + 2 < sentence.last && t < f.segment.last; ++t)
    if (c_.has(t, kUse) && c_.is(t + 1, w.av)) return after_to(t + 1, sentence.last, true);
  const std::uint32_t use = c_.last_with(kUse, f.segment.first, f.amount->tokens.first);
  if (use == Context::kNoToken) return {};
  const std::uint32_t may = c_.last_with(kVerb, f.segment.first, use);
  if (may == Context::kNoToken || may + 1 >= use || use > may + kUnknownLength || !c_.is(may, w.far)) return {};
  if ((c_.cues({may, use}) & kPurpose) != 0 || c_.actor_from(may) != c_.actor_from(use) ||
      c_.is_any(may + 1, w.for_, w.under))
    return {};
  std::uint32_t last = 0;
  if (unknown_body(may + 1, use, last).empty()) return {};
  return {to_upper_first(c_.text().span({may + 1, use}).of(c_.in().document.text))};
}

void RecipientFinder::find(std::vector<Figure>& figures) {
  for (std::size_t i = 0; i < figures.size(); ++i) {
    Figure& f = figures[i];
    if (f.table) {
      // What the money spoken of before was spent on: still that body's.
      if (i > 0) f.recipient_of_text = figures[i - 1].recipient_of_text;
      if (f.recipient.empty() && c_.assignment()) f.recipient = f.recipient_of_text;
      continue;
    }
    const TokenRange before{f.segment.first, f.amount->tokens.first};
    f.recipient = paid_behind(f);
    if (f.recipient.empty()) f.recipient = object_of_verb(f);
    if (f.recipient.empty()) f.recipient = paid_before(f);
    if (f.recipient.empty()) f.recipient = beside_amount(f);
    if (f.recipient.empty()) f.recipient = meant_for(f);
    if (f.recipient.empty()) f.recipient = supported(f);
    if (f.recipient.empty()) f.recipient = unknown_user(f);
    // 655 000 000 kronor respektive 300 000 000 kronor utbetalas till landstingen
    f.recipient_given = !f.recipient.empty();
    if (f.recipient_given && i > 0 && !figures[i - 1].recipient_given && figures[i - 1].sentence == f.sentence &&
        c_.is(f.segment.first, c_.w().respektive))
      figures[i - 1].recipient = f.recipient;
    if (f.recipient.empty()) f.recipient = subject(before);
    if (f.recipient.empty() && i > 0 && figures[i - 1].sentence == f.sentence) f.recipient = figures[i - 1].recipient;
    if (f.recipient.empty() && f.list_item)
      if (const Sentence* lead = c_.lead_in(c_.sentence(f))) f.recipient = subject(lead->tokens);
    if (f.recipient.empty() && f.parent != Figure::kNone) f.recipient = figures[f.parent].recipient;
    if (f.recipient.empty() && !given_by_government(f)) {
      if (const AssigneeScope* scope = c_.scope_at(f.amount->tokens.first)) f.recipient = scope->names;
      if (f.recipient.empty()) f.recipient = c_.addressee_before(f.amount->tokens.first);
      // Samma år förbrukades 40 000 kronor
      const bool used = (c_.cues(c_.sentence(f).tokens) & kUse) != 0;
      if (f.recipient.empty() && used && i > 0 && c_.sentence(figures[i - 1]).block == c_.sentence(f).block)
        f.recipient = figures[i - 1].recipient_of_text;
    }
    f.recipient_of_text = f.recipient;
  }
}

}  // namespace uppdrag::budgets
