// SPDX-License-Identifier: GPL-3.0-or-later
#include "index_terms.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "uppdrag/text/unicode.h"

namespace uppdrag::knowledge {
namespace {

// A word of the title or a heading counts as much as so many in the text.
constexpr Xapian::termcount kTitleWeight = 3;
constexpr Xapian::termcount kHeadingWeight = 2;

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
    if (key == "amount") out.add_value(slot::kAmount, Xapian::sortable_serialise(std::strtod(value.c_str(), nullptr)));
    if (key == "deadline") out.add_value(slot::kDeadline, value);
    if (key == "shown") out.add_value(slot::kShown, value);
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

const WordAnalysis& KnownWords::operator[](WordId word) {
  if (word >= by_word_.size()) by_word_.resize(std::max<std::size_t>(word + 1, vocabulary_.size()), nullptr);
  if (by_word_[word] == nullptr) {
    const std::string_view text = vocabulary_.word(word);
    const bool letters = !text.empty() && is_letter(decode_utf8(text, 0).value);
    known_.push_back(letters ? forms_.analyse(text) : WordAnalysis{});
    by_word_[word] = &known_.back();
  }
  return *by_word_[word];
}

std::string_view KnownWords::last_part(WordId word) {
  const std::string_view text = vocabulary_.word(word);
  return text.substr(text.size() - (*this)[word].last_part_bytes);
}

void for_each_suspended(const TokenText& tokens, Vocabulary& vocabulary, KnownWords& known,
                        const std::function<void(std::uint32_t, WordId)>& found) {
  constexpr std::uint32_t kMostHalves = 8;
  const auto& list = tokens.tokens;
  const auto count = static_cast<std::uint32_t>(list.size());
  const auto is_half = [&](std::uint32_t at) {
    return at + 2 < count && list[at].kind == TokenKind::kWord && list[at + 1].kind == TokenKind::kOther &&
           !list[at + 1].space_before && vocabulary.word(list[at + 1].word) == "-";
  };
  const auto is_joint = [&](std::uint32_t at) {
    const std::string_view word = vocabulary.word(list[at].word);
    return word == "," || word == "och" || word == "eller" || word == "samt" || word == "respektive";
  };
  std::vector<std::uint32_t> halves;
  for (std::uint32_t at = 0; at < count;) {
    halves.clear();
    // Halves, each before a comma or an `och`, and then the word that has the other half.
    while (halves.size() < kMostHalves && is_half(at) && is_joint(at + 2)) {
      halves.push_back(at);
      at += 3;
      while (at < count && is_joint(at)) ++at;
    }
    if (halves.empty() || at >= count || list[at].kind != TokenKind::kWord || list[at].block_start) {
      ++at;
      continue;
    }
    const std::string last{known.last_part(list[at].word)};
    for (const std::uint32_t half : halves) {
      if (!last.empty()) found(half, vocabulary.intern(std::string{vocabulary.word(list[half].word)} + last));
    }
  }
}

const IndexTerms::Terms& IndexTerms::terms(WordId word) {
  if (word >= terms_.size()) terms_.resize(vocabulary_.size());
  Terms& out = terms_[word];
  if (out.word.empty()) {
    out.word = make_term('\0', vocabulary_.word(word));
    for (const std::string& part : known_[word].parts) out.parts.push_back(make_term(term::kPart, part));
  }
  return out;
}

void IndexTerms::add_word(WordId word, Xapian::termpos position, Xapian::termcount weight, Xapian::Document& out) {
  const Terms& added = terms(word);
  out.add_posting(added.word, position, weight);
  for (const std::string& part : added.parts) out.add_term(part, weight);
}

void IndexTerms::add_title(std::string_view title, Xapian::Document& out) {
  if (title.empty()) return;
  tokenize(title, {Span{0, static_cast<std::uint32_t>(title.size())}}, vocabulary_, tokens_);
  for (const Token& token : tokens_.tokens) {
    if (!is_indexed(token)) continue;
    add_word(token.word, ++position_, kTitleWeight, out);
    out.add_term(make_term(term::kTitle, vocabulary_.word(token.word)));
  }
  for_each_reference(tokens_, vocabulary_, [&out](TokenRange, std::string_view reference) {
    out.add_term(make_term(term::kReference, reference), kTitleWeight);
  });
}

void IndexTerms::add_text(const TokenText& tokens, const std::vector<bool>& is_heading, Xapian::Document& out) {
  std::vector<std::pair<std::uint32_t, WordId>> suspended;
  for_each_suspended(tokens, vocabulary_, known_,
                     [&suspended](std::uint32_t token, WordId word) { suspended.emplace_back(token, word); });
  auto next = suspended.begin();
  for (std::uint32_t at = 0; at < tokens.tokens.size(); ++at) {
    const Token& token = tokens.tokens[at];
    if (token.block_start && position_ > 0) position_ += kBlockGap;
    if (!is_indexed(token)) continue;
    const Xapian::termcount weight = is_heading[tokens.sentence_at(at).block] ? kHeadingWeight : 1;
    add_word(token.word, ++position_, weight, out);
    for (; next != suspended.end() && next->first == at; ++next) add_word(next->second, position_, weight, out);
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
  std::vector<bool> is_heading;
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::kFurniture) is_heading.push_back(block.kind == BlockKind::kHeading);
  }
  add_text(tokens_, is_heading, out);
  add_facets(facets, out);
  return out;
}

}  // namespace uppdrag::knowledge
