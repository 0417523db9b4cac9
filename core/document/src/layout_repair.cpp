// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout_repair.h"

#include <algorithm>

#include "uppdrag/text/normalize.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::layout {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr std::string_view kNotSign = "\u00AC";

// Bytes that clean_text() leaves alone: ASCII but control characters and space, and letters of Latin-1.
bool plainly_clean(std::string_view raw) {
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const auto byte = static_cast<unsigned char>(raw[i]);
    if (byte == 0xC3U && i + 1 < raw.size()) {
      ++i;
    } else if (byte <= 0x20U || byte >= 0x7FU) {
      return false;
    }
  }
  return true;
}

bool private_use(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }

// Private-use characters that clean_text() does not know say nothing but that something stood there.
std::string without_private_use(std::string_view text) {
  std::string out;
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    append_utf8(out, private_use(c.value) && (c.value < 0xF020 || c.value > 0xF0FF) ? U'\uFFFD' : c.value);
    at = c.next;
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(decode_utf8(text, 0).value)) text.remove_prefix(decode_utf8(text, 0).next);
  for (;;) {
    if (text.empty()) return text;
    std::uint32_t last = static_cast<std::uint32_t>(text.size());
    do --last;
    while (last > 0 && !on_code_point(text, last));
    if (!is_space(decode_utf8(text, last).value)) return text;
    text = text.substr(0, last);
  }
}

constexpr char32_t kDiaeresis = 0xA8;
constexpr char32_t kRing = 0x2DA;

bool accent(char32_t c) { return c == kDiaeresis || c == kRing; }

// The letter with the accent; 0 when there is none in Swedish.
char32_t accented(char32_t letter, char32_t accent) {
  if (accent == kRing) return letter == 'a' ? U'å' : letter == 'A' ? U'Å' : 0;
  switch (letter) {
    case 'a':
      return U'ä';
    case 'A':
      return U'Ä';
    case 'o':
      return U'ö';
    case 'O':
      return U'Ö';
    case 'u':
      return U'ü';
    case 'U':
      return U'Ü';
    case 'e':
      return U'ë';
    default:
      return 0;
  }
}

bool has_accent(std::string_view text) {
  return text.find("\u00A8") != std::string_view::npos || text.find("\u02DA") != std::string_view::npos;
}

bool lone_accent(std::string_view text) { return text == "\u00A8" || text == "\u02DA"; }

// `P R O J E K T`: most of a row's words are single letters.
bool letter_spaced(const Model& model, const std::vector<std::uint32_t>& words) {
  constexpr std::size_t kFewest = 6;
  if (words.size() < kFewest) return false;
  std::size_t letters = 0;
  std::size_t others = 0;
  for (const std::uint32_t at : words) {
    const std::string_view text = model.text_of(model.words[at]);
    const CodePoint c = decode_utf8(text, 0);
    if (c.next >= text.size() && is_letter(c.value))
      ++letters;
    else if (text.size() > 3)
      ++others;
  }
  return letters * 5 >= words.size() * 3 && others * 8 <= words.size();
}

void glue_letters(Model& model, const std::vector<std::uint32_t>& words) {
  std::vector<float> gaps;
  for (std::size_t i = 1; i < words.size(); ++i)
    gaps.push_back(model.words[words[i]].left - model.words[words[i - 1]].right);
  std::vector<float> sorted = gaps;
  std::sort(sorted.begin(), sorted.end());
  const float usual = sorted[sorted.size() / 3];
  const float size = model.words[words.front()].size;
  for (std::size_t i = 0; i < gaps.size(); ++i)
    model.words[words[i + 1]].glued = gaps[i] < usual * 1.5F + 0.05F * size && gaps[i] < size;
}

// Appends the text of `from` to `to`, whose box then covers both.
void merge(Model& model, Word& to, const Word& from) {
  const std::string text = mend_accents(std::string(model.text_of(to)) + std::string(model.text_of(from)));
  to.text = static_cast<std::uint32_t>(model.text.size());
  to.length = static_cast<std::uint32_t>(text.size());
  model.text += text;
  to.left = std::min(to.left, from.left), to.right = std::max(to.right, from.right);
  to.top = std::min(to.top, from.top), to.bottom = std::max(to.bottom, from.bottom);
  to.space_after = from.space_after;
  to.soft_end = from.soft_end;
}

// `fo`, `¨`, `rslag` drawn one after the other.
void set_accents(Model& model, std::vector<std::uint32_t>& words) {
  constexpr float kTouch = 0.2F;
  std::size_t kept = 0;
  bool open = false;  // The accent before waits for the rest of its word.
  for (const std::uint32_t at : words) {
    const Word& word = model.words[at];
    const bool lone = lone_accent(model.text_of(word));
    const bool touches = kept > 0 && word.left - model.words[words[kept - 1]].right < kTouch * word.size;
    const bool merges = touches && (lone || open || may_combine(decode_utf8(model.text_of(word), 0).value));
    if (merges)
      merge(model, model.words[words[kept - 1]], word);
    else
      words[kept++] = at;
    open = lone;
  }
  words.resize(kept);
}

}  // namespace

std::string mend_accents(std::string_view text) {
  std::string out;
  char32_t last = 0;  // The letter written last, still open for an accent.
  const auto put = [&out](char32_t c) { append_utf8(out, c); };
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at = c.next;
    if (!accent(c.value)) {
      if (last != 0) put(last);
      last = c.value;
      continue;
    }
    const char32_t behind = at < text.size() ? accented(decode_utf8(text, at).value, c.value) : 0;
    if (const char32_t with = accented(last, c.value); with != 0) {
      put(with);
      last = 0;
    } else if (behind != 0) {
      if (last != 0) put(last);
      put(behind);
      last = 0;
      at = decode_utf8(text, at).next;
    } else {
      if (last != 0) put(last);
      last = c.value;
    }
  }
  if (last != 0) put(last);
  return out;
}

CleanWord clean_word(std::string_view raw) {
  if (plainly_clean(raw)) return {raw, false, false};
  static thread_local std::string buffer;
  CleanWord out;
  while (raw.ends_with(' ')) raw.remove_suffix(1);
  while (raw.size() > 2 && (raw.ends_with(kSoftHyphen) || raw.ends_with(kNotSign))) {
    out.soft_end = true;
    raw.remove_suffix(kSoftHyphen.size());
  }
  if (raw == kSoftHyphen) return out;
  // Behind a full stop nothing composes, and symbols are not at the start of a line.
  buffer = clean_text("." + without_private_use(raw)).text;
  if (has_accent(buffer)) buffer = mend_accents(buffer);
  std::replace(buffer.begin(), buffer.end(), '\n', ' ');
  out.text = trimmed(std::string_view(buffer).substr(1));
  const bool alone = !raw.empty() && private_use(decode_utf8(raw, 0).value) && decode_utf8(raw, 0).next == raw.size();
  if (alone && (out.text.empty() || out.text == "\uFFFD")) {
    out.symbol = true;
    out.text = "•";
  }
  return out;
}

void repair_row(Model& model, std::vector<std::uint32_t>& words) {
  for (std::size_t i = words.size(); i-- > 1;) {
    if (model.words[words[i]].symbol) words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
  }
  const bool accents = std::any_of(words.begin(), words.end(), [&](std::uint32_t at) {
    const std::string_view text = model.text_of(model.words[at]);
    return lone_accent(text) || may_combine(decode_utf8(text, 0).value);
  });
  if (accents) set_accents(model, words);
  if (letter_spaced(model, words)) glue_letters(model, words);
}

}  // namespace uppdrag::layout
