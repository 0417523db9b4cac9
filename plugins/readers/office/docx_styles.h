// SPDX-License-Identifier: GPL-3.0-or-later
// Word's styles and lists: which paragraph is a heading, and what its list mark is.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "../shared/ordinals.h"
#include "xml_tree.h"

namespace uppdrag::office_reader {

// What a style is for, by its outline level and by its name in English or Swedish.
enum class Role : std::uint8_t { kText, kTitle, kSubtitle, kHeading, kContents, kFootnote, kCaption };

struct Style {
  Role role = Role::kText;
  std::uint8_t level = 0;  // Of a heading, 1..6.
  bool bold = false;
  bool hidden = false;
  bool raised = false;
  bool struck = false;
  int list = -1;  // numId of its list, -1 for none.
  int list_level = -1;
};

// The role that the name of a style tells: `heading 2`, `Rubrik 2`, `Titel`, `toc 1`, `Innehåll 1`, `Fotnotstext`.
Style style_by_name(std::string_view name);

class DocxStyles {
 public:
  void read(const XmlTree& styles);
  // The style of that id, with what it inherits; what its id tells when it is not defined.
  Style get(std::string_view id) const;

 private:
  std::unordered_map<std::string, Style> styles_;
};

// Lists and their counters.
class DocxLists {
 public:
  void read(const XmlTree& numbering);
  // The mark of the next paragraph of list `list` at `level` (0..8), "" when it has none. Counts.
  std::string next(int list, int level);
  bool known(int list) const { return lists_.contains(list); }

 private:
  static constexpr int kLevels = 9;
  struct Level {
    flow::OrdinalStyle style = flow::OrdinalStyle::kDecimal;
    bool bullet = false;
    std::string text;  // `%1.%2`
    std::int64_t start = 1;
    int restart = -1;    // Level (1-based) after which it starts anew; -1: after any higher one; 0: never.
    bool legal = false;  // Numbers of higher levels are decimal.
  };
  struct Counter {
    std::array<Level, kLevels> levels;
    std::array<std::int64_t, kLevels> values{};
    std::array<bool, kLevels> begun{};
  };
  void read_level(const XmlTree& tree, std::uint32_t node, Level& level) const;
  void read_list(const XmlTree& tree, std::uint32_t node);

  std::unordered_map<int, Counter> abstracts_;
  std::unordered_map<std::string, int> styled_;  // List style to the abstract list that holds its levels.
  std::unordered_map<int, std::string> links_;   // Abstract list to the list style that it stands for.
  std::unordered_map<int, std::size_t> lists_;   // numId to counters_: lists of one abstract list count together.
  std::vector<Counter> counters_;
  std::unordered_map<int, std::size_t> shared_;
};

// `w:val` of a switch such as `w:b`: on unless it says otherwise.
bool is_on(const XmlTree& tree, std::uint32_t node);
int number_of(std::string_view value, int otherwise);

}  // namespace uppdrag::office_reader
