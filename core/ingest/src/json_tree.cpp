// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_tree.h"

#include <algorithm>
#include <optional>

#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

constexpr int kDeepest = 16;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  Result<JsonNode> read() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    JsonNode root;
    if (!value(root, 0)) return error();
    space();
    if (at_ < text_.size()) {
      fail("expected nothing behind the last }");
      return error();
    }
    return root;
  }

 private:
  Error error() const {
    return {ErrorCode::kInvalidInput, "line " + std::to_string(line_) + ": " + wrong_ + " (is no valid JSON)"};
  }
  bool fail(std::string wrong) {
    if (wrong_.empty()) wrong_ = std::move(wrong);
    return false;
  }
  bool expected(std::string_view what) {
    std::string wrong = "expected " + std::string(what);
    if (at_ >= text_.size()) return fail(wrong + " before the end of the file");
    const std::uint32_t next = decode_utf8(text_, static_cast<std::uint32_t>(at_)).next;
    return fail(wrong + ", found '" + std::string(text_.substr(at_, next - at_)) + "'");
  }

  void space() {
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') ++line_;
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') return;
    }
  }
  bool next_is(char c) {
    space();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool value(JsonNode& out, int depth) {
    space();
    out.line = line_;
    if (depth > kDeepest) return fail("nested too deep");
    if (at_ >= text_.size()) return expected("a value");
    const char c = text_[at_];
    if (c == '{') return object(out, depth);
    if (c == '[') return array(out, depth);
    if (c == '"') {
      out.kind = JsonNode::Kind::kText;
      return quoted(out.text);
    }
    if (c == '-' || is_digit(c)) return number(out);
    return word(out);
  }

  bool object(JsonNode& out, int depth) {
    out.kind = JsonNode::Kind::kObject;
    ++at_;
    if (next_is('}')) return true;
    do {
      space();
      std::string key;
      if (at_ >= text_.size() || text_[at_] != '"') return expected("a key in \"quotation marks\"");
      if (!quoted(key)) return false;
      if (!next_is(':')) return expected("':' behind the key");
      out.keys.push_back(std::move(key));
      if (!value(out.items.emplace_back(), depth + 1)) return false;
    } while (next_is(','));
    return next_is('}') || expected("',' or '}'");
  }

  bool array(JsonNode& out, int depth) {
    out.kind = JsonNode::Kind::kArray;
    ++at_;
    if (next_is(']')) return true;
    do {
      if (!value(out.items.emplace_back(), depth + 1)) return false;
    } while (next_is(','));
    return next_is(']') || expected("',' or ']'");
  }

  bool word(JsonNode& out) {
    for (const std::string_view name : {"true", "false", "null"}) {
      if (!text_.substr(at_).starts_with(name)) continue;
      out.kind = name == "null" ? JsonNode::Kind::kNull : JsonNode::Kind::kBoolean;
      out.text = name;
      at_ += name.size();
      return true;
    }
    return expected("a value (texts stand in \"quotation marks\")");
  }

  bool digits() {
    const std::size_t start = at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return at_ > start || expected("a digit");
  }
  bool number(JsonNode& out) {
    out.kind = JsonNode::Kind::kNumber;
    const std::size_t start = at_;
    if (text_[at_] == '-') ++at_;
    const bool zero = at_ < text_.size() && text_[at_] == '0';
    const std::size_t first = at_;
    if (!digits()) return false;
    if (zero && at_ - first > 1) return fail("a number does not begin with 0; put a code in \"quotation marks\"");
    if (at_ < text_.size() && text_[at_] == '.' && (++at_, !digits())) return false;
    if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
      ++at_;
      if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
      if (!digits()) return false;
    }
    out.text = text_.substr(start, at_ - start);
    return true;
  }

  bool quoted(std::string& out) {
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (c == '\n') return expected("'\"' before the end of the line");
      if (static_cast<unsigned char>(c) < 0x20) return fail("a control character in a text");
      if (c != '\\') {
        out += c;
      } else if (!escape(out)) {
        return false;
      }
    }
    return expected("'\"'");
  }

  // `at_` is at the backslash, and afterwards at the last character of the escape.
  bool escape(std::string& out) {
    ++at_;
    if (at_ >= text_.size()) return expected("a character behind \\");
    constexpr std::string_view kNames = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    if (const auto named = kNames.find(text_[at_]); named != std::string_view::npos) {
      out += kMeanings[named];
      return true;
    }
    if (text_[at_] != 'u') return fail("an unknown escape; a backslash is written \\\\");
    auto unit = four_hex();
    if (unit && *unit >= 0xD800 && *unit < 0xDC00 && text_.substr(at_ + 1).starts_with("\\u")) {
      at_ += 2;
      const auto low = four_hex();
      if (!low || *low < 0xDC00 || *low > 0xDFFF) return fail("half a character behind \\u");
      unit = 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00);
    }
    if (!unit || (*unit >= 0xD800 && *unit < 0xE000)) return fail("expected four hexadecimal digits behind \\u");
    append_utf8(out, *unit);
    return true;
  }
  std::optional<char32_t> four_hex() {
    char32_t value = 0;
    for (int i = 0; i < 4; ++i) {
      ++at_;
      const char c = at_ < text_.size() ? text_[at_] : ' ';
      const char32_t digit = is_digit(c)              ? static_cast<char32_t>(c - '0')
                             : (c >= 'a' && c <= 'f') ? static_cast<char32_t>(c - 'a' + 10)
                             : (c >= 'A' && c <= 'F') ? static_cast<char32_t>(c - 'A' + 10)
                                                      : 99;
      if (digit > 15) return std::nullopt;
      value = value * 16 + digit;
    }
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::string wrong_;
};

}  // namespace

std::string_view JsonNode::kind_name() const {
  constexpr std::string_view kNames[] = {"null", "true or false", "a number", "a text", "a list", "an object"};
  return kNames[static_cast<std::size_t>(kind)];
}

Result<JsonNode> read_json(std::string_view text) {
  if (!is_valid_utf8(text)) {
    std::size_t good = 0;  // Up to the first line that is not valid.
    for (auto end = text.find('\n'); end != std::string_view::npos && is_valid_utf8(text.substr(good, end - good));
         end = text.find('\n', good))
      good = end + 1;
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(good), '\n');
    return Error{ErrorCode::kInvalidInput, "line " + std::to_string(line) + ": is no UTF-8; save the file as UTF-8"};
  }
  return JsonReader(text).read();
}

}  // namespace uppdrag
