// SPDX-License-Identifier: GPL-3.0-or-later
// Which block introduces which list, and under which heading each block stands. One pass over the blocks.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "uppdrag/document/document.h"

namespace uppdrag {
namespace {

// Without closing quotes and white space, no-break space included.
std::string_view trimmed(std::string_view text) {
  constexpr std::array<std::string_view, 5> kIgnored = {"”", "»", "\u00A0", "\"", " "};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view tail : kIgnored) {
      if (!text.ends_with(tail)) continue;
      text.remove_suffix(tail.size());
      again = true;
    }
  }
  return text;
}

bool ends_with_word(std::string_view text, std::string_view word) {
  if (!text.ends_with(word)) return false;
  return text.size() == word.size() || text[text.size() - word.size() - 1] == ' ';
}

// Something must follow: `Myndigheten ska:`, `I uppdraget ingår att`, `enligt följande`, `Utredaren ska bl.a.`.
bool expects_list(std::string_view text) {
  constexpr std::array<std::string_view, 16> kOpen = {"att", "följande", "ska",  "skall",   "får", "bör",
                                                      "om",  "för",      "till", "av",      "med", "på",
                                                      "i",   "avser",    "dels", "omfattar"};
  if (text.ends_with(':') || text.ends_with("bland annat.") || text.ends_with("bl.a.") || text.ends_with("bl. a.") ||
      text.ends_with("t.ex."))
    return true;
  return std::any_of(kOpen.begin(), kOpen.end(), [&](std::string_view word) { return ends_with_word(text, word); });
}

bool may_introduce(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) return false;
  const char last = text.back();
  if (last != '.' && last != '!' && last != '?') return true;
  // The last sentence may still point at the list: `Uppdraget omfattar följande delar.`
  const auto cut = text.substr(0, text.size() - 1).find_last_of(".!?");
  const std::string_view sentence = cut == std::string_view::npos ? text : text.substr(cut + 1);
  return sentence.find("följande") != std::string_view::npos || sentence.find("nedan") != std::string_view::npos;
}

// The place of a marker in its row: 2 for `2.`, `2)` and `b)`; nothing for bullets.
std::optional<int> ordinal_of(std::string_view marker) {
  if (marker.starts_with('(')) marker.remove_prefix(1);
  if (marker.empty()) return std::nullopt;
  int number = 0;
  if (std::from_chars(marker.data(), marker.data() + marker.size(), number).ec == std::errc()) return number;
  const bool letter = marker[0] >= 'a' && marker[0] <= 'z';
  if (letter && marker.size() == 2 && (marker[1] == ')' || marker[1] == '.')) return marker[0] - 'a' + 1;
  return std::nullopt;
}

class Linker {
 public:
  explicit Linker(Document& document) : document_(document) {}

  void run() {
    for (std::uint32_t i = 0; i < document_.blocks.size(); ++i) {
      Block& block = document_.blocks[i];
      block.heading = heading_;
      block.lead_in = kNoBlock;
      switch (block.kind) {
        case BlockKind::kHeading:
          open_after(i, true);
          break;
        case BlockKind::kParagraph:
          paragraph(i);
          break;
        case BlockKind::kListItem:
          item(i);
          break;
        case BlockKind::kTableRow:
          open_after(kNoBlock, false);
          break;
        case BlockKind::kFootnote:
        case BlockKind::kFurniture:
          break;
      }
    }
  }

 private:
  struct Depth {
    std::uint8_t level;
    std::uint32_t lead_in;
    std::uint32_t item;  // The last item of this depth,
    std::uint32_t last;  // and the last paragraph in it, or the item itself.
  };

  std::string_view text_of(std::uint32_t block) const { return document_.blocks[block].span.of(document_.text); }

  // Block `i` ends any list and may introduce the next.
  void open_after(std::uint32_t i, bool heading) {
    if (heading) heading_ = i;
    if (!depths_.empty()) {
      last_list_ = depths_.front();
      last_list_heading_ = heading_of_list_;
    }
    depths_.clear();
    candidate_ = i;
  }

  void paragraph(std::uint32_t i) {
    const std::uint8_t level = document_.blocks[i].level;
    if (level == 0 || depths_.empty()) return open_after(i, false);
    while (depths_.size() > 1 && depths_.back().level > level) depths_.pop_back();
    depths_.back().last = i;
  }

  void item(std::uint32_t i) {
    Block& block = document_.blocks[i];
    while (depths_.size() > 1 && depths_.back().level > block.level) depths_.pop_back();
    if (depths_.empty()) {
      depths_.push_back({block.level, first_lead_in(i), i, i});
      heading_of_list_ = heading_;
    } else if (depths_.back().level < block.level) {
      const Depth& parent = depths_.back();
      const bool leads = expects_list(trimmed(text_of(parent.last)));
      depths_.push_back({block.level, leads ? parent.last : parent.lead_in, i, i});
    }
    depths_.back().level = std::min(depths_.back().level, block.level);
    depths_.back().item = depths_.back().last = i;
    block.lead_in = depths_.back().lead_in;
  }

  std::uint32_t first_lead_in(std::uint32_t i) const {
    if (candidate_ != kNoBlock) {
      const bool heading = document_.blocks[candidate_].kind == BlockKind::kHeading;
      const std::string_view text = text_of(candidate_);
      if (heading || expects_list(trimmed(text))) return candidate_;
      if (!continues_last_list(i)) return may_introduce(text) ? candidate_ : kNoBlock;
    }
    return continues_last_list(i) ? last_list_.lead_in : kNoBlock;
  }

  // `3.` after a list that ended with `2.` under the same heading.
  bool continues_last_list(std::uint32_t i) const {
    if (last_list_.item == kNoBlock || last_list_heading_ != heading_) return false;
    const auto before = ordinal_of(document_.blocks[last_list_.item].marker);
    const auto here = ordinal_of(document_.blocks[i].marker);
    return before && here && *here == *before + 1;
  }

  Document& document_;
  std::uint32_t heading_ = kNoBlock;
  std::uint32_t heading_of_list_ = kNoBlock;
  std::uint32_t candidate_ = kNoBlock;
  std::vector<Depth> depths_;  // Of the open list, outermost first; levels ascend.
  Depth last_list_{0, kNoBlock, kNoBlock, kNoBlock};
  std::uint32_t last_list_heading_ = kNoBlock;
};

}  // namespace

void link_blocks(Document& document) { Linker(document).run(); }

}  // namespace uppdrag
