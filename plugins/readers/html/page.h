// SPDX-License-Identifier: GPL-3.0-or-later
// A web page as a tree in document order, with the way back to the bytes of the decoded source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tags.h"

namespace uppdrag::html_reader {

// The attributes that are kept.
enum class Attribute : std::uint8_t {
  kAriaControls,
  kAriaHidden,
  kAriaLevel,
  kClass,
  kColspan,
  kContent,
  kDatetime,
  kHidden,
  kHref,
  kHttpEquiv,
  kId,
  kItemprop,
  kLang,
  kName,
  kProperty,
  kRel,
  kRole,
  kRowspan,
  kStart,
  kStyle,
  kType,
  kValue,
};

inline constexpr std::uint32_t kNoNode = 0xFFFFFFFFU;

struct Node {
  std::uint32_t parent = kNoNode;
  std::uint32_t end = 0;     // One past the last node below it: its next sibling, if any.
  std::uint32_t source = 0;  // Where its start tag, or its first character, stands.
  std::uint32_t first = 0;   // Of an element its attributes, of text its pieces.
  std::uint32_t last = 0;
  Tag tag = Tag::kText;
};

// Characters of a text node.
struct TextPiece {
  std::uint32_t source = 0;
  std::uint32_t size = 0;
  std::uint32_t spelled = kNoNode;  // Of Page::spelled when the source spells them as an entity.
};

struct AttributeValue {
  Attribute name;
  std::uint32_t start;  // Of Page::spelled.
  std::uint32_t size;
};

struct Page {
  std::string_view source;  // Decoded. Must outlive the page.
  std::vector<Node> nodes;  // In document order; node 0 holds all others.
  std::vector<TextPiece> pieces;
  std::vector<AttributeValue> attributes;
  std::string spelled;  // Values of attributes, and characters of entities.
  bool cut = false;     // The page was too deep or too large to be read to its end.

  std::string_view text(const TextPiece& piece) const {
    return piece.spelled == kNoNode ? source.substr(piece.source, piece.size)
                                    : std::string_view(spelled).substr(piece.spelled, piece.size);
  }
  // The attribute's value, "" when it is missing or empty. O(attributes of the node).
  std::string_view value(std::uint32_t node, Attribute name) const;
  bool has(std::uint32_t node, Attribute name) const;
  // The text below `node`, white space in runs of one, at most about `limit` bytes. O(limit).
  std::string inner_text(std::uint32_t node, std::size_t limit) const;
};

// What Page::cut means, for Document::notes.
inline constexpr std::string_view kPageCut =
    "the page is nested too deeply or has too many elements; it was read as far as it goes";

// Reads `source` (valid UTF-8, without control characters) leniently, as browsers do. Never fails; deeper nesting than
// 20,000 elements or more than 8 million nodes end the page there. O(bytes), for hostile pages O(bytes · depth).
Page parse_page(std::string_view source);

}  // namespace uppdrag::html_reader
