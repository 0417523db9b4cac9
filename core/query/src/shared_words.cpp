// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/query/shared_words.h"

#include <algorithm>

#include "shingle_index.h"

namespace uppdrag {
namespace {

using Words = std::vector<std::uint32_t>;

// How far words_in_common() and stretching look for the place where two texts meet again.
constexpr std::uint32_t kLookAhead = 6;
// A stretch is given up when its score (+1 for a word in common, -1 for an edit) falls this far below its best.
constexpr int kMostDrop = 4;

struct Step {
  std::uint32_t in_a = 0, in_b = 0;  // Words to pass over; both 0 when the texts do not meet again.
};

// From a mismatch at the given places (read by `at_a(i)`, `at_b(j)`, i < left_a, j < left_b): the nearest place where
// both go on with a common word, two of them when the jump is longer than one word.
template <typename AtA, typename AtB>
Step next_meeting(AtA at_a, std::uint32_t left_a, AtB at_b, std::uint32_t left_b) {
  for (std::uint32_t sum = 1; sum <= 2 * kLookAhead; ++sum) {
    for (std::uint32_t k = 0; k <= sum; ++k) {
      // The balanced step first: a changed word is likelier than a lost and an added one apart.
      const std::uint32_t half = sum / 2;
      const std::uint32_t i = k % 2 == 0 ? half + k / 2 : half - (k + 1) / 2;
      if (i > sum) continue;
      const std::uint32_t j = sum - i;
      if (i > kLookAhead || j > kLookAhead || i >= left_a || j >= left_b) continue;
      if (at_a(i) != at_b(j)) continue;
      const bool ends = i + 1 >= left_a || j + 1 >= left_b;
      if (sum <= 2 || ends || at_a(i + 1) == at_b(j + 1)) return {i, j};
    }
  }
  return {};
}

// A chain of seeds of one pair, while it grows.
struct Chain {
  std::uint32_t first_a = 0, first_b = 0;
  std::uint32_t end_a = 0, end_b = 0;
  // Its longest part without an edit, should the whole be too thin.
  std::uint32_t run_a = 0, run_b = 0;  // Where the part that grows now began.
  std::uint32_t best_a = 0, best_b = 0, best = 0;
};

class Matcher {
 public:
  Matcher(const std::vector<Words>& texts, const SharedWordsOptions& options)
      : texts_(texts), options_(options), index_(texts, options.shingle), open_(texts.size()), done_(texts.size()) {}

  SharedWordsResult run() {
    for (std::uint32_t a = 0; a < texts_.size(); ++a) match_from(a);
    out_.spread = index_.spread();
    return std::move(out_);
  }

 private:
  void match_from(std::uint32_t a) {
    const std::uint32_t places = index_.shingles_in(a);
    for (std::uint32_t at = 0; at < places; ++at) {
      const auto [first, last] = index_.places(a, at);
      if (first == last) continue;
      // Places are in order of their texts: those of later texts stand behind.
      if (index_.texts_with(a, at) > options_.most_texts && first->text != a) continue;
      std::uint32_t in_text = 0, text = a;
      for (const Place* place = index_.after(first, last, a); place != last; ++place) {
        in_text = place->text == text ? in_text + 1 : 1;
        text = place->text;
        if (in_text <= kMostInOneText) seed(text, at, place->position);
      }
    }
    close_all(a);
  }

  void seed(std::uint32_t b, std::uint32_t at_a, std::uint32_t at_b) {
    std::vector<Chain>& chains = open_[b];
    if (chains.empty() && done_[b].empty()) touched_.push_back(b);
    const std::uint32_t size = options_.shingle;
    Chain* joined = nullptr;
    for (std::size_t i = 0; i < chains.size();) {
      Chain& chain = chains[i];
      if (at_a > chain.end_a + options_.gap) {  // Nothing can follow any more: out of the way of the next seeds.
        done_[b].push_back(chain);
        if (joined == &chains.back()) joined = &chain;
        chain = chains.back();
        chains.pop_back();
        continue;
      }
      if (follows(chain, at_a, at_b) && (joined == nullptr || drift(chain, at_a, at_b) < drift(*joined, at_a, at_b)))
        joined = &chain;
      ++i;
    }
    if (joined == nullptr) {
      chains.push_back({at_a, at_b, at_a + size, at_b + size, at_a, at_b, at_a, at_b, size});
      return;
    }
    if (drift(*joined, at_a, at_b) != 0 || at_a > joined->end_a) {
      joined->run_a = at_a;
      joined->run_b = at_b;
    }
    joined->end_a = std::max(joined->end_a, at_a + size);
    joined->end_b = std::max(joined->end_b, at_b + size);
    const std::uint32_t run = at_a + size - joined->run_a;
    if (run <= joined->best) return;
    joined->best = run;
    joined->best_a = joined->run_a;
    joined->best_b = joined->run_b;
  }

