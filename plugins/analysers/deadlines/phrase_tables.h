// SPDX-License-Identifier: GPL-3.0-or-later
// The word tables of the deadline rules, words separated by blanks. A new wording is a new word here; a word stands in
// one list only.
#pragma once

#include "phrases.h"

namespace uppdrag::deadlines {

struct WordList {
  std::string_view words;
  Tag tag = Tag::kNone;
  Action action = Action::kNone;
  Form form = Form::kNone;
};
struct NounList {
  std::string_view words;
  Action action = Action::kNone;
};

// clang-format off

// Verbs in -a with regular forms: redovisa, redovisas, redovisar, redovisade(s), redovisat(s).
inline constexpr WordList kRegularVerbs[] = {
    {"redovisa redivisa rapportera återrapportera avrapportera återredovisa presentera redogöra informera "
     "underrätta", Tag::kVerb, Action::kReport},
    {"delredovisa delrapportera delsredovisa", Tag::kVerb, Action::kPartial},
    {"slutredovisa slutrapportera slutavrapportera", Tag::kVerb, Action::kFinal},
    {"rekvirera", Tag::kVerb, Action::kRequisition},
    {"återbetala återföra", Tag::kVerb, Action::kRepay},
    {"utbetala betala", Tag::kVerb, Action::kPayout},
    {"lämna inlämna överlämna avlämna skicka", Tag::kLight, Action::kNone},
    {"publicera avsluta påbörja inrätta starta inleda komplettera uppdatera bidra anmäla ansöka etablera "
     "teckna avveckla tillämpa fastställa besluta", Tag::kVerb, Action::kOther},
};

// Irregular verb forms, and all that is neither verb nor noun of a report.
inline constexpr WordList kWordLists[] = {
    {"inkomma komma inge ge sända insända", Tag::kLight, Action::kNone, Form::kInfinitive},
    {"inkommer", Tag::kLight, Action::kNone, Form::kPresent},
    {"inkom inkommit", Tag::kLight, Action::kNone, Form::kPast},
    {"ske göra vara", Tag::kCopula, Action::kNone, Form::kInfinitive},
    {"sker", Tag::kCopula, Action::kNone, Form::kPresent},
    {"skedde gjordes", Tag::kCopula, Action::kNone, Form::kPast},
    {"göras görs", Tag::kCopula, Action::kNone, Form::kPassive},
    {"inges ges sändas sänds insändas tillställas", Tag::kLight, Action::kNone, Form::kPassive},
    {"tillhanda", Tag::kHanded},
    {"bankgiro plusgiro postgiro konto", Tag::kAccount},
    {"redogör", Tag::kVerb, Action::kReport, Form::kPresent},
    {"redogörs beskrivs", Tag::kVerb, Action::kReport, Form::kPassive},
    {"redogjorde", Tag::kVerb, Action::kReport, Form::kPast},
    {"återför", Tag::kVerb, Action::kRepay, Form::kPresent},
    {"återförs", Tag::kVerb, Action::kRepay, Form::kPassive},
    {"föreslå", Tag::kVerb, Action::kPropose, Form::kInfinitive},
    {"föreslås", Tag::kVerb, Action::kPropose, Form::kPassive},
    {"slutföra genomföra upphöra utse finnas ingå ta", Tag::kVerb, Action::kOther, Form::kInfinitive},
    {"slutförs genomföras genomförs användas utses ingås tas", Tag::kVerb, Action::kOther, Form::kPassive},
    {"utbetalts", Tag::kVerb, Action::kPayout, Form::kPast},
    {"återbetalts", Tag::kVerb, Action::kRepay, Form::kPast},
    {"beskriva", Tag::kVerb, Action::kReport, Form::kInfinitive},
    {"kraft", Tag::kForce},
    {"avslutas slutföras", Tag::kDone, Action::kOther, Form::kPassive},
    {"slutfört slutförd slutförda avslutat avslutad avslutade klar klart klara färdig färdigt färdiga "
     "genomfört genomförd", Tag::kDone},
    {"ska skall bör får måste åligger", Tag::kModal},
    {"kan", Tag::kMay},
    {"skulle", Tag::kWas},
    {"uppdrag uppdrar uppdrog uppdras åläggs beslutar", Tag::kTask},
    {"och samt respektive eller dels men", Tag::kLink},
    {"som vilken vilket vilka", Tag::kRelative},
    {"senast", Tag::kLatest},
    {"senaste senat senst senats", Tag::kLatestMisspelt},
    {"före innan", Tag::kBefore},
    {"inom", Tag::kWithin},
    {"till", Tag::kUntil},
    {"från", Tag::kFrom},
    {"med", Tag::kWith},
    {"i under vid på", Tag::kNear},
    {"av sedan per mellan enligt tidigast", Tag::kAgainst},
    {"efter", Tag::kAfterwards},
    {"beslut beslutet beslutat beslutade regeringsbeslut regeringsbeslutet skrivelse skrivelsen gav fattade "
     "fick gett", Tag::kDecision},
    {"årligen år början start gången gång slutligen därefter", Tag::kOpensDay},
    {"slutligt slutlig slutliga slutgiltig slutgiltigt slutgiltiga", Tag::kFinalWord},
    {"uppdraget uppdragen stöd bidrag statsbidrag regleringsbrev", Tag::kGiven},
    {"inte ej", Tag::kNot},
    {"förlängs förlänger förlängas förlänga flyttas flyttar flytta framflyttas senareläggs senarelägger skjuts "
     "skjuta skjuter ändras ändrar ändra tidigareläggs", Tag::kMoves},
    {"stället istället", Tag::kInstead},
    {"avser planerar avsikten föreslagit föreslår hemställt hemställer begärt begär", Tag::kIntends},
    {"ekonomisk ekonomiska ekonomiskt finansiell finansiella", Tag::kEconomic},
    {"preliminär preliminära", Tag::kPartialWord},
    {"medel medlen medlens bidragen bidraget utgifter utgifterna kostnader kostnaderna medelsanvändningen "
     "medelsförbrukningen", Tag::kMoney},
    {"ut", Tag::kOut},
    {"tillbaka åter", Tag::kBack},
    {"fram", Tag::kForth},
    {"in", Tag::kIn},
    {"mål målet målen klimatmål utsläpp utsläppen nettoutsläpp nettonollutsläpp växthusgasutsläpp procent bnp",
     Tag::kGoalWord},
    {"kopia", Tag::kCopy},
    {"en ett den det de sin sitt skriftlig muntlig samlad gemensam särskild kortfattad fördjupad första andra "
     "årlig", Tag::kDeterminer},
    {"för om över genom kring utifrån", Tag::kAbout},
};

// Nouns that take -en, -er, -erna, -ar, -arna.
inline constexpr NounList kNouns[] = {
    {"redovisning redivisning rapport rapportering återrapportering avrapportering redogörelse redovisningstid "
     "redovisningstidpunkt redovisningsdatum redovisningsdag återredovisning lägesbild", Action::kReport},
    {"slutredovisningstid slutredovisningsdatum slutredovisning slutrapport slutrapportering "
     "slutavrapportering", Action::kFinal},
    {"delredovisning delrapport delrapportering lägesrapport lägesredovisning lägesrapportering statusrapport "
     "lägesbeskrivning delavrapportering mellanrapport halvtidsrapport", Action::kPartial},
    {"kostnadsredovisning medelsredovisning utgiftsredovisning", Action::kFinancial},
    {"rekvisition rekvirering", Action::kRequisition},
    {"återbetalning", Action::kRepay},
    {"utbetalning", Action::kPayout},
    {"sammanställning analys bedömning utvärdering kartläggning beskrivning uppföljning studie prognos översyn "
     "uppgift information återkoppling", Action::kDocument},
    {"plan ansökan planering anmälan strategi framställan", Action::kPlan},
};

// Nouns that take -et, -en or -t, -n.
inline constexpr NounList kNeuterNouns[] = {
    {"betänkande", Action::kReport},
    {"delbetänkande", Action::kPartial},
    {"slutbetänkande", Action::kFinal},
    {"förslag", Action::kPropose},
    {"underlag resultat svar", Action::kDocument},
    {"budgetunderlag", Action::kPlan},
};

// Ends of words for bodies that have no name: whoever they are, the assignment's authority they are not.
inline constexpr std::string_view kBodyTails =
    "utredaren utredningen kommittén delegationen samordnaren mottagaren mottagarna myndigheter huvudmän huvudmannen "
    "huvudmännen aktörer aktörerna organisationer organisationerna företag företagen instanser instanserna parterna "
    "sökanden sökande föreningar föreningarna";

// Ends of words for those who can be reported to and have no name: `till länets kommuner`, `till styrgruppen`.
inline constexpr std::string_view kReaderTails =
    "kommuner kommunerna regioner regionerna gruppen ledningen landshövdingen länsrådet nämnden styrelsen rådet riksdagen "
    "kommissionen kommittén myndigheter myndigheterna parterna";

// The last part of a compound says what it is: `kunskapsrapporten`, `handlingsplan`, `författningsförslag`.
inline constexpr NounList kTails[] = {
    {"rapport rapporten rapporter redovisning redovisningen redovisningar rapporterna", Action::kReport},
    {"plan planen planer", Action::kPlan},
    {"förslag förslaget", Action::kPropose},
    {"underlag underlaget analys analysen", Action::kDocument},
};

// clang-format on

}  // namespace uppdrag::deadlines
