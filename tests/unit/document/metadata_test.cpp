// SPDX-License-Identifier: GPL-3.0-or-later
// Who may overrule whom in a document's metadata.
#include <catch2/catch.hpp>

#include "uppdrag/document/document.h"

using namespace uppdrag;

TEST_CASE("A source of higher rank replaces, one of lower rank does not") {
  Metadata metadata;
  metadata.set("title", "Av sökvägen", "path");
  metadata.set("title", "Av läsaren", "reader");
  metadata.set("title", "Av analysen", "analyser");
  CHECK(metadata.get("title") == "Av läsaren");
  metadata.set("title", "Av filens huvud", "front-matter");
  metadata.set("title", "Av någon annan", "elsewhere");
  CHECK(metadata.get("title") == "Av filens huvud");
  metadata.set("title", "Av användaren", "sidecar");
  metadata.set("title", "Av källan", "source");
  CHECK(metadata.get("title") == "Av användaren");
  REQUIRE(metadata.entries().size() == 1);
  CHECK(metadata.entries()[0].values[0].source == "sidecar");
}

TEST_CASE("The same rank replaces, empty values change nothing") {
  Metadata metadata;
  metadata.set("date", "2013-06-19", "reader");
  metadata.set("date", "2013-06-20", "reader");
  metadata.set("date", "", "sidecar");
  CHECK(metadata.get("date") == "2013-06-20");
  metadata.set_list("dnr", {"", ""}, "reader");
  CHECK_FALSE(metadata.has("dnr"));
  CHECK(metadata.get("dnr").empty());
  CHECK(metadata.list("dnr").empty());
}

TEST_CASE("Lists keep their order and are replaced as a whole") {
  Metadata metadata;
  metadata.set_list("county", {"09", "", "01"}, "analyser");
  CHECK(metadata.list("county") == std::vector<std::string>{"09", "01"});
  CHECK(metadata.get("county") == "09");
  metadata.set_list("county", {"25"}, "reader");
  CHECK(metadata.list("county") == std::vector<std::string>{"25"});
}

TEST_CASE("Merging keeps the higher rank on either side") {
  Metadata mine;
  mine.set("title", "Sidecar", "sidecar");
  mine.set("kind", "other", "path");
  Metadata other;
  other.set("title", "Analys", "analyser");
  other.set("kind", "assignment", "analyser");
  other.set_list("dnr", {"U2013/964/JÄM", "S2011/9565/SFÖ"}, "reader");
  mine.merge(other);
  CHECK(mine.get("title") == "Sidecar");
  CHECK(mine.get("kind") == "assignment");
  CHECK(mine.list("dnr") == std::vector<std::string>{"U2013/964/JÄM", "S2011/9565/SFÖ"});
}
