// SPDX-License-Identifier: GPL-3.0-or-later
// The engine: tesseract with Swedish.
#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "engine.h"
#include "images.h"
#include "tessdata.h"
#include "uppdrag/plugin/recognition.h"
#include "uppdrag/text/unicode.h"

// Of the OpenMP library that tesseract runs on; its header is not there for every compiler.
extern "C" void omp_set_max_active_levels(int levels);

namespace uppdrag::ocr_reader {
namespace {

constexpr const char* kLanguage = "swe";
constexpr float kPointsPerInch = 72;

// Letters or digits are in it.
bool says_something(std::string_view word) {
  for (std::uint32_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    if (is_letter(c.value) || (c.value >= '0' && c.value <= '9')) return true;
    at = c.next;
  }
  return false;
}

// The Swedish model has no § and writes $ for it; dollars stand before their digits.
void mend_paragraph_sign(std::string& word) {
  for (std::size_t at = word.find('$'); at != std::string::npos; at = word.find('$', at + 1)) {
    const bool digit = at + 1 < word.size() && word[at + 1] >= '0' && word[at + 1] <= '9';
    if (!digit) word.replace(at, 1, "§");
  }
}

// Collects the words of a recognised page.
class Collector {
 public:
  Collector(tesseract::TessBaseAPI& api, const Raster& page)
      : api_(api), scale_(kPointsPerInch / page.dpi), middle_(static_cast<float>(page.width) / 2) {}

  Recognition run() {
    const std::unique_ptr<tesseract::ResultIterator> at(api_.GetIterator());
    if (!at) return {};
    do {
      if (at->Empty(tesseract::RIL_WORD)) continue;
      if (at->IsAtBeginningOf(tesseract::RIL_BLOCK)) ++blocks_;
      if (at->IsAtBeginningOf(tesseract::RIL_TEXTLINE) || out_.lines.empty()) begin_line(*at);
      add(*at);
    } while (at->Next(tesseract::RIL_WORD));
    mend_bullets();
    return std::move(out_);
  }

 private:
  void begin_line(const tesseract::ResultIterator& at) {
    RecognisedLine line;
    line.block = blocks_ > 0 ? blocks_ - 1 : 0;
    int x1 = 0;
    int y1 = 0;
    int x2 = 0;
    int y2 = 0;
    float height = 0;
    float descenders = 0;
    float ascenders = 0;
    at.RowAttributes(&height, &descenders, &ascenders);
    if (at.Baseline(tesseract::RIL_TEXTLINE, &x1, &y1, &x2, &y2) && x2 > x1)
      line.slope = static_cast<float>(y2 - y1) / static_cast<float>(x2 - x1);
    line.base = (static_cast<float>(y1) + line.slope * (middle_ - static_cast<float>(x1))) * scale_;
    // The x-height is what is measured best; half of a text font's size, and a little less in most.
    constexpr float kXHeight = 0.46F;
    line.size = (height + descenders - ascenders) * scale_ / kXHeight;
    out_.lines.push_back(line);
  }

  void add(const tesseract::ResultIterator& at) {
    const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
    if (!text) return;
    RecognisedWord word;
    for (const char c : std::string_view(text.get()))
      if (!std::isspace(static_cast<unsigned char>(c))) word.text += c;
    if (word.text.empty() || !is_valid_utf8(word.text)) return;
    mend_paragraph_sign(word.text);
    word.confidence = std::clamp(at.Confidence(tesseract::RIL_WORD) / 100, 0.0F, 1.0F);
    // Specks, rules and the edges of pictures come out as marks, or as letters that nothing speaks for.
    constexpr float kMark = 0.6F;
    constexpr float kWord = 0.12F;
    if (word.confidence < (says_something(word.text) ? kWord : kMark)) return;
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    if (!at.BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom)) return;
    word.left = static_cast<float>(left) * scale_;
    word.top = static_cast<float>(top) * scale_;
    word.right = static_cast<float>(right) * scale_;
    word.bottom = static_cast<float>(bottom) * scale_;
    word.line = static_cast<std::uint32_t>(out_.lines.size() - 1);
    out_.words.push_back(std::move(word));
  }

  // The Swedish model has no •: what it takes one for is a single mark or letter before a gap wider than that between
  // words.
  void mend_bullets() {
    constexpr std::array<std::string_view, 12> kTaken = {"e", "o", "»", "«", "©", "®", "¢", "*", "+", "°", "·", "s"};
    for (std::size_t i = 0; i + 1 < out_.words.size(); ++i) {
      RecognisedWord& word = out_.words[i];
      const RecognisedWord& next = out_.words[i + 1];
      const bool first = i == 0 || out_.words[i - 1].line != word.line;
      const float gap = next.left - word.right;
      if (first && next.line == word.line && gap > 0.6F * out_.lines[word.line].size &&
          std::find(kTaken.begin(), kTaken.end(), word.text) != kTaken.end())
        word.text = "•";
    }
  }

  tesseract::TessBaseAPI& api_;
  float scale_;   // Points for a pixel.
  float middle_;  // Of the image, in pixels.
  std::uint32_t blocks_ = 0;
  Recognition out_;
};

class TesseractEngine final : public Engine {
 public:
  // Threads of its own would be more than there are cores, one worker being at work on each; and a worker is forked.
  // tesseract asks for four whatever the settings are, unless parallel regions are ruled out altogether.
  TesseractEngine() {
    ::omp_set_max_active_levels(0);
    setMsgSeverity(L_SEVERITY_NONE);
    leptSetStderrHandler([](const char* /*message*/) {});
  }

