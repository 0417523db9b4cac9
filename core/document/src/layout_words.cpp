// SPDX-License-Identifier: GPL-3.0-or-later
// Words as the layout wants them: clean text, turned upright, set on rows.
#include <algorithm>
#include <array>
#include <cmath>

#include "layout_model.h"
#include "layout_repair.h"
#include "uppdrag/text/normalize.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag {

void LayoutSource::begin_page(std::uint32_t number, float width, float height) {
  const auto at = static_cast<std::uint32_t>(words.size());
  pages.push_back({number, width, height, at, at});
}

void LayoutSource::add(LayoutWord word, std::string_view utf8) {
  constexpr float kFar = 1e6F;  // No page is that large; keeps sums finite.
  const auto sane = [](float value) { return std::isfinite(value) && std::fabs(value) < kFar; };
  if (utf8.empty() || !sane(word.left) || !sane(word.right) || !sane(word.top) || !sane(word.bottom)) return;
  if (word.left > word.right || word.top > word.bottom) return;
  const auto start = static_cast<std::uint32_t>(text.size());
  text.append(utf8);
  word.text = {start, static_cast<std::uint32_t>(text.size())};
  words.push_back(word);
  pages.back().last_word = static_cast<std::uint32_t>(words.size());
}

namespace layout {

Rectangle turn_shape(const Rectangle& shape, std::uint8_t quarters, float width, float height) {
  switch (quarters) {
    case 0:
      return shape;
    case 1:
      return {shape.top, width - shape.right, shape.bottom, width - shape.left};
    case 2:
      return {width - shape.right, height - shape.bottom, width - shape.left, height - shape.top};
    default:
      return {height - shape.bottom, shape.left, height - shape.top, shape.right};
  }
}

namespace {

constexpr float kDescent = 0.24F;  // Of a font's height; right within 0.05 sizes for the usual text fonts.

// Words of a page in the reading direction of most of its letters.
class PageReader {
 public:
  PageReader(Model& model, const LayoutPage& page) : model_(model), page_(page) {}

  void run() {
    Sheet sheet;
    sheet.number = page_.number;
    sheet.quarters = main_direction();
    const bool sideways = sheet.quarters % 2 == 1;
    sheet.width = sideways ? page_.height : page_.width;
    sheet.height = sideways ? page_.width : page_.height;
    for (std::uint32_t i = page_.first_word; i < page_.last_word; ++i) read(model_.source.words[i], sheet);
    model_.sheets.push_back(sheet);
  }

  // Words that are turned against the others: `upright` ones come first in Model::words.
  std::vector<std::uint32_t> upright, turned;

 private:
  std::uint8_t main_direction() const {
    std::array<std::uint32_t, 4> letters{};
    for (std::uint32_t i = page_.first_word; i < page_.last_word; ++i) {
      const LayoutWord& word = model_.source.words[i];
      letters[word.quarters & 3U] += word.text.size();
    }
    return static_cast<std::uint8_t>(std::max_element(letters.begin(), letters.end()) - letters.begin());
  }

  void read(const LayoutWord& from, const Sheet& sheet) {
    Word word;
    const Rectangle box =
        turn_shape({from.left, from.top, from.right, from.bottom}, sheet.quarters, page_.width, page_.height);
    word.left = box.left, word.top = box.top, word.right = box.right, word.bottom = box.bottom;
    const float height = word.bottom - word.top;
    word.base = word.bottom - kDescent * height;
    const bool plausible = std::isfinite(from.size) && from.size > 0.5F && from.size < 4 * height + 1;
    word.size = plausible ? from.size : std::max(height * 0.85F, 1.0F);
    word.space_after = from.space_after;
    if (from.font < model_.source.fonts.size()) {
      word.bold = model_.source.fonts[from.font].bold;
      word.italic = model_.source.fonts[from.font].italic;
    }
    const CleanWord clean = clean_word(from.text.of(model_.source.text));
    if (clean.text.empty()) return;
    word.text = static_cast<std::uint32_t>(model_.text.size());
    word.length = static_cast<std::uint32_t>(clean.text.size());
    word.soft_end = clean.soft_end;
    word.symbol = clean.symbol;
    model_.text.append(clean.text);
    (from.quarters % 4 == sheet.quarters ? upright : turned).push_back(static_cast<std::uint32_t>(model_.words.size()));
    model_.words.push_back(word);
  }

  Model& model_;
  const LayoutPage& page_;
};

// Puts the words of one page on rows.
class RowMaker {
 public:
  explicit RowMaker(Model& model) : model_(model) {}

