// SPDX-License-Identifier: GPL-3.0-or-later
// From lines to blocks: where a paragraph ends, what is a list item and how deep it lies.
#include "layout_drafts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "layout_marks.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::layout {

bool stops_short(const Model& model, const Line& a, const Line& b) {
  const Frame& frame = model.frames[a.frame];
  if (b.first + b.skip >= b.last) return true;
  const Word& next = model.word(b.first + b.skip);
  return a.right + 0.55F * a.size + (next.right - next.left) < frame.right;
}

bool cut_word(const Model& model, const Line& a) {
  return model.word(a.last - 1).soft_end || ends_in_hyphen(model.last_text(a));
}

bool stands_out(const Model& model, const Line& line) {
  return line.size > 1.07F * model.body_size || (line.bold && !model.bold_body);
}

namespace {

constexpr float kIndent = 0.6F;  // In sizes: less is no indent.

// A list must follow.
bool leads_to_list(std::string_view word) {
  constexpr std::array<std::string_view, 7> kLeading = {"att", "följande", "nedan", "ska", "skall", "bör", "får"};
  return std::find(kLeading.begin(), kLeading.end(), word) != kLeading.end();
}

// Another word must follow: the line is no end.
bool ends_open(std::string_view word) {
  constexpr std::array<std::string_view, 24> kOpen = {
      "att", "och", "samt", "eller", "följande", "av",  "i",    "på",  "för",  "med",   "till", "om",
      "den", "det", "de",   "en",    "ett",      "som", "från", "vid", "inom", "under", "ska",  "skall"};
  return std::find(kOpen.begin(), kOpen.end(), word) != kOpen.end();
}

class DraftBuilder {
 public:
  explicit DraftBuilder(Model& model) : model_(model) {}

  void run() {
    std::size_t margin = 0;
    for (std::uint32_t s = 0; s < model_.sheets.size(); ++s) {
      Sheet& sheet = model_.sheets[s];
      sheet.first_draft = static_cast<std::uint32_t>(model_.drafts.size());
      const std::size_t from = margin;
      while (margin < model_.margins.size() && model_.margins[margin].sheet == s) ++margin;
      add_margins(from, margin, true);
      close();
      for (std::uint32_t i = sheet.first_line; i < sheet.last_line; ++i) read(i);
      close();
      add_margins(from, margin, false);
      sheet.last_draft = static_cast<std::uint32_t>(model_.drafts.size());
    }
  }

 private:
  struct Depth {
    float x = 0;  // Of the mark, from its column's edge.
    char32_t style = 0;
    std::uint32_t number = 0;
  };

  void add_margins(std::size_t from, std::size_t to, bool head) {
    for (std::size_t i = from; i < to; ++i) {
      if ((model_.margins[i].kind == LineKind::kHead) != head) continue;
      const auto line = static_cast<std::uint32_t>(model_.lines.size());
      model_.lines.push_back(model_.margins[i]);
      Draft draft;
      draft.kind = BlockKind::kFurniture;
      draft.sheet = model_.margins[i].sheet;
      draft.head = head;
      add_draft(std::move(draft), line);
    }
  }

  void add_draft(Draft draft, std::uint32_t line) {
    draft.first = static_cast<std::uint32_t>(model_.draft_lines.size());
    model_.draft_lines.push_back(line);
    draft.last = draft.first + 1;
    model_.drafts.push_back(std::move(draft));
  }

  const Line& line(std::uint32_t i) const { return model_.lines[i]; }
  Draft& open_draft() { return model_.drafts.back(); }

  void close() {
    open_ = false;
    // Notes beside the text come after the paragraph that they stand beside.
    std::uint32_t above = kNone;
    for (const std::uint32_t i : asides_) {
      if (above != kNone && same_note(line(above), line(i))) {
        model_.draft_lines.push_back(i);
        ++model_.drafts.back().last;
      } else {
        Draft draft;
        draft.sheet = line(i).sheet;
        draft.aside = true;
        add_draft(std::move(draft), i);
      }
      above = i;
    }
    asides_.clear();
  }

  // `Prop.` above `2012/13:187`.
  bool same_note(const Line& a, const Line& b) const {
    const std::string_view last = model_.last_text(a);
    const bool open = cut_word(model_, a) || starts_lower(model_.first_text(b)) ||
                      (last_visible(last) == '.' && !ends_sentence(to_lower(last)));
    return open && std::fabs(a.left - b.left) < 2 && std::fabs(a.size - b.size) < 0.06F * a.size &&
           b.base - a.base < 1.3F * model_.leading * b.size && b.base > a.base;
  }

