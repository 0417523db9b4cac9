// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/query/reuse.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>

#include "uppdrag/plugin/edtf.h"
#include "uppdrag/query/shared_words.h"

namespace uppdrag {
namespace {

constexpr std::size_t kLeastCommonRows = 3;

// The words of a text without signs, and where they stand.
struct WordList {
  std::vector<std::uint32_t> keys;
  std::vector<std::uint32_t> tokens;
};

WordList words_of(const ComparedText& text) {
  WordList out;
  for (std::uint32_t at = 0; at < text.keys.size(); ++at) {
    if (text.keys[at] == kNoKey) continue;
    out.keys.push_back(text.keys[at]);
    out.tokens.push_back(at);
  }
  return out;
}

// Texts of the same weeks may have been written side by side: a difference of days tells no direction.
constexpr std::chrono::days kLeastAge{30};

// The days in which the text may have been written.
std::optional<DayRange> age_of(const ComparedText& text) {
  const auto date = edtf_bounds(text.summary.metadata.get("date"));
  if (date || text.years.empty()) return date;
  return edtf_bounds(std::to_string(text.years.first));
}

class Finder {
 public:
  explicit Finder(const ComparedTexts& texts) : texts_(texts), count_(texts.texts.size()) {
    std::vector<std::vector<std::uint32_t>> keys;
    for (std::size_t i = 0; i < count_ + texts.assignments.size(); ++i) {
      lists_.push_back(words_of(texts.text(i)));
      ages_.push_back(age_of(texts.text(i)));
      keys.push_back(lists_.back().keys);
    }
    found_ = shared_words(keys);
  }

  Reuse run() {
    for (std::size_t i = 0; i < count_; ++i) {
      out_.sources.emplace_back(lists_[i].keys.size(), WordSource::kOwn);
      lender_.emplace_back(lists_[i].keys.size(), kNowhere);
    }
    mark_borrowed();
    mark_common();
    mark_law();
    mark_assignments();
    for (const SharedWords& each : found_.passages) add_passage(each);
    std::stable_sort(out_.passages.begin(), out_.passages.end(),
                     [](const SharedPassage& x, const SharedPassage& y) { return x.words > y.words; });
    for (std::size_t i = 0; i < count_; ++i) add_own(i);
    return std::move(out_);
  }

 private:
  bool is_assignment(std::size_t text) const { return text >= count_; }

  bool same_row(std::size_t a, std::size_t b) const {
    const auto& rows = texts_.texts[b].rows;
    return std::any_of(texts_.texts[a].rows.begin(), texts_.texts[a].rows.end(),
                       [&rows](std::size_t row) { return std::find(rows.begin(), rows.end(), row) != rows.end(); });
  }

  bool older(std::size_t a, std::size_t b) const {
    if (!is_assignment(a) && !is_assignment(b)) {
      const YearRange& years_a = texts_.texts[a].years;
      const YearRange& years_b = texts_.texts[b].years;
      if (years_a.last > years_a.first && years_b.last > years_b.first && years_a.first != years_b.first)
        return years_a.first < years_b.first;
    }
    return ages_[a] && ages_[b] && ages_[a]->last + kLeastAge <= ages_[b]->first;
  }

  template <typename Set>
  void for_positions(const TokenRange& range, Set set) const {
    for (std::uint32_t at = range.first; at < range.last; ++at) set(at);
  }

  // Own last version before other rows; of several lenders the first in the list, which is by path, gets the words.
  void mark_borrowed() {
    for (const SharedWords& each : found_.passages) {
      if (is_assignment(each.a) || is_assignment(each.b)) continue;
      borrow(each.a, each.in_a, each.b);
      borrow(each.b, each.in_b, each.a);
    }
  }

  void borrow(std::size_t text, const TokenRange& range, std::size_t from) {
    if (older(text, from)) return;  // It was there first.
    const bool same = same_row(text, from) && older(from, text);
    for_positions(range, [&](std::uint32_t at) {
      WordSource& source = out_.sources[text][at];
      if (same)
        source = WordSource::kEarlier;
      else if (source == WordSource::kOwn)
        source = WordSource::kOther;
      if (!same && lender_[text][at] == kNowhere) lender_[text][at] = from;
    });
  }

  struct RowRange {
    std::size_t row = 0;
    std::uint32_t first = 0, last = 0;
    friend bool operator<(const RowRange& x, const RowRange& y) {
      return x.row != y.row ? x.row < y.row : x.first < y.first;
    }
  };

  // By position: how many rows have texts with these words.
  static std::vector<std::uint32_t> rows_at(std::vector<RowRange> ranges, std::size_t size) {
    std::sort(ranges.begin(), ranges.end());
    std::vector<std::int32_t> change(size + 1, 0);
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      if (i == 0 || ranges[i].row != ranges[i - 1].row) end = 0;
      const std::uint32_t first = std::max(ranges[i].first, end);
      if (first >= ranges[i].last) continue;
      ++change[first];
      --change[ranges[i].last];
      end = ranges[i].last;
    }
    std::vector<std::uint32_t> out(size, 0);
    std::int32_t now = 0;
    for (std::size_t at = 0; at < size; ++at) out[at] = static_cast<std::uint32_t>(now += change[at]);
    return out;
  }

