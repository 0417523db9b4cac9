// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "uppdrag/document/document.h"

using namespace uppdrag;

namespace {

// The levels of the rows of a table, one character each; a row that starts with `!` was marked by the reader.
std::string heads(std::initializer_list<std::string_view> rows) {
  Document document;
  DocumentBuilder builder(document);
  for (const std::string_view row : rows) {
    const bool known = row.starts_with('!');
    builder.begin(BlockKind::kTableRow, known ? 1 : 0);
    for (const char c : row.substr(known ? 1 : 0)) {
      if (c == '|')
        builder.append_tab();
      else
        builder.append(std::string_view(&c, 1), 0);
    }
    builder.end();
  }
  builder.finish();
  std::string out;
  for (const Block& block : document.blocks) out += static_cast<char>('0' + block.level);
  return out;
}

}  // namespace

TEST_CASE("The rows above the first amounts are a table's head") {
  CHECK(heads({"Belopp i tkr|2013|2014", "Gotland|1 400|750", "Dalarna||5"}) == "100");
  CHECK(heads({"|Belopp, mnkr", "Verk|2013|2014", "Brottsofferverket|12,5|-", "Summa|12,5|0"}) == "1100");
  CHECK(heads({"|2013", "Belopp i tkr|1 400"}) == "10");
  CHECK(heads({"Verk|Medel", "Skolverket|4 500 000 kr", "Summa|4 500 000 kr"}) == "100");
}

TEST_CASE("A table has no head by its amounts when it starts with them, has few, or only labels of single values") {
  CHECK(heads({"Gotland|1 400", "Dalarna|5"}) == "00");
  CHECK(heads({"Insats|Ansvar", "Utbildning|Regionen", "Stipendier|300", "Samverkan|Polisen", "Stipendier|30"}) ==
        "10000");
  CHECK(heads({"Insats|Ansvar", "Utbildning|Regionen", "Samverkan|Polisen", "Stipendier|30"}) == "0000");
  CHECK(heads({"Ansvarig|Regionen", "Belopp|500 000"}) == "00");
  CHECK(heads({"Lag|SFS 2017:868", "Dag|2013-04-02", "Period|2013-2014", "Paragraf|7"}) == "0000");
}

TEST_CASE("What the reader says of the head stands") {
  CHECK(heads({"!Insats|Ansvar", "Utbildning|2013", "Stöd|300", "Stöd|500"}) == "1000");
}

TEST_CASE("A line over the whole table is not above a head") {
  CHECK(heads({"Utgiftsområde 13", "Verk|2013", "Skolverket|300", "Summa|300"}) == "0000");
}
