// SPDX-License-Identifier: GPL-3.0-or-later
// All facts of every sample text, as they were when somebody last read them: tests/golden/documents/<path>.facts.txt.
#include <algorithm>
#include <catch2/catch.hpp>

#include "workbench.h"

namespace fs = std::filesystem;

namespace {

std::vector<std::string> samples(const fs::path& corpora) {
  std::vector<std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(corpora)) {
    const fs::path name = entry.path().lexically_relative(corpora);
    if (entry.is_regular_file() && name.has_parent_path() && (name.extension() == ".md" || name.extension() == ".txt"))
      out.push_back(name.generic_string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("every sample text gives the facts that are written down for it") {
  const fs::path source(UPPDRAG_SOURCE_DIR);
  const auto names = samples(source / "corpora");
  REQUIRE_FALSE(names.empty());
  golden::Workbench bench;
  for (const std::string& name : names) {
    const fs::path path = source / "tests/golden/documents" / (name + ".facts.txt");
    std::string found;
    for (const std::string& line : bench.facts_of(source / "corpora" / name, name)) found += line + "\n";
    if (golden::blessing()) {
      golden::write_text(path, found);
      continue;
    }
    INFO(name << ": run with UPPDRAG_BLESS=1 to write it anew, then read the difference");
    REQUIRE(fs::exists(path));
    CHECK(golden::read_text(path) == found);
  }
}
