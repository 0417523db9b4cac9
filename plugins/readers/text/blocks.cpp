// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over the lines. What starts with a letter is text unless it is short; signs and digits are looked at closer.
#include "blocks.h"

#include <algorithm>

#include "furniture.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::text_reader {
namespace {

constexpr std::uint32_t kShortLine = 160;  // Bytes; furniture is no longer.

bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Alike but for their digits: running heads carry page numbers.
bool same_but_digits(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  const auto skip = [](std::string_view text, std::size_t at) {
    while (at < text.size() && (is_digit(static_cast<unsigned char>(text[at])) || text[at] == ' ')) ++at;
    return at;
  };
  for (;;) {
    i = skip(a, i);
    j = skip(b, j);
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (a[i++] != b[j++]) return false;
  }
}

}  // namespace

void BlockParser::parse(std::string_view text, std::uint32_t from, bool markdown) {
  text_ = text;
  markdown_ = markdown;
  blocks_.clear();
  pieces_.clear();
  lists_.clear();
  held_.clear();
  running_heads_.clear();
  findings_ = {};
  open_ = gap_page_ = address_ = no_fence_end_ = no_comment_end_ = false;
  gap_blank_ = true;
  new_pages_ = 0;
  heading_level_ = 1;
  cut_lines(text, from, lines_);
  joiner_.measure(text, lines_);
  if (!markdown) collect_running_heads();
  for (std::uint32_t i = 0; i < lines_.size();) read_line(i);
  close();
}

void BlockParser::adopt(std::string_view text, std::vector<RawBlock> blocks, std::vector<Piece> pieces) {
  text_ = text;
  blocks_ = std::move(blocks);
  pieces_ = std::move(pieces);
  findings_ = {};
}

void BlockParser::read_line(std::uint32_t& i) {
  const Line& line = lines_[i];
  if (line.new_page) {
    findings_.has_pages = gap_page_ = true;
    new_pages_ = static_cast<std::uint16_t>(std::min(new_pages_ + 1, 0xFFFF));
  }
  if (line.blank()) {
    gap_blank_ = true;
    address_ = false;
    ++i;
    return;
  }
  const std::uint32_t at = i;
  if (!ascii_letter(text_[line.start]) && read_marked(i)) {
    if (i == at) ++i;
    return;
  }
  if (line.end - line.start <= kShortLine && read_plain_furniture(i)) {
    ++i;
    return;
  }
  address_ = false;
  if (!read_item(i)) read_text(i);
  ++i;
}

// Lines that a sign at their start may make something else than text. Leaves `i` or sets it behind what was read.
bool BlockParser::read_marked(std::uint32_t& i) {
  const std::string_view line = line_text(i);
  switch (line[0]) {
    case '#':
      return read_heading(i);
    case '`':
      return is_fence(line) && read_fence(i);
    case '<':
      return line.starts_with("<!--") && read_comment(i);
    case '|':
      return read_table(i);
    case '>': {  // A quotation is text.
      const auto content = line.find_first_not_of("> \t");
      if (content == std::string_view::npos) {
        gap_blank_ = true;
        return true;
      }
      if (line.size() > 1 && line[1] != ' ' && line[1] != '>' && !markdown_) return false;
      lines_[i].start += static_cast<std::uint32_t>(content);
      return false;
    }
    case '=':
    case '-':
    case '*':
    case '_':
    case '~':
    case '\\':
      if (read_underline(i)) return true;
      if (is_rule(line)) {
        close();
        gap_blank_ = true;
        return true;
      }
      return line[0] == '~' ? is_fence(line) && read_fence(i) : read_bold_heading(i);
    default:
      return false;
  }
}

