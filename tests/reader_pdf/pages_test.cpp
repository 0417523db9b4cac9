// SPDX-License-Identifier: GPL-3.0-or-later
// From PDF pages to blocks and boxes, through poppler. The layout itself is tested in tests/unit/document.
#include <catch2/catch.hpp>

#include "reading.h"

using namespace uppdrag;
using pdf::Font;
using reading::blocks;
using Lines = std::vector<std::string>;

TEST_CASE("A decision is read with its headings, lists, furniture and mended words") {
  pdf::Maker pdf;
  pdf.page();
  pdf.text(60, 60, "Uppdrag att stödja länets kommuner", 16, Font::kBold);
  pdf.lines(60, 100,
            {"Regeringen ger Länsstyrelsen i Gotlands län i uppdrag att stödja arbetet med jämställd-",
             "hetsintegrering i länet. Myndigheten ska enligt det som regeringen nu har beslutat om:"});
  pdf.text(60, 124, "•");
  pdf.lines(72, 124, {"lämna kompetens- och metodstöd,"});
  pdf.text(60, 136, "•");
  pdf.lines(72, 136, {"redovisa arbetet i euro (€) senast den 31 mars 2014."});
  pdf.text(520, 800, "1 (2)");
  pdf.page();
  pdf.text(60, 100, "Bakgrund", 10, Font::kBold);
  pdf.lines(60, 116,
            {
                "Länsstyrelsen har redan fått ett liknande uppdrag.",
            });
  pdf.text(520, 800, "2 (2)");
  CHECK(blocks(pdf) ==
        Lines{"heading1: Uppdrag att stödja länets kommuner",
              "paragraph: Regeringen ger Länsstyrelsen i Gotlands län i uppdrag att stödja arbetet med "
              "jämställdhetsintegrering i länet. Myndigheten ska enligt det som regeringen nu har beslutat "
              "om:",
              "list-item1 [•]: lämna kompetens- och metodstöd,",
              "list-item1 [•]: redovisa arbetet i euro (€) senast den 31 mars 2014.", "furniture: 1 (2)",
              "heading2: Bakgrund", "paragraph: Länsstyrelsen har redan fått ett liknande uppdrag.",
              "furniture: 2 (2)"});
}

TEST_CASE("Two columns, a table and a footnote survive the way through a PDF") {
  pdf::Maker pdf;
  pdf.page();
  for (const double x : {60.0, 320.0}) {
    pdf.lines(x, 100,
              {x < 100 ? "Första spalten handlar om det som" : "Andra spalten handlar om något som",
               "länets kommuner behöver för arbetet", "med det som de ska göra under de år", "som kommer."});
  }
  pdf.text(60, 300, "Belopp i tkr");
  pdf.text(300, 300, "2013");
  pdf.text(400, 300, "2014");
  pdf.text(60, 314, "Gotlands län");
  pdf.text(295, 314, "1 400");
  pdf.text(405, 314, "750");
  pdf.text(60, 328, "Skåne län");
  pdf.text(305, 328, "300");
  pdf.text(395, 328, "1 200");
  const double end = pdf.text(60, 380, "Programmet inleddes 2013");
  pdf.text(end, 376, "1", 6);
  pdf.text(end + 8, 380, "och pågår ännu i hela länet.");
  pdf.text(60, 756, "1", 5);
  pdf.text(66, 760, "Se regeringens beslut.", 8);
  CHECK(
      blocks(pdf) ==
      Lines{"paragraph: Första spalten handlar om det som länets kommuner behöver för arbetet med det som de ska göra "
            "under de år som kommer.",
            "paragraph: Andra spalten handlar om något som länets kommuner behöver för arbetet med det som de ska göra "
            "under de år som kommer.",
            "table-row1: Belopp i tkr|2013|2014", "table-row: Gotlands län|1 400|750", "table-row: Skåne län|300|1 200",
            "paragraph: Programmet inleddes 2013 och pågår ännu i hela länet.",
            "footnote [1]: Se regeringens beslut."});
}

