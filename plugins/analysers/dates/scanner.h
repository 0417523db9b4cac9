// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the atoms of one sentence: one look at each token, a closer one where a word or number may start a date.
#pragma once

#include <array>
#include <utility>
#include <vector>

#include "atom.h"
#include "uppdrag/text/tokenize.h"

namespace uppdrag::dates {

inline constexpr std::uint32_t kNoToken = 0xFFFFFFFFU;

class Scanner {
 public:
  Scanner(const Words& words, const TokenText& text, std::string_view source)
      : words_(words), text_(text), source_(source) {}

  // Appends the atoms among `tokens` to `out`, ascending by first token.
  void scan(TokenRange tokens, std::vector<Atom>& out);

 private:
  // Each reader returns one past the last token it took, or 0 when nothing of its kind starts at `at`.
  std::uint32_t number_at(std::uint32_t at);
  std::uint32_t word_at(std::uint32_t at);
  std::uint32_t days(std::uint32_t at);
  struct DayRuns {
    std::array<std::pair<std::uint8_t, std::uint8_t>, 6> days{};
    std::size_t size = 0;
    std::uint32_t end = 0;  // One past the last day that was read.
  };
  std::uint32_t day_runs(std::uint32_t at, bool den, DayRuns& runs) const;
  std::uint32_t day_list(std::uint32_t first, std::uint32_t at, bool den);
  std::uint32_t day_of_each_month(std::uint32_t first, std::uint32_t next);
  std::uint32_t iso_day(std::uint32_t at);
  std::uint32_t slash_day(std::uint32_t at);
  std::uint32_t packed_day(std::uint32_t at);
  std::uint32_t last_day(std::uint32_t at);
  std::uint32_t bare_years(std::uint32_t at);
  std::uint32_t split_year(std::uint32_t at);
  std::uint32_t month(std::uint32_t at);
  std::uint32_t month_pair(std::uint32_t at);
  std::uint32_t week(std::uint32_t at);
  std::uint32_t ordinal_part(std::uint32_t at);
  std::uint32_t numbered_part(std::uint32_t at);
  std::uint32_t season(std::uint32_t at);
  std::uint32_t turn(std::uint32_t at);
  std::uint32_t edge_of(std::uint32_t at);
  std::uint32_t before_owner(std::uint32_t before) const;
  std::uint32_t event_opening(std::uint32_t last, std::uint8_t event) const;
  std::uint32_t event(std::uint32_t at);
  std::uint32_t same(std::uint32_t at);
  std::uint32_t phrase_after_count(std::uint32_t at);
  std::uint32_t rhythm(std::uint32_t at);

  // Parts that others are made of.
  std::uint32_t day_number(std::uint32_t at, bool den, std::uint8_t& day) const;
  std::uint32_t month_name(std::uint32_t at, std::uint8_t& month) const;
  std::uint32_t years_after(std::uint32_t at, Years& years) const;  // Skips `månad`, `år`, `av`, `under` and a comma.
  std::uint32_t year_list(std::uint32_t at, bool in_words, Years& years) const;
  std::uint32_t until(std::uint32_t at) const;       // till (och med), t.o.m.
  std::uint32_t range_mark(std::uint32_t at) const;  // dash or until()
  std::uint32_t list_mark(std::uint32_t at) const;   // `,`, `och`, `, och`
  std::uint32_t relation(std::uint32_t at, Atom& atom) const;
  std::uint32_t phrase_end(std::uint32_t at) const;
  std::uint32_t ordinal(std::uint32_t at, std::uint8_t& part) const;  // första, 1:a
  int year_at(std::uint32_t at) const;                                // 0 when the token is no year
  int short_year(std::uint32_t at) const;                             // `-24`, `'24` whose mark is at `at`, or 0
  int digits(std::uint32_t at) const;                                 // Value of a number of up to 8 digits, else -1
  std::uint32_t length(std::uint32_t at) const { return text_.tokens[at].end - text_.tokens[at].start; }
  bool free_on_left(std::uint32_t at) const;
  bool free_on_right(std::uint32_t at) const;

  bool in(std::uint32_t at) const { return at >= begin_ && at < end_; }
  bool is(std::uint32_t at, WordId word) const { return in(at) && text_.tokens[at].word == word; }
  bool glued(std::uint32_t at) const { return in(at) && !text_.tokens[at].space_before; }
  bool number(std::uint32_t at) const { return in(at) && text_.tokens[at].kind == TokenKind::kNumber; }
  Word kind(std::uint32_t at) const { return in(at) ? words_.kind(text_.tokens[at].word) : Word::kNone; }
  std::uint8_t value(std::uint32_t at) const { return words_.value(text_.tokens[at].word); }

  Atom& push(AtomKind kind, std::uint32_t first, std::uint32_t last);

  const Words& words_;
  const TokenText& text_;
  std::string_view source_;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  std::vector<Atom>* out_ = nullptr;
  std::uint32_t next_group_ = 1;
};

}  // namespace uppdrag::dates