  void mark_common() {
    std::vector<std::vector<RowRange>> ranges(count_);
    const auto note = [&](std::size_t text, const TokenRange& range, std::size_t other) {
      for (const std::size_t row : texts_.texts[other].rows) ranges[text].push_back({row, range.first, range.last});
    };
    for (const SharedWords& each : found_.passages) {
      if (is_assignment(each.a) || is_assignment(each.b)) continue;
      note(each.a, each.in_a, each.b);
      note(each.b, each.in_b, each.a);
    }
    std::size_t with_text = 0;
    for (const CompareRow& row : texts_.rows) with_text += row.texts.empty() ? 0 : 1;
    const std::size_t least = std::max(kLeastCommonRows, with_text / 2 + 1);
    for (std::size_t i = 0; i < count_; ++i) {
      const auto size = static_cast<std::uint32_t>(lists_[i].keys.size());
      for (const std::size_t row : texts_.texts[i].rows) ranges[i].push_back({row, 0, size});
      const std::vector<std::uint32_t> rows = rows_at(std::move(ranges[i]), size);
      for (std::uint32_t at = 0; at < size; ++at) {
        // Runs that very many texts have are linked to the first of them only; their spread tells.
        const bool many = found_.spread[i][at] > SharedWordsOptions{}.most_texts && found_.spread[i][at] >= least;
        if (rows[at] >= least || many) out_.sources[i][at] = WordSource::kCommon;
      }
    }
  }

  void mark_law() {
    for (std::size_t i = 0; i < count_; ++i) {
      const ComparedText& text = texts_.texts[i];
      for (const auto& [fact, page] : text.facts) {
        if (fact.type != "reference" || fact.text("kind") != "sfs") continue;
        const auto [first, last] = positions(i, fact.sentence.empty() ? fact.span : fact.sentence);
        for (std::uint32_t at = first; at < last; ++at) {
          if (out_.sources[i][at] != WordSource::kOwn || found_.spread[i][at] > 1)
            out_.sources[i][at] = WordSource::kLaw;
        }
      }
    }
  }

  void mark_assignments() {
    for (const SharedWords& each : found_.passages) {
      if (is_assignment(each.a) == is_assignment(each.b)) continue;
      const std::size_t text = is_assignment(each.a) ? each.b : each.a;
      for_positions(is_assignment(each.a) ? each.in_b : each.in_a,
                    [&](std::uint32_t at) { out_.sources[text][at] = WordSource::kAssignment; });
    }
  }

  // The words of text `text` that stand in `span`: positions [first, last).
  std::pair<std::uint32_t, std::uint32_t> positions(std::size_t text, Span span) const {
    const auto& tokens = texts_.texts[text].tokens.tokens;
    const auto& list = lists_[text].tokens;
    const auto before = [&tokens](std::uint32_t token, std::uint32_t byte) { return tokens[token].start < byte; };
    const auto first = std::lower_bound(list.begin(), list.end(), span.start, before);
    const auto last = std::lower_bound(first, list.end(), span.end, before);
    return {static_cast<std::uint32_t>(first - list.begin()), static_cast<std::uint32_t>(last - list.begin())};
  }

  Span span_of(std::size_t text, const TokenRange& range) const {
    const auto& tokens = texts_.text(text).tokens.tokens;
    return {tokens[lists_[text].tokens[range.first]].start, tokens[lists_[text].tokens[range.last - 1]].end};
  }

  void add_passage(const SharedWords& each) {
    if (is_assignment(each.a) && is_assignment(each.b)) return;
    SharedPassage out;
    const bool turn = is_assignment(each.b) || older(each.b, each.a);
    out.a = turn ? each.b : each.a;
    out.b = turn ? each.a : each.b;
    const TokenRange& in_a = turn ? each.in_b : each.in_a;
    const TokenRange& in_b = turn ? each.in_a : each.in_b;
    out.in_a = span_of(out.a, in_a);
    out.in_b = span_of(out.b, in_b);
    out.words = each.same;
    out.alike = double(each.same) / double(std::max(in_a.last - in_a.first, in_b.last - in_b.first));
    out.directed = is_assignment(out.a) || older(out.a, out.b);
    std::array<std::uint32_t, kWordSources> counts{};
    for_positions(in_b, [&](std::uint32_t at) { ++counts[static_cast<std::size_t>(out_.sources[out.b][at])]; });
    counts[static_cast<std::size_t>(WordSource::kOwn)] = 0;
    const auto most = std::max_element(counts.begin(), counts.end());
    out.source = *most == 0 ? (same_row_safe(out) ? WordSource::kEarlier : WordSource::kOther)
                            : static_cast<WordSource>(most - counts.begin());
    out_.passages.push_back(out);
  }

  bool same_row_safe(const SharedPassage& passage) const {
    return !is_assignment(passage.a) && same_row(passage.a, passage.b);
  }

  void add_own(std::size_t text) {
    OwnWords own;
    own.text = text;
    own.words = static_cast<std::uint32_t>(lists_[text].keys.size());
    std::map<std::size_t, std::uint32_t> lenders;
    for (std::size_t at = 0; at < out_.sources[text].size(); ++at) {
      ++own.by_source[static_cast<std::size_t>(out_.sources[text][at])];
      if (out_.sources[text][at] == WordSource::kOther) ++lenders[lender_[text][at]];
    }
    own.lenders.assign(lenders.begin(), lenders.end());
    std::stable_sort(own.lenders.begin(), own.lenders.end(),
                     [](const auto& x, const auto& y) { return x.second > y.second; });
    out_.own.push_back(std::move(own));
  }

  const ComparedTexts& texts_;
  const std::size_t count_;
  std::vector<WordList> lists_;
  std::vector<std::optional<DayRange>> ages_;
  std::vector<std::vector<std::size_t>> lender_;
  SharedWordsResult found_;
  Reuse out_;
};

}  // namespace

Reuse find_reuse(const ComparedTexts& texts) { return Finder(texts).run(); }

}  // namespace uppdrag
