// SPDX-License-Identifier: GPL-3.0-or-later
#include "word_forms.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace uppdrag::knowledge {
namespace {

// Forms that no ending explains: plurals with another vowel, and `år`, whose stem is too short for any rule.
constexpr std::array<std::pair<std::string_view, std::string_view>, 36> kIrregular = {{
    {"bröder", "bror"},   {"bröderna", "bror"},  {"bröders", "bror"},     {"böcker", "bok"},     {"böckerna", "bok"},
    {"böckers", "bok"},   {"döttrar", "dotter"}, {"döttrarna", "dotter"}, {"fäder", "far"},      {"fäderna", "far"},
    {"fäders", "far"},    {"länder", "land"},    {"länderna", "land"},    {"ländernas", "land"}, {"länders", "land"},
    {"män", "man"},       {"männen", "man"},     {"männens", "man"},      {"mäns", "man"},       {"mödrar", "mor"},
    {"mödrarna", "mor"},  {"mödrars", "mor"},    {"nätter", "natt"},      {"nätterna", "natt"},  {"städer", "stad"},
    {"städerna", "stad"}, {"städernas", "stad"}, {"städers", "stad"},     {"söner", "son"},      {"sönerna", "son"},
    {"tänder", "tand"},   {"tänderna", "tand"},  {"åren", "år"},          {"årens", "år"},       {"året", "år"},
    {"årets", "år"},
}};
static_assert(std::is_sorted(kIrregular.begin(), kIrregular.end()));

// Headwords of the lexicon that are forms of another word: comparison with another stem, plurals with another vowel.
constexpr std::array<std::pair<std::string_view, std::string_view>, 34> kRelated = {{
    {"större", "stor"},    {"störst", "stor"},    {"bättre", "bra"},    {"bättre", "god"},  {"bäst", "bra"},
    {"bäst", "god"},       {"sämre", "dålig"},    {"sämst", "dålig"},   {"mindre", "liten"}, {"minst", "liten"},
    {"små", "liten"},      {"lilla", "liten"},    {"äldre", "gammal"},  {"äldst", "gammal"}, {"gamla", "gammal"},
    {"yngre", "ung"},      {"yngst", "ung"},      {"högre", "hög"},     {"högst", "hög"},    {"lägre", "låg"},
    {"lägst", "låg"},      {"längre", "lång"},    {"längst", "lång"},   {"tyngre", "tung"},  {"tyngst", "tung"},
    {"färre", "få"},       {"fler", "många"},     {"flera", "många"},   {"flest", "många"},  {"värre", "dålig"},
    {"värst", "dålig"},    {"grövre", "grov"},    {"grövst", "grov"},   {"ledamöter", "ledamot"},
}};

// Verbs with another vowel in the past, and nouns and adjectives whose forms the lexicon does not join: headword, colon,
// forms. Verbs also behind a particle: `bidrog` is of `bidra`.
constexpr std::string_view kVerbs =
    "be: ber bad bett beds; binda: binder band bundit binds; bita: biter bet bitit; bjuda: bjuder bjöd bjudit bjuds; "
    "bli: blir blev blivit; bryta: bryter bröt brutit bryts; bära: bär bar burit bärs; böra: bör borde bort; dra: drar "
    "drog dragit dras dragits; driva: driver drev drivit drivs drevs drivits; falla: faller föll fallit; fara: far for "
    "farit; finna: finner fann funnit finns fanns funnits; få: får fick fått fås; försvinna: försvinner försvann "
    "försvunnit; ge: ger gav gett givit ges gavs getts givits giva; gripa: griper grep gripit grips; gå: går gick gått; "
    "göra: gör gjorde gjort görs gjordes gjorts; hinna: hinner hann hunnit; hålla: håller höll hållit hålls hölls "
    "hållits; hänga: hänger hängde hängt; komma: kommer kom kommit; kunna: kan kunde kunnat; le: ler log lett; ligga: "
    "ligger låg legat; lida: lider led lidit; låta: låter lät låtit; lägga: lägger lade lagt läggs lades lagts; måla: "
    "målar målade; njuta: njuter njöt njutit; nysa: nyser; rida: rider red ridit; riva: river rev rivit rivs; se: ser "
    "såg sett ses sågs setts; sitta: sitter satt suttit; sjunka: sjunker sjönk sjunkit; skilja: skiljer skilde skilt "
    "skiljs skildes; skina: sken skinit; skjuta: skjuter sköt skjutit skjuts sköts skjutits; skriva: skriver skrev "
    "skrivit skrivs skrevs skrivits; skära: skär skar skurit skärs; slippa: slipper slapp sluppit; slita: sliter slet "
    "slitit; slå: slår slog slagit slås slogs slagits; smyga: smög smugit; sova: sover sov sovit; springa: "
    "springer sprang sprungit; sprida: sprider spred spridde spridit spritt sprids spreds; stiga: stiger steg stigit; "
    "stjäla: stjäl stal stulit stjäls; strida: strider stred stridit; stå: står stod stått; stödja: stöder stödjer stödde "
    "stött stöds stöddes stödjas; suga: sög sugit; svara: svarar svarade svarat; svälja: sväljer svalde; säga: säger sade "
    "sa sagt sägs sades sagts; sälja: säljer sålde sålt säljs såldes sålts; sätta: sätter satte satt sätts sattes satts; "
    "ta: tar tog tagit tas togs tagits taga; tiga: tiger teg; tvinga: tvingar tvang tvungit; töja: töjer töjde; veta: vet "
    "visste vetat; vika: viker vek vikit; vinna: vinner vann vunnit vinns; vilja: vill ville velat; vrida: vrider vred "
    "vridit; välja: väljer valde valt väljs valdes valts; vänja: vänjer vande vant; växa: växer växte växt vuxit; äta: "
    "äter åt ätit; dölja: döljer dolde dolt döljs; följa: följer följde följt följs följdes följts; glädja: gläder gladde "
    "glatt; svika: sviker svek svikit; kliva: kliver klev klivit; knyta: knyter knöt knutit knyts; flyta: flyter flöt "
    "flutit; bedra: bedrar bedrog bedragit; lyda: lyder löd; ljuga: ljuger ljög ljugit; frysa: fryser frös frusit; skryta: "
    "skröt; sluta: slöt slutit sluts; krypa: kröp krupit; dricka: dricker drack druckit; sticka: sticker stack stuckit; "
    "spricka: spricker sprack spruckit; brinna: brinner brann brunnit; rinna: rinner rann runnit; spinna: spann spunnit; "
    "klinga: klang; sjunga: sjunger sjöng sjungit; tjuta: tjöt; vittna: vittnar; gälla: gäller gällde gällt; ställa: "
    "ställer ställde ställt ställs ställdes ställts; ";
constexpr std::string_view kOthers =
    "bror: brodern broderns bröder bröderna; far: fadern faderns fäder fäderna; mor: modern moderns mödrar mödrarna; god: "
    "gott goda bättre bäst bästa; liten: litet lilla små smått mindre minst minsta; hög: högt höga; regel: regler reglerna "
    "reglers reglernas; vän: vännen vänner vännerna vänners vännernas; ansökan: ansökningar ansökningarna ansökningars; "
    "förfrågan: förfrågningar förfrågningarna; tillverkan: tillverkningar; början: början; medel: medlet medlen medlens; "
    "meddelande: meddelandet meddelandets meddelanden meddelandena meddelandenas; få: färre; många: fler flera flest; "
    "ledamot: ledamöter ledamöterna ledamöters ledamöternas; budget: budgeter budgeterna budgeters budgeternas; ";
constexpr std::array<std::string_view, 32> kParticles = {
    "an",   "av",    "be",     "bi",    "bort", "del",  "efter", "er",   "fast", "fram",  "från",
    "för",  "före",  "genom",  "god",   "in",   "inne", "med",   "miss", "mot",  "ned",   "om",
    "på",   "sam",   "samman", "till",  "under", "upp",  "ut",   "vidare", "åter", "över",
};

class IrregularForms {
 public:
  IrregularForms() {
    read(kVerbs, verbs_);
    read(kOthers, others_);
  }
  // Headwords of `folded` by these tables.
  void add_to(std::string_view folded, std::vector<std::string>& out) const {
    const auto add = [&out](const std::string& before, std::string_view head) {
      std::string whole = before + std::string{head};
      if (std::find(out.begin(), out.end(), whole) == out.end()) out.push_back(std::move(whole));
    };
    for (const auto* table : {&verbs_, &others_}) {
      for (auto [at, end] = table->equal_range(folded); at != end; ++at) add("", at->second);
    }
    for (const std::string_view particle : kParticles) {
      if (!folded.starts_with(particle)) continue;
      const std::string_view rest = folded.substr(particle.size());
      if (rest.size() < 3) continue;
      for (auto [at, end] = verbs_.equal_range(rest); at != end; ++at) add(std::string{particle}, at->second);
    }
  }

