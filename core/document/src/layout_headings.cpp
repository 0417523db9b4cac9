// SPDX-License-Identifier: GPL-3.0-or-later
// Which drafts are headings, and of which level.
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "layout_drafts.h"
#include "layout_marks.h"
#include "layout_model.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::layout {
namespace {

constexpr std::size_t kLongest = 300;  // Bytes.
constexpr std::uint32_t kMostLines = 6;
constexpr std::uint8_t kDeepest = 6;

// Only the letters, small: outline and page agree on those even where numbers, spaces and hyphens differ.
std::string letters_of(std::string_view text) {
  std::string out;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (is_letter(c.value)) out.append(text.substr(at, c.next - at));
    at = c.next;
  }
  return to_lower(out);
}

// `Prop. 1999/2000:17`, `Dir. 2017:29`, `1 §`: a number, not a heading.
bool mostly_digits(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return letters_of(text).size() <= static_cast<std::size_t>(digits) || letters_of(text).size() < 3;
}

// `Tabell 1. Medel per år`, `Figur 3`: what stands above a table or below a picture.
bool is_caption(std::string_view text) {
  constexpr std::array<std::string_view, 4> kNames = {"Tabell ", "Tablå ", "Figur ", "Diagram "};
  return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view name) {
    return text.starts_with(name) && text.size() > name.size() &&
           is_digit(static_cast<unsigned char>(text[name.size()]));
  });
}

// How a heading is set: larger before smaller, bold before plain, upright before italic.
struct Style {
  float size = 0;
  bool bold = false;
  bool italic = false;
  bool same(const Style& other) const {
    return std::fabs(size - other.size) < 0.04F * size && bold == other.bold && italic == other.italic;
  }
};

class HeadingFinder {
 public:
  explicit HeadingFinder(Model& model) : model_(model) {}

  void run() {
    read_outline();
    std::vector<std::pair<std::uint32_t, std::uint8_t>> found;  // Draft, level by the outline or 0.
    for (std::uint32_t d = 0; d < model_.drafts.size(); ++d) {
      const Draft& draft = model_.drafts[d];
      if (draft.kind != BlockKind::kParagraph || draft.level != 0 || draft.aside) continue;
      if (draft.last - draft.first > kMostLines) continue;
      const std::string text = text_of(draft);
      if (text.size() > kLongest || mostly_digits(text) || is_caption(text)) continue;
      if (const std::uint8_t level = outlined(text); level > 0)
        found.emplace_back(d, level);
      else if (by_font(draft) || italic(d, text) || centred(draft, text))
        found.emplace_back(d, 0);
    }
    rank(found);
    const std::uint8_t above = styles_above_outline(found);
    for (const auto& [d, level] : found) {
      Draft& draft = model_.drafts[d];
      draft.kind = BlockKind::kHeading;
      draft.level = level > 0 ? std::min<std::uint8_t>(level + above, kDeepest) : level_of(style_of(draft));
    }
  }

 private:
  void read_outline() {
    constexpr std::size_t kShortest = 4;
    for (const LayoutOutline& entry : model_.source.outline) {
      std::string letters = letters_of(entry.title);
      if (letters.size() >= kShortest && letters.size() <= kLongest)
        outline_.emplace(std::move(letters), std::clamp<std::uint8_t>(entry.level, 1, kDeepest));
    }
  }

  std::uint8_t outlined(std::string_view text) const {
    if (outline_.empty()) return 0;
    const auto found = outline_.find(letters_of(text));
    return found == outline_.end() ? 0 : found->second;
  }

  std::string text_of(const Draft& draft) const {
    std::string out;
    for (std::uint32_t k = draft.first; k < draft.last; ++k) {
      const Line& line = model_.lines[model_.draft_lines[k]];
      if (!out.empty()) out += ' ';
      out += joined_text(model_, line.first + line.skip, line.last);
    }
    return out;
  }

  Style style_of(const Draft& draft) const {
    const Line& line = model_.first_line(draft);
    return {line.size, line.bold, line.italic};
  }

