// SPDX-License-Identifier: GPL-3.0-or-later
#include "names.h"

#include <array>

#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr std::array<std::string_view, 4> kAfterHangingHyphen = {"och", "eller", "samt", "respektive"};

// Whether one of the words that follow a hanging hyphen begins at `at`.
bool conjunction_at(std::string_view text, std::size_t at) {
  for (const std::string_view word : kAfterHangingHyphen) {
    if (text.substr(at).starts_with(word) && (at + word.size() == text.size() || text[at + word.size()] == ' '))
      return true;
  }
  return false;
}

// Lower case, spaces made one, dashes made '-'.
std::string plain(std::string_view name) {
  std::string out;
  bool space = false;
  for (std::uint32_t at = 0; at < name.size();) {
    const CodePoint c = decode_utf8(name, at);
    at = c.next;
    if (c.value == kSoftHyphen) continue;
    if (is_space(c.value)) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    if (is_dash(c.value))
      out += '-';
    else
      append_utf8(out, c.value);
  }
  return to_lower(out);
}

}  // namespace

std::string name_key(std::string_view name) {
  const std::string text = plain(name);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '-' || at == 0) {
      out += text[at];
      continue;
    }
    const bool spaced = at + 1 < text.size() && text[at + 1] == ' ';
    if (spaced && !conjunction_at(text, at + 2))
      ++at;  // `Västman- lands`
    else if (!spaced && conjunction_at(text, at + 1))
      out += ' ';  // `hälso-och`
  }
  if (const std::size_t colon = out.rfind(':'); colon != std::string::npos && colon > 0 && out.size() - colon <= 5)
    out.resize(colon);
  return out;
}

std::optional<std::string> without_genitive(std::string_view key) {
  if (key.size() < 3 || key.back() != 's') return std::nullopt;
  return std::string(key.substr(0, key.size() - 1));
}

std::string_view county_part(std::string_view key) {
  for (const std::string_view board : {"länsstyrelsens ", "länsstyrelsen ", "länstyrelsen "}) {
    if (!key.starts_with(board)) continue;
    key.remove_prefix(board.size());
    for (const std::string_view in : {"i ", "på "})
      if (key.starts_with(in)) key.remove_prefix(in.size());
    break;
  }
  for (const std::string_view county : {" läns", " län"})
    if (key.ends_with(county)) return key.substr(0, key.size() - county.size());
  return key;
}

}  // namespace uppdrag
