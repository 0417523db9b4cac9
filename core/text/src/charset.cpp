// SPDX-License-Identifier: GPL-3.0-or-later
// From bytes to UTF-8. ICU converts and detects; what it guesses badly, short Swedish texts, is counted here.
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "uppdrag/text/charset.h"
#include "uppdrag/text/normalize.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

constexpr std::size_t kMaxBytes = std::size_t{1} << 30U;
constexpr char32_t kReplacement = 0xFFFD;

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

struct Bom {
  std::string_view mark;
  std::string_view charset;
  unsigned unit;  // Bytes of a code unit.
  bool little;
};
using namespace std::string_view_literals;
constexpr std::array<Bom, 5> kBoms = {{{"\xEF\xBB\xBF"sv, "UTF-8"sv, 1, false},
                                       {"\xFF\xFE\0\0"sv, "UTF-32LE"sv, 4, true},
                                       {"\0\0\xFE\xFF"sv, "UTF-32BE"sv, 4, false},
                                       {"\xFF\xFE"sv, "UTF-16LE"sv, 2, true},
                                       {"\xFE\xFF"sv, "UTF-16BE"sv, 2, false}}};

char32_t unit_at(std::string_view bytes, std::size_t at, const Bom& form) {
  char32_t value = 0;
  for (unsigned i = 0; i < form.unit; ++i) {
    const unsigned shift = 8 * (form.little ? i : form.unit - 1 - i);
    value |= static_cast<char32_t>(byte_at(bytes, at + i)) << shift;
  }
  return value;
}

DecodedText decode_wide(std::string_view bytes, const Bom& form) {
  DecodedText out;
  out.charset = form.charset;
  out.text.reserve(bytes.size());
  std::size_t at = 0;
  for (; at + form.unit <= bytes.size(); at += form.unit) {
    char32_t c = unit_at(bytes, at, form);
    if (form.unit == 2 && c >= 0xD800 && c <= 0xDBFF && at + 4 <= bytes.size()) {
      const char32_t low = unit_at(bytes, at + 2, form);
      if (low >= 0xDC00 && low <= 0xDFFF) {
        c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
        at += 2;
      }
    }
    if ((c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF || c == 0) {
      c = kReplacement;
      out.lossy = true;
    }
    append_utf8(out.text, c);
  }
  if (at < bytes.size()) {
    append_utf8(out.text, kReplacement);
    out.lossy = true;
  }
  return out;
}

// UTF-16 without a mark: Latin text has a NUL in nearly every second byte.
const Bom* wide_without_bom(std::string_view bytes) {
  const std::string_view look = bytes.substr(0, 4096);
  std::array<std::size_t, 2> nul{};
  for (std::size_t at = 0; at < look.size(); ++at) nul[at % 2] += look[at] == '\0' ? 1U : 0U;
  const std::size_t half = look.size() / 2;
  if (half == 0 || bytes.size() % 2 != 0) return nullptr;
  if (nul[1] * 10 >= half * 6 && nul[0] * 10 < half) return &kBoms[3];
  if (nul[0] * 10 >= half * 6 && nul[1] * 10 < half) return &kBoms[4];
  return nullptr;
}

// How well bytes that are not all ASCII fit UTF-8.
struct Utf8Fit {
  std::size_t good = 0;  // Characters of several bytes.
  std::size_t bad = 0;   // Bytes that belong to none.
};

Utf8Fit fit_of(std::string_view bytes) {
  Utf8Fit fit;
  for (std::uint32_t at = 0; at < bytes.size();) {
    const CodePoint c = decode_utf8(bytes, at);
    if (c.value >= 0x80) ++(c.value == kReplacement && c.next == at + 1 ? fit.bad : fit.good);
    at = c.next;
  }
  return fit;
}

DecodedText with_replacements(std::string_view bytes) {
  DecodedText out{{}, "UTF-8", true};
  out.text.reserve(bytes.size() + 64);
  for (std::uint32_t at = 0; at < bytes.size();) {
    const CodePoint c = decode_utf8(bytes, at);
    append_utf8(out.text, c.value);
    at = c.next;
  }
  return out;
}

// The bytes of å ä ö Å Ä Ö é in charsets that Swedish texts come in.
struct SwedishCharset {
  std::string_view name;
  std::string_view letters;
};
constexpr std::array<SwedishCharset, 3> kSwedish = {{{"windows-1252", "\xE5\xE4\xF6\xC5\xC4\xD6\xE9"},
                                                     {"IBM850", "\x86\x84\x94\x8F\x8E\x99\x82"},
                                                     {"macintosh", "\x8C\x8A\x9A\x81\x80\x85\x8E"}}};
// Signs of Windows-1252 that say nothing about letters: dashes, quotes, bullet, no-break space, §, ´.
constexpr std::string_view kNeutral = "\x85\x91\x92\x93\x94\x95\x96\x97\xA0\xA7\xAB\xAD\xB4\xB7\xBB";

// The charset that makes most of the high bytes Swedish letters; nothing when none explains half of them.
std::optional<std::string_view> swedish_charset(std::string_view bytes) {
  std::array<std::size_t, 256> count{};
  for (const char c : bytes) ++count[static_cast<unsigned char>(c)];
  std::size_t high = 0;
  for (std::size_t b = 0x80; b < 256; ++b) high += count[b];
  std::size_t neutral = 0;
  for (const char c : kNeutral) neutral += count[static_cast<unsigned char>(c)];
  if (neutral == high) return kSwedish[0].name;
  std::size_t best = 0;
  std::string_view name;
  for (const SwedishCharset& charset : kSwedish) {
    std::size_t hits = 0;
    for (const char c : charset.letters) hits += count[static_cast<unsigned char>(c)];
    if (hits > best) {
      best = hits;
      name = charset.name;
    }
  }
  const std::size_t weighed = name == kSwedish[0].name ? high - neutral : high;
  if (best * 2 >= weighed && best > 0) return name;
  return std::nullopt;
}

std::string detected_charset(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  const std::string_view look = bytes.substr(0, std::size_t{1} << 16U);
  ucsdet_setText(detector.get(), look.data(), static_cast<std::int32_t>(look.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  constexpr int kSure = 30;
  if (U_FAILURE(status) || match == nullptr || ucsdet_getConfidence(match, &status) < kSure) return "windows-1252";
  const std::string name = ucsdet_getName(match, &status);
  // The detector names what the bytes might be; of the Latin-1 family the larger set reads the same letters.
  const bool unusable = U_FAILURE(status) || name.starts_with("UTF-") || name == "ISO-8859-1";
  return unusable ? "windows-1252" : name;
}

// Whether `charset` writes letters as shifted ASCII (UTF-7, ISO-2022-JP, HZ) and `bytes`, all of them ASCII, have one
// of the signs that shift.
bool shifts(std::string_view bytes, const std::string& charset) {
  if (bytes.find_first_of("+~\x1B\x0E") == std::string_view::npos) return false;
  if (std::any_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
    return false;
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return false;
  const UConverterType type = ucnv_getType(converter.get());
  return type == UCNV_UTF7 || type == UCNV_ISO_2022 || type == UCNV_HZ;
}

DecodedText decode_as(std::string_view bytes, std::string_view charset) {
  DecodedText out;
  out.charset = charset;
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), out.charset.c_str());
  out.lossy = text.indexOf(static_cast<char16_t>(kReplacement)) >= 0;
  text.toUTF8String(out.text);
  return out;
}

// Whether `charset` is a name of what reads every byte, and none of those that legacy bytes are taken for anyway.
bool usable(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return false;
  const std::string name = ucnv_getName(converter.get(), &status);
  if (U_FAILURE(status) || name.starts_with("UTF") || name == "ISO-8859-1" || name == "US-ASCII") return false;
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  return U_SUCCESS(status) && text.indexOf(static_cast<char16_t>(kReplacement)) < 0;
}

DecodedText decode_legacy(std::string_view bytes, std::string_view declared) {
  if (const auto swedish = swedish_charset(bytes)) return decode_as(bytes, *swedish);
  if (!declared.empty() && usable(bytes, std::string(declared))) return decode_as(bytes, declared);
  return decode_as(bytes, detected_charset(bytes));
}

Status refuse_binary(std::string_view bytes) {
  const std::size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos)
    return Error{ErrorCode::kInvalidInput,
                 "is no text: NUL byte at offset " + std::to_string(nul) +
                     " (expected UTF-8, UTF-16 with a byte order mark, or a single-byte charset)"};
  const std::string_view look = bytes.substr(0, std::size_t{1} << 16U);
  const auto controls = static_cast<std::size_t>(std::count_if(look.begin(), look.end(), [](char c) {
    const auto b = static_cast<unsigned char>(c);
    return b < 0x20 && (b < '\t' || b > '\r');
  }));
  if (controls * 20 > look.size())
    return Error{ErrorCode::kInvalidInput, "is no text: " + std::to_string(controls) + " of the first " +
                                               std::to_string(look.size()) + " bytes are control characters"};
  return ok();
}

}  // namespace

