// SPDX-License-Identifier: GPL-3.0-or-later
// Ties figures to the appropriation that pays them.
#pragma once

#include <vector>

#include "context.h"

namespace uppdrag::budgets {

class FundingFinder {
 public:
  explicit FundingFinder(const Context& context) : c_(context) {}

  // Sets `appropriation` of the figures that the text ties to one.
  void find(std::vector<Figure>& figures);

 private:
  void within_sentence(std::vector<Figure>& figures, std::size_t first, std::size_t last) const;
  void by_anaphor(std::vector<Figure>& figures, std::size_t i) const;
  // A sentence without an amount of its own that names what pays: `Kostnaderna ska belasta …`
  void charge(std::vector<Figure>& figures, std::uint32_t sentence) const;
  void charge_all(std::vector<Figure>& figures) const;
  bool same_list(std::uint32_t block, std::uint32_t other) const;

  const Context& c_;
};

}  // namespace uppdrag::budgets
