// SPDX-License-Identifier: GPL-3.0-or-later
// What the steps of the layout hand on to one another: words, rows, lines, drafts of blocks. Internal to this room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/document/layout.h"

namespace uppdrag::layout {

inline constexpr std::uint32_t kNone = 0xFFFFFFFFU;

struct Rectangle {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
};

// `shape` on a page of `width` and `height` that is turned by `quarters` so that text which ran down it (1), head over
// (2) or up it (3) runs to the right. With 4 - `quarters`, and width and height exchanged for odd ones, the way back.
Rectangle turn_shape(const Rectangle& shape, std::uint8_t quarters, float width, float height);

// A word in the reading direction of its page: x grows along the line, y from line to line.
struct Word {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
  float base = 0;  // About the base line: the same for words of one line whatever their fonts.
  float size = 0;
  std::uint32_t text = 0;  // Of Model::text, clean and without white space around it.
  std::uint32_t length = 0;
  bool bold = false;
  bool italic = false;
  bool space_after = false;
  bool soft_end = false;   // A soft hyphen ended it.
  bool symbol = false;     // It is one character of a symbol font: a bullet when it starts a line, else nothing.
  bool raised = false;     // Small and above the base line.
  bool note_mark = false;  // A raised mark that points at a footnote: not part of the text.
  bool glued = false;      // No space before it although it stands apart: letter-spaced type, `m²`.
  bool apart = false;      // A space before it although it touches the word before: a mark that points nowhere.
  bool taken = false;      // Furniture: no part of the page's body.
};

// Words on one base line over the whole page, from left to right.
struct Row {
  std::uint32_t first = 0;  // Of Model::order.
  std::uint32_t last = 0;
  float left = 0;
  float right = 0;
  float base = 0;
  float size = 0;  // Of most of its letters.
};

enum class LineKind : std::uint8_t { kText, kAside, kCell, kContents, kHead, kFoot, kTurned };

// Words of one column on one base line.
struct Line {
  std::uint32_t first = 0;  // Of Model::order.
  std::uint32_t last = 0;
  std::uint32_t sheet = 0;
  std::uint32_t frame = 0;  // The column it stands in.
  std::uint32_t row = 0;    // Cells: the table row,
  std::uint16_t cell = 0;   // and the column.
  std::uint16_t skip = 0;   // Words at its start that are a list mark, or a footnote's mark.
  LineKind kind = LineKind::kText;
  bool bold = false;    // All of it.
  bool italic = false;  // All of it.
  bool table_head = false;
  float left = 0;
  float right = 0;
  float base = 0;
  float size = 0;
};

// A column of a page, as its lines show it.
struct Frame {
  float left = 0;
  float right = 0;    // How far its lines may reach.
  float leading = 0;  // Between the base lines of one paragraph, in sizes.
  std::uint32_t lines = 0;
  bool flows = false;  // Most of its lines are full: running text, no list of short lines.
};

struct Draft {
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;
  std::string marker;
  std::uint32_t first = 0;  // Of Model::draft_lines.
  std::uint32_t last = 0;
  std::uint32_t sheet = 0;
  std::uint32_t goes_on = kNone;  // The draft of a later column or page that belongs to it.
  bool tail = false;              // Is such a draft.
  bool aside = false;
  bool head = false;  // Furniture of the page's head.
  float above = 0;    // Distance to the line above and below in lines; large where there is none.
  float below = 0;
};

struct Sheet {
  std::uint32_t number = 0;
  float width = 0;  // In the reading direction.
  float height = 0;
  std::uint8_t quarters = 0;    // How the page must be turned back to be read.
  std::uint32_t first_row = 0;  // Of Model::rows.
  std::uint32_t last_row = 0;
  std::uint32_t first_line = 0;  // Of Model::lines.
  std::uint32_t last_line = 0;
  std::uint32_t first_draft = 0;
  std::uint32_t last_draft = 0;
};

struct Model {
  explicit Model(LayoutSource& from) : source(from) {}

  LayoutSource& source;  // Without words and text once they were read.
  std::string text;
  std::vector<Word> words;
  std::vector<std::uint32_t> order;
  std::vector<Row> rows;
  std::vector<Line> lines;    // Of the body, in reading order.
  std::vector<Line> margins;  // Furniture and turned words, by sheet.
  std::vector<Frame> frames;
  std::vector<std::uint32_t> draft_lines;
  std::vector<Draft> drafts;
  std::vector<Sheet> sheets;
  float body_size = 10;    // Of most letters of the document.
  float leading = 1.2F;    // Of most lines, in sizes.
  bool bold_body = false;  // Most letters are bold.

  std::string_view text_of(const Word& word) const { return std::string_view(text).substr(word.text, word.length); }
  const Word& word(std::uint32_t at) const { return words[order[at]]; }
  std::string_view text_at(std::uint32_t at) const { return text_of(word(at)); }
  std::string_view first_text(const Line& line) const {
    return line.first + line.skip < line.last ? text_at(line.first + line.skip) : std::string_view();
  }
  // Marks of footnotes behind the last word are looked through.
  std::string_view last_text(const Line& line) const {
    std::uint32_t last = line.last;
    while (last > line.first + line.skip + 1U && word(last - 1).raised && text_at(last - 1).size() <= 3) --last;
    return line.first + line.skip < line.last ? text_at(last - 1) : std::string_view();
  }
  const Line& first_line(const Draft& draft) const { return lines[draft_lines[draft.first]]; }
  const Line& last_line(const Draft& draft) const { return lines[draft_lines[draft.last - 1]]; }
};

// The steps, in order. Each needs those above.
void read_words(Model& model);      // words, rows, sheets, body_size
void find_furniture(Model& model);  // margins; marks their words as taken
void cut_columns(Model& model);     // lines in reading order, frames
void measure_frames(Model& model);  // edges of the frames
void build_drafts(Model& model);    // drafts of blocks, page by page
void find_notes(Model& model);      // footnotes, and the marks that point at them
void find_headings(Model& model);
void join_drafts(Model& model);  // paragraphs that go on in another column or page
void write_document(const Model& model, Document& document);

// Sets left, right, base, size, bold and italic of `line` from its words.
void measure(const Model& model, Line& line);
// Whether white space stands between two neighbours of a line.
bool spaced(const Word& before, const Word& after);
// The words [first, last) of Model::order as one text.
std::string joined_text(const Model& model, std::uint32_t first, std::uint32_t last);

}  // namespace uppdrag::layout
