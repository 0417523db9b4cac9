// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/document/boxes.h"

#include <algorithm>
#include <cmath>

namespace uppdrag {
namespace {

constexpr char kVersion = '\1';
// A word begins with a byte: two bits of distance from the word before, a bit for another page, a bit for another line,
// four bits of length. What does not fit follows as a number.
constexpr std::uint32_t kFarGap = 3;
constexpr std::uint32_t kOtherPage = 4;
constexpr std::uint32_t kOtherLine = 8;
constexpr std::uint32_t kLongestShort = 15;

std::int64_t tenths(float points) {
  constexpr float kMost = 1e7F;  // Some 350 m: no page is larger.
  return std::lround(std::clamp(std::isfinite(points) ? points : 0.0F, -kMost, kMost) * 10);
}
float points(std::int64_t tenths) { return static_cast<float>(tenths) / 10; }

void put(std::string& out, std::uint64_t value) {
  for (; value >= 0x80U; value >>= 7U) out += static_cast<char>((value & 0x7FU) | 0x80U);
  out += static_cast<char>(value);
}
// Small numbers of either sign become small numbers.
void put_signed(std::string& out, std::int64_t value) {
  put(out, (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63U));
}

class Reader {
 public:
  explicit Reader(std::string_view packed) : rest_(packed) {}

  std::uint32_t byte() {
    if (rest_.empty()) good_ = false;
    if (!good_) return 0;
    const auto value = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
      const std::uint64_t part = byte();
      value |= (part & 0x7FU) << shift;
      if (part < 0x80U) return good_ ? value : 0;
    }
    good_ = false;
    return 0;
  }
  std::int64_t signed_number() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
  }
  bool good() const { return good_; }
  bool done() const { return good_ && rest_.empty(); }
  std::size_t left() const { return rest_.size(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

// The word before, to which the next one is compared.
struct Before {
  std::uint64_t end = 0;
  std::int64_t page = 0, right = 0, top = 0, height = 0;
};

void put_sizes(std::string& out, const std::vector<Page>& pages) {
  put(out, pages.size());
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t end = i;
    while (end < pages.size() && pages[end].width == pages[i].width && pages[end].height == pages[i].height) ++end;
    put(out, end - i);
    put_signed(out, tenths(pages[i].width));
    put_signed(out, tenths(pages[i].height));
    i = end;
  }
}

bool read_sizes(Reader& in, std::vector<Page>& pages) {
  if (in.number() != pages.size()) return false;
  for (std::size_t i = 0; i < pages.size();) {
    const std::uint64_t run = in.number();
    const float width = points(in.signed_number());
    const float height = points(in.signed_number());
    if (!in.good() || run == 0 || run > pages.size() - i) return false;
    for (const std::size_t end = i + run; i < end; ++i) {
      pages[i].width = width;
      pages[i].height = height;
    }
  }
  return true;
}

void put_box(std::string& out, const WordBox& box, Before& before) {
  const std::uint64_t gap = box.span.start - before.end;
  const std::uint32_t length = box.span.end - box.span.start;
  const std::int64_t left = tenths(box.left), right = tenths(box.right), top = tenths(box.top);
  const std::int64_t height = tenths(box.bottom) - top;
  const bool other_page = box.page != before.page;
  const bool other_line = top != before.top || height != before.height;
  out += static_cast<char>(std::min<std::uint64_t>(gap, kFarGap) | (other_page ? kOtherPage : 0U) |
                           (other_line ? kOtherLine : 0U) | ((length <= kLongestShort ? length : 0U) << 4U));
  if (gap >= kFarGap) put(out, gap);
  if (length > kLongestShort) put(out, length);
  if (other_page) put_signed(out, static_cast<std::int64_t>(box.page) - before.page);
  if (other_line) {
    put_signed(out, top - before.top);
    put_signed(out, height - before.height);
  }
  put_signed(out, left - before.right);
  put_signed(out, right - left);
  before = {box.span.end, box.page, right, top, height};
}

bool read_box(Reader& in, WordBox& box, Before& before, std::size_t text_size) {
  const std::uint32_t head = in.byte();
  std::uint64_t gap = head & kFarGap;
  if (gap == kFarGap) gap = in.number();
  std::uint64_t length = head >> 4U;
  if (length == 0) length = in.number();
  if (head & kOtherPage) before.page += in.signed_number();
  if (head & kOtherLine) {
    before.top += in.signed_number();
    before.height += in.signed_number();
  }
  const std::int64_t left = before.right + in.signed_number();
  before.right = left + in.signed_number();
  const std::uint64_t start = before.end + gap;
  before.end = start + length;
  if (!in.good() || length == 0 || before.end > text_size || before.page < 0 || before.page > 0xFFFFFFFF) return false;
  box.span = {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(before.end)};
  box.page = static_cast<std::uint32_t>(before.page);
  box.left = points(left);
  box.right = points(before.right);
  box.top = points(before.top);
  box.bottom = points(before.top + before.height);
  return true;
}

bool read_all(Reader& in, Document& document) {
  if (!read_sizes(in, document.pages)) return false;
  constexpr std::size_t kLeast = 3;  // Bytes of a word.
  const std::uint64_t count = in.number();
  if (!in.good() || count > in.left() / kLeast || count > document.text.size()) return false;
  document.boxes.resize(count);
  Before before;
  for (WordBox& box : document.boxes) {
    if (!read_box(in, box, before, document.text.size())) return false;
  }
  return in.done();
}

// Whether `box` goes on where `line` ends: as high, not to the left of it, and no further off than words of one line
// are: cells of a table have boxes of their own.
bool goes_on(const LineBox& line, const WordBox& box) {
  if (line.page != box.page || box.left < line.left) return false;
  if (box.left - line.right > 2 * (line.bottom - line.top)) return false;
  const float shared = std::min(line.bottom, box.bottom) - std::max(line.top, box.top);
  return shared * 2 > std::min(line.bottom - line.top, box.bottom - box.top);
}

}  // namespace

std::vector<LineBox> line_boxes(const Document& document, Span span) {
  std::vector<LineBox> out;
  const auto [first, last] = document.boxes_in(span);
  for (std::uint32_t i = first; i < last; ++i) {
    const WordBox& box = document.boxes[i];
    if (out.empty() || !goes_on(out.back(), box)) {
      out.push_back({box.page, box.left, box.top, box.right, box.bottom});
      continue;
    }
    LineBox& line = out.back();
    line.top = std::min(line.top, box.top);
    line.right = std::max(line.right, box.right);
    line.bottom = std::max(line.bottom, box.bottom);
  }
  return out;
}

std::string pack_boxes(const Document& document) {
  const auto has_size = [](const Page& page) { return page.width != 0 || page.height != 0; };
  if (document.boxes.empty() && std::none_of(document.pages.begin(), document.pages.end(), has_size)) return {};
  std::string out(1, kVersion);
  out.reserve(16 + document.boxes.size() * 5);
  put_sizes(out, document.pages);
  put(out, document.boxes.size());
  Before before;
  for (const WordBox& box : document.boxes) put_box(out, box, before);
  return out;
}

bool unpack_boxes(std::string_view packed, Document& document) {
  document.boxes.clear();
  for (Page& page : document.pages) page.width = page.height = 0;
  if (packed.empty()) return true;
  if (packed.front() == kVersion) {
    Reader in(packed.substr(1));
    if (read_all(in, document)) return true;
  }
  document.boxes.clear();
  for (Page& page : document.pages) page.width = page.height = 0;
  return false;
}

}  // namespace uppdrag
