// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules.h"

#include <algorithm>

namespace uppdrag::deadlines {
namespace {

constexpr Rule kRules[] = {
    {"", 0, "", ""},
    {"deadline/latest", 0.98, "Uppdraget ska redovisas till regeringen senast den 1 mars 2019.",
     "`senast` and a date in a clause with a duty"},
    {"deadline/shared", 0.97, "Myndigheten ska senast den 1 mars 2019 och den 1 mars 2020 redovisa arbetet.",
     "Several dates that share one duty"},
    {"deadline/series", 0.95, "Myndigheten ska redovisa arbetet senast den 1 mars 2019–2021.",
     "One day in each of several years"},
    {"deadline/before", 0.92, "En plan ska lämnas före den 1 mars 2019.",
     "`före`, `innan` and a date in a clause with a duty"},
    {"deadline/on-day", 0.95, "Uppdraget ska slutredovisas den 1 mars 2019.",
     "A day without `senast` beside a report, requisition or repayment"},
    {"deadline/in-period", 0.85, "Uppdraget ska delredovisas i maj 2019.",
     "A month, quarter or season in which a report is due"},
    {"deadline/event", 0.95, "Uppdraget ska redovisas i samband med årsredovisningen för 2019.",
     "Due together with an annual report or the like"},
    {"deadline/relative", 0.9, "En rapport ska lämnas senast två månader efter avslutad insats.",
     "Counted from something that happens"},
    {"deadline/recurring", 0.95, "Myndigheten ska årligen senast den 1 mars redovisa arbetet.",
     "The same day every year, without an end"},
    {"deadline/same-time", 0.95,
     "Medlen ska återbetalas senast den 1 mars 2019. Vid samma tidpunkt ska en rapport lämnas.",
     "`vid samma tidpunkt`: the date before"},
    {"deadline/also", 0.93, "Uppdraget ska redovisas, inklusive en ekonomisk redovisning, senast den 1 mars 2019.",
     "A second report due with the first: most often a financial account"},
    {"deadline/requisition", 0.98, "Medlen betalas ut efter rekvisition till Kammarkollegiet senast den 1 mars 2019.",
     "The date of a requisition before a payment"},
    {"deadline/moved", 0.9, "Tiden för att redovisa uppdraget förlängs till den 1 mars 2019.",
     "A new date for an old duty"},
    {"deadline/superseded", 0.9, "Rapporten skulle ha lämnats senast den 1 mars 2019.",
     "The date that no longer applies"},
    {"deadline/no-year", 0.7, "Rapporten ska lämnas senast den 1 mars.",
     "`senast` and a day whose year the text leaves out"},
    {"deadline/list-item", 0.93, "Myndigheten ska: * senast den 1 mars 2019 redovisa arbetet.",
     "A list item whose duty stands in its lead-in"},
};

bool report_or_money(Action action) {
  return is_report(action) || action == Action::kDocument || action == Action::kRequisition ||
         action == Action::kRepay || action == Action::kPropose;
}

// `behöver inte`, `ska inte`: no duty. `som inte har använts` says nothing about the duty.
bool denied(const Clause& c, const Deed& deed) {
  if (deed.modal == kNoToken) return false;
  for (std::uint32_t i = deed.modal; i <= deed.modal + 2; ++i)
    if (c.tag(i) == Tag::kNot) return true;
  return c.tag(deed.modal - 1) == Tag::kNot;
}

// `redovisa målen, vilket ska omfatta utfallet i årsredovisningen`: another clause stands between verb and date.
bool cut_off(const Clause& c, const Unit& unit, const Deed& deed) {
  return deed.verb != kNoToken && deed.verb < unit.cue_at && c.any({deed.verb, unit.cue_at}, Tag::kModal);
}

// `i stället för att rapportera i årsredovisningen`
bool replaced(const Clause& c, const Deed& deed) {
  if (deed.verb == kNoToken || deed.verb < c.range().first + 3) return false;
  return c.is(deed.verb - 1, c.phrases().att) && c.tag(deed.verb - 2) == Tag::kAbout &&
         c.tag(deed.verb - 3) == Tag::kInstead;
}

// Something done in the past: `gav till`, `lämnade den`.
bool told(const Clause& c, TokenRange tokens) {
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
    const bool past = (c.tag(i) == Tag::kVerb || c.tag(i) == Tag::kLight) && c.at(i).form == Form::kPast &&
                      !c.is(i - 1, c.phrases().ha);
    if (past || c.tag(i) == Tag::kDecision) return true;
  }
  return false;
}

// Years by which a policy goal is to be reached.
bool goal_year(const Clause& c, const Unit& unit, const DateMention& date) {
  if (date.shape != DateShape::kYear && date.shape != DateShape::kPeriod) return false;
  constexpr std::uint32_t kNear = 25;
  const std::uint32_t from = unit.cue_at > c.range().first + kNear ? unit.cue_at - kNear : c.range().first;
  return c.any({from, unit.cue_at}, Tag::kGoalWord) ||
         c.any({unit.tokens.last, std::min(c.range().last, unit.tokens.last + kNear)}, Tag::kGoalWord);
}

RuleId by_shape(const Unit& unit, const DateMention& date, const Deed& deed, const Context& context) {
  switch (date.shape) {
    case DateShape::kRecurring:
      return RuleId::kRecurring;
    case DateShape::kNoYear:
      return RuleId::kNoYear;
    case DateShape::kEvent:
      return date.edtf.find(' ') == std::string::npos ? RuleId::kEvent : RuleId::kRelative;
    case DateShape::kSameTime:
      return RuleId::kSameTime;
    default:
      break;
  }
  if (deed.by_requisition) return RuleId::kRequisition;
  if (unit.dates.size() > 1) {
    const bool same_words = std::all_of(unit.dates.begin(), unit.dates.end(),
                                        [&](const DateMention* d) { return d->tokens == date.tokens; });
    return same_words ? RuleId::kSeries : RuleId::kShared;
  }
  return context.from_lead_in && deed.modal == kNoToken ? RuleId::kListItem : RuleId::kLatest;
}

RuleId judge_latest(const Clause& c, const Unit& unit, const DateMention& date, const Deed& deed,
                    const Context& context) {
  const bool infinitive =
      unit.cue_at > c.range().first && c.is(unit.cue_at - 1, c.phrases().att);  // I uppdraget ingår att senast …
  const bool duty =
      deed.modal != kNoToken || context.obliged || infinitive || c.any({c.range().first, unit.cue_at}, Tag::kTask);
  if (!duty && !deed.stated()) return RuleId::kNone;
  if (!duty && !report_or_money(deed.action) && deed.action != Action::kPayout && deed.form != Form::kPresent)
    return RuleId::kNone;
  if (!duty && deed.form == Form::kNone && deed.action != Action::kRequisition && deed.action != Action::kFinal &&
      deed.action != Action::kPartial && deed.action != Action::kReport && deed.action != Action::kFinancial)
    return RuleId::kNone;
  // `Regeringen avser att senast …`: a plan, no duty; a modal after it is one.
  const bool modal_before = deed.modal != kNoToken && deed.modal < unit.cue_at;
  if (c.intends({modal_before ? std::max(deed.modal, unit.segment.first) : unit.segment.first, unit.cue_at}) &&
      !report_or_money(deed.action))
    return RuleId::kNone;
  if (goal_year(c, unit, date)) return RuleId::kNone;
  if (date.shape == DateShape::kYear && (deed.verb == kNoToken || c.tag(deed.verb) == Tag::kCopula))
    return RuleId::kNone;
  if (deed.action == Action::kNone && c.any({unit.segment.first, unit.cue_at}, Tag::kForce)) return RuleId::kNone;
  if (date.shape == DateShape::kPeriod) return RuleId::kNone;
  // `artiklar som ska tillämpas senast tre år från …`: told of something, asked of nobody.
  const bool aside = date.shape == DateShape::kEvent && c.any({unit.segment.first, unit.cue_at}, Tag::kRelative);
  if (aside && !report_or_money(deed.action)) return RuleId::kNone;
  return by_shape(unit, date, deed, context);
}

bool present_duty(const Clause& c, const Unit& unit, const Deed& deed, const Context& context) {
  const bool modal = deed.modal != kNoToken && c.tag(deed.modal) != Tag::kMay;
  const bool tasked =
      unit.cue == Cue::kEvent && deed.form == Form::kInfinitive && c.any({c.range().first, unit.cue_at}, Tag::kTask);
  return modal || tasked || context.obliged || deed.form == Form::kPassive || deed.form == Form::kPresent;
}

}  // namespace

