// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/plugin/recognition.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

// How many pixels have each brightness; of a large image every third row.
struct Histogram {
  explicit Histogram(const Raster& page) {
    constexpr std::uint32_t kLarge = 1000;
    const std::uint32_t step = page.height > kLarge ? 3 : 1;
    for (std::uint32_t y = 0; y < page.height; y += step) {
      const std::uint8_t* row = page.pixels + std::size_t{y} * page.stride;
      for (std::uint32_t x = 0; x < page.width; ++x) ++counts[row[x]];
    }
    for (const std::uint64_t count : counts) all += count;
    most = static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  }
  // The share of pixels within `distance` of the most frequent brightness.
  double near_most(int distance) const {
    std::uint64_t sum = 0;
    for (int v = std::max(0, most - distance); v <= std::min(255, most + distance); ++v)
      sum += counts[static_cast<std::size_t>(v)];
    return all == 0 ? 1 : static_cast<double>(sum) / static_cast<double>(all);
  }
  std::array<std::uint64_t, 256> counts{};
  std::uint64_t all = 0;
  int most = 0;
};

// The sizes of the lines of a page as whoever set it meant them: what lies within an eighth of the size that most
// letters have is that size, and so on with the others. O(lines).
std::vector<float> settled_sizes(const Recognition& page) {
  constexpr std::size_t kBuckets = 350;  // Of 2 % each, from 1 point on.
  constexpr std::size_t kNear = 6;
  const auto bucket_of = [](float size) {
    const float at = std::log(std::clamp(size, 1.0F, 1000.0F)) / std::log(1.02F);
    return std::min(static_cast<std::size_t>(at), kBuckets - 1);
  };
  const auto size_of = [](const RecognisedLine& line) {
    constexpr float kUsual = 10;
    return std::isfinite(line.size) && line.size > 0 ? line.size : kUsual;
  };
  std::vector<double> letters(page.lines.size());
  for (const RecognisedWord& word : page.words)
    if (word.line < letters.size()) letters[word.line] += static_cast<double>(word.text.size());
  std::array<double, kBuckets> weight{};
  std::array<double, kBuckets> sum{};
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::size_t bucket = bucket_of(size_of(page.lines[i]));
    weight[bucket] += letters[i];
    sum[bucket] += letters[i] * static_cast<double>(std::min(size_of(page.lines[i]), 1000.0F));
  }
  std::array<float, kBuckets> settled{};
  for (;;) {
    const auto most = std::max_element(weight.begin(), weight.end());
    if (*most <= 0) break;
    const auto centre = static_cast<std::size_t>(most - weight.begin());
    const std::size_t from = centre < kNear ? 0 : centre - kNear;
    const std::size_t to = std::min(centre + kNear + 1, kBuckets);
    double all = 0;
    double total = 0;
    for (std::size_t b = from; b < to; ++b) all += weight[b], total += sum[b];
    for (std::size_t b = from; b < to; ++b) {
      if (weight[b] > 0) settled[b] = static_cast<float>(total / all);
      weight[b] = 0;
    }
  }
  std::vector<float> out;
  for (const RecognisedLine& line : page.lines) {
    const float size = settled[bucket_of(size_of(line))];
    out.push_back(size > 0 ? size : size_of(line));
  }
  return out;
}

// From the turned image back to the page as it is shown.
void turn_back(LayoutWord& word, std::uint8_t quarters, float width, float height) {
  const LayoutWord turned = word;
  switch (quarters & 3U) {
    case 1:  // The image was turned clockwise: what reads left to right now ran up the page.
      word.left = turned.top, word.right = turned.bottom;
      word.top = height - turned.right, word.bottom = height - turned.left;
      word.quarters = 3;
      return;
    case 2:
      word.left = width - turned.right, word.right = width - turned.left;
      word.top = height - turned.bottom, word.bottom = height - turned.top;
      word.quarters = 2;
      return;
    case 3:
      word.left = width - turned.bottom, word.right = width - turned.top;
      word.top = turned.left, word.bottom = turned.right;
      word.quarters = 1;
      return;
    default:
      return;
  }
}

}  // namespace

