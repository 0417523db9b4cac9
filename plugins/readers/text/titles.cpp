// SPDX-License-Identifier: GPL-3.0-or-later
#include "titles.h"

#include <algorithm>
#include <array>

#include "lines.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::text_reader {
namespace {

constexpr std::array<std::string_view, 10> kLabels = {"Diarienummer", "SOU 20",  "Ds 20",   "Dir. 20", "Dir 20",
                                                      "Prop. 20",     "Prop 20", "Skr. 20", "Skr 20",  "Fpm 20"};

// `Fi2025/01023`: a case number of a ministry.
bool case_number(std::string_view text) {
  std::size_t letters = 0;
  while (letters < text.size() && letters < 3 && !is_digit(static_cast<unsigned char>(text[letters])) &&
         text[letters] != ' ')
    ++letters;
  const std::string_view rest = text.substr(letters);
  return rest.size() > 5 && rest[4] == '/' &&
         std::all_of(rest.begin(), rest.begin() + 4, [](char c) { return is_digit(static_cast<unsigned char>(c)); });
}

}  // namespace

Seam next_seam(std::string_view title, std::uint32_t from) {
  constexpr int kFewLetters = 4;  // `iPhone`, `eSam` are whole; an I in a word is a misread l.
  const auto size = static_cast<std::uint32_t>(title.size());
  char32_t before = 0;
  int letters = 0;
  bool small = false;  // The word so far started with a small letter.
  for (std::uint32_t at = from; at < size;) {
    const CodePoint c = decode_utf8(title, at);
    const bool glued = is_upper(c.value) && (is_lower(before) || is_digit(before) || before == ')');
    if (glued) {
      const std::string_view rest = title.substr(at);
      const bool label =
          std::any_of(kLabels.begin(), kLabels.end(), [&](std::string_view l) { return rest.starts_with(l); });
      if (label || (case_number(rest) && is_lower(before))) return {at, true};
      const char32_t next = c.next < size ? decode_utf8(title, c.next).value : 0;
      if (small && c.value != 'I' && letters >= kFewLetters && is_lower(before) && is_lower(next)) return {at, false};
    }
    const bool letter = is_letter(c.value);
    if (letter && letters == 0) small = is_lower(c.value);
    letters = letter ? letters + 1 : 0;
    before = c.value;
    at = c.next;
  }
  return {size, false};
}

}  // namespace uppdrag::text_reader
