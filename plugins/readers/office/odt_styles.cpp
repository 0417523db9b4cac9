// SPDX-License-Identifier: GPL-3.0-or-later
#include "odt_styles.h"

#include <algorithm>

#include "../shared/flow.h"

namespace uppdrag::office_reader {
namespace {

constexpr int kDeepestInheritance = 20;

flow::OrdinalStyle ordinal_style(std::string_view format) {
  using flow::OrdinalStyle;
  if (format.empty()) return OrdinalStyle::kNone;
  switch (format[0]) {
    case 'a':
      return OrdinalStyle::kLowerLetter;
    case 'A':
      return OrdinalStyle::kUpperLetter;
    case 'i':
      return OrdinalStyle::kLowerRoman;
    case 'I':
      return OrdinalStyle::kUpperRoman;
    default:
      return OrdinalStyle::kDecimal;
  }
}

// `Heading_20_2`: style names spell their spaces.
std::string spelled(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name.substr(i, 4) == "_20_") {
      out += ' ';
      i += 3;
    } else {
      out += name[i];
    }
  }
  return out;
}

}  // namespace

void OdtStyles::read(const XmlTree& tree) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    switch (tree[i].name) {
      case "style:style"_n:
        read_style(tree, i);
        break;
      case "text:list-style"_n: {
        const auto [list, added] = lists_.try_emplace(std::string(tree.value(i, "style:name"_n)));
        if (added) read_levels(tree, i, list->second);
        break;
      }
      case "text:outline-style"_n:
        read_levels(tree, i, outline_);
        break;
      default:
        break;
    }
  }
}

void OdtStyles::read_style(const XmlTree& tree, std::uint32_t node) {
  const std::string_view family = tree.value(node, "style:family"_n);
  if (family != "paragraph" && family != "text") return;
  const auto [entry, added] = raw_.try_emplace(std::string(tree.value(node, "style:name"_n)));
  if (!added) return;
  Raw& raw = entry->second;
  raw.parent = tree.value(node, "style:parent-style-name"_n);
  raw.shown_name = tree.value(node, "style:display-name"_n);
  if (raw.shown_name.empty()) raw.shown_name = spelled(tree.value(node, "style:name"_n));
  raw.list = tree.value(node, "style:list-style-name"_n);
  raw.outline = number_of(tree.value(node, "style:default-outline-level"_n), 0);
  const std::uint32_t format = tree.child(node, "style:text-properties"_n);
  if (const auto weight = tree.value(format, "fo:font-weight"_n); !weight.empty())
    raw.bold = weight == "bold" || weight >= "600" ? (weight == "normal" ? 0 : 1) : 0;
  if (const auto position = tree.value(format, "style:text-position"_n); !position.empty())
    raw.raised = position.starts_with("super") || (position[0] >= '1' && position[0] <= '9') ? 1 : 0;
  if (const auto display = tree.value(format, "text:display"_n); !display.empty()) raw.hidden = display == "none";
  if (const auto line = tree.value(format, "style:text-line-through-style"_n); !line.empty())
    raw.struck = line != "none";
}

void OdtStyles::read_levels(const XmlTree& tree, std::uint32_t node, OdtList& list) const {
  tree.each_child(node, [&](std::uint32_t child) {
    const int number = number_of(tree.value(child, "text:level"_n), 0);
    if (number < 1 || number > kOdtLevels) return;
    OdtLevel& level = list[static_cast<std::size_t>(number - 1)];
    level.bullet =
        tree[child].name == "text:list-level-style-bullet"_n || tree[child].name == "text:list-level-style-image"_n;
    if (const auto sign = tree.value(child, "text:bullet-char"_n); !sign.empty()) level.sign = flow::cut_mark(sign);
    level.style = ordinal_style(tree.value(child, "style:num-format"_n));
    level.prefix = flow::cut_mark(tree.value(child, "style:num-prefix"_n));
    level.suffix = flow::cut_mark(tree.value(child, "style:num-suffix"_n));
    level.shown = number_of(tree.value(child, "text:display-levels"_n), 1);
    level.start = number_of(tree.value(child, "text:start-value"_n), 1);
  });
}

const Style& OdtStyles::get(std::string_view name) {
  const auto [entry, added] = resolved_.try_emplace(std::string(name));
  Style& style = entry->second;
  if (!added) return style;
  int bold = -1, raised = -1, hidden = -1, struck = -1;
  bool named = false;
  auto at = raw_.find(std::string(name));
  if (at == raw_.end()) return style = style_by_name(spelled(name));
  for (int depth = 0; at != raw_.end() && depth < kDeepestInheritance; ++depth) {
    const Raw& raw = at->second;
    if (bold < 0) bold = raw.bold;
    if (raised < 0) raised = raw.raised;
    if (hidden < 0) hidden = raw.hidden;
    if (struck < 0) struck = raw.struck;
    if (!named) {
      const Style by_name = style_by_name(raw.shown_name);
      named = by_name.role != Role::kText;
      if (named) {
        style.role = by_name.role;
        style.level = by_name.level;
      }
    }
    const auto parent = raw_.find(raw.parent);
    if (parent == raw_.end() && !named) {
      const Style by_name = style_by_name(spelled(raw.parent));
      style.role = by_name.role;
      style.level = by_name.level;
    }
    at = parent;
  }
  style.bold = bold == 1;
  style.raised = raised == 1;
  style.hidden = hidden == 1;
  style.struck = struck == 1;
  return style;
}

std::string_view OdtStyles::list_of(std::string_view style) const {
  auto at = raw_.find(std::string(style));
  for (int depth = 0; at != raw_.end() && depth < kDeepestInheritance; ++depth) {
    if (!at->second.list.empty()) return at->second.list;
    at = raw_.find(at->second.parent);
  }
  return {};
}

const OdtList* OdtStyles::list(std::string_view name) const {
  const auto found = lists_.find(std::string(name));
  return found == lists_.end() ? nullptr : &found->second;
}

}  // namespace uppdrag::office_reader
