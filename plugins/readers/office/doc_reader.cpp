// SPDX-License-Identifier: GPL-3.0-or-later
#include "doc_reader.h"

#include <algorithm>
#include <utility>

#include "../shared/flow.h"
#include "doc_pieces.h"
#include "properties.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::office_reader {
namespace {

// Word's special characters.
constexpr char16_t kNote = 0x02, kCell = 0x07, kLineBreak = 0x0B, kPageBreak = 0x0C, kParagraph = 0x0D,
                   kColumnBreak = 0x0E, kFieldBegin = 0x13, kFieldText = 0x14, kFieldEnd = 0x15, kHardHyphen = 0x1E,
                   kSoftHyphen = 0x1F;

// Fields are a code and a result; only the result is text.
class FieldCodes {
 public:
  // Whether the character is one of a field's marks or of its code.
  bool hide(char16_t c) {
    if (c == kFieldBegin) {
      in_code_.push_back(true);
      ++codes_;
    } else if ((c == kFieldText || c == kFieldEnd) && !in_code_.empty()) {
      if (in_code_.back()) --codes_;
      in_code_.back() = false;
      if (c == kFieldEnd) in_code_.pop_back();
    }
    return codes_ > 0 || (c >= kFieldBegin && c <= kFieldEnd);
  }

 private:
  std::vector<bool> in_code_;  // By open field.
  int codes_ = 0;
};

class DocWriter {
 public:
  DocWriter(const DocText& text, const DocFormats& formats, flow::Flow& flow)
      : text_(text), formats_(formats), flow_(flow) {}

  void run() {
    const auto size = static_cast<std::uint32_t>(text_.text.size());
    const std::uint32_t body = std::min(text_.body, size);
    const std::uint32_t notes = std::min(text_.footnotes, size - body);
    const std::uint32_t headers = std::min(text_.headers, size - body - notes);
    margins(body + notes, body + notes + headers);
    for (std::uint32_t at = 0; at < body;) at = paragraph(at, body);
    end_row();
    flow_.end();
    footnotes(body, body + notes);
  }

 private:
  // A paragraph of a table row.
  struct Part {
    std::uint32_t at;
    std::uint32_t next;
    DocFormat format;
    bool cell_end;
  };

  // The end of the paragraph that starts at `at`: one past its mark.
  std::uint32_t mark_from(std::uint32_t at, std::uint32_t end) const {
    while (at < end && text_.text[at] != kParagraph && text_.text[at] != kCell && text_.text[at] != kPageBreak) ++at;
    return std::min(at + 1, end);
  }

  std::uint32_t paragraph(std::uint32_t at, std::uint32_t end) {
    const std::uint32_t next = mark_from(at, end);
    const char16_t mark = text_.text[next - 1];
    const DocFormat format = formats_.at(text_.places[next - 1]);
    if (mark != kCell && !format.in_table) {
      end_row();
      write_block(at, next, format);
      return next;
    }
    // Without formats (Word 95) two cell marks in a row end a table row.
    const bool row_end =
        format.row_end || (!format.in_table && next - at == 1 && !row_.empty() && row_.back().cell_end);
    if (row_end)
      end_row();
    else
      row_.push_back({at, next, format, mark == kCell});
    return next;
  }

  void write_block(std::uint32_t at, std::uint32_t next, const DocFormat& format) {
    if (format.style >= 1 && format.style <= 9)
      flow_.begin(BlockKind::kHeading, static_cast<std::uint8_t>(std::min(format.style, 6U)));
    else if (format.list)
      flow_.begin(BlockKind::kListItem, static_cast<std::uint8_t>(std::min(format.level + 1, 9)), "•");
    else
      flow_.begin(BlockKind::kParagraph);
    write(at, next);
    flow_.end();
  }

