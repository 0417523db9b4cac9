// SPDX-License-Identifier: GPL-3.0-or-later
// Walks a judged page and hands its text to a flow: blocks, list items with their marks, rows, footnotes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../shared/flow.h"
#include "../shared/ordinals.h"
#include "judge.h"
#include "page.h"
#include "tables.h"

namespace uppdrag::html_reader {

class PageWriter {
 public:
  PageWriter(const Page& page, const Judgement& judgement, flow::Flow& flow)
      : page_(page), judgement_(judgement), flow_(flow) {}

  void run();

 private:
  struct List {
    std::uint32_t end = 0;  // One past its last node.
    bool ordered = false;
    flow::OrdinalStyle style = flow::OrdinalStyle::kDecimal;
    std::int64_t next = 1;
    std::int64_t step = 1;
  };
  // An open element at whose end something happens.
  struct Open {
    std::uint32_t end = 0;
    bool block = false;
    bool bold = false;
    bool quote = false;
    bool heading = false;
    bool item = false;
    bool line = false;
  };

  // Nodes from `from` up to `to`.
  void walk(std::uint32_t from, std::uint32_t to);
  void leave(std::uint32_t at);
  // One past what was written of the element.
  std::uint32_t enter(std::uint32_t at);
  std::uint32_t enter_block(std::uint32_t at);
  void text(std::uint32_t at);
  void write(std::string_view text, std::uint32_t source, std::uint32_t at);
  void open_block(std::uint32_t at, std::uint32_t source);
  void begin_item(std::uint32_t at, Open& open);
  void begin_heading(std::uint32_t at, Open& open);
  void end_headings();
  void begin_list(std::uint32_t at);
  // What was written instead of the element: false when it is to be read as any other.
  bool raised(std::uint32_t at);
  bool note_link(std::uint32_t at) const;
  bool note_sign(std::uint32_t at, std::string_view sign);
  void lines(std::uint32_t at);
  void table(std::uint32_t at);
  void rows(const std::vector<std::vector<RowCell>>& rows, std::uint32_t at);
  void border();

  bool has(std::uint32_t i, NodeFlag flag) const { return (judgement_.flags[i] & flag) != 0; }
  const Node& node(std::uint32_t i) const { return page_.nodes[i]; }
  std::uint8_t depth() const;

  const Page& page_;
  const Judgement& judgement_;
  flow::Flow& flow_;
  std::vector<Open> open_;  // Outermost first.
  std::vector<List> lists_;
  std::uint32_t bold_ = 0;  // Open elements of each kind.
  std::uint32_t items_ = 0;
  std::uint32_t headings_ = 0;
  std::uint32_t lines_ = 0;  // Elements within a heading that stand on lines of their own.
  std::uint8_t heading_level_ = 0;
  bool new_item_ = false;  // The next block is a list item's first,
  std::string marker_;     // marked so.
  bool in_row_ = false;
  bool site_ = false;  // What the open block is.
  bool note_ = false;
  std::string note_sign_;  // Marks the next footnote.
};

}  // namespace uppdrag::html_reader
