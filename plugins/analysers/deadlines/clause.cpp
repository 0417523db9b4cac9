// SPDX-License-Identifier: GPL-3.0-or-later
#include "clause.h"

#include <algorithm>

namespace uppdrag::deadlines {

bool Clause::trigger(std::uint32_t token) const {
  const Tag t = tag(token);
  return t == Tag::kVerb || t == Tag::kLight || t == Tag::kCopula ||
         (t == Tag::kDone && at(token).form == Form::kPassive) ||
         (t == Tag::kNoun && at(token).action < Action::kDocument);
}

bool Clause::any(TokenRange tokens, Tag wanted) const {
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i)
    if (tag(i) == wanted) return true;
  return false;
}

bool Clause::intends(TokenRange tokens) const {
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i)
    if (tag(i) == Tag::kIntends && is(i + 1, phrases_.att)) return true;
  return false;
}

bool Clause::any_trigger(TokenRange tokens) const {
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i)
    if (trigger(i)) return true;
  return false;
}

const ActorMention* Clause::actor_at(std::uint32_t token) const {
  const auto& actors = in_.annotations.actors;
  const auto found =
      std::lower_bound(actors.begin(), actors.end(), token,
                       [](const ActorMention& actor, std::uint32_t t) { return actor.tokens.first < t; });
  return found != actors.end() && found->tokens.first == token ? &*found : nullptr;
}

const ActorMention* Clause::actor_before(std::uint32_t token) const {
  const auto& actors = in_.annotations.actors;
  auto found = std::lower_bound(actors.begin(), actors.end(), token,
                                [](const ActorMention& actor, std::uint32_t t) { return actor.tokens.first < t; });
  if (found == actors.begin()) return nullptr;
  --found;
  return found->tokens.last == token ? &*found : nullptr;
}

void Clause::mask(TokenRange tokens) {
  for (std::uint32_t i = std::max(tokens.first, range_.first); i < std::min(tokens.last, range_.last); ++i)
    lexemes_[i - range_.first] = {};
}

void Clause::tag_words(const DateMention* first_date, const DateMention* last_date) {
  lexemes_.clear();
  for (std::uint32_t i = range_.first; i < range_.last; ++i) lexemes_.push_back(phrases_[text_.tokens[i].word]);
  for (const auto* date = first_date; date != last_date; ++date) mask(date->tokens);
  const auto& actors = in_.annotations.actors;
  for (auto actor = std::lower_bound(actors.begin(), actors.end(), range_.first,
                                     [](const ActorMention&a, std::uint32_t t) { return a.tokens.last <= t; });
       actor != actors.end() && actor->tokens.first < range_.last; ++actor)
    mask(actor->tokens);
}

void Clause::read(TokenRange range, const DateMention* first_date, const DateMention* last_date) {
  range_ = range;
  units_.clear();
  tag_words(first_date, last_date);
  for (const auto* date = first_date; date != last_date; ++date) {
    std::uint32_t cue_at = date->tokens.first;
    Cue cue = cue_of(*date, cue_at);
    if (!units_.empty()) {
      Unit& last = units_.back();
      const bool listed = date->tokens == last.dates.back()->tokens || joins(last, *date, cue);
      if (listed) {
        last.dates.push_back(date);
        last.tokens.last = date->tokens.last;
        continue;
      }
      // `senast den 1 mars med en lägesrapport, den 1 juni med en delrapport`
      const Tag before = cue_at > range.first ? tag(cue_at - 1) : Tag::kNone;
      const bool continues = before == Tag::kLink || is(cue_at - 1, phrases_.comma);
      if (cue == Cue::kNone && continues && last.cue == Cue::kLatest && date->shape == DateShape::kDay)
        cue = Cue::kLatest;
    }
    if (cue == Cue::kNone && date->shape == DateShape::kDay && reported_then(date->tokens.last)) cue = Cue::kOn;
    // Years are when work is done; only `senast` and `före` make them a time to be done by.
    const bool years = date->shape == DateShape::kYear || date->shape == DateShape::kPeriod;
    if (cue == Cue::kNone || (years && cue != Cue::kLatest && cue != Cue::kBefore)) continue;
    Unit unit;
    unit.dates.push_back(date);
    unit.tokens = date->tokens;
    unit.cue_at = cue_at;
    unit.cue = cue;
    unit.was = (cue == Cue::kUntil && tag(cue_at) == Tag::kFrom) ||
               (cue_at > range.first + 1 && tag(cue_at - 1) == Tag::kAbout && tag(cue_at - 2) == Tag::kInstead);
    units_.push_back(std::move(unit));
  }
  set_segments();
}

