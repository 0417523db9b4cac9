// SPDX-License-Identifier: GPL-3.0-or-later
// Clean text from decoded text, and offset maps. Bytes that need no look are skipped by table and copied in runs.
#include "uppdrag/text/normalize.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "uppdrag/text/unicode.h"

namespace uppdrag {

void OffsetMap::add(std::uint32_t produced, std::uint32_t source) {
  while (!pieces_.empty() && pieces_.back().produced >= produced) pieces_.pop_back();
  const std::uint32_t shift = pieces_.empty() ? 0 : pieces_.back().source - pieces_.back().produced;
  if (source - produced != shift) pieces_.push_back({produced, source});
}

std::uint32_t OffsetMap::to_source(std::uint32_t produced) const {
  const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), produced,
                                      [](std::uint32_t at, const Piece& piece) { return at < piece.produced; });
  if (after == pieces_.begin()) return produced;
  const Piece& piece = *(after - 1);
  return piece.source + (produced - piece.produced);
}

namespace {

const icu::Normalizer2& nfc() {
  // ICU's data is part of the library; without it nothing of this room works.
  static const icu::Normalizer2* const normalizer = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  return *normalizer;
}

// What a byte asks for when it is the first of a code point. Continuation bytes are never looked at.
enum class Look : std::uint8_t { kPlain, kControl, kLatin, kPunctuation, kOther };

constexpr std::array<Look, 256> kLook = [] {
  std::array<Look, 256> table{};
  for (unsigned b = 0; b < 256; ++b) {
    Look look = Look::kPlain;
    if ((b < 0x20 && b != '\t' && b != '\n' && b != '\f') || b == 0x7F) look = Look::kControl;
    if (b == 0xC2) look = Look::kLatin;        // U+0080-00BF; U+00C0-02FF need no look.
    if (b == 0xE2) look = Look::kPunctuation;  // U+2000-2FFF.
    if (b >= 0xCC && b != 0xE2) look = Look::kOther;
    table[b] = look;
  }
  return table;
}();

bool zero_width(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         (c >= 0x2066 && c <= 0x206F) || c == 0xFEFF;
}

bool in_normal_form(char32_t c) {
  const auto cp = static_cast<UChar32>(c);
  return u_getIntPropertyValue(cp, UCHAR_NFC_QUICK_CHECK) == UNORM_YES && u_getCombiningClass(cp) == 0;
}

// Symbol and Wingdings fonts put their characters into U+F020-F0FF. At the start of a line all of them are bullets.
std::string_view symbol_text(char32_t c, bool line_start) {
  if (line_start) return "•";
  switch (c) {
    case 0xF0B7:
    case 0xF0A7:
    case 0xF0A8:
      return "•";
    case 0xF02D:
      return "-";
    case 0xF061:
      return "α";
    case 0xF062:
      return "β";
    case 0xF067:
      return "γ";
    case 0xF064:
      return "δ";
    case 0xF06D:
      return "μ";
    default:
      return " ";
  }
}

std::string_view ligature_text(char32_t c) {
  constexpr std::array<std::string_view, 7> kLigatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  return c >= 0xFB00 && c <= 0xFB06 ? kLigatures[c - 0xFB00] : std::string_view();
}

class Cleaner {
 public:
  explicit Cleaner(std::string_view in) : in_(in), size_(static_cast<std::uint32_t>(in.size())) {}

  CleanText run() {
    std::uint32_t at = 0;
    while (at < size_) {
      switch (kLook[static_cast<unsigned char>(in_[at])]) {
        case Look::kPlain:
          ++at;
          break;
        case Look::kControl:
          at = control(at);
          break;
        case Look::kLatin:
          at = latin(at);
          break;
        case Look::kPunctuation:
          at = punctuation(at);
          break;
        case Look::kOther:
          at = other(at);
          break;
      }
    }
    flush(size_);
    return std::move(out_);
  }

 private:
  // Copies what is pending up to `end`.
  void flush(std::uint32_t end) {
    if (end <= run_) return;
    out_.to_source.add(produced(), run_);
    out_.text.append(in_.substr(run_, end - run_));
    run_ = end;
  }

  std::uint32_t replace(std::uint32_t from, std::uint32_t to, std::string_view with) {
    flush(from);
    if (!with.empty()) out_.to_source.add(produced(), from);
    out_.text.append(with);
    return run_ = to;
  }

  std::uint32_t produced() const { return static_cast<std::uint32_t>(out_.text.size()); }

  bool letter_at(std::uint32_t at) const { return at < size_ && is_letter(decode_utf8(in_, at).value); }

  bool letter_before(std::uint32_t at) const {
    if (at == 0) return false;
    std::uint32_t start = at - 1;
    while (start > 0 && !on_code_point(in_, start)) --start;
    return letter_at(start);
  }

  std::uint32_t control(std::uint32_t at) {
    switch (in_[at]) {
      case '\r':
        return replace(at, at + 1, at + 1 < size_ && in_[at + 1] == '\n' ? "" : "\n");
      case '\v':
        return replace(at, at + 1, "\n");
      case '\x1F':
        return soft_hyphen(at, at + 1);  // Word's optional hyphen,
      case '\x1E':
        return replace(at, at + 1, "-");  // and its no-break hyphen.
      case '\x02':
        return converter_hyphen(at, at + 1, " ");  // What some PDF programs leave of a hyphen.
      default:
        return replace(at, at + 1, " ");
    }
  }

