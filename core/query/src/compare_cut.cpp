// SPDX-License-Identifier: GPL-3.0-or-later
// Texts cut into words with the numbers of their forms, and into sections.
#include <algorithm>

#include "compare_load.h"

namespace uppdrag {
namespace comparing {

bool is_body(const Block& block) { return block.kind != BlockKind::kHeading && block.kind != BlockKind::kFurniture; }

std::vector<TextSection> sections_of(const Document& document) {
  std::vector<TextSection> out;
  const auto count = static_cast<std::uint32_t>(document.blocks.size());
  TextSection open;
  for (std::uint32_t at = 0; at < count; ++at) {
    if (document.blocks[at].kind != BlockKind::kHeading) continue;
    open.last = at;
    if (open.last > open.first || open.heading != kNoBlock) out.push_back(open);
    open = {at, at + 1, at + 1};
  }
  open.last = count;
  if (open.last > open.first || open.heading != kNoBlock) out.push_back(open);
  return out;
}

std::uint32_t Cutter::key_number(WordId word) {
  if (word >= out_.key_of_word.size()) out_.key_of_word.resize(out_.vocabulary.size(), kNoKey);
  std::uint32_t& number = out_.key_of_word[word];
  if (number != kNoKey) return number;
  std::string key = forms_.key(out_.vocabulary.word(word));
  const auto [at, added] = numbers_.try_emplace(key, static_cast<std::uint32_t>(out_.key_names.size()));
  if (added) out_.key_names.push_back(std::move(key));
  return number = at->second;
}

void Cutter::cut(ComparedText& text) {
  std::vector<Span> spans;
  for (const Block& block : text.document.blocks) {
    if (block.kind != BlockKind::kFurniture) spans.push_back(block.span);
    if (is_body(block)) text.body_bytes += block.span.size();
  }
  tokenize(text.document.text, spans, out_.vocabulary, text.tokens);
  text.keys.reserve(text.tokens.tokens.size());
  occurrences_.resize(out_.vocabulary.size());
  for (const Token& token : text.tokens.tokens) {
    const bool counts = token.kind != TokenKind::kOther;
    text.keys.push_back(counts ? key_number(token.word) : kNoKey);
    if (!counts) continue;
    ++text.words;
    ++occurrences_[token.word];
  }
  text.sections = sections_of(text.document);
}

void Cutter::name_keys() {
  out_.key_of_word.resize(out_.vocabulary.size(), kNoKey);
  out_.word_of_key.assign(out_.key_names.size(), {});
  std::vector<std::uint32_t> most(out_.key_names.size(), 0);
  for (WordId word = 0; word < occurrences_.size(); ++word) {
    const std::uint32_t key = out_.key_of_word[word];
    if (key == kNoKey || occurrences_[word] <= most[key]) continue;
    most[key] = occurrences_[word];
    out_.word_of_key[key] = out_.vocabulary.word(word);
  }
}

}  // namespace comparing

std::uint32_t ComparedTexts::key_of(std::string_view folded) const {
  const WordId word = vocabulary.find(folded);
  if (word < key_of_word.size() && key_of_word[word] != kNoKey) return key_of_word[word];
  WordKeys forms;
  const std::string key = forms.key(folded);
  const auto at = std::find(key_names.begin(), key_names.end(), key);
  return at == key_names.end() ? kNoKey : static_cast<std::uint32_t>(at - key_names.begin());
}

std::string ComparedTexts::quote(std::size_t number, Span span) const {
  std::string out{span.of(text(number).document.text)};
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return out;
}

}  // namespace uppdrag
