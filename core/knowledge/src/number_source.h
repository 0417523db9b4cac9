// SPDX-License-Identifier: GPL-3.0-or-later
// A posting source that gives the documents of a list.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace uppdrag::knowledge {

// What derives from it fills the list in its init() by start_with().
class NumberSource : public Xapian::PostingSource {
 public:
  Xapian::doccount get_termfreq_min() const override { return size(); }
  Xapian::doccount get_termfreq_est() const override { return size(); }
  Xapian::doccount get_termfreq_max() const override { return size(); }
  void next(double) override { ++next_; }
  void skip_to(Xapian::docid number, double) override {
    const auto at = std::lower_bound(numbers_.begin(), numbers_.end(), number);
    next_ = std::max<std::size_t>(next_, static_cast<std::size_t>(at - numbers_.begin()) + 1);
  }
  bool at_end() const override { return next_ > numbers_.size(); }
  Xapian::docid get_docid() const override { return numbers_[next_ - 1]; }

 protected:
  // `numbers`: ascending.
  void start_with(std::vector<Xapian::docid> numbers) {
    numbers_ = std::move(numbers);
    next_ = 0;
  }
  // Nothing more is wanted.
  void end() { next_ = numbers_.size() + 1; }

 private:
  Xapian::doccount size() const { return static_cast<Xapian::doccount>(numbers_.size()); }

  std::vector<Xapian::docid> numbers_;
  std::size_t next_ = 0;  // One past the current one; 0 before the first.
};

}  // namespace uppdrag::knowledge
