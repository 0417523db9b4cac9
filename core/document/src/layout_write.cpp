// SPDX-License-Identifier: GPL-3.0-or-later
// From drafts to the document: canonical text with a box for every word.
#include <algorithm>

#include "layout_hyphens.h"
#include "layout_model.h"
#include "uppdrag/text/normalize.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::layout {
namespace {

class Writer {
 public:
  Writer(const Model& model, Document& document)
      : model_(model), document_(document), builder_(document), judge_(model) {}

  void run() {
    document_.text.reserve(model_.text.size() + model_.words.size());
    document_.boxes.reserve(model_.words.size());
    for (std::uint32_t s = 0; s < model_.sheets.size(); ++s) write_sheet(s);
    builder_.finish();
    document_.boxes.shrink_to_fit();
  }

 private:
  void write_sheet(std::uint32_t s) {
    turn_to(s);
    const Sheet& sheet = model_.sheets[s];
    // A block that goes on over the page's end comes last, so that all of the page stands within its span.
    std::uint32_t last = kNone;
    for (std::uint32_t d = sheet.first_draft; d < sheet.last_draft; ++d)
      if (!model_.drafts[d].tail && leaves_page(d)) last = d;
    for (std::uint32_t d = sheet.first_draft; d < sheet.last_draft; ++d)
      if (d != last && !model_.drafts[d].tail) write(d);
    if (last != kNone) write(last);
  }

  bool leaves_page(std::uint32_t d) const {
    const std::uint32_t from = model_.drafts[d].sheet;
    while (model_.drafts[d].goes_on != kNone) d = model_.drafts[d].goes_on;
    return model_.drafts[d].sheet != from;
  }

  // Begins the pages up to sheet `s`.
  void turn_to(std::uint32_t s) {
    for (; next_sheet_ <= s; ++next_sheet_) {
      builder_.begin_page(model_.sheets[next_sheet_].number);
      const LayoutPage& page = model_.source.pages[next_sheet_];
      document_.pages.back().width = page.width;
      document_.pages.back().height = page.height;
    }
  }

  void write(std::uint32_t d) {
    const Draft& draft = model_.drafts[d];
    builder_.end();
    builder_.begin(draft.kind, draft.level, draft.marker);
    cell_ = 0;
    third_ = false;
    std::uint32_t above = kNone;
    for (; d != kNone; d = model_.drafts[d].goes_on) {
      const Draft& part = model_.drafts[d];
      for (std::uint32_t k = part.first; k < part.last; ++k) {
        if (above != kNone) glue(above, model_.draft_lines[k]);
        above = model_.draft_lines[k];
        turn_to(model_.lines[above].sheet);
        const bool more = k + 1 < part.last || part.goes_on != kNone;
        std::uint32_t below = kNone;
        if (k + 1 < part.last)
          below = model_.draft_lines[k + 1];
        else if (more)
          below = model_.draft_lines[model_.drafts[part.goes_on].first];
        write_line(model_.lines[above], below);
      }
    }
    builder_.end();
  }

  bool same_cell(const Line& a, const Line& b) const {
    return a.kind != LineKind::kCell || b.kind != LineKind::kCell || a.cell == b.cell;
  }

  void glue(std::uint32_t a, std::uint32_t b) {
    const Line& above = model_.lines[a];
    const Line& below = model_.lines[b];
    if (!same_cell(above, below)) return;
    if (judge_.judge(above, below) == Glue::kSpace) builder_.append_space();
  }

  void write_line(const Line& line, std::uint32_t below) {
    if (line.kind == LineKind::kCell)
      for (; cell_ < line.cell; ++cell_) builder_.append_tab();
    Glue end = Glue::kSpace;
    if (below != kNone && same_cell(line, model_.lines[below])) end = judge_.judge(line, model_.lines[below]);
    const Word* before = nullptr;
    bool tight = false;
    for (std::uint32_t i = line.first + line.skip; i < line.last; ++i) {
      const Word& word = model_.word(i);
      if (word.note_mark) continue;
      std::string_view text = model_.text_of(word);
      if (third_) text.remove_prefix(1);
      third_ = false;
      if (text.empty()) continue;
      const bool last = i + 1 == line.last;
      if (last && (end == Glue::kMend || end == Glue::kMendThird)) text = without_hyphen(text, word);
      const bool stray = judge_.judge_within(line, i) == Glue::kMend;
      if (stray) text = without_hyphen(text, word);
      if (before != nullptr && !tight &&
          (line.kind == LineKind::kTurned || spaced(*before, word) || skipped(i) ||
           may_combine(decode_utf8(text, 0).value)))
        builder_.append_space();
      put(text, word, line);
      before = &word;
      tight = stray;
    }
    third_ = end == Glue::kMendThird;
  }

  // White space stood behind a mark that was left out before word `i`.
  bool skipped(std::uint32_t i) const {
    return model_.word(i - 1).note_mark && spaced(model_.word(i - 1), model_.word(i));
  }

  static std::string_view without_hyphen(std::string_view text, const Word& word) {
    constexpr std::string_view kHyphen = "\u2010";
    if (word.soft_end) return text;
    if (text.ends_with('-')) text.remove_suffix(1);
    if (text.ends_with(kHyphen)) text.remove_suffix(kHyphen.size());
    return text;
  }

  void put(std::string_view text, const Word& word, const Line& line) {
    if (text.empty()) return;
    const auto start = static_cast<std::uint32_t>(document_.text.size());
    builder_.append(text, start);
    const auto end = static_cast<std::uint32_t>(document_.text.size());
    const Sheet& sheet = model_.sheets[line.sheet];
    const LayoutPage& page = model_.source.pages[line.sheet];
    WordBox box;
    box.span = {start, end};
    box.page = sheet.number;
    turn_back(word, sheet.quarters, page, box);
    document_.boxes.push_back(box);
  }

  // From the reading direction to the page as it is shown.
  static void turn_back(const Word& word, std::uint8_t quarters, const LayoutPage& page, WordBox& box) {
    const bool on_side = (quarters & 1U) != 0;
    const Rectangle shown =
        turn_shape({word.left, word.top, word.right, word.bottom}, static_cast<std::uint8_t>((4U - quarters) & 3U),
                   on_side ? page.height : page.width, on_side ? page.width : page.height);
    box.left = shown.left, box.top = shown.top, box.right = shown.right, box.bottom = shown.bottom;
  }

  const Model& model_;
  Document& document_;
  DocumentBuilder builder_;
  HyphenJudge judge_;
  std::uint32_t next_sheet_ = 0;
  std::uint16_t cell_ = 0;
  bool third_ = false;  // The next word loses its first letter.
};

}  // namespace

void write_document(const Model& model, Document& document) { Writer(model, document).run(); }

}  // namespace uppdrag::layout
