// SPDX-License-Identifier: GPL-3.0-or-later
// Each rule is tried on small made-up files first, so that a rule that sees nothing is noticed, and then on the tree.
#include "house_rules.h"

#include <catch2/catch.hpp>

using house::File;

namespace {

const std::vector<File>& tree() {
  static const std::vector<File> kTree = house::files_of(UPPDRAG_SOURCE_DIR);
  return kTree;
}

template <class Rule>
std::vector<std::string> complaints(Rule rule) {
  std::vector<std::string> out;
  for (const auto& file : tree()) {
    for (auto& complaint : rule(file)) out.push_back(std::move(complaint));
  }
  return out;
}

const std::vector<std::string> kNone;

}  // namespace

TEST_CASE("rooms are told from paths") {
  CHECK(house::room_of("core/text/src/tokenize.cpp") == "text");
  CHECK(house::room_of("core/plugin/src/fact.cpp") == "plugin");
  CHECK(house::room_of("core/plugin/host/src/host.cpp") == "host");
  CHECK(house::room_of("plugins/analysers/dates/dates.cpp") == "plugins");
  CHECK(house::room_of("tests/unit/text/tokenize_test.cpp") == "tests");
  CHECK(house::room_of("bootstrap").empty());
}

TEST_CASE("an include against the arrows is a complaint, one along them is none") {
  CHECK(house::include_complaints({"core/text/src/a.cpp", "\n#include \"uppdrag/document/document.h\"\n"}) ==
        std::vector<std::string>{"core/text/src/a.cpp:2: text includes uppdrag/document/document.h (allowed: text)"});
  CHECK(house::include_complaints({"core/document/src/a.cpp", "#include \"uppdrag/text/span.h\"\n"}) == kNone);
  CHECK(
      house::include_complaints({"plugins/analysers/dates/a.cpp", "#include \"uppdrag/knowledge/knowledge_base.h\"\n"})
          .size() == 1);
  CHECK(house::include_complaints({"plugins/analysers/dates/a.cpp", "#include \"uppdrag/registry/registry.h\"\n"}) ==
        kNone);
  CHECK(house::include_complaints({"core/query/src/a.cpp", "# include <uppdrag/ingest/ingest.h>\n"}).size() == 1);
  CHECK(house::include_complaints({"core/attic/src/a.cpp", ""}).size() == 1);
}

TEST_CASE("a library outside its room is a complaint") {
  CHECK(house::include_complaints({"core/query/src/a.cpp", "#include <xapian.h>\n"}) ==
        std::vector<std::string>{"core/query/src/a.cpp:1: query includes <xapian.h> (allowed in: knowledge)"});
  CHECK(house::include_complaints(
            {"core/knowledge/src/a.cpp", "#include <xapian.h>\n#include <Poco/Data/Session.h>\n"}) == kNone);
  CHECK(house::include_complaints({"core/ingest/src/a.cpp", "#include <Poco/SharedLibrary.h>\n"}).size() == 1);
  CHECK(house::include_complaints({"core/ingest/src/a.cpp", "#include <Poco/Process.h>\n"}) == kNone);
  CHECK(house::include_complaints({"core/document/src/a.cpp", "#include <unicode/uchar.h>\n"}).size() == 1);
  CHECK(house::include_complaints({"core/text/src/a.cpp", "#include <unicode/uchar.h>\n"}) == kNone);
  CHECK(house::include_complaints({"core/cli/a.cpp", "#include <CLI/CLI.hpp>\n"}) == kNone);
  CHECK(house::include_complaints({"plugins/exporters/csv/a.cpp", "#include <Poco/JSON/Parser.h>\n"}).size() == 1);
  CHECK(house::include_complaints({"core/text/src/a.cpp", "#include <regex>\n"}).size() == 1);
  CHECK(house::include_complaints({"plugins/readers/html/a.cpp", "#include <libxml/HTMLparser.h>\n"}) == kNone);
  CHECK(house::include_complaints({"plugins/readers/pdf/a.cpp", "#include <libxml/HTMLparser.h>\n"}) ==
        std::vector<std::string>{"plugins/readers/pdf/a.cpp:1: plugins includes <libxml/HTMLparser.h> (allowed in: "
                                 "plugins/readers/html/, plugins/readers/office/)"});
}

TEST_CASE("SQL outside core/knowledge is a complaint") {
  CHECK(house::sql_complaints({"core/query/src/a.cpp", "\nauto s = \"SELECT id FROM fact\";\n"}) ==
        std::vector<std::string>{"core/query/src/a.cpp:2: SQL outside core/knowledge"});
  CHECK(house::sql_complaints({"core/knowledge/src/a.cpp", "auto s = \"SELECT id FROM fact\";\n"}) == kNone);
}

TEST_CASE("a source without the licence line is a complaint") {
  CHECK(house::licence_complaints({"core/text/src/a.cpp", "// Tokens.\n"}).size() == 1);
  CHECK(
      house::licence_complaints({"core/text/src/a.cpp", "\n\n// SPDX-License-Identifier: GPL-3.0-or-later\n"}).size() ==
      1);
  CHECK(house::licence_complaints({"bootstrap", "#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n"}) == kNone);
  CHECK(house::licence_complaints({"bootstrap", "#!/bin/sh\nset -eu\n"}).size() == 1);
  CHECK(house::licence_complaints({"README.md", "# Uppdrag\n"}) == kNone);
}

TEST_CASE("a machine path is a complaint, a folder of the same name inside the tree is none") {
  const std::string temporary = std::string("/tm") + "p/x";
  CHECK(house::path_complaints({"a.md", "see " + temporary + "\n"}).size() == 1);
  CHECK(house::path_complaints({"a.md", temporary}).size() == 1);
  const std::string somebody = std::string("/ho") + "me/x";
  CHECK(house::path_complaints({"core/text/src/a.cpp", somebody}).size() == 1);
  CHECK(house::path_complaints({"tests/unit/host/a_test.cpp", somebody}) == kNone);
  CHECK(house::path_complaints({"a.md", "see build" + temporary + " and ." + temporary}) == kNone);
}

TEST_CASE("the tree is found") { CHECK(tree().size() > 50); }

TEST_CASE("no include goes against the arrows") { CHECK(complaints(house::include_complaints) == kNone); }

TEST_CASE("SQL stays in core/knowledge") { CHECK(complaints(house::sql_complaints) == kNone); }

TEST_CASE("every source has its licence line") { CHECK(complaints(house::licence_complaints) == kNone); }

TEST_CASE("no file holds a path of somebody's machine") { CHECK(complaints(house::path_complaints) == kNone); }
