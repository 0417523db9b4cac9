// SPDX-License-Identifier: GPL-3.0-or-later
// Images to documents. What the engine makes of single letters is its own business: the tests ask for words that no
// engine misses in clean print.
#include <catch2/catch.hpp>

#include <cstdlib>

#include "drawing.h"
#include "uppdrag/host/host.h"

using namespace uppdrag;
using drawing::Format;
using drawing::image;

namespace {

const PluginHost& host() {
  static const PluginHost plugins = PluginHost::discover({std::string(UPPDRAG_BINARY_DIR) + "/lib/uppdrag/plugins"});
  return plugins;
}

Recogniser& recogniser() {
  static const std::unique_ptr<Recogniser> made = [] {
    auto out = host().make_recogniser();
    REQUIRE(out);
    return std::move(*out);
  }();
  REQUIRE(made);
  return *made;
}

Result<Document> read(const std::string& bytes, const std::string& type, OcrMode mode = OcrMode::kAuto) {
  auto reader = host().make_reader(type, "");
  REQUIRE(reader);
  Source source;
  source.path = "bild";
  source.bytes = bytes;
  source.media_type = type;
  source.ocr = mode;
  source.recogniser = &recogniser();
  return (*reader)->read(source);
}

Document document(const std::string& bytes, const std::string& type) {
  auto out = read(bytes, type);
  if (!out) FAIL(out.error().message);
  return std::move(*out);
}

bool has(const Document& document, const std::string& words) { return document.text.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("A PNG of a letter gives its paragraphs, with cut words mended and a box for every word") {
  const Document out = document(image(drawing::letter(), Format::kPng), "image/png");
  CHECK(has(out, "Regeringen ger Länsstyrelsen i uppdrag att stödja kommunernas arbete med våld i nära relationer."));
  CHECK(has(out, "senast den 31 mars 2014"));
  CHECK(has(out, "1 400 000 kronor till jämställdhetsintegrering i länet"));
  CHECK(out.blocks.size() == 2);
  REQUIRE(out.pages.size() == 1);
  CHECK(out.pages[0].width == Approx(595).margin(1));
  const auto at = static_cast<std::uint32_t>(out.text.find("Länsstyrelsen"));
  const auto [first, last] = out.boxes_in({at, at + 1});
  REQUIRE(last == first + 1);
  CHECK(out.boxes[first].top < 100);
  CHECK(out.boxes[first].bottom > 100);
  CHECK(out.boxes[first].left > 130);
  CHECK(out.boxes[first].right < 260);
  CHECK(out.metadata.get("ocr_pages") == "1");
  CHECK(std::atof(std::string(out.metadata.get("ocr_confidence")).c_str()) > 0.8);
  CHECK_FALSE(out.partial);
}

TEST_CASE("A JPEG at 200 dpi is read, too") {
  CHECK(has(document(image(drawing::letter(), Format::kJpeg, 200), "image/jpeg"), "senast den 31 mars 2014"));
}

TEST_CASE("A TIFF has as many pages as images, blank ones without text") {
  pdf::Maker pdf = drawing::letter();
  pdf.page();
  pdf.page();
  pdf.lines(70, 100, {"Bilaga till beslutet om länets strategi"}, 14);
  const Document out = document(image(pdf, Format::kTiff), "image/tiff");
  REQUIRE(out.pages.size() == 3);
  CHECK(out.pages[1].span.size() <= 1);  // The line feed between blocks.
  const auto at = static_cast<std::uint32_t>(out.text.find("länets strategi"));
  CHECK(out.page_at(at) == 3);
  CHECK(out.metadata.get("ocr_pages") == "1, 3");
}

TEST_CASE("A page that lies on its side or stands on its head is turned") {
  for (const int quarters : {1, 2, 3}) {
    INFO(quarters);
    const Document out = document(image(drawing::letter(), Format::kPng, 300, quarters), "image/png");
    REQUIRE(has(out, "senast den 31 mars 2014"));
    // The boxes are those of the image as it is: the letter's first word is near its own upper left corner.
    const WordBox& box = out.boxes.front();
    CHECK((box.left < 297) == (quarters == 3));
    CHECK((box.top < 297) == (quarters == 1));
  }
}

TEST_CASE("Images that are no pages of text are left out, not failures") {
  pdf::Maker picture;
  picture.page(300, 300);
  for (int i = 0; i < 30; ++i)
    picture.raw(std::to_string(0.03 * i) + " g " + std::to_string(10 * i) + " 0 10 300 re f\n");
  const auto none = read(image(picture, Format::kPng), "image/png");
  REQUIRE_FALSE(none);
  CHECK(none.error().code == ErrorCode::kUnsupported);
  CHECK(none.error().message == "no text was found in the image");
  pdf::Maker icon;
  icon.page(10, 10);
  const auto small = read(image(icon, Format::kPng), "image/png");
  REQUIRE_FALSE(small);
  CHECK(small.error().code == ErrorCode::kUnsupported);
  const auto off = read(image(drawing::letter(), Format::kPng), "image/png", OcrMode::kNever);
  REQUIRE_FALSE(off);
  CHECK(off.error().message == "is an image, and character recognition is off: run with --ocr auto");
}

TEST_CASE("A damaged image says so") {
  const std::string whole = image(drawing::letter(), Format::kPng);
  for (const std::size_t size : {std::size_t{9}, std::size_t{60}}) {
    const auto cut = read(whole.substr(0, size), "image/png");
    REQUIRE_FALSE(cut);
    CHECK(cut.error().code == ErrorCode::kInvalidInput);
  }
  CHECK_FALSE(read(std::string("II*\0\xFF\xFF\xFF\x7F", 8), "image/tiff"));
}

TEST_CASE("A header that promises more pixels than there can be is refused before they are unpacked") {
  std::string png = image(drawing::letter(), Format::kPng);
  png.replace(16, 8, std::string("\0\x01\0\0\0\x01\0\0", 8));  // 65,536 x 65,536
  const auto bomb = read(png, "image/png");
  REQUIRE_FALSE(bomb);
  CHECK(bomb.error().message.find("at most 100 million are read") != std::string::npos);
}

TEST_CASE("A scanned PDF is read through the host's recogniser") {
  pdf::Maker letter = drawing::letter();
  pdf::Maker scan;
  scan.page();
  scan.image(drawing::image(letter, Format::kJpeg, 300), 2479, 3508);
  const std::string bytes = scan.write();
  const Document out = document(bytes, "application/pdf");
  INFO(out.text);
  CHECK(has(out, "1 400 000 kronor till jämställdhetsintegrering i länet"));
  CHECK(out.metadata.get("ocr_pages") == "1");
}