// Whether nothing but list words stands between the unit and the next date, so that they share what is due.
bool Clause::joins(const Unit& unit, const DateMention& date, Cue cue) const {
  constexpr std::uint32_t kWidest = 5;
  const std::uint32_t gap = date.tokens.first - unit.tokens.last;
  if (gap == 0 || gap > kWidest) return false;
  if (date.shape == DateShape::kYear || date.shape == DateShape::kPeriod) return false;
  for (std::uint32_t i = unit.tokens.last; i < date.tokens.first; ++i) {
    const Tag t = tag(i);
    const bool filler =
        t == Tag::kLink || t == Tag::kLatest || t == Tag::kNear || t == Tag::kOpensDay || t == Tag::kDeterminer;
    if (!filler && !is(i, phrases_.comma)) return false;
  }
  return cue == Cue::kNone || cue == Cue::kOn || cue == unit.cue;
}

// ---- cues -----------------------------------------------------------------------------------------------------

Cue Clause::cue_of(const DateMention& date, std::uint32_t& cue_at) const {
  const std::uint32_t first = date.tokens.first;
  if (first == range_.first) return date.shape == DateShape::kEvent ? Cue::kEvent : Cue::kOn;
  std::uint32_t i = first;
  bool near = false;
  // Back over what may stand between a cue and its date: `senast i`, `senast vid`, `senast under det`, `dock senast
  // fredagen`.
  for (int steps = 0; steps < 3 && i > range_.first; ++steps) {
    const Tag t = tag(i - 1);
    const bool filler = t == Tag::kNear || is(i - 1, phrases_.det) || is(i - 1, phrases_.den) ||
                        (date.shape == DateShape::kYear && is(i - 1, phrases_.year)) ||
                        in_.vocabulary.word(text_.tokens[i - 1].word).ends_with("dagen");
    if (!filler) break;
    near = near || t == Tag::kNear;
    --i;
  }
  cue_at = i;
  if (i == range_.first) return date.shape == DateShape::kEvent ? Cue::kEvent : near ? Cue::kDuring : Cue::kOn;
  if (last_day_is(i - 1)) return Cue::kLatest;
  const Cue cue = cue_of_words(i - 1, cue_at, near);
  if (date.shape == DateShape::kEvent && (cue == Cue::kNone || cue == Cue::kOn || cue == Cue::kDuring)) {
    cue_at = first;
    return Cue::kEvent;
  }
  if (cue != Cue::kOn && cue != Cue::kNone) return cue;
  // `ska senast ske den 1 december`, `redovisas senast till Regeringskansliet den 1 mars`
  constexpr std::uint32_t kFar = 14;
  for (std::uint32_t j = date.shape == DateShape::kDay ? first : range_.first; j > range_.first && first - j < kFar;
       --j) {
    const Token& token = text_.tokens[j - 1];
    if (tag(j - 1) == Tag::kLatest) {
      cue_at = j - 1;
      return Cue::kLatest;
    }
    if (token.word == phrases_.comma || token.kind == TokenKind::kNumber || tag(j - 1) == Tag::kRelative) break;
  }
  // `med start i januari 2021` is where a series begins.
  if (near && tag(i - 1) == Tag::kOpensDay) return Cue::kNone;
  return cue == Cue::kOn && near ? Cue::kDuring : cue;
}