 private:
  using Table = std::multimap<std::string_view, std::string_view>;
  static void read(std::string_view text, Table& table) {
    for (std::size_t at = 0; at < text.size();) {
      const auto end = text.find("; ", at);
      const std::string_view entry = text.substr(at, end - at);
      const auto colon = entry.find(": ");
      const std::string_view head = entry.substr(0, colon);
      for (std::size_t form = colon + 2; form < entry.size();) {
        const auto space = std::min(entry.find(' ', form), entry.size());
        table.emplace(entry.substr(form, space - form), head);
        form = space + 1;
      }
      at = end == std::string_view::npos ? text.size() : end + 2;
    }
  }
  Table verbs_;
  Table others_;
};

// Words without forms, which are everywhere in a text: one that the stemmer lumps with a word of weight (`inte` with
// `interna`, `vidare` with `vid`, `vara` with `varor`) would bring every document. Sorted.
constexpr std::array<std::string_view, 104> kSmallWords = {
    "alla",     "allt",   "andra",  "annan",  "annars", "annat",  "att",   "av",    "bland", "de",    "dem",   "den",
    "denna",    "deras",  "dess",   "dessa",  "det",    "detta",  "du",    "där",   "då",    "efter", "ej",    "eller",
    "en",       "enligt", "er",     "ett",    "fram",   "från",   "för",   "före",  "genom", "ha",    "han",   "har",
    "hon",      "hos",    "hur",    "här",    "i",      "in",     "inför", "ingen", "innan", "inne",  "inom",  "inte",
    "intet",    "jag",    "kan",    "med",    "medan",  "mellan", "men",   "mer",   "mera",  "mest",  "mot",   "nu",
    "när",      "nära",   "någon",  "något",  "några",  "och",    "också", "om",    "oss",   "på",    "redan", "samt",
    "samtliga", "sedan",  "sig",    "sin",    "sina",   "sitt",   "ska",   "som",   "så",    "sådan", "till",  "tills",
    "under",    "upp",    "ut",     "utan",   "vad",    "var",    "vara",  "varje", "vars",  "vi",    "via",   "vid",
    "vidare",   "vilka",  "vilken", "vilket", "än",     "är",     "även",  "över",
};
static_assert(std::is_sorted(kSmallWords.begin(), kSmallWords.end()));

// Persons in -iker are another word than the trade in -ik. `fabriker` and `rubriker` are plain plurals, not here.
constexpr std::array<std::string_view, 13> kPersons = {
    "politiker", "kritiker",     "akademiker", "historiker", "mekaniker",  "elektriker",  "statistiker",
    "musiker",   "informatiker", "fysiker",    "kemiker",    "diabetiker", "alkoholiker",
};

constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t letters(std::string_view word) {
  return word.size() - static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_continuation));
}