TEST_CASE("Boxes stand where the words stand, from the page's upper left corner") {
  pdf::Maker pdf;
  pdf.page(400, 600);
  pdf.text(100, 200, "Länsstyrelsen redovisar");
  const Document document = reading::document(pdf);
  REQUIRE(document.boxes.size() == 2);
  const WordBox& word = document.boxes[1];
  CHECK(word.span.of(document.text) == "redovisar");
  CHECK(word.page == 1);
  CHECK(word.left == Approx(170).margin(0.5));
  CHECK(word.right == Approx(215).margin(0.5));
  CHECK(word.top < 200);
  CHECK(word.bottom > 200);
  CHECK(word.bottom - word.top < 16);
  CHECK(document.pages[0].width == Approx(400));
  CHECK(document.pages[0].height == Approx(600));
}

TEST_CASE("A page that is shown turned has its boxes and size as it is shown") {
  pdf::Maker pdf;
  pdf.page(400, 600, 90);
  pdf.text(100, 200, "Länsstyrelsen", 10, Font::kRoman, 90);  // Upright once the page is turned.
  const Document document = reading::document(pdf);
  CHECK(document.text == "Länsstyrelsen");
  CHECK(document.pages[0].width == Approx(600));
  CHECK(document.pages[0].height == Approx(400));
  REQUIRE(document.boxes.size() == 1);
  const WordBox& word = document.boxes[0];
  CHECK(word.right - word.left == Approx(65).margin(1));
  CHECK(word.left == Approx(400).margin(1));
  CHECK((word.top < 100 && word.bottom > 100));
}

TEST_CASE("A table set sideways on an upright page is read along its lines") {
  pdf::Maker pdf;
  pdf.page();
  pdf.text(100, 700, "Länsstyrelsen ska redovisa", 10, Font::kRoman, 90);
  pdf.text(112, 700, "arbetet varje år.", 10, Font::kRoman, 90);
  const Document document = reading::document(pdf);
  CHECK(document.text == "Länsstyrelsen ska redovisa arbetet varje år.");
  REQUIRE(document.boxes.size() == 6);
  CHECK(document.boxes[0].right - document.boxes[0].left < 16);
  CHECK(document.boxes[0].bottom - document.boxes[0].top == Approx(65).margin(1));
}

TEST_CASE("Characters that come as glyph numbers are told by how they read") {
  pdf::Maker pdf;
  pdf.page();
  pdf.lines(60, 100, {"Regeringen överlämnar denna proposition till riksdagen."});
  // Göran Persson, each character less 29, the space 3.
  pdf.text(60, 130,
           "*|UDQ\x03"
           "3HUVVRQ",
           10, Font::kCodes);
  CHECK(blocks(pdf) ==
        Lines{"paragraph: Regeringen överlämnar denna proposition till riksdagen.", "paragraph: Göran Persson"});
}

TEST_CASE("Bookmarks make headings, their depth the level") {
  pdf::Maker pdf;
  pdf.outline("Inledning");
  pdf.outline("Bakgrund", 2);
  pdf.outline("Förslag");
  pdf.page();
  pdf.text(60, 60, "Inledning");
  pdf.lines(60, 80, {"Strategin gäller för alla kommuner i länet under fyra år."});
  pdf.text(60, 110, "Bakgrund");
  pdf.lines(60, 130, {"Arbetet har pågått länge i länets kommuner."});
  pdf.text(60, 160, "Förslag");
  pdf.lines(60, 180, {"Arbetet ska fortsätta i länets kommuner."});
  CHECK(blocks(pdf) == Lines{"heading1: Inledning",
                             "paragraph: Strategin gäller för alla kommuner i länet under fyra år.",
                             "heading2: Bakgrund", "paragraph: Arbetet har pågått länge i länets kommuner.",
                             "heading1: Förslag", "paragraph: Arbetet ska fortsätta i länets kommuner."});
}