  void read(std::uint32_t i) {
    Line& here = model_.lines[i];
    switch (here.kind) {
      case LineKind::kAside:
        asides_.push_back(i);
        return;
      case LineKind::kCell:
        return read_cell(i);
      case LineKind::kContents:
        close();
        start(i, BlockKind::kFurniture, 0);
        open_ = false;
        return;
      default:
        break;
    }
    if (open_ && model_.drafts.back().kind != BlockKind::kTableRow && continues(last_, i)) {
      model_.draft_lines.push_back(i);
      ++open_draft().last;
      last_ = i;
      if (open_draft().kind == BlockKind::kListItem) hung_ = here.left >= text_left_ - 0.5F * here.size;
      return;
    }
    start_text(i);
  }

  void read_cell(std::uint32_t i) {
    const bool same = open_ && open_draft().kind == BlockKind::kTableRow && line(last_).row == line(i).row;
    if (same) {
      model_.draft_lines.push_back(i);
      ++open_draft().last;
    } else {
      close();
      start(i, BlockKind::kTableRow, line(i).table_head ? 1 : 0);
      lists_.clear();
    }
    last_ = i;
  }

  void start(std::uint32_t i, BlockKind kind, std::uint8_t level) {
    Draft draft;
    draft.kind = kind;
    draft.level = level;
    draft.sheet = line(i).sheet;
    add_draft(std::move(draft), i);
    open_ = true;
    last_ = i;
  }

  float offset(const Line& l) const { return l.left - model_.frames[l.frame].left; }

  void start_text(std::uint32_t i) {
    const bool was_open = open_ && line(last_).frame == line(i).frame;
    const std::uint32_t above = was_open ? last_ : kNone;
    const ListMark mark = item_mark(above, i);
    close();
    Line& here = model_.lines[i];
    if (mark.kind == MarkKind::kPlain) {
      if (!inside_item(i)) {
        lists_.clear();
        hung_ = false;
      }
      start(i, BlockKind::kParagraph, static_cast<std::uint8_t>(std::min<std::size_t>(lists_.size(), 255)));
      return;
    }
    const std::uint8_t level = list_level(offset(here), mark, here.size);
    start(i, BlockKind::kListItem, level);
    open_draft().marker = std::string(model_.text_at(here.first).substr(0, mark.size));
    if (mark.size == model_.text_at(here.first).size()) {
      here.skip = 1;
    } else {
      Word& word = model_.words[model_.order[here.first]];
      word.text += mark.size;
      word.length -= mark.size;
    }
    text_left_ = here.first + here.skip < here.last ? model_.word(here.first + here.skip).left : line(i + 1).left;
  }

  // Text that stands where an item's text does belongs to the item; a first line that is only set in does not.
  bool inside_item(std::uint32_t i) const {
    const Line& here = line(i);
    const float near = 0.4F * here.size;
    if (lists_.empty() || stands_out(model_, here) || line(last_).frame != here.frame) return false;
    if (std::fabs(here.left - text_left_) > near) return false;
    const bool more = i + 1 < model_.lines.size() && line(i + 1).frame == here.frame && line(i + 1).base > here.base &&
                      line(i + 1).base - here.base < 1.3F * model_.frames[here.frame].leading * here.size;
    return !more || line(i + 1).left > text_left_ - near;
  }

  std::uint8_t list_level(float x, const ListMark& mark, float size) {
    const float near = kIndent * size;
    while (!lists_.empty() && x < lists_.back().x - near) lists_.pop_back();
    const bool deeper = lists_.empty() || x > lists_.back().x + near;
    const bool nested = !deeper && lists_.back().style != mark.style && mark.number == 1 && lists_.back().number > 0 &&
                        mark.kind == MarkKind::kLetter;  // `a)` below `1.`
    if (deeper || nested)
      lists_.push_back({x, mark.style, mark.number});
    else
      lists_.back() = {x, mark.style, mark.number};
    return static_cast<std::uint8_t>(std::min<std::size_t>(lists_.size(), 255));
  }

