// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoded_words.h"

#include <algorithm>

#include "transfer.h"
#include "uppdrag/text/normalize.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::mail_reader {
namespace {

struct EncodedWord {
  std::string_view charset;
  char encoding = 0;  // 'q' or 'b'.
  std::string_view text;
  std::size_t end = 0;  // One past it.
};

// The encoded word at `at`, where `=?` stands; none when `end` is 0.
EncodedWord word_at(std::string_view value, std::size_t at) {
  constexpr std::size_t kLongestCharset = 60;
  constexpr std::size_t kLongestText = 4096;  // RFC 2047 allows 75; some programs write whole titles.
  const std::string_view head = value.substr(at + 2, kLongestCharset);
  const auto mark = head.find('?');
  if (mark == std::string_view::npos || mark == 0) return {};
  const std::size_t encoding = at + 2 + mark + 1;
  if (encoding + 1 >= value.size() || value[encoding + 1] != '?') return {};
  EncodedWord word;
  word.encoding = static_cast<char>(value[encoding] | 0x20);
  if (word.encoding != 'q' && word.encoding != 'b') return {};
  word.charset = head.substr(0, mark);
  word.charset = word.charset.substr(0, word.charset.find('*'));  // RFC 2231: charset*language.
  const std::string_view rest = value.substr(encoding + 2, kLongestText);
  const auto end = rest.find("?=");
  if (end == std::string_view::npos) return {};
  word.text = rest.substr(0, end);
  word.end = encoding + 2 + end + 2;
  return word;
}

std::string bytes_of(const EncodedWord& word) {
  if (word.encoding == 'b') return decode_base64(word.text).bytes;
  std::string text(word.text);
  std::replace(text.begin(), text.end(), '_', ' ');
  return decode_quoted_printable(text).bytes;
}

}  // namespace

std::string decode_bytes(std::string_view bytes, std::string_view charset) {
  if (auto decoded = decode_text(bytes, charset)) return std::move(decoded->text);
  std::string out;
  for (std::uint32_t at = 0; at < bytes.size();) {
    const CodePoint c = decode_utf8(bytes, at);
    append_utf8(out, c.value == 0 ? 0xFFFD : c.value);
    at = c.next;
  }
  return out;
}

std::string decode_words(std::string_view value) {
  std::string out;
  std::string charset;  // Of the encoded words that wait in `bytes`.
  std::string bytes;
  const auto flush = [&] {
    if (!bytes.empty()) out += decode_bytes(bytes, charset);
    bytes.clear();
  };
  std::size_t plain = 0;  // From here on nothing has been written.
  for (std::size_t at = value.find("=?"); at != std::string_view::npos;) {
    const EncodedWord word = word_at(value, at);
    if (word.end == 0) {
      at = value.find("=?", at + 2);
      continue;
    }
    const std::string_view between = value.substr(plain, at - plain);
    const bool adjacent = !bytes.empty() && between.find_first_not_of(" \t") == std::string_view::npos;
    if (!adjacent || charset != word.charset) flush();
    if (!adjacent) out += decode_bytes(between, {});
    charset = word.charset;
    bytes += bytes_of(word);
    plain = word.end;
    at = value.find("=?", plain);
  }
  flush();
  return out + decode_bytes(value.substr(plain), {});
}

}  // namespace uppdrag::mail_reader
