// SPDX-License-Identifier: GPL-3.0-or-later
#include "docx_styles.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "../shared/flow.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::office_reader {
namespace {

constexpr int kDeepestInheritance = 20;
constexpr int kOutlineLevels = 6;

// `2` in `heading 2` and `rubrik 2 utan numrering`; 0 when there is no number of one digit.
int level_in(std::string_view name) {
  const auto at = name.find_first_of("123456789");
  if (at == std::string_view::npos) return 0;
  const bool longer = at + 1 < name.size() && name[at + 1] >= '0' && name[at + 1] <= '9';
  return longer ? 0 : name[at] - '0';
}

bool any_start(std::string_view name, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return name.starts_with(start); });
}

Style heading(int level) {
  Style style;
  style.role = Role::kHeading;
  style.level = static_cast<std::uint8_t>(std::clamp(level, 1, kOutlineLevels));
  return style;
}

flow::OrdinalStyle ordinal_style(std::string_view format) {
  using flow::OrdinalStyle;
  if (format == "decimalZero") return OrdinalStyle::kDecimalZero;
  if (format == "lowerLetter") return OrdinalStyle::kLowerLetter;
  if (format == "upperLetter") return OrdinalStyle::kUpperLetter;
  if (format == "lowerRoman") return OrdinalStyle::kLowerRoman;
  if (format == "upperRoman") return OrdinalStyle::kUpperRoman;
  return format == "none" ? OrdinalStyle::kNone : OrdinalStyle::kDecimal;
}

}  // namespace

bool is_on(const XmlTree& tree, std::uint32_t node) {
  if (node == kNoNode) return false;
  const std::string_view value = tree.value(node, "w:val"_n);
  return value != "0" && value != "false" && value != "off" && value != "none";
}