// The cue whose last word is at `at`.
Cue Clause::cue_of_words(std::uint32_t at, std::uint32_t& cue_at, bool near) const {
  const auto found = [&](Cue cue, std::uint32_t from) {
    cue_at = from;
    return cue;
  };
  switch (tag(at)) {
    case Tag::kLatest:
      return found(Cue::kLatest, at);
    case Tag::kLatestMisspelt:
      return near ? Cue::kNone : found(Cue::kLatest, at);
    case Tag::kBefore:
      return at > range_.first && tag(at - 1) == Tag::kLatest ? found(Cue::kLatest, at - 1) : found(Cue::kBefore, at);
    case Tag::kWithin:
      return found(Cue::kWithin, at);
    case Tag::kUntil:
      return found(Cue::kUntil, at);
    case Tag::kFrom:  // `flyttas från den 1 mars till den 1 maj`
      return any(range_, Tag::kMoves) ? found(Cue::kUntil, at) : Cue::kNone;
    case Tag::kAbout:  // i stället för den 1 mars
      return at > range_.first && tag(at - 1) == Tag::kInstead ? found(Cue::kOn, at + 1) : Cue::kNone;
    case Tag::kWith:  // från och med, till och med
    case Tag::kAgainst:
    case Tag::kAfterwards:
    case Tag::kDecision:
      return Cue::kNone;
    default:
      break;
  }
  if (is(at, phrases_.stop) && (is(at - 1, phrases_.m))) return Cue::kNone;  // fr.o.m., t.o.m.
  if (is(at, phrases_.m) && is(at - 1, phrases_.stop)) return Cue::kNone;
  cue_at = near ? cue_at : at + 1;
  return bare_day(at + 1);
}

// `Sista dag för rekvisition är den 1 mars`
bool Clause::last_day_is(std::uint32_t before) const {
  if (!is(before, phrases_.is_verb)) return false;
  constexpr std::uint32_t kFar = 6;
  for (std::uint32_t i = before; i > range_.first && before - i < kFar; --i)
    if (is(i - 1, phrases_.sista))
      return in_.vocabulary.word(text_.tokens[i].word).find("dag") != std::string_view::npos;
  return false;
}

// `rapporten Nytt system (TSV 2018-796) den 13 mars`: what is cited has a date, and nobody a duty.
bool Clause::cites(std::uint32_t right) const {
  constexpr std::uint32_t kLong = 12;
  bool number = false;
  for (std::uint32_t i = right; i > range_.first && right - i < kLong; --i) {
    if (is(i - 1, phrases_.left)) return number;
    number = number || text_.tokens[i - 1].kind == TokenKind::kNumber;
  }
  return false;
}