bool BlockParser::read_heading(std::uint32_t i) {
  const std::string_view line = line_text(i);
  const std::uint8_t level = heading_level(line);
  if (level == 0) return false;
  const std::string_view text = heading_text(line);
  const auto offset = static_cast<std::uint32_t>(text.data() - text_.data());
  start(BlockKind::kHeading, level);
  heading_level_ = level;
  add_piece(offset, offset + static_cast<std::uint32_t>(text.size()), Glue::kSpace);
  close();
  return true;
}

// `===` or `---` under a line of text.
bool BlockParser::read_underline(std::uint32_t i) {
  const std::uint8_t level = underline_level(line_text(i));
  if (level == 0 || !open_ || gap_blank_ || gap_page_) return false;
  RawBlock& block = blocks_.back();
  if (block.kind != BlockKind::kParagraph || block.level != 0 || block.last - block.first != 1) return false;
  const std::string_view text = line_text(last_line_);
  if (text.size() > kShortLine || ends_sentence(text)) return false;
  block.kind = BlockKind::kHeading;
  block.level = heading_level_ = level;
  close();
  return true;
}

// A line that is bold as a whole.
bool BlockParser::read_bold_heading(std::uint32_t i) {
  const std::string_view line = line_text(i);
  if (!markdown_ || line.size() < 5 || line.size() > kShortLine || !line.starts_with("**") || !line.ends_with("**"))
    return false;
  const std::string_view text = line.substr(2, line.size() - 4);
  if (text.find("**") != std::string_view::npos || ends_sentence(text) || ends_open(text)) return false;
  start(BlockKind::kHeading, static_cast<std::uint8_t>(std::min(heading_level_ + 1, 6)));
  add_line(i);
  close();
  return true;
}

bool BlockParser::read_fence(std::uint32_t& i) {
  const char mark = line_text(i)[0];
  std::uint32_t end = i + 1;
  while (!no_fence_end_ && end < lines_.size() && !(is_fence(line_text(end)) && line_text(end)[0] == mark)) ++end;
  if (end >= lines_.size()) no_fence_end_ = true;
  if (no_fence_end_) return true;  // A stray mark.
  start(BlockKind::kFurniture, 0).verbatim = true;
  for (std::uint32_t code = i + 1; code < end; ++code)
    if (!lines_[code].blank()) add_piece(lines_[code].start, lines_[code].end, Glue::kSpace);
  close();
  i = end + 1;
  return true;
}

bool BlockParser::read_comment(std::uint32_t& i) {
  const auto end = no_comment_end_ ? std::string_view::npos : text_.find("-->", lines_[i].start + 4);
  if (end == std::string_view::npos) {
    no_comment_end_ = true;
    return false;
  }
  while (i < lines_.size() && lines_[i].start <= end) ++i;
  return true;
}

bool BlockParser::read_table(std::uint32_t& i) {
  const std::string_view line = line_text(i);
  const bool framed = line.size() > 1 && line[0] == '|' && line.find('|', 1) != std::string_view::npos;
  if (!framed) return false;
  const std::size_t before = blocks_.size();
  std::size_t heads = 0;  // The row above is the table's first.
  for (; i < lines_.size() && !lines_[i].blank() && text_[lines_[i].start] == '|'; ++i) {
    if (is_table_rule(line_text(i))) {
      // What stands above the first rule is the head.
      if (heads > 0) blocks_.back().level = 1;
      heads = 0;
      continue;
    }
    heads = blocks_.size() == before ? 1 : 0;
    start(BlockKind::kTableRow, 0);
    add_line(i);
    close();
  }
  return true;
}

