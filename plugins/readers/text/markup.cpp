// SPDX-License-Identifier: GPL-3.0-or-later
#include "markup.h"

#include <algorithm>
#include <array>

#include "lines.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::text_reader {
namespace {

constexpr std::uint32_t kNowhere = 0xFFFFFFFFU;
constexpr std::uint32_t kLongestLink = 2000;  // Bytes of a link's destination.
constexpr std::uint32_t kLongestTag = 400;

constexpr std::array<std::uint8_t, 256> kStarts = [] {
  std::array<std::uint8_t, 256> table{};  // 1: HTML, 2: Markdown, 3: both.
  for (const char c : std::string_view("<&")) table[static_cast<unsigned char>(c)] = 3;
  for (const char c : std::string_view("\\`*_[]!~")) table[static_cast<unsigned char>(c)] = 2;
  return table;
}();

bool ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

// The code point before `at`, 0 at the start.
char32_t before(std::string_view text, std::uint32_t at) {
  if (at == 0) return 0;
  do --at;
  while (at > 0 && !on_code_point(text, at));
  return decode_utf8(text, at).value;
}

char32_t after(std::string_view text, std::uint32_t at) { return at < text.size() ? decode_utf8(text, at).value : 0; }

bool word_character(char32_t c) { return is_digit(c) || is_letter(c); }
bool blank(char32_t c) { return c == 0 || is_space(c); }

// Sorted. Upper case for those that stand between words.
constexpr std::array<std::string_view, 57> kTags = {
    "a",      "abbr",    "article",    "aside",  "b",      "big",    "body",  "center", "cite", "code",
    "del",    "em",      "figcaption", "figure", "font",   "footer", "head",  "header", "html", "i",
    "img",    "ins",     "link",       "main",   "meta",   "nav",    "o:p",   "pre",    "q",    "s",
    "script", "section", "small",      "span",   "strike", "strong", "style", "sub",    "sup",  "title",
    "tt",     "u",       "blockquote", "br",     "dd",     "div",    "dl",    "dt",     "hr",   "li",
    "ol",     "p",       "table",      "td",     "th",     "tr",     "ul"};
constexpr std::size_t kFirstSpacingTag = 42;  // blockquote and on: they stand between words.

struct Named {
  std::string_view name;
  std::string_view text;
};
constexpr std::array<Named, 36> kEntities = {
    {{"amp", "&"},    {"lt", "<"},     {"gt", ">"},     {"quot", "\""}, {"apos", "'"},        {"nbsp", "\u00A0"},
     {"ndash", "–"},  {"mdash", "—"},  {"hellip", "…"}, {"bull", "•"},  {"middot", "·"},      {"aring", "å"},
     {"auml", "ä"},   {"ouml", "ö"},   {"Aring", "Å"},  {"Auml", "Ä"},  {"Ouml", "Ö"},        {"eacute", "é"},
     {"Eacute", "É"}, {"egrave", "è"}, {"uuml", "ü"},   {"Uuml", "Ü"},  {"oslash", "ø"},      {"aelig", "æ"},
     {"sect", "§"},   {"laquo", "«"},  {"raquo", "»"},  {"ldquo", "“"}, {"rdquo", "”"},       {"bdquo", "„"},
     {"lsquo", "‘"},  {"rsquo", "’"},  {"euro", "€"},   {"deg", "°"},   {"thinsp", "\u2009"}, {"minus", "−"}}};

// A word that is no ending of the word before it, as in `[Sametinget](…)s`.
bool starts_word(std::string_view text) {
  constexpr std::array<std::string_view, 22> kEndings = {"n",   "t",   "s",    "a",    "e",    "en",   "et",  "er",
                                                         "ar",  "or",  "na",   "ns",   "ts",   "ens",  "ets", "ers",
                                                         "ars", "nas", "erna", "arna", "orna", "ernas"};
  std::uint32_t end = 0;
  while (end < text.size()) {
    const CodePoint c = decode_utf8(text, end);
    if (!is_letter(c.value)) break;
    end = c.next;
  }
  return end > 0 && std::find(kEndings.begin(), kEndings.end(), text.substr(0, end)) == kEndings.end();
}

// A character given by its number, unless it would not be canonical by itself.
std::string numeric_entity(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 6) return {};
  char32_t value = 0;
  for (const char c : digits) {
    const int lower = c | 0x20;
    const int digit = ascii_digit(c) ? c - '0' : hex && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    if (digit < 0) return {};
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  if (value == 9 || value == 10 || value == 13) return " ";
  const bool latin =
      value >= 0x20 && value != 0x7F && value < 0x300 && (value < 0x80 || value >= 0xA0) && value != 0xAD;
  const bool sign =
      value >= 0x2010 && value <= 0x2122 && (value < 0x2028 || value > 0x202E) && (value < 0x2060 || value > 0x206F);
  std::string out;
  if (latin || sign) append_utf8(out, value);
  return out;
}

}  // namespace

