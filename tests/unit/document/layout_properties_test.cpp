// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every page: blocks cover the text, every word is there once with its box, nothing breaks.
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <limits>
#include <map>
#include <random>

#include "typesetter.h"
#include "uppdrag/document/layout.h"
#include "uppdrag/text/unicode.h"

using namespace uppdrag;
using typesetter::Typesetter;

namespace {

// What is wrong with the document's form, or "".
std::string fault(const Document& document) {
  const std::string& text = document.text;
  if (!is_valid_utf8(text)) return "not UTF-8";
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    if (i > 0 && (at >= text.size() || text[at++] != '\n')) return "no LF between blocks";
    if (block.span.start != at || block.span.empty()) return "a gap, or an empty block";
    if (block.span.of(text).find('\n') != std::string_view::npos) return "LF in a block";
    at = block.span.end;
  }
  if (at != text.size()) return "text behind the last block";
  std::uint32_t end = 0;
  for (const WordBox& box : document.boxes) {
    if (box.span.start < end || box.span.empty()) return "boxes not ascending, or empty";
    const std::uint32_t block = document.block_at(box.span.start);
    if (block == kNoBlock || !document.blocks[block].span.contains(box.span)) return "a box over a block border";
    if (!on_code_point(text, box.span.start) || !on_code_point(text, box.span.end)) return "a box splits a character";
    if (!(box.left <= box.right && box.top <= box.bottom)) return "a box is no rectangle";
    // Between boxes stand only spaces, tabs and LFs.
    if (text.substr(end, box.span.start - end).find_first_not_of(" \t\n") != std::string::npos)
      return "text without a box";
    end = box.span.end;
  }
  if (text.substr(end).find_first_not_of(" \t\n") != std::string::npos) return "text without a box at the end";
  end = 0;
  for (const Page& page : document.pages) {
    if (page.span.start < end || page.span.end < page.span.start || page.span.end > text.size()) return "pages";
    end = page.span.end;
  }
  return {};
}

struct Random {
  explicit Random(std::uint32_t seed) : engine(seed) {}
  std::uint32_t below(std::uint32_t n) { return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(engine); }
  std::mt19937 engine;
};

// A page like those of the world: paragraphs, columns, lists and tables of words that no rule drops, each used once.
void fill(Typesetter& t, Random& random, std::uint32_t& next) {
  t.page();
  float y = 40;
  const auto word = [&] { return "ord" + std::to_string(next++) + (random.below(9) == 0 ? "." : "x"); };
  while (y < 760) {
    const std::uint32_t kind = random.below(6);
    const std::uint32_t rows = 1 + random.below(7);
    const float size = 7 + static_cast<float>(random.below(10));
    for (std::uint32_t row = 0; row < rows && y < 780; ++row, y += size * 1.2F) {
      const std::uint32_t columns = kind == 0 ? 3 : kind == 1 ? 2 : 1;
      for (std::uint32_t c = 0; c < columns; ++c) {
        float x = 50 + static_cast<float>(c) * 180 + (kind == 2 && row == 0 ? 12.0F : 0.0F);
        const std::uint32_t words = 1 + random.below(columns == 1 ? 12 : 4);
        const float edge = columns == 1 ? 520 : x + 100;  // Columns do not touch.
        for (std::uint32_t w = 0; w < words && x < edge; ++w) x = t.text(x, y, word() + " ", {size, kind == 3});
      }
    }
    y += static_cast<float>(random.below(30));
  }
}

}  // namespace

TEST_CASE("Every word of a page is in the text once, and reading its box gives the word") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    Random random(seed);
    Typesetter t;
    std::uint32_t next = 1;
    const std::uint32_t pages = 1 + random.below(4);
    for (std::uint32_t page = 0; page < pages; ++page) fill(t, random, next);
    const Document document = typesetter::laid_out(t);
    CAPTURE(seed);
    CHECK(fault(document) == "");
    REQUIRE(document.pages.size() == pages);
    std::map<std::tuple<std::uint32_t, float, float>, std::string> words;
    for (const LayoutPage& page : t.source.pages)
      for (std::uint32_t i = page.first_word; i < page.last_word; ++i) {
        const LayoutWord& word = t.source.words[i];
        words.emplace(std::make_tuple(page.number, word.left, word.top), word.text.of(t.source.text));
      }
    CHECK(document.boxes.size() == words.size());
    for (const WordBox& box : document.boxes) {
      const auto word = words.find(std::make_tuple(box.page, box.left, box.top));
      REQUIRE(word != words.end());
      CHECK(word->second == box.span.of(document.text));
      words.erase(word);
    }
    CHECK(words.empty());
  }
}

