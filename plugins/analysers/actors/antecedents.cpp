// SPDX-License-Identifier: GPL-3.0-or-later
// Whom `myndigheten`, `länsstyrelsen` and `länsstyrelserna` mean.
#include <algorithm>

#include "assignments.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::actors {
namespace {

void add_unique(std::vector<std::string>& to, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (std::find(to.begin(), to.end(), name) == to.end()) to.push_back(name);
}

}  // namespace

bool AssignmentFinder::is_decision() const {
  const auto& w = lex_.w();
  for (const Sentence& s : text_.sentences)
    for (std::uint32_t at = s.tokens.first; at + 1 < s.tokens.last; ++at) {
      if (!is(at, w.regeringen)) continue;
      const auto decides = [&](std::uint32_t t) {
        return is_any(t, w.ger, w.uppdrar, w.beslutar, w.forlanger, w.andrar, w.lamnar);
      };
      if (decides(at + 1) || (at > s.tokens.first && decides(at - 1))) return true;
    }
  return false;
}

std::vector<std::string> AssignmentFinder::own_board() const {
  constexpr std::size_t kHeadSentences = 8;
  if (is_decision()) return {};
  const std::vector<std::string> counties = in_.document.metadata.list("county");
  if (counties.size() > 1) return {};
  if (counties.size() == 1)
    if (const County* county = lex_.registry().county(counties.front())) return {county->board};
  // The one county that the title names, else the one board in the lines under it.
  std::vector<std::string> boards;
  std::size_t sentences = 0;
  bool titled = false;
  for (const Sentence& s : text_.sentences) {
    const bool heading =
        s.block < in_.document.blocks.size() && in_.document.blocks[s.block].kind == BlockKind::kHeading;
    if (sentences++ == kHeadSentences || (titled && !boards.empty())) break;
    if (sentences == 1 || (heading && !titled)) {
      titled = titled || heading;
      for (std::uint32_t at = s.tokens.first; at < s.tokens.last;) {
        const PhraseMatcher::Match match =
            text_.tokens[at].capital ? lex_.counties().longest(text_, at) : PhraseMatcher::Match{};
        if (match.last != 0 && match.last <= s.tokens.last) add_unique(boards, {lex_.county(match.payload).board});
        at = match.last != 0 ? match.last : at + 1;
      }
    }
    for (std::size_t i = mention_from(s.tokens.first);
         i < mentions_.size() && mentions_[i].tokens.first < s.tokens.last; ++i)
      if (mentions_[i].kind == ActorKind::kCountyBoard) add_unique(boards, mentions_[i].names);
  }
  return boards.size() == 1 ? boards : std::vector<std::string>{};
}

void AssignmentFinder::narrow_boards(const Sentence& sentence) {
  const auto& w = lex_.w();
  if (assignments_.empty()) return;
  const std::vector<std::string>& assigned = assignments_.back().names;
  const bool boards = assigned.size() > 1 && std::all_of(assigned.begin(), assigned.end(), [](const std::string& name) {
                        return name.starts_with("Länsstyrelsen ");
                      });
  if (!boards) return;
  const auto finite = [&](std::uint32_t at) {
    return is_any(at, w.ska, w.skall, w.far, w.har, w.bor, w.kan, w.skulle);
  };
  for (std::size_t i = mention_from(sentence.tokens.first);
       i < mentions_.size() && mentions_[i].tokens.first < sentence.tokens.last; ++i) {
    ActorMention& m = mentions_[i];
    if (m.kind != ActorKind::kCollective || m.genitive || m.tokens.last != m.tokens.first + 1) continue;
    if (lex_.word_class(text_.tokens[m.tokens.first].word) != WordClass::kBoards) continue;
    const std::uint32_t at = m.tokens.first;
    if (at > sentence.tokens.first && is_any(at - 1, w.ovriga, w.samtliga, w.alla, w.berorda)) continue;
    if (finite(m.tokens.last) || (at > sentence.tokens.first && finite(at - 1))) m.names = assigned;
  }
}

std::vector<std::string> AssignmentFinder::resolve(const ActorMention& anaphor) const {
  const WordClass cls = lex_.word_class(text_.tokens[anaphor.tokens.first].word);
  if (!own_.empty() && (cls == WordClass::kBoard || cls == WordClass::kBoardGenitive)) return own_;
  const std::vector<std::string>* current = nullptr;
  for (const AssigneeScope& scope : scopes_) {
    if (scope.from > anaphor.tokens.first) break;
    current = &scope.names;
  }
  if (anaphor.plural) {
    if (!assignments_.empty()) {
      const Assignment* last = nullptr;
      for (const Assignment& a : assignments_)
        if (a.token <= anaphor.tokens.first) last = &a;
      if (last != nullptr && last->names.size() < 2 && !last->partners.empty()) {
        std::vector<std::string> all = last->names;
        add_unique(all, last->partners);
        return all;
      }
      if (last != nullptr && last->names.size() > 1) return last->names;
    }
    return current != nullptr ? *current : std::vector<std::string>{};
  }
  if (current == nullptr) return {};
  if (current->size() == 1) return *current;
  // One of several: the one whose name holds the noun (`verket`, `institutet`).
  const std::string_view noun = in_.vocabulary.word(text_.tokens[anaphor.tokens.first].word);
  std::vector<std::string> fitting;
  for (const std::string& name : *current)
    if (to_lower(name).find(noun) != std::string::npos) fitting.push_back(name);
  return fitting.size() == 1 ? fitting : std::vector<std::string>{};
}

void AssignmentFinder::resolve_anaphors() {
  for (ActorMention& m : mentions_) {
    if (m.kind != ActorKind::kAnaphor) continue;
    m.names = resolve(m);
    const WordClass cls = lex_.word_class(text_.tokens[m.tokens.first].word);
    if (cls != WordClass::kBoard && cls != WordClass::kBoardGenitive) continue;
    // `länsstyrelsen` means a board or all of them, never another authority.
    const bool boards = !m.names.empty() && m.names.front().starts_with("Länsstyrelse");
    if (boards) continue;
    m.names.clear();
    const std::vector<std::string> counties = in_.document.metadata.list("county");
    if (counties.size() == 1) {
      if (const County* county = lex_.registry().county(counties.front())) m.names = {county->board};
    }
    // The last board named before, else the one that the title names.
    for (const ActorMention& other : mentions_) {
      if (other.tokens.first >= m.tokens.first) break;
      if (other.kind == ActorKind::kCountyBoard && other.names.size() == 1 && counties.empty()) m.names = other.names;
    }
  }
}

}  // namespace uppdrag::actors