bool may_have_markup(std::string_view text, Markup markup) {
  const auto mask = static_cast<std::uint8_t>(markup == Markup::kMarkdown ? 3 : markup == Markup::kPlain ? 1 : 0);
  return std::any_of(text.begin(), text.end(),
                     [&](char c) { return (kStarts[static_cast<unsigned char>(c)] & mask) != 0; });
}

std::vector<Cut>& MarkupScanner::scan(std::string_view text, Markup markup) {
  text_ = text;
  cuts_.clear();
  openers_.clear();
  brackets_.clear();
  next_backtick_ = next_paren_ = next_angle_ = 0;
  if (markup == Markup::kNone) return cuts_;
  const auto mask = static_cast<std::uint8_t>(markup == Markup::kMarkdown ? 3 : 1);
  for (std::uint32_t at = 0; at < size();) {
    const std::uint8_t starts = kStarts[static_cast<unsigned char>(text[at])] & mask;
    if (starts == 0)
      ++at;
    else if ((starts & 1U) != 0)
      read_html(at);
    else
      read_markdown(at);
  }
  std::sort(cuts_.begin(), cuts_.end(),
            [](const Cut& a, const Cut& b) { return a.start != b.start ? a.start < b.start : a.end > b.end; });
  return cuts_;
}

void MarkupScanner::read_html(std::uint32_t& at) {
  if (text_[at] == '<' ? !read_tag(at) : !read_entity(at)) ++at;
}

void MarkupScanner::read_markdown(std::uint32_t& at) {
  switch (text_[at]) {
    case '\\':
      return read_backslash(at);
    case '`':
      return read_code(at);
    case '[':
      brackets_.push_back({'[', at, at + 1});
      ++at;
      return;
    case '!':
      if (at + 1 < size() && text_[at + 1] == '[') {
        brackets_.push_back({'!', at, at + 2});
        ++at;
      }
      ++at;
      return;
    case ']':
      return read_closing_bracket(at);
    default:
      return read_run(at);
  }
}

// `\_` is `_`; a row of them is a line to write on.
void MarkupScanner::read_backslash(std::uint32_t& at) {
  constexpr std::uint32_t kRow = 8;  // Bytes.
  std::uint32_t end = at;
  while (end + 1 < size() && text_[end] == '\\' && text_[end + 1] == '_') end += 2;
  if (end - at >= kRow) {
    cut(at, end, true);
    at = end;
    return;
  }
  if (at + 1 < size() && ascii_punctuation(text_[at + 1])) {
    cut(at, at + 1);
    at += 2;
    return;
  }
  if (at + 1 == size()) cut(at, at + 1);  // A forced line break.
  ++at;
}

void MarkupScanner::read_code(std::uint32_t& at) {
  const std::uint32_t close = next_of('`', at + 1, next_backtick_);
  if (close == kNowhere) {
    ++at;
    return;
  }
  cut(at, at + 1);
  cut(close, close + 1);
  at = close + 1;
}

bool MarkupScanner::read_tag(std::uint32_t& at) {
  if (at + 2 >= size()) return false;
  const std::uint32_t close = next_of('>', at + 1, next_angle_);
  if (close == kNowhere || close - at > kLongestTag) return false;
  std::string_view inner = text_.substr(at + 1, close - at - 1);
  if (inner.starts_with("!--") || inner.starts_with("!") || inner.starts_with("?")) {
    cut(at, close + 1);
    at = close + 1;
    return true;
  }
  if (inner.find("://") != std::string_view::npos || inner.find('@') != std::string_view::npos) {
    if (inner.find(' ') == std::string_view::npos) {  // <https://…>
      cut(at, at + 1);
      cut(close, close + 1);
      at = close + 1;
      return true;
    }
  }
  if (inner.starts_with('/')) inner.remove_prefix(1);
  const std::string name = to_lower(inner.substr(0, inner.find_first_of(" /\t\n")));
  const bool numbered = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  const auto found = std::find(kTags.begin(), kTags.end(), name);
  if (!numbered && (found == kTags.end() || inner.find('<') != std::string_view::npos)) return false;
  cut(at, close + 1, numbered || static_cast<std::size_t>(found - kTags.begin()) >= kFirstSpacingTag);
  at = close + 1;
  return true;
}

bool MarkupScanner::read_entity(std::uint32_t& at) {
  constexpr std::size_t kLongestName = 9;
  const std::string_view rest = text_.substr(at + 1, kLongestName);
  const auto semicolon = rest.find(';');
  if (semicolon == std::string_view::npos || semicolon == 0) return false;
  const std::string_view name = rest.substr(0, semicolon);
  std::string with;
  if (name[0] == '#') {
    with = numeric_entity(name.substr(1));
  } else if (name != "shy") {
    const auto found = std::find_if(kEntities.begin(), kEntities.end(), [&](const Named& e) { return e.name == name; });
    if (found != kEntities.end()) with = found->text;
  }
  if (with.empty() && name != "shy" && name != "#173" && name != "#xAD") return false;
  const auto end = at + static_cast<std::uint32_t>(semicolon) + 2;
  cuts_.push_back({at, end, std::move(with), false});
  at = end;
  return true;
}

