// SPDX-License-Identifier: GPL-3.0-or-later
#include "index_terms.h"

#include <algorithm>
#include <utility>

namespace uppdrag::knowledge {
namespace {

constexpr Xapian::termcount kTitleWeight = 5;  // A word of the title counts as much as so many in the text.

std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

char prefix_of(std::string_view key) {
  if (key == "county") return term::kCounty;
  if (key == "authority" || key == "named") return term::kAuthority;
  if (key == "goal") return term::kGoal;
  if (key == "dnr") return term::kDnr;
  return '\0';
}

void add_facets(const Facets& facets, Xapian::Document& out) {
  if (!facets.kind.empty()) out.add_boolean_term(make_term(term::kKind, facets.kind));
  for (const auto& [key, value] : facets.values) {
    if (const char prefix = prefix_of(key); prefix != '\0') out.add_boolean_term(make_term(prefix, value));
  }
  if (facets.first_day.empty()) return;
  out.add_value(slot::kFirstDay, facets.first_day);
  out.add_value(slot::kLastDay, facets.last_day);
}

}  // namespace

namespace detail {

bool is_joint(const Token& token, std::string_view folded, const Token& before, const Token& after) {
  if (token.space_before || after.space_before || !is_indexed(after)) return false;
  if (folded == ".") return before.kind == TokenKind::kNumber && after.kind == TokenKind::kNumber;
  return folded == "/" || folded == ":" || folded == "-";
}

}  // namespace detail

std::string make_term(char prefix, std::string_view text) {
  constexpr std::size_t kLongest = 240;  // Xapian takes 245 bytes, and counts NUL twice.
  constexpr std::size_t kKept = 200;
  std::string out;
  if (prefix != '\0') out += prefix;
  for (const char c : text.substr(0, kLongest + 1)) out += c == '\0' ? ' ' : c;
  if (text.size() <= kLongest) return out;
  out.resize(kKept);
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '#';
  for (std::uint64_t hash = fnv1a(text), digit = 0; digit < 16; ++digit, hash >>= 4U) out += kHex[hash & 15U];
  return out;
}

std::vector<Span> indexed_spans(const Document& document) {
  std::vector<Span> out;
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::kFurniture) out.push_back(block.span);
  }
  return out;
}

const std::string& IndexTerms::word_term(WordId word) {
  if (word >= terms_.size()) terms_.resize(vocabulary_.size());
  std::string& out = terms_[word];
  if (out.empty()) out = make_term('\0', vocabulary_.word(word));
  return out;
}

void IndexTerms::add_title(std::string_view title, Xapian::Document& out) {
  if (title.empty()) return;
  tokenize(title, {Span{0, static_cast<std::uint32_t>(title.size())}}, vocabulary_, tokens_);
  for (const Token& token : tokens_.tokens) {
    if (!is_indexed(token)) continue;
    ++position_;
    out.add_posting(word_term(token.word), position_, kTitleWeight);
    out.add_term(make_term(term::kTitle, vocabulary_.word(token.word)));
  }
  for_each_reference(tokens_, vocabulary_, [&out](TokenRange, std::string_view reference) {
    out.add_term(make_term(term::kReference, reference), kTitleWeight);
  });
}

void IndexTerms::add_text(const TokenText& tokens, Xapian::Document& out) {
  for (const Token& token : tokens.tokens) {
    if (token.block_start && position_ > 0) position_ += kBlockGap;
    if (is_indexed(token)) out.add_posting(word_term(token.word), ++position_);
  }
  for_each_reference(tokens, vocabulary_, [&out](TokenRange, std::string_view reference) {
    out.add_term(make_term(term::kReference, reference));
  });
}

Xapian::Document IndexTerms::make(const Document& document, const Facets& facets) {
  Xapian::Document out;
  position_ = 0;
  add_title(document.metadata.get("title"), out);
  tokenize(document.text, indexed_spans(document), vocabulary_, tokens_);
  add_text(tokens_, out);
  add_facets(facets, out);
  return out;
}

}  // namespace uppdrag::knowledge
