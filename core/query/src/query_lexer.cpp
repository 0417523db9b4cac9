// SPDX-License-Identifier: GPL-3.0-or-later
#include "query_lexer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "names.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::asking {
namespace {

constexpr std::array<std::pair<std::string_view, Field>, 20> kFields = {{
    {"län", Field::kCounty},
    {"county", Field::kCounty},
    {"typ", Field::kKind},
    {"kind", Field::kKind},
    {"år", Field::kYear},
    {"year", Field::kYear},
    {"myndighet", Field::kAuthority},
    {"authority", Field::kAuthority},
    {"dnr", Field::kDnr},
    {"diarienummer", Field::kDnr},
    {"från", Field::kFrom},
    {"from", Field::kFrom},
    {"till", Field::kTo},
    {"to", Field::kTo},
    {"titel", Field::kTitle},
    {"title", Field::kTitle},
    {"delmål", Field::kGoal},
    {"mål", Field::kGoal},
    {"goal", Field::kGoal},
    {"type", Field::kKind},
}};

constexpr std::uint32_t kDefaultWindow = 10;
constexpr std::uint32_t kWidestWindow = 50;

Error invalid(std::string message) { return {ErrorCode::kInvalidInput, std::move(message)}; }

bool is_blank(char32_t c) { return is_space(c) || c < 0x20 || c == 0x7F; }

bool is_quote(char32_t c) { return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB; }

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool has_word(std::string_view text) {
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (is_letter(point.value) || is_digit(point.value)) return true;
    at = point.next;
  }
  return false;
}

// Letters, and `_` within: the name of a field.
bool is_name(std::string_view text) {
  if (text.starts_with('_') || text.ends_with('_')) return false;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (!is_letter(point.value) && point.value != '_') return false;
    at = point.next;
  }
  return !text.empty();
}

// The ending of `EU:s`, `MSB:erna`: a word, no field.
bool is_colon_ending(std::string_view text) {
  constexpr std::array<std::string_view, 14> kEndings = {"s",  "n",  "t",  "en",  "et",   "ar",   "er",
                                                         "or", "na", "ns", "ens", "arna", "erna", "are"};
  return std::find(kEndings.begin(), kEndings.end(), text) != kEndings.end();
}

Field field_of(std::string_view name) {
  const std::string wanted = folded(name);
  for (const auto& [known, field] : kFields) {
    if (known == wanted) return field;
  }
  return Field::kNone;
}

class Lexer {
 public:
  Lexer(std::string_view query, const std::vector<std::string>& fact_fields)
      : query_(query), fact_fields_(fact_fields) {}

  Result<std::vector<Lexeme>> run() {
    while (true) {
      const bool gap = skip_blanks() || at_ == 0 || (!out_.empty() && out_.back().kind == LexKind::kOpen);
      if (at_ >= query_.size()) break;
      if (Status status = next(gap); !status) return status.error();
    }
    add(LexKind::kEnd);
    return std::move(out_);
  }

 private:
  char32_t peek() const { return at_ < query_.size() ? decode_utf8(query_, at_).value : 0; }
  void step() {
    at_ = decode_utf8(query_, at_).next;
    ++column_;
  }
  bool skip_blanks() {
    const std::uint32_t before = at_;
    while (at_ < query_.size() && is_blank(peek())) step();
    return at_ != before;
  }
  Lexeme& add(LexKind kind, std::string text = {}) {
    Lexeme lexeme;
    lexeme.kind = kind;
    lexeme.text = std::move(text);
    lexeme.column = start_;
    out_.push_back(std::move(lexeme));
    return out_.back();
  }

  Status next(bool gap) {
    start_ = column_;
    const char32_t c = peek();
    if (c == '(' || c == ')') {
      step();
      add(c == '(' ? LexKind::kOpen : LexKind::kClose);
      return ok();
    }
    if (is_quote(c)) {
      auto text = quoted_text();
      if (!text) return text.error();
      if (has_word(*text)) add(LexKind::kPhrase, std::move(*text));
      return ok();
    }
    if (gap && c == '-') {
      const CodePoint after = decode_utf8(query_, at_ + 1);
      if (at_ + 1 < query_.size() && !is_blank(after.value)) {
        step();
        // `-` before `-` or punctuation is punctuation.
        if (is_letter(after.value) || is_digit(after.value) || is_quote(after.value) || after.value == '(')
          add(LexKind::kNot, "-");
        return ok();
      }
    }
    return word();
  }

  // What stands between the quote here and the next.
  Result<std::string> quoted_text() {
    const std::uint32_t column = column_;
    step();
    std::string out;
    while (at_ < query_.size()) {
      const char32_t c = peek();
      if (is_quote(c)) {
        step();
        return out;
      }
      append_utf8(out, is_blank(c) ? U' ' : c);
      step();
    }
    return invalid("the quotation mark" + at_column(column) + " has no second one; write \"words in a row\"");
  }

