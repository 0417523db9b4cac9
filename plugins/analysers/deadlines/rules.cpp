// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules.h"

#include <algorithm>

namespace uppdrag::deadlines {
namespace {

constexpr Rule kRules[] = {
    {"", "", ""},
    {"deadline/latest", "Uppdraget ska redovisas till regeringen senast den 1 mars 2019.",
     "`senast` and a date in a clause with a duty"},
    {"deadline/shared", "Myndigheten ska senast den 1 mars 2019 och den 1 mars 2020 redovisa arbetet.",
     "Several dates that share one duty"},
    {"deadline/series", "Myndigheten ska redovisa arbetet senast den 1 mars 2019–2021.",
     "One day in each of several years"},
    {"deadline/before", "En plan ska lämnas före den 1 mars 2019.",
     "`före`, `innan` and a date in a clause with a duty"},
    {"deadline/on-day", "Uppdraget ska slutredovisas den 1 mars 2019.",
     "A day without `senast` beside a report, requisition or repayment"},
    {"deadline/in-period", "Uppdraget ska delredovisas i maj 2019.",
     "A month, quarter or season in which a report is due"},
    {"deadline/event", "Uppdraget ska redovisas i samband med årsredovisningen för 2019.",
     "Due together with an annual report or the like"},
    {"deadline/relative", "En rapport ska lämnas senast två månader efter avslutad insats.",
     "Counted from something that happens"},
    {"deadline/recurring", "Myndigheten ska årligen senast den 1 mars redovisa arbetet.",
     "The same day every year, without an end"},
    {"deadline/same-time", "Medlen ska återbetalas senast den 1 mars 2019. Vid samma tidpunkt ska en rapport lämnas.",
     "`vid samma tidpunkt`: the date before"},
    {"deadline/also", "Uppdraget ska redovisas, inklusive en ekonomisk redovisning, senast den 1 mars 2019.",
     "A second report due with the first: most often a financial account"},
    {"deadline/requisition", "Medlen betalas ut efter rekvisition till Kammarkollegiet senast den 1 mars 2019.",
     "The date of a requisition before a payment"},
    {"deadline/moved", "Tiden för att redovisa uppdraget förlängs till den 1 mars 2019.", "A new date for an old duty"},
    {"deadline/superseded", "Rapporten skulle ha lämnats senast den 1 mars 2019.", "The date that no longer applies"},
    {"deadline/no-year", "Rapporten ska lämnas senast den 1 mars.",
     "`senast` and a day whose year the text leaves out"},
    {"deadline/list-item", "Myndigheten ska: * senast den 1 mars 2019 redovisa arbetet.",
     "A list item whose duty stands in its lead-in"},
};

bool report_or_money(Action action) {
  return is_report(action) || action == Action::kDocument || action == Action::kRequisition ||
         action == Action::kRepay || action == Action::kPropose;
}

// A week or a few days: short enough to be a time to be done by.
bool short_period(const DateMention& date) {
  return date.shape == DateShape::kPeriod && date.first && date.last &&
         (*date.last - *date.first) <= std::chrono::days{7};
}

bool of_years(const DateMention& date) { return date.shape == DateShape::kYear || date.shape == DateShape::kPeriod; }

// One date of one clause, before the rules.
class Judge {
 public:
  Judge(const Clause& clause, const Unit& unit, const DateMention& date, const Deed& deed, const Context& context)
      : c_(clause), unit_(unit), date_(date), deed_(deed), context_(context) {}

  RuleId latest() const;
  RuleId before() const;
  RuleId within() const;
  RuleId until() const;
  RuleId on_day() const;
  RuleId during() const;
  RuleId event() const;

  bool denied() const;
  bool replaced() const;
  bool cut_off() const;

 private:
  bool present_duty() const;
  bool goal_year() const;
  bool year_of_duty() const;
  bool told() const;
  RuleId by_shape() const;
  bool verb_first() const { return deed_.verb != kNoToken && deed_.verb < unit_.cue_at; }

