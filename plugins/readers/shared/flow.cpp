// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow.h"

#include <algorithm>

#include "../text/inline.h"
#include "../text/shape.h"
#include "settle.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::flow {
namespace {

using text_reader::Markup;
using text_reader::Piece;
using text_reader::RawBlock;

constexpr std::string_view kSoftHyphen = "\u00AD";

bool white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool starts_small(std::string_view word) {
  const char32_t c = decode_utf8(word, 0).value;
  return is_letter(c) && !is_upper(c);
}

// The byte of the clean text for byte `raw` of what it was made of. O(log bytes · log pieces).
std::uint32_t clean_offset(const CleanText& clean, std::uint32_t raw) {
  std::uint32_t low = 0;
  auto high = static_cast<std::uint32_t>(clean.text.size());
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (clean.to_source.to_source(middle) < raw)
      low = middle + 1;
    else
      high = middle;
  }
  while (!on_code_point(clean.text, low)) ++low;
  return low;
}

// Without white space at either end, no-break space included.
Span trimmed(std::string_view text) {
  Span out{0, static_cast<std::uint32_t>(text.size())};
  while (!out.empty()) {
    const CodePoint c = decode_utf8(text, out.start);
    if (!is_space(c.value)) break;
    out.start = c.next;
  }
  while (!out.empty()) {
    std::uint32_t last = out.end - 1;
    while (!on_code_point(text, last)) --last;
    if (!is_space(decode_utf8(text, last).value)) break;
    out.end = last;
  }
  return out;
}

// Writes settled blocks.
class Writer {
 public:
  Writer(const text_reader::BlockParser& parser, const OffsetMap& map, Document& document)
      : text_(parser.text()), builder_(document) {
    inline_.reset(text_, map, document, builder_);
  }

  void run(text_reader::BlockParser& parser, bool pages) {
    if (pages) builder_.begin_page(1);
    for (const RawBlock& block : parser.blocks())
      if (block.first < block.last) write(block, parser.pieces().data());
    builder_.finish();
  }

 private:
  void write(const RawBlock& block, const Piece* pieces) {
    builder_.end();
    inline_.turn_pages(pieces[block.first]);
    std::string marker;
    if (!block.marker.empty()) marker = text_.substr(block.marker_start, block.marker.size);
    builder_.begin(block.kind, block.level, std::move(marker));
    if (block.kind == BlockKind::kTableRow)
      write_row(pieces + block.first, pieces + block.last);
    else
      inline_.write(pieces + block.first, pieces + block.last, Markup::kNone, false);
  }

  void write_row(const Piece* first, const Piece* last) {
    for (const Piece* piece = first; piece != last; ++piece) {
      if (piece != first) inline_.turn_pages(*piece);
      for (Piece cell{piece->start, piece->start, Glue::kTight, 0}; cell.start <= piece->end;
           cell.start = cell.end + 1) {
        if (cell.start > piece->start) builder_.append_tab();
        cell.end = static_cast<std::uint32_t>(std::min<std::size_t>(text_.find('\t', cell.start), piece->end));
        const std::uint32_t end = cell.end;
        const Span words = trimmed(text_.substr(cell.start, cell.end - cell.start));
        cell = {cell.start + words.start, cell.start + words.end, Glue::kTight, 0};
        if (!words.empty()) inline_.write(&cell, &cell + 1, Markup::kNone, false);
        cell.end = end;
      }
    }
  }

  std::string_view text_;
  DocumentBuilder builder_;
  text_reader::InlineWriter inline_;
};

}  // namespace

std::string_view cut_mark(std::string_view mark) {
  std::size_t size = std::min(mark.size(), kLongestMark);
  while (!on_code_point(mark, size)) --size;
  return mark.substr(0, size);
}

