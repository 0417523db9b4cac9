// SPDX-License-Identifier: GPL-3.0-or-later
// The pass over the tokens, and what all shapes share.
#include "scanner.h"

namespace uppdrag::references {

void Scanner::run() {
  const auto count = static_cast<std::uint32_t>(tokens_.size());
  for (std::uint32_t at = 0; at < count;) {
    const std::uint32_t next = tokens_[at].kind == TokenKind::kNumber ? at_number(at)
                               : tokens_[at].kind == TokenKind::kWord ? at_word(at)
                                                                      : 0;
    at = next > at ? next : at + 1;
  }
}

std::uint32_t Scanner::at_number(std::uint32_t at) {
  if (!inside(at + 1)) return 0;
  const WordId after = tokens_[at + 1].word;
  if (after == words_.slash) {
    if (const std::uint32_t last = parliament(at)) return last;
    if (const std::uint32_t last = case_number(at)) return last;
    return eu_number(at);
  }
  if (after == words_.colon) return series(at);
  if (after == words_.nr) return old_bill(at);
  if (after == words_.dash) return dashed_case_number(at);
  return 0;
}

std::uint32_t Scanner::at_word(std::uint32_t at) {
  switch (words_.meaning(tokens_[at].word).head) {
    case Head::kCase:
      return head_at(at) == Head::kCase ? labelled_case(at) : 0;
    case Head::kDecision:
    case Head::kReport:
      return elided_parliament(at);
    case Head::kCommission:
      return commission(at);
    case Head::kCelex:
      return celex(at);
    default:
      return 0;
  }
}

int Scanner::value(std::uint32_t at) const {
  const std::string_view digits = raw(at);
  if (digits.size() > 9) return 1'000'000'000;
  int sum = 0;
  for (const char c : digits) sum = sum * 10 + (c - '0');
  return sum;
}

bool Scanner::is_year(std::uint32_t at) const {
  return number_at(at) && length(at) == 4 && value(at) >= 1600 && value(at) < 2100;
}

std::uint32_t Scanner::close_after(std::uint32_t last, std::uint32_t first) const {
  if (!inside(last)) return last;
  const bool round = is(last, words_.close);
  if (!round && !is(last, words_.close_bracket)) return last;
  const WordId opener = round ? words_.open : words_.open_bracket;
  int depth = 0;
  for (std::uint32_t at = first; at < last; ++at) {
    if (is(at, opener)) ++depth;
    if (is(at, tokens_[last].word)) --depth;
  }
  return depth > 0 ? last + 1 : last;
}

// Bytes of another word that stick to the first token of a mention: `UkrainaProp.`, `statenFö2025/00707`.
std::uint32_t Scanner::glued_before(std::uint32_t first, const Reading& reading) const {
  if (first == reading.first) return reading.skip;
  const std::uint32_t head = words_.meaning(tokens_[first].word).glued;
  return head > 0 && head < length(first) ? length(first) - head : 0;
}

std::uint32_t Scanner::add(std::uint32_t first, const Reading& reading, std::string_view kind, Rule rule,
                           double confidence, Shape shape) {
  Found found;
  found.mention.tokens = {first, close_after(reading.last, first)};
  found.mention.span = text_.span(found.mention.tokens);
  found.mention.span.start += glued_before(first, reading);
  found.mention.kind = kind;
  found.mention.id = reading.id;
  found.mention.incomplete = reading.incomplete;
  found.rule = rule;
  found.confidence = confidence;
  const std::uint32_t last = found.mention.tokens.last;
  out_.push_back(std::move(found));
  last_shape_ = shape;
  return last;
}

}  // namespace uppdrag::references