  bool follows(const Chain& chain, std::uint32_t at_a, std::uint32_t at_b) const {
    return at_a <= chain.end_a + options_.gap && at_b <= chain.end_b + options_.gap &&
           at_a + options_.shingle > chain.end_a && at_b + options_.shingle > chain.end_b && at_a > chain.first_a &&
           at_b > chain.first_b && drift(chain, at_a, at_b) <= options_.gap;
  }

  static std::uint32_t drift(const Chain& chain, std::uint32_t at_a, std::uint32_t at_b) {
    const auto ahead_a = static_cast<std::int64_t>(at_a) - chain.end_a;
    const auto ahead_b = static_cast<std::int64_t>(at_b) - chain.end_b;
    return static_cast<std::uint32_t>(std::abs(ahead_a - ahead_b));
  }

  void close_all(std::uint32_t a) {
    std::sort(touched_.begin(), touched_.end());
    for (const std::uint32_t b : touched_) {
      pair_.clear();
      for (const Chain& chain : done_[b]) close(a, b, chain);
      for (const Chain& chain : open_[b]) close(a, b, chain);
      done_[b].clear();
      open_[b].clear();
      keep_outermost();
      out_.passages.insert(out_.passages.end(), pair_.begin(), pair_.end());
    }
    touched_.clear();
  }

  void close(std::uint32_t a, std::uint32_t b, const Chain& chain) {
    SharedWords whole{a, b, {chain.first_a, chain.end_a}, {chain.first_b, chain.end_b}, 0};
    if (add_if_good(whole)) return;
    if (chain.best < options_.min_words) return;
    whole.in_a = {chain.best_a, chain.best_a + chain.best};
    whole.in_b = {chain.best_b, chain.best_b + chain.best};
    add_if_good(whole);
  }

  bool add_if_good(SharedWords passage) {
    stretch_right(passage);
    stretch_left(passage);
    const std::uint32_t in_a = passage.in_a.last - passage.in_a.first;
    const std::uint32_t in_b = passage.in_b.last - passage.in_b.first;
    passage.same = words_in_common(texts_[passage.a].data() + passage.in_a.first, in_a,
                                   texts_[passage.b].data() + passage.in_b.first, in_b);
    if (passage.same < options_.min_words || passage.same < options_.min_share * std::max(in_a, in_b)) return false;
    pair_.push_back(passage);
    return true;
  }

  void stretch_right(SharedWords& passage) const {
    const Words& a = texts_[passage.a];
    const Words& b = texts_[passage.b];
    const auto at_a = [&](std::uint32_t from) { return [&a, from](std::uint32_t i) { return a[from + i]; }; };
    const auto at_b = [&](std::uint32_t from) { return [&b, from](std::uint32_t j) { return b[from + j]; }; };
    const auto [in_a, in_b] = stretch(at_a, static_cast<std::uint32_t>(a.size()), passage.in_a.last, at_b,
                                      static_cast<std::uint32_t>(b.size()), passage.in_b.last);
    passage.in_a.last = in_a;
    passage.in_b.last = in_b;
  }

  // The same, read backwards.
  void stretch_left(SharedWords& passage) const {
    const Words& a = texts_[passage.a];
    const Words& b = texts_[passage.b];
    const auto a_size = static_cast<std::uint32_t>(a.size()), b_size = static_cast<std::uint32_t>(b.size());
    const auto at_a = [&](std::uint32_t from) {
      return [&, from](std::uint32_t i) { return a[a_size - 1 - from - i]; };
    };
    const auto at_b = [&](std::uint32_t from) {
      return [&, from](std::uint32_t j) { return b[b_size - 1 - from - j]; };
    };
    const auto [in_a, in_b] =
        stretch(at_a, a_size, a_size - passage.in_a.first, at_b, b_size, b_size - passage.in_b.first);
    passage.in_a.first = a_size - in_a;
    passage.in_b.first = b_size - in_b;
  }

