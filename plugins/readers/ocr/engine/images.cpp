// SPDX-License-Identifier: GPL-3.0-or-later
#include "images.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace uppdrag::ocr_reader {
namespace {

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

constexpr std::uint32_t kMostPages = 10000;

Error damaged(const std::string& why) { return {ErrorCode::kInvalidInput, why}; }

// What leptonica says to stderr is of no use to the user: results tell.
void be_quiet() {
  setMsgSeverity(L_SEVERITY_NONE);
  leptSetStderrHandler([](const char* /*message*/) {});
}

bool is_tiff(std::string_view bytes) {
  return bytes.starts_with(std::string_view("II*\0", 4)) || bytes.starts_with(std::string_view("MM\0*", 4));
}

// A4 pages are the rule: the resolution that makes the longer side one, if any usual one does; else 300.
float guessed_dpi(std::uint32_t width, std::uint32_t height) {
  constexpr float kLongSide = 11.69F;  // Inches.
  const float dpi = static_cast<float>(std::max(width, height)) / kLongSide;
  constexpr float kLeast = 70;
  constexpr float kMost = 650;
  return dpi < kLeast || dpi > kMost ? 300 : dpi;
}

class LeptonicaFile final : public ImageFile {
 public:
  explicit LeptonicaFile(std::string_view bytes) : bytes_(bytes) {}

  // The pages of a TIFF are found by their offsets, so that all of it is gone through once.
  Status count_pages() {
    if (!is_tiff(bytes_)) return ok();
    pages_ = 0;
    l_int32 width = 0;
    while (pages_ < kMostPages && readHeaderMemTiff(data(), bytes_.size(), static_cast<l_int32>(pages_), &width,
                                                    nullptr, nullptr, nullptr, nullptr, nullptr, nullptr) == 0)
      ++pages_;
    if (pages_ == 0) return damaged("the TIFF image is damaged: it has no readable page");
    return ok();
  }

  std::uint32_t pages() const override { return pages_; }

  Result<Image> page(std::uint32_t index) override {
    if (auto status = check_size(index); !status) return status.error();
    PixPtr pix(is_tiff(bytes_) ? pixReadMemTiff(data(), bytes_.size(), static_cast<l_int32>(index))
                               : pixReadMem(data(), bytes_.size()));
    if (!pix) return damaged("the image is damaged or of a kind that cannot be read");
    const float said = static_cast<float>(pixGetXRes(pix.get()));
    if (pixGetSpp(pix.get()) == 4) pix.reset(pixAlphaBlendUniform(pix.get(), 0xFFFFFF00));
    PixPtr grey(pix ? pixConvertTo8(pix.get(), 0) : nullptr);
    if (!grey) return damaged("the image cannot be turned into shades of grey");
    return taken(grey.get(), said);
  }

  // Width and height of page `index` from its header alone. False when there is none.
  bool size(std::uint32_t index, std::uint32_t& width, std::uint32_t& height) const {
    l_int32 w = 0;
    l_int32 h = 0;
    const bool read = is_tiff(bytes_)
                          ? readHeaderMemTiff(data(), bytes_.size(), static_cast<l_int32>(index), &w, &h, nullptr,
                                              nullptr, nullptr, nullptr, nullptr) == 0
                          : pixReadHeaderMem(data(), bytes_.size(), nullptr, &w, &h, nullptr, nullptr, nullptr) == 0;
    if (!read || w <= 0 || h <= 0) return false;
    width = static_cast<std::uint32_t>(w);
    height = static_cast<std::uint32_t>(h);
    return true;
  }

 private:
  const l_uint8* data() const { return reinterpret_cast<const l_uint8*>(bytes_.data()); }

  // Before its pixels are unpacked: a small file may ask for gigabytes.
  Status check_size(std::uint32_t index) const {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    if (!size(index, width, height)) return damaged("the image is damaged: its header cannot be read");
    if (std::uint64_t{width} * height > kMostPixels)
      return damaged("the image has " + std::to_string(width) + " x " + std::to_string(height) + " pixels (at most " +
                     std::to_string(kMostPixels / 1'000'000) + " million are read): scan it coarser");
    return ok();
  }

  static Image taken(Pix* grey, float said) {
    Image image;
    image.width = static_cast<std::uint32_t>(pixGetWidth(grey));
    image.height = static_cast<std::uint32_t>(pixGetHeight(grey));
    constexpr float kLeast = 50;
    constexpr float kMost = 2400;
    image.dpi = said >= kLeast && said <= kMost ? said : guessed_dpi(image.width, image.height);
    image.pixels.resize(std::size_t{image.width} * image.height);
    const l_uint32* words = pixGetData(grey);
    const auto words_per_line = static_cast<std::size_t>(pixGetWpl(grey));
    std::uint8_t* to = image.pixels.data();
    for (std::uint32_t y = 0; y < image.height; ++y) {
      const l_uint32* line = words + y * words_per_line;
      for (std::uint32_t x = 0; x < image.width; ++x)
        *to++ = static_cast<std::uint8_t>(line[x >> 2U] >> (24U - 8U * (x & 3U)));
    }
    return image;
  }

  std::string_view bytes_;
  std::uint32_t pages_ = 1;
};

}  // namespace

Result<std::unique_ptr<ImageFile>> open_image_file(std::string_view bytes) {
  be_quiet();
  auto file = std::make_unique<LeptonicaFile>(bytes);
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  if (auto status = file->count_pages(); !status) return status.error();
  if (!file->size(0, width, height)) return damaged("the image is damaged: its header cannot be read");
  constexpr std::uint32_t kLeast = 200;
  if (file->pages() == 1 && (width < kLeast || height < kLeast / 4))
    return Error{ErrorCode::kUnsupported, "the image has " + std::to_string(width) + " x " + std::to_string(height) +
                                              " pixels: too few for a page of text"};
  return std::unique_ptr<ImageFile>(std::move(file));
}

}  // namespace uppdrag::ocr_reader
