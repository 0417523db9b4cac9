// SPDX-License-Identifier: GPL-3.0-or-later
// From lines to raw blocks: what is a heading, a paragraph, a list item, and which pieces of text it is made of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "joins.h"
#include "lines.h"
#include "markers.h"
#include "uppdrag/document/document.h"

namespace uppdrag::text_reader {

// A stretch of the clean text, and how it is glued to the piece before it in its block.
struct Piece {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  Glue glue = Glue::kSpace;
  std::uint16_t new_pages = 0;  // Form feeds before it.
};

struct RawBlock {
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;
  bool after_blank = false;  // A blank line, or the start of the text, stands above.
  bool verbatim = false;     // Code: its markup is text.
  std::uint32_t first = 0;   // Its pieces.
  std::uint32_t last = 0;
  Marker marker;
  std::uint32_t marker_start = 0;  // Where the marker stands in the text.
};

// What parsing found besides blocks.
struct Findings {
  std::string published;  // ISO days from the page's stamps, or "".
  std::string updated;
  std::string_view diary;  // What stands behind `Diarienummer:`, a view into the text.
  bool has_pages = false;
};

// Reused from document to document, so that it allocates only while it grows. Not thread-safe.
class BlockParser {
 public:
  // Reads `text` (clean) from byte `from` on. `markdown` says that bold lines are headings.
  void parse(std::string_view text, std::uint32_t from, bool markdown);
  // Takes blocks that another source than lines has told: readers of marked-up formats shape and write theirs the same
  // way. `text` is clean and must outlive the parser's use.
  void adopt(std::string_view text, std::vector<RawBlock> blocks, std::vector<Piece> pieces);

  std::vector<RawBlock>& blocks() { return blocks_; }
  std::vector<Piece>& pieces() { return pieces_; }
  std::string_view text() const { return text_; }
  Findings& findings() { return findings_; }
  // The first piece's text up to the last one's end: the block as the source has it. Not for blocks joined over a gap.
  std::string_view first_line(const RawBlock& block) const;
  std::string_view last_line(const RawBlock& block) const;

 private:
  struct Depth {
    std::uint32_t indent;
    MarkerStyle style;
    std::uint32_t number;
  };
  struct Held {
    std::uint32_t start, end;
    std::uint16_t new_pages;
  };

  std::string_view line_text(std::uint32_t i) const { return lines_[i].of(text_); }
  void read_line(std::uint32_t& i);
  bool read_marked(std::uint32_t& i);
  bool read_plain_furniture(std::uint32_t i);
  bool read_fence(std::uint32_t& i);
  bool read_comment(std::uint32_t& i);
  bool read_heading(std::uint32_t i);
  bool read_underline(std::uint32_t i);
  bool read_bold_heading(std::uint32_t i);
  bool read_table(std::uint32_t& i);
  bool read_item(std::uint32_t i);
  void read_text(std::uint32_t i);

  bool lone_page_mark(std::uint32_t i) const;
  bool running_head(std::uint32_t i) const;
  void collect_running_heads();
  bool starts_item(std::uint32_t i, const Marker& marker) const;
  bool style_follows(std::uint32_t i, const Marker& marker) const;
  bool announced(const Marker& marker) const;
  bool bare_number_runs(std::uint32_t i, const Marker& marker) const;
  std::uint8_t list_level(const Line& line, const Marker& marker);

  // The first line below `i` that is not blank, or the number of lines.
  std::uint32_t next_filled(std::uint32_t i) const;
  bool open_item() const { return open_ && blocks_.back().kind == BlockKind::kListItem; }
  RawBlock& start(BlockKind kind, std::uint8_t level);
  void add_piece(std::uint32_t start, std::uint32_t end, Glue glue);
  void add_line(std::uint32_t i);
  void furniture(std::uint32_t i);
  void close();

  std::string_view text_;
  bool markdown_ = false;
  std::vector<Line> lines_;
  std::vector<RawBlock> blocks_;
  std::vector<Piece> pieces_;
  std::vector<Depth> lists_;
  std::vector<Held> held_;                    // Page marks that may stand within a paragraph.
  std::vector<std::uint32_t> running_heads_;  // Lines, ascending.
  Joiner joiner_;
  Findings findings_;
  bool open_ = false;      // The last block may go on.
  bool gap_blank_ = true;  // Since the last line of text: a blank line,
  bool gap_page_ = false;  // a page mark or form feed.
  bool address_ = false;   // The last line was an address line.
  bool no_fence_end_ = false;
  bool no_comment_end_ = false;
  std::uint16_t new_pages_ = 0;
  std::uint32_t last_line_ = 0;     // Of the open block.
  std::uint8_t heading_level_ = 1;  // Of the last Markdown heading.
};

}  // namespace uppdrag::text_reader
