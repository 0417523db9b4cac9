// SPDX-License-Identifier: GPL-3.0-or-later
#include "compounds.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "uppdrag/text/hash.h"

namespace uppdrag::knowledge {
namespace {

using namespace std::string_view_literals;

// Words of two and three letters that compounds of official prose are made of.
constexpr std::array kShortFirst = {"bil"sv, "bok"sv, "båt"sv, "dag"sv, "del"sv, "djur"sv, "el"sv,  "gas"sv, "hav"sv, "hem"sv, "hus"sv, "hyr"sv, "hög"sv,
                                    "kol"sv, "köp"sv, "kön"sv, "lag"sv, "liv"sv, "låg"sv, "län"sv, "lån"sv, "lön"sv, "mat"sv, "mål"sv, "ny"sv, "nöd"sv,
                                    "ort"sv, "rum"sv, "rån"sv, "råd"sv, "rätt"sv, "rör"sv, "sak"sv, "sex"sv, "sjö"sv, "tal"sv,
                                    "tid"sv, "tåg"sv, "vag"sv, "väg"sv, "vår"sv, "yt"sv, "år"sv, "ägg"sv, "öst"sv};
constexpr std::array kShortLast = {"bok"sv, "dag"sv, "del"sv, "hem"sv, "hus"sv, "kön"sv, "lag"sv, "led"sv, "liv"sv, "län"sv, "lån"sv,
                                   "lön"sv, "mål"sv, "nät"sv, "råd"sv, "rum"sv, "sak"sv, "tal"sv, "tid"sv, "väg"sv, "år"sv};

// What stands before a word without making a compound of it, or makes one whose parts mean nothing alone; and words that only stand
// there by chance (`beskriva`, `centrum`).
constexpr std::array kPrefixes = {
    "all"sv,   "alla"sv,  "allt"sv,  "andra"sv, "annan"sv, "arbet"sv, "av"sv,     "besk"sv, "best"sv, "bi"sv,    "bort"sv, "cent"sv,  "efter"sv,
    "egen"sv,  "eller"sv, "enda"sv,  "ett"sv,   "fast"sv,  "fort"sv,  "fram"sv,   "från"sv,  "full"sv,  "fylla"sv,
    "före"sv,  "för"sv,   "genom"sv, "god"sv,   "huvu"sv, "inne"sv,  "inom"sv,  "inte"sv,   "inter"sv, "isär"sv,  "kring"sv,
    "lika"sv,  "med"sv,   "mellan"sv, "miss"sv, "mot"sv,   "ned"sv,   "nu"sv,     "när"sv,   "någon"sv, "om"sv,
    "på"sv,    "sam"sv,   "samman"sv, "sig"sv,  "sin"sv,   "som"sv,   "sär"sv,    "till"sv,  "trans"sv, "under"sv,
    "upp"sv,   "ur"sv,    "utan"sv,  "ute"sv,   "vid"sv,   "vis"sv,   "väl"sv,    "åter"sv,  "över"sv,
};

// Endings that look like a word of their own. Compared with headwords.
constexpr std::array kEndings = {
    "aktig"sv, "and"sv,  "are"sv,  "art"sv,   "bar"sv,    "dom"sv,   "ell"sv,  "else"sv, "ende"sv,  "faldig"sv, "het"sv, "hets"sv,
    "inna"sv,  "ist"sv,  "kar"sv,  "lek"sv,   "lig"sv,    "liga"sv,  "ling"sv, "lös"sv,  "mässig"sv, "ning"sv,
    "nis"sv,   "rat"sv, "rik"sv, "ring"sv,  "sam"sv,  "skap"sv,  "skapa"sv, "sting"sv,  "ska"sv,   "tion"sv, "ton"sv,  "vis"sv,    "visa"sv,
};

constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t letters(std::string_view word) {
  return word.size() - static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_continuation));
}

template <typename List>
bool is_in(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [word](std::string_view e) { return word.ends_with(e); });
}

// Nouns that always take an s before another word: `regeringsbeslut`, `verksamhetsår`.
bool needs_s(std::string_view noun) {
  return letters(noun) > 4 && ends_with_any(noun, {"ing", "het", "skap", "ion", "dom", "tet", "lek"});
}

bool has_vowel(std::string_view word) {
  return word.find_first_of("aeiouyåäö\xC3") != std::string_view::npos;
}

