// SPDX-License-Identifier: GPL-3.0-or-later
// The builder's invariants and the look-ups.
#include "uppdrag/document/document.h"

#include <catch2/catch.hpp>

using namespace uppdrag;

TEST_CASE("Blocks are separated by one LF and hold every other byte") {
  Document document;
  DocumentBuilder builder(document);
  builder.begin(BlockKind::kHeading, 1);
  builder.append("Uppdrag", 2);
  builder.begin(BlockKind::kParagraph);
  builder.append("Länet\nska", 10);
  builder.end();
  builder.finish();
  CHECK(document.text == "Uppdrag\nLänet ska");
  REQUIRE(document.blocks.size() == 2);
  CHECK(document.blocks[0].span == Span{0, 7});
  CHECK(document.blocks[1].span == Span{8, 18});
  CHECK(document.blocks[1].heading == 0);
  CHECK(document.to_source.to_source(0) == 2);
  CHECK(document.to_source.to_source(8) == 10);
}

TEST_CASE("Empty blocks leave nothing behind and trailing spaces are cut") {
  Document document;
  DocumentBuilder builder(document);
  builder.begin(BlockKind::kParagraph);
  builder.end();
  builder.begin(BlockKind::kParagraph);
  builder.append("a ", 0);
  builder.append_space();
  builder.begin(BlockKind::kParagraph);
  builder.append_space();
  builder.append("  ", 5);
  builder.begin(BlockKind::kParagraph);
  builder.append("b", 9);
  builder.append_space();
  builder.append_space();
  builder.append("c", 11);
  builder.finish();
  CHECK(document.text == "a\nb c");
  CHECK(document.blocks.size() == 2);
}

TEST_CASE("A combining mark at the start of what is appended merges into normal form C") {
  Document document;
  DocumentBuilder builder(document);
  builder.begin(BlockKind::kParagraph);
  builder.append("va", 0);
  builder.append("\u030Ard", 4);
  builder.finish();
  CHECK(document.text == "vård");
  CHECK(document.to_source.to_source(3) == 6);
}

TEST_CASE("Text outside of a block is ignored") {
  Document document;
  DocumentBuilder builder(document);
  builder.append("a", 0);
  builder.append_space();
  builder.append_tab();
  builder.finish();
  CHECK(document.text.empty());
  CHECK(document.blocks.empty());
}

TEST_CASE("Pages start with their blocks, and a block may run over a page border") {
  Document document;
  DocumentBuilder builder(document);
  builder.begin_page(1);
  builder.begin(BlockKind::kParagraph);
  builder.append("första", 0);
  builder.end();
  builder.begin_page(2);
  builder.begin(BlockKind::kParagraph);
  builder.append("andra", 10);
  builder.append_space();
  builder.begin_page(3);
  builder.append("tredje", 20);
  builder.finish();
  CHECK(document.text == "första\nandra tredje");
  REQUIRE(document.pages.size() == 3);
  CHECK(document.page_at(0) == 1);
  CHECK(document.page_at(8) == 2);
  CHECK(document.page_at(14) == 3);
  CHECK(document.blocks[0].page == 1);
  CHECK(document.blocks[1].page == 2);
  CHECK(document.pages[1].span == Span{8, 14});
  CHECK(document.pages[2].span == Span{14, 20});
}

TEST_CASE("Blocks are found by the bytes they hold, the LF between belongs to none") {
  Document document;
  DocumentBuilder builder(document);
  for (const char* text : {"ab", "cd"}) {
    builder.begin(BlockKind::kParagraph);
    builder.append(text, 0);
  }
  builder.finish();
  CHECK(document.block_at(0) == 0);
  CHECK(document.block_at(1) == 0);
  CHECK(document.block_at(2) == kNoBlock);
  CHECK(document.block_at(3) == 1);
  CHECK(document.block_at(5) == kNoBlock);
  CHECK(document.page_at(0) == 0);
}

TEST_CASE("Every kind of block has its name") {
  CHECK(block_kind_name(BlockKind::kHeading) == "heading");
  CHECK(block_kind_name(BlockKind::kParagraph) == "paragraph");
  CHECK(block_kind_name(BlockKind::kListItem) == "list-item");
  CHECK(block_kind_name(BlockKind::kTableRow) == "table-row");
  CHECK(block_kind_name(BlockKind::kFootnote) == "footnote");
  CHECK(block_kind_name(BlockKind::kFurniture) == "furniture");
}
