// SPDX-License-Identifier: GPL-3.0-or-later
// Footnotes at the foot of a column, and the raised marks in the text that point at them.
#include <algorithm>
#include <cstdlib>
#include <set>

#include "layout_drafts.h"
#include "layout_marks.h"
#include "layout_model.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::layout {
namespace {

// `1)` and `1.` are the mark `1`.
std::string_view bare(std::string_view mark) {
  while (!mark.empty() && (mark.back() == ')' || mark.back() == '.')) mark.remove_suffix(1);
  return mark;
}

class NoteFinder {
 public:
  explicit NoteFinder(Model& model) : model_(model) {}

  void run() {
    for (const Sheet& sheet : model_.sheets) {
      marks_.clear();
      for (std::uint32_t d = sheet.first_draft; d < sheet.last_draft;) d = read_frame(sheet, d);
      for (std::uint32_t d = sheet.first_draft; d < sheet.last_draft; ++d) point(model_.drafts[d]);
    }
    settle_others();
  }

 private:
  bool body(const Draft& draft) const {
    return draft.kind == BlockKind::kParagraph || draft.kind == BlockKind::kListItem;
  }

  bool small(const Draft& draft) const {
    return body(draft) && !draft.aside && model_.first_line(draft).size < 0.94F * model_.body_size;
  }

  // The mark at the start of a footnote; empty when `draft` is none.
  std::string_view note_mark(const Draft& draft) const {
    const Line& line = model_.first_line(draft);
    if (draft.kind == BlockKind::kListItem) return is_note_mark(bare(draft.marker)) ? bare(draft.marker) : "";
    if (line.first + 1 >= line.last && draft.last - draft.first < 2) return {};
    const std::string_view word = model_.text_at(line.first);
    return is_note_mark(word) ? bare(word) : std::string_view();
  }

  // Looks at the drafts of one column from `from` on; returns one past them.
  std::uint32_t read_frame(const Sheet& sheet, std::uint32_t from) {
    const std::uint32_t frame = model_.first_line(model_.drafts[from]).frame;
    std::uint32_t end = from;
    while (end < sheet.last_draft && model_.first_line(model_.drafts[end]).frame == frame &&
           (body(model_.drafts[end]) == body(model_.drafts[from])))
      ++end;
    std::uint32_t first = end;
    while (first > from && (small(model_.drafts[first - 1]) || raised_start(model_.drafts[first - 1]))) --first;
    const bool rest = first < end && rest_of_note(model_.drafts[first]);
    while (first < end && !rest && note_mark(model_.drafts[first]).empty()) ++first;
    if (first == end || (first == from && end - first < 2 && !rest && !raised_start(model_.drafts[first]))) return end;
    for (std::uint32_t d = first; d < end; ++d) make_note(model_.drafts[d]);
    last_note_ = end - 1;
    return end;
  }

  // Small type that goes on with the last footnote of the page before.
  bool rest_of_note(const Draft& draft) const {
    if (last_note_ == kNone || !note_mark(draft).empty()) return false;
    const Draft& note = model_.drafts[last_note_];
    return note.sheet + 1 == draft.sheet && !ends_sentence(model_.last_text(model_.last_line(note))) &&
           (cut_word(model_, model_.last_line(note)) || starts_lower(model_.first_text(model_.first_line(draft))));
  }

  bool raised_start(const Draft& draft) const {
    return body(draft) && model_.word(model_.first_line(draft).first).raised && !note_mark(draft).empty();
  }

  void make_note(Draft& draft) {
    const std::string mark(note_mark(draft));
    draft.level = 0;
    if (!mark.empty() && draft.kind != BlockKind::kListItem) model_.lines[model_.draft_lines[draft.first]].skip = 1;
    draft.kind = BlockKind::kFootnote;
    draft.marker = mark;
    if (!mark.empty()) marks_.insert(mark);
  }

  template <typename Each>
  void each_raised(const Draft& draft, Each each) {
    for (std::uint32_t k = draft.first; k < draft.last; ++k) {
      const Line& line = model_.lines[model_.draft_lines[k]];
      for (std::uint32_t i = line.first + line.skip; i < line.last; ++i)
        if (model_.word(i).raised && is_mark_list(model_.text_at(i))) each(line, i);
    }
  }

  // `1`, `1,2`, `*`.
  static bool is_mark_list(std::string_view text) {
    while (text.ends_with(',') || text.ends_with(' ')) text.remove_suffix(1);
    for (auto comma = text.find(','); comma != std::string_view::npos; comma = text.find(',')) {
      if (!is_note_mark(text.substr(0, comma))) return false;
      text.remove_prefix(comma + 1);
    }
    return is_note_mark(text);
  }

  // Marks in `draft` that have their footnote on the page.
  void point(const Draft& draft) {
    if (!body(draft) && draft.kind != BlockKind::kTableRow) return;
    each_raised(draft, [&](const Line& line, std::uint32_t i) {
      const std::string_view text = model_.text_at(i);
      const std::string first(bare(text.substr(0, text.find(','))));
      const bool unit = i > line.first && exponent(model_.text_at(i - 1), text);
      if (marks_.contains(first) && !unit) model_.words[model_.order[i]].note_mark = true;
    });
  }

  // Marks without a footnote on their page: notes at the end of the document when they count on, exponents behind a
  // unit, else something that must not stick to the word before.
  void settle_others() {
    std::vector<std::uint32_t> open;
    std::uint32_t expected = 1;
    std::uint32_t in_order = 0;
    for (const Draft& draft : model_.drafts) {
      each_raised(draft, [&](const Line& line, std::uint32_t i) {
        if (model_.word(i).note_mark) return;
        if (i > line.first && exponent(model_.text_at(i - 1), model_.text_at(i))) {
          model_.words[model_.order[i]].glued = true;
          return;
        }
        if (std::strtoul(std::string(model_.text_at(i)).c_str(), nullptr, 10) == expected) {
          ++expected;
          ++in_order;
        }
        open.push_back(i);
      });
    }
    constexpr std::uint32_t kEnough = 3;
    const bool counts = in_order >= kEnough && in_order * 10 >= open.size() * 9;
    for (const std::uint32_t i : open) {
      Word& word = model_.words[model_.order[i]];
      (counts ? word.note_mark : word.apart) = true;
    }
  }

  static bool exponent(std::string_view before, std::string_view mark) {
    if (mark != "2" && mark != "3") return false;
    return before == "m" || before == "km" || before == "dm" || before == "cm" || before == "mm" ||
           before.ends_with("/m") || before.ends_with("/km");
  }

  Model& model_;
  std::set<std::string> marks_;      // Of the footnotes on the page.
  std::uint32_t last_note_ = kNone;  // The last footnote so far.
};

}  // namespace

void find_notes(Model& model) { NoteFinder(model).run(); }

}  // namespace uppdrag::layout