  Status prepare() override {
    if (api_) return ok();
    if (auto status = open_language(kLanguage); !status) return status;
    api_ = std::make_unique<tesseract::TessBaseAPI>();
    // It opens the file that its remarks go to with the first of them: this call makes one.
    api_->SetVariable("debug_file", "/dev/null");
    api_->Recognize(nullptr);
    return ok();
  }

  Result<Recognition> recognise(const Raster& page) override {
    if (auto status = start(); !status) return status.error();
    auto upright = recognise_as_is(page);
    if (!upright) return upright;
    // Poor words may be those of a page that lies on its side or stands on its head.
    constexpr float kPoor = 0.6F;
    if (mean_confidence(*upright) >= kPoor) return upright;
    const std::uint8_t quarters = orientation();
    if (quarters == 0) return upright;
    auto turned = recognise_turned(page, quarters);
    return turned && mean_confidence(*turned) > mean_confidence(*upright) ? std::move(turned) : std::move(upright);
  }

  Result<std::unique_ptr<ImageFile>> open_image(std::string_view bytes) override { return open_image_file(bytes); }

 private:
  // Reads the language data: a tenth of a second, once for each worker that needs it.
  Status start() {
    if (started_) return ok();
    if (auto status = prepare(); !status) return status;
    const std::vector<std::string> names = {"debug_file"};
    const std::vector<std::string> values = {"/dev/null"};
    if (api_->Init("", 0, kLanguage, tesseract::OEM_LSTM_ONLY, nullptr, 0, &names, &values, false, &read_language) != 0)
      return Error{ErrorCode::kNotFound, "character recognition cannot be started: its language data for '" +
                                             std::string(kLanguage) +
                                             "' is damaged (Debian: apt install --reinstall tesseract-ocr-swe)"};
    started_ = true;
    return ok();
  }

  Result<Recognition> recognise_as_is(const Raster& page) {
    api_->SetPageSegMode(tesseract::PSM_AUTO);
    api_->SetImage(page.pixels, static_cast<int>(page.width), static_cast<int>(page.height), 1,
                   static_cast<int>(page.stride));
    api_->SetSourceResolution(static_cast<int>(page.dpi + 0.5F));
    tesseract::ETEXT_DESC monitor;
    constexpr int kLongest = 90'000;  // Milliseconds; the pool gives up a little later.
    monitor.set_deadline_msecs(kLongest);
    const int failed = api_->Recognize(&monitor);
    if (monitor.deadline_exceeded())
      return Error{ErrorCode::kInvalidInput, "recognition of a page took longer than 90 s"};
    if (failed != 0) return Error{ErrorCode::kInvalidInput, "the image cannot be recognised"};
    Recognition out = Collector(*api_, page).run();
    return out;
  }

  // How often the image recognised last must be turned clockwise, from the way its letters rise above their lines.
  std::uint8_t orientation() {
    Pix* binary = api_->GetThresholdedImage();
    if (binary == nullptr) return 0;
    l_float32 up = 0;
    l_float32 left = 0;
    l_int32 found = L_TEXT_ORIENT_UNKNOWN;
    const bool known =
        pixOrientDetect(binary, &up, &left, 0, 0) == 0 && makeOrientDecision(up, left, 0, 0, &found, 0) == 0;
    pixDestroy(&binary);
    if (!known) return 0;
    switch (found) {
      case L_TEXT_ORIENT_LEFT:
        return 1;
      case L_TEXT_ORIENT_DOWN:
        return 2;
      case L_TEXT_ORIENT_RIGHT:
        return 3;
      default:
        return 0;
    }
  }

  Result<Recognition> recognise_turned(const Raster& page, std::uint8_t quarters) {
    const bool sideways = quarters % 2 == 1;
    Raster turned = page;
    turned.width = sideways ? page.height : page.width;
    turned.height = sideways ? page.width : page.height;
    turned.stride = turned.width;
    std::vector<std::uint8_t> pixels(std::size_t{turned.width} * turned.height);
    for (std::uint32_t y = 0; y < page.height; ++y) {
      const std::uint8_t* row = page.pixels + std::size_t{y} * page.stride;
      for (std::uint32_t x = 0; x < page.width; ++x) pixels[place(x, y, page, quarters, turned.width)] = row[x];
    }
    turned.pixels = pixels.data();
    auto out = recognise_as_is(turned);
    if (out) out->quarters = quarters;
    api_->Clear();
    return out;
  }

  // Where pixel (x, y) of `page` goes when it is turned clockwise.
  static std::size_t place(std::uint32_t x, std::uint32_t y, const Raster& page, std::uint8_t quarters,
                           std::uint32_t width) {
    switch (quarters) {
      case 1:
        return std::size_t{x} * width + (page.height - 1 - y);
      case 2:
        return std::size_t{page.height - 1 - y} * width + (page.width - 1 - x);
      default:
        return std::size_t{page.width - 1 - x} * width + y;
    }
  }

  std::unique_ptr<tesseract::TessBaseAPI> api_;
  bool started_ = false;
};

}  // namespace
}  // namespace uppdrag::ocr_reader

extern "C" __attribute__((visibility("default"))) uppdrag::ocr_reader::Engine* uppdrag_ocr_engine_v1();
uppdrag::ocr_reader::Engine* uppdrag_ocr_engine_v1() { return new uppdrag::ocr_reader::TesseractEngine; }