  bool ends_like_text(const Draft& draft) const {
    const std::string_view last = model_.last_text(model_.last_line(draft));
    const char32_t c = last_visible(last);
    return (c == '.' && !last.ends_with("m.m.") && !last.ends_with("m.fl.")) || c == ',' || c == ';' || c == ':';
  }

  // Larger or bolder than the text, in all of its lines.
  bool by_font(const Draft& draft) const {
    for (std::uint32_t k = draft.first; k < draft.last; ++k)
      if (!stands_out(model_, model_.lines[model_.draft_lines[k]])) return false;
    const bool large = model_.first_line(draft).size > 1.07F * model_.body_size;
    return !ends_like_text(draft) || (large && last_visible(model_.last_text(model_.last_line(draft))) == ';');
  }

  bool one_line(const Draft& draft, std::string_view text) const {
    constexpr std::size_t kShort = 70;
    return draft.last - draft.first == 1 && text.size() <= kShort && !ends_like_text(draft) &&
           is_upper(first_visible(text));
  }

  // A line in italics right above a paragraph.
  bool italic(std::uint32_t d, std::string_view text) const {
    const Draft& draft = model_.drafts[d];
    const Line& line = model_.first_line(draft);
    if (!line.italic || !one_line(draft, text) || draft.above < 1.15F || draft.below > 1.7F) return false;
    if (d + 1 >= model_.drafts.size()) return false;
    const Line& next = model_.first_line(model_.drafts[d + 1]);
    if (next.frame != line.frame || next.italic || next.sheet != line.sheet) return false;
    const Draft& below = model_.drafts[d + 1];
    if (below.kind == BlockKind::kListItem) return true;
    const std::string_view word = model_.first_text(next);
    const bool sentence = below.last - below.first > 1 || ends_sentence(model_.last_text(model_.last_line(below)));
    return sentence && !word.empty() && is_upper(decode_utf8(word, 0).value);
  }

  // A short line in the middle of its column, apart from what is above and below: `Artikel 1`.
  bool centred(const Draft& draft, std::string_view text) const {
    const Line& line = model_.first_line(draft);
    const Frame& frame = model_.frames[line.frame];
    if (!frame.flows || !one_line(draft, text) || draft.above < 1.3F || draft.below < 1.15F) return false;
    const bool middle = std::fabs(line.left + line.right - frame.left - frame.right) < 1.6F * line.size;
    return middle && line.left > frame.left + 2 * line.size && line.right < frame.right - 2 * line.size;
  }

  // A title that the outline does not have stands above its chapters.
  std::uint8_t styles_above_outline(const std::vector<std::pair<std::uint32_t, std::uint8_t>>& found) const {
    float size = 0;
    for (const auto& [d, level] : found)
      if (level == 1) size = std::max(size, style_of(model_.drafts[d]).size);
    if (size == 0) return 0;
    const auto larger =
        std::count_if(styles_.begin(), styles_.end(), [&](const Style& s) { return s.size > 1.04F * size; });
    return static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(larger, 2));
  }

  void rank(const std::vector<std::pair<std::uint32_t, std::uint8_t>>& found) {
    for (const auto& [d, level] : found) {
      if (level > 0) continue;
      const Style style = style_of(model_.drafts[d]);
      if (std::none_of(styles_.begin(), styles_.end(), [&](const Style& s) { return s.same(style); }))
        styles_.push_back(style);
    }
    std::sort(styles_.begin(), styles_.end(), [](const Style& a, const Style& b) {
      if (a.size != b.size) return a.size > b.size;
      if (a.bold != b.bold) return a.bold;
      return !a.italic && b.italic;
    });
  }

  std::uint8_t level_of(const Style& style) const {
    const auto at = std::find_if(styles_.begin(), styles_.end(), [&](const Style& s) { return s.same(style); });
    return static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(at - styles_.begin() + 1, kDeepest));
  }

  Model& model_;
  std::unordered_map<std::string, std::uint8_t> outline_;  // By letters.
  std::vector<Style> styles_;
};

}  // namespace

void find_headings(Model& model) { HeadingFinder(model).run(); }

}  // namespace uppdrag::layout
