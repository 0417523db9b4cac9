// SPDX-License-Identifier: GPL-3.0-or-later
#include "index_terms.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "place_weight.h"
#include "uppdrag/text/hash.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::knowledge {
namespace {

// A word of a heading counts as much as so many in the text.
constexpr Xapian::termcount kHeadingWeight = 2;

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

std::vector<BlockKind> indexed_kinds(const Document& document) {
  std::vector<BlockKind> out;
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::kFurniture) out.push_back(block.kind);
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

namespace {

void add_suspended(const TokenText& tokens, Vocabulary& vocabulary, KnownWords& known, ImpliedWords& out) {
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
      if (!last.empty())
        out.emplace_back(half, vocabulary.intern(std::string{vocabulary.word(list[half].word)} + last));
    }
  }
}

bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0x2011; }

// The parts of a word with hyphens in it, those of one letter left out.
void add_hyphenated(std::string_view text, const TokenText& tokens, Vocabulary& vocabulary, ImpliedWords& out) {
  for (std::uint32_t at = 0; at < tokens.tokens.size(); ++at) {
    const Token& token = tokens.tokens[at];
    if (token.kind != TokenKind::kWord || token.end - token.start == vocabulary.word(token.word).size()) continue;
    std::uint32_t part = token.start;
    for (std::uint32_t place = token.start; place < token.end;) {
      const CodePoint c = decode_utf8(text, place);
      const bool hyphen = is_hyphen(c.value);
      const std::uint32_t end = hyphen ? place : c.next;
      place = c.next;
      if (!hyphen && (place < token.end || part == token.start)) continue;
      const std::string word = fold_word(text.substr(part, end - part));
      if (decode_utf8(word, 0).next < word.size()) out.emplace_back(at, vocabulary.intern(word));
      part = place;
    }
  }
}

}  // namespace

