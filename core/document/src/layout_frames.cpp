// SPDX-License-Identifier: GPL-3.0-or-later
// How wide a column is and how far its lines lie apart, from the lines themselves.
#include <algorithm>
#include <cmath>

#include "layout_marks.h"
#include "layout_model.h"

namespace uppdrag::layout {
namespace {

class FrameMeter {
 public:
  FrameMeter(const Model& model, Frame& frame, const std::vector<const Line*>& lines)
      : model_(model), frame_(frame), lines_(lines) {}

  // Whether the right edge is known from lines that were wrapped there.
  bool run() {
    frame_.lines = static_cast<std::uint32_t>(lines_.size());
    if (lines_.empty()) return true;
    frame_.left = lines_[0]->left;
    frame_.right = lines_[0]->right;
    for (const Line* line : lines_) {
      frame_.left = std::min(frame_.left, line->left);
      frame_.right = std::max(frame_.right, line->right);
    }
    measure_leading();
    return measure_right();
  }

 private:
  void measure_leading() {
    std::vector<float> steps;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const Line& line = *lines_[i];
      const Line& above = *lines_[i - 1];
      const float step = (line.base - above.base) / line.size;
      if (step > 0.9F && step < 2.6F && std::fabs(line.size - above.size) < 0.05F * line.size) steps.push_back(step);
    }
    std::sort(steps.begin(), steps.end());
    constexpr std::size_t kEnough = 4;
    const float usual = steps.size() < kEnough ? model_.leading : steps[steps.size() / 3];
    frame_.leading = std::min(usual, model_.leading * 1.25F);
  }

  // A line before one that starts with a small letter was wrapped.
  bool measure_right() {
    std::vector<float> wrapped;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const bool goes_on =
          starts_lower(model_.first_text(*lines_[i])) || ends_in_hyphen(model_.last_text(*lines_[i - 1]));
      if (goes_on && lines_[i]->base > lines_[i - 1]->base) wrapped.push_back(lines_[i - 1]->right);
    }
    if (wrapped.empty()) return false;
    std::sort(wrapped.begin(), wrapped.end());
    frame_.right = wrapped[(wrapped.size() - 1) * 9 / 10];
    const float width = frame_.right - frame_.left;
    const auto full = std::count_if(lines_.begin(), lines_.end(), [&](const Line* line) {
      return line->right > frame_.right - 0.15F * width && line->left < frame_.left + 6 * line->size;
    });
    frame_.flows = lines_.size() >= 4 && static_cast<std::size_t>(full) * 2 >= lines_.size();
    return wrapped.size() >= 2;
  }

  const Model& model_;
  Frame& frame_;
  const std::vector<const Line*>& lines_;
};

}  // namespace

void measure_frames(Model& model) {
  std::vector<std::vector<const Line*>> lines(model.frames.size());
  for (const Line& line : model.lines)
    if (line.kind == LineKind::kText) lines[line.frame].push_back(&line);
  std::vector<std::uint32_t> weak;
  std::vector<std::uint32_t> strong;
  for (std::uint32_t f = 0; f < lines.size(); ++f)
    (FrameMeter(model, model.frames[f], lines[f]).run() ? strong : weak).push_back(f);
  // A column of few lines is as wide as others that start at the same place.
  std::vector<const Frame*> known;
  for (const std::uint32_t f : strong)
    if (model.frames[f].lines >= 8) known.push_back(&model.frames[f]);
  std::sort(known.begin(), known.end(), [](const Frame* a, const Frame* b) { return a->left < b->left; });
  for (const std::uint32_t f : weak) {
    constexpr float kNear = 3;
    Frame& frame = model.frames[f];
    const auto at = std::lower_bound(known.begin(), known.end(), frame.left - kNear,
                                     [](const Frame* a, float left) { return a->left < left; });
    if (at != known.end() && (*at)->left <= frame.left + kNear) frame.right = (*at)->right;
  }
}

}  // namespace uppdrag::layout