bool BlockParser::lone_page_mark(std::uint32_t i) const {
  if (!is_page_mark(line_text(i))) return false;
  const bool edge_above = i == 0 || lines_[i - 1].blank() || lines_[i].new_page;
  const bool edge_below = i + 1 >= lines_.size() || lines_[i + 1].blank() || lines_[i + 1].new_page;
  std::uint32_t page = i + 1;
  while (page + 1 < lines_.size() && lines_[page].blank() && !lines_[page].new_page) ++page;
  const bool at_form_feed = lines_[i].new_page || (page < lines_.size() && lines_[page].new_page);
  if (!at_form_feed && (!edge_above || !edge_below)) return false;
  // A column of figures is a table that lost its frame.
  const auto bare = [&](std::uint32_t other) {
    const std::string_view text = line_text(other);
    return text.size() <= 12 && text.find_first_not_of("0123456789 ,.%-") == std::string_view::npos;
  };
  const std::uint32_t below = next_filled(i);
  std::uint32_t above = i;
  while (above > 0 && lines_[above - 1].blank()) --above;
  return (below >= lines_.size() || !bare(below)) && (above == 0 || !bare(above - 1));
}

// Lines next to page marks and form feeds that come back at least three times.
void BlockParser::collect_running_heads() {
  constexpr std::size_t kMostHeads = 64;
  constexpr std::size_t kTimes = 3;
  std::vector<std::vector<std::uint32_t>> alike;  // Lines that differ in digits only.
  const auto note = [&](std::uint32_t i) {
    if (i >= lines_.size() || lines_[i].end - lines_[i].start > kShortLine) return;
    const std::string_view line = line_text(i);
    if (line.empty() || line[0] == '(' || is_page_mark(line) || ends_sentence(line)) return;
    const auto found = std::find_if(alike.begin(), alike.end(), [&](const std::vector<std::uint32_t>& lines) {
      return same_but_digits(line_text(lines.front()), line);
    });
    if (found != alike.end())
      found->push_back(i);
    else if (alike.size() < kMostHeads)
      alike.push_back({i});
  };
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    const Line& line = lines_[i];
    const bool mark = !line.blank() && lone_page_mark(i);
    if (!line.new_page && !mark) continue;
    std::uint32_t above = i;
    while (above > 0 && lines_[above - 1].blank()) --above;
    if (above > 0) note(above - 1);
    note(mark || line.blank() ? next_filled(i) : i);
  }
  for (const std::vector<std::uint32_t>& lines : alike)
    if (lines.size() >= kTimes) running_heads_.insert(running_heads_.end(), lines.begin(), lines.end());
  std::sort(running_heads_.begin(), running_heads_.end());
}

bool BlockParser::running_head(std::uint32_t i) const {
  return std::binary_search(running_heads_.begin(), running_heads_.end(), i);
}

bool BlockParser::read_plain_furniture(std::uint32_t i) {
  const std::string_view line = line_text(i);
  if (lone_page_mark(i) || (!running_heads_.empty() && running_head(i))) {
    furniture(i);
    gap_page_ = true;
    return true;
  }
  if (Stamp stamp = read_stamp(line); stamp.kind != StampKind::kNone) {
    std::string& date = stamp.kind == StampKind::kPublished ? findings_.published : findings_.updated;
    if (date.empty()) date = std::move(stamp.date);
  } else if (is_address_line(line) || (address_ && is_address_part(line))) {
    address_ = true;
  } else if (!is_navigation(line) && !is_contents_line(line)) {
    return false;
  }
  furniture(i);
  return true;
}

std::uint32_t BlockParser::next_filled(std::uint32_t i) const {
  do ++i;
  while (i < lines_.size() && lines_[i].blank());
  return i;
}

void BlockParser::read_text(std::uint32_t i) {
  const Line& line = lines_[i];
  if (open_) {
    const Line& above = lines_[last_line_];
    const RawBlock& block = blocks_.back();
    const bool gap = gap_blank_ || gap_page_;
    const bool inside = block.level > 0 && !lists_.empty() && line.indent > lists_.back().indent;
    const bool sentence = block.kind == BlockKind::kListItem || !is_lower(first_visible(first_line(block)));
    bool joined = gap ? joiner_.continues_over_gap(above, line, gap_page_, sentence)
                      : joiner_.continues(above, line, inside, block.last - block.first >= 2);
    if (block.first == block.last) joined = !gap_blank_;  // A marker alone on its line.
    if (joined) return add_line(i);
  }
  const std::uint32_t deeper = gap_blank_ ? 2 : 1;
  while (!lists_.empty() && line.indent < lists_.back().indent + deeper) lists_.pop_back();
  start(BlockKind::kParagraph, static_cast<std::uint8_t>(std::min<std::size_t>(lists_.size(), 255)));
  add_line(i);
}

