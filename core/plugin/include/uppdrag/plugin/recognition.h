// SPDX-License-Identifier: GPL-3.0-or-later
// For readers that use a recogniser: its words into the layout, and an account of how well the pages were read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "uppdrag/document/document.h"
#include "uppdrag/document/layout.h"
#include "uppdrag/plugin/plugin.h"

namespace uppdrag {

// A page whose words are less sure than this on average is marked as hard to read.
inline constexpr float kGoodConfidence = 0.75F;

// The mean confidence of the words, each weighing as much as it has bytes; 0 when there are none.
float mean_confidence(const Recognition& page);

// Nothing but paper: hardly a pixel differs from most. O(pixels).
bool looks_blank(const Raster& page);
// Most of it is of one brightness, as paper is; pictures are not. O(pixels).
bool looks_like_paper(const Raster& page);

// Adds the words of `page` to the page that was begun last in `source`, whose size is `width` x `height` points. Words
// of a line get one base line, and lines of nearly one size one size, as they have where a program typeset them.
void add_words(const Recognition& page, float width, float height, LayoutSource& source);

// `3`, `1, 4-6`, `2, 3, 5 and 17 more`: numbers ascending.
std::string page_list(const std::vector<std::uint32_t>& pages);
// "page 3 <one>" or "pages 1, 4-6 <many>".
std::string pages_have(const std::vector<std::uint32_t>& pages, const std::string& one, const std::string& many);

// What became of the pages of one file that were to be recognised.
class RecognitionAccount {
 public:
  void recognised(std::uint32_t number, const Recognition& page);
  void blank(std::uint32_t number) { blank_.push_back(number); }
  // `reason`, one line, is the same for all pages as a rule: the first is kept.
  void failed(std::uint32_t number, const std::string& reason);
  // Past the limit of pages.
  void left_out(std::uint32_t number) { left_out_.push_back(number); }
  // How many were recognised.
  std::size_t pages() const { return read_.size(); }
  // Why pages could not be recognised; "" when there are none.
  const std::string& failure() const { return failure_; }
  // Sets `ocr_pages` and `ocr_confidence` (0..1, two decimals; source "reader") and adds notes. What was not read, or
  // not well, makes the document partial.
  void finish(Document& document) const;

 private:
  std::vector<std::uint32_t> read_, hard_, blank_, failed_, left_out_;
  double confidence_ = 0;  // Sum over letters.
  double letters_ = 0;
  std::string failure_;
};

}  // namespace uppdrag