  Status word() {
    std::string text;
    std::size_t colon = std::string::npos;
    while (at_ < query_.size()) {
      const char32_t c = peek();
      if (is_blank(c) || c == '(' || c == ')') break;
      if (is_quote(c)) {
        // `län:"västra götaland"`: the quotes are the field's value.
        if (colon == std::string::npos || colon + 1 != text.size()) break;
        auto value = quoted_text();
        if (!value) return value.error();
        return field(text.substr(0, colon), std::move(*value), true);
      }
      if (c == ':' && colon == std::string::npos) colon = text.size();
      append_utf8(text, c);
      step();
    }
    if (Status status = operator_or_nothing(text); !status || operator_found_) return status;
    if (colon != std::string::npos && is_name(std::string_view{text}.substr(0, colon)))
      return field(text.substr(0, colon), text.substr(colon + 1), false);
    return plain_word(std::move(text));
  }

  Status operator_or_nothing(const std::string& text) {
    operator_found_ = true;
    if (text == "OCH" || text == "AND" || text == "&&") return add(LexKind::kAnd, text), ok();
    if (text == "ELLER" || text == "OR" || text == "||") return add(LexKind::kOr, text), ok();
    if (text == "INTE" || text == "NOT") return add(LexKind::kNot, text), ok();
    for (const std::string_view name : {"NÄRA", "NEAR"}) {
      if (text == name) return add(LexKind::kNear, text).window = kDefaultWindow, ok();
      if (!text.starts_with(std::string{name} + "/")) continue;
      const std::string_view number = std::string_view{text}.substr(name.size() + 1);
      std::uint32_t window = 0;
      const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), window);
      if (error != std::errc{} || end != number.data() + number.size() || window < 1 || window > kWidestWindow)
        return invalid("'" + text + "'" + at_column(start_) + ": expected a number of words from 1 to " +
                       std::to_string(kWidestWindow) + ", such as " + std::string{name} + "/5");
      add(LexKind::kNear, text).window = window;
      return ok();
    }
    operator_found_ = false;
    return ok();
  }

  Status field(const std::string& name, std::string value, bool quoted) {
    Field found = field_of(name);
    if (found == Field::kNone &&
        std::find(fact_fields_.begin(), fact_fields_.end(), folded(name)) != fact_fields_.end())
      found = Field::kFact;
    if (found == Field::kNone) {
      if (!quoted && (value.empty() || value.starts_with("//") || is_colon_ending(value)))
        return plain_word(name + ":" + value);
      std::vector<std::string> known = field_names();
      known.insert(known.end(), fact_fields_.begin(), fact_fields_.end());
      const std::string near = did_you_mean(nearest(name, known));
      return invalid("unknown field '" + name + ":'" + at_column(start_) + near +
                     (near.empty() ? "; fields" : " Fields") +
                     " are län:, typ:, år:, myndighet:, dnr:, från:, till:, titel: and delmål:" +
                     (fact_fields_.empty() ? "" : ", and of facts frist:, belopp:, ansvarig:, mottagare: and others"));
    }
    if (!has_word(value))
      return invalid("the field '" + name + ":'" + at_column(start_) +
                     " has no value; write it without a space, such as " + name + ":" +
                     (found == Field::kYear ? "2014" : "gotland"));
    Lexeme& lexeme = add(LexKind::kField, std::move(value));
    lexeme.field = found;
    lexeme.name = name;
    lexeme.quoted = quoted;
    return ok();
  }

  Status plain_word(std::string text) {
    const auto star = text.find('*');
    if (star != std::string::npos) {
      const std::string before = text.substr(0, star);
      if (text.find_first_not_of('*', star) != std::string::npos)
        return invalid("the * in '" + text + "'" + at_column(start_) + " must end the word, such as jämställdhets*");
      std::size_t letters = 0;
      for (std::uint32_t at = 0; at < before.size(); at = decode_utf8(before, at).next) {
        const char32_t c = decode_utf8(before, at).value;
        letters += is_letter(c) || is_digit(c) ? 1 : 0;
      }
      if (letters < 2)
        return invalid("the *" + at_column(start_) + " needs at least two letters before it, such as jämställdhets*");
      add(LexKind::kPrefix, before);
    } else if (has_word(text)) {
      add(LexKind::kWord, std::move(text));
    }
    return ok();  // Bare punctuation is no word.
  }

  std::string_view query_;
  const std::vector<std::string>& fact_fields_;
  std::uint32_t at_ = 0;
  std::uint32_t column_ = 1;
  std::uint32_t start_ = 1;
  bool operator_found_ = false;
  std::vector<Lexeme> out_;
};

}  // namespace

Result<std::vector<Lexeme>> lex_query(std::string_view query, const std::vector<std::string>& fact_fields) {
  return Lexer(query, fact_fields).run();
}

std::vector<std::string> field_names() {
  std::vector<std::string> out;
  for (const auto& [name, field] : kFields) out.emplace_back(name);
  return out;
}

std::string at_column(std::uint32_t column) { return " (column " + std::to_string(column) + ")"; }

}  // namespace uppdrag::asking
