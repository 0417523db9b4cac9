// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of loading texts for comparison that other files of the room use too.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "uppdrag/knowledge/word_keys.h"
#include "uppdrag/query/compare.h"

namespace uppdrag::comparing {

// Cuts texts into words and numbers the words' keys; one for all texts of a comparison.
class Cutter {
 public:
  explicit Cutter(ComparedTexts& out) : out_(out) {}
  // Fills tokens, keys, sections, words and body_bytes from text.document.
  void cut(ComparedText& text);
  // Fills ComparedTexts::word_of_key. Call last.
  void name_keys();

 private:
  std::uint32_t key_number(WordId word);

  ComparedTexts& out_;
  WordKeys forms_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::uint32_t> occurrences_;  // By WordId.
};

std::vector<TextSection> sections_of(const Document& document);

// Whether a block is part of what the text says: no heading, no furniture.
bool is_body(const Block& block);

// Sets ComparedTexts::cycles and the cycle of every text and unreadable file.
void find_cycles(ComparedTexts& texts);

// The index of the cycle that `wanted` ("latest", "2018-2021", "2019") means. kInvalidInput with those there are.
Result<std::size_t> cycle_named(const ComparedTexts& texts, const std::string& wanted);

// Adds the texts of `filter` to `out.texts`, with their facts.
Status load_texts(const KnowledgeBase& kb, const DocumentFilter& filter, Cutter& cutter,
                  std::vector<ComparedText>& target);

// Fills ComparedTexts::assignments and followups.
Status load_assignments(const KnowledgeBase& kb, Cutter& cutter, ComparedTexts& out);
Status load_followups(const KnowledgeBase& kb, Cutter& cutter, ComparedTexts& out);
void mark_names(const Registry& registry, ComparedTexts& out);

}  // namespace uppdrag::comparing
