// SPDX-License-Identifier: GPL-3.0-or-later
// Metadata at the top of a file, and case numbers.
#include "front_matter.h"

#include <catch2/catch.hpp>

#include "reading.h"

using namespace uppdrag;
using namespace uppdrag::text_reader;

TEST_CASE("Front matter in Swedish becomes metadata and no text") {
  const auto document = reading::markdown(
      "---\ntitel: \"Länsstrategi för Gotland\"\ndatum: 19 juni 2013\ntyp: Länsstrategi\ndiarienummer: S2013/ 01846, "
      "U2013/964/JÄM\nlän: Gotland, Skåne\n"
      "myndighet:\n  - Länsstyrelsen i Gotlands län\n  - Skolverket\nperiod: 2014–2016\nEgen nyckel: värde\n# "
      "kommentar\n---\n# Rubrik\n\nText.\n");
  CHECK(document.text == "Rubrik\nText.");
  const Metadata& metadata = document.metadata;
  CHECK(metadata.get("title") == "Länsstrategi för Gotland");
  CHECK(metadata.get("date") == "2013-06-19");
  CHECK(metadata.get("kind") == "strategy");
  CHECK(metadata.list("dnr") == std::vector<std::string>{"S2013/01846", "U2013/964/JÄM"});
  CHECK(metadata.list("county") == std::vector<std::string>{"Gotland", "Skåne"});
  CHECK(metadata.list("authority") == std::vector<std::string>{"Länsstyrelsen i Gotlands län", "Skolverket"});
  CHECK(metadata.get("period") == "2014/2016");
  CHECK(metadata.get("egen_nyckel") == "värde");
  CHECK(metadata.entries()[0].values[0].source == "front-matter");
  CHECK(document.to_source.to_source(0) > 100);
}

TEST_CASE("Front matter in English is read alike") {
  Metadata metadata;
  CHECK(read_front_matter("---\ntitle: Report\nkind: assignment\ncounty: [09, 12]\npublished: 2020-01-02\n---\ntext",
                          metadata) > 0);
  CHECK(metadata.get("title") == "Report");
  CHECK(metadata.get("kind") == "assignment");
  CHECK(metadata.list("county") == std::vector<std::string>{"09", "12"});
  CHECK(metadata.get("date") == "2020-01-02");
}

TEST_CASE("Rules and text between dashes are no front matter") {
  for (const char* text : {"---\nBara text här\n---\nmer", "---\n---\ntext", "---\nnyckel: utan slut\n",
                           "text\n---\na: b\n---\n", "----\na: b\n---\n"}) {
    CAPTURE(text);
    Metadata metadata;
    CHECK(read_front_matter(text, metadata) == 0);
    CHECK(metadata.entries().empty());
  }
}

TEST_CASE("Case numbers are read with and without their ornaments") {
  using List = std::vector<std::string>;
  CHECK(read_case_numbers(" LI2025/01096") == List{"LI2025/01096"});
  CHECK(read_case_numbers("KN2023/03584 (delvis); Fi 2007/8016/OFA/SF m.fl.") ==
        List{"KN2023/03584", "Fi2007/8016/OFA/SF"});
  CHECK(read_case_numbers("A2023/1 och A2024/2 samt N2012:04/3") == List{"A2023/1", "A2024/2", "N2012:04/3"});
  CHECK(read_case_numbers("2025-09-25").empty());
  CHECK(read_case_numbers("Justitiedepartementet").empty());
  CHECK(read_case_numbers("").empty());
}
