// SPDX-License-Identifier: GPL-3.0-or-later
#include "near_words.h"

#include <algorithm>
#include <bit>

#include "uppdrag/text/unicode.h"

namespace uppdrag::knowledge {
namespace {

constexpr std::size_t kShortest = 4;  // Bytes: anything is near to a shorter one.
constexpr std::size_t kLongest = 64;  // Words beyond that are addresses and the like.
constexpr std::size_t kMostEdits = 2;

std::uint64_t letters_of(std::string_view word) {
  std::uint64_t out = 0;
  for (std::uint32_t at = 0; at < word.size();) {
    const CodePoint letter = decode_utf8(word, at);
    out |= std::uint64_t{1} << (letter.value & 63U);
    at = letter.next;
  }
  return out;
}

}  // namespace

NearWords::NearWords(const Xapian::Database& index) {
  auto at = index.allterms_begin();
  for (at.skip_to("a"); at != index.allterms_end(); ++at) {
    const std::string word = *at;
    if (word.size() + kMostEdits < kShortest || word.size() > kLongest) continue;
    entries_.push_back(
        {letters_of(word), static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(word.size())});
    text_ += word;
  }
}

std::string NearWords::nearest(std::string_view word, const Xapian::Database& index) const {
  if (word.size() < kShortest || !is_letter(decode_utf8(word, 0).value)) return {};
  const std::size_t most = word.size() < 6 ? 1 : kMostEdits;
  const std::uint64_t letters = letters_of(word);
  std::size_t least = most + 1;
  Xapian::doccount frequency = 0;
  std::string out;
  for (const Entry& entry : entries_) {
    const auto allowed = std::min(least, most);
    // An edit takes one letter away at most and brings one at most.
    if (static_cast<std::size_t>(std::popcount(entry.letters & ~letters)) > allowed ||
        static_cast<std::size_t>(std::popcount(letters & ~entry.letters)) > allowed)
      continue;
    if (entry.bytes > word.size() + 2 * allowed || word.size() > entry.bytes + 2 * allowed) continue;
    const std::string_view candidate = std::string_view{text_}.substr(entry.start, entry.bytes);
    const std::size_t edits = edit_distance(word, candidate, allowed);
    if (edits > allowed) continue;
    const Xapian::doccount found = index.get_termfreq(std::string{candidate});
    if (edits == least && found <= frequency) continue;
    least = edits;
    frequency = found;
    out = candidate;
  }
  return out;
}

}  // namespace uppdrag::knowledge
