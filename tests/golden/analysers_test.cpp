// SPDX-License-Identifier: GPL-3.0-or-later
// Every case of tests/golden/analysers.
#include <algorithm>
#include <catch2/catch.hpp>

#include "workbench.h"

namespace fs = std::filesystem;

namespace {

std::string lines(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& line : list) out += "\n" + line;
  return out;
}

}  // namespace

TEST_CASE("every golden case finds what its file says and nothing else") {
  const fs::path folder = fs::path(UPPDRAG_SOURCE_DIR) / "tests/golden/analysers";
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  REQUIRE_FALSE(files.empty());
  golden::Workbench bench;
  for (const fs::path& path : files) {
    INFO(path.string());
    golden::File file = golden::parse(golden::read_text(path));
    CHECK_FALSE(file.cases.empty());
    for (golden::Case& one : file.cases) {
      INFO(path.filename().string() << ":" << one.line << ": " << one.name << "\n" << one.text);
      const auto found = bench.run(file, one);
      if (golden::blessing())
        one.expected = found;
      else
        CHECK(lines(found) == lines(one.expected));
    }
    if (golden::blessing()) golden::write_text(path, golden::write(file));
  }
}
