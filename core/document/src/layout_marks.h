// SPDX-License-Identifier: GPL-3.0-or-later
// What can be told from a few characters: list marks, page numbers, ends of sentences. Internal to this room.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace uppdrag::layout {

enum class MarkKind : std::uint8_t { kPlain, kBullet, kDash, kNumber, kLetter };

// A list mark: `•`, `–`, `1.`, `1)`, `(1)`, `a)`.
struct ListMark {
  MarkKind kind = MarkKind::kPlain;
  char32_t style = 0;        // Tells marks of one list from others: the bullet, or the mark's last character.
  std::uint32_t number = 0;  // 2 for `2.` and `b)`.
  std::uint32_t size = 0;    // Bytes.
};

// The mark that `word` is, or starts with (`•stödja`, `-stödja`; never a number); kPlain for other words.
ListMark read_list_mark(std::string_view word);

// `3`, `- 3 -`, `2 (12)`, `2/12`, `Sida 3 av 9`, `iv`: the number of a page.
struct PageMark {
  std::uint32_t number = 0;
  bool sure = false;  // With a word or the number of pages: nothing else looks like it.
};
std::optional<PageMark> read_page_mark(std::string_view text);

// `word` is, or holds, a run of dots that leads the eye to a page number: `länderna........4`.
bool has_leader(std::string_view word);

// `word`, the last of a line, ends a sentence: a full stop, `!`, `?` or `…`, perhaps within quotes, and no
// abbreviation.
bool ends_sentence(std::string_view word);
// Ends in a hyphen behind a letter or digit.
bool ends_in_hyphen(std::string_view word);
// The last character looked at through closing quotes and brackets; 0 when there is none.
char32_t last_visible(std::string_view word);
// The first character behind opening quotes and brackets.
char32_t first_visible(std::string_view word);
bool starts_lower(std::string_view word);
// Digits with separators and signs, at least one digit: `1 400`, `2013`, `-3,5`, `50%`.
bool is_numeric(std::string_view word);
bool is_digit(char32_t c);
// A footnote's mark: up to three digits, or stars and daggers.
bool is_note_mark(std::string_view word);

}  // namespace uppdrag::layout
