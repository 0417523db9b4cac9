// SPDX-License-Identifier: GPL-3.0-or-later
#include "table.h"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "uppdrag/text/unicode.h"

using namespace uppdrag::cli;

namespace {

std::string printed(const Table& table) {
  char* buffer = nullptr;
  std::size_t size = 0;
  std::FILE* out = ::open_memstream(&buffer, &size);
  table.print(out);
  std::fclose(out);
  std::string text(buffer, size);
  std::free(buffer);
  return text;
}

Console console_of(std::size_t width, bool colour = false) {
  Console console;
  console.width = width;
  console.colour = colour;
  return console;
}

}  // namespace

TEST_CASE("columns are aligned by what a terminal shows, not by bytes") {
  const Console console = console_of(0);
  Table table(console, {{"Län", false}, {"Belopp", true}});
  table.add({"Östergötlands län", "1 400 000 kr"});
  table.add({"Skåne län", "5 kr"});
  CHECK(printed(table) ==
        "Län                      Belopp\n"
        "Östergötlands län  1 400 000 kr\n"
        "Skåne län                  5 kr\n");
}

TEST_CASE("the widest columns give way first, rigid ones never") {
  const Console console = console_of(40);
  Table table(console, {{"Due", false, true}, {"Who", false, false, 8}, {"Document", false, false, 8}});
  table.add({"2014-01-31", "Länsstyrelsen", "Uppdrag att ta fram en strategi för länet"});
  const std::string text = printed(table);
  CHECK(text ==
        "Due         Who            Document\n"
        "2014-01-31  Länsstyrelsen  Uppdrag att …\n");
}

TEST_CASE("no line is wider than the terminal, whatever the cells") {
  for (std::size_t width = 20; width < 90; width += 7) {
    const Console console = console_of(width);
    Table table(console,
                {{"Date", false, true}, {"One", false, false, 8}, {"Two", false, false, 8}, {"Number", true, true}});
    table.add({"2014-01-31", std::string(50, 'x'), "åäö åäö åäö åäö åäö", "1 400 000 kr"},
              std::string(200, 'y') + " ord ord");
    std::string text = printed(table);
    for (std::size_t at = 0; at < text.size();) {
      const auto end = text.find('\n', at);
      CHECK(uppdrag::display_width(text.substr(at, end - at)) <= width);
      at = end + 1;
    }
  }
}

TEST_CASE("a column without anything in it is left out, and a table without rows is nothing") {
  const Console console = console_of(0);
  Table table(console, {{"A"}, {"Page"}, {"B"}});
  CHECK(printed(table).empty());
  table.add({"1", "", "2"});
  CHECK(printed(table) == "A  B\n1  2\n");
}

TEST_CASE("a text under a row is indented and wrapped between words") {
  const Console console = console_of(24);
  Table table(console, {{"A"}});
  table.add({"x"}, "redovisas senast den 31 januari 2014 till regeringen");
  CHECK(printed(table) ==
        "A\n"
        "x\n"
        "    redovisas senast den\n"
        "    31 januari 2014 till\n"
        "    regeringen\n");
}

TEST_CASE("control characters cannot reach the terminal") {
  const Console console = console_of(0);
  Table table(console, {{"A"}});
  table.add({"a\x1b[31m\nb\xC2\x9B\xE2\x80\xAE\xFF"});
  CHECK(printed(table) == "A\na [31m b  \xEF\xBF\xBD\n");
}

TEST_CASE("heads are bold and quotes dim only in colour") {
  const Console console = console_of(0, true);
  Table table(console, {{"A"}});
  table.add({"x"}, "q");
  CHECK(printed(table) == "\x1b[1mA\x1b[0m\nx\n    \x1b[2mq\x1b[0m\n");
}

TEST_CASE("lines are wrapped between words, long words are cut, and the last line says that there is more") {
  using Lines = std::vector<std::string>;
  CHECK(wrap("ett två tre", 7, 9) == Lines{"ett två", "tre"});
  CHECK(wrap("ett två tre", 100, 9) == Lines{"ett två tre"});
  CHECK(wrap("jämställdhetsintegrering", 10, 9) == Lines{"jämställdh", "etsintegre", "ring"});
  CHECK(wrap("ett två tre fyra", 7, 1) == Lines{"ett tv…"});
  CHECK(wrap("ett två", 0, 9) == Lines{"ett två"});
  CHECK(wrap("", 10, 9).empty());
}

TEST_CASE("numbers are grouped by threes") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1 000");
  CHECK(grouped(1400000) == "1 400 000");
  CHECK(grouped(-999) == "-999");
  CHECK(grouped(-1234567) == "-1 234 567");
}