  void run(std::vector<std::uint32_t>& upright) {
    const auto& words = model_.words;
    std::stable_sort(upright.begin(), upright.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return words[a].base < words[b].base; });
    rows_.clear();
    for (const std::uint32_t at : upright) place(at);
    for (std::size_t i = 0; i < rows_.size(); ++i) attach_small(i);
    for (Raw& row : rows_) finish(row);
  }

 private:
  struct Raw {
    std::vector<std::uint32_t> words;
    float base = 0;
    float size = 0;
    float letters = 0;
  };

  void place(std::uint32_t at) {
    constexpr float kTolerance = 0.24F;
    const Word& word = model_.words[at];
    const auto letters = static_cast<float>(word.length);
    if (!rows_.empty()) {
      Raw& row = rows_.back();
      if (word.base - row.base <= kTolerance * std::min(word.size, row.size)) {
        // The base line and size of most letters are the row's.
        if (word.size > row.size * 1.05F || letters > row.letters) row.size = word.size;
        row.base = (row.base * row.letters + word.base * letters) / (row.letters + letters);
        row.letters += letters;
        row.words.push_back(at);
        return;
      }
    }
    rows_.push_back({{at}, word.base, word.size, letters});
  }

  // Raised and lowered marks stand on rows of their own: they go to the row of the words that they touch.
  void attach_small(std::size_t i) {
    Raw& row = rows_[i];
    std::size_t kept = 0;
    for (const std::uint32_t at : row.words) {
      Word& word = model_.words[at];
      if (i + 1 < rows_.size() && touches(word, rows_[i + 1])) {
        word.raised = true;
        rows_[i + 1].words.push_back(at);
      } else if (i > 0 && touches(word, rows_[i - 1])) {
        rows_[i - 1].words.push_back(at);
      } else {
        row.words[kept++] = at;
      }
    }
    row.words.resize(kept);
  }

  bool touches(const Word& word, const Raw& row) const {
    constexpr float kSmall = 0.85F;
    constexpr float kNear = 0.3F;
    const float rise = row.base - word.base;
    if (word.size > kSmall * row.size || rise > 0.75F * row.size || rise < -0.4F * row.size) return false;
    return std::any_of(row.words.begin(), row.words.end(), [&](std::uint32_t at) {
      const Word& other = model_.words[at];
      const float after = word.left - other.right;
      const float before = other.left - word.right;  // A footnote's mark stands before its text, a space between.
      return other.size > word.size &&
             (std::fabs(after) < kNear * row.size || (before > -kNear * row.size && before < row.size));
    });
  }

  void finish(Raw& raw) {
    if (raw.words.empty()) return;
    std::sort(raw.words.begin(), raw.words.end(), [&](std::uint32_t a, std::uint32_t b) {
      const Word& left = model_.words[a];
      const Word& right = model_.words[b];
      return left.left != right.left ? left.left < right.left : a < b;
    });
    repair_row(model_, raw.words);
    Row row;
    row.first = static_cast<std::uint32_t>(model_.order.size());
    for (const std::uint32_t at : raw.words) model_.order.push_back(at);
    row.last = static_cast<std::uint32_t>(model_.order.size());
    if (row.first == row.last) return;
    Line line;
    line.first = row.first;
    line.last = row.last;
    measure(model_, line);
    row.left = line.left, row.right = line.right, row.base = line.base, row.size = line.size;
    mark_raised(row);
    model_.rows.push_back(row);
  }

  void mark_raised(const Row& row) {
    for (std::uint32_t i = row.first; i < row.last; ++i) {
      Word& word = model_.words[model_.order[i]];
      word.raised = word.size < 0.85F * row.size && row.base - word.base > 0.08F * row.size;
    }
  }

