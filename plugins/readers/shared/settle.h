// SPDX-License-Identifier: GPL-3.0-or-later
// From the blocks and lines of a flow to the raw blocks of the text reader: where a line starts a block of its own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../text/blocks.h"
#include "flow.h"

namespace uppdrag::flow {

class Settler {
 public:
  // `text` is the flow's, `settled` the pieces of blocks that were read already, `turns` where pages start.
  Settler(std::string_view text, const std::vector<text_reader::Piece>& settled,
          const std::vector<std::uint32_t>& turns);

  // Cuts `blocks` at lines that start a list item or a heading, and finds the items and headings among them. With
  // `web`, stamps and navigation become furniture. O(bytes).
  Stamps run(const std::vector<FlowBlock>& blocks, bool web);

  // The source itself named a heading.
  bool has_headings() const { return has_headings_; }
  std::vector<text_reader::RawBlock> take_blocks() { return std::move(out_); }
  std::vector<text_reader::Piece> take_pieces() { return std::move(pieces_); }

 private:
  // The lists that are open, outermost first.
  struct Depth {
    text_reader::MarkerStyle style;
    std::uint32_t number;
  };
  struct Place {
    std::size_t block;
    std::size_t line;
  };

  void cut(const std::vector<FlowBlock>& blocks, std::size_t index);
  void copy(const FlowBlock& block);
  text_reader::Marker typed_marker(const std::vector<FlowBlock>& blocks, Place place) const;
  bool counts_on(const std::vector<FlowBlock>& blocks, Place place, const text_reader::Marker& marker) const;
  std::uint8_t typed_level(const text_reader::Marker& marker, std::uint8_t outer);
  void strip_inner_marker(text_reader::RawBlock& raw, FlowLine& line) const;
  bool bold_heading(const std::vector<FlowBlock>& blocks, Place place) const;
  bool bold_line_above(const FlowBlock& block, std::size_t line) const;
  void start(text_reader::RawBlock raw);
  void add_line(FlowLine line);
  void furnish(bool web);
  bool read_stamps(std::string_view text);
  std::string_view of(const FlowLine& line) const { return text_.substr(line.start, line.end - line.start); }

  std::string_view text_;
  const std::vector<text_reader::Piece>& settled_;
  const std::vector<std::uint32_t>& turns_;
  std::size_t turn_ = 0;  // The next of them.
  text_reader::Joiner joiner_;
  std::vector<text_reader::RawBlock> out_;
  std::vector<text_reader::Piece> pieces_;
  Stamps stamps_;

  FlowLine above_;  // The last line that is no furniture; empty at the start.
  bool above_item_ = false;
  std::vector<Depth> lists_;
  bool has_headings_ = false;
  bool web_ = false;
  bool titled_ = false;             // A heading was written.
  bool started_ = false;            // Something else than furniture was.
  std::uint8_t heading_level_ = 1;  // Of the last heading that the source names.
};

}  // namespace uppdrag::flow