void Flow::begin(BlockKind kind, std::uint8_t level, std::string_view marker, std::uint32_t source) {
  end();
  open_ = true;
  block_ = RawBlock{};
  block_.kind = kind;
  block_.level = level;
  block_.after_blank = true;
  if (marker.empty()) return;
  marker = cut_mark(marker);
  if (kind == BlockKind::kHeading) {
    add(marker, source);
    return space();
  }
  // It stands in the text, so that a block that turns out to be no item can have it back.
  const std::string clean = clean_text(marker).text;
  block_.marker = text_reader::read_marker(clean);
  if (block_.marker.empty()) block_.marker.style = text_reader::kNumberBare;
  block_.marker_start = text_size();
  block_.marker.size = static_cast<std::uint32_t>(clean.size());
  block_.marker.skip = block_.marker.size + 1;
  if (mapped_) map_.add(text_size(), source);
  text_ += clean;
  text_ += ' ';
}

void Flow::add(std::string_view text, std::uint32_t source) {
  if (!open_) return;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t at = 0; at < size;) {
    std::uint32_t end = at;
    if (white(text[at])) {
      if (!space_) space_source_ = source + at;
      space_ = true;
      while (end < size && white(text[end])) ++end;
    } else {
      while (end < size && !white(text[end])) ++end;
      add_word(text.substr(at, end - at), source + at);
    }
    at = end;
  }
}

void Flow::add_word(std::string_view word, std::uint32_t source) {
  if (soft_break_) {
    soft_break_ = space_ = false;
    if (!starts_small(word)) end_line();
  }
  if (space_ && !raw_.empty() && raw_.back() != '\t') {
    if (mapped_) origins_.push_back({raw_size(), space_source_});
    raw_.push_back(' ');
  }
  space_ = false;
  if (mapped_ && (raw_.empty() || next_source() != source)) origins_.push_back({raw_size(), source});
  raw_.append(word);
  word_bytes_ += static_cast<std::uint32_t>(word.size());
  if (bold_) bold_bytes_ += static_cast<std::uint32_t>(word.size());
}

// What a byte added now would come from if it stood right behind the last one.
std::uint32_t Flow::next_source() const {
  return origins_.empty() ? 0 : origins_.back().source + (raw_size() - origins_.back().at);
}

void Flow::space() {
  if (!space_) space_source_ = next_source();
  space_ = true;
}

void Flow::line_break() {
  if (!open_) return;
  if (block_.kind == BlockKind::kTableRow) return space();
  if (raw_.ends_with(kSoftHyphen)) {
    soft_break_ = true;
    return;
  }
  soft_break_ = false;
  if (raw_.empty())
    after_blank_ = !lines_.empty();
  else
    end_line();
}

void Flow::tab() {
  if (!open_) return;
  const bool row = block_.kind == BlockKind::kTableRow;
  if (!row && (raw_.empty() || raw_.back() == '\t')) return;
  if (mapped_) origins_.push_back({raw_size(), next_source()});
  raw_.push_back('\t');
  space_ = false;
}

void Flow::turn_page() {
  if (open_)
    raw_turns_.push_back(raw_size());
  else
    turns_.push_back(text_size());
}

void Flow::end_line() {
  space_ = soft_break_ = false;
  const CleanText clean = clean_text(raw_);
  mark_turns(clean);
  if (!clean.text.empty()) {
    if (mapped_) map_line(clean, origins_);
    // The empty cells at a row's start are kept; the cells themselves are trimmed when they are written.
    const bool row = block_.kind == BlockKind::kTableRow;
    const Span line = row ? Span{0, static_cast<std::uint32_t>(clean.text.size())} : trimmed(clean.text);
    const std::uint32_t base = text_size();
    text_ += clean.text;
    if (line.empty() || (row && trimmed(clean.text).empty())) {
      after_blank_ = !lines_.empty();
    } else {
      const bool bold = word_bytes_ > 0 && bold_bytes_ == word_bytes_;
      lines_.push_back({base + line.start, base + line.end, bold, after_blank_});
      after_blank_ = false;
    }
  }
  raw_.clear();
  origins_.clear();
  bold_bytes_ = word_bytes_ = 0;
}

void Flow::mark_turns(const CleanText& clean) {
  for (const std::uint32_t turn : raw_turns_) turns_.push_back(text_size() + clean_offset(clean, turn));
  raw_turns_.clear();
}

