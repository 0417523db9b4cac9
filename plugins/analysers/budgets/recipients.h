// SPDX-License-Identifier: GPL-3.0-or-later
// Who gets or may use the money of a figure.
#pragma once

#include <string>
#include <vector>

#include "context.h"

namespace uppdrag::budgets {

class RecipientFinder {
 public:
  explicit RecipientFinder(const Context& context) : c_(context) {}

  // Sets `recipient` of all figures.
  void find(std::vector<Figure>& figures);

 private:
  using Names = std::vector<std::string>;

  // The bodies of the list that starts with mention `index`; `last` becomes one past its last token.
  Names list_from(std::size_t index, std::uint32_t& last) const;
  // What stands after a `till` at token `at` and is paid: mentions, or the words of an unknown body.
  Names after_to(std::uint32_t at, std::uint32_t end, bool unknown_too) const;
  std::string unknown_body(std::uint32_t at, std::uint32_t end, std::uint32_t& last) const;
  Names unknown_bodies(std::uint32_t at, std::uint32_t end) const;
  Names unknown_user(const Figure& f) const;
  Names paid_behind(const Figure& f) const;
  Names paid_before(const Figure& f) const;
  Names object_of_verb(const Figure& f) const;
  Names beside_amount(const Figure& f) const;
  Names meant_for(const Figure& f) const;
  Names genitive_party(std::uint32_t at, std::uint32_t end) const;
  Names supported(const Figure& f) const;
  Names subject(TokenRange range) const;
  bool given_by_government(const Figure& f) const;
  bool passes_on(const Figure& f) const;
  bool stands_free(std::size_t index, std::uint32_t first) const;
  bool usable(const ActorMention& actor) const;

  const Context& c_;
};

}  // namespace uppdrag::budgets
