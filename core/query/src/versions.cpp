// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/query/versions.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "small_words.h"
#include "uppdrag/query/shared_words.h"

namespace uppdrag {
namespace {

constexpr double kLeastAlike = 0.35;  // Of two sections that are one.
constexpr double kSameHeadingHelps = 0.25;
constexpr double kKept = 0.95;
constexpr double kSameSentence = 0.6;

// A stretch of text as words, numbers apart.
struct Piece {
  Span span;
  std::vector<std::uint32_t> words;  // Keys in order, without numbers.
  std::vector<std::pair<std::string, Span>> figures;
};

class Reader {
 public:
  Reader(const ComparedTexts& texts, std::size_t number) : texts_(texts), text_(texts.texts[number]) {}

  // The tokens of block [first, last) as one piece.
  Piece piece(std::uint32_t first, std::uint32_t last) const {
    Piece out;
    const auto& tokens = text_.tokens.tokens;
    if (first < last) out.span = {tokens[first].start, tokens[last - 1].end};
    for (std::uint32_t at = first; at < last; ++at) {
      const Token& token = tokens[at];
      if (token.kind == TokenKind::kWord && !is_month(token)) out.words.push_back(text_.keys[at]);
      if (token.kind != TokenKind::kNumber) continue;
      // `1 600 000`, `2014–2016`, `den 1 mars 2017` are one figure.
      std::uint32_t end = at + 1;
      while (end < last && joins(end, last)) ++end;
      const Span span{token.start, tokens[end - 1].end};
      out.figures.emplace_back(std::string{span.of(text_.document.text)}, span);
      at = end - 1;
    }
    return out;
  }

  TokenRange tokens_of(const TextSection& section) const {
    const auto& blocks = text_.document.blocks;
    const std::uint32_t from = section.heading != kNoBlock ? section.heading : section.first;
    if (section.heading == kNoBlock && section.first == section.last) return {};
    const std::uint32_t start = blocks[from].span.start;
    const std::uint32_t end = section.last > section.first ? blocks[section.last - 1].span.end : blocks[from].span.end;
    return {token_at(start), token_at(end)};
  }

  Piece section(std::size_t number) const {
    const TokenRange range = tokens_of(text_.sections[number]);
    return piece(range.first, range.last);
  }

  std::vector<Piece> sentences(std::size_t section) const {
    const TokenRange range = tokens_of(text_.sections[section]);
    std::vector<Piece> out;
    for (std::uint32_t at = range.first; at < range.last;) {
      const Sentence& sentence = text_.tokens.sentence_at(at);
      out.push_back(piece(at, std::min(range.last, sentence.tokens.last)));
      at = std::max(at + 1, sentence.tokens.last);
    }
    return out;
  }

  std::vector<std::uint32_t> heading(std::size_t section) const {
    const std::uint32_t block = text_.sections[section].heading;
    if (block == kNoBlock) return {};
    const Span span = text_.document.blocks[block].span;
    return piece(token_at(span.start), token_at(span.end)).words;
  }

 private:
  std::uint32_t token_at(std::uint32_t byte) const {
    const auto& tokens = text_.tokens.tokens;
    const auto at = std::lower_bound(tokens.begin(), tokens.end(), byte,
                                     [](const Token& token, std::uint32_t b) { return token.start < b; });
    return static_cast<std::uint32_t>(at - tokens.begin());
  }

  bool is_month(const Token& token) const {
    static constexpr std::string_view kMonths[] = {"januari",   "februari", "mars",     "april",
                                                   "maj",       "juni",     "juli",     "augusti",
                                                   "september", "oktober",  "november", "december"};
    const std::string_view word = texts_.vocabulary.word(token.word);
    return std::find(std::begin(kMonths), std::end(kMonths), word) != std::end(kMonths);
  }

  // Whether token `at` goes on with the figure before it.
  bool joins(std::uint32_t at, std::uint32_t last) const {
    const auto& tokens = text_.tokens.tokens;
    const Token& token = tokens[at];
    if (token.kind == TokenKind::kNumber) return true;
    if (is_month(token)) return true;
    const bool number_next = at + 1 < last && tokens[at + 1].kind == TokenKind::kNumber && !tokens[at + 1].space_before;
    return token.kind == TokenKind::kOther && number_next && !token.space_before;
  }

