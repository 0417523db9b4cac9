// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte says what the others are: an image file, or the words of a recognised page.
#include <cstring>
#include <string>

#include "images.h"
#include "invariants.h"
#include "uppdrag/document/layout.h"
#include "uppdrag/plugin/recognition.h"

namespace {

using namespace uppdrag;

void read_image(std::string_view bytes) {
  const auto file = ocr_reader::open_image_file(bytes);
  if (!file) return fuzz::demand(!file.error().message.empty(), "a reason");
  constexpr std::uint32_t kMostPages = 3;
  for (std::uint32_t i = 0; i < std::min((*file)->pages(), kMostPages); ++i) {
    const auto image = (*file)->page(i);
    if (!image) {
      fuzz::demand(!image.error().message.empty(), "a reason");
      continue;
    }
    fuzz::demand(image->pixels.size() == std::size_t{image->width} * image->height, "as many pixels as it has");
    fuzz::demand(image->dpi >= 50 && image->dpi <= 2400, "a resolution");
    const Raster raster{image->pixels.data(), image->width, image->height, image->width, image->dpi};
    looks_blank(raster);
    looks_like_paper(raster);
  }
}

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  template <typename T>
  T next() {
    T value{};
    const std::size_t size = std::min(sizeof value, bytes_.size());
    std::memcpy(&value, bytes_.data(), size);
    bytes_.remove_prefix(size);
    return value;
  }
  std::string text() {
    const std::size_t size = std::min<std::size_t>(next<std::uint8_t>() % 12, bytes_.size());
    std::string out(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    for (char& c : out) c = static_cast<char>(c & 0x7F);
    return out;
  }
  bool empty() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
};

void lay_out_words(std::string_view raw) {
  Bytes bytes(raw);
  Recognition page;
  page.quarters = bytes.next<std::uint8_t>();
  while (!bytes.empty()) {
    if (bytes.next<std::uint8_t>() % 4 == 0 || page.lines.empty())
      page.lines.push_back({0, bytes.next<float>(), bytes.next<float>(), bytes.next<float>()});
    RecognisedWord word;
    word.line = bytes.next<std::uint8_t>() % 8;  // Perhaps of a line that is not there.
    word.left = bytes.next<float>();
    word.right = word.left + static_cast<float>(bytes.next<std::uint8_t>());
    word.confidence = static_cast<float>(bytes.next<std::uint8_t>()) / 255;
    word.text = bytes.text();
    page.words.push_back(std::move(word));
  }
  LayoutSource source;
  source.begin_page(1, 595, 842);
  add_words(page, 595, 842, source);
  RecognitionAccount account;
  account.recognised(1, page);
  Document document;
  lay_out(std::move(source), document);
  account.finish(document);
  fuzz::check(document);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 100000;
  if (size < 2 || size > kMost) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 2 == 0)
    read_image(rest);
  else
    lay_out_words(rest);
  return 0;
}
