// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as pages of words: place, size, font and text of each come from the input.
#include <cstring>

#include "invariants.h"
#include "uppdrag/document/layout.h"

namespace {

class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  bool empty() const { return at_ >= size_; }
  std::uint8_t byte() { return empty() ? std::uint8_t{0} : data_[at_++]; }
  // 0..799 in steps that let words line up.
  float place() { return static_cast<float>(byte()) * 3 + static_cast<float>(byte() & 3U); }
  std::string text(std::size_t length) {
    std::string out;
    for (std::size_t i = 0; i < length && !empty(); ++i) out += static_cast<char>(byte());
    return out;
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
  std::size_t at_ = 0;
};

const char* const kWords[] = {"Länsstyrelsen",
                              "ska",
                              "jämställd-",
                              "hetsintegrering",
                              "1.",
                              "•",
                              "2013",
                              "1",
                              "1 (2)",
                              "–",
                              ".......",
                              "(NFS",
                              "2014:23)",
                              "och",
                              "Prop.",
                              "Postadress",
                              "103",
                              "33",
                              "a)",
                              "\u00A8"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 20000;
  if (size > kMost) return 0;
  Input in(data, size);
  uppdrag::LayoutSource source;
  source.fonts = {{"a", false, false}, {"b", true, false}, {"c", false, true}};
  source.begin_page(1, 595, 842);
  while (!in.empty()) {
    const std::uint8_t what = in.byte();
    if (what == 255 && source.pages.size() < 8) {
      source.begin_page(static_cast<std::uint32_t>(source.pages.size()) + 1, 595, 842);
      continue;
    }
    if (what == 254) {
      source.outline.push_back({kWords[in.byte() % std::size(kWords)], in.byte()});
      continue;
    }
    uppdrag::LayoutWord word;
    word.left = in.place();
    word.top = in.place();
    word.right = word.left + static_cast<float>(in.byte()) / 2;
    word.bottom = word.top + static_cast<float>(what % 24);
    word.size = static_cast<float>(in.byte() % 30);
    const std::uint8_t flags = in.byte();
    word.font = flags & 3U;
    word.space_after = (flags & 4U) != 0;
    word.quarters = (flags & 0xF0U) == 0xF0U ? static_cast<std::uint8_t>(flags >> 2U) : std::uint8_t{0};
    const std::string own = (flags & 8U) != 0 ? in.text(in.byte() % 16) : kWords[in.byte() % std::size(kWords)];
    if (uppdrag::is_valid_utf8(own)) source.add(word, own);
  }
  uppdrag::Document document;
  uppdrag::lay_out(source, document);
  fuzz::check(document);
  return 0;
}
