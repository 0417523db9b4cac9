// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a table holds data, or only lays out a page: a letter's head, two columns of text.
#pragma once

#include <algorithm>
#include <cstddef>

namespace uppdrag::office_reader {

// What is in a cell.
struct CellShape {
  std::size_t bytes = 0;
  int paragraphs = 0;
  bool nested = false;  // Another table.
  bool digits = false;

  // A merged cell is said again where it names rows; a number is said once, and so is a text.
  bool names() const {
    constexpr std::size_t kLongest = 200;
    return !digits && !nested && bytes <= kLongest;
  }
};

// Is told of all cells, row by row.
class TableShape {
 public:
  void row(bool head) {
    ++rows_;
    width_ = 0;
    head_ = head_ || head;
  }

  void cell(const CellShape& cell) {
    constexpr std::size_t kLong = 400;  // Bytes.
    constexpr std::size_t kShort = 80;
    widest_ = std::max(widest_, ++width_);
    nested_ = nested_ || cell.nested;
    cells_ += cell.bytes > 0 ? 1 : 0;
    texts_ += cell.paragraphs > 3 || cell.bytes > kLong ? 1 : 0;
    if (rows_ == 1) short_head_ = short_head_ && cell.bytes <= kShort;
  }

  bool data() const {
    if (nested_ || widest_ < 2 || rows_ < 2) return false;
    if (head_ || (short_head_ && rows_ > 2)) return texts_ * 2 <= cells_ || rows_ > 2;
    return texts_ * 4 <= cells_;
  }

 private:
  std::size_t rows_ = 0, width_ = 0, widest_ = 0;
  std::size_t cells_ = 0;
  std::size_t texts_ = 0;  // Cells that hold more than a table's cell does.
  bool head_ = false;
  bool short_head_ = true;
  bool nested_ = false;
};

}  // namespace uppdrag::office_reader
