// SPDX-License-Identifier: GPL-3.0-or-later
// An XML part of a document as a tree in document order. Names are numbers, so that readers can switch over them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/text/result.h"

namespace uppdrag::office_reader {

// The number of a name with the usual prefix of its namespace: `w:p`, `text:h`; unknown namespaces have the prefix `?`,
// attributes without a namespace none. FNV-1a; 0 is text.
using Name = std::uint32_t;
constexpr Name name_of(std::string_view name) {
  Name hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash == 0 ? 1 : hash;
}
constexpr Name operator""_n(const char* text, std::size_t size) { return name_of({text, size}); }

inline constexpr std::uint32_t kNoNode = 0xFFFFFFFFU;

struct XmlNode {
  Name name = 0;  // 0: text.
  std::uint32_t parent = kNoNode;
  std::uint32_t end = 0;    // One past the last node below it: its next sibling, if any.
  std::uint32_t first = 0;  // Of an element its attributes; of text its first byte,
  std::uint32_t last = 0;   // and one past its last.
};

class XmlTree {
 public:
  XmlTree() { nodes_.push_back({1, kNoNode, 1, 0, 0}); }

  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  const XmlNode& operator[](std::uint32_t node) const { return nodes_[node]; }
  std::string_view text(std::uint32_t node) const {
    return std::string_view(chars_).substr(nodes_[node].first, nodes_[node].last - nodes_[node].first);
  }
  // The value of an attribute, "" when it is missing.
  std::string_view value(std::uint32_t node, Name attribute) const;
  bool has(std::uint32_t node, Name attribute) const;
  // The first child of that name, or kNoNode.
  std::uint32_t child(std::uint32_t node, Name name) const;
  // The first node of that name below `node`, or kNoNode.
  std::uint32_t find(std::uint32_t node, Name name) const;
  // All characters below `node`.
  std::string inner_text(std::uint32_t node) const;

  // Calls visit(child) for each child element.
  template <typename Visit>
  void each_child(std::uint32_t node, Visit visit) const {
    for (std::uint32_t i = node + 1; i < nodes_[node].end; i = nodes_[i].end)
      if (nodes_[i].name != 0) visit(i);
  }

 private:
  friend class XmlFiller;
  struct Attribute {
    Name name;
    std::uint32_t first;
    std::uint32_t last;
  };
  std::vector<XmlNode> nodes_;  // Node 0 holds all others.
  std::vector<Attribute> attributes_;
  std::string chars_;
};

// Reads XML piece by piece. Nothing outside of the bytes is ever read, and a document that declares entities (the way
// to expand a few bytes to billions) is refused.
class XmlParser {
 public:
  XmlParser();
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  // False when no more is wanted: the XML is damaged, or refused.
  bool feed(std::string_view bytes);
  // The tree as far as the XML was well-formed. Call once, last.
  XmlTree finish();

  // What is wrong, for a person, or "": `line 12: Opening and ending tag mismatch`.
  const std::string& fault() const;
  // The XML was refused as an attack, not merely damaged.
  bool refused() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace uppdrag::office_reader