  std::uint32_t latin(std::uint32_t at) {
    const CodePoint c = decode_utf8(in_, at);
    if (c.value == 0xAD) return soft_hyphen(at, c.next);
    if (c.value == 0xAC) return converter_hyphen(at, c.next, {});
    if (c.value >= 0xA0) return c.next;
    return replace(at, c.next, c.value == 0x85 ? "\n" : " ");
  }

  std::uint32_t punctuation(std::uint32_t at) {
    const CodePoint c = decode_utf8(in_, at);
    if (zero_width(c.value)) return replace(at, c.next, {});
    if (c.value == 0x2028 || c.value == 0x2029) return replace(at, c.next, "\n");
    // Dashes, quotes, bullets; the few with another normal form lie outside (U+2000, U+2001, U+2126).
    if (c.value >= 0x2002 && c.value <= 0x2069) return c.next;
    return in_normal_form(c.value) ? c.next : compose(at);
  }

  std::uint32_t other(std::uint32_t at) {
    const CodePoint c = decode_utf8(in_, at);
    if (zero_width(c.value)) return replace(at, c.next, {});
    if (c.value >= 0xF000 && c.value <= 0xF0FF) return replace(at, c.next, symbol_text(c.value, at_line_start(at)));
    if (const auto letters = ligature_text(c.value); !letters.empty()) return replace(at, c.next, letters);
    return in_normal_form(c.value) ? c.next : compose(at);
  }

  bool at_line_start(std::uint32_t at) const {
    while (at > 0 && (in_[at - 1] == ' ' || in_[at - 1] == '\t')) --at;
    return at == 0 || in_[at - 1] == '\n' || in_[at - 1] == '\r' || in_[at - 1] == '\f';
  }

  // The start of the word that goes on after a line break at `at`, or 0 when nothing goes on there.
  std::uint32_t next_line_word(std::uint32_t at) const {
    const auto skip = [&](std::uint32_t from) {
      while (from < size_ && (in_[from] == ' ' || in_[from] == '\t' || in_[from] == '\r')) ++from;
      return from;
    };
    at = skip(at);
    if (at >= size_ || in_[at] != '\n') return 0;
    at = skip(at + 1);
    return letter_at(at) && !is_upper(decode_utf8(in_, at).value) ? at : 0;
  }

  std::uint32_t soft_hyphen(std::uint32_t at, std::uint32_t next) {
    const std::uint32_t word = letter_before(at) ? next_line_word(next) : 0;
    return replace(at, word != 0 ? word : next, {});
  }

  // A sign that stands for a hyphen when letters are on both sides; else it stays, or becomes `otherwise`.
  std::uint32_t converter_hyphen(std::uint32_t at, std::uint32_t next, std::string_view otherwise) {
    if (letter_before(at)) {
      if (next_line_word(next) != 0) return soft_hyphen(at, next);
      if (letter_at(next)) {
        const bool suspended = judge_line_break(word_before(at), word_after(next)) == LineBreak::kSuspended;
        return replace(at, next, suspended ? "- " : "");
      }
    }
    return otherwise.empty() ? next : replace(at, next, otherwise);
  }

  // The letters before and after, at most 40 bytes of them.
  std::string_view word_before(std::uint32_t at) const {
    std::uint32_t start = at;
    while (start > 0 && at - start < 40 && letter_before(start)) {
      do --start;
      while (start > 0 && !on_code_point(in_, start));
    }
    return in_.substr(start, at - start);
  }

  std::string_view word_after(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end < size_ && end - at < 40 && letter_at(end)) end = decode_utf8(in_, end).next;
    return in_.substr(at, end - at);
  }

  // Normalises from the last character that what follows cannot change to the next one.
  std::uint32_t compose(std::uint32_t at) {
    flush(at);
    const CodePoint first = decode_utf8(in_, at);
    std::uint32_t back = produced();
    for (bool open = may_combine(first.value); open && back > 0;) {
      do --back;
      while (back > 0 && !on_code_point(out_.text, back));
      open = may_combine(decode_utf8(out_.text, back).value);
    }
    const std::uint32_t source = back == produced() ? at : out_.to_source.to_source(back);
    std::string piece = out_.text.substr(back);
    out_.text.resize(back);
    append_utf8(piece, first.value);
    const std::uint32_t end = append_combining(piece, first.next);
    UErrorCode status = U_ZERO_ERROR;
    std::string normal;
    nfc().normalize(icu::UnicodeString::fromUTF8(piece), status).toUTF8String(normal);
    out_.to_source.add(back, source);
    out_.text.append(U_SUCCESS(status) ? normal : piece);
    return run_ = end;
  }

  std::uint32_t append_combining(std::string& piece, std::uint32_t at) const {
    constexpr int kMarks = 64;  // ICU's reordering is quadratic in their number.
    for (int count = 0; at < size_;) {
      const CodePoint c = decode_utf8(in_, at);
      if (!zero_width(c.value)) {
        if (c.value < 0x300 || !may_combine(c.value)) break;
        if (++count <= kMarks) append_utf8(piece, c.value);
      }
      at = c.next;
    }
    return at;
  }

  std::string_view in_;
  std::uint32_t size_;
  std::uint32_t run_ = 0;  // Start of what is pending.
  CleanText out_;
};

}  // namespace

bool may_combine(char32_t c) { return c >= 0x300 && !nfc().hasBoundaryBefore(static_cast<UChar32>(c)); }

CleanText clean_text(std::string_view utf8) { return Cleaner(utf8).run(); }

}  // namespace uppdrag
