// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"

#include <leptonica/allheaders.h>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <memory>

namespace drawing {
namespace {

struct PixDeleter {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using PixPtr = std::unique_ptr<Pix, PixDeleter>;

PixPtr drawn(const poppler::page& page, int dpi) {
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_gray8);
  renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
  poppler::image image = renderer.render_page(&page, dpi, dpi);
  REQUIRE(image.is_valid());
  PixPtr pix(pixCreate(image.width(), image.height(), 8));
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      pixSetPixel(pix.get(), x, y, static_cast<unsigned char>(image.const_data()[y * image.bytes_per_row() + x]));
  pixSetResolution(pix.get(), dpi, dpi);
  return pix;
}

}  // namespace

std::string image(const pdf::Maker& pdf, Format format, int dpi, int quarters) {
  const std::string bytes = pdf.write();
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  REQUIRE(document);
  const std::unique_ptr<Pixa, void (*)(Pixa*)> pages(pixaCreate(0), [](Pixa* p) { pixaDestroy(&p); });
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    PixPtr pix = drawn(*page, dpi);
    pixaAddPix(pages.get(), pixRotateOrth(pix.get(), quarters), L_INSERT);
  }
  l_uint8* data = nullptr;
  std::size_t size = 0;
  const PixPtr first(pixaGetPix(pages.get(), 0, L_CLONE));
  if (format == Format::kPng) {
    REQUIRE(pixWriteMemPng(&data, &size, first.get(), 0) == 0);
  } else if (format == Format::kJpeg) {
    REQUIRE(pixWriteMemJpeg(&data, &size, first.get(), 80, 0) == 0);
  } else {
    REQUIRE(pixaWriteMemMultipageTiff(&data, &size, pages.get()) == 0);
  }
  std::string out(reinterpret_cast<const char*>(data), size);
  std::free(data);
  return out;
}

pdf::Maker letter() {
  pdf::Maker pdf;
  pdf.page();
  pdf.natural_widths();
  pdf.lines(70, 100,
            {"Regeringen ger Länsstyrelsen i uppdrag att stödja kommunernas arbete",
             "med våld i nära relationer. Uppdraget ska redovisas senast den 31 mars 2014."},
            12, pdf::Font::kRoman, 15);
  pdf.lines(
      70, 150,
      {"För uppdraget får myndigheten använda 1 400 000 kronor till jämställd-", "hetsintegrering i länet under året."},
      12, pdf::Font::kRoman, 15);
  return pdf;
}

}  // namespace drawing
