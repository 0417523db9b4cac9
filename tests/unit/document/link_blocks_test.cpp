// SPDX-License-Identifier: GPL-3.0-or-later
// Which block introduces which list.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "uppdrag/document/document.h"

using namespace uppdrag;

namespace {

struct Given {
  BlockKind kind;
  std::uint8_t level;
  std::string text;
  std::string marker = {};
};

constexpr auto kH = BlockKind::kHeading;
constexpr auto kP = BlockKind::kParagraph;
constexpr auto kI = BlockKind::kListItem;
constexpr auto kF = BlockKind::kFurniture;

std::vector<std::uint32_t> lead_ins(const std::vector<Given>& given) {
  Document document;
  DocumentBuilder builder(document);
  std::uint32_t at = 0;
  for (const Given& block : given) {
    builder.begin(block.kind, block.level, block.marker);
    builder.append(block.text, at);
    at += static_cast<std::uint32_t>(block.text.size());
  }
  builder.finish();
  std::vector<std::uint32_t> out;
  for (const Block& block : document.blocks) out.push_back(block.lead_in);
  return out;
}

constexpr std::uint32_t kNo = kNoBlock;

}  // namespace

TEST_CASE("A paragraph that ends in a colon introduces all items below it") {
  CHECK(lead_ins({{kP, 0, "I uppdraget ingår att:"}, {kI, 1, "samordna"}, {kI, 1, "stödja"}}) ==
        std::vector<std::uint32_t>{kNo, 0, 0});
}

TEST_CASE("A heading right above a list introduces it") {
  CHECK(lead_ins({{kH, 3, "Socialstyrelsen ska också:"}, {kI, 1, "säkerställa"}}) ==
        std::vector<std::uint32_t>{kNo, 0});
  CHECK(lead_ins({{kH, 1, "Remissinstanser"}, {kI, 1, "Boverket"}}) == std::vector<std::uint32_t>{kNo, 0});
}

TEST_CASE("A paragraph without a full stop introduces, a finished sentence does not") {
  CHECK(lead_ins({{kP, 0, "Myndigheten ska"}, {kI, 1, "samordna"}}) == std::vector<std::uint32_t>{kNo, 0});
  CHECK(lead_ins({{kP, 0, "Utredaren ska bl.a."}, {kI, 1, "analysera"}}) == std::vector<std::uint32_t>{kNo, 0});
  CHECK(lead_ins({{kP, 0, "Arbetet är viktigt."}, {kI, 1, "samordna"}}) == std::vector<std::uint32_t>{kNo, kNo});
  CHECK(lead_ins({{kP, 0, "Arbetet är viktigt. Det omfattar följande delar."}, {kI, 1, "stöd"}}) ==
        std::vector<std::uint32_t>{kNo, 0});
  CHECK(lead_ins({{kP, 0, "Följande gäller. Arbetet är viktigt."}, {kI, 1, "stöd"}}) ==
        std::vector<std::uint32_t>{kNo, kNo});
}

TEST_CASE("Furniture does not come between a list and its lead-in") {
  CHECK(lead_ins({{kP, 0, "Myndigheten ska:"}, {kF, 0, "2 (3)"}, {kI, 1, "a"}, {kF, 0, "3 (3)"}, {kI, 1, "b"}}) ==
        std::vector<std::uint32_t>{kNo, kNo, 0, kNo, 0});
}

TEST_CASE("A nested list is introduced by its parent item when that asks for one") {
  CHECK(lead_ins({{kP, 0, "Myndigheten ska:"}, {kI, 1, "redovisa:"}, {kI, 2, "kostnader"}, {kI, 1, "bistå"}}) ==
        std::vector<std::uint32_t>{kNo, 0, 1, 0});
  CHECK(lead_ins({{kP, 0, "Förslag:"}, {kI, 1, "Verket ges direktiv om"}, {kI, 2, "tider"}}) ==
        std::vector<std::uint32_t>{kNo, 0, 1});
  CHECK(lead_ins({{kP, 0, "Dagordning:"}, {kI, 1, "Övriga frågor"}, {kI, 2, "Möte"}}) ==
        std::vector<std::uint32_t>{kNo, 0, 0});
}

TEST_CASE("A paragraph inside an item belongs to the list and may introduce a nested one") {
  CHECK(lead_ins({{kP, 0, "Myndigheten ska:"},
                  {kI, 1, "stödja."},
                  {kP, 1, "Det gäller:"},
                  {kI, 2, "skolor"},
                  {kI, 1, "bistå"}}) == std::vector<std::uint32_t>{kNo, 0, kNo, 2, 0});
}

TEST_CASE("A numbered list that goes on after a paragraph keeps its lead-in") {
  CHECK(lead_ins({{kP, 0, "Verket ska:"}, {kI, 1, "a", "1."}, {kP, 0, "Detta redovisas."}, {kI, 1, "b", "2."}}) ==
        std::vector<std::uint32_t>{kNo, 0, kNo, 0});
  CHECK(lead_ins({{kP, 0, "Verket ska:"}, {kI, 1, "a", "1."}, {kP, 0, "Detta redovisas."}, {kI, 1, "b", "1."}}) ==
        std::vector<std::uint32_t>{kNo, 0, kNo, kNo});
  CHECK(lead_ins({{kP, 0, "Verket ska:"}, {kI, 1, "a", "a)"}, {kH, 2, "Del 2"}, {kI, 1, "b", "b)"}}) ==
        std::vector<std::uint32_t>{kNo, 0, kNo, 2});
}

TEST_CASE("A table ends a list") {
  CHECK(lead_ins({{kP, 0, "Verket ska:"}, {kI, 1, "a"}, {BlockKind::kTableRow, 0, "x\ty"}, {kI, 1, "b"}}) ==
        std::vector<std::uint32_t>{kNo, 0, kNo, kNo});
}

TEST_CASE("Every block knows the nearest heading above") {
  Document document;
  DocumentBuilder builder(document);
  for (const auto& [kind, text] :
       {std::pair{kP, "före"}, {kH, "Titel"}, {kP, "text"}, {kH, "Bakgrund"}, {kI, "item"}}) {
    builder.begin(kind, 1);
    builder.append(text, 0);
  }
  builder.finish();
  std::vector<std::uint32_t> headings;
  for (const Block& block : document.blocks) headings.push_back(block.heading);
  CHECK(headings == std::vector<std::uint32_t>{kNo, kNo, 1, 1, 3});
}