bool has_vowel(std::string_view word) {
  if (word.find_first_of("aeiouy") != std::string_view::npos) return true;
  for (const std::string_view vowel : {"å", "ä", "ö", "é", "ü"}) {
    if (word.find(vowel) != std::string_view::npos) return true;
  }
  return false;
}

template <typename Endings>
bool ends_with_any(std::string_view word, const Endings& endings) {
  return std::any_of(std::begin(endings), std::end(endings), [word](std::string_view e) { return word.ends_with(e); });
}
bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [word](std::string_view e) { return word.ends_with(e); });
}

// Takes `ending` off when a stem of at least `least` letters with a vowel is left.
bool take(std::string_view& word, std::string_view ending, std::size_t least) {
  if (!word.ends_with(ending)) return false;
  const std::string_view rest = word.substr(0, word.size() - ending.size());
  if (letters(rest) < least || !has_vowel(rest)) return false;
  word = rest;
  return true;
}

// Endings that Xapian's stemmer does not know. At most one, and the genitive -s behind it.
void take_missing_endings(std::string_view& word) {
  if (letters(word) >= 6 && ends_with_any(word, {"ens", "ets", "nas", "ors", "ars", "ers"})) word.remove_suffix(1);
  if (word.ends_with("et")) {
    // -het and -itet make nouns; `budget` and `paket` are whole.
    if (!ends_with_any(word, {"het", "vitet", "litet", "citet", "ritet", "sitet", "titet", "ditet", "nitet", "budget",
                              "paket", "internet", "planet", "alfabet", "magnet"}))
      take(word, "et", 3);
    return;
  }
  // `områdena` -> `område`; not after r and n (`förena`, `rena`).
  if (ends_with_any(word, {"dena", "tena", "lena", "kena", "gena", "jena"}) && letters(word) >= 6) {
    word.remove_suffix(2);
    return;
  }
  if (letters(word) >= 6 && ends_with_any(word, {"gin", "omin", "emin", "orin", "strin", "ratin", "antin", "rafin",
                                                 "sofin", "onin", "odin"})) {
    word.remove_suffix(1);
    return;
  }
  if (!ends_with_any(word, {"plan", "organ", "stan", "roman", "veteran"})) take(word, "an", 4);
}

