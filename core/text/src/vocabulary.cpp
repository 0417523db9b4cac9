// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/text/vocabulary.h"

#include "uppdrag/text/hash.h"
#include "uppdrag/text/tokenize.h"

namespace uppdrag {
namespace {

// FNV-1a with a final mix: words are short, and the table takes the low bits.
std::uint64_t hash_of(std::string_view word) {
  const std::uint64_t h = fnv1a(word);
  return h ^ (h >> 29U);
}

constexpr std::size_t kFirstSlots = std::size_t{1} << 14U;
constexpr std::size_t kArenaChunk = std::size_t{1} << 16U;

}  // namespace

Vocabulary::Vocabulary() : slots_(kFirstSlots, kNoWord) {}

WordId Vocabulary::find(std::string_view folded) const {
  const std::uint64_t hash = hash_of(folded);
  for (std::size_t at = hash & (slots_.size() - 1); slots_[at] != kNoWord; at = (at + 1) & (slots_.size() - 1))
    if (hashes_[slots_[at]] == hash && words_[slots_[at]] == folded) return slots_[at];
  return kNoWord;
}

WordId Vocabulary::intern(std::string_view folded) {
  const std::uint64_t hash = hash_of(folded);
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at] != kNoWord) {
    if (hashes_[slots_[at]] == hash && words_[slots_[at]] == folded) return slots_[at];
    at = (at + 1) & (slots_.size() - 1);
  }
  if (arena_.empty() || arena_.back().size() + folded.size() > arena_.back().capacity()) {
    arena_.emplace_back();
    arena_.back().reserve(folded.size() > kArenaChunk ? folded.size() : kArenaChunk);
  }
  std::string& chunk = arena_.back();
  const std::size_t start = chunk.size();
  chunk.append(folded);  // Within its capacity: views into it stay.
  const auto id = static_cast<WordId>(words_.size());
  words_.emplace_back(chunk.data() + start, folded.size());
  hashes_.push_back(hash);
  slots_[at] = id;
  if (words_.size() * 2 > slots_.size()) grow();
  return id;
}

WordId Vocabulary::add(std::string_view word) { return intern(fold_word(word)); }

void Vocabulary::grow() {
  std::vector<WordId> larger(slots_.size() * 2, kNoWord);
  for (WordId id = 0; id < words_.size(); ++id) {
    std::size_t at = hashes_[id] & (larger.size() - 1);
    while (larger[at] != kNoWord) at = (at + 1) & (larger.size() - 1);
    larger[at] = id;
  }
  slots_.swap(larger);
}

}  // namespace uppdrag
