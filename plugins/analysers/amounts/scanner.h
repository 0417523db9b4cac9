// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the amounts of running text: single ones, ranges and lists that share a unit, with what stands around them.
#pragma once

#include <vector>

#include "hedges.h"
#include "numeral.h"
#include "uppdrag/document/document.h"
#include "uppdrag/plugin/annotation.h"

namespace uppdrag::amounts {

class AmountScanner {
 public:
  AmountScanner(const WordInfos& infos, const Hedges& hedges, const Document& document, const TokenText& text)
      : infos_(infos),
        hedges_(hedges),
        document_(document),
        text_(text),
        source_(document.text),
        reader_(infos, text, source_) {}

  // Appends the amounts of all sentences in order. O(tokens).
  void scan(std::vector<AmountMention>& out);

 private:
  // A number of a list, perhaps a range, with the hedge that stands right before it inside the list.
  struct Item {
    Numeral low;
    std::optional<Numeral> high;
    Hedge hedge = Hedge::kNone;
    std::uint32_t start = 0;  // First token, the hedge included.
  };
  struct Expression {
    std::vector<Item> items;
    Unit unit;
    bool list = false;
  };
  struct Hedged {
    Hedge hedge = Hedge::kNone;
    std::uint32_t start = 0;
  };

  // Tries at a token that can start an amount; gives the token to go on with.
  std::uint32_t at_number(std::uint32_t at);
  bool may_start(std::uint32_t at) const;
  std::optional<Expression> expression(std::uint32_t at) const;
  bool separator(std::uint32_t& at, Expression& e, bool& conjunction) const;
  std::optional<Numeral> hedged_numeral(std::uint32_t at, Hedge& hedge) const;
  bool sensible_list(const Expression& e, std::uint32_t at, bool conjunction) const;
  void add_lower_scale(Expression& e) const;
  void merge_second_unit(Expression& e) const;
  bool prefix_code(const Numeral& numeral, Unit& unit) const;
  bool unit_from_total(const Numeral& n, Unit& unit) const;
  bool implied(std::uint32_t end) const;
  bool money_near(std::uint32_t end) const;
  bool headline() const;
  bool broken_group(const Numeral& numeral, std::uint32_t& first) const;
  bool negative(std::uint32_t at) const;
  bool negated(std::uint32_t at) const;
  bool after_from(std::uint32_t at) const;
  Hedged hedge_before(std::uint32_t at) const;
  void emit(const Expression& e);
  void bounds(AmountMention& mention, const Item& item, const Unit& unit, Hedge hedge) const;
  void rate(AmountMention& mention, std::uint32_t end) const;

  const WordInfos& infos_;
  const Hedges& hedges_;
  const Document& document_;
  const TokenText& text_;
  std::string_view source_;
  NumeralReader reader_;
  TokenRange sentence_;
  std::vector<AmountMention>* out_ = nullptr;
};

}  // namespace uppdrag::amounts
