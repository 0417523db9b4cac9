// SPDX-License-Identifier: GPL-3.0-or-later
#include "shingle_index.h"

#include <algorithm>

namespace uppdrag {
namespace {

std::uint64_t mixed(std::uint64_t x) {
  x ^= x >> 30U;
  x *= 0xBF58476D1CE4E5B9ULL;
  x ^= x >> 27U;
  x *= 0x94D049BB133111EBULL;
  return x ^ (x >> 31U);
}

// Numbers hashes in the order in which they come; open addressing.
class Numbers {
 public:
  explicit Numbers(std::size_t most) {
    std::size_t size = 1024;
    while (size < 2 * most) size *= 2;
    slots_.resize(size);
  }

  std::uint32_t operator()(std::uint64_t hash) {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].number != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at].number == 0) slots_[at] = {hash, ++count_};
    return slots_[at].number - 1;
  }
  std::uint32_t count() const { return count_; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = 0;  // 0 = free.
  };
  std::vector<Slot> slots_;
  std::uint32_t count_ = 0;
};

}  // namespace

ShingleIndex::ShingleIndex(const std::vector<std::vector<std::uint32_t>>& texts, std::uint32_t size) : size_(size) {
  starts_.push_back(0);
  for (const auto& words : texts) {
    const auto count = static_cast<std::uint32_t>(words.size());
    words_in_.push_back(count);
    starts_.push_back(starts_.back() + (count >= size ? count - size + 1 : 0));
  }
  number(texts);
  collect();
}

void ShingleIndex::number(const std::vector<std::vector<std::uint32_t>>& texts) {
  ids_.reserve(starts_.back());
  Numbers numbers(starts_.back());
  std::vector<std::uint64_t> hashes;
  for (const auto& words : texts) {
    hashes.resize(words.size());
    std::transform(words.begin(), words.end(), hashes.begin(), [](std::uint32_t word) { return mixed(word + 1ULL); });
    for (std::size_t at = 0; at + size_ <= words.size(); ++at) {
      std::uint64_t hash = 0;
      for (std::uint32_t k = 0; k < size_; ++k)
        hash = (hash << 9U | hash >> 55U) * 0x9E3779B97F4A7C15ULL + hashes[at + k];
      ids_.push_back(numbers(mixed(hash)));
    }
  }
  texts_with_.assign(numbers.count(), 0);
  count_.assign(numbers.count(), 0);
}

void ShingleIndex::collect() {
  std::vector<std::uint32_t> last_text(count_.size(), 0xFFFFFFFFU);
  for (std::uint32_t text = 0; text + 1 < starts_.size(); ++text) {
    for (std::uint32_t at = starts_[text]; at < starts_[text + 1]; ++at) {
      ++count_[ids_[at]];
      if (last_text[ids_[at]] == text) continue;
      last_text[ids_[at]] = text;
      ++texts_with_[ids_[at]];
    }
  }
  offsets_.assign(count_.size() + 1, 0);
  for (std::size_t id = 0; id < count_.size(); ++id)
    offsets_[id + 1] = offsets_[id] + (texts_with_[id] > 1 ? count_[id] : 0);
  places_.resize(offsets_.back());
  std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
  for (std::uint32_t text = 0; text + 1 < starts_.size(); ++text) {
    for (std::uint32_t at = starts_[text]; at < starts_[text + 1]; ++at) {
      if (texts_with_[ids_[at]] > 1) places_[next[ids_[at]]++] = {text, at - starts_[text]};
    }
  }
}

std::pair<const Place*, const Place*> ShingleIndex::places(std::uint32_t text, std::uint32_t position) const {
  const std::uint32_t id = ids_[starts_[text] + position];
  return {places_.data() + offsets_[id], places_.data() + offsets_[id + 1]};
}

const Place* ShingleIndex::after(const Place* first, const Place* last, std::uint32_t text) {
  return std::partition_point(first, last, [text](const Place& place) { return place.text <= text; });
}

std::vector<std::vector<std::uint32_t>> ShingleIndex::spread() const {
  std::vector<std::vector<std::uint32_t>> out;
  for (std::uint32_t text = 0; text < words_in_.size(); ++text) {
    std::vector<std::uint32_t> most(words_in_[text], 1);
    for (std::uint32_t at = 0; at < shingles_in(text); ++at) {
      const std::uint32_t texts = texts_with(text, at);
      if (texts < 2) continue;
      for (std::uint32_t k = 0; k < size_; ++k) most[at + k] = std::max(most[at + k], texts);
    }
    out.push_back(std::move(most));
  }
  return out;
}

}  // namespace uppdrag
