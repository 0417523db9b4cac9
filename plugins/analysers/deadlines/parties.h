// SPDX-License-Identifier: GPL-3.0-or-later
// Who is to do it, and who is to have it.
#pragma once

#include <string>
#include <vector>

#include "clause.h"
#include "deed.h"

namespace uppdrag::deadlines {

class PartyFinder {
 public:
  explicit PartyFinder(const Clause& clause) : c_(clause) {}

  // Named as subject (`SGI ska`, `ska SGI`) or agent (`lämnas av SGI`); else `lead_in`, the subject of the words that
  // introduce a list. Empty when the clause does not say.
  std::vector<std::string> responsible(const Unit& unit, const Deed& deed,
                                       const std::vector<std::string>& lead_in) const;

  // Bodies after `till`, `från` (a requisition), `hos` and `med kopia till` among the unit's words, else elsewhere in
  // the clause. `Socialdepartementet` is `Regeringskansliet (Socialdepartementet)`.
  std::vector<std::string> recipients(const Unit& unit, const Deed& deed) const;

  // The subject of a lead-in: the last bodies before its end, next to a modal.
  std::vector<std::string> subject_of(TokenRange tokens) const;

  // Who has the assignment where `token` stands.
  std::vector<std::string> scope_at(std::uint32_t token) const;
  std::vector<std::string> first_assignee() const;

 private:
  std::vector<std::string> names_of(const ActorMention& actor, std::uint32_t token) const;
  // `any_case`: also behind a preposition, for a relative clause.
  std::vector<std::string> before(std::uint32_t token, bool any_case = false) const;
  std::vector<std::string> after(std::uint32_t token) const;
  std::vector<std::string> antecedent(std::uint32_t modal) const;
  std::vector<std::string> agent(TokenRange tokens) const;
  bool can_act(const ActorMention& actor) const;
  void recipients_in(TokenRange tokens, const Deed& deed, std::vector<std::string>& found) const;
  std::vector<std::string> unnamed_recipient(TokenRange tokens) const;
  bool receives(const ActorMention& actor, const Deed& deed, bool listed) const;

  const Clause& c_;
};

}  // namespace uppdrag::deadlines
