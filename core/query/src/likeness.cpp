// SPDX-License-Identifier: GPL-3.0-or-later
// How alike texts are by the words they use, and which of them belong together.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "small_words.h"
#include "uppdrag/query/reuse.h"

namespace uppdrag {
namespace {

constexpr double kBorrowedWeight = 0.1;
constexpr std::size_t kWordsOfCluster = 6;

using Weights = std::vector<std::pair<std::uint32_t, double>>;  // By key, ascending; of length one.

bool is_boilerplate(WordSource source) {
  return source == WordSource::kAssignment || source == WordSource::kLaw || source == WordSource::kCommon;
}

class Measure {
 public:
  Measure(const ComparedTexts& texts, const Reuse& reuse, const std::vector<std::vector<Span>>& passages)
      : texts_(texts) {
    for (std::size_t text = 0; text < texts.texts.size(); ++text) {
      if (!passages.empty() && passages[text].empty()) continue;
      auto counts = count(text, reuse, passages.empty() ? std::vector<Span>{} : passages[text]);
      if (counts.empty()) continue;
      out_.texts.push_back(text);
      counts_.push_back(std::move(counts));
    }
    weigh();
  }

  Likeness run(double least) {
    compare();
    cluster(least);
    name_clusters();
    return std::move(out_);
  }

 private:
  using Counts = std::unordered_map<std::uint32_t, double>;

  Counts count(std::size_t number, const Reuse& reuse, const std::vector<Span>& passages) const {
    const ComparedText& text = texts_.texts[number];
    Counts out;
    std::size_t position = 0;
    for (std::size_t at = 0; at < text.keys.size(); ++at) {
      const std::uint32_t key = text.keys[at];
      if (key == kNoKey) continue;
      const WordSource source = reuse.sources[number][position++];
      const Token& token = text.tokens.tokens[at];
      if (token.kind != TokenKind::kWord || comparing::is_small_word(texts_, key)) continue;
      const bool inside = passages.empty() || std::any_of(passages.begin(), passages.end(), [&token](const Span& span) {
                            return span.contains(token.span());
                          });
      if (inside) out[key] += is_boilerplate(source) ? kBorrowedWeight : 1.0;
    }
    return out;
  }

  void weigh() {
    std::unordered_map<std::uint32_t, std::size_t> texts_with;
    for (const Counts& counts : counts_) {
      for (const auto& [key, n] : counts) ++texts_with[key];
    }
    for (const Counts& counts : counts_) {
      Weights weights;
      double square = 0;
      for (const auto& [key, n] : counts) {
        const double rarity = std::log(double(counts_.size() + 1) / double(texts_with[key]));
        const double weight = (n >= 1 ? 1 + std::log(n) : n) * rarity;
        weights.emplace_back(key, weight);
        square += weight * weight;
      }
      std::sort(weights.begin(), weights.end());
      for (auto& [key, weight] : weights) weight /= square > 0 ? std::sqrt(square) : 1;
      weights_.push_back(std::move(weights));
    }
  }

  void compare() {
    const std::size_t size = weights_.size();
    out_.alike.assign(size, std::vector<double>(size, 0));
    // By word: who has it. Pairs without a word in common cost nothing.
    std::unordered_map<std::uint32_t, std::vector<std::pair<std::size_t, double>>> holders;
    for (std::size_t i = 0; i < size; ++i) {
      for (const auto& [key, weight] : weights_[i]) holders[key].emplace_back(i, weight);
    }
    for (const auto& [key, list] : holders) {
      for (std::size_t x = 0; x < list.size(); ++x) {
        for (std::size_t y = x + 1; y < list.size(); ++y) {
          const double product = list[x].second * list[y].second;
          out_.alike[list[x].first][list[y].first] += product;
          out_.alike[list[y].first][list[x].first] += product;
        }
      }
    }
    for (std::size_t i = 0; i < size; ++i) out_.alike[i][i] = 1;
  }

  double usual_likeness() const {
    double sum = 0, squares = 0;
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < out_.alike.size(); ++i) {
      for (std::size_t j = i + 1; j < out_.alike.size(); ++j, ++pairs) {
        sum += out_.alike[i][j];
        squares += out_.alike[i][j] * out_.alike[i][j];
      }
    }
    if (pairs == 0) return 1;
    const double mean = sum / double(pairs);
    return mean + std::sqrt(std::max(0.0, squares / double(pairs) - mean * mean));
  }

  // Joins the two clusters that are most alike on average until none are alike enough.
  void cluster(double least) {
    if (least <= 0) least = usual_likeness();
    const std::size_t size = out_.texts.size();
    std::vector<std::vector<std::size_t>> clusters(size);
    for (std::size_t i = 0; i < size; ++i) clusters[i] = {i};
    auto alike = out_.alike;
    std::vector<bool> gone(size, false);
    for (;;) {
      double best = least;
      std::size_t a = kNowhere, b = kNowhere;
      for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = i + 1; !gone[i] && j < size; ++j) {
          if (gone[j] || alike[i][j] < best) continue;
          best = alike[i][j];
          a = i, b = j;
        }
      }
      if (a == kNowhere) break;
      const double size_a = double(clusters[a].size()), size_b = double(clusters[b].size());
      for (std::size_t k = 0; k < size; ++k)
        alike[a][k] = alike[k][a] = (alike[a][k] * size_a + alike[b][k] * size_b) / (size_a + size_b);
      clusters[a].insert(clusters[a].end(), clusters[b].begin(), clusters[b].end());
      gone[b] = true;
    }
    for (std::size_t i = 0; i < size; ++i) {
      if (gone[i]) continue;
      std::sort(clusters[i].begin(), clusters[i].end());
      out_.clusters.push_back(std::move(clusters[i]));
    }
    std::stable_sort(out_.clusters.begin(), out_.clusters.end(),
                     [](const auto& x, const auto& y) { return x.size() > y.size(); });
  }

  // The words that at least half of a cluster's texts have and that weigh most there.
  void name_clusters() {
    for (const auto& cluster : out_.clusters) {
      std::unordered_map<std::uint32_t, std::pair<std::size_t, double>> sums;
      for (const std::size_t text : cluster) {
        for (const auto& [key, weight] : weights_[text]) {
          ++sums[key].first;
          sums[key].second += weight;
        }
      }
      std::vector<std::pair<double, std::uint32_t>> best;
      for (const auto& [key, sum] : sums) {
        if (cluster.size() > 1 && 2 * sum.first >= cluster.size() && sum.first > 1) best.emplace_back(-sum.second, key);
      }
      std::sort(best.begin(), best.end());
      std::vector<std::string> words;
      for (std::size_t i = 0; i < std::min(kWordsOfCluster, best.size()); ++i)
        words.push_back(texts_.word_of_key[best[i].second]);
      out_.words.push_back(std::move(words));
    }
  }

  const ComparedTexts& texts_;
  std::vector<Counts> counts_;
  std::vector<Weights> weights_;
  Likeness out_;
};

}  // namespace

Likeness find_likeness(const ComparedTexts& texts, const Reuse& reuse, const std::vector<std::vector<Span>>& passages,
                       double least) {
  return Measure(texts, reuse, passages).run(least);
}

}  // namespace uppdrag
