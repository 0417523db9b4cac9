// SPDX-License-Identifier: GPL-3.0-or-later
#include "context.h"

#include <algorithm>

namespace uppdrag::budgets {
namespace {

constexpr std::uint32_t kOpening = 80;  // Tokens within which a decision says whom it is for.

template <typename Mention>
std::size_t first_from(const std::vector<Mention>& mentions, std::uint32_t token) {
  return static_cast<std::size_t>(
      std::lower_bound(mentions.begin(), mentions.end(), token,
                       [](const Mention& m, std::uint32_t at) { return m.tokens.first < at; }) -
      mentions.begin());
}

}  // namespace

Context::Context(const CueWords& cues, const AnalysisInput& in)
    : cues_(cues), in_(in), last_sentence_(in.document.blocks.size(), kNoToken) {
  for (std::uint32_t i = 0; i < in.tokens.sentences.size(); ++i) {
    const std::uint32_t block = in.tokens.sentences[i].block;
    if (block < last_sentence_.size()) last_sentence_[block] = i;
  }
  const auto& scopes = in.annotations.assignee_scopes;
  assignment_ = has_decision_title() || (!scopes.empty() && scopes.front().from < kOpening);
}

bool Context::has_decision_title() const {
  return !in_.tokens.sentences.empty() && (cues(in_.tokens.sentences.front().tokens) & kDecision) != 0;
}

std::uint32_t Context::cues(TokenRange range) const {
  std::uint32_t all = 0;
  for (std::uint32_t t = range.first; t < range.last; ++t) all |= cues_.cues(token(t).word);
  return all;
}

std::uint32_t Context::last_with(std::uint32_t cue, std::uint32_t first, std::uint32_t at) const {
  while (at > first)
    if (has(--at, cue)) return at;
  return kNoToken;
}

std::uint32_t Context::first_with(std::uint32_t cue, TokenRange range) const {
  for (std::uint32_t t = range.first; t < range.last; ++t)
    if (has(t, cue)) return t;
  return kNoToken;
}

std::uint32_t Context::find_word(WordId word, TokenRange range) const {
  for (std::uint32_t t = range.first; t < range.last; ++t)
    if (token(t).word == word) return t;
  return kNoToken;
}

const Block* Context::block_of(const Sentence& sentence) const {
  return sentence.block < in_.document.blocks.size() ? &in_.document.blocks[sentence.block] : nullptr;
}

const Sentence* Context::last_sentence_of(std::uint32_t block) const {
  if (block >= last_sentence_.size() || last_sentence_[block] == kNoToken) return nullptr;
  return &in_.tokens.sentences[last_sentence_[block]];
}

const Sentence* Context::lead_in(const Sentence& sentence) const {
  const Block* block = block_of(sentence);
  return block == nullptr || block->lead_in == kNoBlock ? nullptr : last_sentence_of(block->lead_in);
}

std::size_t Context::actor_from(std::uint32_t token) const { return first_from(in_.annotations.actors, token); }

std::size_t Context::date_from(std::uint32_t token) const { return first_from(in_.annotations.dates, token); }

std::pair<std::size_t, std::size_t> Context::appropriations_in(TokenRange range) const {
  return {first_from(in_.annotations.appropriations, range.first),
          first_from(in_.annotations.appropriations, range.last)};
}

const AssigneeScope* Context::scope_at(std::uint32_t token) const {
  const AssigneeScope* scope = nullptr;
  for (const AssigneeScope& s : in_.annotations.assignee_scopes) {
    if (s.from > token) break;
    scope = &s;
  }
  return scope;
}

std::vector<std::string> Context::addressee_before(std::uint32_t at) const {
  const auto& actors = in_.annotations.actors;
  for (std::size_t i = actor_from(at); i-- > 0;) {
    const std::uint32_t first = actors[i].tokens.first;
    if (first >= 2 && is_any(first - 1, w().till, w().at) && is_any(first - 2, w().uppdrag, w().uppdraget))
      return actors[i].names;
  }
  return {};
}

}  // namespace uppdrag::budgets
