// SPDX-License-Identifier: GPL-3.0-or-later
#include "snippets.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <utility>

#include "uppdrag/text/unicode.h"

namespace uppdrag::knowledge {
namespace {

// In bytes. A sentence up to kLong is shown whole, a short one with what follows it in its block, up to kFull.
constexpr std::uint32_t kLong = 280;
constexpr std::uint32_t kShort = 100;
constexpr std::uint32_t kFull = 220;
// A long text is looked at in pieces of so many bytes, until one of them has a match: that keeps a page of hits fast.
constexpr std::uint32_t kPiece = 128U << 10U;

std::uint64_t bit_of(std::uint32_t unit) { return std::uint64_t{1} << std::min<std::uint32_t>(unit, 63); }

// How a word begins that has the part with `key`: its first letters, also with another vowel (`land`, `länder`).
std::vector<std::string> beginnings_of(std::string_view key) {
  constexpr std::size_t kBytes = 3;
  if (key.starts_with('=')) key.remove_prefix(1);
  std::string start{key.substr(0, kBytes)};
  while (!start.empty() && !on_code_point(key, start.size())) start.pop_back();
  std::vector<std::string> out{start};
  for (const auto& [plain, changed] : {std::pair{"a", "ä"}, {"o", "ö"}}) {
    const auto at = start.find(plain);
    if (at != std::string::npos) out.push_back(start.substr(0, at) + changed);
  }
  return out;
}

// Where the text proper begins, when a heading stands near the beginning: that is the title, which is shown anyhow, and
// before it are letterheads and remarks about the document. 0 when there is no such heading.
std::uint32_t end_of_front(const Document& document) {
  constexpr std::uint32_t kNear = 600;
  for (const Block& block : document.blocks)
    if (block.kind == BlockKind::kHeading) return block.span.start <= kNear ? block.span.end : 0;
  return 0;
}

bool ends_as_sentence(std::string_view text) {
  const auto last = text.find_last_not_of("\"')");
  return last != std::string_view::npos && std::string_view(".!?:").find(text[last]) != std::string_view::npos;
}

}  // namespace

SnippetMaker::SnippetMaker(std::vector<MatchUnit> units, Vocabulary& vocabulary, KnownWords& known)
    : units_(std::move(units)), vocabulary_(vocabulary), known_(known) {
  for (std::uint32_t i = 0; i < units_.size(); ++i) {
    const MatchUnit& unit = units_[i];
    for (const std::string& form : unit.forms) forms_.emplace(vocabulary_.intern(form), i);
    for (const std::string& key : unit.part_keys) {
      for (std::string& beginning : beginnings_of(key)) beginnings_.emplace_back(std::move(beginning), i);
    }
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
  drop_front(end_of_front(document), chosen);
  if (chosen.empty()) chosen.push_back({opening(document)});
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

// Passages before `front` show nothing that those behind it do not show.
void SnippetMaker::drop_front(std::uint32_t front, std::vector<Passage>& chosen) const {
  const auto in_front = [&](const Passage& passage) { return tokens_.span(passage.tokens).start < front; };
  std::uint64_t behind = 0;
  for (const Passage& passage : chosen) behind |= in_front(passage) ? 0 : passage.units;
  std::erase_if(chosen, [&](const Passage& each) { return in_front(each) && (each.units & ~behind) == 0; });
}

// The first sentence behind the first heading that is one: in a paragraph of some length, with its full stop. Without
// one, the first such paragraph; without that, the first sentence.
TokenRange SnippetMaker::opening(const Document& document) const {
  constexpr std::uint32_t kSome = 40;
  bool behind = std::none_of(document.blocks.begin(), document.blocks.end(),
                             [](const Block& block) { return block.kind == BlockKind::kHeading; });
  std::optional<TokenRange> second_best;
  std::uint32_t index = 0;  // Among the blocks that are indexed, as sentences know them.
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::kFurniture) continue;
    behind = behind || block.kind == BlockKind::kHeading;
    if (behind && block.kind == BlockKind::kParagraph && block.span.size() >= kSome) {
      const auto at = std::lower_bound(tokens_.sentences.begin(), tokens_.sentences.end(), index,
                                       [](const Sentence& each, std::uint32_t wanted) { return each.block < wanted; });
      if (at == tokens_.sentences.end()) break;  // Beyond the piece that was looked at.
      const bool there = at->block == index;
      if (there && ends_as_sentence(tokens_.span(at->tokens).of(document.text))) return at->tokens;
      if (there && !second_best) second_best = at->tokens;
    }
    ++index;
  }
  return second_best.value_or(tokens_.sentences.front().tokens);
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
    find_matches(document.text);
    if (!matches_.empty() || units_.empty()) return;
  }
  if (first_end == spans.size()) return;
  piece.assign(spans.begin(), spans.begin() + static_cast<std::ptrdiff_t>(first_end));
  tokenize(document.text, piece, vocabulary_, tokens_);
}

void SnippetMaker::find_matches(std::string_view text) {
  matches_.clear();
  match_words(text);
  match_references();
  match_sequences();
  std::sort(matches_.begin(), matches_.end(), [](const Match& a, const Match& b) {
    return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first : a.tokens.last > b.tokens.last;
  });
}

