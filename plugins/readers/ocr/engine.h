// SPDX-License-Identifier: GPL-3.0-or-later
// What the plugin asks of ocr-engine.so, which holds the large libraries and is opened late.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "uppdrag/plugin/plugin.h"

namespace uppdrag::ocr_reader {

// A page of an image file.
struct Image {
  std::vector<std::uint8_t> pixels;  // Grey, row by row without gaps.
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  float dpi = 0;  // As the file says, or as the size suggests when it says nothing.
};

// An image file as a list of pages. The bytes must outlive it.
class ImageFile {
 public:
  virtual ~ImageFile() = default;
  virtual std::uint32_t pages() const = 0;
  // kInvalidInput when it is damaged or larger than kMostPixels.
  virtual Result<Image> page(std::uint32_t index) = 0;
};

inline constexpr std::uint64_t kMostPixels = 100'000'000;  // 36 x 27 inches at 300 dpi; 100 MB.

class Engine {
 public:
  virtual ~Engine() = default;
  // See Recogniser.
  virtual Status prepare() = 0;
  virtual Result<Recognition> recognise(const Raster& page) = 0;
  // kInvalidInput when `bytes` are no image, kUnsupported when it is too small to be a page.
  virtual Result<std::unique_ptr<ImageFile>> open_image(std::string_view bytes) = 0;
};

// What ocr-engine.so exports.
inline constexpr const char* kEngineSymbol = "uppdrag_ocr_engine_v1";
using EngineMaker = Engine* (*)();

}  // namespace uppdrag::ocr_reader
