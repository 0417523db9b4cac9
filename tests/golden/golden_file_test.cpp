// SPDX-License-Identifier: GPL-3.0-or-later
#include "golden_file.h"

#include <catch2/catch.hpp>

using golden::parse;

namespace {

const std::string kFile =
    "# A comment.\n# types: deadline budget\n# fields: action\n\n"
    "=== first\ndate: 2014-05-01\nkind: assignment\n\n# Title\n\nText.\n---\ndeadline | 2014 | report | «x»\n\n"
    "=== second, with nothing\n\nText.\n---\n";

}  // namespace

TEST_CASE("a golden file has what its lines say, and is written as it was read") {
  const golden::File file = parse(kFile);
  CHECK(file.types == std::vector<std::string>{"deadline", "budget"});
  CHECK(file.fields == std::vector<std::string>{"action"});
  REQUIRE(file.cases.size() == 2);
  CHECK(file.cases[0].name == "first");
  CHECK(file.cases[0].line == 5);
  CHECK(file.cases[0].metadata ==
        std::vector<std::pair<std::string, std::string>>{{"date", "2014-05-01"}, {"kind", "assignment"}});
  CHECK(file.cases[0].text == "# Title\n\nText.\n");
  CHECK(file.cases[0].expected == std::vector<std::string>{"deadline | 2014 | report | «x»"});
  CHECK(file.cases[1].expected.empty());
  CHECK(write(file) == kFile);
}

TEST_CASE("a golden file of another form is refused with the line") {
  CHECK_THROWS_WITH(parse("=== a\n\nx\n---\n"), "line 1: `# types:`, `# annotations:` or `# metadata:` is missing");
  CHECK_THROWS_WITH(parse("# types: a\n=== a\n\nx\n"), "line 5: `---` is missing in the last case");
  CHECK_THROWS_WITH(parse("# types: a\n=== a\nx\n\n---\n"), "line 3: `key: value` or an empty line was expected");
  CHECK_THROWS_WITH(parse("# types: a\n=== a\n\nx\n=== b\n"), "line 5: `---` is missing in the case before");
}
