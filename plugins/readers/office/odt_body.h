// SPDX-License-Identifier: GPL-3.0-or-later
// Walks through the text of an OpenDocument file and hands it to a flow.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "../shared/flow.h"
#include "odt_styles.h"
#include "xml_tree.h"

namespace uppdrag::office_reader {

struct OdtFindings {
  std::uint32_t deleted = 0;  // Tracked changes.
  std::uint32_t inserted = 0;
  std::uint32_t struck = 0;
};

class OdtBody {
 public:
  OdtBody(OdtStyles& styles, flow::Flow& flow) : styles_(styles), flow_(flow) {}

  // Everything below `node`, then the notes that are left. `pages`: soft page breaks count.
  void write_body(const XmlTree& tree, std::uint32_t node, bool pages);
  // A header or footer.
  void write_margin(const XmlTree& tree, std::uint32_t node);

  const OdtFindings& findings() const { return findings_; }

 private:
  enum class Mode : std::uint8_t { kBlocks, kRow, kFurniture, kNote };
  struct List {
    const OdtList* levels = nullptr;
    std::string style;
  };
  using Counter = std::array<std::int64_t, kOdtLevels>;
  struct Format {
    bool bold = false;
    bool raised = false;
    bool hidden = false;
    bool struck = false;
  };

  void blocks(std::uint32_t node);
  void block(std::uint32_t node);
  void contents(std::uint32_t node);
  void changes(std::uint32_t node);
  void paragraph(std::uint32_t node);
  void begin_block(std::uint32_t node, const Style& style);
  void list(std::uint32_t node);
  std::string next_mark();
  std::string heading_mark(int level);
  static std::string mark_of(const OdtList& levels, const Counter& counter, std::size_t at);
  void runs(std::uint32_t node, const Format& format);
  void inline_element(std::uint32_t node, const Format& format);
  void write(std::string_view text, const Format& format);
  void flush_notes();
  void flush_boxes();
  void table(std::uint32_t node);
  void collect_rows(std::uint32_t node, bool head, std::vector<std::uint32_t>& rows, std::vector<bool>& heads) const;
  void row(std::uint32_t node, std::vector<std::uint32_t>& above);
  const XmlTree& tree() const { return *tree_; }

  OdtStyles& styles_;
  flow::Flow& flow_;
  OdtFindings findings_;

  const XmlTree* tree_ = nullptr;
  Mode mode_ = Mode::kBlocks;
  bool pages_ = false;
  std::vector<List> lists_;                            // Open lists, outermost first.
  std::unordered_map<std::string, Counter> counters_;  // By list style.
  Counter outline_{};
  bool new_item_ = false;  // The next paragraph starts a list item,
  bool marked_ = true;     // which has a mark.
  std::string note_mark_;
  std::vector<std::pair<std::uint32_t, std::string>> pending_;  // Notes and their marks.
  std::vector<std::uint32_t> boxes_;
};

}  // namespace uppdrag::office_reader
