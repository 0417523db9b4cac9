// SPDX-License-Identifier: GPL-3.0-or-later
#include "scan.h"

#include <poppler-image.h>
#include <poppler-page-renderer.h>

#include <algorithm>
#include <cmath>

namespace uppdrag::pdf_reader {
namespace {

// So many bytes of words are a stamp, a page number, a running head; a page of text has hundreds.
constexpr std::size_t kFewLetters = 60;
constexpr float kDpi = 300;
constexpr float kLeastDpi = 100;
constexpr double kMostPixels = 40e6;

// Images are streams, whose dictionaries stand in the open whatever the file packs or encrypts.
bool has_images(std::string_view bytes) {
  constexpr std::string_view kImage = "/Image";
  for (auto at = bytes.find(kImage); at != std::string_view::npos; at = bytes.find(kImage, at + 1)) {
    const std::string_view next = bytes.substr(at + kImage.size(), 1);
    const bool longer = !next.empty() && ((next[0] >= 'A' && next[0] <= 'Z') || (next[0] >= 'a' && next[0] <= 'z'));
    if (!longer) return true;
  }
  return false;
}

// As fine as recognition wants it, unless the page is a poster. 0 when even a coarse image would be too large.
float dpi_for(const LayoutPage& page) {
  constexpr float kPoints = 72;
  const double square_inches = static_cast<double>(page.width) * static_cast<double>(page.height) / (kPoints * kPoints);
  if (!(square_inches > 0.01)) return 0;
  const auto most = static_cast<float>(std::sqrt(kMostPixels / square_inches));
  return most < kLeastDpi ? 0 : std::min(kDpi, most);
}

poppler::image draw(const poppler::page& page, float dpi) {
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
  const auto fine = static_cast<double>(dpi);
  return renderer.render_page(&page, fine, fine);
}

}  // namespace

ScanReader::ScanReader(const Source& source) : source_(source), images_(has_images(source.bytes)) {}

bool ScanReader::wanted(std::size_t letters) const {
  if (source_.ocr == OcrMode::kNever || source_.recogniser == nullptr || unusable_) return false;
  if (source_.ocr == OcrMode::kAlways) return true;
  return letters == 0 || (letters < kFewLetters && images_);
}

bool ScanReader::look(const poppler::page& page, LayoutSource& layout) {
  const LayoutPage& here = layout.pages.back();
  std::size_t letters = 0;
  for (std::uint32_t i = here.first_word; i < here.last_word; ++i) letters += layout.words[i].text.size();
  if (!wanted(letters)) return false;
  // Drawing a page takes its time, too, if only to see that it is blank.
  constexpr std::uint64_t kDrawn = 4;
  if (account_.pages() < source_.ocr_pages && drawn_++ < kDrawn * source_.ocr_pages)
    recognise(page, letters, layout);
  else if (letters == 0)
    account_.left_out(here.number);
  return true;
}

void ScanReader::recognise(const poppler::page& page, std::size_t letters, LayoutSource& layout) {
  LayoutPage& here = layout.pages.back();
  const float dpi = dpi_for(here);
  if (dpi == 0) return account_.failed(here.number, "the page is too large, or has no size");
  poppler::image image = draw(page, dpi);
  if (!image.is_valid() || image.format() != poppler::image::format_gray8)
    return account_.failed(here.number, "the page cannot be drawn");
  const Raster raster{reinterpret_cast<const std::uint8_t*>(image.const_data()),
                      static_cast<std::uint32_t>(image.width()), static_cast<std::uint32_t>(image.height()),
                      static_cast<std::uint32_t>(image.bytes_per_row()), dpi};
  if (looks_blank(raster)) return account_.blank(here.number);
  // A picture over the whole page, with its caption in the text layer.
  if (letters > 0 && source_.ocr == OcrMode::kAuto && !looks_like_paper(raster)) return;
  auto words = source_.recogniser->recognise(raster);
  if (!words) {
    unusable_ = words.error().code == ErrorCode::kNotFound;
    return account_.failed(here.number, words.error().message);
  }
  std::size_t seen = 0;
  for (const RecognisedWord& word : words->words) seen += word.text.size();
  // What the text layer says is surer, unless it is but a stamp on a scan.
  if (letters > 0 && (seen == 0 || (source_.ocr == OcrMode::kAuto && seen < letters + kFewLetters))) return;
  account_.recognised(here.number, *words);
  layout.words.resize(here.first_word);
  here.last_word = here.first_word;
  add_words(*words, here.width, here.height, layout);
}

}  // namespace uppdrag::pdf_reader