  // Writes the row that was gathered: as one, or as paragraphs when its cells hold whole texts.
  void end_row() {
    if (row_.empty()) return;
    const std::vector<Part> row = std::exchange(row_, {});
    if (!is_data(row)) {
      for (const Part& part : row) write_block(part.at, part.next, part.format);
      return;
    }
    flow_.begin(BlockKind::kTableRow);
    in_row_ = true;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0 && row[i - 1].cell_end) flow_.tab();
      flow_.space();
      write(row[i].at, row[i].next);
    }
    in_row_ = false;
    flow_.end();
  }

  static bool is_data(const std::vector<Part>& row) {
    constexpr std::uint32_t kLong = 400;  // Characters of a cell.
    constexpr int kMostParagraphs = 3;
    std::uint32_t length = 0;
    int paragraphs = 0;
    int cells = 0;
    for (const Part& part : row) {
      length += part.next - part.at;
      ++paragraphs;
      if (length > kLong || paragraphs > kMostParagraphs) return false;
      if (!part.cell_end) continue;
      ++cells;
      length = 0;
      paragraphs = 0;
    }
    return cells > 1;
  }

  // Notes follow each other in the order of their marks, each starts with its own mark.
  void footnotes(std::uint32_t at, std::uint32_t end) {
    std::uint32_t number = 0;
    while (at < end) {
      const std::uint32_t next = mark_from(at, end);
      const bool starts = text_.text[at] == kNote;
      if (starts) ++number;
      flow_.begin(BlockKind::kFootnote, 0, starts ? std::to_string(number) : std::string());
      write(at, next);
      flow_.end();
      at = next;
    }
  }

  void margins(std::uint32_t at, std::uint32_t end) {
    while (at < end) {
      const std::uint32_t next = mark_from(at, end);
      flow_.begin(BlockKind::kFurniture);
      write(at, next);
      flow_.end();
      at = next;
    }
  }

  void write(std::uint32_t at, std::uint32_t end) {
    std::string run;
    FieldCodes codes;
    for (; at < end; ++at) {
      const char16_t c = text_.text[at];
      if (codes.hide(c)) continue;
      if (c == kLineBreak || c == kColumnBreak || c == '\t') {
        flow_.add(run);
        run.clear();
        if (c != '\t')
          flow_.line_break();
        else if (in_row_)
          flow_.space();
        else
          flow_.tab();
      } else if (c == kHardHyphen) {
        run += '-';
      } else if (c == kSoftHyphen) {
        run += "\u00AD";
      } else {
        at += append(run, at, end);  // Of other control characters nothing is written.
      }
    }
    flow_.add(run);
  }

  // Appends the character at `at`; 1 when it took two code units.
  std::uint32_t append(std::string& out, std::uint32_t at, std::uint32_t end) const {
    const char16_t c = text_.text[at];
    if (c < 0x20) return 0;
    if (c >= 0xD800 && c <= 0xDFFF) {
      const char16_t low = at + 1 < end ? text_.text[at + 1] : u'\0';
      if (c > 0xDBFF || low < 0xDC00 || low > 0xDFFF) {
        append_utf8(out, 0xFFFD);
        return 0;
      }
      append_utf8(out, 0x10000 + ((static_cast<char32_t>(c) - 0xD800) << 10U) + (low - 0xDC00U));
      return 1;
    }
    append_utf8(out, c);
    return 0;
  }

  const DocText& text_;
  const DocFormats& formats_;
  flow::Flow& flow_;
  std::vector<Part> row_;  // The table row at hand.
  bool in_row_ = false;
};

}  // namespace

Status read_doc(const CompoundFile& file, Document& document) {
  const std::string main = file.read("WordDocument");
  constexpr std::uint32_t kWord97Magic = 0xA5EC;
  constexpr std::uint32_t kWord6Magic = 0xA5DC;
  if (const std::uint32_t magic = u16_at(main, 0); magic != kWord97Magic && magic != kWord6Magic)
    return Error{ErrorCode::kUnsupported,
                 "is an old Word document whose text cannot be found; save it as .docx or PDF"};
  auto text = read_doc_text(file, main);
  if (!text) return text.error();
  flow::Flow flow(false);
  DocWriter(*text, DocFormats(file, main), flow).run();
  flow.write(document, false);
  if (text->cut) {
    document.notes.push_back("the Word document is damaged; what could be read is kept");
    document.partial = true;
  }
  set_title("", document);
  return ok();
}

}  // namespace uppdrag::office_reader
