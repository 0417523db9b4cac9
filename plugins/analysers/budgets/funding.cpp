// SPDX-License-Identifier: GPL-3.0-or-later
#include "funding.h"

#include <algorithm>

namespace uppdrag::budgets {

// An appropriation after a figure is its own, and that of the figures of the same statement before it; one before the
// first figure is that of all without another.
void FundingFinder::within_sentence(std::vector<Figure>& figures, std::size_t first, std::size_t last) const {
  const TokenRange sentence = c_.sentence(figures[first]).tokens;
  const auto& all = c_.in().annotations.appropriations;
  const auto [begin, end] = c_.appropriations_in(sentence);
  if (begin == end) return;
  for (std::size_t i = first; i < last; ++i) {
    Figure& f = figures[i];
    for (std::size_t a = begin; a < end && f.appropriation.empty(); ++a)
      if (all[a].tokens.first >= f.amount->tokens.last && all[a].tokens.first < f.segment.last)
        f.appropriation = all[a].id;
  }
  for (std::size_t i = last; i-- > first;)
    if (figures[i].appropriation.empty() && i + 1 < last) figures[i].appropriation = figures[i + 1].appropriation;
  for (std::size_t i = first; i < last; ++i) {
    Figure& f = figures[i];
    if (f.appropriation.empty() && i > first && f.part_of) f.appropriation = figures[i - 1].appropriation;
    if (f.appropriation.empty() && all[begin].tokens.first < figures[first].amount->tokens.first)
      f.appropriation = all[begin].id;
  }
}

// `21 000 000 kronor från anslaget`, without a number: the one named before in the same paragraph.
void FundingFinder::by_anaphor(std::vector<Figure>& figures, std::size_t i) const {
  Figure& f = figures[i];
  const CueWords::Words& w = c_.w();
  for (std::uint32_t t = f.segment.first; t + 1 < f.segment.last; ++t) {
    if (!c_.is_any(t, w.fran, w.under) || !c_.is_any(t + 1, w.anslaget, w.anslagsposten)) continue;
    const auto& all = c_.in().annotations.appropriations;
    for (std::size_t a = c_.appropriations_in({t, t}).first; a-- > 0;) {
      if (c_.text().sentence_at(all[a].tokens.first).block != c_.sentence(f).block) return;
      f.appropriation = all[a].id;
      return;
    }
  }
}

bool FundingFinder::same_list(std::uint32_t block, std::uint32_t other) const {
  const auto& blocks = c_.in().document.blocks;
  if (block >= blocks.size() || other >= blocks.size()) return false;
  return blocks[block].kind == BlockKind::kListItem &&
         (blocks[block].lead_in == other || blocks[other].lead_in == blocks[block].lead_in);
}

void FundingFinder::charge(std::vector<Figure>& figures, std::uint32_t index) const {
  const Sentence& sentence = c_.text().sentences[index];
  const auto [begin, end] = c_.appropriations_in(sentence.tokens);
  if (end != begin + 1 || (c_.cues(sentence.tokens) & (kCharge | kUse)) == 0) return;
  const std::string& id = c_.in().annotations.appropriations[begin].id;
  bool in_block = false;
  std::size_t last = figures.size();
  while (last > 0 && figures[last - 1].sentence >= index) --last;
  for (std::size_t i = last; i-- > 0 && c_.sentence(figures[i]).block == sentence.block;) {
    in_block = true;
    // A figure with another appropriation ends the statement.
    if (!figures[i].appropriation.empty()) break;
    figures[i].appropriation = id;
    figures[i].charged_by = &sentence;
  }
  // Av avsatta medel får Energimarknadsinspektionen använda 1 miljon kronor: the sentence after it.
  if (!in_block && last < figures.size() && figures[last].sentence == index + 1 &&
      c_.sentence(figures[last]).block == sentence.block && c_.is(c_.sentence(figures[last]).tokens.first, c_.w().av) &&
      figures[last].appropriation.empty()) {
    figures[last].appropriation = id;
    figures[last].part_of = false;
    return;
  }
  if (in_block || last == 0) return;
  // The paragraph or the list above, when this block names no figure of its own.
  const std::uint32_t above = c_.sentence(figures[last - 1]).block;
  if (above + 1 != sentence.block) return;
  for (std::size_t i = last; i-- > 0;) {
    const std::uint32_t block = c_.sentence(figures[i]).block;
    if (block != above && !same_list(above, block)) break;
    if (!figures[i].appropriation.empty()) break;
    figures[i].appropriation = id;
    figures[i].charged_by = &sentence;
  }
}

// `Utgifterna för åtgärderna i uppdraget ska belasta …` under a heading of its own: with one appropriation in the whole
// text, it pays all that may be used before.
void FundingFinder::charge_all(std::vector<Figure>& figures) const {
  const auto& all = c_.in().annotations.appropriations;
  if (all.empty() || std::any_of(all.begin(), all.end(), [&](const auto& a) { return a.id != all.front().id; })) return;
  const Sentence& sentence = c_.text().sentence_at(all.front().tokens.first);
  const std::uint32_t first = sentence.tokens.first;
  const bool costs = c_.has(first, kCost) && c_.is(first + 1, c_.w().for_);
  const TokenRange opening{first, std::min(all.front().tokens.first, first + 6)};
  if (!costs || (c_.cues(opening) & kPurpose) == 0 || (c_.cues(sentence.tokens) & kCharge) == 0) return;
  for (Figure& f : figures)
    if (f.appropriation.empty() && !f.table && f.amount->tokens.first < first &&
        (c_.cues({c_.sentence(f).tokens.first, f.amount->tokens.first}) & kUse) != 0)
      f.appropriation = all.front().id;
}

void FundingFinder::find(std::vector<Figure>& figures) {
  for (std::size_t first = 0; first < figures.size();) {
    std::size_t last = first + 1;
    while (last < figures.size() && figures[last].sentence == figures[first].sentence) ++last;
    within_sentence(figures, first, last);
    for (std::size_t i = first; i < last; ++i)
      if (figures[i].appropriation.empty()) by_anaphor(figures, i);
    first = last;
  }
  std::uint32_t seen = Context::kNoToken;
  for (const AppropriationMention& a : c_.in().annotations.appropriations) {
    const std::uint32_t s = c_.text().sentence_of[a.tokens.first];
    if (s == seen) continue;
    seen = s;
    const auto own = std::lower_bound(figures.begin(), figures.end(), s,
                                      [](const Figure& f, std::uint32_t at) { return f.sentence < at; });
    if (own == figures.end() || own->sentence != s) charge(figures, s);
  }
  charge_all(figures);
}

}  // namespace uppdrag::budgets