TEST_CASE("The same source gives the same document") {
  Random random(7);
  Typesetter t;
  std::uint32_t next = 1;
  fill(t, random, next);
  fill(t, random, next);
  const Document once = typesetter::laid_out(t);
  const Document twice = typesetter::laid_out(t);
  CHECK(once.text == twice.text);
  CHECK(typesetter::blocks(once) == typesetter::blocks(twice));
}

TEST_CASE("A span maps to the boxes of its words") {
  Typesetter t;
  t.page();
  t.lines(60, 100, {"Länsstyrelsen ska stödja arbetet med jämställd-", "hetsintegrering i länet."});
  const Document document = typesetter::laid_out(t);
  const auto at = static_cast<std::uint32_t>(document.text.find("jämställdhetsintegrering"));
  const auto [first, last] = document.boxes_in({at, at + 25});
  REQUIRE(last - first == 2);
  CHECK(document.boxes[first].span.of(document.text) == "jämställd");
  CHECK(document.boxes[first + 1].span.of(document.text) == "hetsintegrering");
  CHECK(document.boxes[first].bottom < document.boxes[first + 1].bottom);
  CHECK(document.boxes_in({0, 0}) == std::pair<std::uint32_t, std::uint32_t>(0, 0));
  const auto size = static_cast<std::uint32_t>(document.text.size());
  CHECK(document.boxes_in({size, size}).first == document.boxes.size());
}

TEST_CASE("Words at random places never break a document") {
  const std::vector<std::string> parts = {
      "ord",  "-",          "ord-",    "1",     "1.",         "a)",     "•",       "2013",    "(4)",    "....",
      "…………", "\uF0B7",     "x\u00AD", "¨",     "o¨",         "\u030A", "\u0308x", "\uFB01n", "\u00A0", "a\u0003b",
      "ÅÄÖ",  "\U000F0001", "\uE000",  "Prop.", "Postadress", "103 33", "dels",    "att",     "natt-",  "tåg"};
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    Random random(seed * 977);
    Typesetter t;
    for (std::uint32_t page = 0, pages = 1 + random.below(3); page < pages; ++page) {
      t.page();
      for (std::uint32_t i = 0, words = random.below(120); i < words; ++i) {
        LayoutWord word;
        const float size = 1 + static_cast<float>(random.below(24));
        word.left = static_cast<float>(random.below(620)) - 10;
        word.top =
            random.below(3) == 0 ? static_cast<float>(random.below(820)) : static_cast<float>(random.below(40)) * 20;
        word.right = word.left + static_cast<float>(random.below(90));
        word.bottom = word.top + static_cast<float>(random.below(24));
        word.size = random.below(9) == 0 ? 0 : size;
        word.font = static_cast<std::uint16_t>(random.below(6));
        word.quarters = static_cast<std::uint8_t>(random.below(12) == 0 ? random.below(4) : 0);
        word.space_after = random.below(2) == 0;
        t.source.add(word, parts[random.below(static_cast<std::uint32_t>(parts.size()))]);
      }
    }
    CAPTURE(seed);
    CHECK(fault(typesetter::laid_out(t)) == "");
  }
}

TEST_CASE("Empty and impossible pages give empty documents") {
  CHECK(typesetter::laid_out(Typesetter()).text.empty());
  Typesetter t;
  t.page();
  t.page();
  LayoutWord word;
  word.right = std::numeric_limits<float>::quiet_NaN();
  t.source.add(word, "x");
  word.right = -5;
  t.source.add(word, "x");
  word = {};
  word.right = std::numeric_limits<float>::infinity();
  t.source.add(word, "x");
  word = {};
  t.source.add(word, "");
  t.source.add(word, " ");
  const Document document = typesetter::laid_out(t);
  CHECK(document.text.empty());
  CHECK(document.boxes.empty());
  REQUIRE(document.pages.size() == 2);
  CHECK(document.pages[1].number == 2);
  CHECK(document.pages[0].width == 600);
}

TEST_CASE("A page of very many words takes no more than a moment") {
  const auto start = std::chrono::steady_clock::now();
  for (const bool spread : {false, true}) {
    Typesetter t;
    t.page();
    for (std::uint32_t i = 0; i < 40000; ++i) {
      LayoutWord word;
      word.left = spread ? static_cast<float>(i % 200) * 3 : 100;
      word.top = spread ? static_cast<float>(i / 200) * 4 : 100;
      word.right = word.left + 2;
      word.bottom = word.top + 3;
      word.size = 3;
      t.source.add(word, "ord");
    }
    const Document document = typesetter::laid_out(t);
    CHECK(document.boxes.size() == 40000);
  }
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}
