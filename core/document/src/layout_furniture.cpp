// SPDX-License-Identifier: GPL-3.0-or-later
// Running heads and feet, page numbers, and the addresses at a letter's foot.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "layout_marks.h"
#include "layout_model.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::layout {
namespace {

constexpr std::uint32_t kMostRows = 6;  // Of a page's head or foot.
constexpr float kZone = 0.2F;           // Of the height that the text takes: heads and feet lie in it.
constexpr float kSegmentGap = 1.4F;     // In sizes: words further apart are different things.
constexpr float kSameHeight = 6;        // Points.

// Words at the head or foot of a page that stand together.
struct Edge {
  std::uint32_t sheet = 0;
  std::uint32_t row = 0;
  std::uint32_t first = 0;  // Of Model::order.
  std::uint32_t last = 0;
  bool head = false;
  std::uint32_t repeats = 0;  // Pages that have the same at the same height, its own one included.
  bool numbered = false;      // It is the page's number.
  bool taken = false;
  float left = 0;
  float right = 0;
  float size = 0;
  float y = 0;
  std::string text;
  std::optional<PageMark> mark;
};

// `text` with every number as `#`: `Prop. 2008/09:5  14` and `… 15` look alike.
std::string shape_of(std::string_view text) {
  std::string out;
  bool number = false;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && c != ' ') out.push_back(c);
    if (digit && !number) out.push_back('#');
    number = digit;
  }
  return out;
}

std::string without_spaces(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' '; });
  return out;
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

// Signs of an address: sure ones count four, others one.
int address_signs(std::string_view text) {
  constexpr std::array<std::string_view, 12> kSure = {
      "Postadress", "Besöksadress",        "Telefonväxel", "Telefax", "Bankgiro", "Plusgiro",
      "Org.nr",     "Organisationsnummer", "Org. nr",      "Besök:",  "Post:",    "Fakturaadress"};
  constexpr std::array<std::string_view, 12> kWeak = {"@",       "www.", "http", "Box ", "E-post", "e-post",
                                                      "Telefon", "Tfn",  "Tel",  "Webb", "Fax",    "Växel"};
  int signs = 0;
  for (const std::string_view word : kSure) signs += text.find(word) != std::string_view::npos ? 4 : 0;
  for (const std::string_view word : kWeak) signs += text.find(word) != std::string_view::npos ? 1 : 0;
  const auto digit = [&](std::size_t at) { return at < text.size() && is_digit(static_cast<unsigned char>(text[at])); };
  for (std::size_t i = 0; i + 6 <= text.size(); ++i) {  // 103 33
    const bool code = digit(i) && digit(i + 1) && digit(i + 2) && text[i + 3] == ' ' && digit(i + 4) && digit(i + 5) &&
                      !digit(i + 6) && (i == 0 || !digit(i - 1));
    if (code) return signs + 1;
  }
  return signs;
}

class FurnitureFinder {
 public:
  explicit FurnitureFinder(Model& model) : model_(model) {}

  void run() {
    if (!measure_extent()) return;
    for (std::uint32_t s = 0; s < model_.sheets.size(); ++s) collect(s);
    find_repeated();
    find_numbers();
    remember_first_page();
    for (auto& [sheet, range] : ranges_) {
      peel(sheet, range.first, range.middle, true);
      peel(sheet, range.middle, range.last, false);
    }
    for (std::uint32_t s = 0; s < model_.sheets.size(); ++s) take_address_foot(s);
    take_lone_heads();
    std::stable_sort(model_.margins.begin(), model_.margins.end(), [](const Line& a, const Line& b) {
      if (a.sheet != b.sheet) return a.sheet < b.sheet;
      return a.kind < b.kind;
    });
  }

 private:
  struct Range {
    std::size_t first = 0;   // Heads, outermost row first,
    std::size_t middle = 0;  // then feet, outermost row first.
    std::size_t last = 0;
  };

  const Row& row(std::uint32_t i) const { return model_.rows[i]; }

  // Where text stands on any page.
  bool measure_extent() {
    bool any = false;
    for (const Sheet& sheet : model_.sheets) {
      if (sheet.first_row == sheet.last_row) continue;
      const float top = row(sheet.first_row).base;
      const float bottom = row(sheet.last_row - 1).base;
      top_ = any ? std::min(top_, top) : top;
      bottom_ = any ? std::max(bottom_, bottom) : bottom;
      any = true;
    }
    return any;
  }