ImpliedWords implied_words(std::string_view text, const TokenText& tokens, Vocabulary& vocabulary, KnownWords& known) {
  ImpliedWords out;
  add_suspended(tokens, vocabulary, known, out);
  add_hyphenated(text, tokens, vocabulary, out);
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<TokenRange> lead_of(const TokenText& tokens, const std::vector<BlockKind>& kinds) {
  constexpr std::uint32_t kMostWords = 60;
  constexpr std::uint32_t kLeastWords = 8;
  std::vector<TokenRange> out;
  std::uint32_t before = 0;
  for (std::uint32_t at = 0; at < tokens.tokens.size() && before < kMostWords;) {
    const std::uint32_t block = tokens.sentence_at(at).block;
    TokenRange range{at, at};
    std::uint32_t words = 0;
    for (; at < tokens.tokens.size() && tokens.sentence_at(at).block == block; ++at) {
      words += is_indexed(tokens.tokens[at]) ? 1 : 0;
      if (before + words <= kMostWords) range.last = at + 1;
    }
    const bool prose = kinds[block] == BlockKind::kParagraph || kinds[block] == BlockKind::kListItem;
    if (!prose || words < kLeastWords) continue;
    out.push_back(range);
    before += words;
  }
  return out;
}

const IndexTerms::Terms& IndexTerms::terms(WordId word) {
  if (word >= terms_.size()) terms_.resize(vocabulary_.size());
  Terms& out = terms_[word];
  if (out.word.empty()) {
    out.word = make_term('\0', vocabulary_.word(word));
    const WordAnalysis& analysis = known_[word];
    for (const std::string& key : analysis.keys) out.keys.push_back(keys_.intern(key));
    for (const std::string& key : analysis.parts) out.parts.push_back(keys_.intern(key));
  }
  return out;
}

void IndexTerms::add_word(WordId word, Xapian::termpos position, Xapian::termcount occurrences,
                          Xapian::termcount place) {
  if (word >= place_of_.size()) place_of_.resize(vocabulary_.size(), 0);
  std::uint32_t& at = place_of_[word];
  if (at >= words_.size() || words_[at].id != word) {
    at = static_cast<std::uint32_t>(words_.size());
    words_.push_back({word, 0, 0});
  }
  Word& added = words_[at];
  added.wdf += occurrences * place::kOccurrence;
  if (place != 0 && (added.wdf & (place == place::kTitle ? place::kTitleBits : place::kLeadBits)) == 0)
    added.wdf += place;
  ++added.positions;
  places_.emplace_back(at, position);
}

// Each word with all its positions at once: the document looks a term up for every position that is added, which is
// cheap for the same term again.
void IndexTerms::write_words(Xapian::Document& out) {
  std::uint32_t before = 0;
  for (Word& word : words_) before += std::exchange(word.positions, before);
  positions_.resize(places_.size());
  for (const auto& [at, position] : places_) positions_[words_[at].positions++] = position;
  std::uint32_t next = 0;
  for (const Word& word : words_) {
    const Terms& added = terms(word.id);
    out.add_term(added.word, word.wdf);
    for (; next < word.positions; ++next) out.add_posting(added.word, positions_[next], 0);
  }
}

// A part that the document has as a word of its own as well needs no posting: the word finds it, and weighs more.
void IndexTerms::write_parts(Xapian::Document& out) {
  ++made_;
  found_parts_.clear();
  parts_.resize(keys_.size());
  for (const Word& word : words_) {
    for (const KeyId key : terms(word.id).keys) parts_[key] = {made_, 0};
  }
  for (const Word& word : words_) {
    for (const KeyId key : terms(word.id).parts) {
      Part& part = parts_[key];
      if (part.document != made_) {
        part = {made_, word.wdf};
        found_parts_.push_back(key);
      } else if (part.wdf > 0) {
        part.wdf += word.wdf;
      }
    }
  }
  part_terms_.resize(keys_.size());
  for (const KeyId key : found_parts_) {
    std::string& term = part_terms_[key];
    if (term.empty()) term = make_term(term::kPart, keys_.word(key));
    out.add_term(term, parts_[key].wdf);
  }
}

void IndexTerms::add_title(std::string_view title, Xapian::Document& out) {
  if (title.empty()) return;
  tokenize(title, {Span{0, static_cast<std::uint32_t>(title.size())}}, vocabulary_, tokens_);
  const ImpliedWords more = implied_words(title, tokens_, vocabulary_, known_);
  auto next = more.begin();
  for (std::uint32_t at = 0; at < tokens_.tokens.size(); ++at) {
    if (!is_indexed(tokens_.tokens[at])) continue;
    add_word(tokens_.tokens[at].word, ++position_, 1, place::kTitle);
    for (; next != more.end() && next->first == at; ++next) add_word(next->second, position_, 1, place::kTitle);
  }
  for_each_reference(tokens_, vocabulary_, [&out](TokenRange, std::string_view reference) {
    out.add_term(make_term(term::kReference, reference), place::kOccurrence + place::kTitle);
  });
}

void IndexTerms::add_text(const Document& document, Xapian::Document& out) {
  tokenize(document.text, indexed_spans(document), vocabulary_, tokens_);
  const std::vector<BlockKind> kinds = indexed_kinds(document);
  const std::vector<TokenRange> lead = lead_of(tokens_, kinds);
  const ImpliedWords more = implied_words(document.text, tokens_, vocabulary_, known_);
  auto next = more.begin();
  auto lead_part = lead.begin();
  for (std::uint32_t at = 0; at < tokens_.tokens.size(); ++at) {
    const Token& token = tokens_.tokens[at];
    if (token.block_start && position_ > 0) position_ += kBlockGap;
    if (!is_indexed(token)) continue;
    while (lead_part != lead.end() && lead_part->last <= at) ++lead_part;
    const bool in_lead = lead_part != lead.end() && lead_part->first <= at;
    const bool heading = kinds[tokens_.sentence_at(at).block] == BlockKind::kHeading;
    const Xapian::termcount occurrences = heading ? kHeadingWeight : 1;
    const Xapian::termcount place = in_lead ? place::kLead : 0;
    add_word(token.word, ++position_, occurrences, place);
    for (; next != more.end() && next->first == at; ++next) add_word(next->second, position_, occurrences, place);
  }
  for_each_reference(tokens_, vocabulary_, [&out](TokenRange, std::string_view reference) {
    out.add_term(make_term(term::kReference, reference), place::kOccurrence);
  });
}

Xapian::Document IndexTerms::make(const Document& document, const Facets& facets) {
  Xapian::Document out;
  position_ = 0;
  words_.clear();
  places_.clear();
  add_title(document.metadata.get("title"), out);
  add_text(document, out);
  write_words(out);
  write_parts(out);
  add_facets(facets, out);
  return out;
}

}  // namespace uppdrag::knowledge
