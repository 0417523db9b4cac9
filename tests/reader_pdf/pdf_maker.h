// SPDX-License-Identifier: GPL-3.0-or-later
// Writes small PDF files for tests: text in the standard fonts at given places, bookmarks, information, encryption.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pdf {

enum class Font : std::uint8_t { kRoman, kBold, kItalic, kCodes };  // kCodes: characters without names.

class Maker {
 public:
  // All letters are half a size wide.
  void page(double width = 595, double height = 842, int rotate = 0);
  // `text` (Windows-1252 characters, in UTF-8) from `x` on, on the base line `y` from above, turned by `degrees`
  // anticlockwise. Returns where it ends.
  double text(double x, double y, std::string_view text, double size = 10, Font font = Font::kRoman, int degrees = 0);
  double lines(double x, double y, std::initializer_list<std::string_view> lines, double size = 10,
               Font font = Font::kRoman, double leading = 12);
  // From now on letters have the widths of their fonts, so that what is drawn looks as print does.
  void natural_widths() { natural_ = true; }
  // A JPEG in grey, `width` x `height` pixels, over the whole page.
  void image(std::string jpeg, int width, int height) { pages_.back().image = {std::move(jpeg), width, height}; }
  // Bytes as they are into the page's content.
  void raw(std::string_view content);
  void info(std::string_view key, std::string_view value) { info_.emplace_back(key, value); }
  // A bookmark; `level` 1 or 2.
  void outline(std::string_view title, int level = 1) { outline_.emplace_back(title, level); }
  // Readers need `user` as password then.
  void encrypt(std::string_view user) { password_ = user; }
  // What the page tree says of the number of pages, when it lies.
  void claim_pages(int count) { claimed_ = count; }
  // Objects of no use: poppler believes no page count above the number of objects.
  void add_objects(int count) { spare_ = count; }

  std::string write() const;

 private:
  struct Image {
    std::string jpeg;
    int width = 0, height = 0;
  };
  struct Page {
    double width, height;
    int rotate;
    std::string content;
    Image image{};
  };
  std::vector<Page> pages_;
  std::vector<std::pair<std::string, std::string>> info_;
  std::vector<std::pair<std::string, int>> outline_;
  std::string password_;
  int claimed_ = -1;
  int spare_ = 0;
  bool natural_ = false;
};

// `utf8` in Windows-1252.
std::string windows_1252(std::string_view utf8);

}  // namespace pdf