// A date without a cue can be one to report by only after these.
Cue Clause::bare_day(std::uint32_t first) const {
  const std::uint32_t before = first - 1;
  if (is(before, phrases_.dels) && before > range_.first) return bare_day(before);  // dels den 1 mars, dels den 1 juni
  switch (tag(before)) {
    case Tag::kModal:
    case Tag::kWas:
    case Tag::kNoun:
    case Tag::kOpensDay:
    case Tag::kFinalWord:
    case Tag::kOut:
    case Tag::kIn:
    case Tag::kDone:
    case Tag::kBack:
      return Cue::kOn;
    case Tag::kVerb:
    case Tag::kLight:
    case Tag::kCopula:
      return at(before).form == Form::kPast && tag(before - 1) != Tag::kModal ? Cue::kNone : Cue::kOn;
    default:
      break;
  }
  if (is(before, phrases_.right) && !actor_before(first)) return cites(before) ? Cue::kNone : Cue::kOn;
  if (is(before, phrases_.right) || is(before, phrases_.att) || is(before, phrases_.colon) ||
      is(before, phrases_.semicolon) || actor_before(first))
    return Cue::kOn;
  // `redovisa uppdragets genomförande den 1 mars`, `lämna en delredovisning av uppdraget den 1 mars`: a short object.
  constexpr std::uint32_t kShort = 8;
  bool report = false;
  for (std::uint32_t i = first; i > range_.first && first - i < kShort; --i) {
    const Tag t = tag(i - 1);
    if (t == Tag::kVerb) return is_report(at(i - 1).action) || is_money(at(i - 1).action) ? Cue::kOn : Cue::kNone;
    if (t == Tag::kLight || t == Tag::kCopula) {
      const bool done = at(i - 1).form == Form::kPast && !is(i - 2, phrases_.ha);
      for (std::uint32_t j = range_.first; j < i && !report; ++j)
        report = tag(j) == Tag::kNoun && is_report(at(j).action);
      return report && !done ? Cue::kOn : Cue::kNone;
    }
    report = report || (t == Tag::kNoun && is_report(at(i - 1).action));
    const bool object = t == Tag::kNone || t == Tag::kDeterminer || t == Tag::kMoney || t == Tag::kNoun ||
                        t == Tag::kGiven || t == Tag::kTask;
    if (!object && !is(i - 1, phrases_.av) && !(t == Tag::kUntil && i < first)) break;
    if (text_.tokens[i - 1].kind != TokenKind::kWord) break;
  }
  return Cue::kNone;
}

// `till och med den 1 februari, då uppdraget slutredovisas`
bool Clause::reported_then(std::uint32_t next) const {
  if (is(next, phrases_.comma)) ++next;
  if (!is(next, phrases_.da)) return false;
  for (std::uint32_t i = next + 1; i < next + 5; ++i)
    if (tag(i) == Tag::kVerb && is_report(at(i).action)) return true;
  return false;
}

// ---- segments ---------------------------------------------------------------------------------------------------

void Clause::set_segments() {
  std::uint32_t start = range_.first;
  const bool said_first = !units_.empty() && any_trigger({range_.first, units_.front().cue_at});
  for (std::size_t i = 0; i < units_.size(); ++i) {
    std::uint32_t end = range_.last;
    if (i + 1 < units_.size()) {
      const std::uint32_t next_end = i + 2 < units_.size() ? units_[i + 2].cue_at : range_.last;
      end = split(units_[i], units_[i + 1], said_first && i > 0 ? range_.first : start, next_end);
    }
    units_[i].segment = {start, end};
    start = end;
  }
}

// Where, between two dates, the words of the second begin.
std::uint32_t Clause::split(const Unit& left, const Unit& right, std::uint32_t start, std::uint32_t next_end) const {
  const TokenRange gap{left.tokens.last, right.cue_at};
  if (!any_trigger(gap)) return gap.first;
  const auto link = [&](std::uint32_t i) {
    return tag(i) == Tag::kLink || is(i, phrases_.comma) || is(i, phrases_.semicolon);
  };
  const bool left_said = any_trigger({start, left.cue_at});
  const bool right_said = any_trigger({right.tokens.last, next_end});
  if (left_said) {
    // `delredovisas senast X och | slutredovisas senast Y`: at the first link with something due behind it.
    for (std::uint32_t i = gap.first; i < gap.last; ++i)
      if (link(i) && any_trigger({i + 1, gap.last})) return i;
    return gap.first;
  }
  if (right_said) {
    // `senast X delredovisa och | senast Y slutredovisa`: at the link right before, else the last one.
    for (std::uint32_t i = gap.last; i > gap.first; --i)
      if (link(i - 1)) return i - 1;
    return gap.last;
  }
  // `senast X lämna en delrapport och | slutredovisa senast Y`; with one thing to do for both, it stays left.
  for (std::uint32_t i = gap.last; i > gap.first; --i)
    if (link(i - 1) && any_trigger({i, gap.last}) && any_trigger({gap.first, i - 1})) return i - 1;
  return gap.last;
}

}  // namespace uppdrag::deadlines
