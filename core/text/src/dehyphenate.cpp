// SPDX-License-Identifier: GPL-3.0-or-later
// Judges words broken at a line end, without a dictionary.
#include <algorithm>
#include <array>

#include "uppdrag/text/normalize.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t N>
bool ends_with_any(const std::array<std::string_view, N>& endings, std::string_view word) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return word.ends_with(ending); });
}

// Last parts of whole words that look like a conjunction: gemen-samt, in-till, efter-som.
constexpr std::array<std::string_view, 23> kBeforeSamt = {
    "gemen", "lång", "verk",  "märk", "spar",  "var",  "våld", "tvek", "följ",  "akt", "lön", "kost",
    "hjälp", "skon", "smärt", "triv", "arbet", "lätt", "råd",  "tänk", "frukt", "pin", "mödo"};
constexpr std::array<std::string_view, 8> kBeforeTill = {"in", "där", "här", "upp", "ner", "ned", "fram", "ut"};
constexpr std::array<std::string_view, 4> kBeforeSom = {"efter", "lik", "så", "var"};

std::string_view letters_at_start(std::string_view word) {
  std::uint32_t end = 0;
  while (end < word.size()) {
    const CodePoint c = decode_utf8(word, end);
    if (!is_letter(c.value)) break;
    end = c.next;
  }
  return word.substr(0, end);
}

// Without quotes and brackets before the first letter or digit: `”jämställd` -> `jämställd`.
std::string_view unquoted(std::string_view word) {
  for (std::uint32_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    if (is_letter(c.value) || (c.value >= '0' && c.value <= '9')) return word.substr(at);
    at = c.next;
  }
  return word;
}

// What stands behind the last inner hyphen or slash: `EU-jämställd` -> `jämställd`.
std::string_view last_part(std::string_view word) {
  while (word.ends_with('-')) word.remove_suffix(1);
  while (word.ends_with("‐")) word.remove_suffix(std::string_view("‐").size());
  const auto cut = word.find_last_of("-/(");
  return unquoted(cut == std::string_view::npos ? word : word.substr(cut + 1));
}

bool continues_suspended(std::string_view before, std::string_view after) {
  constexpr std::array<std::string_view, 8> kAlways = {"och",         "eller",  "respektive", "resp",
                                                       "alternativt", "kontra", "såväl",      "liksom"};
  if (contains(kAlways, after)) return true;
  if (after == "samt") return !ends_with_any(kBeforeSamt, before);
  if (after == "till") return !contains(kBeforeTill, before);
  if (after == "som") return !contains(kBeforeSom, before);
  return false;
}

struct Shape {
  int letters = 0;
  int capitals = 0;
  bool inner_capital = false;
  bool vowel = false;
  bool digit_end = false;
};

Shape shape_of(std::string_view word) {
  constexpr std::u32string_view kVowels = U"aeiouyåäöéèüAEIOUYÅÄÖÉ";
  Shape shape;
  for (std::uint32_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    if (is_letter(c.value)) {
      ++shape.letters;
      if (is_upper(c.value)) {
        ++shape.capitals;
        shape.inner_capital = shape.inner_capital || at > 0;
      }
      shape.vowel = shape.vowel || kVowels.find(c.value) != std::u32string_view::npos;
    }
    shape.digit_end = c.value >= '0' && c.value <= '9';
    at = c.next;
  }
  return shape;
}

// `ex-` and `eu-` in small letters are far more often cut words (exempel, europeisk) than prefixes.
bool is_cut_prefix(std::string_view part, std::string_view after) {
  constexpr std::array<std::string_view, 10> kFormer = {"make",     "maka",      "man",   "fru",     "hustru",
                                                        "minister", "president", "sambo", "partner", "chef"};
  if (part == "eu" || part == "Eu") return true;
  if (part != "ex" && part != "Ex") return false;
  return std::none_of(kFormer.begin(), kFormer.end(),
                      [&](std::string_view former) { return after.starts_with(former); });
}

// A part of a word that a line break never makes: an acronym, a number, a letter, a prefix that keeps its hyphen.
bool stands_alone(std::string_view part, const Shape& shape) {
  constexpr std::array<std::string_view, 10> kHyphened = {"it",   "tv", "eu",    "fn", "icke",
                                                          "vice", "ex", "andre", "pr", "ip"};
  if (shape.letters <= 1 || shape.digit_end || shape.inner_capital) return true;
  return !shape.vowel || contains(kHyphened, to_lower(part));
}

}  // namespace

LineBreak judge_line_break(std::string_view before, std::string_view after) {
  const std::string_view part = last_part(before);
  const std::string follower = to_lower(letters_at_start(after));
  if (continues_suspended(to_lower(part), follower)) return LineBreak::kSuspended;
  if (after.empty()) return LineBreak::kSuspended;
  const char32_t first = decode_utf8(after, 0).value;
  if (first >= '0' && first <= '9') return LineBreak::kKeepHyphen;
  if (!is_letter(first)) return LineBreak::kSuspended;
  const Shape shape = shape_of(part);
  const Shape next = shape_of(letters_at_start(after));
  const bool headline = shape.letters >= 4 && shape.capitals == shape.letters && next.letters == next.capitals;
  if (headline) return LineBreak::kJoin;  // JÄMSTÄLLD- + HETSPOLITIK
  if (!is_upper(first) && is_cut_prefix(part, follower)) return LineBreak::kJoin;
  if (is_upper(first) || stands_alone(part, shape)) return LineBreak::kKeepHyphen;
  return LineBreak::kJoin;
}

bool drops_third_consonant(std::string_view before, std::string_view after) {
  constexpr std::string_view kConsonants = "bdfgklmnprst";
  while (before.ends_with('-')) before.remove_suffix(1);
  const std::size_t n = before.size();
  if (n < 3 || after.empty() || kConsonants.find(after[0]) == std::string_view::npos) return false;
  return before[n - 1] == after[0] && before[n - 2] == after[0];
}

}  // namespace uppdrag
