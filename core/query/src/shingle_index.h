// SPDX-License-Identifier: GPL-3.0-or-later
// Where every run of some words stands in a list of texts.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace uppdrag {

struct Place {
  std::uint32_t text = 0;
  std::uint32_t position = 0;
};

// Runs are told apart by a 64-bit hash: two different ones among ten million meet with a chance of 1 to 370,000, and
// then cost a seed that no passage grows from.
class ShingleIndex {
 public:
  ShingleIndex(const std::vector<std::vector<std::uint32_t>>& texts, std::uint32_t size);

  std::uint32_t shingles_in(std::uint32_t text) const { return starts_[text + 1] - starts_[text]; }
  // All places of the run at `position` of `text`, by text, then position; none when only this text has it.
  std::pair<const Place*, const Place*> places(std::uint32_t text, std::uint32_t position) const;
  std::uint32_t texts_with(std::uint32_t text, std::uint32_t position) const {
    return texts_with_[ids_[starts_[text] + position]];
  }
  // The first of [first, last) that is in a text behind `text`.
  static const Place* after(const Place* first, const Place* last, std::uint32_t text);
  // For every text and word: the most texts that have a run over it.
  std::vector<std::vector<std::uint32_t>> spread() const;

 private:
  void number(const std::vector<std::vector<std::uint32_t>>& texts);
  void collect();

  std::uint32_t size_;
  std::vector<std::uint32_t> words_in_;    // By text.
  std::vector<std::uint32_t> starts_;      // By text: where its runs begin in ids_.
  std::vector<std::uint32_t> ids_;         // The number of each run.
  std::vector<std::uint32_t> texts_with_;  // By number.
  std::vector<std::uint32_t> count_;       // By number.
  std::vector<std::uint32_t> offsets_;     // By number: into places_.
  std::vector<Place> places_;
};

}  // namespace uppdrag
