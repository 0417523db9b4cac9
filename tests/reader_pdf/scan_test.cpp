// SPDX-License-Identifier: GPL-3.0-or-later
// Pages without text: which go to the recogniser, what becomes of its words. The recogniser is a fake.
#include <catch2/catch.hpp>

#include "reading.h"

using namespace uppdrag;
using reading::blocks;
using Lines = std::vector<std::string>;

namespace {

// Sees the same two lines on every page, at 60 points from the left and 100 from above.
class Fake final : public Recogniser {
 public:
  Status prepare() override { return ok(); }
  Result<Recognition> recognise(const Raster& page) override {
    ++calls;
    last = page;
    if (broken) return Error{missing ? ErrorCode::kNotFound : ErrorCode::kInvalidInput, "the engine is out of order"};
    Recognition out;
    float base = 100;
    for (const Lines& line : lines) {
      const auto number = static_cast<std::uint32_t>(out.lines.size());
      out.lines.push_back({0, base, 0, 10});
      float left = 60;
      for (const std::string& text : line) {
        const float right = left + 5 * static_cast<float>(text.size());
        out.words.push_back({text, left, base - 7, right, base, number, confidence});
        left = right + 3;
      }
      base += 12;
    }
    return out;
  }
  std::vector<Lines> lines = {{"Länsstyrelsen", "ska", "redovisa", "uppdraget", "om", "jämställd-"},
                              {"hetsintegrering", "senast", "den", "31", "mars", "2014."}};
  float confidence = 0.9F;
  bool broken = false;
  bool missing = false;
  int calls = 0;
  Raster last;
};

const std::string kRead =
    "paragraph: Länsstyrelsen ska redovisa uppdraget om jämställdhetsintegrering senast den 31 mars 2014.";

void add_scan(pdf::Maker& pdf, double width = 595, double height = 842) {
  pdf.page(width, height);
  pdf.raw("60 700 400 30 re f 60 640 380 30 re f\n");  // Something is to be seen.
}

Source with(Fake& fake, OcrMode mode = OcrMode::kAuto) {
  Source how;
  how.recogniser = &fake;
  how.ocr = mode;
  return how;
}

Document read(const pdf::Maker& pdf, const Source& how) {
  auto document = reading::read(pdf, how);
  if (!document) FAIL(document.error().message);
  return std::move(*document);
}

}  // namespace

TEST_CASE("A scanned page is drawn at 300 dpi and its words are laid out as any others") {
  pdf::Maker pdf;
  add_scan(pdf);
  Fake fake;
  const Document document = read(pdf, with(fake));
  CHECK(fake.last.width == 2479);
  CHECK(fake.last.height == 3508);
  CHECK(fake.last.dpi == 300);
  CHECK(blocks(document) == Lines{kRead});
  REQUIRE(document.boxes.size() == 12);
  CHECK(document.boxes[1].left == Approx(60 + 5 * 14 + 3).margin(0.1));
  CHECK(document.pages[0].width == Approx(595));
  CHECK(document.metadata.get("ocr_pages") == "1");
  CHECK(document.metadata.get("ocr_confidence") == "0.90");
  CHECK(document.notes == Lines{"page 1 was read from an image, with confidence 0.90 of 1"});
  CHECK_FALSE(document.partial);
}

TEST_CASE("Only pages without text are recognised, unless all shall be, or none") {
  pdf::Maker pdf;
  pdf.page();
  pdf.lines(60, 100, {"Den här sidan har en text som är lång nog för att vara en sida."});
  add_scan(pdf);
  pdf.page();  // Blank.
  Fake fake;
  CHECK(blocks(read(pdf, with(fake))) ==
        Lines{"paragraph: Den här sidan har en text som är lång nog för att vara en sida.", kRead});
  CHECK(fake.calls == 1);
  const Document all = read(pdf, with(fake, OcrMode::kAlways));
  CHECK(fake.calls == 3);
  CHECK(all.metadata.get("ocr_pages") == "1, 2");
  CHECK(blocks(all) == Lines{kRead, kRead});
  const Document none = read(pdf, with(fake, OcrMode::kNever));
  CHECK(fake.calls == 3);
  CHECK(none.notes == Lines{"pages 2, 3 have no text layer"});
}