// What the last part of a name is when the name says what its bearer is: `Migrationsverket`, not `Östergötland`.
constexpr std::array kBodies = {"departement"sv, "domstol"sv, "fond"sv,   "högskola"sv, "inspektion"sv, "institut"sv,
                                "kammare"sv,     "kansler"sv, "kansli"sv, "kommitté"sv, "myndighet"sv,  "nämnd"sv,
                                "ombudsman"sv,   "parlament"sv, "råd"sv,  "styrelse"sv, "verk"sv};

// Never 0, which marks a free place.
constexpr std::uint64_t mixed(std::uint64_t hash) { return hash == 0 ? 1 : hash; }

constexpr std::size_t kShortest = 6;  // In letters, of a compound.
constexpr std::size_t kLongest = 80;  // In bytes: longer ones are no words.

}  // namespace

namespace {

// Also as the genitive of a form.
bool find_form(const Lexicon& lexicon, std::string_view text, LexiconEntry& out) {
  if (lexicon.find(text, out)) return true;
  return text.ends_with('s') && lexicon.find(text.substr(0, text.size() - 1), out);
}

}  // namespace

// The lexicon has some beginnings of compounds (`kvinno`, `varu`) as headwords of their own: the nouns that they are of.
std::vector<std::string> Compounds::nouns_of(const std::string& text, const LexiconEntry& of_text) const {
  const bool linked = text.ends_with('o') || text.ends_with('u') || text.ends_with('e');
  if (of_text.word || !(of_text.is_head(text) || linked)) return of_text.heads;
  const std::string start = text.substr(0, text.size() - 1);
  for (const std::string& base : {text.ends_with('e') ? start : start + "a", start + "a", start, start + "e"}) {
    LexiconEntry entry;
    if (lexicon_.find(base, entry) && entry.word && entry.noun && entry.is_head(base)) return {base};
  }
  return of_text.heads;
}

std::optional<CompoundPart> Compounds::look_up_first(const std::string& text) const {
  if (is_in(kPrefixes, text) || !has_vowel(text)) return std::nullopt;
  const std::size_t length = letters(text);
  LexiconEntry entry;
  const bool found = lexicon_.find(text, entry);
  if (text.ends_with('s')) {
    const std::string base = text.substr(0, text.size() - 1);
    const std::size_t least = is_in(kShortFirst, base) ? 0 : 4;
    LexiconEntry of_base;
    if (length - 1 >= least && !is_in(kPrefixes, base) && !is_in(kEndings, base) && lexicon_.find(base, of_base) &&
        of_base.word && of_base.noun && of_base.is_head(base) && (!of_base.name || length > 5))
      return CompoundPart{text, {base}};
  }
  const std::size_t least = is_in(kShortFirst, text) ? 0 : 4;
  if (length < least || is_in(kEndings, text)) return std::nullopt;
  if (found && entry.name && length < 5) return std::nullopt;
  if (found && entry.first && !(entry.noun && entry.is_head(text) && needs_s(text)))
    return CompoundPart{text, nouns_of(text, entry)};
  if (found && entry.word && entry.noun && entry.is_head(text) && !needs_s(text) && !text.ends_with('a') && !text.ends_with('e'))
    return CompoundPart{text, {text}};
  // `kvinno`, `gatu`: a noun in -a with another vowel.
  if ((text.ends_with('o') && length >= 5) || (text.ends_with('u') && length >= 4)) {
    const std::string base = text.substr(0, text.size() - 1) + "a";
    LexiconEntry of_base;
    if (lexicon_.find(base, of_base) && of_base.word && of_base.noun && !of_base.name && of_base.is_head(base))
      return CompoundPart{text, {base}};
  }
  LexiconEntry agent;
  if (text.ends_with("ar") && length >= 5 && lexicon_.find(text + "e", agent) && agent.noun && agent.is_head(text + "e"))
    return CompoundPart{text, {text + "e"}};
  return std::nullopt;
}

std::optional<CompoundPart> Compounds::look_up_last(const std::string& text) const {
  LexiconEntry entry;
  if (!find_form(lexicon_, text, entry) || !entry.word || entry.name || !(entry.last || entry.noun)) return std::nullopt;
  CompoundPart out{text, {}};
  for (std::string& head : entry.heads) {
    const bool short_one = letters(head) < 4;
    if ((short_one && !is_in(kShortLast, head)) || is_in(kEndings, head)) continue;
    out.heads.push_back(std::move(head));
  }
  if (out.heads.empty()) return std::nullopt;
  return out;
}

