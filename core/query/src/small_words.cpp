// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_words.h"

#include <algorithm>
#include <array>

namespace uppdrag::comparing {
namespace {

// Keys as WordKeys gives them, sorted. What every text of an authority has, whatever it is about.
constexpr std::array<std::string_view, 32> kEmptyWords = {
    "annat", "ber",   "bl", "bli",   "bör", "både", "dvs",  "få",  "får",  "för",   "gör",
    "ha",    "hur",   "kr", "m",     "mfl", "mm",   "nr",   "osv", "prop", "resp",  "s",
    "se",    "skall", "st", "såväl", "tex", "vill", "vilk", "vår", "våra", "årlig",
};

bool carries_nothing(const ComparedTexts& texts, std::uint32_t key) {
  if (texts.is_name[key]) return true;
  const std::string& name = texts.key_names[key];
  if (name.size() < 2 || name.front() == '=' || (name.front() >= '0' && name.front() <= '9')) return true;
  return std::find(kEmptyWords.begin(), kEmptyWords.end(), name) != kEmptyWords.end();
}

}  // namespace

void mark_small_words(ComparedTexts& texts) {
  texts.is_small.resize(texts.key_names.size());
  for (std::uint32_t key = 0; key < texts.key_names.size(); ++key) texts.is_small[key] = carries_nothing(texts, key);
}

}  // namespace uppdrag::comparing