// The singular of persons in -iker and of things in -ator, -ktor and -itor, or nothing: words that keep their ending.
std::string_view whole_word(std::string_view word) {
  // Forms of another word by the lexicon, which nobody means: `lager` of `lag`.
  for (const std::string_view whole : {"internet", "lager"}) {
    if (word == whole || (word.size() == whole.size() + 1 && word.starts_with(whole) && word.ends_with('s'))) return whole;
  }
  for (const std::string_view ending : {"", "s", "n", "ns", "na", "nas"}) {
    if (!word.ends_with(ending)) continue;
    const std::string_view rest = word.substr(0, word.size() - ending.size());
    if (ends_with_any(rest, kPersons)) return rest;
  }
  for (const std::string_view ending : {"", "s", "n", "ns", "er", "ers", "erna", "ernas"}) {
    if (!word.ends_with(ending)) continue;
    const std::string_view rest = word.substr(0, word.size() - ending.size());
    if (letters(rest) >= 6 && ends_with_any(rest, {"ator", "ktor", "itor"})) return rest;
  }
  return {};
}

std::string_view irregular(std::string_view word) {
  const auto at = std::lower_bound(kIrregular.begin(), kIrregular.end(), word,
                                   [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  return at != kIrregular.end() && at->first == word ? at->second : word;
}


void add_once(std::vector<std::string>& list, std::string text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

// Of a headword. No stem begins so.
std::string key_of(std::string_view head) { return "=" + std::string{head}; }

}  // namespace

WordForms::WordForms(const Lexicon& lexicon) : lexicon_(lexicon), compounds_(lexicon), stem_("sv") {}

std::string WordForms::stem_twice(const std::string& word) {
  std::string stem = stem_(word);
  if (stem.size() >= word.size() || !(stem.ends_with('s') || stem.ends_with("at"))) return stem;
  // Only behind the endings of nouns: `insats` itself loses its s here, and must not lose more.
  const std::string_view taken = std::string_view{word}.substr(stem.size());
  if (taken.starts_with("e") || taken.starts_with("ar") || taken.starts_with("or"))
    return taken.size() > 1 ? stem_(stem) : stem;
  return stem;
}

std::string WordForms::stem(std::string_view folded) {
  std::string_view word = irregular(folded);
  take_missing_endings(word);
  return stem_twice(std::string{word});
}

std::vector<std::string> WordForms::headwords(std::string_view folded) const {
  std::vector<std::string> out;
  LexiconEntry entry;
  const auto add = [&out](std::string_view head) {
    bool related = false;
    for (const auto& [form, other] : kRelated) {
      if (form != head) continue;
      add_once(out, std::string{other});
      related = true;
    }
    if (!related) add_once(out, std::string{head});
  };
  if (const std::string_view base = irregular(folded); base != folded) add(base);
  static const IrregularForms irregulars;
  irregulars.add_to(folded, out);
  // What only begins compounds is no form of its own: `läns`.
  if (lexicon_.find(folded, entry) && entry.word) {
    for (const std::string& head : entry.heads) add(head);
  }
  if (folded.ends_with('s') && folded.size() > 3 && lexicon_.find(folded.substr(0, folded.size() - 1), entry) && entry.word &&
      (entry.noun || entry.name || out.empty())) {
    for (const std::string& head : entry.heads) add(head);
  }
  // A plural that the lexicon derives from a verb only, though it has the noun: `åtgärder` (`åtgärda`) of `åtgärd`.
  std::string_view base = folded.ends_with('s') ? folded.substr(0, folded.size() - 1) : folded;
  if (base.ends_with("na")) base.remove_suffix(2);
  if (base.ends_with("er") && !out.empty()) {
    const std::string noun{base.substr(0, base.size() - 2)};
    if (lexicon_.find(noun + "erna", entry) && !entry.is_head(noun) && !entry.is_head(base) && lexicon_.find(noun, entry) && entry.noun &&
        entry.is_head(noun))
      add(noun);
  }
  return out;
}

std::vector<std::string> WordForms::keys(std::string_view folded, const std::vector<CompoundPart>& parts) {
  std::vector<std::string> out;
  for (const std::string& head : headwords(folded)) out.push_back(key_of(head));
  if (out.empty() && !parts.empty()) {
    const std::string before{folded.substr(0, folded.size() - parts.back().text.size())};
    for (const std::string& head : parts.back().heads) add_once(out, key_of(before + head));
  }
  if (out.empty()) out.push_back(stem(folded));
  return out;
}

std::string WordForms::stem_key(std::string_view folded) {
  if (folded.empty() || (folded.front() >= '0' && folded.front() <= '9')) return std::string{folded};
  if (is_small(folded)) return key_of(folded);
  if (const std::string_view whole = whole_word(irregular(folded)); !whole.empty()) return std::string{whole};
  return stem(folded);
}

bool WordForms::is_small(std::string_view folded) {
  return std::binary_search(kSmallWords.begin(), kSmallWords.end(), folded);
}

WordAnalysis WordForms::analyse(std::string_view folded) {
  WordAnalysis out;
  if (folded.empty() || (folded.front() >= '0' && folded.front() <= '9') || is_small(folded)) {
    // Not the key of a headword: `vara` is no `varor`.
    out.keys.push_back("#" + std::string{folded});
    return out;
  }
  if (const std::string_view whole = whole_word(folded); !whole.empty()) {
    out.keys.push_back(key_of(whole));
    return out;
  }
  const std::vector<CompoundPart> parts = compounds_.split(folded);
  out.keys = keys(folded, parts);
  if (!parts.empty()) out.last_part_bytes = parts.back().text.size();
  // Each run of parts that is not the whole: of `a|b|c` also `a|b`, under the keys that such a word has by itself.
  for (std::size_t first = 0; first < parts.size(); ++first) {
    std::string before;
    for (std::size_t last = first; last < parts.size(); ++last) {
      if (first == 0 && last + 1 == parts.size()) continue;
      for (const std::string& head : parts[last].heads) {
        for (const std::string& word : headwords(head)) add_once(out.parts, key_of(before + word));
      }
      before += parts[last].text;
    }
  }
  return out;
}

}  // namespace uppdrag::knowledge