const Rule& rule(RuleId id) { return kRules[static_cast<std::size_t>(id)]; }

std::vector<RuleDescription> rule_descriptions() {
  std::vector<RuleDescription> out;
  for (const Rule& r : kRules)
    if (!r.name.empty()) out.push_back({std::string(r.name), std::string(r.example), std::string(r.summary)});
  return out;
}

RuleId judge(const Clause& c, const Unit& unit, const DateMention& date, const Deed& deed, const Context& context) {
  if (denied(c, deed) || replaced(c, deed)) return RuleId::kNone;
  const bool loose = unit.cue == Cue::kOn || unit.cue == Cue::kDuring || unit.cue == Cue::kEvent;
  if (loose && cut_off(c, unit, deed)) return RuleId::kNone;
  switch (unit.cue) {
    case Cue::kLatest:
      return judge_latest(c, unit, date, deed, context);
    case Cue::kBefore: {
      const bool duty = present_duty(c, unit, deed, context) && deed.verb != kNoToken &&
                        date.shape != DateShape::kYear && date.shape != DateShape::kPeriod;
      // `resor som beställts före den 1 mars och skulle ha påbörjats`: the verb is another's.
      const bool behind = deed.verb != kNoToken && deed.verb > unit.cue_at && deed.modal > unit.cue_at &&
                          unit.cue_at != unit.segment.first;
      if (behind) return RuleId::kNone;
      return duty && (report_or_money(deed.action) || deed.modal != kNoToken) ? RuleId::kBefore : RuleId::kNone;
    }
    case Cue::kWithin: {
      const bool counted =
          date.shape == DateShape::kEvent && present_duty(c, unit, deed, context) && report_or_money(deed.action);
      return counted ? RuleId::kRelative : RuleId::kNone;
    }
    case Cue::kUntil: {
      if (!deed.stated() || !report_or_money(deed.action) || date.shape == DateShape::kPeriod) return RuleId::kNone;
      if (unit.was) return RuleId::kSuperseded;
      if (c.any(c.range(), Tag::kMoves)) return RuleId::kMoved;
      // `Slutredovisning ska ske till den 1 mars`, not `redovisas fram till den 1 mars`.
      const bool until = deed.modal == kNoToken || deed.verb == kNoToken || c.tag(unit.cue_at - 1) == Tag::kForth;
      return !until && date.shape == DateShape::kDay ? RuleId::kBefore : RuleId::kNone;
    }
    case Cue::kOn: {
      if (!present_duty(c, unit, deed, context) || date.shape == DateShape::kYear || date.shape == DateShape::kPeriod)
        return RuleId::kNone;
      const std::uint32_t near = std::max(unit.segment.first, unit.cue_at > 3 ? unit.cue_at - 3 : 0);
      const bool done = c.any({near, unit.cue_at}, Tag::kDone) && deed.modal != kNoToken;
      // `det uppdrag som regeringen gav till länsstyrelserna den 11 mars`
      const bool verb_first = deed.verb != kNoToken && deed.verb < unit.cue_at;
      if (told(c, {verb_first ? deed.verb + 1 : unit.segment.first, unit.cue_at})) return RuleId::kNone;
      const bool named = deed.verb != kNoToken || is_report(deed.action) || is_money(deed.action);
      if (!done && !(named && report_or_money(deed.action))) return RuleId::kNone;
      const RuleId shape = by_shape(unit, date, deed, context);
      return shape == RuleId::kLatest || shape == RuleId::kListItem ? RuleId::kOnDay : shape;
    }
    case Cue::kDuring: {
      if (!present_duty(c, unit, deed, context) || deed.verb == kNoToken || !report_or_money(deed.action))
        return RuleId::kNone;
      if (date.shape == DateShape::kSameTime) return RuleId::kSameTime;
      if (!is_report(deed.action)) return RuleId::kNone;
      const bool part = date.shape == DateShape::kMonth || date.shape == DateShape::kQuarter ||
                        date.shape == DateShape::kHalfYear || date.shape == DateShape::kSeason;
      return part ? RuleId::kInPeriod : date.shape == DateShape::kDay ? RuleId::kOnDay : RuleId::kNone;
    }
    case Cue::kEvent: {
      if (!present_duty(c, unit, deed, context) || deed.verb == kNoToken) return RuleId::kNone;
      return report_or_money(deed.action) ? by_shape(unit, date, deed, context) : RuleId::kNone;
    }
    case Cue::kNone:
      break;
  }
  return RuleId::kNone;
}

}  // namespace uppdrag::deadlines