  Model& model_;
  std::vector<Raw> rows_;
};

// The size that most letters have.
float usual_size(const Model& model) {
  constexpr std::size_t kBuckets = 400;  // Quarters of a point.
  std::vector<std::uint64_t> letters(kBuckets);
  const auto bucket = [](float size) {
    return std::min<std::size_t>(static_cast<std::size_t>(size * 4), kBuckets - 1);
  };
  for (const Word& word : model.words) letters[bucket(word.size)] += word.length;
  const auto most = static_cast<std::size_t>(std::max_element(letters.begin(), letters.end()) - letters.begin());
  double sum = 0;
  double count = 0;
  for (const Word& word : model.words) {
    if (bucket(word.size) != most) continue;
    sum += static_cast<double>(word.size) * word.length;
    count += word.length;
  }
  return count > 0 ? static_cast<float>(sum / count) : 10;
}

// The step from line to line that most lines of the usual size have, in sizes.
float usual_leading(const Model& model) {
  constexpr float kLeast = 0.95F;
  constexpr float kStep = 0.02F;
  std::array<std::uint32_t, 80> steps{};  // 0.95 to 2.55.
  for (const Sheet& sheet : model.sheets) {
    for (std::uint32_t r = sheet.first_row + 1; r < sheet.last_row; ++r) {
      const Row& row = model.rows[r];
      if (std::fabs(row.size - model.body_size) > 0.05F * model.body_size) continue;
      const float step = (row.base - model.rows[r - 1].base) / row.size;
      if (step < kLeast || step >= kLeast + kStep * static_cast<float>(steps.size())) continue;
      ++steps[static_cast<std::size_t>((step - kLeast) / kStep)];
    }
  }
  std::size_t best = 0;
  std::uint32_t most = 0;
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    if (steps[i] + steps[i + 1] <= most) continue;
    most = steps[i] + steps[i + 1];
    best = i;
  }
  constexpr float kUsual = 1.2F;
  return most < 2 ? kUsual : kLeast + kStep * static_cast<float>(best + 1);
}

bool mostly_bold(const Model& model) {
  std::uint64_t bold = 0;
  std::uint64_t all = 0;
  for (const Word& word : model.words) {
    all += word.length;
    if (word.bold) bold += word.length;
  }
  return bold * 5 > all * 2;
}

}  // namespace

bool spaced(const Word& before, const Word& after) {
  if (after.glued) return false;
  if (after.apart) return true;
  constexpr float kLeast = 0.12F;
  return before.space_after || after.left - before.right > kLeast * std::min(before.size, after.size);
}

std::string joined_text(const Model& model, std::uint32_t first, std::uint32_t last) {
  std::string out;
  for (std::uint32_t i = first; i < last; ++i) {
    if (i > first && spaced(model.word(i - 1), model.word(i))) out += ' ';
    out += model.text_at(i);
  }
  return out;
}

void measure(const Model& model, Line& line) {
  struct Size {
    float size = 0;
    float letters = 0;
    float base = 0;
  };
  std::array<Size, 8> sizes;
  std::size_t count = 0;
  line.bold = line.italic = true;
  line.left = model.word(line.first).left;
  line.right = model.word(line.first).right;
  for (std::uint32_t i = line.first; i < line.last; ++i) {
    const Word& word = model.word(i);
    const auto letters = static_cast<float>(word.length);
    line.left = std::min(line.left, word.left);
    line.right = std::max(line.right, word.right);
    line.bold = line.bold && (word.bold || word.raised);
    line.italic = line.italic && (word.italic || word.raised);
    std::size_t at = 0;
    while (at < count && std::fabs(word.size - sizes[at].size) > 0.04F * word.size) ++at;
    if (at == sizes.size()) continue;
    if (at == count) sizes[count++].size = word.size;
    sizes[at].letters += letters;
    sizes[at].base += word.base * letters;
  }
  const auto most = std::max_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(count),
                                     [](const Size& a, const Size& b) { return a.letters < b.letters; });
  line.size = most->size;
  line.base = most->base / most->letters;
}

void read_words(Model& model) {
  model.text.reserve(model.source.text.size() + model.source.text.size() / 16);
  model.words.reserve(model.source.words.size());
  model.order.reserve(model.source.words.size());
  RowMaker maker(model);
  for (const LayoutPage& page : model.source.pages) {
    PageReader reader(model, page);
    reader.run();
    Sheet& sheet = model.sheets.back();
    sheet.first_row = static_cast<std::uint32_t>(model.rows.size());
    maker.run(reader.upright);
    sheet.last_row = static_cast<std::uint32_t>(model.rows.size());
    if (reader.turned.empty()) continue;
    Line line;
    line.kind = LineKind::kTurned;
    line.sheet = static_cast<std::uint32_t>(model.sheets.size() - 1);
    line.first = static_cast<std::uint32_t>(model.order.size());
    model.order.insert(model.order.end(), reader.turned.begin(), reader.turned.end());
    line.last = static_cast<std::uint32_t>(model.order.size());
    measure(model, line);
    model.margins.push_back(line);
  }
  std::vector<LayoutWord>().swap(model.source.words);
  std::string().swap(model.source.text);
  model.body_size = usual_size(model);
  model.leading = usual_leading(model);
  model.bold_body = mostly_bold(model);
}

}  // namespace layout
}  // namespace uppdrag