  const Clause& c_;
  const Unit& unit_;
  const DateMention& date_;
  const Deed& deed_;
  const Context& context_;
};

// `behöver inte`, `ska inte`: no duty. `som inte har använts` says nothing about the duty.
bool Judge::denied() const {
  if (deed_.modal == kNoToken) return false;
  for (std::uint32_t i = deed_.modal; i <= deed_.modal + 2; ++i)
    if (c_.tag(i) == Tag::kNot) return true;
  return c_.tag(deed_.modal - 1) == Tag::kNot;
}

// `i stället för att rapportera i årsredovisningen`
bool Judge::replaced() const {
  if (deed_.verb == kNoToken || deed_.verb < c_.range().first + 3) return false;
  return c_.is(deed_.verb - 1, c_.phrases().att) && c_.tag(deed_.verb - 2) == Tag::kAbout &&
         c_.tag(deed_.verb - 3) == Tag::kInstead;
}

// `redovisa målen, vilket ska omfatta utfallet i årsredovisningen`: another clause stands between verb and date.
bool Judge::cut_off() const {
  const bool loose = unit_.cue == Cue::kOn || unit_.cue == Cue::kDuring || unit_.cue == Cue::kEvent;
  // `har föreslagit att en rapport lämnas i maj`: a wish.
  if (loose && deed_.modal == kNoToken && c_.intends({c_.range().first, unit_.cue_at})) return true;
  return loose && verb_first() && c_.any({deed_.verb, unit_.cue_at}, Tag::kModal);
}

// Years by which a policy goal is to be reached.
bool Judge::goal_year() const {
  if (!of_years(date_)) return false;
  constexpr std::uint32_t kNear = 25;
  const std::uint32_t from = unit_.cue_at > c_.range().first + kNear ? unit_.cue_at - kNear : c_.range().first;
  return c_.any({from, unit_.cue_at}, Tag::kGoalWord) ||
         c_.any({unit_.tokens.last, std::min(c_.range().last, unit_.tokens.last + kNear)}, Tag::kGoalWord);
}

// Whether a year after `senast` is when someone must be done: `ska vara slutfört senast 2025`, `redovisas senast 2025`.
// `så att strategin kan slutföras senast 2018`, `som bidrar till en utfasning senast 2045` are aims.
bool Judge::year_of_duty() const {
  if (report_or_money(deed_.action) && deed_.verb != kNoToken && c_.tag(deed_.verb) != Tag::kCopula) return true;
  // `att … senast under 2020 genomföra en emission`
  constexpr std::uint32_t kRightBehind = 3;
  const bool behind = deed_.verb != kNoToken && !verb_first() && deed_.verb <= unit_.tokens.last + kRightBehind;
  if (behind && deed_.form == Form::kInfinitive && c_.tag(deed_.verb) != Tag::kCopula) return true;
  const bool before = deed_.modal != kNoToken && c_.tag(deed_.modal) == Tag::kModal && deed_.modal < unit_.cue_at;
  if (!before && !context_.from_lead_in) return false;
  const std::uint32_t from = before ? deed_.modal : unit_.segment.first;
  for (std::uint32_t i = from; i < unit_.cue_at; ++i)
    if (c_.tag(i) == Tag::kRelative || c_.tag(i) == Tag::kMay || c_.is(i, c_.phrases().att)) return false;
  if (c_.any({std::max(from, unit_.cue_at > 3 ? unit_.cue_at - 3 : 0), unit_.cue_at}, Tag::kDone)) return before;
  // `Strategin ska revideras senast 2026`
  constexpr std::uint32_t kClose = 4;
  const bool thing = before && c_.any({unit_.segment.first, deed_.modal}, Tag::kNoun);
  if (thing && unit_.cue_at - deed_.modal <= kClose) return true;
  constexpr std::uint32_t kNear = 6;
  return deed_.verb != kNoToken && c_.tag(deed_.verb) != Tag::kCopula && verb_first() &&
         unit_.cue_at - deed_.verb <= kNear;
}

// Something done in the past stands before the date: `gav till`, `lämnade den`.
bool Judge::told() const {
  for (std::uint32_t i = verb_first() ? deed_.verb + 1 : unit_.segment.first; i < unit_.cue_at; ++i) {
    const bool verb = c_.tag(i) == Tag::kVerb || c_.tag(i) == Tag::kLight;
    if (verb && c_.at(i).form == Form::kPast && !c_.is(i - 1, c_.phrases().ha)) return true;
    if (c_.tag(i) == Tag::kDecision) return true;
  }
  return false;
}

bool Judge::present_duty() const {
  const bool modal = deed_.modal != kNoToken && c_.tag(deed_.modal) != Tag::kMay;
  const bool tasked = unit_.cue == Cue::kEvent && deed_.form == Form::kInfinitive &&
                      c_.any({c_.range().first, unit_.cue_at}, Tag::kTask);
  return modal || tasked || context_.obliged || deed_.form == Form::kPassive || deed_.form == Form::kPresent;
}

RuleId Judge::by_shape() const {
  switch (date_.shape) {
    case DateShape::kRecurring:
      return RuleId::kRecurring;
    case DateShape::kNoYear:
      return RuleId::kNoYear;
    case DateShape::kEvent:
      return date_.edtf.find(' ') == std::string::npos ? RuleId::kEvent : RuleId::kRelative;
    case DateShape::kSameTime:
      return RuleId::kSameTime;
    default:
      break;
  }
  if (deed_.by_requisition) return RuleId::kRequisition;
  if (unit_.dates.size() > 1) {
    const bool series = std::all_of(unit_.dates.begin(), unit_.dates.end(),
                                    [&](const DateMention* d) { return d->tokens == date_.tokens; });
    return series ? RuleId::kSeries : RuleId::kShared;
  }
  return context_.from_lead_in && deed_.modal == kNoToken ? RuleId::kListItem : RuleId::kLatest;
}

RuleId Judge::latest() const {
  const std::uint32_t first = c_.range().first;
  const bool infinitive = unit_.cue_at > first && c_.is(unit_.cue_at - 1, c_.phrases().att);  // att senast …
  const bool duty =
      deed_.modal != kNoToken || context_.obliged || infinitive || c_.any({first, unit_.cue_at}, Tag::kTask);
  const bool says = report_or_money(deed_.action) || deed_.action == Action::kPayout;
  if (!duty && !says && deed_.form != Form::kPresent) return RuleId::kNone;
  if (!duty && deed_.form == Form::kNone && !is_report(deed_.action) && deed_.action != Action::kRequisition)
    return RuleId::kNone;
  // `Regeringen avser att senast …`: a plan, no duty; a modal after it is one.
  const bool modal_before = deed_.modal != kNoToken && deed_.modal < unit_.cue_at;
  const std::uint32_t from = modal_before ? std::max(deed_.modal, unit_.segment.first) : unit_.segment.first;
  if (c_.intends({from, unit_.cue_at}) && !report_or_money(deed_.action)) return RuleId::kNone;
  if (goal_year() || (date_.shape == DateShape::kPeriod && !short_period(date_))) return RuleId::kNone;
  if (date_.shape == DateShape::kYear && !year_of_duty()) return RuleId::kNone;
  const TokenRange left{unit_.segment.first, unit_.cue_at};
  if (deed_.action == Action::kNone && c_.any(left, Tag::kForce)) return RuleId::kNone;
  // `artiklar som ska tillämpas senast tre år från …`: told of something, asked of nobody.
  const bool aside = date_.shape == DateShape::kEvent && c_.any(left, Tag::kRelative);
  if (aside && !report_or_money(deed_.action)) return RuleId::kNone;
  return by_shape();
}

RuleId Judge::before() const {
  if (!present_duty() || deed_.verb == kNoToken || of_years(date_)) return RuleId::kNone;
  // `resor som beställts före den 1 mars och skulle ha påbörjats`: the verb is another's.
  const bool behind = !verb_first() && deed_.modal > unit_.cue_at && unit_.cue_at != unit_.segment.first;
  if (behind) return RuleId::kNone;
  return report_or_money(deed_.action) || deed_.modal != kNoToken ? RuleId::kBefore : RuleId::kNone;
}

RuleId Judge::within() const {
  const bool counted = date_.shape == DateShape::kEvent && present_duty() && report_or_money(deed_.action);
  return counted ? RuleId::kRelative : RuleId::kNone;
}

RuleId Judge::until() const {
  // `ska förbereda och till den 1 september genomföra`
  const bool by_then = deed_.verb == unit_.tokens.last && deed_.modal != kNoToken && deed_.modal < unit_.cue_at;
  if (by_then && date_.shape == DateShape::kDay && deed_.form == Form::kInfinitive) return RuleId::kBefore;
  if (!report_or_money(deed_.action) || date_.shape == DateShape::kPeriod) return RuleId::kNone;
  if (unit_.was) return RuleId::kSuperseded;
  if (c_.any(c_.range(), Tag::kMoves)) return RuleId::kMoved;
  // `Slutredovisning ska ske till den 1 mars`, not `redovisas fram till den 1 mars`.
  const bool lasting = deed_.modal == kNoToken || deed_.verb == kNoToken || c_.tag(unit_.cue_at - 1) == Tag::kForth;
  return !lasting && date_.shape == DateShape::kDay ? RuleId::kBefore : RuleId::kNone;
}

RuleId Judge::on_day() const {
  // `det uppdrag som regeringen gav till länsstyrelserna den 11 mars`
  if (!present_duty() || of_years(date_) || told()) return RuleId::kNone;
  const std::uint32_t near = std::max(unit_.segment.first, unit_.cue_at > 3 ? unit_.cue_at - 3 : 0);
  const bool done = c_.any({near, unit_.cue_at}, Tag::kDone) && deed_.modal != kNoToken;
  const bool named = deed_.verb != kNoToken || is_report(deed_.action) || is_money(deed_.action);
  if (!done && !(named && report_or_money(deed_.action))) return RuleId::kNone;
  const RuleId shape = by_shape();
  return shape == RuleId::kLatest || shape == RuleId::kListItem ? RuleId::kOnDay : shape;
}

RuleId Judge::during() const {
  if (!present_duty() || deed_.verb == kNoToken || !report_or_money(deed_.action)) return RuleId::kNone;
  if (date_.shape == DateShape::kSameTime) return RuleId::kSameTime;
  if (!is_report(deed_.action)) return RuleId::kNone;
  switch (date_.shape) {
    case DateShape::kMonth:
    case DateShape::kQuarter:
    case DateShape::kHalfYear:
    case DateShape::kSeason:
      return RuleId::kInPeriod;
    case DateShape::kDay:
      return RuleId::kOnDay;
    default:
      return RuleId::kNone;
  }
}

RuleId Judge::event() const {
  const bool said = present_duty() && deed_.verb != kNoToken && report_or_money(deed_.action);
  return said ? by_shape() : RuleId::kNone;
}

}  // namespace

const Rule& rule(RuleId id) { return kRules[static_cast<std::size_t>(id)]; }

std::vector<RuleDescription> rule_descriptions() {
  std::vector<RuleDescription> out;
  for (const Rule& r : kRules)
    if (!r.name.empty()) out.push_back({std::string(r.name), std::string(r.example), std::string(r.summary)});
  return out;
}

RuleId judge(const Clause& clause, const Unit& unit, const DateMention& date, const Deed& deed,
             const Context& context) {
  const Judge judge(clause, unit, date, deed, context);
  if (judge.denied() || judge.replaced() || judge.cut_off()) return RuleId::kNone;
  switch (unit.cue) {
    case Cue::kLatest:
      return judge.latest();
    case Cue::kBefore:
      return judge.before();
    case Cue::kWithin:
      return judge.within();
    case Cue::kUntil:
      return judge.until();
    case Cue::kOn:
      return judge.on_day();
    case Cue::kDuring:
      return judge.during();
    case Cue::kEvent:
      return judge.event();
    case Cue::kNone:
      break;
  }
  return RuleId::kNone;
}

}  // namespace uppdrag::deadlines