  // The mark that makes line `i` a list item. Within running text a dash or a number may belong to the sentence: then
  // something else must speak for it.
  ListMark item_mark(std::uint32_t above, std::uint32_t i) const {
    const Line& here = line(i);
    const std::string_view word = model_.text_at(here.first);
    const ListMark mark = read_list_mark(word);
    const bool whole = mark.size == word.size();
    if (mark.kind == MarkKind::kPlain || (whole && here.last - here.first < 2 && !stands_above_text(i))) return {};
    const bool ordinal = mark.kind == MarkKind::kNumber || mark.kind == MarkKind::kLetter;
    if (ordinal && stands_out(model_, here)) return {};
    const bool in_list =
        std::any_of(lists_.begin(), lists_.end(), [&](const Depth& d) { return d.style == mark.style; });
    if (mark.kind == MarkKind::kDash && !whole && !in_list && (above == kNone || !announces(line(above)))) return {};
    if (mark.kind == MarkKind::kBullet) return mark;
    if (mark.kind == MarkKind::kLetter && mark.number != 1 && !in_list) return {};
    if (above == kNone) return ordinal && mark.number != 1 && !in_list && !hangs(i) ? ListMark{} : mark;
    const Line& up = line(above);
    const bool follows = in_list && (!ordinal || mark.number == lists_.back().number + 1);
    const bool apart = here.base - up.base > 1.2F * model_.frames[here.frame].leading * here.size;
    const bool indented = here.left > up.left + kIndent * here.size;
    return follows || apart || indented || announces(up) || ends_sentence(model_.last_text(up)) || hangs(i) ||
                   stops_short(model_, up, here)
               ? mark
               : ListMark{};
  }

  // The mark stands alone, the item's text on the line below it.
  bool stands_above_text(std::uint32_t i) const {
    if (i + 1 >= model_.lines.size()) return false;
    const Line& here = line(i);
    const Line& next = line(i + 1);
    return next.frame == here.frame && next.kind == LineKind::kText && next.left > here.left + 0.4F * here.size &&
           next.base > here.base && next.base - here.base < 1.4F * model_.frames[here.frame].leading * here.size;
  }

  bool announces(const Line& up) const {
    const std::string_view last = model_.last_text(up);
    const char32_t c = last_visible(last);
    return c == ':' || c == ';' || leads_to_list(last);
  }

  // The next line starts below the text behind the mark.
  bool hangs(std::uint32_t i) const {
    const Line& here = line(i);
    if (i + 1 >= model_.lines.size() || line(i + 1).frame != here.frame || here.first + 1 >= here.last) return false;
    return std::fabs(line(i + 1).left - model_.word(here.first + 1).left) < 0.3F * here.size &&
           line(i + 1).left > here.left + kIndent * here.size;
  }

  bool starts_note(const Line& l) const { return model_.word(l.first).raised && is_note_mark(model_.text_at(l.first)); }

  bool continues(std::uint32_t a_index, std::uint32_t b_index) const {
    const Line& a = line(a_index);
    const Line& b = line(b_index);
    if (a.frame != b.frame || starts_note(b)) return false;
    const Frame& frame = model_.frames[a.frame];
    const float gap = b.base - a.base;
    const float lead = frame.leading * std::max(a.size, b.size);
    if (gap < 0.4F * lead || gap > 1.3F * lead || std::fabs(a.size - b.size) > 0.08F * a.size) return false;
    if (a.first + a.skip == a.last) return true;  // A mark alone.
    const std::string_view last = model_.last_text(a);
    const std::string_view first = model_.text_at(b.first);
    const bool short_line = stops_short(model_, a, b);
    const bool flows = !short_line && !ends_sentence(last);
    if (a.bold != b.bold && !(flows && (starts_lower(first) || (!a.bold && is_numeric(first))))) return false;
    if (item_mark(a_index, b_index).kind != MarkKind::kPlain) return false;
    if (cut_word(model_, a)) return true;
    if (model_.drafts.back().kind == BlockKind::kListItem) return item_continues(a, b, short_line);
    const bool first_line = model_.drafts.back().last - model_.drafts.back().first == 1;
    if (stands_out(model_, a)) return heading_continues(a, b);
    constexpr float kFar = 6;  // In sizes: so far in stand addresses and signatures.
    if (!frame.flows || b.left > frame.left + kFar * b.size) return loose_continues(a, b);
    if (b.left > a.left + kIndent * b.size) return flows && starts_lower(first);
    if (b.left < a.left - kIndent * b.size) {
      constexpr float kDeep = 4;  // In sizes: a first line that is set in further is no first line.
      const bool set_in = first_line && !short_line && a.left - b.left < kDeep * a.size;
      if (!set_in) return starts_lower(first) && !ends_sentence(last);
    }
    if (!short_line) return true;
    // Two lines set in alike, the first of them short, are two first lines.
    if (first_line && b.left > frame.left + kIndent * b.size && std::fabs(b.left - a.left) < 0.3F * b.size)
      return false;
    return !ends_sentence(last) && last_visible(last) != ':' && starts_lower(first);
  }

