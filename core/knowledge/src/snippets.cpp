// SPDX-License-Identifier: GPL-3.0-or-later
#include "snippets.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "index_terms.h"

namespace uppdrag::knowledge {
namespace {

// In bytes. A sentence up to kLong is shown whole, a short one with what follows it in its block, up to kFull.
constexpr std::uint32_t kLong = 280;
constexpr std::uint32_t kShort = 100;
constexpr std::uint32_t kFull = 220;
// A long text is looked at in pieces of so many bytes, until one of them has a match: that keeps a page of hits fast.
constexpr std::uint32_t kPiece = 128U << 10U;

std::uint64_t bit_of(std::uint32_t unit) { return std::uint64_t{1} << std::min<std::uint32_t>(unit, 63); }

}  // namespace

SnippetMaker::SnippetMaker(std::vector<MatchUnit> units, Vocabulary& vocabulary)
    : units_(std::move(units)), vocabulary_(vocabulary) {
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    const MatchUnit& unit = units_[i];
    for (const std::string& form : unit.forms) forms_.emplace(vocabulary_.intern(form), i);
    if (!unit.prefix.empty()) prefixes_.push_back(i);
    if (!unit.reference.empty()) references_.push_back(i);
    if (unit.sequence.empty()) continue;
    std::vector<WordId> words;
    for (const std::string& word : unit.sequence) words.push_back(vocabulary_.intern(word));
    sequences_.emplace_back(std::move(words), i);
  }
}

std::vector<SearchHit::Snippet> SnippetMaker::make(const Document& document, std::uint32_t count) {
  std::vector<SearchHit::Snippet> out;
  if (count == 0) return out;
  find_piece(document);
  if (tokens_.tokens.empty()) return out;
  std::vector<Passage> chosen = passages();
  if (chosen.empty()) chosen.push_back({tokens_.sentences.front().tokens});
  const auto better = [](const Passage& a, const Passage& b) {
    const int units_a = std::popcount(a.units);
    const int units_b = std::popcount(b.units);
    if (units_a != units_b) return units_a > units_b;
    if (a.matches != b.matches) return a.matches > b.matches;
    return a.tokens.first < b.tokens.first;
  };
  const auto kept = static_cast<std::ptrdiff_t>(std::min<std::size_t>(count, chosen.size()));
  std::partial_sort(chosen.begin(), chosen.begin() + kept, chosen.end(), better);
  chosen.resize(static_cast<std::size_t>(kept));
  std::sort(chosen.begin(), chosen.end(),
            [](const Passage& a, const Passage& b) { return a.tokens.first < b.tokens.first; });
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    Passage& passage = chosen[i];
    const TokenRange wider = widened(passage.tokens);
    if (i + 1 == chosen.size() || wider.last <= chosen[i + 1].tokens.first) passage.tokens = wider;
    out.push_back(snippet(document, passage));
  }
  return out;
}

// Leaves the first piece with a match in tokens_, or the first piece when none has one.
void SnippetMaker::find_piece(const Document& document) {
  const std::vector<Span> spans = indexed_spans(document);
  std::size_t first_end = 0;
  tokens_.tokens.clear();
  matches_.clear();
  std::vector<Span> piece;
  for (std::size_t at = 0; at < spans.size();) {
    piece.clear();
    const std::uint32_t start = spans[at].start;
    while (at < spans.size() && (piece.empty() || spans[at].end - start <= kPiece)) piece.push_back(spans[at++]);
    if (first_end == 0) first_end = at;
    tokenize(document.text, piece, vocabulary_, tokens_);
    find_matches();
    if (!matches_.empty() || units_.empty()) return;
  }
  if (first_end == spans.size()) return;
  piece.assign(spans.begin(), spans.begin() + static_cast<std::ptrdiff_t>(first_end));
  tokenize(document.text, piece, vocabulary_, tokens_);
}

void SnippetMaker::find_matches() {
  matches_.clear();
  match_words();
  match_references();
  match_sequences();
  std::sort(matches_.begin(), matches_.end(), [](const Match& a, const Match& b) {
    return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first : a.tokens.last > b.tokens.last;
  });
}

void SnippetMaker::match_words() {
  if (forms_.empty() && prefixes_.empty()) return;
  for (std::uint32_t i = 0; i < tokens_.tokens.size(); ++i) {
    const Token& token = tokens_.tokens[i];
    if (!is_indexed(token)) continue;
    if (const auto form = forms_.find(token.word); form != forms_.end()) matches_.push_back({{i, i + 1}, form->second});
    for (const std::uint32_t unit : prefixes_) {
      if (vocabulary_.word(token.word).starts_with(units_[unit].prefix)) matches_.push_back({{i, i + 1}, unit});
    }
  }
}

