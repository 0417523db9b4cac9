// SPDX-License-Identifier: GPL-3.0-or-later
// What is due at a date: the verb that the date belongs to, and the report, requisition or repayment that it is about.
#pragma once

#include <vector>

#include "clause.h"

namespace uppdrag::deadlines {

inline constexpr std::uint32_t kNoToken = 0xFFFFFFFFU;

struct Deed {
  Action action = Action::kNone;  // kNone: the words do not say, only that something is due.
  std::uint32_t verb = kNoToken;
  Form form = Form::kNone;
  std::vector<Action> others;      // Reports due with it: a financial account, a final report.
  bool by_requisition = false;     // `efter rekvisition … senast den`: the date is the requisition's.
  std::uint32_t modal = kNoToken;  // The modal that governs the verb.
  std::uint32_t end = 0;           // One past the words that can belong to it.

  bool stated() const { return action != Action::kNone || verb != kNoToken; }
};

class DeedFinder {
 public:
  explicit DeedFinder(const Clause& clause) : c_(clause) {}

  Deed find(const Unit& unit) const;

 private:
  void find_modal(const Unit& unit, Deed& deed) const;
  std::uint32_t clause_start(const Unit& unit, const Deed& deed) const;
  Deed moved(const Unit& unit) const;
  bool goes_to_government(const Unit& unit) const;
  bool date_first(const Unit& unit) const;
  std::uint32_t verb_before(const Unit& unit) const;
  std::uint32_t verb_after(const Unit& unit, bool past_relative) const;
  bool candidate(std::uint32_t token) const;
  std::uint32_t right_end(const Unit& unit, std::uint32_t verb) const;
  std::vector<std::uint32_t> heads(TokenRange tokens) const;
  bool is_head(std::uint32_t noun) const;
  Action noun_action(std::uint32_t noun) const;
  bool financial(std::uint32_t noun) const;
  bool about_money(const Unit& unit, std::uint32_t verb, std::uint32_t end) const;
  void name_object(const Unit& unit, std::uint32_t end, Deed& deed) const;
  void refine_report(const Unit& unit, std::uint32_t end, Deed& deed) const;
  void add_others(const Unit& unit, std::uint32_t end, Deed& deed) const;
  void add_then(const Unit& unit, Deed& deed) const;
  bool listed(std::uint32_t noun, std::uint32_t first) const;

  const Clause& c_;
};

}  // namespace uppdrag::deadlines
