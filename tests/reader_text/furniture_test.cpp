// SPDX-License-Identifier: GPL-3.0-or-later
// Stamps, address blocks, navigation, contents lines, and what they tell about the document.
#include "furniture.h"

#include <catch2/catch.hpp>

#include "reading.h"

using namespace uppdrag::text_reader;

TEST_CASE("Days are read in the forms that stamps have") {
  CHECK(read_day("28 september 2022") == "2022-09-28");
  CHECK(read_day(" den 1 maj 2008") == "2008-05-01");
  CHECK(read_day("2022-10-07") == "2022-10-07");
  CHECK(read_day("7 okt. 2022 kl. 14.30") == "2022-10-07");
  CHECK(read_day("28 september").empty());
  CHECK(read_day("28 september 2022 gäller").empty());
  CHECK(read_day("45 maj 2022").empty());
  CHECK(read_day("").empty());
}

TEST_CASE("Stamps of a page are furniture and date the document") {
  const auto document = reading::plain(
      "Titel\n\nText om saken.\n\nPubliceringsdatum: 28 september 2022\n\nSenast uppdaterad: 7 oktober 2022");
  CHECK(document.blocks[2].kind == uppdrag::BlockKind::kFurniture);
  CHECK(document.blocks[3].kind == uppdrag::BlockKind::kFurniture);
  CHECK(document.metadata.get("date") == "2022-09-28");
  CHECK(document.metadata.get("updated") == "2022-10-07");
  CHECK(document.metadata.entries()[1].values[0].source == "reader");
}

TEST_CASE("Sentences that start like a stamp are text") {
  for (const char* text : {"Senast uppdaterad information finns här.", "Senast en motsvarande studie gjordes var 1996",
                           "Publicerad på engelska den 5 oktober 2023: länk"}) {
    CAPTURE(text);
    CHECK(read_stamp(text).kind == StampKind::kNone);
  }
}

TEST_CASE("Navigation of web sites is furniture") {
  for (const char* line : {"Lyssna", "Dela sidan:", "Till toppen", "Content Editor [1]", "Skriv ut"}) {
    CAPTURE(line);
    CHECK(is_navigation(line));
  }
  CHECK_FALSE(is_navigation("Lyssna på barnen"));
  CHECK_FALSE(is_navigation("Delaktighet"));
}

TEST_CASE("An address block at the foot of a page does not end the paragraph around it") {
  CHECK(reading::plain_blocks("Titel\n\nMyndigheten ska redovisa hur arbetet med\n\nPostadress Telefonväxel "
                              "E-Post\n103 33 Stockholm 08-405 10 00\n\nmålen har gått.\n") ==
        std::vector<std::string>{
            "heading1: Titel", "paragraph: Myndigheten ska redovisa hur arbetet med målen har gått.",
            "furniture: Postadress Telefonväxel E-Post", "furniture: 103 33 Stockholm 08-405 10 00"});
  CHECK(is_address_line("Besöksadress: Drottninggatan 16"));
  CHECK_FALSE(is_address_line("Telefon till myndigheten saknas"));
  CHECK_FALSE(is_address_part("den 30 september 2014 redovisa 300 000 kronor"));
}

TEST_CASE("Contents lines with dot leaders are furniture") {
  CHECK(reading::plain_blocks("Rapport\n\n2.1 Utgiftsområdets omfattning....... 5\n\nText.\n")[1] ==
        "furniture: 2.1 Utgiftsområdets omfattning....... 5");
  CHECK(reading::plain_blocks("Rapport\n\nOch så vidare..... Det var 1996.\n")[1].starts_with("paragraph"));
}

TEST_CASE("Bytes that fit no charset leave a note and a partial document") {
  const auto document = reading::plain("Länsstyrelsen för åtgärder \xFF och så vidare.");
  CHECK(document.partial);
  REQUIRE(document.notes.size() == 1);
  CHECK(document.notes[0] == "some bytes are not valid in UTF-8 and were replaced by U+FFFD");
  CHECK_FALSE(reading::plain("Rent").partial);
}
