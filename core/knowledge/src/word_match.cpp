// SPDX-License-Identifier: GPL-3.0-or-later
#include "word_match.h"

#include <algorithm>

namespace uppdrag::knowledge {
namespace {

using Kind = QueryNode::Kind;

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&b](const std::string& each) { return std::find(b.begin(), b.end(), each) != b.end(); });
}

}  // namespace

WordMatch::WordMatch(const QueryNode& query) : root_(compile(query)) {}

std::vector<WordId> WordMatch::cut(std::string_view text) {
  tokenize(text, {Span{0, static_cast<std::uint32_t>(text.size())}}, vocabulary_, tokens_);
  std::vector<WordId> out;
  for (const Token& token : tokens_.tokens) {
    if (is_indexed(token)) out.push_back(token.word);
  }
  return out;
}

WordMatch::Test WordMatch::compile(const QueryNode& node) {
  Test out;
  out.kind = node.kind;
  out.window = node.window;
  if (node.kind == Kind::kWord || node.kind == Kind::kPrefix) {
    out.words = cut(node.text);
    // `2016/17:10` is a word to whoever types it.
    if (out.words.size() > 1) out.kind = Kind::kPhrase;
    if (node.kind == Kind::kPrefix && !out.words.empty()) {
      out.kind = Kind::kPrefix;
      out.prefix = vocabulary_.word(out.words.back());
    }
  }
  for (const std::string& word : node.words) {
    const std::vector<WordId> words = cut(word);
    out.words.insert(out.words.end(), words.begin(), words.end());
  }
  for (const QueryNode& child : node.children) out.parts.push_back(compile(child));
  return out;
}

bool WordMatch::operator()(const std::vector<std::string_view>& texts) {
  text_.clear();
  implied_.clear();
  for (const std::string_view text : texts) {
    if (!text_.empty()) text_.push_back(break_);
    const std::vector<WordId> words = cut(text);
    text_.insert(text_.end(), words.begin(), words.end());
    for (const auto& [token, word] : implied_words(text, tokens_, vocabulary_, known_)) implied_.push_back(word);
  }
  return holds(root_);
}

bool WordMatch::same(WordId asked, WordId found, bool compounds) {
  if (asked == found) return true;
  const WordAnalysis& a = known_[asked];
  const WordAnalysis& b = known_[found];
  if (share(a.keys, b.keys)) return true;
  return compounds && (share(a.keys, b.parts) || share(a.parts, b.keys));
}

bool WordMatch::has_word(WordId asked) {
  const auto hit = [&](WordId found) { return same(asked, found, true); };
  return std::any_of(text_.begin(), text_.end(), hit) || std::any_of(implied_.begin(), implied_.end(), hit);
}

bool WordMatch::in_a_row(const Test& test) const {
  return std::search(text_.begin(), text_.end(), test.words.begin(), test.words.end()) != text_.end();
}

bool WordMatch::near(const Test& test) {
  // Places of each word; then whether one of each lie within the window, by the first word's places.
  const auto far = static_cast<std::ptrdiff_t>(test.window + test.words.size() - 1);
  const auto count = static_cast<std::ptrdiff_t>(text_.size());
  for (std::ptrdiff_t start = 0; start < count; ++start) {
    const auto end =
        std::find(text_.begin() + start, text_.begin() + std::min(count, start + far), break_) - text_.begin();
    const bool all = std::all_of(test.words.begin(), test.words.end(), [&](WordId asked) {
      return std::any_of(text_.begin() + start, text_.begin() + end,
                         [&](WordId found) { return same(asked, found, false); });
    });
    if (all) return true;
  }
  return false;
}

bool WordMatch::holds(const Test& test) {
  const auto each = [this](const Test& part) { return holds(part); };
  switch (test.kind) {
    case Kind::kWord:
      return test.words.empty() || has_word(test.words.front());
    case Kind::kPrefix:
      return std::any_of(text_.begin(), text_.end(),
                         [&](WordId word) { return vocabulary_.word(word).starts_with(test.prefix); });
    case Kind::kPhrase:
      return in_a_row(test);
    case Kind::kNear:
      return near(test);
    case Kind::kAnd:
      return std::all_of(test.parts.begin(), test.parts.end(), each);
    case Kind::kOr:
      return std::any_of(test.parts.begin(), test.parts.end(), each);
    case Kind::kNot:
      return test.parts.empty() || !holds(test.parts.front());
    case Kind::kAll:
    case Kind::kFilter:
      break;
  }
  return true;
}

}  // namespace uppdrag::knowledge
