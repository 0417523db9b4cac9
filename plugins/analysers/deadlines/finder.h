// SPDX-License-Identifier: GPL-3.0-or-later
// Goes through the sentences with dates and makes facts of those that are deadlines.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parties.h"
#include "rules.h"

namespace uppdrag::deadlines {

class Finder {
 public:
  Finder(const Phrases& phrases, const AnalysisInput& in, std::vector<Fact>& facts)
      : phrases_(phrases), in_(in), facts_(facts), clause_(phrases, in) {}

  void run();

 private:
  void sentence(std::uint32_t index, const DateMention* first, const DateMention* last);
  void part(TokenRange range, const DateMention* first, const DateMention* last, const Context& context);
  void unit(const Unit& unit, const Deed& deed, const Context& context);
  std::vector<std::string> responsible_for(const Unit& unit, const Deed& deed);
  bool other_subject(const Deed& deed) const;
  void replace_old_dates();
  bool says_instead(std::uint32_t sentence) const;
  bool moves_time(std::uint32_t sentence) const;
  struct Parties {
    std::vector<std::string> responsible;
    std::vector<std::string> recipients;
  };
  Parties parties_of(const Unit& unit, const Deed& deed);
  void emit(const Unit& unit, const DateMention& date, const Deed& deed, RuleId id, const Parties& parties);
  void emit_same_time(const Unit& unit, const DateMention& date, const Deed& deed, const Parties& parties);
  void add(const DateMention& due, const Deed& deed, Action action, const Rule& by, const Parties& parties,
           TokenRange words, TokenRange around, bool single);
  Action action_of_items() const;
  Context context_of(std::uint32_t index);
  bool holds_money(const ActorMention& actor) const;
  std::vector<std::string> money_recipient(std::uint32_t token) const;
  TokenRange quote(const Unit& unit, const Deed& deed) const;
  bool superseded(const Unit& unit, const Deed& deed) const;
  bool in_reference(const DateMention& date) const;

  const Phrases& phrases_;
  const AnalysisInput& in_;
  std::vector<Fact>& facts_;
  Clause clause_;
  TokenRange sentence_;
  std::vector<std::string> lead_in_subject_;
  std::optional<std::vector<std::string>> first_assignee_;

  struct Last {  // The deadline before, for `vid samma tidpunkt`.
    std::vector<const DateMention*> dates;
    std::uint32_t cue_at = 0;
    std::uint32_t sentence = 0;
    std::vector<std::string> responsible;
  } last_;
  // Who was to requisition or repay last, and in which sentence: what comes next about money without a subject is
  // theirs.
  std::vector<std::string> money_responsible_;
  std::uint32_t money_sentence_ = 0;
};

}  // namespace uppdrag::deadlines
