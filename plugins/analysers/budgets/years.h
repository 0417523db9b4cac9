// SPDX-License-Identifier: GPL-3.0-or-later
// Which years a figure applies to: the ones beside it, before it, in its lead-in, or of the period of the context.
#pragma once

#include <utility>
#include <vector>

#include "context.h"

namespace uppdrag::budgets {

// The years that a mention covers; none for days and what recurs.
std::vector<std::int64_t> covered_years(const DateMention& date);
// Adds years that are not there yet; sorted.
void add_years(std::vector<std::int64_t>& to, const std::vector<std::int64_t>& more);

class YearFinder {
 public:
  explicit YearFinder(const Context& context) : c_(context) {}

  // Sets `years` and `annual` of all figures.
  void find(std::vector<Figure>& figures);

 private:
  // Years that stand together: `2018 och 2019`, `2021–2023`.
  struct Span {
    TokenRange tokens;
    std::vector<std::int64_t> years;
    bool each = false;      // 2013 respektive 2014: the amount is for each of them.
    bool of_funds = false;  // `för budgetåret 2019` of an appropriation
    bool bare = false;      // No preposition stands before it.
  };

  std::vector<Span> spans(TokenRange range) const;
  bool joins(Span& last, const Span& span) const;
  bool after_between(std::uint32_t at) const;
  bool names_something(const Span& span, TokenRange sentence) const;
  bool belongs_to_funds(const Span& span, TokenRange sentence) const;
  void sentence(std::vector<Figure>& figures, std::size_t first, std::size_t last);
  bool beside(Figure& f, const std::vector<Span>& spans) const;
  bool before(Figure& f, const std::vector<Span>& spans) const;
  bool behind(Figure& f, const std::vector<Span>& spans) const;
  void share(std::vector<Figure>& figures, std::size_t first, std::size_t last) const;
  void inherit(std::vector<Figure>& figures, std::size_t i) const;
  void from_next_sentence(Figure& f) const;
  void from_charge(Figure& f) const;
  void from_context(Figure& f);
  bool says_same_year(const Figure& f) const;
  std::vector<std::int64_t> year_before(const std::vector<Figure>& figures, std::size_t i) const;
  void from_words(Figure& f);
  void rate(Figure& f) const;

  const Context& c_;
  std::vector<std::pair<std::uint32_t, std::vector<std::int64_t>>> periods_;  // Of the document, with their sentences.
  bool periods_known_ = false;
};

}  // namespace uppdrag::budgets
