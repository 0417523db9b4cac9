// SPDX-License-Identifier: GPL-3.0-or-later
#include "words.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "uppdrag/text/unicode.h"

namespace uppdrag::pdf_reader {
namespace {

void append(std::string& out, const poppler::ustring& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t unit = text[i];
    const bool high = unit >= 0xD800 && unit < 0xDC00;
    if (high && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000) {
      append_utf8(out, 0x10000 + ((unit - 0xD800) << 10U) + (static_cast<char32_t>(text[i + 1]) - 0xDC00));
      ++i;
    } else {
      append_utf8(out, unit >= 0xD800 && unit < 0xE000 ? U'\uFFFD' : unit);
    }
  }
}

// Font names say how a font looks: `ABCDEF+TimesNewRomanPS-BoldItalicMT`.
LayoutFont font_of(const std::string& name) {
  LayoutFont font;
  const auto plus = name.find('+');
  font.name = plus == 6 ? name.substr(plus + 1) : name;
  std::string small;
  for (const char c : font.name) small += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  constexpr std::array<std::string_view, 7> kBold = {"bold", "black", "heavy", "demi", "-bd", "fet0", ".fet"};
  constexpr std::array<std::string_view, 4> kItalic = {"italic", "oblique", "kursiv", "-it"};
  const auto has = [&](std::string_view part) { return small.find(part) != std::string::npos; };
  font.bold = std::any_of(kBold.begin(), kBold.end(), has);
  font.italic = std::any_of(kItalic.begin(), kItalic.end(), has);
  return font;
}

}  // namespace

std::string to_utf8(const poppler::ustring& text) {
  std::string out;
  append(out, text);
  return out;
}

std::uint16_t WordCollector::font_number(const std::string& name) {
  const auto known = fonts_.find(name);
  if (known != fonts_.end()) return known->second;
  constexpr std::size_t kMost = 60000;
  if (source_.fonts.size() >= kMost) return static_cast<std::uint16_t>(kMost);
  const auto number = static_cast<std::uint16_t>(source_.fonts.size());
  source_.fonts.push_back(font_of(name));
  fonts_.emplace(name, number);
  return number;
}

void WordCollector::add(const poppler::page& page, std::uint32_t number) {
  const poppler::rectf paper = page.page_rect(poppler::crop_box);
  const auto direction = page.orientation();
  const bool turned = direction == poppler::page::landscape || direction == poppler::page::seascape;
  const auto width = static_cast<float>(turned ? paper.height() : paper.width());
  const auto height = static_cast<float>(turned ? paper.width() : paper.height());
  source_.begin_page(number, width, height);
  for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
    utf8_.clear();
    const poppler::ustring text = box.text();
    append(utf8_, text);
    const poppler::rectf at = box.bbox();
    LayoutWord word;
    word.left = static_cast<float>(at.left());
    word.right = static_cast<float>(at.right());
    word.top = static_cast<float>(at.top());
    word.bottom = static_cast<float>(at.bottom());
    word.quarters = static_cast<std::uint8_t>(box.rotation() & 3);
    word.space_after = box.has_space_after();
    if (box.has_font_info() && !text.empty()) {
      word.size = static_cast<float>(box.get_font_size());
      word.font = font_number(box.get_font_name());
    }
    const std::size_t index = source_.words.size();
    source_.add(word, utf8_);
    if (source_.words.size() > index) codes_.look(box, text, word, index);
  }
}

}  // namespace uppdrag::pdf_reader
