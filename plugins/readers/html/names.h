// SPDX-License-Identifier: GPL-3.0-or-later
// What the names that web designers give to classes and ids tell, in Swedish and English.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace uppdrag::html_reader {

enum Hint : std::uint8_t {
  kSiteHint = 1,     // Around the text: menus, share buttons, cookie notices, related links.
  kContentHint = 2,  // The text itself.
  kNoteHint = 4,     // Footnotes.
  kUnseenHint = 8,   // For screen readers only.
  kBoldHint = 16,
  kLineHint = 32,   // Stands on a line of its own: a vignette in a heading.
  kHeadHint = 64,   // The site's name and logo.
  kWeakHint = 128,  // As kSiteHint, unless there are sentences in it.
};

// Looks names up, each distinct one once.
class Names {
 public:
  // The hints of a `class`, `id` or `role` value: names split at spaces, hyphens, underscores and capitals.
  std::uint8_t hints(std::string_view value);

 private:
  std::unordered_map<std::string, std::uint8_t> known_;
};

// `style="display: none"` and the like.
bool style_hides(std::string_view style);
bool style_is_bold(std::string_view style);
// `display: block`, on an element that would stand within a line.
bool style_is_block(std::string_view style);

// The heading of a section that belongs to the site: `Genvägar`, `Dela`, `Innehåll på sidan`.
bool is_site_heading(std::string_view text);

}  // namespace uppdrag::html_reader
