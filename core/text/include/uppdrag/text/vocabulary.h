// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a run, each stored once and known by a small number.
//
// Every rule compares word numbers instead of strings, and dictionary work (stems, word classes, compound parts)
// is done once for a distinct word, not once for a token.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace uppdrag {

// Index into a Vocabulary. Dense from 0, so that tables by word are plain vectors.
using WordId = std::uint32_t;
inline constexpr WordId kNoWord = 0xFFFFFFFFU;

class SentenceRules;

// Not thread-safe: one vocabulary per thread or worker process. Never forgets a word.
class Vocabulary {
 public:
  Vocabulary();
  Vocabulary(const Vocabulary&) = delete;
  Vocabulary& operator=(const Vocabulary&) = delete;

  // The number of `folded` (a word as fold_word() gives it), added when new. Amortised O(length).
  WordId intern(std::string_view folded);

  // The number of `folded`, or kNoWord. O(length).
  WordId find(std::string_view folded) const;

  // Folds `word` with fold_word() and interns it: what analysers call for their trigger words.
  WordId add(std::string_view word);

  // The folded word. The view lives as long as the vocabulary. Requires id < size().
  std::string_view word(WordId id) const { return words_[id]; }

  std::size_t size() const { return words_.size(); }

 private:
  std::vector<std::string_view> words_;
  std::vector<WordId> slots_;  // Open addressing, a power of two, kNoWord where empty.
  std::vector<std::uint64_t> hashes_;
  std::deque<std::string> arena_;
  // The abbreviations as words of this vocabulary: made when a text is cut first, kept for all later ones.
  friend class Tokenizer;
  std::shared_ptr<const SentenceRules> sentence_rules_;
  void grow();
};

// A set or map over words by number: O(1) look-up, absent words give the default.
template <typename T>
class WordTable {
 public:
  explicit WordTable(T absent = T{}) : absent_(absent) {}
  void set(WordId id, T value) {
    if (id >= values_.size()) values_.resize(id + 1, absent_);
    values_[id] = value;
  }
  T operator[](WordId id) const { return id < values_.size() ? values_[id] : absent_; }

 private:
  std::vector<T> values_;
  T absent_;
};

}  // namespace uppdrag
