// SPDX-License-Identifier: GPL-3.0-or-later
#include "word_forms.h"

#include <algorithm>
#include <array>
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

}  // namespace

WordForms::WordForms() : stem_("sv") {}

std::string WordForms::stem_twice(const std::string& word) {
  std::string stem = stem_(word);
  if (stem.size() >= word.size() || !(stem.ends_with('s') || stem.ends_with("at"))) return stem;
  // Only behind the endings of nouns: `insats` itself loses its s here, and must not lose more.
  const std::string_view taken = std::string_view{word}.substr(stem.size());
  if (taken.starts_with("e") || taken.starts_with("ar") || taken.starts_with("or"))
    return taken.size() > 1 ? stem_(stem) : stem;
  return stem;
}

std::string WordForms::key(std::string_view folded) {
  if (folded.empty() || (folded.front() >= '0' && folded.front() <= '9')) return std::string{folded};
  if (std::binary_search(kSmallWords.begin(), kSmallWords.end(), folded)) return "=" + std::string{folded};
  std::string_view word = irregular(folded);
  if (const std::string_view whole = whole_word(word); !whole.empty()) return std::string{whole};
  take_missing_endings(word);
  return stem_twice(std::string{word});
}

}  // namespace uppdrag::knowledge
