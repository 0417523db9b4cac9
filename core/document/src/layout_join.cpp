// SPDX-License-Identifier: GPL-3.0-or-later
// Paragraphs and list items that go on at the top of the next column or page.
#include <algorithm>
#include <cmath>

#include "layout_drafts.h"
#include "layout_marks.h"
#include "layout_model.h"

namespace uppdrag::layout {
namespace {

class DraftJoiner {
 public:
  explicit DraftJoiner(Model& model) : model_(model) {}

  void run() {
    std::uint32_t body = kNone;  // The last draft of the body,
    std::uint32_t note = kNone;  // and the last footnote of the page before.
    for (std::uint32_t d = 0; d < model_.drafts.size(); ++d) {
      Draft& draft = model_.drafts[d];
      if (draft.kind == BlockKind::kFurniture || draft.aside) continue;
      if (draft.kind == BlockKind::kFootnote) {
        if (note != kNone && draft.marker.empty() && draft.sheet > model_.drafts[note].sheet && goes_on(note, d))
          link(note, d);
        note = d;
        continue;
      }
      if (body != kNone && border(model_.drafts[body], draft) && goes_on(body, d)) link(body, d);
      body = d;
    }
  }

 private:
  // A page or column ends between the two.
  bool border(const Draft& a, const Draft& b) const {
    const Line& last = model_.last_line(a);
    const Line& first = model_.first_line(b);
    return last.sheet != first.sheet || (last.frame != first.frame && first.base < last.base);
  }

  bool goes_on(std::uint32_t a_index, std::uint32_t b_index) const {
    const Draft& a = model_.drafts[a_index];
    const Draft& b = model_.drafts[b_index];
    if (a.kind == BlockKind::kTableRow || b.kind == BlockKind::kTableRow) return cell_goes_on(a, b);
    if (a.kind == BlockKind::kHeading || b.kind == BlockKind::kHeading || b.kind == BlockKind::kListItem) return false;
    const Line& last = model_.last_line(a);
    const Line& first = model_.first_line(b);
    if (std::fabs(last.size - first.size) > 0.06F * last.size) return false;
    const std::string_view before = model_.last_text(last);
    const std::string_view after = model_.first_text(first);
    if (before.empty() || after.empty()) return false;
    if (cut_word(model_, last)) return true;
    const char32_t end = last_visible(before);
    if (starts_lower(after)) return end != ':' && (!ends_sentence(before) || !stops_short(model_, last, first));
    if (ends_sentence(before) || end == ':' || end == ';') return false;
    if (after[0] == '(') return true;
    // A name or a number goes on only where the line above is full and this one is not set in.
    const Frame& frame = model_.frames[last.frame];
    const Frame& below = model_.frames[first.frame];
    const bool full = frame.flows && !stops_short(model_, last, first);
    return full && last.bold == first.bold && (a.last - a.first > 1 || end == ',') &&
           (below.lines < 2 || first.left < below.left + 0.6F * first.size);
  }

  // The last cell of a row goes on in a row that has nothing else.
  bool cell_goes_on(const Draft& a, const Draft& b) const {
    if (a.kind != b.kind) return false;
    const Line& last = model_.last_line(a);
    const Line& first = model_.first_line(b);
    if (last.sheet == first.sheet || last.cell == 0 || first.cell != last.cell) return false;
    return cut_word(model_, last) || (starts_lower(model_.first_text(first)) && !ends_sentence(model_.last_text(last)));
  }

  void link(std::uint32_t a, std::uint32_t b) {
    model_.drafts[a].goes_on = b;
    model_.drafts[b].tail = true;
  }

  Model& model_;
};

}  // namespace

void join_drafts(Model& model) { DraftJoiner(model).run(); }

}  // namespace uppdrag::layout