  // From (i, j) on as far as it pays; the places one past the last word in common.
  template <typename AtA, typename AtB>
  static std::pair<std::uint32_t, std::uint32_t> stretch(AtA at_a, std::uint32_t a_size, std::uint32_t i, AtB at_b,
                                                         std::uint32_t b_size, std::uint32_t j) {
    int score = 0, best = 0;
    std::pair<std::uint32_t, std::uint32_t> end{i, j};
    while (i < a_size && j < b_size && score > best - kMostDrop) {
      if (at_a(i)(0) == at_b(j)(0)) {
        ++i, ++j, ++score;
        if (score > best) {
          best = score;
          end = {i, j};
        }
        continue;
      }
      const Step step = next_meeting(at_a(i), a_size - i, at_b(j), b_size - j);
      if (step.in_a == 0 && step.in_b == 0) break;
      i += step.in_a;
      j += step.in_b;
      score -= static_cast<int>(std::max(step.in_a, step.in_b));
    }
    return end;
  }

  // Drops passages of pair_ that lie within a longer one on one side and overlap it on the other.
  void keep_outermost() {
    std::sort(pair_.begin(), pair_.end(), [](const SharedWords& x, const SharedWords& y) {
      return x.same != y.same ? x.same > y.same : x.in_a.first < y.in_a.first;
    });
    std::vector<SharedWords> kept;
    for (const SharedWords& each : pair_) {
      const auto covers = [&each](const SharedWords& other) {
        return overlap(each.in_a, other.in_a) && overlap(each.in_b, other.in_b);
      };
      if (std::none_of(kept.begin(), kept.end(), covers)) kept.push_back(each);
    }
    std::sort(kept.begin(), kept.end(),
              [](const SharedWords& x, const SharedWords& y) { return x.in_a.first < y.in_a.first; });
    pair_ = std::move(kept);
  }

  // More than half of `inner` lies in `outer`.
  static bool overlap(const TokenRange& inner, const TokenRange& outer) {
    const std::uint32_t first = std::max(inner.first, outer.first), last = std::min(inner.last, outer.last);
    return first < last && 2 * (last - first) > inner.last - inner.first;
  }

  // A phrase that one text repeats (`länsstyrelsen ska tillsammans med`) seeds its first places only.
  static constexpr std::uint32_t kMostInOneText = 4;

  const std::vector<Words>& texts_;
  const SharedWordsOptions options_;
  const ShingleIndex index_;
  std::vector<std::vector<Chain>> open_;  // By b, for the a at hand.
  std::vector<std::vector<Chain>> done_;  // The same, those that no seed can follow.
  std::vector<std::uint32_t> touched_;    // Texts with open chains.
  std::vector<SharedWords> pair_;
  SharedWordsResult out_;
};

}  // namespace

std::uint32_t words_in_common(const std::uint32_t* a, std::uint32_t a_size, const std::uint32_t* b,
                              std::uint32_t b_size) {
  std::uint32_t i = 0, j = 0, same = 0;
  while (i < a_size && j < b_size) {
    if (a[i] == b[j]) {
      ++i, ++j, ++same;
      continue;
    }
    const Step step = next_meeting([&](std::uint32_t k) { return a[i + k]; }, a_size - i,
                                   [&](std::uint32_t k) { return b[j + k]; }, b_size - j);
    i += std::max(step.in_a, step.in_a + step.in_b == 0 ? 1U : 0U);
    j += std::max(step.in_b, step.in_a + step.in_b == 0 ? 1U : 0U);
  }
  return same;
}

SharedWordsResult shared_words(const std::vector<std::vector<std::uint32_t>>& texts,
                               const SharedWordsOptions& options) {
  SharedWordsOptions legal = options;
  legal.shingle = std::clamp<std::uint32_t>(options.shingle, 2, 8);
  return Matcher(texts, legal).run();
}

}  // namespace uppdrag
