// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of mandates, in the order in which a sentence is tried.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clause.h"

namespace uppdrag::mandates {

struct Found {
  const char* rule = "";
  const char* kind = "task";
  std::vector<std::string> assignees;
  TokenRange tokens;  // What is quoted.
  std::string action;
};

class RuleBook {
 public:
  RuleBook(const Words& words, const AnalysisInput& in, std::string_view kind);

  // All mandates of the document, in order.
  std::vector<Found> find();

 private:
  struct ListLead {
    bool tasks = false;        // Its items are tasks.
    bool conditions = false;   // They are conditions or contents, not tasks.
    bool asks = false;         // The lead-in has a verb of its own: items without one say of what.
    bool assignments = false;  // They are the main tasks: nothing stands between the formula and the list.
  };

  bool is(std::uint32_t at, WordId word) const { return reader_.is(at, word); }
  bool in_background(const Sentence& sentence) const;
  bool is_title(const Sentence& sentence) const;
  bool has_amount(TokenRange range) const;
  bool has_date(TokenRange range) const;
  void sentence(const Sentence& s, bool first_of_block);

  // Each tries one family; true when the sentence is dealt with (also when it turned out to be no mandate).
  bool assignment_formula(const Sentence& s);
  bool assigned_at(const Sentence& s, std::uint32_t att, const char* rule);
  bool has_assignment(std::uint32_t has, std::uint32_t object) const;
  bool given_itself(std::uint32_t verb, std::uint32_t noun) const;
  bool given_without_noun(std::uint32_t verb, std::uint32_t last) const;
  bool of_somebody(const Sentence& s);
  bool pledge(const Sentence& s);
  bool is_pledge(std::uint32_t verb, std::uint32_t last) const;
  bool assigns_now() const;
  std::string cooperate_action(const Clause& clause, std::uint32_t last, const Sentence& s) const;
  bool self_governed(const std::vector<std::string>& names, const Sentence& s) const;
  bool reports_to_government(std::uint32_t from, std::uint32_t last) const;
  bool to_government(std::uint32_t from, std::uint32_t last) const;
  bool task_formula(const Sentence& s);
  bool shall(const Sentence& s);
  Clause clause_of(const Sentence& s, bool& decided) const;
  bool is_no_task(const Sentence& s, const Clause& clause, bool main) const;
  std::vector<std::string> agents(const Clause& clause, std::uint32_t last, std::uint32_t& stop) const;
  bool body_shall(const Sentence& s, const Clause& clause, const char* kind);
  bool thing_shall(const Sentence& s, const Clause& clause, const char* kind, bool cooperation);
  bool list_item(const Sentence& s);
  void embedded_cooperation(const Sentence& s, std::uint32_t from);

  bool is_reporting_work(const Sentence& s, std::uint32_t verb, std::uint32_t last) const;
  bool asks_what(std::uint32_t from, std::uint32_t last) const;
  bool is_report(const Sentence& s, std::uint32_t verb, std::uint32_t last) const;
  bool is_money(const Sentence& s, std::uint32_t verb, std::uint32_t last) const;
  bool is_cooperation(std::uint32_t verb, std::uint32_t last) const;
  bool says_nothing(std::uint32_t verb, std::uint32_t last) const;
  bool subject_is_product(const Sentence& s, const Clause& clause) const;
  std::uint32_t after_att(std::uint32_t from, std::uint32_t last) const;
  std::vector<std::string> lead_assignees(const Sentence& lead) const;
  ListLead lead_of(std::uint32_t block) const;
  const Sentence* last_sentence_of(std::uint32_t block) const;
  void add(const Sentence& s, const char* rule, const char* kind, std::vector<std::string> assignees,
           std::string action);
  std::uint32_t content_end(const Sentence& s) const;

  const Words& w_;
  const AnalysisInput& in_;
  const TokenText& text_;
  ClauseReader reader_;
  std::vector<Found> out_;
  void add_partners(const Sentence& s, std::uint32_t from);
  std::vector<std::string> in_charge(const Sentence& s, const Clause& clause) const;
  std::vector<std::string> with_partners(std::vector<std::string> names) const;

  std::vector<std::string> assigned_names_;   // Of the assignment read last,
  std::vector<std::string> partners_;         // and who shall do it with them (`tillsammans med`).
  std::vector<std::uint32_t> last_sentence_;  // By block; kNoBlock where the block has none.
  bool assigned_ = false;                     // A present assignment was seen.
  bool decision_ = false;                     // The text itself assigns: what is past in it is history.
  bool strategy_ = false;                     // It sets its own body tasks: `kommer att`, `åtar sig att`.
  bool is_assignment_ = false;                // The document is one: its title or a formula says so.
  bool opened_ = false;                       // A main task was found.
};

}  // namespace uppdrag::mandates