// Tells map_ where the line `clean`, which is about to be appended, comes from.
void Flow::map_line(const CleanText& clean, const std::vector<Origin>& origins) {
  const auto& pieces = clean.to_source.pieces();
  const auto size = static_cast<std::uint32_t>(clean.text.size());
  std::size_t origin = 0;
  std::size_t next = 0;  // Piece of the clean text's own map.
  OffsetMap::Piece piece{0, 0};
  for (std::uint32_t at = 0; at < size;) {
    while (next < pieces.size() && pieces[next].produced <= at) piece = pieces[next++];
    const std::uint32_t raw = piece.source + (at - piece.produced);
    while (origin + 1 < origins.size() && origins[origin + 1].at <= raw) ++origin;
    map_.add(text_size() + at, origins[origin].source + (raw - origins[origin].at));
    std::uint32_t step = next < pieces.size() ? pieces[next].produced - at : size - at;
    if (origin + 1 < origins.size()) step = std::min(step, origins[origin + 1].at - raw);
    at += step;
  }
}

void Flow::end() {
  if (!open_) return;
  end_line();
  open_ = false;
  after_blank_ = false;
  if (lines_.empty()) return;
  blocks_.push_back({block_, std::move(lines_), false});
  lines_.clear();
}

void Flow::add_lines(std::string_view text, const std::vector<Origin>& origins, bool furniture, bool titled) {
  end();
  const CleanText clean = clean_text(text);
  text_reader::BlockParser parser;
  parser.parse(clean.text, 0, false);
  text_reader::shape_blocks(parser, titled, titled);
  const std::uint32_t base = text_size();
  const auto first_piece = static_cast<std::uint32_t>(pieces_.size());
  if (mapped_ && !origins.empty()) map_line(clean, origins);
  text_ += clean.text;
  for (Piece piece : parser.pieces()) {
    piece.start += base;
    piece.end += base;
    piece.new_pages = 0;
    pieces_.push_back(piece);
  }
  for (RawBlock block : parser.blocks()) {
    if (block.first == block.last) continue;
    block.first += first_piece;
    block.last += first_piece;
    block.marker_start += base;
    if (furniture || block.kind == BlockKind::kTableRow)
      block.kind = furniture ? BlockKind::kFurniture : BlockKind::kParagraph;
    blocks_.push_back({block, {}, true});
  }
}

// The first rows of a table are its head when they are bold and others are not. At most three.
void Flow::mark_heads() {
  const auto is_row = [&](std::size_t b) {
    return b < blocks_.size() && blocks_[b].raw.kind == BlockKind::kTableRow && !blocks_[b].settled;
  };
  for (std::size_t b = 0; b < blocks_.size();) {
    const std::size_t first = b;
    std::size_t bold = 0;
    bool leading = true;
    bool known = false;
    for (; is_row(b); ++b) {
      const auto& lines = blocks_[b].lines;
      leading = leading && std::all_of(lines.begin(), lines.end(), [](const FlowLine& line) { return line.bold; });
      bold += leading ? 1 : 0;
      known = known || blocks_[b].raw.level > 0;
    }
    constexpr std::size_t kMost = 3;
    if (!known && bold <= kMost && first + bold < b)
      for (std::size_t r = first; r < first + bold; ++r) blocks_[r].raw.level = 1;
    if (b == first) ++b;
  }
}

Stamps Flow::write(Document& document, bool web) {
  end();
  mark_heads();
  Settler settler(text_, pieces_, turns_);
  Stamps stamps = settler.run(blocks_, web);
  text_reader::BlockParser parser;
  parser.adopt(text_, settler.take_blocks(), settler.take_pieces());
  text_reader::shape_blocks(parser, web || settler.has_headings());
  document.text.reserve(text_.size() + parser.blocks().size());
  document.blocks.reserve(parser.blocks().size());
  Writer(parser, map_, document).run(parser, !turns_.empty());
  if (!mapped_) document.to_source = {};
  return stamps;
}

}  // namespace uppdrag::flow
