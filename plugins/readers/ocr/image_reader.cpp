// SPDX-License-Identifier: GPL-3.0-or-later
#include "image_reader.h"

#include "engine.h"
#include "recogniser.h"
#include "uppdrag/document/layout.h"
#include "uppdrag/plugin/recognition.h"

namespace uppdrag::ocr_reader {
namespace {

// Reads the pages of one image file.
class PageReader {
 public:
  PageReader(ImageFile& file, const Source& source, Recogniser& recogniser)
      : file_(file), source_(source), recogniser_(recogniser) {}

  Result<Document> run() {
    const std::uint32_t count = file_.pages();
    for (std::uint32_t i = 0; i < count; ++i) {
      read(i);
      if (source_.progress) source_.progress(i + 1, count);
    }
    if (layout_.words.empty()) return nothing();
    Document document;
    document.path = source_.path;
    lay_out(std::move(layout_), document);
    account_.finish(document);
    return document;
  }

 private:
  void read(std::uint32_t i) {
    const std::uint32_t number = i + 1;
    if (account_.pages() >= source_.ocr_pages) {
      layout_.begin_page(number, 0, 0);
      return account_.left_out(number);
    }
    auto image = file_.page(i);
    if (!image) {
      layout_.begin_page(number, 0, 0);
      return account_.failed(number, image.error().message);
    }
    constexpr float kPoints = 72;
    const float width = static_cast<float>(image->width) * kPoints / image->dpi;
    const float height = static_cast<float>(image->height) * kPoints / image->dpi;
    layout_.begin_page(number, width, height);
    const Raster raster{image->pixels.data(), image->width, image->height, image->width, image->dpi};
    if (looks_blank(raster)) return account_.blank(number);
    auto words = recogniser_.recognise(raster);
    if (!words) {
      unusable_ = words.error().code == ErrorCode::kNotFound;
      return account_.failed(number, words.error().message);
    }
    account_.recognised(number, *words);
    add_words(*words, width, height, layout_);
  }

  Error nothing() const {
    if (unusable_) return {ErrorCode::kNotFound, account_.failure()};
    if (!account_.failure().empty()) return {ErrorCode::kInvalidInput, account_.failure()};
    // Photographs and drawings among the documents are no failure of theirs.
    return {ErrorCode::kUnsupported, "no text was found in the image"};
  }

  ImageFile& file_;
  const Source& source_;
  Recogniser& recogniser_;
  LayoutSource layout_;
  RecognitionAccount account_;
  bool unusable_ = false;  // The recogniser lacks something.
};

}  // namespace

Result<Document> ImageReader::read(const Source& source) {
  if (source.ocr == OcrMode::kNever)
    return Error{ErrorCode::kUnsupported, "is an image, and character recognition is off: run with --ocr auto"};
  auto engine = make_engine();
  if (!engine) return engine.error();
  auto file = (*engine)->open_image(source.bytes);
  if (!file) return file.error();
  LateRecogniser own;
  return PageReader(**file, source, source.recogniser ? *source.recogniser : own).run();
}

}  // namespace uppdrag::ocr_reader
