// SPDX-License-Identifier: GPL-3.0-or-later
// Makes dates of the atoms of a sentence: shares years, joins periods, spreads recurring days over years.
#pragma once

#include <optional>
#include <vector>

#include "atom.h"
#include "uppdrag/plugin/annotation.h"
#include "uppdrag/text/tokenize.h"

namespace uppdrag::dates {

class Resolver {
 public:
  // `written` is the document's date, where known: a day without a year after `senast` is the next one after it.
  Resolver(const Words& words, const TokenText& text, std::string_view source, std::optional<Day> written)
      : words_(words), text_(text), source_(source), written_(written) {}

  // Appends the dates of one sentence to `out`. `atoms` is used up.
  void resolve(TokenRange sentence, std::vector<Atom>& atoms, std::vector<DateMention>& out);

 private:
  enum class Link : std::uint8_t { kNone, kList, kRange };

  void link_neighbours();
  Link link(const Atom& left, const Atom& right) const;
  std::uint32_t until_end(std::uint32_t at, std::uint32_t end) const;
  bool opens_period(std::uint32_t first, bool with) const;
  void share_years();
  void apply_years_in_words();
  void apply_rhythms();
  void extend_until(std::size_t at);
  void repeat_after(std::size_t at);
  void infer_years();
  bool infer_from_neighbours(std::size_t at);
  void infer_from_document(Atom& atom);
  void emit(std::size_t at, std::vector<DateMention>& out);
  bool emit_period(std::size_t at, std::vector<DateMention>& out);
  void emit_without_year(const Atom& atom, std::vector<DateMention>& out);
  void emit_in_year(const Atom& atom, int from, int to, std::vector<DateMention>& out);
  DateMention& push(const Atom& atom, DateShape shape, std::string edtf, std::vector<DateMention>& out);

  bool filler_between(const Atom& left, const Atom& right, std::uint8_t& seen) const;
  bool takes_year(const Atom& atom) const;
  int single_year_before(std::size_t at) const;
  std::string phrase(TokenRange range) const;

  const Words& words_;
  const TokenText& text_;
  std::string_view source_;
  std::optional<Day> written_;
  std::vector<Atom>* atoms_ = nullptr;
  std::vector<Link> links_;  // links_[i] ties atoms i and i + 1
  bool moves_ = false;       // The sentence moves a date: `från D till D` is no period in it.
  std::uint32_t first_ = 0;
  std::uint32_t group_ = 0;
};

}  // namespace uppdrag::dates
