// SPDX-License-Identifier: GPL-3.0-or-later
#include "lexicon.h"

#include <algorithm>

// The file stands in the program's constant data, so that nothing is read or copied at the start and only the pages that
// are asked for come into memory.
#ifndef UPPDRAG_LEXICON_FILE
#error "the build names the lexicon's file"
#endif
asm(".section .rodata\n"
    ".balign 16\n"
    "uppdrag_lexicon_begin:\n"
    ".incbin \"" UPPDRAG_LEXICON_FILE "\"\n"
    "uppdrag_lexicon_end:\n"
    ".byte 0\n"
    ".previous\n");
extern "C" {
extern const char uppdrag_lexicon_begin[] __attribute__((visibility("hidden")));
extern const char uppdrag_lexicon_end[] __attribute__((visibility("hidden")));
}

namespace uppdrag::knowledge {
namespace {

constexpr std::string_view kHead = "UPLEX01\n";
constexpr std::size_t kBlock = 16;
constexpr unsigned kWord = 1, kFirst = 2, kLast = 4, kName = 8, kNoun = 16;

std::uint32_t u32(std::string_view bytes, std::size_t at) {
  std::uint32_t out = 0;
  for (std::size_t i = 4; i-- > 0;) out = out << 8U | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

std::uint32_t number(std::string_view& bytes) {
  std::uint32_t out = 0;
  for (unsigned shift = 0; !bytes.empty() && shift < 32; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    out |= static_cast<std::uint32_t>(byte & 127U) << shift;
    if (byte < 128) break;
  }
  return out;
}

std::string_view take(std::string_view& bytes, std::size_t length) {
  const std::string_view out = bytes.substr(0, length);
  bytes.remove_prefix(out.size());
  return out;
}

}  // namespace

bool LexiconEntry::is_head(std::string_view form) const {
  return std::find(heads.begin(), heads.end(), form) != heads.end();
}

Lexicon::Lexicon(std::string_view bytes) {
  if (!bytes.starts_with(kHead) || bytes.size() < kHead.size() + 12) return;
  const std::size_t at = kHead.size();
  const std::uint32_t forms = u32(bytes, at);
  const std::uint32_t ways = u32(bytes, at + 4);
  const std::size_t ways_bytes = u32(bytes, at + 8);
  const std::size_t blocks = (forms + kBlock - 1) / kBlock;
  if (bytes.size() < at + 12 + ways_bytes + 4 * blocks) return;
  std::string_view rest = bytes.substr(at + 12, ways_bytes);
  for (std::uint32_t i = 0; i < ways; ++i) {
    Way way;
    way.cut = number(rest);
    const std::uint32_t length = number(rest);
    way.put = take(rest, length);
    ways_.push_back(way);
  }
  offsets_ = bytes.substr(at + 12 + ways_bytes, 4 * blocks);
  blocks_ = bytes.substr(at + 12 + ways_bytes + 4 * blocks);
  forms_ = forms;
}

const Lexicon& Lexicon::swedish() {
  static const Lexicon lexicon(
      {uppdrag_lexicon_begin, static_cast<std::size_t>(uppdrag_lexicon_end - uppdrag_lexicon_begin)});
  return lexicon;
}

std::string_view Lexicon::block(std::uint32_t number_of) const { return blocks_.substr(u32(offsets_, 4UL * number_of)); }

void Lexicon::fill(std::string_view form, std::uint8_t bits, std::string_view& rest, LexiconEntry& out) const {
  out.word = (bits & kWord) != 0;
  out.first = (bits & kFirst) != 0;
  out.last = (bits & kLast) != 0;
  out.name = (bits & kName) != 0;
  out.noun = (bits & kNoun) != 0;
  out.heads.clear();
  for (unsigned left = (bits >> 5U & 3U) + 1; left > 0; --left) {
    const Way& way = ways_[number(rest)];
    out.heads.emplace_back(form.substr(0, form.size() - way.cut)).append(way.put);
  }
}

bool Lexicon::find(std::string_view folded, LexiconEntry& out) const {
  if (forms_ == 0) return false;
  std::uint32_t low = 0;
  std::uint32_t high = static_cast<std::uint32_t>(offsets_.size() / 4);
  while (high - low > 1) {
    const std::uint32_t middle = (low + high) / 2;
    std::string_view at = block(middle);
    at.remove_prefix(1);  // It shares nothing.
    const std::uint32_t length = number(at);
    if (take(at, length) <= folded)
      low = middle;
    else
      high = middle;
  }
  std::string_view at = block(low);
  std::string form;
  for (std::size_t i = low * kBlock; i < std::min<std::size_t>((low + 1) * kBlock, forms_); ++i) {
    form.resize(number(at));
    const std::uint32_t length = number(at);
    form += take(at, length);
    const auto bits = static_cast<std::uint8_t>(take(at, 1).front());
    if (form == folded) {
      fill(form, bits, at, out);
      return true;
    }
    if (form > folded) return false;
    for (unsigned left = (bits >> 5U & 3U) + 1; left > 0; --left) number(at);
  }
  return false;
}

}  // namespace uppdrag::knowledge