// Whether the word is a compound with a part that is asked for. Most words are told by the beginnings of the parts that
// they have none.
bool SnippetMaker::has_part(WordId word, std::uint32_t& unit) {
  if (beginnings_.empty()) return false;
  const auto [at, is_new] = compounds_.emplace(word, -1);
  if (is_new) {
    const std::string_view text = vocabulary_.word(word);
    for (const auto& [beginning, candidate] : beginnings_) {
      if (text.find(beginning) == std::string_view::npos) continue;
      const auto& parts = known_[word].parts;
      const auto& wanted = units_[candidate].part_keys;
      const bool hit = std::any_of(parts.begin(), parts.end(), [&wanted](const std::string& part) {
        return std::find(wanted.begin(), wanted.end(), part) != wanted.end();
      });
      if (!hit) continue;
      at->second = static_cast<std::int32_t>(candidate);
      break;
    }
  }
  unit = static_cast<std::uint32_t>(at->second);
  return at->second >= 0;
}

void SnippetMaker::match_words(std::string_view text) {
  if (forms_.empty() && prefixes_.empty()) return;
  for (const auto& [token, word] : implied_words(text, tokens_, vocabulary_, known_)) {
    std::uint32_t unit = 0;
    if (const auto form = forms_.find(word); form != forms_.end())
      matches_.push_back({{token, token + 1}, form->second});
    else if (has_part(word, unit))
      matches_.push_back({{token, token + 1}, unit});
  }
  for (std::uint32_t i = 0; i < tokens_.tokens.size(); ++i) {
    const Token& token = tokens_.tokens[i];
    if (!is_indexed(token)) continue;
    std::uint32_t compound = 0;
    if (const auto form = forms_.find(token.word); form != forms_.end())
      matches_.push_back({{i, i + 1}, form->second});
    else if (has_part(token.word, compound))
      matches_.push_back({{i, i + 1}, compound});
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

std::vector<bool> SnippetMaker::units_in(std::string_view text) {
  tokenize(text, {Span{0, static_cast<std::uint32_t>(text.size())}}, vocabulary_, tokens_);
  find_matches(text);
  std::vector<bool> out(units_.size(), false);
  for (const Match& match : matches_) out[match.unit] = true;
  return out;
}

std::vector<Span> SnippetMaker::marks_in(std::string_view text) {
  units_in(text);
  std::vector<Span> out;
  for (const Match& match : matches_) {
    const Span mark = tokens_.span(match.tokens);
    if (!out.empty() && mark.start < out.back().end)
      out.back().end = std::max(out.back().end, mark.end);
    else
      out.push_back(mark);
  }
  return out;
}

namespace {

SearchHit::Reason::Kind kind_of(const MatchUnit& unit, std::string_view word) {
  using Kind = SearchHit::Reason::Kind;
  if (!unit.reference.empty()) return Kind::kReference;
  if (!unit.sequence.empty()) return Kind::kPhrase;
  if (!unit.prefix.empty()) return Kind::kPrefix;
  if (word == unit.asked) return Kind::kWord;
  if (std::binary_search(unit.own_forms.begin(), unit.own_forms.end(), word)) return Kind::kForm;
  return std::find(unit.forms.begin(), unit.forms.end(), word) == unit.forms.end() ? Kind::kCompound : Kind::kPart;
}

std::string asked_of(const MatchUnit& unit) {
  if (!unit.reference.empty()) return unit.reference;
  if (!unit.prefix.empty()) return unit.prefix + "*";
  std::string out = unit.asked;
  for (const std::string& word : unit.sequence) out += (out.empty() ? "" : " ") + word;
  return out;
}

}  // namespace

std::vector<SearchHit::Reason> SnippetMaker::explain(const Document& document, std::string_view title) {
  using Reason = SearchHit::Reason;
  std::vector<std::vector<Reason>> found(units_.size());
  std::vector<TokenRange> lead;
  const auto count = [&](bool in_title) {
    for (const Match& match : matches_) {
      std::string word;
      for (std::uint32_t at = match.tokens.first; at < match.tokens.last; ++at) {
        const Token& token = tokens_.tokens[at];
        if (at > match.tokens.first && token.space_before) word += ' ';
        word += vocabulary_.word(token.word);
      }
      auto& list = found[match.unit];
      auto at = std::find_if(list.begin(), list.end(), [&](const Reason& each) { return each.found == word; });
      if (at == list.end()) {
        const MatchUnit& unit = units_[match.unit];
        list.push_back({kind_of(unit, word), asked_of(unit), word, 0, false, false});
        at = std::prev(list.end());
      }
      ++at->count;
      at->in_title = at->in_title || in_title;
      at->in_lead = at->in_lead || std::any_of(lead.begin(), lead.end(), [&match](const TokenRange& range) {
                      return range.first <= match.tokens.first && match.tokens.first < range.last;
                    });
    }
  };
  tokenize(document.text, indexed_spans(document), vocabulary_, tokens_);
  find_matches(document.text);
  lead = lead_of(tokens_, indexed_kinds(document));
  count(false);
  lead.clear();
  units_in(title);
  count(true);
  std::vector<Reason> out;
  for (auto& list : found) {
    std::stable_sort(list.begin(), list.end(), [](const Reason& a, const Reason& b) {
      return a.kind != b.kind ? a.kind < b.kind : a.count > b.count;
    });
    for (Reason& each : list) out.push_back(std::move(each));
  }
  return out;
}

}  // namespace uppdrag::knowledge
