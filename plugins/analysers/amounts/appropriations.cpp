// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the parts of a sentence together to appropriations.
#include "appropriations.h"

namespace uppdrag::amounts {
namespace {

using Part = AppropriationWords::Part;

constexpr std::uint32_t kPartGap = 45;   // Tokens between two parts of one appropriation.
constexpr std::uint32_t kSplitGap = 25;  // Tokens of a sentence before a part that completes the one before.

}  // namespace

// An area after a grant belongs to it when it stands in parentheses, or when no grant follows that it could lead.
bool AppropriationFinder::area_follows(std::size_t index) const {
  const Component& area = components_[index];
  if (area.tokens.first > first_ && text_.tokens[area.tokens.first - 1].word == words_.w().left) return true;
  return index + 1 == components_.size() || components_[index + 1].part == Part::kItem;
}

void AppropriationFinder::flush() {
  if (!current_.grant.empty() || !current_.item.empty() || current_.ordered) drafts_.push_back(current_);
  current_ = Draft();
}

void AppropriationFinder::extend(const Component& c) {
  if (current_.tokens.empty()) current_.tokens = c.tokens;
  current_.tokens.last = c.tokens.last;
  current_.plural = current_.plural || c.plural;
}

// anslagen 1:1 och 2:1 (utg.omr. 07): the area is that of all before it.
void AppropriationFinder::take_trailing_area(const Component& c) {
  std::uint32_t start = current_.tokens.first;
  for (std::size_t d = drafts_.size(); d-- > 0;) {
    Draft& draft = drafts_[d];
    const bool joined = (draft.plural && current_.plural) || draft.tokens.last + 1 >= start;
    if (!draft.area.empty() || !joined) break;
    draft.area = c.area;
    start = draft.tokens.first;
  }
  current_.area = c.area;
  extend(c);
  if (is(c.tokens.last, words_.w().right)) ++current_.tokens.last;
}

void AppropriationFinder::take_area(const Component& c) {
  const AppropriationWords::Words& w = words_.w();
  flush();
  current_.area = leading_area_ = c.area;
  for (std::uint32_t back = 1; back <= 2 && c.tokens.first >= first_ + back; ++back) {
    const WordId word = text_.tokens[c.tokens.first - back].word;
    const bool tied = word == w.belasta || word == w.belastar || word == w.mot || word == w.fran;
    current_.ordered = current_.ordered || tied;
  }
  extend(c);
}

void AppropriationFinder::take_item(const Component& c) {
  if (!c.grant.empty() && !current_.grant.empty() && current_.grant != c.grant) flush();
  if (!current_.item.empty()) {  // Another item of the same grant.
    const Draft before = current_;
    flush();
    current_.area = before.area;
    current_.grant = before.grant;
  }
  if (!c.grant.empty()) current_.grant = c.grant;
  current_.item = c.item;
  extend(c);
}

void AppropriationFinder::take(std::size_t index) {
  const Component& c = components_[index];
  const bool open = !current_.tokens.empty() && c.tokens.first < current_.tokens.last + kPartGap;
  if (!open) flush();
  if (c.part == Part::kArea) {
    if (open && current_.area.empty() && area_follows(index))
      take_trailing_area(c);
    else
      take_area(c);
  } else if (c.part == Part::kGrant) {
    if (!current_.grant.empty()) flush();
    current_.grant = c.grant;
    extend(c);
  } else {
    take_item(c);
  }
}

// The area that the lead-in of a list names for all its items.
std::string AppropriationFinder::inherited_area(const Sentence& sentence) const {
  const std::uint32_t block = document_.block_at(text_.tokens[sentence.tokens.first].start);
  if (block == kNoBlock || document_.blocks[block].kind != BlockKind::kListItem || block_ == kNoBlock) return {};
  return document_.blocks[block].lead_in == block_ ? block_area_ : std::string();
}

void AppropriationFinder::assemble(const Sentence& sentence, std::vector<AppropriationMention>& out) {
  drafts_.clear();
  current_ = Draft();
  leading_area_.clear();
  std::string standing;  // What grants without an area of their own stand under.
  for (std::size_t i = 0; i < components_.size(); ++i) {
    const std::size_t before = drafts_.size();
    take(i);
    for (std::size_t d = before; d < drafts_.size(); ++d)
      if (drafts_[d].area.empty() && !drafts_[d].plural) drafts_[d].area = standing;
    standing = leading_area_;
  }
  flush();
  const std::string inherited = inherited_area(sentence);
  for (Draft& draft : drafts_) {
    if (draft.area.empty()) draft.area = !standing.empty() ? standing : inherited;
    AppropriationMention mention;
    mention.tokens = draft.tokens;
    mention.span = text_.span(draft.tokens);
    mention.id = draft.area + ':' + (draft.grant.empty() ? ":" : draft.grant) + ':' + draft.item;
    out.push_back(std::move(mention));
  }
  if (!leading_area_.empty()) {
    const std::uint32_t block = document_.block_at(text_.tokens[sentence.tokens.first].start);
    if (block != kNoBlock && document_.blocks[block].kind != BlockKind::kListItem) {
      block_ = block;
      block_area_ = leading_area_;
    }
  }
}

// A name with a full stop in it (`Bostadspol. utv. - del till KamK inom utgiftsområde 18`), or a line break, splits an
// appropriation: what the next sentence opens with completes the one before.
bool AppropriationFinder::complete_previous(const Sentence& sentence, AppropriationMention& previous) const {
  const Component& c = components_.front();
  const std::size_t item_at = previous.id.rfind(':');
  const bool open_end = previous.tokens.last == sentence.tokens.first;
  if (c.part == Part::kItem && c.grant.empty() && open_end && item_at + 1 == previous.id.size() &&
      c.tokens.first < sentence.tokens.first + kSplitGap) {
    previous.id += c.item;
  } else if (c.part == Part::kArea && components_.size() == 1 && previous.id.starts_with(':') &&
             c.tokens.first < sentence.tokens.first + kSplitGap && c.tokens.first > sentence.tokens.first &&
             text_.tokens[c.tokens.first - 1].word == words_.w().inom &&
             sentence.block == text_.sentence_at(previous.tokens.first).block &&
             text_.sentence_of[previous.tokens.first] + 1 == text_.sentence_of[sentence.tokens.first]) {
    previous.id.insert(0, c.area);
  } else {
    return false;
  }
  return true;
}

void AppropriationFinder::find(std::vector<AppropriationMention>& out) {
  for (const Sentence& sentence : text_.sentences) {
    components(sentence);
    if (!components_.empty() && !out.empty() && complete_previous(sentence, out.back()))
      components_.erase(components_.begin());
    if (!components_.empty()) assemble(sentence, out);
  }
}

}  // namespace uppdrag::amounts