// Whether a headword is no compound itself.
bool Compounds::is_whole(const std::string& base) {
  if (const auto known = whole_.find(base); known != whole_.end()) return known->second;
  whole_[base] = true;  // Should it be asked for again on the way.
  const bool out = split(base).empty();
  return whole_[base] = out;
}

std::size_t Compounds::Parts::place_of(std::uint64_t hash) const {
  std::size_t at = (hash ^ hash >> 32U) & (slots_.size() - 1);
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  return at;
}

std::optional<const CompoundPart*> Compounds::Parts::find(std::uint64_t hash) const {
  const Slot& slot = slots_[place_of(hash)];
  if (slot.hash == 0) return std::nullopt;
  return slot.part;
}

const CompoundPart* Compounds::Parts::put(std::uint64_t hash, std::optional<CompoundPart> part) {
  if (++used_ * 2 > slots_.size()) {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.hash != 0) slots_[place_of(slot.hash)] = slot;
    }
  }
  if (part) parts_.push_back(std::move(*part));
  const CompoundPart* out = part ? &parts_.back() : nullptr;
  slots_[place_of(hash)] = {hash, out};
  return out;
}

const CompoundPart* Compounds::first_part(std::string_view text, std::uint64_t hash) {
  if (const auto known = firsts_.find(hash)) return *known;
  auto out = look_up_first(std::string{text});
  if (out && !is_whole(out->heads.front())) out.reset();
  return firsts_.put(hash, std::move(out));
}

const CompoundPart* Compounds::last_part(std::string_view text, std::uint64_t hash) {
  if (const auto known = lasts_.find(hash)) return *known;
  auto out = look_up_last(std::string{text});
  if (out) {
    std::erase_if(out->heads, [this](const std::string& head) { return !is_whole(head); });
    if (out->heads.empty()) out.reset();
  }
  return lasts_.put(hash, std::move(out));
}

std::vector<CompoundPart> Compounds::split(std::string_view folded) {
  if (folded.size() > kLongest || letters(folded) < kShortest) return {};
  std::vector<CompoundPart> out = cut(folded);
  LexiconEntry whole;
  if (out.empty() || !find_form(lexicon_, folded, whole)) return out;
  // A word of the lexicon is inflected as its last part is, or a short part is one by chance: `kompetens` is no `eten`,
  // and `journalister` are no `ister`.
  const std::string before{folded.substr(0, folded.size() - out.back().text.size())};
  const bool sound = (letters(out.back().text) >= 6 && !whole.name) || std::any_of(out.back().heads.begin(), out.back().heads.end(), [&](const std::string& head) {
    return whole.name ? is_in(kBodies, head) : whole.is_head(before + head);
  });
  if (!sound) out.clear();
  return out;
}

std::vector<CompoundPart> Compounds::cut(std::string_view folded) {
  // The fewest parts for each beginning of the word, by the place where it ends.
  struct Place {
    std::size_t parts = 0;
    const CompoundPart* last = nullptr;
    std::uint64_t hash = kFnvStart;  // Of what stands between this place and the end that is being tried.
  };
  const std::size_t whole = folded.size();
  std::array<Place, kLongest + 1> best;
  for (std::size_t end = 1; end <= whole; ++end) {
    const bool between = end < whole && is_continuation(folded[end]);
    // Of two ways with as many parts, the one with the longer last part.
    for (std::size_t from = 0; from < end; ++from) {
      if ((from > 0 && best[from].parts == 0)) continue;
      best[from].hash = fnv1a_on(best[from].hash, folded[end - 1]);
      if (between || from + 2 > end || (from == 0 && end == whole)) continue;
      const std::size_t parts = best[from].parts + 1;
      if (best[end].parts != 0 && best[end].parts <= parts) continue;
      const std::string_view text = folded.substr(from, end - from);
      // So short a word is one by chance before a short one: `elände`.
      if (end == whole && from <= 3 && letters(folded.substr(0, from)) < 3 && letters(text) < 5) continue;
      const std::uint64_t hash = mixed(best[from].hash);
      if (const CompoundPart* part = end < whole ? first_part(text, hash) : last_part(text, hash))
        best[end].parts = parts, best[end].last = part;
    }
  }
  if (best[whole].parts < 2) return {};
  std::vector<CompoundPart> out;
  for (std::size_t end = whole; end > 0; end -= best[end].last->text.size()) out.push_back(*best[end].last);
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace uppdrag::knowledge
