// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare_topics.h"

#include <algorithm>

#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace comparing {
namespace {

using Kind = QueryNode::Kind;

// Positions of words and numbers in [first, last).
std::vector<std::uint32_t> words_in(const ComparedText& text, std::uint32_t first, std::uint32_t last) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t at = first; at < last; ++at) {
    if (text.keys[at] != kNoKey) out.push_back(at);
  }
  return out;
}

}  // namespace

std::vector<std::uint32_t> keys_of(std::string_view text, const ComparedTexts& texts) {
  Vocabulary words;
  TokenText tokens;
  tokenize(text, {{0, static_cast<std::uint32_t>(text.size())}}, words, tokens);
  std::vector<std::uint32_t> out;
  for (const Token& token : tokens.tokens) {
    if (token.kind != TokenKind::kOther) out.push_back(texts.key_of(words.word(token.word)));
  }
  return out;
}

std::vector<TokenRange> tokens_of_blocks(const ComparedText& text) {
  std::vector<TokenRange> out;
  const auto& tokens = text.tokens.tokens;
  std::uint32_t at = 0;
  for (const Block& block : text.document.blocks) {
    while (at < tokens.size() && tokens[at].start < block.span.start) ++at;
    TokenRange range{at, at};
    while (range.last < tokens.size() && tokens[range.last].start < block.span.end) ++range.last;
    out.push_back(range);
  }
  return out;
}

Result<BlockQuery> BlockQuery::make(const QueryNode& root, const KnowledgeBase& kb, const ComparedTexts& texts) {
  BlockQuery out;
  out.kb_ = &kb;
  out.texts_ = &texts;
  if (Status status = out.build(root, out.root_); !status) return status.error();
  return out;
}

Status BlockQuery::build(const QueryNode& from, Node& to) {
  to.kind = from.kind;
  to.in_title = from.in_title;
  to.window = from.window;
  if (from.kind == Kind::kWord) {
    to.keys = keys_of(from.text, *texts_);
  } else if (from.kind == Kind::kPrefix) {
    const std::string start = fold_word(from.text);
    to.words.resize(texts_->vocabulary.size());
    for (WordId word = 0; word < to.words.size(); ++word)
      to.words[word] = texts_->vocabulary.word(word).starts_with(start);
  }
  for (const std::string& word : from.words) {
    for (const std::uint32_t key : keys_of(word, *texts_)) to.keys.push_back(key);
  }
  if (!from.filter.empty()) {
    to.has_filter = true;
    auto documents = kb_->documents(from.filter);
    if (!documents) return documents.error();
    for (DocumentSummary& document : *documents) to.paths.insert(std::move(document.path));
  }
  for (const QueryNode& child : from.children) {
    to.children.emplace_back();
    if (Status status = build(child, to.children.back()); !status) return status;
  }
  return ok();
}

bool BlockQuery::matches(std::size_t text, std::uint32_t first, std::uint32_t last) const {
  return matches(root_, texts_->texts[text], first, last);
}

bool BlockQuery::matches(const Node& node, const ComparedText& text, std::uint32_t first, std::uint32_t last) const {
  if (node.has_filter && node.paths.count(text.summary.path) == 0) return false;
  const auto each = [&](const Node& child) { return matches(child, text, first, last); };
  if (node.in_title) {
    const std::vector<std::uint32_t> title = keys_of(text.title, *texts_);
    return std::all_of(node.keys.begin(), node.keys.end(), [&title](std::uint32_t key) {
      return key != kNoKey && std::find(title.begin(), title.end(), key) != title.end();
    });
  }
  switch (node.kind) {
    case Kind::kAll:
    case Kind::kFilter:
      return true;
    case Kind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), each);
    case Kind::kOr:
      return std::any_of(node.children.begin(), node.children.end(), each);
    case Kind::kNot:
      return std::none_of(node.children.begin(), node.children.end(), each);
    case Kind::kPrefix:
      return std::any_of(
          text.tokens.tokens.begin() + first, text.tokens.tokens.begin() + last,
          [&node](const Token& token) { return token.word < node.words.size() && node.words[token.word]; });
    case Kind::kNear:
      return has_near(node, text, first, last);
    case Kind::kWord:
    case Kind::kPhrase:
      return has_phrase(node, text, first, last);
  }
  return false;
}

bool BlockQuery::has_phrase(const Node& node, const ComparedText& text, std::uint32_t first, std::uint32_t last) const {
  if (node.keys.empty() || std::find(node.keys.begin(), node.keys.end(), kNoKey) != node.keys.end()) return false;
  const std::vector<std::uint32_t> words = words_in(text, first, last);
  const auto at = std::search(words.begin(), words.end(), node.keys.begin(), node.keys.end(),
                              [&text](std::uint32_t word, std::uint32_t key) { return text.keys[word] == key; });
  return at != words.end();
}

bool BlockQuery::has_near(const Node& node, const ComparedText& text, std::uint32_t first, std::uint32_t last) const {
  const std::vector<std::uint32_t> words = words_in(text, first, last);
  for (std::size_t from = 0; from < words.size(); ++from) {
    const std::size_t end = std::min(words.size(), from + node.window + 1);
    const bool all = std::all_of(node.keys.begin(), node.keys.end(), [&](std::uint32_t key) {
      return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(from),
                         words.begin() + static_cast<std::ptrdiff_t>(end),
                         [&](std::uint32_t word) { return text.keys[word] == key; });
    });
    if (all) return true;
  }
  return false;
}

}  // namespace comparing

Result<std::vector<Topic>> parse_topics(std::string_view text, const std::string& name_of_file) {
  std::vector<Topic> out;
  int line_number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++line_number;
    const auto trimmed = [](std::string_view piece) {
      while (!piece.empty() && (piece.front() == ' ' || piece.front() == '\t')) piece.remove_prefix(1);
      while (!piece.empty() && (piece.back() == ' ' || piece.back() == '\t' || piece.back() == '\r'))
        piece.remove_suffix(1);
      return std::string{piece};
    };
    if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (trimmed(line).empty() || trimmed(line).front() == '#') continue;
    std::size_t border = line.find('\t');
    if (border == std::string_view::npos) border = line.find('=');
    Topic topic;
    if (border != std::string_view::npos) topic = {trimmed(line.substr(0, border)), trimmed(line.substr(border + 1))};
    if (topic.name.empty() || topic.query.empty())
      return Error{ErrorCode::kInvalidInput, name_of_file + ":" + std::to_string(line_number) +
                                                 ": no topic (expected a name, a tab or =, and a query)"};
    out.push_back(std::move(topic));
  }
  return out;
}

}  // namespace uppdrag