  const ComparedTexts& texts_;
  const ComparedText& text_;
};

// Beyond this many pairs of words the quick count is taken, which loses the thread at long insertions.
constexpr std::size_t kMostPairs = 4'000'000;

// The longest common subsequence, in words. What both begin and end with belongs to it and is not looked at closer.
std::size_t longest_in_order(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t start = 0, end = 0;
  while (start < shorter && a[start] == b[start]) ++start;
  while (end < shorter - start && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
  const std::size_t middle = b.size() - end - start;
  std::vector<std::uint32_t> row(middle + 1, 0);
  for (std::size_t i = start; i < a.size() - end; ++i) {
    std::uint32_t corner = 0;  // Of the row above, one to the left.
    for (std::size_t j = 0; j < middle; ++j) {
      const std::uint32_t above = row[j + 1];
      row[j + 1] = a[i] == b[start + j] ? corner + 1 : std::max(above, row[j]);
      corner = above;
    }
  }
  return start + row.back() + end;
}

double in_order(const Piece& a, const Piece& b) {
  const std::size_t longer = std::max(a.words.size(), b.words.size());
  if (longer == 0) return 1;
  const std::size_t common = a.words.size() * b.words.size() <= kMostPairs
                                 ? longest_in_order(a.words, b.words)
                                 : words_in_common(a.words.data(), static_cast<std::uint32_t>(a.words.size()),
                                                   b.words.data(), static_cast<std::uint32_t>(b.words.size()));
  return double(common) / double(longer);
}

// What in_order() cannot exceed, from the lengths alone: most pairs of sentences need no closer look.
double most_alike(const Piece& a, const Piece& b) {
  const std::size_t shorter = std::min(a.words.size(), b.words.size());
  const std::size_t longer = std::max(a.words.size(), b.words.size());
  return longer == 0 ? 1 : double(shorter) / double(longer);
}

class VersionFinder {
 public:
  VersionFinder(const ComparedTexts& texts, std::size_t before, std::size_t after)
      : texts_(texts), before_(texts, before), after_(texts, after) {
    out_.before = before;
    out_.after = after;
  }

  VersionChange run() {
    const std::size_t before = texts_.texts[out_.before].sections.size();
    const std::size_t after = texts_.texts[out_.after].sections.size();
    for (std::size_t i = 0; i < before; ++i) old_.push_back(before_.section(i));
    for (std::size_t i = 0; i < after; ++i) new_.push_back(after_.section(i));
    pair_sections();
    mark_moved();
    for (std::size_t i = 0; i < after; ++i) add_section(i);
    for (std::size_t i = 0; i < before; ++i) {
      if (partner_of_old_[i] == kNowhere) out_.sections.push_back({SectionFate::kGone, false, i, kNowhere, 0, {}, {}});
    }
    return std::move(out_);
  }

 private:
  struct Bag {
    std::unordered_map<std::uint32_t, std::uint32_t> counts;
    std::size_t size = 0;
  };

  Bag bag_of(const Piece& piece) const {
    Bag out;
    for (const std::uint32_t word : piece.words) {
      if (comparing::is_small_word(texts_, word)) continue;
      ++out.counts[word];
      ++out.size;
    }
    return out;
  }

  // Pairs sections by how much of what they are about they share (Dice), words without subject left out. Only sections
  // with a word in common are looked at: the others are no pair whatever their headings.
  void pair_sections() {
    partner_of_old_.assign(old_.size(), kNowhere);
    partner_of_new_.assign(new_.size(), kNowhere);
    std::unordered_map<std::uint32_t, std::vector<std::pair<std::size_t, std::uint32_t>>> holders;
    std::vector<std::size_t> new_sizes;
    std::vector<std::vector<std::uint32_t>> new_headings;
    for (std::size_t j = 0; j < new_.size(); ++j) {
      const Bag bag = bag_of(new_[j]);
      for (const auto& [word, count] : bag.counts) holders[word].emplace_back(j, count);
      new_sizes.push_back(bag.size);
      new_headings.push_back(after_.heading(j));
    }
    std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
    std::vector<std::size_t> common(new_.size());
    for (std::size_t i = 0; i < old_.size(); ++i) {
      const Bag bag = bag_of(old_[i]);
      std::fill(common.begin(), common.end(), 0);
      for (const auto& [word, count] : bag.counts) {
        const auto at = holders.find(word);
        if (at == holders.end()) continue;
        for (const auto& [j, others] : at->second) common[j] += std::min(count, others);
      }
      const auto heading = before_.heading(i);
      for (std::size_t j = 0; j < new_.size(); ++j) {
        if (common[j] == 0) continue;
        const double alike = 2.0 * double(common[j]) / double(bag.size + new_sizes[j]);
        const bool same = !heading.empty() && heading == new_headings[j];
        const double score = alike + (same ? kSameHeadingHelps : 0);
        if (score >= kLeastAlike) pairs.emplace_back(-score, i, j);
      }
    }
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [score, i, j] : pairs) {
      if (partner_of_old_[i] != kNowhere || partner_of_new_[j] != kNowhere) continue;
      partner_of_old_[i] = j;
      partner_of_new_[j] = i;
    }
  }

  // Those outside of the longest run of pairs in the same order have moved.
  void mark_moved() {
    moved_.assign(new_.size(), false);
    std::vector<std::size_t> order, best(new_.size(), 0), from(new_.size(), kNowhere);
    for (std::size_t j = 0; j < new_.size(); ++j) {
      if (partner_of_new_[j] != kNowhere) order.push_back(j);
    }
    std::size_t last = kNowhere;
    for (const std::size_t j : order) {
      best[j] = 1;
      for (const std::size_t k : order) {
        if (k >= j || partner_of_new_[k] >= partner_of_new_[j] || best[k] + 1 <= best[j]) continue;
        best[j] = best[k] + 1;
        from[j] = k;
      }
      if (last == kNowhere || best[j] > best[last]) last = j;
    }
    for (const std::size_t j : order) moved_[j] = true;
    for (; last != kNowhere; last = from[last]) moved_[last] = false;
  }

  void add_section(std::size_t number) {
    SectionChange change;
    change.after = number;
    change.before = partner_of_new_[number];
    if (change.before == kNowhere) {
      change.fate = SectionFate::kNew;
      out_.sections.push_back(std::move(change));
      return;
    }
    change.alike = in_order(old_[change.before], new_[number]);
    change.fate = change.alike >= kKept ? SectionFate::kKept : SectionFate::kRewritten;
    change.moved = moved_[number];
    pair_sentences(change);
    out_.sections.push_back(std::move(change));
  }

  void pair_sentences(SectionChange& change) {
    std::vector<Piece> before = before_.sentences(change.before);
    const std::vector<Piece> after = after_.sentences(change.after);
    std::vector<bool> used(before.size(), false);
    for (const Piece& sentence : after) {
      std::size_t best = kNowhere;
      double most = kSameSentence;
      for (std::size_t i = 0; i < before.size(); ++i) {
        if (used[i] || most_alike(before[i], sentence) < most) continue;
        const double alike = in_order(before[i], sentence);
        if (alike < most || (best != kNowhere && alike == most)) continue;
        most = alike;
        best = i;
      }
      if (best == kNowhere) {
        if (!sentence.words.empty()) change.added.push_back(sentence.span);
        continue;
      }
      used[best] = true;
      compare_figures(before[best], sentence);
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (!used[i] && !before[i].words.empty()) change.removed.push_back(before[i].span);
    }
    if (change.fate == SectionFate::kKept) change.added.clear(), change.removed.clear();
  }

  void compare_figures(const Piece& before, const Piece& after) {
    std::string was, is;
    const auto add = [](std::string& to, const std::string& figure) { to += (to.empty() ? "" : "; ") + figure; };
    const std::size_t size = std::max(before.figures.size(), after.figures.size());
    for (std::size_t i = 0; i < size; ++i) {
      const std::string* old_figure = i < before.figures.size() ? &before.figures[i].first : nullptr;
      const std::string* new_figure = i < after.figures.size() ? &after.figures[i].first : nullptr;
      if (old_figure != nullptr && new_figure != nullptr && *old_figure == *new_figure) continue;
      if (old_figure != nullptr) add(was, *old_figure);
      if (new_figure != nullptr) add(is, *new_figure);
    }
    if (was == is || in_heading(after.span)) return;  // A sub-goal's new number is no change of what is aimed at.
    out_.figures.push_back({kind_of(before.span, after.span), before.span, after.span, was, is});
  }

  bool in_heading(Span span) const {
    const Document& document = texts_.texts[out_.after].document;
    return document.blocks[document.block_at(span.start)].kind == BlockKind::kHeading;
  }

  bool has_fact(std::size_t text, Span span, std::string_view type) const {
    const auto& facts = texts_.texts[text].facts;
    return std::any_of(facts.begin(), facts.end(),
                       [&](const auto& each) { return each.first.type == type && each.first.span.overlaps(span); });
  }

  FigureKind kind_of(Span before, Span after) const {
    const auto either = [&](std::string_view type) {
      return has_fact(out_.before, before, type) || has_fact(out_.after, after, type);
    };
    if (either("deadline")) return FigureKind::kDeadline;
    if (either("budget")) return FigureKind::kBudget;
    const std::string_view text = after.of(texts_.texts[out_.after].document.text);
    for (const std::string_view word : {"Mål:", "Målet ", " målet är", "procent", "minst ", "Minst "}) {
      if (text.find(word) != std::string_view::npos) return FigureKind::kTarget;
    }
    return either("reference") ? FigureKind::kReference : FigureKind::kNumber;
  }

  const ComparedTexts& texts_;
  const Reader before_, after_;
  std::vector<Piece> old_, new_;
  std::vector<std::size_t> partner_of_old_, partner_of_new_;
  std::vector<bool> moved_;
  VersionChange out_;
};

}  // namespace

VersionChange compare_versions(const ComparedTexts& texts, std::size_t before, std::size_t after) {
  return VersionFinder(texts, before, after).run();
}

std::vector<VersionChange> find_versions(const ComparedTexts& texts) {
  std::vector<VersionChange> out;
  for (const CompareRow& row : texts.rows) {
    for (std::size_t i = 1; i < row.texts.size(); ++i) {
      const YearRange& before = texts.texts[row.texts[i - 1]].years;
      const YearRange& after = texts.texts[row.texts[i]].years;
      if (before.empty() || after.empty() || before.first >= after.first) continue;
      out.push_back(compare_versions(texts, row.texts[i - 1], row.texts[i]));
    }
  }
  return out;
}

std::vector<SideText> side_by_side(const ComparedTexts& texts, const Coverage& coverage, std::size_t column,
                                   const Reuse& reuse) {
  std::vector<SideText> out;
  std::map<std::size_t, std::size_t> place;  // By text.
  for (std::size_t line = 0; line < coverage.lines.size(); ++line) {
    for (const CellPassage& passage : coverage.lines[line].cells[column].passages) {
      const auto [at, added] = place.try_emplace(passage.text, out.size());
      if (added) out.push_back({line, passage.text, {}});
      out[at->second].passages.push_back({passage, {}, {}});
    }
  }
  const auto mark = [&](std::size_t text, Span span, std::size_t other) {
    if (place.count(text) == 0 || place.count(other) == 0) return;
    for (SidePassage& each : out[place[text]].passages) {
      const Span part{std::max(span.start, each.passage.span.start), std::min(span.end, each.passage.span.end)};
      if (part.empty()) continue;
      each.shared.push_back(part);
      if (std::find(each.with.begin(), each.with.end(), other) == each.with.end()) each.with.push_back(other);
    }
  };
  for (const SharedPassage& shared : reuse.passages) {
    if (shared.a >= texts.texts.size()) continue;
    mark(shared.a, shared.in_a, shared.b);
    mark(shared.b, shared.in_b, shared.a);
  }
  for (SideText& text : out) {
    for (SidePassage& each : text.passages) {
      std::sort(each.shared.begin(), each.shared.end(), [](Span x, Span y) { return x.start < y.start; });
      std::vector<Span> merged;
      for (const Span& span : each.shared) {
        if (!merged.empty() && span.start <= merged.back().end)
          merged.back().end = std::max(merged.back().end, span.end);
        else
          merged.push_back(span);
      }
      each.shared = std::move(merged);
    }
  }
  return out;
}

}  // namespace uppdrag
