// SPDX-License-Identifier: GPL-3.0-or-later
// Finds what a document does to another one, sentence by sentence.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "words.h"

namespace uppdrag::lineage {

class Finder {
 public:
  // `kind` is the document's: strategies carry out what their body was assigned, follow-ups report on it.
  Finder(const Words& words, const AnalysisInput& in, std::string_view kind)
      : w_(words), in_(in), text_(in.tokens), kind_(kind) {}

  std::vector<Fact> find();

 private:
  bool is(std::uint32_t at, std::uint32_t flags) const {
    return at < text_.tokens.size() && w_.is(text_.tokens[at].word, flags);
  }
  bool word_is(std::uint32_t at, WordId word) const {
    return at < text_.tokens.size() && text_.tokens[at].word == word;
  }
  bool any(std::uint32_t from, std::uint32_t to, std::uint32_t flags) const;
  bool has_word(std::uint32_t from, std::uint32_t to, WordId word) const;

  // The references from the token on, in the order of the text.
  std::span<const ReferenceMention> references_from(std::uint32_t token) const;

  void phrase(const Sentence& s, std::uint32_t at, const Phrase& phrase);
  // `förlänger Kustbevakningens uppdrag (Ju2016/00326)`
  void change_verb(const Sentence& s, std::uint32_t at);
  // `att uppdraget att … (dnr S2009/5079/FST) ska ändras`
  void passive(const Sentence& s, std::uint32_t at);
  // In a strategy or a follow-up: `har i uppdrag att … (U2013/964/JÄM)`
  void own_assignment(const Sentence& s);
  void relate(const Sentence& s, std::uint32_t first, std::uint32_t from, std::uint32_t to, std::string_view verb);
  bool relate_day(const Sentence& s, std::uint32_t first, std::uint32_t from, std::uint32_t to, std::string_view verb);
  // Whether a further target at `next` is listed with the one that ends at `last`: `(A) och den 21 januari 2021 (B)`.
  bool listed(std::uint32_t last, std::uint32_t next) const;
  bool is_related(const Sentence& s, std::string_view target) const;
  void add(const Sentence& s, TokenRange tokens, std::string_view verb, std::string target, std::string kind,
           const char* rule, double confidence);
  // One past the parenthesis that closes the one opened in [first, last).
  std::uint32_t closed(std::uint32_t first, std::uint32_t last, const Sentence& s) const;

  const Words& w_;
  const AnalysisInput& in_;
  const TokenText& text_;
  std::string_view kind_;
  std::vector<Fact> out_;
};

}  // namespace uppdrag::lineage
