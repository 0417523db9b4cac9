// SPDX-License-Identifier: GPL-3.0-or-later
// Tells public money from other money: which amounts become figures, and by which rule.
#pragma once

#include <vector>

#include "context.h"

namespace uppdrag::budgets {

// Every rule with an example; Fact::rule is one of their names.
const std::vector<Rule>& all_rules();

class Judge {
 public:
  explicit Judge(const Context& context) : c_(context) {}

  // The figures of the document, in order, with sentence, segment, rule, part_of and parent.
  std::vector<Figure> figures();

 private:
  void sentence(std::size_t first, std::size_t last, std::vector<Figure>& out);
  const Rule* judge(const Figure& f, const std::vector<Figure>& before) const;
  const Rule* by_cues(std::uint32_t cues_before, const Figure& f) const;
  bool other_money(const Figure& f) const;
  bool gets(const Figure& f) const;
  bool public_money(const Figure& f) const;
  // Whether the figure is said to be a part of an earlier one (`varav`, `Av dessa medel`).
  bool part(const Figure& f) const;
  void link_lists(std::vector<Figure>& figures) const;

  const Context& c_;
};

}  // namespace uppdrag::budgets
