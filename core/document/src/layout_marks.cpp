// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout_marks.h"

#include <algorithm>
#include <array>

#include "uppdrag/text/unicode.h"

namespace uppdrag::layout {
namespace {

constexpr std::u32string_view kBullets = U"•·●○◦▪▫■□‣➢►▶❖✓✔⁃∙*";
constexpr std::u32string_view kDashes = U"-–—−";
constexpr std::u32string_view kClosing = U"”’\"')]»›";
constexpr std::u32string_view kOpening = U"”“„’\"'([«‹»";

bool in(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }
bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

std::uint32_t start_of_last(std::string_view text) {
  auto at = static_cast<std::uint32_t>(text.size());
  do --at;
  while (at > 0 && !on_code_point(text, at));
  return at;
}

// Takes at most `most` digits off `text`; nothing when there are none or more.
std::optional<std::uint32_t> take_number(std::string_view& text, std::size_t most) {
  std::size_t digits = 0;
  std::uint32_t value = 0;
  while (digits < text.size() && ascii_digit(text[digits])) {
    if (digits == most) return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(text[digits++] - '0');
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

void skip_spaces(std::string_view& text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// `1.`, `12)`, `(3)`, `a)`, `a.`
ListMark read_ordinal(std::string_view word) {
  std::string_view rest = word;
  const bool open = take(rest, "(");
  ListMark mark;
  if (const auto number = take_number(rest, 2)) {
    mark.kind = MarkKind::kNumber;
    mark.number = *number;
  } else if (!rest.empty() && rest[0] >= 'a' && rest[0] <= 'z') {
    mark.kind = MarkKind::kLetter;
    mark.number = static_cast<std::uint32_t>(rest[0] - 'a') + 1;
    rest.remove_prefix(1);
  } else {
    return {};
  }
  const bool dot = rest == "." && !open;
  if (!dot && rest != ")") return {};
  mark.style = dot ? U'.' : open ? U'(' : U')';
  if (mark.kind == MarkKind::kLetter) mark.style += 0x100;
  mark.size = static_cast<std::uint32_t>(word.size());
  return mark;
}

// `i`, `iv`, `xii`.
std::uint32_t roman(std::string_view text) {
  constexpr std::array<std::string_view, 30> kRoman = {
      "i",   "ii",   "iii",   "iv",   "v",   "vi",   "vii",   "viii",   "ix",   "x",
      "xi",  "xii",  "xiii",  "xiv",  "xv",  "xvi",  "xvii",  "xviii",  "xix",  "xx",
      "xxi", "xxii", "xxiii", "xxiv", "xxv", "xxvi", "xxvii", "xxviii", "xxix", "xxx"};
  const auto found = std::find(kRoman.begin(), kRoman.end(), text);
  return found == kRoman.end() ? 0 : static_cast<std::uint32_t>(found - kRoman.begin()) + 1;
}

// What may follow a page's number: nothing, ` (12)`, `/12`, ` av 12`. `sure` tells whether something did.
bool page_tail(std::string_view text, bool& sure) {
  skip_spaces(text);
  if (text.empty()) return true;
  const bool paren = take(text, "(");
  if (!paren && !take(text, "/") && !take(text, "av ") && !take(text, "of ")) return false;
  skip_spaces(text);
  if (!take_number(text, 4)) return false;
  skip_spaces(text);
  sure = true;
  return paren ? text == ")" : text.empty();
}

constexpr std::array<std::string_view, 30> kAbbreviations = {
    "bl.a.", "t.ex.", "dvs.", "d.v.s.", "s.k.", "prop.", "skr.", "bet.", "dir.",  "rskr.",
    "nr.",   "kap.",  "jfr.", "kl.",    "st.",  "a.",    "ex.",  "k.",   "resp.", "inkl.",
    "omr.",  "exkl.", "ca.",  "s.",     "f.",   "dnr.",  "art.", "tel.", "p.",    "tfn."};

}  // namespace

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

ListMark read_list_mark(std::string_view word) {
  if (word.empty()) return {};
  const CodePoint c = decode_utf8(word, 0);
  const bool alone = c.next == word.size();
  if (in(kBullets, c.value)) {
    if (c.value == '*' && !alone) return {};
    if (c.value == U'·' && !alone) return {};
    return {MarkKind::kBullet, c.value, 0, c.next};
  }
  if (in(kDashes, c.value)) {
    const CodePoint next = alone ? CodePoint{} : decode_utf8(word, c.next);
    if (!alone && !(is_letter(next.value) && !is_upper(next.value))) return {};
    return {MarkKind::kDash, c.value, 0, c.next};
  }
  return read_ordinal(word);
}

std::optional<PageMark> read_page_mark(std::string_view text) {
  constexpr std::size_t kLongest = 24;
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  PageMark mark;
  for (const std::string_view word : {"Sidan ", "Sida ", "Sid. ", "Sid ", "sidan ", "sida ", "sid ", "s. ", "Page "}) {
    if (!take(text, word)) continue;
    mark.sure = true;
    break;
  }
  bool dashed = false;
  for (const std::string_view dash : {"- ", "– ", "— "}) dashed = dashed || take(text, dash);
  if (dashed) {
    const auto number = take_number(text, 4);
    if (!number || (text != " -" && text != " –" && text != " —")) return std::nullopt;
    return PageMark{*number, true};
  }
  if (const std::uint32_t value = roman(text); value > 0) return PageMark{value, mark.sure};
  const auto number = take_number(text, mark.sure ? 5 : 4);
  if (!number || !page_tail(text, mark.sure)) return std::nullopt;
  mark.number = *number;
  return mark;
}

bool has_leader(std::string_view word) {
  constexpr std::size_t kFewest = 5;
  std::size_t dots = 0;
  for (std::uint32_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    if (c.value == '.' || c.value == U'·' || c.value == '_')
      ++dots;
    else if (c.value == U'…')
      dots += 3;
    else
      dots = 0;
    if (dots >= kFewest) return true;
    at = c.next;
  }
  return false;
}

char32_t last_visible(std::string_view word) {
  while (!word.empty()) {
    const std::uint32_t at = start_of_last(word);
    const char32_t c = decode_utf8(word, at).value;
    if (!in(kClosing, c)) return c;
    word = word.substr(0, at);
  }
  return 0;
}

char32_t first_visible(std::string_view word) {
  for (std::uint32_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    if (!in(kOpening, c.value)) return c.value;
    at = c.next;
  }
  return 0;
}

bool ends_sentence(std::string_view word) {
  const char32_t last = last_visible(word);
  if (last == '!' || last == '?' || last == U'…') return true;
  if (last != '.') return false;
  if (word.back() != '.') return true;
  while (!word.empty() && in(kOpening, decode_utf8(word, 0).value)) word.remove_prefix(decode_utf8(word, 0).next);
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) == kAbbreviations.end();
}

bool ends_in_hyphen(std::string_view word) {
  if (word.size() < 2) return false;
  const std::uint32_t at = start_of_last(word);
  const char32_t last = decode_utf8(word, at).value;
  if ((last != '-' && last != 0x2010) || at == 0) return false;
  const char32_t before = decode_utf8(word, start_of_last(word.substr(0, at))).value;
  return is_letter(before) || is_digit(before) || before == ')';
}

bool starts_lower(std::string_view word) {
  const char32_t c = first_visible(word);
  return is_letter(c) && !is_upper(c);
}

bool is_numeric(std::string_view word) {
  bool digit = false;
  for (std::uint32_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    digit = digit || is_digit(c.value);
    if (!is_digit(c.value) && !in(U".,:-–−+%/()*", c.value) && !is_space(c.value)) return false;
    at = c.next;
  }
  return digit;
}

bool is_note_mark(std::string_view word) {
  if (word.ends_with(')')) word.remove_suffix(1);
  if (word.empty() || word.size() > 6) return false;
  if (ascii_digit(word[0])) return word.size() <= 3 && std::all_of(word.begin(), word.end(), ascii_digit);
  for (std::uint32_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    if (!in(U"*†‡§", c.value)) return false;
    at = c.next;
  }
  return true;
}

}  // namespace uppdrag::layout