void SnippetMaker::match_references() {
  if (references_.empty()) return;
  std::vector<std::uint32_t> marked(units_.size(), 0);  // One past the last token that is marked for the unit.
  for_each_reference(tokens_, vocabulary_, [&](TokenRange range, std::string_view text) {
    for (const std::uint32_t unit : references_) {
      const MatchUnit& wanted = units_[unit];
      const bool hit = wanted.open_end ? text.starts_with(wanted.reference) : text == wanted.reference;
      if (!hit || range.first < marked[unit]) continue;
      matches_.push_back({range, unit});
      marked[unit] = range.last;
    }
  });
}

void SnippetMaker::match_sequences() {
  const auto& list = tokens_.tokens;
  for (const auto& [words, unit] : sequences_) {
    for (std::uint32_t at = 0; at < list.size(); ++at) {
      if (list[at].word != words.front() || !is_indexed(list[at])) continue;
      std::uint32_t next = at + 1;
      std::size_t found = 1;
      for (; found < words.size() && next < list.size() && !list[next].block_start; ++next) {
        if (!is_indexed(list[next])) continue;
        if (list[next].word != words[found]) break;
        ++found;
      }
      if (found == words.size()) matches_.push_back({{at, next}, unit});
    }
  }
}

std::vector<SnippetMaker::Passage> SnippetMaker::passages() const {
  std::vector<Passage> out;
  for (std::size_t first = 0; first < matches_.size();) {
    const std::uint32_t sentence = tokens_.sentence_of[matches_[first].tokens.first];
    std::size_t last = first;
    while (last < matches_.size() && tokens_.sentence_of[matches_[last].tokens.first] == sentence) ++last;
    out.push_back(around(tokens_.sentences[sentence].tokens, first, last));
    first = last;
  }
  return out;
}

// The sentence, or, when it is long, the part of it with most of the query.
SnippetMaker::Passage SnippetMaker::around(TokenRange sentence, std::size_t first, std::size_t last) const {
  const auto count = [this](Passage& passage, std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) passage.units |= bit_of(matches_[i].unit);
    passage.matches = static_cast<std::uint32_t>(to - from);
  };
  // A phrase may run into the next sentence.
  for (std::size_t i = first; i < last; ++i) sentence.last = std::max(sentence.last, matches_[i].tokens.last);
  Passage best;
  best.tokens = sentence;
  if (tokens_.span(sentence).size() <= kLong) {
    count(best, first, last);
    return best;
  }
  const auto& list = tokens_.tokens;
  std::size_t to = first;
  for (std::size_t from = first; from < last; ++from) {
    to = std::max(to, from + 1);
    while (to < last && list[matches_[to].tokens.last - 1].end - list[matches_[from].tokens.first].start <= kFull) ++to;
    Passage passage;
    passage.tokens = {matches_[from].tokens.first, matches_[to - 1].tokens.last};
    count(passage, from, to);
    if (std::popcount(passage.units) > std::popcount(best.units)) best = passage;
  }
  // Context on both sides, at word borders.
  TokenRange& range = best.tokens;
  for (bool grown = true; grown && tokens_.span(range).size() < kFull;) {
    grown = false;
    if (range.first > sentence.first) --range.first, grown = true;
    if (range.last < sentence.last) ++range.last, grown = true;
  }
  while (range.first > sentence.first && !list[range.first].space_before) --range.first;
  while (range.last < sentence.last && !list[range.last].space_before) ++range.last;
  return best;
}

TokenRange SnippetMaker::widened(TokenRange range) const {
  if (tokens_.span(range).size() >= kShort) return range;
  std::uint32_t sentence = tokens_.sentence_of[range.last - 1];
  const std::uint32_t block = tokens_.sentences[sentence].block;
  if (range.last != tokens_.sentences[sentence].tokens.last) return range;
  while (++sentence < tokens_.sentences.size() && tokens_.sentences[sentence].block == block) {
    const TokenRange wider{range.first, tokens_.sentences[sentence].tokens.last};
    if (tokens_.span(wider).size() > kFull) break;
    range = wider;
  }
  return range;
}

SearchHit::Snippet SnippetMaker::snippet(const Document& document, const Passage& passage) const {
  SearchHit::Snippet out;
  out.span = tokens_.span(passage.tokens);
  out.text = out.span.of(document.text);
  std::replace(out.text.begin(), out.text.end(), '\n', ' ');
  out.page = document.page_at(out.span.start);
  for (const Match& match : matches_) {
    if (match.tokens.first < passage.tokens.first || match.tokens.last > passage.tokens.last) continue;
    Span mark = tokens_.span(match.tokens);
    mark.start -= out.span.start;
    mark.end -= out.span.start;
    if (!out.marks.empty() && mark.start < out.marks.back().end) {
      out.marks.back().end = std::max(out.marks.back().end, mark.end);
    } else {
      out.marks.push_back(mark);
    }
  }
  return out;
}

}  // namespace uppdrag::knowledge
