// SPDX-License-Identifier: GPL-3.0-or-later
// Text of a marked-up source (HTML, Word, OpenDocument) on its way to a document: blocks that the source names, lines
// within them, and where every byte came from. What the marks leave open (bullets typed by hand, bold lines that are
// headings) is settled with the rules of the text reader, so that a text reads the same in every format.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../text/blocks.h"
#include "uppdrag/document/document.h"
#include "uppdrag/text/normalize.h"

namespace uppdrag::flow {

// From byte `at` of a text on, it comes from byte `source` of the decoded source.
struct Origin {
  std::uint32_t at = 0;
  std::uint32_t source = 0;
};

// Stamps that stand among the text of a web page: ISO days, or "".
struct Stamps {
  std::string published;
  std::string updated;
};

// A line of a block, in bytes of the clean text.
struct FlowLine {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  bool bold = false;         // All of it.
  bool after_blank = false;  // An empty line stands above.
};

struct FlowBlock {
  text_reader::RawBlock raw;
  std::vector<FlowLine> lines;
  bool settled = false;  // Its lines have been read: raw.first and raw.last are pieces.
};

// Bytes of the longest mark of a list item that is believed.
inline constexpr std::size_t kLongestMark = 64;
// `mark` (valid UTF-8) cut to that length, between two characters.
std::string_view cut_mark(std::string_view mark);

// Not thread-safe. One object for one document.
class Flow {
 public:
  // `mapped`: the `source` of add() means something, and Document::to_source shall know it.
  explicit Flow(bool mapped) : mapped_(mapped) {}

  // Starts a block, and ends the open one. `marker` is what marks a list item or a footnote; in a heading it becomes
  // part of the text. `source` is where the block starts.
  void begin(BlockKind kind, std::uint8_t level = 0, std::string_view marker = {}, std::uint32_t source = 0);
  // Valid UTF-8. Runs of ASCII white space become one space, none at the start and the end of a line.
  void add(std::string_view text, std::uint32_t source = 0);
  // A space, unless a line starts or white space stands there.
  void space();
  // A new line of the same block; two of them end a paragraph. In a table row a space.
  void line_break();
  // A tab; in a table row the border between two cells.
  void tab();
  // What follows stands on the next page.
  void turn_page();
  // What follows is bold, or no longer.
  void bold(bool on) { bold_ = on; }
  void end();

  // A text in lines, as in HTML's `pre`: what they are is read as the text reader does. `text` is valid UTF-8,
  // `origins` ascending. With `furniture` all of it is; with `titled` no line is a heading but where a long text
  // follows.
  void add_lines(std::string_view text, const std::vector<Origin>& origins, bool furniture, bool titled = false);

  bool open() const { return open_; }
  // Nothing was written to the open block.
  bool blank() const { return lines_.empty() && raw_.empty(); }
  // The line that is being written.
  std::string_view line() const { return raw_; }
  // Blocks so far, and the text of their lines. The views live until the next change.
  const std::vector<FlowBlock>& blocks() const { return blocks_; }
  std::string_view text(const FlowLine& line) const {
    return std::string_view(text_).substr(line.start, line.end - line.start);
  }
  // What was thought to be text belongs to the page around it.
  void make_furniture(std::size_t block) { blocks_[block].raw.kind = BlockKind::kFurniture; }

  // Settles the blocks and writes them into `document`, which has no text so far. `web`: stamps and navigation among
  // the paragraphs are furniture. Call once, last.
  Stamps write(Document& document, bool web);

 private:
  void mark_heads();
  void end_line();
  void add_word(std::string_view word, std::uint32_t source);
  void map_line(const CleanText& clean, const std::vector<Origin>& origins);
  void mark_turns(const CleanText& clean);
  std::uint32_t text_size() const { return static_cast<std::uint32_t>(text_.size()); }
  std::uint32_t raw_size() const { return static_cast<std::uint32_t>(raw_.size()); }
  std::uint32_t next_source() const;

  bool mapped_;
  std::string text_;  // Clean: the lines of all blocks.
  OffsetMap map_;     // From text_ to the decoded source.
  std::vector<FlowBlock> blocks_;
  std::vector<text_reader::Piece> pieces_;  // Of settled blocks.
  std::vector<std::uint32_t> turns_;        // Where pages start in text_, ascending.

  bool open_ = false;
  text_reader::RawBlock block_;  // The open block,
  std::vector<FlowLine> lines_;  // its lines,
  std::string raw_;              // and the one that is being written, not yet clean;
  std::vector<Origin> origins_;  // where that came from,
  std::vector<std::uint32_t> raw_turns_;
  std::uint32_t bold_bytes_ = 0;  // how much of it is bold, white space aside.
  std::uint32_t word_bytes_ = 0;
  bool space_ = false;  // A space waits for a word.
  std::uint32_t space_source_ = 0;
  bool soft_break_ = false;  // A line break waits behind a soft hyphen.
  bool after_blank_ = false;
  bool bold_ = false;
};

}  // namespace uppdrag::flow