bool is_charset(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(std::string(name).c_str(), &status), &ucnv_close);
  return !name.empty() && U_SUCCESS(status);
}

Result<DecodedText> decode_text(std::string_view bytes) { return decode_text(bytes, {}); }

Result<DecodedText> decode_text(std::string_view bytes, std::string_view declared) {
  if (bytes.size() > kMaxBytes)
    return Error{ErrorCode::kInvalidInput, "has " + std::to_string(bytes.size()) + " bytes of text (at most 1 GiB)"};
  for (const Bom& bom : kBoms) {
    if (!bytes.starts_with(bom.mark)) continue;
    bytes.remove_prefix(bom.mark.size());
    if (bom.unit > 1) return decode_wide(bytes, bom);
    break;
  }
  if (!declared.empty() && shifts(bytes, std::string(declared))) return decode_as(bytes, declared);
  if (is_valid_utf8(bytes)) {
    // Controls stay rare in text; only text that has some is counted.
    if (auto status = refuse_binary(bytes); !status) {
      const Bom* wide = wide_without_bom(bytes);
      return wide != nullptr ? Result<DecodedText>(decode_wide(bytes, *wide)) : Result<DecodedText>(status.error());
    }
    return DecodedText{std::string(bytes), "UTF-8", false};
  }
  if (const Bom* wide = wide_without_bom(bytes)) return decode_wide(bytes, *wide);
  if (auto status = refuse_binary(bytes); !status) return status.error();
  const Utf8Fit fit = fit_of(bytes);
  if (fit.good >= 4 * fit.bad) return with_replacements(bytes);
  return decode_legacy(bytes, declared);
}

}  // namespace uppdrag