  bool item_continues(const Line& a, const Line& b, bool short_line) const {
    const std::string_view last = model_.last_text(a);
    const bool lower = starts_lower(model_.text_at(b.first));
    if (b.left > text_left_ + 0.8F * b.size) return lower && !ends_sentence(last);
    if (b.left >= text_left_ - 0.5F * b.size) return !short_line || (lower && !ends_sentence(last));
    // The lines below the first stand left of the text: the item is a paragraph with a mark.
    const Draft& item = model_.drafts.back();
    if (item.last - item.first == 1) return !short_line && !hung_;
    const bool hung = line(model_.draft_lines[item.first + 1]).left >= text_left_ - 0.5F * b.size;
    return !hung && (!short_line || (lower && !ends_sentence(last)));
  }

  // The lines of a title may end anywhere, but stand below one another or around one axis.
  bool heading_continues(const Line& a, const Line& b) const {
    if (a.bold != b.bold || a.italic != b.italic) return false;
    const bool aligned = std::fabs(a.left - b.left) < kIndent * a.size;
    const bool hanging = b.left > a.left && starts_number(a);
    const bool centred = std::fabs(a.left + a.right - b.left - b.right) < a.size;
    if (!aligned && !hanging && !centred) return stops_short(model_, a, b) ? false : b.left < a.left;
    return !ends_sentence(model_.last_text(a)) || !stops_short(model_, a, b);
  }

  bool starts_number(const Line& l) const { return is_numeric(model_.text_at(l.first)); }

  // In a column of short lines (addresses, signatures) a line goes on only where the words say so.
  bool loose_continues(const Line& a, const Line& b) const {
    const std::string_view last = model_.last_text(a);
    const std::string_view first = model_.text_at(b.first);
    if (ends_open(last) || last.ends_with(',')) return true;
    if (starts_lower(first) && first.find('@') == std::string_view::npos && !first.starts_with("www."))
      return !ends_sentence(last);
    const bool abbreviation = last_visible(last) == '.' && !ends_sentence(to_lower(last));
    if (abbreviation) return true;
    // Two lines of running text, or more.
    const float width = model_.frames[a.frame].right - model_.frames[a.frame].left;
    return !stops_short(model_, a, b) && width > 22 * a.size && a.last - a.first > 4;
  }

  Model& model_;
  bool open_ = false;
  std::uint32_t last_ = 0;  // The open draft's last line.
  std::vector<std::uint32_t> asides_;
  std::vector<Depth> lists_;  // Of the open list, outermost first.
  float text_left_ = 0;       // Where the text of the last item starts.
  bool hung_ = false;         // The last item of several lines had them all below its text.
};

// How far each draft lies from the lines around it.
void measure_distances(Model& model) {
  constexpr float kAlone = 9;
  std::vector<std::uint32_t> draft_of(model.lines.size(), kNone);
  for (std::uint32_t d = 0; d < model.drafts.size(); ++d)
    for (std::uint32_t k = model.drafts[d].first; k < model.drafts[d].last; ++k) draft_of[model.draft_lines[k]] = d;
  for (Draft& draft : model.drafts) draft.above = draft.below = kAlone;
  std::uint32_t above = kNone;
  for (std::uint32_t i = 0; i < model.lines.size(); ++i) {
    const Line& line = model.lines[i];
    if (line.kind != LineKind::kText && line.kind != LineKind::kCell) continue;
    const bool together =
        above != kNone && model.lines[above].sheet == line.sheet && line.base > model.lines[above].base;
    if (together && draft_of[above] != draft_of[i] && draft_of[i] != kNone && draft_of[above] != kNone) {
      const float size = std::min(line.size, model.lines[above].size);
      const float gap = (line.base - model.lines[above].base) / (model.frames[line.frame].leading * size + 0.01F);
      model.drafts[draft_of[above]].below = gap;
      model.drafts[draft_of[i]].above = gap;
    }
    above = i;
  }
}

}  // namespace

void build_drafts(Model& model) {
  DraftBuilder(model).run();
  measure_distances(model);
}

}  // namespace uppdrag::layout
