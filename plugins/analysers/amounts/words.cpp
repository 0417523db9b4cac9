// SPDX-License-Identifier: GPL-3.0-or-later
// The word lists of the scanner of amounts.
#include "words.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "uppdrag/text/numbers.h"

namespace uppdrag::amounts {
namespace {

constexpr std::array<std::string_view, 21> kCurrencies = {"SEK", "öre", "EUR", "USD", "GBP", "NOK", "DKK",
                                                          "CHF", "JPY", "CNY", "AUD", "CAD", "ISK", "HKD",
                                                          "XDR", "PLN", "CZK", "RUB", "INR", "EEK", "ZAR"};
enum : std::uint8_t {
  kEur = 2,
  kUsd,
  kGbp,
  kNok,
  kDkk,
  kChf,
  kJpy,
  kCny,
  kAud,
  kCad,
  kIsk,
  kHkd,
  kXdr,
  kPln,
  kCzk,
  kRub,
  kInr,
  kEek,
  kZar
};

struct Entry {
  std::string_view word;
  Role role;
  std::uint8_t currency = 0;
  std::uint8_t exponent = 0;
  std::int64_t value = 0;
  std::uint8_t traits = 0;
};

// Words as fold_word() gives them.
constexpr Entry kEntries[] = {
    {"en", Role::kOne},
    {"ett", Role::kOne},
    {"halv", Role::kPart, 0, 0, 50},
    {"halvt", Role::kPart, 0, 0, 50},
    {"kvarts", Role::kPart, 0, 0, 25},
    {"halvannan", Role::kOneAndHalf},
    {"dryg", Role::kVague},
    {"drygt", Role::kVague},
    {"knapp", Role::kVague},
    {"knappt", Role::kVague},
    {"miljon", Role::kScale, 0, 6},
    {"miljoner", Role::kScale, 0, 6},
    {"miljonerna", Role::kScale, 0, 6},
    {"milj", Role::kScale, 0, 6},
    {"mn", Role::kScale, 0, 6},
    {"mln", Role::kScale, 0, 6},
    {"mio", Role::kScale, 0, 6},
    {"million", Role::kScale, 0, 6},
    {"miljard", Role::kScale, 0, 9},
    {"miljarder", Role::kScale, 0, 9},
    {"miljarderna", Role::kScale, 0, 9},
    {"md", Role::kScale, 0, 9},
    {"mdr", Role::kScaledUnit, 0, 9},
    {"billion", Role::kScale, 0, 9},
    {"biljon", Role::kScale, 0, 12},
    {"biljoner", Role::kScale, 0, 12},
    {"tkr", Role::kScaledUnit, 0, 3},
    {"kkr", Role::kScaledUnit, 0, 3},
    {"tsek", Role::kScaledUnit, 0, 3},
    {"ksek", Role::kScaledUnit, 0, 3},
    {"mkr", Role::kScaledUnit, 0, 6},
    {"mnkr", Role::kScaledUnit, 0, 6},
    {"mnsek", Role::kScaledUnit, 0, 6},
    {"msek", Role::kScaledUnit, 0, 6},
    {"milkr", Role::kScaledUnit, 0, 6},
    {"mljkr", Role::kScaledUnit, 0, 6},
    {"mdkr", Role::kScaledUnit, 0, 9},
    {"mdsek", Role::kScaledUnit, 0, 9},
    {"mdrkr", Role::kScaledUnit, 0, 9},
    {"meur", Role::kScaledUnit, kEur, 6},
    {"meuro", Role::kScaledUnit, kEur, 6},
    {"musd", Role::kScaledUnit, kUsd, 6},
    {"kr", Role::kUnit},
    {"krona", Role::kUnit},
    {"kronan", Role::kUnit},
    {"kronor", Role::kUnit},
    {"kronorna", Role::kUnit},
    {"kronors", Role::kUnit},
    {"konor", Role::kUnit},
    {"kornor", Role::kUnit},
    {"kroner", Role::kUnit},
    {"kronornas", Role::kUnit},
    {"sek", Role::kUnit, 0, 0, 0, kCode},
    {"euro", Role::kUnit, kEur},
    {"eur", Role::kUnit, kEur, 0, 0, kCode},
    {"€", Role::kUnit, kEur, 0, 0, kCode},
    {"dollar", Role::kUnit, kUsd},
    {"usdollar", Role::kUnit, kUsd},
    {"usd", Role::kUnit, kUsd, 0, 0, kCode},
    {"$", Role::kUnit, kUsd, 0, 0, kCode},
    {"pund", Role::kUnit, kGbp},
    {"gbp", Role::kUnit, kGbp, 0, 0, kCode},
    {"£", Role::kUnit, kGbp, 0, 0, kCode},
    {"nok", Role::kUnit, kNok, 0, 0, kCode},
    {"dkk", Role::kUnit, kDkk, 0, 0, kCode},
    {"chf", Role::kUnit, kChf, 0, 0, kCode},
    {"franc", Role::kUnit, kChf},
    {"schweizerfranc", Role::kUnit, kChf},
    {"pln", Role::kUnit, kPln, 0, 0, kCode},
    {"zloty", Role::kUnit, kPln},
    {"czk", Role::kUnit, kCzk, 0, 0, kCode},
    {"rub", Role::kUnit, kRub, 0, 0, kCode},
    {"rubel", Role::kUnit, kRub},
    {"inr", Role::kUnit, kInr, 0, 0, kCode},
    {"rupier", Role::kUnit, kInr},
    {"eek", Role::kUnit, kEek, 0, 0, kCode},
    {"zar", Role::kUnit, kZar, 0, 0, kCode},
    {"yen", Role::kUnit, kJpy},
    {"jpy", Role::kUnit, kJpy, 0, 0, kCode},
    {"yuan", Role::kUnit, kCny},
    {"cny", Role::kUnit, kCny, 0, 0, kCode},
    {"aud", Role::kUnit, kAud, 0, 0, kCode},
    {"cad", Role::kUnit, kCad, 0, 0, kCode},
    {"isk", Role::kUnit, kIsk, 0, 0, kCode},
    {"hkd", Role::kUnit, kHkd, 0, 0, kCode},
    {"sdr", Role::kUnit, kXdr},
    {"dragningsrätter", Role::kUnit, kXdr},
    {"öre", Role::kMinorUnit, kOre},
    {"svenska", Role::kUnitColour, kSek},
    {"norska", Role::kUnitColour, kNok},
    {"danska", Role::kUnitColour, kDkk},
    {"isländska", Role::kUnitColour, kIsk},
    {"amerikanska", Role::kUnitColour, kUsd},
    {"kanadensiska", Role::kUnitColour, kCad},
    {"australiska", Role::kUnitColour, kAud},
    {"brittiska", Role::kUnitColour, kGbp},
    {"schweiziska", Role::kUnitColour, kChf},
    {"särskilda", Role::kUnitColour, kXdr},
    {"nya", Role::kUnitColour, kSek},
    {"extra", Role::kUnitColour, kSek},
};

struct TraitList {
  Trait trait;
  std::string_view
      words;  // Split at spaces; `x*` is every word that starts with x, `*x*` every word that has it inside.
};

constexpr TraitList kTraits[] = {
    {kMoney,
     "avsätt* avsatt* avsat* satsa* satsning* tillför* fördela* bidrag* statsbidrag* stöd* medel* medlen* anslag* "
     "anslå* kostna* kosta* "
     "utgift* budget* invester* bevilja* öronmärk* betala* utbetal* pengar* kapital* kredit* tilldela* finans* "
     "stimulans* "
     "skatt* intäkt* besparing* överskott* underskott* omsätt* kronor kr euro dollar belopp* ersättning* garanti* lån* "
     "utlåning* "
     "bistånd* försvarsanslag* donera* donation* merkostnad* ekonomi* tillskott* tilldelning* prislapp* beställning* "
     "ram* "
     "kapitaltillskott* förstärkning* förstärk* skjuts miljardsatsning* miljonsatsning* stärk* överlåter allokera* "
     "disponera* använda "
     "*kostnad* *bidrag* *anslag* *budget* *invester* *satsning* *stimulans*"},
    {kAfter,
     "i till för på per om under från och samt respektive eller år åren årligen årligt mer mindre extra av ska skall "
     "får kan bör kommer "
     "blir är var har hade går gick avser avsåg avses att som varav inom vid jämfört mot med nästa ytterligare vilket "
     "vilka de den det "
     "därtill dessutom redan årets totalt sammanlagt sammantaget vardera efter mellan fram fr t genom via ut in nu när "
     "då där över "
     "varje perår kvar utgör utgjorde innebär motsvarar men än medan samtidigt dock åt hos ur plus minus inklusive "
     "exklusive utöver "
     "före sedan tidigare därefter årlig enligt utan omfattar gäller rör permanenta riktas satsas avsätts fördelas "
     "tillförs betalas "
     "används användas fördelats avsatts avsatta avsedda tilldelas tillskjuts skjuts lagts läggs anslås föreslås "
     "beräknas bedöms "
     "utbetalas avsattes avsättas användes begärts ges gavs tas direkt vara utgjordes bidrar bidrog gör mellan delas"},
    {kNumbering,
     "anslagspost anslagsposten anslagsposterna ap utgiftsområde utgiftsområdet uo delpost delposten punkt punkten "
     "punkterna artikel "
     "artiklarna bilaga bilagan kapitel kap paragraf nr nummer sida sidan s mål målen delmål delmålet etapp etappen "
     "steg årskurs klass "
     "kategori tabell figur avsnitt post posten bankgiro bankgirot plusgiro postgiro bankgirokonto telefon tel konto "
     "kontot dnr rum box "
     "rad kolumn del delen version fas fasen zon riksväg väg e vecka v kl klockan den"},
    {kAnd, "och samt respektive eller resp"},
    {kPeople,
     "människor personer invånare barn elever hushåll företag patienter flyktingar kvinnor män ton liter hektar "
     "nedladdningar besökare "
     "doser besök vuxna unga äldre"},
    {kThousands, "tusentals tusental tusen"},
};

// Stretches of time after `per`.
constexpr std::string_view kYearWords = "år helår budgetår kalenderår verksamhetsår läsår";
constexpr std::string_view kTimeWords =
    "månad månaden kalendermånad vecka dag dygn timme timma kvartal halvår tertial termin minut sekund kväll natt";

// In the head of a column that counts no money.
constexpr std::string_view kCountingWords =
    "antal antalet andel andelen procent % deltagare dnr diarienummer nr nummer timmar årsarbetskrafter anställda "
    "datum "
    "sida poäng index kön ålder";

struct NamedWord {
  WordId WordInfos::Words::*member;
  const char* word;
};

constexpr NamedWord kNamedWords[] = {
    {&WordInfos::Words::dash, "-"},
    {&WordInfos::Words::comma, ","},
    {&WordInfos::Words::stop, "."},
    {&WordInfos::Words::colon, ":"},
    {&WordInfos::Words::slash, "/"},
    {&WordInfos::Words::left, "("},
    {&WordInfos::Words::right, ")"},
    {&WordInfos::Words::och, "och"},
    {&WordInfos::Words::en, "en"},
    {&WordInfos::Words::till, "till"},
    {&WordInfos::Words::fran, "från"},
    {&WordInfos::Words::mellan, "mellan"},
    {&WordInfos::Words::inte, "inte"},
    {&WordInfos::Words::ej, "ej"},
    {&WordInfos::Words::ar, "år"},
    {&WordInfos::Words::arligen, "årligen"},
    {&WordInfos::Words::arliga, "årliga"},
    {&WordInfos::Words::arlig, "årlig"},
    {&WordInfos::Words::per, "per"},
    {&WordInfos::Words::perar, "perår"},
    {&WordInfos::Words::vardera, "vardera"},
    {&WordInfos::Words::varav, "varav"},
    {&WordInfos::Words::a, "à"},
    {&WordInfos::Words::half, "½"},
    {&WordInfos::Words::om, "om"},
    {&WordInfos::Words::aret, "året"},
    {&WordInfos::Words::varje, "varje"},
    {&WordInfos::Words::i, "i"},
    {&WordInfos::Words::respektive, "respektive"},
    {&WordInfos::Words::minus, "minus"},
    {&WordInfos::Words::l, "l"},
    {&WordInfos::Words::star, "*"},
    {&WordInfos::Words::apostrophe, "'"},
};

struct Prefix {
  std::string_view text;
  Trait trait;
};

struct Tables {
  std::unordered_map<std::string_view, WordInfo> words;
  std::vector<Prefix> prefixes;
  std::vector<Prefix> inner;
};

const Tables& tables() {
  static const Tables tables = [] {
    Tables t;
    for (const Entry& e : kEntries) t.words[e.word] = {e.role, e.traits, e.currency, e.exponent, e.value};
    for (const TraitList& list : kTraits)
      each_part(list.words, ' ', [&](std::string_view word) {
        if (word.starts_with('*')) {
          t.inner.push_back({word.substr(1, word.size() - 2), list.trait});
        } else if (word.ends_with('*')) {
          t.prefixes.push_back({word.substr(0, word.size() - 1), list.trait});
        } else {
          WordInfo& info = t.words[word];
          info.traits = static_cast<std::uint8_t>(info.traits | list.trait);
        }
      });
    return t;
  }();
  return tables;
}

}  // namespace

std::string_view currency_name(std::uint8_t currency) { return kCurrencies[currency]; }

WordInfos::WordInfos(Vocabulary& v) {
  kinds_.emplace_back();
  for (const NamedWord& named : kNamedWords) words_.*named.member = v.add(named.word);
  each_part(kYearWords, ' ', [&](std::string_view word) { time_.set(v.add(word), 2); });
  each_part(kCountingWords, ' ', [&](std::string_view word) { counting_.set(v.add(word), true); });
  each_part(kTimeWords, ' ', [&](std::string_view word) { time_.set(v.add(word), 1); });
  update(v);
}

std::uint16_t WordInfos::add_kind(const WordInfo& info) {
  const auto same = [&](const WordInfo& k) {
    return k.role == info.role && k.traits == info.traits && k.currency == info.currency &&
           k.exponent == info.exponent && k.value == info.value;
  };
  const auto it = std::find_if(kinds_.begin(), kinds_.end(), same);
  if (it != kinds_.end()) return static_cast<std::uint16_t>(it - kinds_.begin());
  kinds_.push_back(info);
  return static_cast<std::uint16_t>(kinds_.size() - 1);
}

std::uint16_t WordInfos::kind_of(std::string_view word) {
  const Tables& t = tables();
  WordInfo info;
  if (const auto it = t.words.find(word); it != t.words.end()) info = it->second;
  for (const Prefix& prefix : t.prefixes)
    if (word.starts_with(prefix.text)) info.traits = static_cast<std::uint8_t>(info.traits | prefix.trait);
  for (const Prefix& part : t.inner)
    if (word.find(part.text) != std::string_view::npos)
      info.traits = static_cast<std::uint8_t>(info.traits | part.trait);
  if (info.role == Role::kNone) {
    if (const auto value = cardinal_value(word)) {
      info.role = Role::kNumber;
      info.value = *value;
    }
  }
  return info.role == Role::kNone && info.traits == 0 ? 0 : add_kind(info);
}

void WordInfos::update(const Vocabulary& vocabulary) {
  for (std::size_t id = kind_of_.size(); id < vocabulary.size(); ++id) {
    const std::string_view word = vocabulary.word(static_cast<WordId>(id));
    const bool digits = !word.empty() && word[0] >= '0' && word[0] <= '9';
    const std::uint16_t kind = digits ? std::uint16_t{0} : kind_of(word);
    const Role role = kinds_[kind].role;
    kind_of_.push_back(kind);
    starts_.push_back(digits || role == Role::kNumber || role == Role::kOne || role == Role::kPart ||
                      role == Role::kOneAndHalf || word == "l");
  }
}

}  // namespace uppdrag::amounts
