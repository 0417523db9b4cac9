// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes of words: packed and read back, and gathered line by line.
#include "uppdrag/document/boxes.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "typesetter.h"

using namespace uppdrag;
using typesetter::Typesetter;

namespace {

bool near(float a, float b) { return std::fabs(a - b) <= 0.051F; }

bool same_box(const WordBox& a, const WordBox& b) {
  return a.span == b.span && a.page == b.page && near(a.left, b.left) && near(a.right, b.right) && near(a.top, b.top) &&
         near(a.bottom, b.bottom);
}

// What `document` is without its boxes and sizes, as it comes out of a store.
Document bare(const Document& document) {
  Document out = document;
  out.boxes.clear();
  for (Page& page : out.pages) page.width = page.height = 0;
  return out;
}

Document two_columns() {
  Typesetter t;
  for (int page = 0; page < 3; ++page) {
    t.page();
    for (int line = 0; line < 30; ++line) {
      const float y = 60 + static_cast<float>(line) * 14;
      t.text(50, y, "Länsstyrelsen ska stödja kommunerna i arbetet ");
      t.text(320, y, "med jämställdhet och redovisa det årligen ");
    }
  }
  return typesetter::laid_out(t);
}

}  // namespace

TEST_CASE("Packed boxes come back as they were, to a tenth of a point, in some four bytes a word") {
  const Document document = two_columns();
  REQUIRE(document.boxes.size() > 500);
  const std::string packed = pack_boxes(document);
  Document back = bare(document);
  REQUIRE(unpack_boxes(packed, back));
  REQUIRE(back.boxes.size() == document.boxes.size());
  for (std::size_t i = 0; i < back.boxes.size(); ++i) CHECK(same_box(back.boxes[i], document.boxes[i]));
  for (std::size_t i = 0; i < back.pages.size(); ++i) {
    CHECK(near(back.pages[i].width, document.pages[i].width));
    CHECK(near(back.pages[i].height, document.pages[i].height));
  }
  CHECK(pack_boxes(back) == packed);
  CHECK(static_cast<double>(packed.size()) < 5.0 * static_cast<double>(document.boxes.size()));
}

TEST_CASE("Reading the page where a packed box is gives the word that the box is of") {
  Typesetter t;
  for (int page = 1; page <= 3; ++page) {
    t.page();
    for (int line = 0; line < 40; ++line) {
      const std::string words = "ord" + std::to_string(page) + "a" + std::to_string(line) + " mer" +
                                std::to_string(line) + "b och c" + std::to_string(line * page) + ". ";
      t.text(60, 60 + static_cast<float>(line) * 15, words);
    }
  }
  const Document document = typesetter::laid_out(t);
  Document back = bare(document);
  REQUIRE(unpack_boxes(pack_boxes(document), back));
  REQUIRE(back.boxes.size() > 400);
  for (const WordBox& box : back.boxes) {
    std::string found;
    const LayoutPage& page = t.source.pages[box.page - 1];
    for (std::uint32_t i = page.first_word; i < page.last_word; ++i) {
      const LayoutWord& word = t.source.words[i];
      if (near(word.left, box.left) && near(word.top, box.top)) found += word.text.of(t.source.text);
    }
    CHECK(found == box.span.of(back.text));
  }
}

TEST_CASE("A document without a layout packs to nothing") {
  Document document;
  document.text = "Text";
  document.pages.push_back({1, {0, 4}});
  CHECK(pack_boxes(document).empty());
  CHECK(unpack_boxes("", document));
  CHECK(document.boxes.empty());
}

TEST_CASE("Boxes of any place, length, page and gap come back") {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    Document document;
    document.text.assign(20000, 'x');
    document.pages.resize(random() % 4, Page{1, {}, 595.3F, 841.9F});
    std::uint32_t at = 0;
    for (std::uint32_t i = static_cast<std::uint32_t>(random() % 60); i > 0; --i) {
      WordBox box;
      at += static_cast<std::uint32_t>(random() % (random() % 5 == 0 ? 200 : 3));
      box.span = {at, at + 1 + static_cast<std::uint32_t>(random() % (random() % 5 == 0 ? 100 : 12))};
      at = box.span.end;
      box.page = static_cast<std::uint32_t>(random());
      box.left = static_cast<float>(random() % 60000) / 10 - 1000;
      box.right = box.left + static_cast<float>(random() % 3000) / 10;
      box.top = static_cast<float>(random() % 60000) / 10 - 1000;
      box.bottom = box.top - 5 + static_cast<float>(random() % 300) / 10;
      document.boxes.push_back(box);
    }
    Document back = bare(document);
    REQUIRE(unpack_boxes(pack_boxes(document), back));
    REQUIRE(back.boxes.size() == document.boxes.size());
    for (std::size_t i = 0; i < back.boxes.size(); ++i) CHECK(same_box(back.boxes[i], document.boxes[i]));
  }
}

TEST_CASE("Coordinates that are no numbers pack as zero") {
  Document document;
  document.text = "ord";
  document.boxes.push_back(
      {{0, 3}, 1, std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), 1, 1});
  Document back = bare(document);
  REQUIRE(unpack_boxes(pack_boxes(document), back));
  CHECK(back.boxes[0].left == 0);
}

TEST_CASE("Damaged boxes are refused and leave none, whatever the damage") {
  const Document document = two_columns();
  const std::string packed = pack_boxes(document);
  std::mt19937 random(9);
  std::size_t refused = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string damaged = packed;
    if (round % 3 == 0)
      damaged.resize(random() % packed.size());
    else
      damaged[random() % packed.size()] = static_cast<char>(random());
    Document back = bare(document);
    if (unpack_boxes(damaged, back)) {
      for (const WordBox& box : back.boxes) REQUIRE((!box.span.empty() && box.span.end <= back.text.size()));
    } else {
      ++refused;
      CHECK(back.boxes.empty());
    }
  }
  CHECK(refused > 600);
  Document shorter = bare(document);
  shorter.text.resize(100);
  CHECK_FALSE(unpack_boxes(packed, shorter));
  Document fewer_pages = bare(document);
  fewer_pages.pages.pop_back();
  CHECK_FALSE(unpack_boxes(packed, fewer_pages));
}

TEST_CASE("The boxes of a span are one for each line that it fills, and hold its words") {
  Typesetter t;
  t.page();
  t.text(50, 100, "Länsstyrelsen ska senast den ");
  t.text(50, 114, "31 mars 2014 redovisa uppdraget. ");
  const Document document = typesetter::laid_out(t);
  const auto at = static_cast<std::uint32_t>(document.text.find("senast"));
  const auto end = static_cast<std::uint32_t>(document.text.find(" redovisa"));
  REQUIRE(end != static_cast<std::uint32_t>(std::string::npos));
  const auto lines = line_boxes(document, {at, end});
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].page == 1);
  CHECK(lines[0].left > 100);
  CHECK(lines[1].left == Approx(50));
  CHECK(lines[0].bottom <= lines[1].bottom);
  CHECK(lines[0].right > lines[0].left);
  const auto [first, last] = document.boxes_in({at, end});
  CHECK(lines[1].right == Approx(document.boxes[last - 1].right));
  CHECK(lines[0].left == Approx(document.boxes[first].left));
  CHECK(line_boxes(document, {0, 0}).empty());
}

TEST_CASE("Columns and pages do not share a box") {
  const Document document = two_columns();
  const auto all = line_boxes(document, {0, static_cast<std::uint32_t>(document.text.size())});
  for (const LineBox& line : all) CHECK(line.right - line.left < 300);
  CHECK(all.front().page == 1);
  CHECK(all.back().page == 3);
}
