// SPDX-License-Identifier: GPL-3.0-or-later
// OpenDocument's styles and lists.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "../shared/ordinals.h"
#include "docx_styles.h"
#include "xml_tree.h"

namespace uppdrag::office_reader {

struct OdtLevel {
  bool bullet = true;
  flow::OrdinalStyle style = flow::OrdinalStyle::kDecimal;
  std::string sign = "•";  // Of a bullet.
  std::string prefix;
  std::string suffix;
  int shown = 1;  // Levels whose numbers are shown.
  std::int64_t start = 1;
};

inline constexpr int kOdtLevels = 10;
using OdtList = std::array<OdtLevel, kOdtLevels>;

class OdtStyles {
 public:
  // Adds the styles of one part; what was known already stays.
  void read(const XmlTree& tree);
  // A paragraph's or a text's style with what it inherits; a plain one when there is none.
  const Style& get(std::string_view name);
  // The list style that a paragraph style asks for, "" for none.
  std::string_view list_of(std::string_view style) const;
  const OdtList* list(std::string_view name) const;
  const OdtList& outline() const { return outline_; }

 private:
  struct Raw {
    std::string parent;
    std::string shown_name;
    std::string list;
    int outline = 0;
    int bold = -1;  // -1: not said.
    int raised = -1;
    int hidden = -1;
    int struck = -1;
  };
  void read_style(const XmlTree& tree, std::uint32_t node);
  void read_levels(const XmlTree& tree, std::uint32_t node, OdtList& list) const;

  std::unordered_map<std::string, Raw> raw_;
  std::unordered_map<std::string, Style> resolved_;
  std::unordered_map<std::string, OdtList> lists_;
  OdtList outline_ = [] {
    OdtList plain;
    for (OdtLevel& level : plain) level = {false, flow::OrdinalStyle::kNone, {}, {}, {}, 1, 1};
    return plain;
  }();
};

}  // namespace uppdrag::office_reader