float mean_confidence(const Recognition& page) {
  double sum = 0;
  double letters = 0;
  for (const RecognisedWord& word : page.words) {
    const auto size = static_cast<double>(word.text.size());
    sum += size * static_cast<double>(word.confidence);
    letters += size;
  }
  return letters > 0 ? static_cast<float>(sum / letters) : 0;
}

bool looks_blank(const Raster& page) {
  constexpr int kDistance = 48;
  constexpr double kSpecks = 0.0002;
  return 1 - Histogram(page).near_most(kDistance) < kSpecks;
}

bool looks_like_paper(const Raster& page) {
  constexpr int kDistance = 16;
  return Histogram(page).near_most(kDistance) > 0.5;
}

void add_words(const Recognition& page, float width, float height, LayoutSource& source) {
  constexpr float kAbove = 0.76F;  // Of a font's height, above the base line.
  constexpr float kBelow = 0.24F;
  constexpr std::uint16_t kNoFont = 0xFFFF;
  const std::vector<float> sizes = settled_sizes(page);
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    const RecognisedWord& from = page.words[i];
    if (from.line >= sizes.size() || !is_valid_utf8(from.text)) continue;
    LayoutWord word;
    word.font = kNoFont;
    word.size = sizes[from.line];
    word.left = from.left;
    word.right = from.right;
    word.top = page.lines[from.line].base - kAbove * word.size;
    word.bottom = page.lines[from.line].base + kBelow * word.size;
    word.space_after = i + 1 < page.words.size() && page.words[i + 1].line == from.line;
    turn_back(word, page.quarters, width, height);
    source.add(word, from.text);
  }
}

std::string page_list(const std::vector<std::uint32_t>& pages) {
  constexpr std::size_t kMostRuns = 6;
  std::string out;
  std::size_t runs = 0;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t end = i + 1;
    while (end < pages.size() && pages[end] == pages[end - 1] + 1) ++end;
    if (++runs > kMostRuns) return out + " and " + std::to_string(pages.size() - i) + " more";
    if (!out.empty()) out += ", ";
    out += std::to_string(pages[i]);
    if (end - i > 1) out += (end - i > 2 ? "-" : ", ") + std::to_string(pages[end - 1]);
    i = end;
  }
  return out;
}

std::string pages_have(const std::vector<std::uint32_t>& pages, const std::string& one, const std::string& many) {
  return (pages.size() == 1 ? "page " : "pages ") + page_list(pages) + " " + (pages.size() == 1 ? one : many);
}

void RecognitionAccount::recognised(std::uint32_t number, const Recognition& page) {
  read_.push_back(number);
  const float mean = mean_confidence(page);
  if (!page.words.empty() && mean < kGoodConfidence) hard_.push_back(number);
  for (const RecognisedWord& word : page.words) letters_ += static_cast<double>(word.text.size());
  for (const RecognisedWord& word : page.words)
    confidence_ += static_cast<double>(word.confidence) * static_cast<double>(word.text.size());
}

void RecognitionAccount::failed(std::uint32_t number, const std::string& reason) {
  failed_.push_back(number);
  if (failure_.empty()) failure_ = reason;
}

void RecognitionAccount::finish(Document& document) const {
  const auto note = [&](std::string text, bool partial) {
    document.notes.push_back(std::move(text));
    document.partial = document.partial || partial;
  };
  if (!read_.empty()) {
    std::array<char, 16> mean{};
    std::snprintf(mean.data(), mean.size(), "%.2f", letters_ > 0 ? confidence_ / letters_ : 0.0);
    document.metadata.set("ocr_pages", page_list(read_), "reader");
    document.metadata.set("ocr_confidence", mean.data(), "reader");
    note(pages_have(read_, "was read from an image", "were read from images") + ", with confidence " + mean.data() +
             " of 1",
         false);
  }
  if (!hard_.empty()) note(pages_have(hard_, "was", "were") + " hard to read: check the words", true);
  if (!failed_.empty()) note(pages_have(failed_, "was", "were") + " not read: " + failure_, true);
  if (!left_out_.empty())
    note(pages_have(left_out_, "was", "were") +
             " not read: more pages need character recognition than are allowed; raise --ocr-pages",
         true);
}

}  // namespace uppdrag