int number_of(std::string_view value, int otherwise) {
  int number = otherwise;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

Style style_by_name(std::string_view written) {
  const std::string name = to_lower(written);
  Style style;
  const int level = level_in(name);
  const auto holds = [&](std::string_view word) { return name.find(word) != std::string::npos; };
  if (any_start(name, {"toc ", "toc1", "toc2", "toc3", "innehåll ", "innehållsförteckning", "table of contents",
                       "table of figures", "figurförteckning", "contents "}))
    style.role = Role::kContents;
  else if (any_start(name, {"footnote text", "endnote text", "fotnotstext", "slutnotstext", "slutkommentar"}) ||
           name == "footnote" || name == "endnote" || name == "fotnot")
    style.role = Role::kFootnote;
  else if (name == "caption" || name == "beskrivning" || holds("bildtext") || holds("tabell") || holds("diagram") ||
           holds("figur"))
    style.role = Role::kCaption;
  else if (name == "title" || name == "titel" || name == "dokumenttitel" || name.ends_with("huvudrubrik"))
    style.role = Role::kTitle;
  else if (name == "subtitle" || name == "underrubrik" || name == "undertitel")
    style.role = Role::kSubtitle;
  else if (holds("char") || holds("tecken"))
    style.role = Role::kText;  // The character style beside a heading's.
  else if (any_start(name, {"heading", "rubrik", "överskrift"}) || name.ends_with("rubrik") || holds("rubrik "))
    style = heading(level > 0 ? level : 2);
  return style;
}

namespace {

// Takes over what styles say, from the one at hand to its ancestors: what is said first holds.
class Inheritance {
 public:
  explicit Inheritance(const XmlTree& tree) : tree_(tree) {}

  void add(std::uint32_t node) {
    const std::uint32_t paragraph = tree_.child(node, "w:pPr"_n);
    const std::uint32_t run = tree_.child(node, "w:rPr"_n);
    add_role(node, paragraph);
    if (const auto bold = first(run, "w:b"_n, bold_); bold != kNoNode) style.bold = is_on(tree_, bold);
    if (const auto hidden = first(run, "w:vanish"_n, hidden_); hidden != kNoNode) style.hidden = is_on(tree_, hidden);
    if (const auto place = first(run, "w:vertAlign"_n, raised_); place != kNoNode)
      style.raised = tree_.value(place, "w:val"_n) == "superscript";
    if (const auto list = first(paragraph, "w:numPr"_n, list_); list != kNoNode) {
      style.list = number_of(tree_.value(tree_.child(list, "w:numId"_n), "w:val"_n), -1);
      style.list_level = number_of(tree_.value(tree_.child(list, "w:ilvl"_n), "w:val"_n), -1);
    }
  }

  Style style;

 private:
  // The child of that name when none was seen before.
  std::uint32_t first(std::uint32_t node, Name name, bool& seen) const {
    const std::uint32_t child = seen ? kNoNode : tree_.child(node, name);
    seen = seen || child != kNoNode;
    return child;
  }

  void add_role(std::uint32_t node, std::uint32_t paragraph) {
    if (const auto outline = first(paragraph, "w:outlineLvl"_n, outline_); outline != kNoNode && !named_) {
      const int level = number_of(tree_.value(outline, "w:val"_n), kNoOutline);
      if (level < kNoOutline) take(heading(level + 1));
    }
    if (named_) return;
    const Style by_name = style_by_name(tree_.value(tree_.child(node, "w:name"_n), "w:val"_n));
    if (by_name.role != Role::kText) take(by_name);
  }

  void take(const Style& role) {
    style.role = role.role;
    style.level = role.level;
    named_ = true;
  }

  static constexpr int kNoOutline = 9;
  const XmlTree& tree_;
  bool bold_ = false, hidden_ = false, raised_ = false, list_ = false, outline_ = false, named_ = false;
};

}  // namespace

void DocxStyles::read(const XmlTree& tree) {
  std::unordered_map<std::string, std::uint32_t> nodes;
  const std::uint32_t root = tree.find(0, "w:styles"_n);
  tree.each_child(root == kNoNode ? 0 : root, [&](std::uint32_t node) {
    if (tree[node].name == "w:style"_n) nodes.try_emplace(std::string(tree.value(node, "w:styleId"_n)), node);
  });
  for (const auto& [id, own] : nodes) {
    Inheritance inherited(tree);
    std::uint32_t at = own;
    for (int depth = 0; at != kNoNode && depth < kDeepestInheritance; ++depth) {
      inherited.add(at);
      const auto parent = nodes.find(std::string(tree.value(tree.child(at, "w:basedOn"_n), "w:val"_n)));
      at = parent == nodes.end() ? kNoNode : parent->second;
    }
    styles_.emplace(id, inherited.style);
  }
}

Style DocxStyles::get(std::string_view id) const {
  const auto found = styles_.find(std::string(id));
  return found == styles_.end() ? style_by_name(id) : found->second;
}

void DocxLists::read_level(const XmlTree& tree, std::uint32_t node, Level& level) const {
  const auto value = [&](Name name) { return tree.value(tree.child(node, name), "w:val"_n); };
  const std::string_view format = value("w:numFmt"_n);
  if (!format.empty()) {
    level.bullet = format == "bullet";
    level.style = ordinal_style(format);
  }
  if (tree.child(node, "w:lvlText"_n) != kNoNode) level.text = flow::cut_mark(value("w:lvlText"_n));
  level.start = number_of(value("w:start"_n), static_cast<int>(level.start));
  level.restart = number_of(value("w:lvlRestart"_n), level.restart);
  level.legal = is_on(tree, tree.child(node, "w:isLgl"_n));
}

void DocxLists::read(const XmlTree& tree) {
  const std::uint32_t root = tree.find(0, "w:numbering"_n);
  if (root == kNoNode) return;
  tree.each_child(root, [&](std::uint32_t node) {
    if (tree[node].name != "w:abstractNum"_n) return;
    const int id = number_of(tree.value(node, "w:abstractNumId"_n), -1);
    Counter& counter = abstracts_[id];
    tree.each_child(node, [&](std::uint32_t child) {
      if (tree[child].name == "w:styleLink"_n) styled_[std::string(tree.value(child, "w:val"_n))] = id;
      if (tree[child].name == "w:numStyleLink"_n) links_[id] = tree.value(child, "w:val"_n);
      const int level = number_of(tree.value(child, "w:ilvl"_n), -1);
      if (tree[child].name == "w:lvl"_n && level >= 0 && level < kLevels)
        read_level(tree, child, counter.levels[static_cast<std::size_t>(level)]);
    });
  });
  tree.each_child(root, [&](std::uint32_t node) {
    if (tree[node].name == "w:num"_n) read_list(tree, node);
  });
}

void DocxLists::read_list(const XmlTree& tree, std::uint32_t node) {
  const int id = number_of(tree.value(node, "w:numId"_n), -1);
  int abstract = number_of(tree.value(tree.child(node, "w:abstractNumId"_n), "w:val"_n), -1);
  if (const auto link = links_.find(abstract); link != links_.end())
    if (const auto style = styled_.find(link->second); style != styled_.end()) abstract = style->second;
  if (lists_.contains(id) || !abstracts_.contains(abstract)) return;
  // A list with levels or starts of its own counts for itself.
  const bool own = tree.child(node, "w:lvlOverride"_n) != kNoNode;
  if (!own) {
    const auto [shared, added] = shared_.try_emplace(abstract, counters_.size());
    if (added) counters_.push_back(abstracts_[abstract]);
    lists_[id] = shared->second;
    return;
  }
  lists_[id] = counters_.size();
  counters_.push_back(abstracts_[abstract]);
  Counter& counter = counters_.back();
  tree.each_child(node, [&](std::uint32_t child) {
    const int level = number_of(tree.value(child, "w:ilvl"_n), -1);
    if (tree[child].name != "w:lvlOverride"_n || level < 0 || level >= kLevels) return;
    Level& into = counter.levels[static_cast<std::size_t>(level)];
    if (const auto own_level = tree.child(child, "w:lvl"_n); own_level != kNoNode) read_level(tree, own_level, into);
    if (const auto start = tree.child(child, "w:startOverride"_n); start != kNoNode)
      into.start = number_of(tree.value(start, "w:val"_n), 1);
  });
}

std::string DocxLists::next(int list, int level) {
  const auto found = lists_.find(list);
  if (found == lists_.end() || level < 0 || level >= kLevels) return {};
  Counter& counter = counters_[found->second];
  const auto at = static_cast<std::size_t>(level);
  counter.values[at] = counter.begun[at] ? counter.values[at] + 1 : counter.levels[at].start;
  counter.begun[at] = true;
  for (std::size_t below = at + 1; below < kLevels; ++below) {
    const int restart = counter.levels[below].restart;
    if (restart < 0 || (restart > 0 && level < restart)) counter.begun[below] = false;
  }
  const Level& own = counter.levels[at];
  if (own.bullet) return own.text.empty() ? "•" : own.text;
  std::string out;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const bool place =
        own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' && own.text[i + 1] <= '9';
    if (!place) {
      out += own.text[i];
      continue;
    }
    const auto which = static_cast<std::size_t>(own.text[++i] - '1');
    const Level& shown = counter.levels[which];
    const std::int64_t value = counter.begun[which] ? counter.values[which] : shown.start;
    out += flow::ordinal_text(value, own.legal && which != at ? flow::OrdinalStyle::kDecimal : shown.style);
  }
  return out;
}

}  // namespace uppdrag::office_reader
