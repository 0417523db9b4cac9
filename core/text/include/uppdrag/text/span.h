// SPDX-License-Identifier: GPL-3.0-or-later
// Half-open ranges: of bytes in a canonical text, and of tokens in a token list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace uppdrag {

// [start, end) in bytes of the canonical UTF-8 text of one document. Both ends lie on code point borders.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  bool empty() const { return start >= end; }
  std::uint32_t size() const { return empty() ? 0 : end - start; }
  bool contains(const Span& other) const { return start <= other.start && other.end <= end; }
  bool overlaps(const Span& other) const { return start < other.end && other.start < end; }
  friend bool operator==(const Span&, const Span&) = default;

  // The view lives as long as `text`. Requires end <= text.size().
  std::string_view of(std::string_view text) const { return text.substr(start, size()); }
};

// [first, last) in indexes of a document's token list.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  bool empty() const { return first >= last; }
  bool contains(std::uint32_t token) const { return first <= token && token < last; }
  bool overlaps(const TokenRange& other) const { return first < other.last && other.first < last; }
  friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

}  // namespace uppdrag