TEST_CASE("A stamp on a scan does not pass for its text, a caption below a picture does") {
  pdf::Maker pdf;
  add_scan(pdf);
  pdf.text(60, 30, "Ankom 2013-04-02");
  pdf.raw("% /Subtype /Image\n");
  Fake fake;
  CHECK(blocks(read(pdf, with(fake))) == Lines{kRead});
  fake.lines = {{"Ankom", "2013-04-02"}};
  CHECK(blocks(read(pdf, with(fake))) == Lines{"paragraph: Ankom 2013-04-02"});
  pdf::Maker picture;
  picture.page();
  for (int i = 0; i < 40; ++i)  // Stripes of all shades.
    picture.raw(std::to_string(0.025 * i) + " g 0 " + std::to_string(21 * i) + " 595 21 re f\n");
  picture.raw("0 g % /Subtype /Image\n");
  picture.text(60, 700, "Foto: okänd");
  fake.calls = 0;
  CHECK(blocks(read(picture, with(fake))) == Lines{"paragraph: Foto: okänd"});
  CHECK(fake.calls == 0);
}

TEST_CASE("Unsure words make a document partial") {
  pdf::Maker pdf;
  add_scan(pdf);
  Fake fake;
  fake.confidence = 0.5F;
  const Document document = read(pdf, with(fake));
  CHECK(document.partial);
  CHECK(document.notes ==
        Lines{"page 1 was read from an image, with confidence 0.50 of 1", "page 1 was hard to read: check the words"});
}

TEST_CASE("No more pages than allowed are recognised, and the others are named") {
  pdf::Maker pdf;
  for (int i = 0; i < 4; ++i) add_scan(pdf);
  Fake fake;
  Source how = with(fake);
  how.ocr_pages = 2;
  std::vector<std::uint32_t> done;
  how.progress = [&](std::uint32_t page, std::uint32_t all) {
    CHECK(all == 4);
    done.push_back(page);
  };
  const Document document = read(pdf, how);
  CHECK(fake.calls == 2);
  CHECK(document.partial);
  CHECK(document.notes.back() ==
        "pages 3, 4 were not read: more pages need character recognition than are allowed; raise --ocr-pages");
  CHECK(done == std::vector<std::uint32_t>{1, 2, 3, 4});
}

TEST_CASE("What keeps the recogniser from its work is said once") {
  pdf::Maker pdf;
  add_scan(pdf);
  add_scan(pdf);
  Fake fake;
  fake.broken = true;
  auto document = reading::read(pdf, with(fake));
  REQUIRE_FALSE(document);
  CHECK(document.error().code == ErrorCode::kInvalidInput);
  CHECK(document.error().message == "no text layer (a scan): the engine is out of order");
  fake.missing = true;
  fake.calls = 0;
  document = reading::read(pdf, with(fake));
  REQUIRE_FALSE(document);
  CHECK(document.error().code == ErrorCode::kNotFound);
  CHECK(fake.calls == 1);
  pdf.page();
  pdf.lines(60, 100, {"Den här sidan har en text som är lång nog för att vara en sida."});
  const Document partial = read(pdf, with(fake));
  CHECK(partial.partial);
  CHECK(partial.notes[0] == "page 1 was not read: the engine is out of order");
}

TEST_CASE("A scan in which no words are found says so, as does one that may not be recognised") {
  pdf::Maker pdf;
  add_scan(pdf);
  Fake fake;
  fake.lines.clear();
  CHECK(reading::read(pdf, with(fake)).error().message == "no text layer, and no words were found in its images");
  CHECK(reading::read(pdf, with(fake, OcrMode::kNever)).error().message ==
        "no text layer (a scan), and character recognition is off: run with --ocr auto");
  pdf::Maker blank;
  blank.page();
  CHECK(reading::read(blank, with(fake)).error().message == "its pages are blank");
}

TEST_CASE("A poster is drawn coarser, a page beyond all measure not at all") {
  pdf::Maker pdf;
  add_scan(pdf, 2400, 3400);
  Fake fake;
  read(pdf, with(fake));
  CHECK(fake.last.dpi < 200);
  CHECK(std::uint64_t{fake.last.width} * fake.last.height <= 41'000'000);
  pdf::Maker giant;
  add_scan(giant, 14000, 14000);
  CHECK(reading::read(giant, with(fake)).error().message ==
        "no text layer (a scan): the page is too large, or has no size");
}