  void collect(std::uint32_t s) {
    const Sheet& sheet = model_.sheets[s];
    const float zone = kZone * (bottom_ - top_);
    Range range;
    range.first = edges_.size();
    for (std::uint32_t i = sheet.first_row; i < std::min(sheet.last_row, sheet.first_row + kMostRows); ++i)
      if (row(i).base <= top_ + zone && row(i).base < 0.45F * sheet.height) cut_row(s, i, true);
    range.middle = edges_.size();
    for (std::uint32_t i = sheet.last_row; i-- > sheet.first_row && i + kMostRows >= sheet.last_row;)
      if (row(i).base >= bottom_ - zone && row(i).base > 0.5F * sheet.height) cut_row(s, i, false);
    range.last = edges_.size();
    ranges_.emplace_back(s, range);
  }

  void cut_row(std::uint32_t s, std::uint32_t i, bool head) {
    const Row& r = row(i);
    std::vector<float> gaps;
    for (std::uint32_t k = r.first + 1; k < r.last; ++k) gaps.push_back(model_.word(k).left - model_.word(k - 1).right);
    std::sort(gaps.begin(), gaps.end());
    const float usual = gaps.empty() ? 0 : gaps[gaps.size() / 2];
    for (std::uint32_t from = r.first; from < r.last;) {
      std::uint32_t to = from + 1;
      while (to < r.last && !segment_gap(r, model_.word(to).left - model_.word(to - 1).right, usual)) ++to;
      Edge edge;
      edge.sheet = s, edge.row = i, edge.first = from, edge.last = to, edge.head = head;
      edge.left = model_.word(from).left, edge.right = model_.word(to - 1).right;
      edge.size = r.size;
      // Feet are measured from below, so that pages of different height agree.
      edge.y = head ? r.base : model_.sheets[s].height - r.base;
      edge.text = joined_text(model_, from, to);
      edge.mark = read_page_mark(edge.text);
      edges_.push_back(std::move(edge));
      from = to;
    }
  }

  // Words further apart than this are different things: a gap wide by itself, or beside the others of its row.
  static bool segment_gap(const Row& r, float gap, float usual) {
    return gap >= kSegmentGap * r.size || (gap >= 0.8F * r.size && gap >= 2.5F * usual);
  }