// `[text](destination "title")`: the text stays; of an image nothing does.
void MarkupScanner::read_closing_bracket(std::uint32_t& at) {
  if (brackets_.empty()) {
    ++at;
    return;
  }
  const Opener open = brackets_.back();
  brackets_.pop_back();
  const std::uint32_t end = at + 1 < size() && text_[at + 1] == '(' ? link_end(at + 2) : kNowhere;
  if (end == kNowhere) {
    ++at;
    return;
  }
  if (open.mark == '!') {
    cut(open.start, end);
  } else {
    // Two links side by side, or a link in the middle of a word, are two words.
    cut(open.start, open.end, is_letter(before(text_, open.start)) && is_letter(after(text_, open.end)));
    cut(at, end, end < size() && (text_[end] == '[' || starts_word(text_.substr(end))));
  }
  at = end;
}

// One past the `)` of a link whose destination starts at `at`.
std::uint32_t MarkupScanner::link_end(std::uint32_t at) {
  const std::uint32_t paren = next_of(')', at, next_paren_);
  if (paren == kNowhere || paren - at > kLongestLink) return kNowhere;
  const std::uint32_t limit = std::min(size(), at + kLongestLink);
  int depth = 0;
  char quote = 0;
  for (; at < limit; ++at) {
    const char c = text_[at];
    if (quote != 0) {
      if (c == quote && (text_[at + 1 < size() ? at + 1 : at] == ')')) quote = 0;
      continue;
    }
    if ((c == '"' || c == '\'') && at > 0 && text_[at - 1] == ' ')
      quote = c;
    else if (c == '(' && ++depth > 2)
      return kNowhere;
    else if (c == ')' && depth-- == 0)
      return at + 1;
  }
  return kNowhere;
}

// Emphasis. Two or more asterisks are never text; a single one, and underscores, are markup only in pairs around words.
void MarkupScanner::read_run(std::uint32_t& at) {
  const char mark = text_[at];
  std::uint32_t end = at;
  while (end < size() && text_[end] == mark) ++end;
  const std::uint32_t count = end - at;
  constexpr std::uint32_t kRow = 4;
  // `____`, bold text that ends where the next starts, and `**Kontakt**Anna`.
  const char32_t left = before(text_, at);
  const char32_t right = after(text_, end);
  const bool row =
      count >= kRow || (count >= 2 && word_character(left) && !is_upper(left) && (is_upper(right) || right == '['));
  if ((mark == '*' && count >= 2) || (mark == '~' && count == 2) || (mark == '_' && row))
    cut(at, end, row);
  else if (mark != '~')
    pair(mark, at, end);
  at = end;
}

void MarkupScanner::pair(char mark, std::uint32_t at, std::uint32_t end) {
  const char32_t left = before(text_, at);
  const char32_t right = after(text_, end);
  const bool can_open = !word_character(left) && !blank(right);
  const bool can_close = !blank(left) && !word_character(right);
  if ((!can_open && !can_close) || in_address(at)) return;
  if (can_close) {
    const auto open = std::find_if(openers_.rbegin(), openers_.rend(),
                                   [&](const Opener& o) { return o.mark == mark && o.end - o.start == end - at; });
    if (open != openers_.rend()) {
      cut(open->start, open->end);
      cut(at, end);
      openers_.erase(std::next(open).base(), openers_.end());
      return;
    }
  }
  constexpr std::size_t kMostOpen = 32;  // Deeper nesting is no emphasis, and the search stays short.
  if (!can_open) return;
  if (openers_.size() == kMostOpen) openers_.erase(openers_.begin());
  openers_.push_back({mark, at, end});
}

std::uint32_t MarkupScanner::next_of(char mark, std::uint32_t at, std::uint32_t& memo) const {
  if (memo == kNowhere || memo >= at) {
    if (memo != 0) return memo;
  }
  const auto found = text_.find(mark, at);
  memo = found == std::string_view::npos ? kNowhere : static_cast<std::uint32_t>(found);
  return memo;
}

// Within a web or mail address, where every sign counts.
bool MarkupScanner::in_address(std::uint32_t at) const {
  constexpr std::uint32_t kLook = 256;
  std::uint32_t start = at;
  while (start > 0 && at - start < kLook && text_[start - 1] != ' ' && text_[start - 1] != '(' &&
         text_[start - 1] != '[')
    --start;
  const std::string_view word = text_.substr(start, at - start);
  return word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos ||
         word.find('@') != std::string_view::npos || (word.find('/') != std::string_view::npos && word.size() > 1);
}

}  // namespace uppdrag::text_reader
