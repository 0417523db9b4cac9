// SPDX-License-Identifier: GPL-3.0-or-later
// What a user's reference files add and replace, and what is said about broken ones.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "uppdrag/registry/registry.h"

namespace {

namespace fs = std::filesystem;
using uppdrag::Registry;

const fs::path kData = fs::path(UPPDRAG_SOURCE_DIR) / "core/registry/data";

// A folder of its own for each test, gone afterwards.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("uppdrag-registry-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_ / "goals");
  }
  ~Folder() { fs::remove_all(path_); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(path_ / name) << text; }
  const fs::path& path() const { return path_; }
  // The message for loading this folder as the user's, without the folder's own path.
  std::string error() const {
    const auto loaded = Registry::load(kData, path_);
    if (loaded) return "";
    std::string message = loaded.error().message;
    const std::string prefix = path_.string() + "/";
    if (const std::size_t at = message.find(prefix); at != std::string::npos) message.erase(at, prefix.size());
    return message;
  }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("a goal system is added by a file in the user's folder") {
  const Folder folder;
  folder.write(
      "goals/skola.tsv",
      "# Made up for this test.\n#id skola\n#name_sv Skolans mål\n#from 2011-07-01\n#adjectives skolpolitiska; "
      "skolpolitikens\n\n0\tAlla mål\n1\tLäsa\tReading\talla ska kunna läsa;alla läser\tläsning\tskolpolitiken\n");
  const auto loaded = Registry::load(kData, folder.path());
  REQUIRE(loaded);
  const uppdrag::GoalSystem* system = loaded->goal_system("skola");
  REQUIRE(system != nullptr);
  CHECK(system->name_sv == "Skolans mål");
  CHECK(system->family == "skola");
  CHECK(system->from == "2011-07-01");
  CHECK(system->adjectives == std::vector<std::string>{"skolpolitiska", "skolpolitikens"});
  const uppdrag::Goal* goal = loaded->goal("skola:1");
  REQUIRE(goal != nullptr);
  CHECK(goal->name_en == "Reading");
  CHECK(goal->wordings == std::vector<std::string>{"alla ska kunna läsa", "alla läser"});
  CHECK(goal->paraphrases == std::vector<std::string>{"läsning"});
  CHECK(goal->policies == std::vector<std::string>{"skolpolitiken"});
  CHECK(loaded->goal("jamstalldhet:6") != nullptr);
}

TEST_CASE("a user's row replaces the row of the same key and leaves the others") {
  const Folder folder;
  folder.write(
      "authorities.tsv",
      "Statens skolverk\tSkolverket;Lärverket\t\tauthority\n\xEF\xBB\xBFNya verket\t\tNYV\tauthority\t2030\r\n");
  folder.write("goals/miljo.tsv", "#id miljo\n17\tEtt nytt mål\n");
  const auto loaded = Registry::load(kData, folder.path());
  REQUIRE(loaded);
  REQUIRE(loaded->authority("Lärverket") != nullptr);
  CHECK(loaded->authority("Lärverket")->name == "Statens skolverk");
  REQUIRE(loaded->authority("NYV") != nullptr);
  CHECK(loaded->authority("NYV")->from_year == 2030);
  CHECK(loaded->authority("Socialstyrelsen") != nullptr);
  CHECK(loaded->goal("miljo:17") != nullptr);
  CHECK(loaded->goal("miljo:16") != nullptr);
}

TEST_CASE("a user's folder may be missing or empty") {
  CHECK(Registry::load(kData, "/nowhere/at/all"));
  const Folder folder;
  CHECK(folder.error() == "");
}

TEST_CASE("a missing folder and a missing table are named") {
  const auto nowhere = Registry::load("/nowhere/at/all");
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().code == uppdrag::ErrorCode::kNotFound);
  CHECK(nowhere.error().message.find("/nowhere/at/all") != std::string::npos);
  const Folder folder;
  const auto no_table = Registry::load(folder.path());
  REQUIRE_FALSE(no_table);
  CHECK(no_table.error().code == uppdrag::ErrorCode::kIo);
  CHECK(no_table.error().message.find("counties.tsv") != std::string::npos);
}

TEST_CASE("a malformed row is named by file and line") {
  const Folder folder;
  SECTION("year") {
    folder.write("authorities.tsv", "# head\nNya verket\t\t\tauthority\t20\n");
    CHECK(folder.error() == "authorities.tsv:2: '20' is no year (expected four digits or nothing)");
  }
  SECTION("kind") {
    folder.write("authorities.tsv", "Nya verket\t\t\tmyndighet\n");
    CHECK(folder.error() ==
          "authorities.tsv:1: unknown kind 'myndighet' (expected one of authority, university, court, company, "
          "organisation, county-board, collective, international)");
  }
  SECTION("empty name") {
    folder.write("authorities.tsv", "\tA\t\tauthority\n");
    CHECK(folder.error() == "authorities.tsv:1: column 1 (name) is empty");
  }
  SECTION("too many columns") {
    folder.write("departments.tsv", "A\tB\tC\t2000\t2001\tsix\n");
    CHECK(folder.error() == "departments.tsv:1: the row has 6 columns (expected at most 5, split by TAB)");
  }
  SECTION("county code") {
    folder.write("counties.tsv", "\n26x\tQ\tA\tB\tC\n");
    CHECK(folder.error() == "counties.tsv:2: '26x' is no county code (expected two digits)");
  }
  SECTION("no goal system id") {
    folder.write("goals/a.tsv", "0\tA\n");
    CHECK(folder.error() == "goals/a.tsv:1: the goal system has no line '#id <name>'");
  }
  SECTION("bad goal system id") {
    folder.write("goals/a.tsv", "#id Å\n0\tA\n");
    CHECK(folder.error() == "goals/a.tsv:1: 'Å' is no id (expected a-z, 0-9 and -)");
  }
  SECTION("unknown key") {
    folder.write("goals/a.tsv", "#id a\n#colour red\n0\tA\n");
    CHECK(folder.error().starts_with("goals/a.tsv:2: unknown key '#colour' (expected id, name_sv"));
  }
  SECTION("bad day") {
    folder.write("goals/a.tsv", "#id a\n#from 2016\n0\tA\n");
    CHECK(folder.error() == "goals/a.tsv:2: '2016' is no day (expected a date like 2016-11-17)");
  }
  SECTION("bad use of paraphrases") {
    folder.write("goals/a.tsv", "#id a\n#paraphrases some\n0\tA\n");
    CHECK(folder.error() == "goals/a.tsv:2: 'some' is no use of paraphrases (expected own or any)");
  }
  SECTION("goal without name") {
    folder.write("goals/a.tsv", "#id a\n1\n");
    CHECK(folder.error() == "goals/a.tsv:2: column 2 (name_sv) is empty");
  }
  SECTION("goal system without goals") {
    folder.write("goals/a.tsv", "#id a\n");
    CHECK(folder.error() == "goals/a.tsv:1: the goal system 'a' has no rows");
  }
  SECTION("not UTF-8") {
    folder.write("goals/a.tsv", "#id a\n1\tM\xE5l\n");
    CHECK(folder.error() == "goals/a.tsv:2: the line is not UTF-8 (save the file as UTF-8)");
  }
}