  void find_repeated() {
    constexpr std::size_t kLongest = 160;
    std::unordered_map<std::string, std::vector<std::size_t>> alike;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      const Edge& edge = edges_[i];
      const bool footnote = model_.word(edge.first).raised && is_note_mark(model_.text_at(edge.first));
      if (footnote || (edge.mark && !edge.mark->sure)) continue;
      if (edge.text.size() <= kLongest) alike[shape_of(edge.text) + (edge.head ? '^' : '_')].push_back(i);
    }
    for (auto& [shape, list] : alike) {
      std::sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
        return edges_[a].y != edges_[b].y ? edges_[a].y < edges_[b].y : a < b;
      });
      for (std::size_t from = 0; from < list.size();) {
        std::size_t to = from + 1;
        while (to < list.size() && edges_[list[to]].y - edges_[list[to - 1]].y <= kSameHeight) ++to;
        std::set<std::uint32_t> sheets;
        for (std::size_t k = from; k < to; ++k) sheets.insert(edges_[list[k]].sheet);
        for (std::size_t k = from; k < to; ++k) edges_[list[k]].repeats = static_cast<std::uint32_t>(sheets.size());
        from = to;
      }
    }
  }

  // Numbers that count with the pages, at the edge where most of them stand.
  void find_numbers() {
    std::map<std::pair<std::int64_t, bool>, std::uint32_t> votes;
    const auto key = [](const Edge& edge) {
      return std::make_pair(static_cast<std::int64_t>(edge.mark->number) - static_cast<std::int64_t>(edge.sheet),
                            edge.head);
    };
    for (const Edge& edge : edges_)
      if (edge.mark && edge.size <= 1.15F * model_.body_size) ++votes[key(edge)];
    const auto best =
        std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (votes.empty()) return;
    for (Edge& edge : edges_) {
      // In large type it is the number of a chapter.
      if (!edge.mark || edge.size > 1.15F * model_.body_size) continue;
      const bool counts = key(edge) == best->first && best->second >= 2;
      const bool elsewhere = best->second < 2 || key(edge).first == best->first.first;
      edge.numbered = counts || edge.mark->sure || (elsewhere && alone(edge)) || says_page(edge);
    }
  }

  // The only words of their row, away from the others, and the first or last of the page.
  bool alone(const Edge& edge) const {
    const Row& r = row(edge.row);
    const Sheet& sheet = model_.sheets[edge.sheet];
    if (edge.first != r.first || edge.last != r.last) return false;
    const bool outermost = edge.row == (edge.head ? sheet.first_row : sheet.last_row - 1);
    return outermost && gap_inwards(edge.row, edge.head, edge.sheet) > 1.6F * model_.leading * r.size;
  }

  // The page's own number in its outermost row, away from the text.
  bool says_page(const Edge& edge) const {
    const Sheet& sheet = model_.sheets[edge.sheet];
    const bool outermost = edge.row == (edge.head ? sheet.first_row : sheet.last_row - 1);
    return edge.mark->number == sheet.number && outermost &&
           gap_inwards(edge.row, edge.head, edge.sheet) > 1.6F * model_.leading * row(edge.row).size;
  }

  float gap_inwards(std::uint32_t i, bool head, std::uint32_t s) const {
    constexpr float kFar = 1000;
    const Sheet& sheet = model_.sheets[s];
    if (head) return i + 1 < sheet.last_row ? row(i + 1).base - row(i).base : kFar;
    return i > sheet.first_row ? row(i).base - row(i - 1).base : kFar;
  }

  // What the first page says at its top: later pages often repeat a part of it at their edge.
  void remember_first_page() {
    if (model_.sheets.empty()) return;
    const Sheet& sheet = model_.sheets.front();
    for (std::uint32_t i = sheet.first_row; i < sheet.last_row; ++i) {
      if (row(i).base > sheet.height / 2) break;
      first_page_ += without_spaces(joined_text(model_, row(i).first, row(i).last));
    }
  }

  bool known_from_first_page(const Edge& edge) const {
    constexpr std::size_t kShortest = 6;
    const std::string text = without_spaces(edge.text);
    return edge.sheet > 0 && edge.head && text.size() >= kShortest && has_digit(text) &&
           first_page_.find(text) != std::string::npos;
  }

  // Beside the body, not above or below it.
  bool in_margin(const Edge& edge) const {
    constexpr std::uint32_t kLook = 4;
    const Sheet& sheet = model_.sheets[edge.sheet];
    const std::uint32_t from = edge.head ? edge.row : std::max(sheet.first_row + kLook, edge.row) - kLook;
    const std::uint32_t to = edge.head ? std::min(sheet.last_row, edge.row + 1 + kLook) : edge.row + 1;
    for (std::uint32_t i = from; i < to; ++i) {
      for (std::uint32_t k = row(i).first; k < row(i).last; ++k) {
        if (k >= edge.first && k < edge.last) continue;
        const Word& word = model_.word(k);
        if (word.left < edge.right && word.right > edge.left && !word.taken) return false;
      }
    }
    return to - from > 1;
  }

  // Takes what is furniture from the outermost row inwards: one group of rows, and a second one behind a gap where the
  // page has more than repeats.
  void peel(std::uint32_t s, std::size_t from, std::size_t to, bool head) {
    bool outer = true;
    int groups = 0;
    for (std::size_t i = from; i < to;) {
      std::size_t end = i;
      while (end < to && edges_[end].row == edges_[i].row) ++end;
      const bool apart = gap_inwards(edges_[i].row, head, s) > 1.5F * model_.leading * edges_[i].size;
      bool numbered = false;
      for (std::size_t k = i; k < end; ++k) numbered = numbered || (edges_[k].numbered && outer);
      bool all = true;
      for (std::size_t k = i; k < end; ++k) {
        Edge& edge = edges_[k];
        // What repeats by chance stands close to the text.
        const bool repeated = edge.repeats >= 2 && (apart || in_margin(edge) ||
                                                    (edge.repeats >= 3 && edge.repeats * 3 >= model_.sheets.size()));
        const bool known = repeated || edge.numbered || (numbered && apart && edge.size <= 1.05F * model_.body_size) ||
                           (known_from_first_page(edge) && (in_margin(edge) || apart));
        const bool take_it = known && (outer || in_margin(edge));
        // The first page's head says what the document is.
        const bool keep = s == 0 && head && !edge.numbered && has_digit(edge.text);
        if (take_it && !keep) take(edge.first, edge.last, s, head);
        all = all && (take_it || keep);
      }
      if (apart) ++groups;
      outer = outer && all && groups < (same_page(s) ? 1 : 2);
      i = end;
    }
  }

  // All of the page's rows are at its edges and repeat: a form.
  bool same_page(std::uint32_t s) const {
    const Sheet& sheet = model_.sheets[s];
    const Range& range = ranges_[s].second;
    std::set<std::uint32_t> rows;
    for (std::size_t i = range.first; i < range.last; ++i)
      if (edges_[i].repeats >= 2 || edges_[i].mark) rows.insert(edges_[i].row);
    return rows.size() == sheet.last_row - sheet.first_row;
  }

  void take(std::uint32_t first, std::uint32_t last, std::uint32_t s, bool head) {
    if (model_.word(first).taken) return;
    Line line;
    line.first = first, line.last = last, line.sheet = s;
    line.kind = head ? LineKind::kHead : LineKind::kFoot;
    measure(model_, line);
    for (std::uint32_t i = first; i < last; ++i) model_.words[model_.order[i]].taken = true;
    model_.margins.push_back(line);
  }

  bool taken(std::uint32_t i) const {
    for (std::uint32_t k = row(i).first; k < row(i).last; ++k)
      if (!model_.word(k).taken) return false;
    return true;
  }

  // A line that stands higher than the text of any other page, and apart from the text of its own.
  void take_lone_heads() {
    constexpr float kFar = 1e6F;
    std::vector<std::uint32_t> first(model_.sheets.size(), kNone);  // Row of the body.
    std::vector<std::pair<float, std::uint32_t>> tops;
    for (std::uint32_t s = 0; s < model_.sheets.size(); ++s) {
      const Sheet& sheet = model_.sheets[s];
      std::uint32_t i = sheet.first_row;
      while (i < sheet.last_row && taken(i)) ++i;
      if (i == sheet.last_row) continue;
      first[s] = i;
      tops.emplace_back(row(i).base, s);
    }
    if (tops.size() < 2) return;
    std::nth_element(tops.begin(), tops.begin() + 1, tops.end());
    const auto highest = std::min(tops[0], tops[1]);
    const float second = std::max(tops[0], tops[1]).first;
    for (std::uint32_t s = 1; s < model_.sheets.size(); ++s) {
      const std::uint32_t i = first[s];
      if (i == kNone || i + 1 >= model_.sheets[s].last_row) continue;
      const float others = highest.second == s ? second : std::min(highest.first, kFar);
      const float step = model_.leading * model_.body_size;
      const bool apart = row(i + 1).base - row(i).base > 1.5F * step;
      const bool plain = row(i).size < 1.05F * model_.body_size;
      if (plain && apart && row(i).base < others - 0.8F * step && row(i + 1).base > others - step) take_row(s, i, true);
    }
  }

  void take_row(std::uint32_t s, std::uint32_t i, bool head) {
    const std::size_t from = edges_.size();
    cut_row(s, i, head);
    for (std::size_t k = from; k < edges_.size(); ++k) take(edges_[k].first, edges_[k].last, s, head);
  }

  // `Postadress  Telefonväxel  E-post` and what stands below it.
  void take_address_foot(std::uint32_t s) {
    constexpr std::uint32_t kMost = 9;
    const Sheet& sheet = model_.sheets[s];
    std::uint32_t first = sheet.last_row;
    int signs = 0;
    float lowest = 0;
    float size = 0;
    for (std::uint32_t i = sheet.last_row; i-- > sheet.first_row && sheet.last_row - i <= kMost;) {
      if (row(i).base < 0.75F * sheet.height) break;
      if (!taken(i)) {
        const bool far = lowest > 0 && lowest - row(i).base > 2.2F * std::max(size, row(i).size);
        if (far || (size > 0 && row(i).size > 1.25F * size)) break;
        signs += address_signs(joined_text(model_, row(i).first, row(i).last));
      }
      first = i;
      lowest = row(i).base;
      size = row(i).size;
    }
    constexpr int kEnough = 4;
    if (signs < kEnough || first == sheet.first_row) return;
    const bool apart = row(first).base - row(first - 1).base > 1.6F * model_.leading * model_.body_size;
    if (!apart && row(first).size > 0.9F * model_.body_size) return;
    for (std::uint32_t i = first; i < sheet.last_row; ++i) {
      if (!taken(i)) take_row(s, i, false);
    }
  }

  Model& model_;
  std::vector<Edge> edges_;
  std::vector<std::pair<std::uint32_t, Range>> ranges_;
  std::string first_page_;  // Without spaces.
  float top_ = 0;
  float bottom_ = 0;
};

}  // namespace

void find_furniture(Model& model) { FurnitureFinder(model).run(); }

}  // namespace uppdrag::layout
