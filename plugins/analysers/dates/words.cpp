// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of date words. A new spelling is a new entry here.
#include "words.h"

#include "uppdrag/text/numbers.h"

namespace uppdrag::dates {
namespace {

struct Entry {
  std::string_view word;
  Word kind;
  std::uint8_t value = 0;
};

constexpr std::string_view kMonthNames[] = {"januari", "februari", "mars",      "april",   "maj",      "juni",
                                            "juli",    "augusti",  "september", "oktober", "november", "december"};

// Months also as scanners and typists left them (`jnli`, `febuari`).
constexpr Entry kMonths[] = {
    {"januari", Word::kMonth, 1},   {"jannari", Word::kMonth, 1},    {"janurari", Word::kMonth, 1},
    {"janarui", Word::kMonth, 1},   {"janauri", Word::kMonth, 1},    {"jnnuari", Word::kMonth, 1},
    {"februari", Word::kMonth, 2},  {"febuari", Word::kMonth, 2},    {"feburari", Word::kMonth, 2},
    {"februrari", Word::kMonth, 2}, {"febrnari", Word::kMonth, 2},   {"fcbruari", Word::kMonth, 2},
    {"mars", Word::kMonth, 3},      {"april", Word::kMonth, 4},      {"maj", Word::kMonth, 5},
    {"juni", Word::kMonth, 6},      {"jnni", Word::kMonth, 6},       {"iuni", Word::kMonth, 6},
    {"juli", Word::kMonth, 7},      {"jnli", Word::kMonth, 7},       {"iuli", Word::kMonth, 7},
    {"augusti", Word::kMonth, 8},   {"agusti", Word::kMonth, 8},     {"augsti", Word::kMonth, 8},
    {"angusti", Word::kMonth, 8},   {"august", Word::kMonth, 8},     {"september", Word::kMonth, 9},
    {"septmber", Word::kMonth, 9},  {"setember", Word::kMonth, 9},   {"septemher", Word::kMonth, 9},
    {"oktober", Word::kMonth, 10},  {"ocktober", Word::kMonth, 10},  {"oktoher", Word::kMonth, 10},
    {"november", Word::kMonth, 11}, {"novemeber", Word::kMonth, 11}, {"novemher", Word::kMonth, 11},
    {"december", Word::kMonth, 12}, {"decmber", Word::kMonth, 12},   {"decemeber", Word::kMonth, 12},
    {"decemher", Word::kMonth, 12}, {"jan", Word::kMonthShort, 1},   {"feb", Word::kMonthShort, 2},
    {"febr", Word::kMonthShort, 2}, {"mar", Word::kMonthShort, 3},   {"apr", Word::kMonthShort, 4},
    {"jun", Word::kMonthShort, 6},  {"jul", Word::kMonthShort, 7},   {"aug", Word::kMonthShort, 8},
    {"sep", Word::kMonthShort, 9},  {"sept", Word::kMonthShort, 9},  {"okt", Word::kMonthShort, 10},
    {"nov", Word::kMonthShort, 11}, {"dec", Word::kMonthShort, 12},  {"månad", Word::kMonthWord},
    {"månads", Word::kMonthWord}};

constexpr Entry kParts[] = {{"våren", Word::kSeason, 21},
                            {"vårterminen", Word::kSeason, 21},
                            {"sommaren", Word::kSeason, 22},
                            {"hösten", Word::kSeason, 23},
                            {"höstterminen", Word::kSeason, 23},
                            {"vintern", Word::kSeason, 24},
                            {"årsskiftet", Word::kTurn, 1},
                            {"årsskifte", Word::kTurn, 1},
                            {"halvårsskiftet", Word::kTurn, 2},
                            {"månadsskiftet", Word::kTurn, 3},
                            {"utgången", Word::kEnd, 1},
                            {"utgång", Word::kEnd, 1},
                            {"slutet", Word::kEnd, 2},
                            {"mitten", Word::kEnd, 3},
                            {"början", Word::kEnd, 4},
                            {"ingången", Word::kEnd, 5},
                            {"kvartal", Word::kQuarter},
                            {"kvartalet", Word::kQuarter},
                            {"kvartalen", Word::kQuarter},
                            {"q", Word::kQuarterLetter},
                            {"halvår", Word::kHalfYear},
                            {"halvåret", Word::kHalfYear},
                            {"kalenderhalvåret", Word::kHalfYear},
                            {"halvan", Word::kHalf},
                            {"hälften", Word::kHalf},
                            {"tertialet", Word::kTertial},
                            {"tertial", Word::kTertial},
                            {"år", Word::kYear},
                            {"året", Word::kYear},
                            {"åren", Word::kYear},
                            {"budgetåret", Word::kYear, 2},
                            {"budgetåren", Word::kYear, 2},
                            {"läsåret", Word::kYear, 2},
                            {"läsåren", Word::kYear, 2},
                            {"bidragsåret", Word::kYear, 2},
                            {"kalenderåret", Word::kYear},
                            {"kalenderåren", Word::kYear},
                            {"verksamhetsåret", Word::kYear, 2},
                            {"verksamhetsåren", Word::kYear, 2},
                            {"räkenskapsåret", Word::kYear, 2},
                            {"räkenskapsåren", Word::kYear, 2},
                            {"års", Word::kYearsGenitive},
                            {"årligen", Word::kYearly},
                            {"årsvis", Word::kYearly},
                            {"årlig", Word::kYearly},
                            {"årliga", Word::kYearly},
                            {"per", Word::kPer},

                            {"varje", Word::kEach, 1},
                            {"vart", Word::kEach, 2},
                            {"vartannat", Word::kEveryOther, 1},
                            {"varannan", Word::kEveryOther, 2},
                            {"halvårsvis", Word::kRhythm, 2},
                            {"halvårsvisa", Word::kRhythm, 2},
                            {"kvartalsvis", Word::kRhythm, 3},
                            {"kvartalsvisa", Word::kRhythm, 3},
                            {"månadsvis", Word::kRhythm, 4},
                            {"månatligen", Word::kRhythm, 4}};

// Values index kEvents.
constexpr Entry kEventWords[] = {{"årsredovisning", Word::kEvent, 0},   {"årsredovisningen", Word::kEvent, 0},
                                 {"årsredovisningar", Word::kEvent, 0}, {"årsredovisningarna", Word::kEvent, 0},
                                 {"budgetunderlag", Word::kEvent, 1},   {"budgetunderlaget", Word::kEvent, 1},
                                 {"budgetunderlagen", Word::kEvent, 1}, {"delårsrapport", Word::kEvent, 2},
                                 {"delårsrapporten", Word::kEvent, 2},  {"delårsrapporterna", Word::kEvent, 2},
                                 {"slutredovisning", Word::kEvent, 4},  {"slutredovisningen", Word::kEvent, 4},
                                 {"delredovisning", Word::kEvent, 5},   {"delredovisningen", Word::kEvent, 5},
                                 {"slutrapport", Word::kEvent, 6},      {"slutrapporten", Word::kEvent, 6},
                                 {"slutrapportering", Word::kEvent, 6}, {"slutrapporteringen", Word::kEvent, 6},
                                 {"årsrapport", Word::kEvent, 3},       {"årsrapporten", Word::kEvent, 3},
                                 {"lägesrapport", Word::kEvent, 7},     {"lägesrapporten", Word::kEvent, 7}};

constexpr Entry kOthers[] = {{"den", Word::kDen},
                             {"och", Word::kLink},
                             {"samt", Word::kLink},
                             {"eller", Word::kLink},
                             {"respektive", Word::kLink},
                             {"resp", Word::kLink},
                             {"av", Word::kOf},
                             {"från", Word::kFrom},
                             {"med", Word::kWith},
                             {"till", Word::kUntil},
                             {"tom", Word::kUntil},
                             {"i", Word::kIn},
                             {"under", Word::kDuring},
                             {"vid", Word::kAt},
                             {"för", Word::kFor},
                             {"före", Word::kAround},
                             {"efter", Word::kAround},
                             {"innan", Word::kAround},
                             {"tidigast", Word::kAround},
                             {"fram", Word::kAround},
                             {"perioden", Word::kAround},
                             {"senast", Word::kLatest},
                             {"mellan", Word::kBetween},
                             {"samma", Word::kSame},
                             {"tidpunkt", Word::kPoint},
                             {"datum", Word::kPoint},
                             {"dag", Word::kPoint},
                             {"dagen", Word::kPoint},
                             {"tid", Word::kPoint},
                             {"dagar", Word::kUnit},
                             {"vecka", Word::kWeek},
                             {"veckan", Word::kWeek},
                             {"v", Word::kWeek},
                             {"veckor", Word::kUnit},
                             {"månader", Word::kUnit},
                             {"arbetsdagar", Word::kUnit},
                             {"avseende", Word::kAbout},
                             {"gällande", Word::kAbout},
                             {"påföljande", Word::kNext},
                             {"kommande", Word::kNext},
                             {"nästkommande", Word::kNext},
                             {"nästa", Word::kNext},
                             {"följande", Word::kNext},
                             {"efterföljande", Word::kNext},
                             {"innevarande", Word::kThis},
                             {"därpå", Word::kThen},
                             {"därefter", Word::kThen},
                             {"start", Word::kStart},
                             {"sin", Word::kOpening},
                             {"sina", Word::kOpening},
                             {"sitt", Word::kOpening},
                             {"myndighetens", Word::kOpening},
                             {"myndigheternas", Word::kOpening},
                             {"verkets", Word::kOpening},
                             {"ordinarie", Word::kOpening},
                             {"flyttas", Word::kMoves},
                             {"flytta", Word::kMoves},
                             {"flyttar", Word::kMoves},
                             {"förlängs", Word::kMoves},
                             {"förlänger", Word::kMoves},
                             {"förlänga", Word::kMoves},
                             {"ändras", Word::kMoves},
                             {"ändrar", Word::kMoves},
                             {"senareläggs", Word::kMoves},
                             {"skjuts", Word::kMoves},
                             {"förskjuts", Word::kMoves},
                             {"tidigareläggs", Word::kMoves},
                             {"daterad", Word::kDateCue},
                             {"daterat", Word::kDateCue},
                             {"dat", Word::kDateCue},
                             {"inkom", Word::kDateCue},
                             {"agenda", Word::kNoYearBefore},
                             {"horisont", Word::kNoYearBefore},
                             {"horizon", Word::kNoYearBefore},
                             {"europa", Word::kNoYearBefore},
                             {"nr", Word::kNoYearBefore},
                             {"nummer", Word::kNoYearBefore},
                             {"artikel", Word::kNoYearBefore},
                             {"sidan", Word::kNoYearBefore},
                             {"tel", Word::kNoYearBefore},
                             {"dnr", Word::kNoYearBefore},
                             {"box", Word::kNoYearBefore},
                             {"iso", Word::kNoYearBefore},
                             {"kronor", Word::kNoYearAfter},
                             {"kr", Word::kNoYearAfter},
                             {"tkr", Word::kNoYearAfter},
                             {"mnkr", Word::kNoYearAfter},
                             {"mkr", Word::kNoYearAfter},
                             {"miljoner", Word::kNoYearAfter},
                             {"miljarder", Word::kNoYearAfter},
                             {"procent", Word::kNoYearAfter},
                             {"euro", Word::kNoYearAfter},
                             {"personer", Word::kNoYearAfter},
                             {"meter", Word::kNoYearAfter},
                             {"km", Word::kNoYearAfter},
                             {"hektar", Word::kNoYearAfter},
                             {"platser", Word::kNoYearAfter},
                             {"elever", Word::kNoYearAfter},
                             {"timmar", Word::kNoYearAfter},
                             {"stycken", Word::kNoYearAfter},
                             {"st", Word::kNoYearAfter},
                             {"ton", Word::kNoYearAfter},
                             {"mw", Word::kNoYearAfter},
                             {"gwh", Word::kNoYearAfter},
                             {"invånare", Word::kNoYearAfter},
                             {"deltagare", Word::kNoYearAfter},
                             {"företag", Word::kNoYearAfter},
                             {"ärenden", Word::kNoYearAfter},
                             {"anställda", Word::kNoYearAfter},
                             {"studenter", Word::kNoYearAfter},
                             {"barn", Word::kNoYearAfter}};

// What ends the words of an event (`sex månader efter att rättning införts | i de delar …`).
constexpr std::string_view kStops[] = {
    "i",          "på",          "vid",          "till",          "för",          "inom",       "om",
    "med",        "genom",       "ska",          "skall",         "bör",          "får",        "samt",
    "och",        "men",         "dock",         "som",           "lämna",        "lämnas",     "redovisa",
    "redovisas",  "delredovisa", "slutredovisa", "slutredovisas", "delredovisas", "rapportera", "rapporteras",
    "återbetala", "återbetalas", "inkomma",      "överlämna",     "inrätta",      "under",      "enligt",
    "eller",      "respektive"};

// A month without day and year is a date after these (`i mars`), not elsewhere.
constexpr std::string_view kBeforeMonth[] = {"i",     "under", "senast", "av",         "före",     "efter",
                                             "innan", "från",  "till",   "fram",       "tidigast", "mellan",
                                             "och",   "samt",  "eller",  "respektive", "perioden"};

}  // namespace

std::string_view rhythm_name(Rhythm rhythm) {
  switch (rhythm) {
    case Rhythm::kYearly:
      return "yearly";
    case Rhythm::kHalfYearly:
      return "half-yearly";
    case Rhythm::kQuarterly:
      return "quarterly";
    case Rhythm::kMonthly:
      return "monthly";
    case Rhythm::kBiennial:
      return "biennial";
    case Rhythm::kNone:
      break;
  }
  return "";
}

void Words::add(Vocabulary& vocabulary, std::string_view word, Word kind, std::uint8_t value) {
  table_.set(vocabulary.add(word),
             static_cast<std::uint16_t>(static_cast<unsigned>(kind) | static_cast<unsigned>(value) << 8U));
}

void Words::add_numbers(Vocabulary& vocabulary) {
  constexpr std::string_view kTeens[] = {"",        "första",    "andra",     "tredje",   "fjärde",   "femte",
                                         "sjätte",  "sjunde",    "åttonde",   "nionde",   "tionde",   "elfte",
                                         "tolfte",  "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde",
                                         "artonde", "nittonde",  "tjugonde"};
  for (std::uint8_t n = 1; n <= 20; ++n) add(vocabulary, kTeens[n], Word::kOrdinal, n);
  for (std::uint8_t n = 1; n <= 9; ++n)
    add(vocabulary, "tjugo" + std::string(kTeens[n]), Word::kOrdinal, static_cast<std::uint8_t>(20 + n));
  add(vocabulary, "trettionde", Word::kOrdinal, 30);
  add(vocabulary, "trettioförsta", Word::kOrdinal, 31);
  add(vocabulary, "sista", Word::kOrdinal, 32);
  add(vocabulary, "förste", Word::kOrdinal, 1);
  constexpr std::string_view kCounts[] = {"en",   "ett",     "två",    "tre",   "fyra",  "fem",
                                          "sex",  "sju",     "åtta",   "nio",   "tio",   "elva",
                                          "tolv", "fjorton", "femton", "arton", "tjugo", "trettio"};
  for (const auto count : kCounts)
    add(vocabulary, count, Word::kCount, static_cast<std::uint8_t>(*cardinal_value(count)));
}

Words::Words(Vocabulary& vocabulary) {
  add_numbers(vocabulary);  // First: `andra` and the like may get another meaning below.
  for (const auto& entry : kMonths) add(vocabulary, entry.word, entry.kind, entry.value);
  for (std::uint8_t from = 1; from <= 12; ++from)
    for (std::uint8_t to = 1; to <= 12; ++to)
      if (from != to)
        add(vocabulary, std::string(kMonthNames[from - 1]) + std::string(kMonthNames[to - 1]), Word::kMonthPair,
            static_cast<std::uint8_t>(from * 16 + to));
  for (const auto& entry : kParts) add(vocabulary, entry.word, entry.kind, entry.value);
  for (const auto& entry : kEventWords) add(vocabulary, entry.word, entry.kind, entry.value);
  for (const auto& entry : kOthers) add(vocabulary, entry.word, entry.kind, entry.value);
  for (const auto word : kStops) stops_.set(vocabulary.add(word), true);
  for (const auto word : kBeforeMonth) opens_month_.set(vocabulary.add(word), true);
  comma = vocabulary.add(",");
  stop = vocabulary.add(".");
  colon = vocabulary.intern(":");
  slash = vocabulary.add("/");
  hyphen = vocabulary.intern("-");
  section = vocabulary.add("§");
  gang = vocabulary.add("gång");
  ganger = vocabulary.add("gånger");
  a = vocabulary.add("a");
  e = vocabulary.add("e");
  l = vocabulary.add("l");
  i = vocabulary.add("i");
  o = vocabulary.add("o");
  m = vocabulary.add("m");
  t = vocabulary.add("t");
  fr = vocabulary.add("fr");
  year = vocabulary.add("år");
  samband = vocabulary.add("samband");
  anslutning = vocabulary.add("anslutning");
  apostrophe = vocabulary.add("'");
}

}  // namespace uppdrag::dates