RawBlock& BlockParser::start(BlockKind kind, std::uint8_t level) {
  close();
  const bool in_list = kind == BlockKind::kListItem || (kind == BlockKind::kParagraph && level > 0);
  if (!in_list && kind != BlockKind::kFurniture) lists_.clear();
  RawBlock block;
  block.kind = kind;
  block.level = level;
  block.after_blank = gap_blank_;
  block.first = block.last = static_cast<std::uint32_t>(pieces_.size());
  blocks_.push_back(block);
  open_ = true;
  return blocks_.back();
}

void BlockParser::add_piece(std::uint32_t start, std::uint32_t end, Glue glue) {
  pieces_.push_back({start, end, glue, new_pages_});
  for (Held& held : held_) held.new_pages = 0;
  new_pages_ = 0;
  blocks_.back().last = static_cast<std::uint32_t>(pieces_.size());
  gap_blank_ = gap_page_ = false;
  // The label is near the top, or in the title line.
  constexpr std::size_t kNearTop = 8;
  constexpr std::string_view kLabel = "Diarienummer:";
  if (blocks_.size() > kNearTop || !findings_.diary.empty()) return;
  const std::string_view text = text_.substr(start, end - start);
  if (const auto at = text.find(kLabel); at != std::string_view::npos)
    findings_.diary = text.substr(at + kLabel.size());
}

// Adds line `i` to the open block.
void BlockParser::add_line(std::uint32_t i) {
  const Line& line = lines_[i];
  const Glue glue = blocks_.back().first == blocks_.back().last ? Glue::kSpace : joiner_.glue(lines_[last_line_], line);
  add_piece(line.start, line.end, glue);
  last_line_ = i;
}

// A line that is no text: set behind the open block, which may go on after it.
void BlockParser::furniture(std::uint32_t i) {
  const Line& line = lines_[i];
  if (open_) {
    held_.push_back({line.start, line.end, new_pages_});
    return;
  }
  const bool blank = gap_blank_;
  const bool page = gap_page_;
  start(BlockKind::kFurniture, 0);
  add_piece(line.start, line.end, Glue::kSpace);
  close();
  gap_blank_ = blank;
  gap_page_ = page;
}

void BlockParser::close() {
  open_ = false;
  if (held_.empty()) return;
  const std::vector<Held> held = std::move(held_);
  held_.clear();
  const std::uint16_t pending = new_pages_;
  const bool blank = gap_blank_;
  const bool page = gap_page_;
  std::uint16_t given = 0;
  for (const Held& h : held) {
    new_pages_ = static_cast<std::uint16_t>(h.new_pages > given ? h.new_pages - given : 0);
    given = std::max(given, h.new_pages);
    start(BlockKind::kFurniture, 0);
    add_piece(h.start, h.end, Glue::kSpace);
  }
  open_ = false;
  new_pages_ = static_cast<std::uint16_t>(pending - std::min(pending, given));
  gap_blank_ = blank;
  gap_page_ = page;
}

std::string_view BlockParser::first_line(const RawBlock& block) const {
  if (block.first == block.last) return {};
  const Piece& piece = pieces_[block.first];
  return text_.substr(piece.start, piece.end - piece.start);
}

std::string_view BlockParser::last_line(const RawBlock& block) const {
  if (block.first == block.last) return {};
  const Piece& piece = pieces_[block.last - 1];
  return text_.substr(piece.start, piece.end - piece.start);
}

}  // namespace uppdrag::text_reader
