// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/registry/phrase_matcher.h"

#include <algorithm>
#include <string>

namespace uppdrag {
namespace {

// The folded words of `phrase`, cut as a document is.
std::vector<WordId> words_of(std::string_view phrase, Vocabulary& vocabulary) {
  TokenText cut;
  tokenize(phrase, {{0, static_cast<std::uint32_t>(phrase.size())}}, vocabulary, cut);
  std::vector<WordId> words;
  words.reserve(cut.tokens.size());
  for (const Token& token : cut.tokens) words.push_back(token.word);
  return words;
}

bool takes_genitive_s(std::string_view word) {
  return !word.empty() && word.back() != 's' && word.back() != 'x' && word.back() != 'z';
}

}  // namespace

std::uint32_t PhraseMatcher::child(std::uint32_t node, WordId word) const {
  const auto& next = nodes_[node].next;
  const auto at =
      std::lower_bound(next.begin(), next.end(), word,
                       [](const std::pair<WordId, std::uint32_t>& edge, WordId w) { return edge.first < w; });
  return at != next.end() && at->first == word ? at->second : 0;
}

std::uint32_t PhraseMatcher::step(std::uint32_t node, WordId word) {
  if (node == 0) {
    if (word >= roots_.size()) roots_.resize(word + 1, 0);
    if (roots_[word] == 0) {
      roots_[word] = static_cast<std::uint32_t>(nodes_.size());
      nodes_.emplace_back();
    }
    return roots_[word];
  }
  if (const std::uint32_t known = child(node, word)) return known;
  const auto made = static_cast<std::uint32_t>(nodes_.size());
  nodes_.emplace_back();
  auto& next = nodes_[node].next;
  next.insert(std::lower_bound(next.begin(), next.end(), std::pair{word, 0U}), {word, made});
  return made;
}

void PhraseMatcher::insert(const std::vector<WordId>& words, std::uint32_t payload, bool genitive) {
  if (words.empty()) return;
  std::uint32_t node = 0;
  for (const WordId word : words) node = step(node, word);
  if (nodes_[node].payload != kNoPayload) return;
  nodes_[node].payload = payload;
  nodes_[node].genitive = genitive;
}

void PhraseMatcher::add(std::string_view phrase, std::uint32_t payload, Vocabulary& vocabulary) {
  insert(words_of(phrase, vocabulary), payload, false);
}

void PhraseMatcher::add_name(std::string_view phrase, std::uint32_t payload, Vocabulary& vocabulary, bool genitive_s) {
  std::vector<WordId> words = words_of(phrase, vocabulary);
  insert(words, payload, false);
  if (!genitive_s || words.empty()) return;
  std::string last(vocabulary.word(words.back()));
  if (!takes_genitive_s(last)) return;
  words.back() = vocabulary.intern(last += 's');
  insert(words, payload, true);
}

PhraseMatcher::Match PhraseMatcher::longest(const TokenText& text, std::uint32_t at) const {
  const WordId first = text.tokens[at].word;
  if (first >= roots_.size() || roots_[first] == 0) return {};
  const std::uint32_t end = text.sentence_at(at).tokens.last;
  Match best;
  std::uint32_t node = roots_[first];
  for (std::uint32_t next = at + 1;; ++next) {
    const Node& here = nodes_[node];
    if (here.payload != kNoPayload) best = {next, here.payload, here.genitive || text.tokens[next - 1].genitive_colon};
    if (next == end) return best;
    node = child(node, text.tokens[next].word);
    if (node == 0) return best;
  }
}

}  // namespace uppdrag
