// SPDX-License-Identifier: GPL-3.0-or-later
// The project's own reference data, and what is looked up in them.
#include "uppdrag/registry/registry.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <set>

namespace {

using uppdrag::Registry;

const std::filesystem::path kData = std::filesystem::path(UPPDRAG_SOURCE_DIR) / "core/registry/data";

const Registry& registry() {
  static const uppdrag::Result<Registry> loaded = Registry::load(kData);
  INFO((loaded ? std::string() : loaded.error().message));
  REQUIRE(loaded);
  return *loaded;
}

std::string code_of(std::string_view text) {
  const uppdrag::County* county = registry().county(text);
  return county == nullptr ? "" : county->code;
}

std::string name_of(std::string_view text) {
  const uppdrag::Authority* authority = registry().authority(text);
  return authority == nullptr ? "" : authority->name;
}

std::string goal_name(std::string_view id) {
  const uppdrag::Goal* goal = registry().goal(id);
  return goal == nullptr ? "" : goal->name_sv;
}

}  // namespace

TEST_CASE("all 21 counties are found by every form of their names") {
  REQUIRE(registry().counties().size() == 21);
  for (const uppdrag::County& c : registry().counties()) {
    INFO(c.name);
    CHECK(code_of(c.code) == c.code);
    CHECK(code_of(c.letter) == c.code);
    CHECK(code_of(c.name) == c.code);
    CHECK(code_of(c.name + "s") == c.code);
    CHECK(code_of(c.county) == c.code);
    CHECK(code_of(c.name + " län") == c.code);
    CHECK(code_of(c.name + "s län") == c.code);
    CHECK(code_of(c.board) == c.code);
    CHECK(code_of("Länsstyrelsen " + c.name) == c.code);
    CHECK(code_of("Länsstyrelsen " + c.name + "s") == c.code);
    CHECK(code_of("länsstyrelsen i " + c.name) == c.code);
    CHECK(code_of("Länsstyrelsens i " + c.county) == c.code);
    CHECK(code_of("LÄNSSTYRELSEN I " + c.county) == c.code);
    for (const std::string& name : c.board_variants) CHECK(code_of(name) == c.code);
    for (const std::string& name : c.name_variants) CHECK(code_of(name) == c.code);
  }
}

TEST_CASE("a county is found in the spellings that real texts have") {
  CHECK(code_of("Örebros län") == "18");
  CHECK(code_of("Länsstyrelsen i Skånes län") == "12");
  CHECK(code_of("Östergötland län") == "05");
  CHECK(code_of("Västemorrlands län") == "22");
  CHECK(code_of("Länsstyrelsen Kronobergs") == "07");
  CHECK(code_of("Sörmland") == "04");
  CHECK(code_of("jämtland") == "23");
  CHECK(code_of("Västman- lands län") == "19");
  CHECK(code_of("Väst\u00ADmanlands  län") == "19");
  CHECK(code_of("ÖSTERGÖTLANDS LÄN") == "05");
  CHECK(code_of("Länsstyrelsen på Gotland") == "09");
  CHECK(code_of("9") == "09");
  CHECK(code_of("z") == "23");
}

TEST_CASE("what is no county is not found") {
  for (const char* text :
       {"", "Jamtland", "02", "16", "99", "Norrland", "Sverige", "län", "Länsstyrelsen", "Länsstyrelsen i", "Region"})
    CHECK(code_of(text) == "");
}

TEST_CASE("the nearest county is suggested for a slip, and nothing for nonsense") {
  CHECK(registry().suggest_county("Jamtland") == "Jämtlands län");
  CHECK(registry().suggest_county("Gottland") == "Gotlands län");
  CHECK(registry().suggest_county("Länsstyrelsen i Vestmanlands län") == "Västmanlands län");
  CHECK(registry().suggest_county("xyzzy") == "");
}

TEST_CASE("an authority is found by its official name, its usual name and its abbreviation") {
  CHECK(name_of("Statens skolverk") == "Statens skolverk");
  CHECK(name_of("Skolverket") == "Statens skolverk");
  CHECK(name_of("SKOLVERKET") == "Statens skolverk");
  CHECK(name_of("Skolverkets") == "Statens skolverk");
  CHECK(name_of("Vinnova") == "Verket för innovationssystem");
  CHECK(name_of("SGU") == "Sveriges geologiska undersökning");
  CHECK(name_of("MSB:s") == "Myndigheten för samhällsskydd och beredskap");
  CHECK(name_of("IAF") == "Inspektionen för arbetslöshetsförsäkringen");
  CHECK(name_of("Sveriges Kommuner och Regioner") == "Sveriges Kommuner och Regioner");
  CHECK(name_of("Chalmers tekniska högskola") == "Chalmers tekniska högskola AB");
  CHECK(name_of("Post-och telestyrelsen") == "Post- och telestyrelsen");
  CHECK(name_of("Länsstyrelsen i Örebros län") == "Länsstyrelsen i Örebro län");
}

TEST_CASE("a former authority stays itself and leads to its successor") {
  const uppdrag::Authority* former = registry().authority("Smittskyddsinstitutet");
  REQUIRE(former != nullptr);
  CHECK(former->name == "Smittskyddsinstitutet");
  CHECK(former->to_year == 2013);
  CHECK(former->successor == "Folkhälsomyndigheten");
  CHECK(name_of("Ungdomsstyrelsen") == "Ungdomsstyrelsen");
  CHECK(name_of("Handisam") == "Myndigheten för handikappolitisk samordning");
}

TEST_CASE("an abbreviation that is also a word counts only as it is written") {
  CHECK(name_of("Sida") == "Styrelsen för internationellt utvecklingssamarbete");
  CHECK(name_of("sida") == "");
  CHECK(name_of("Formas") == "Forskningsrådet för miljö, areella näringar och samhällsbyggande");
  CHECK(name_of("formas") == "");
  CHECK(name_of("Brå") != "");
  CHECK(name_of("brå") == "");
  CHECK(name_of("fhi") == "");
}

TEST_CASE("no authority is named by an ordinary word") {
  for (const char* text : {"", "verket", "myndigheten", "styrelsen", "nämnden", "polisen", "vattenfall", "Sverige"})
    CHECK(name_of(text) == "");
}

TEST_CASE("every successor is an authority, and no two authorities share a name") {
  std::set<std::string> names;
  for (const uppdrag::Authority& a : registry().authorities()) {
    CHECK(names.insert(a.name).second);
    if (!a.successor.empty()) CHECK(name_of(a.successor) == a.successor);
    if (a.from_year != 0 && a.to_year != 0) CHECK(a.from_year <= a.to_year);
  }
  CHECK(names.size() > 500);
}

TEST_CASE("goals are numbered as decided") {
  CHECK(goal_name("jamstalldhet:6") == "Mäns våld mot kvinnor ska upphöra");
  CHECK(goal_name("jamstalldhet2006:4") == "Mäns våld mot kvinnor ska upphöra");
  CHECK(goal_name("miljo:14") == "Storslagen fjällmiljö");
  CHECK(goal_name("agenda2030:5") == "Jämställdhet");
  CHECK(goal_name("agenda2030:5.2") == "Agenda 2030, delmål 5.2");
  CHECK(goal_name("agenda2030:17.19") == "Agenda 2030, delmål 17.19");
  CHECK(goal_name("agenda2030:1.b") == "Agenda 2030, delmål 1.b");
  CHECK(goal_name("folkhalsa:8") != "");
  CHECK(goal_name("folkhalsa2003:11") != "");
  CHECK(goal_name("transport:2") == "Hänsynsmålet");
  CHECK(goal_name("other:forvaltningspolitik") == "Förvaltningspolitikens mål");
  for (const char* id :
       {"jamstalldhet:8", "jamstalldhet2006:0", "miljo:17", "agenda2030:5.7", "agenda2030:18", "miljo", "", ":1"})
    CHECK(goal_name(id) == "");
}

TEST_CASE("the global goals have 169 targets") {
  const uppdrag::GoalSystem* system = registry().goal_system("agenda2030");
  REQUIRE(system != nullptr);
  CHECK(system->goals.size() == 1 + 17 + 169);
  CHECK(system->own_paraphrases);
  CHECK_FALSE(registry().goal_system("jamstalldhet")->own_paraphrases);
}

TEST_CASE("systems that follow each other share a family and do not overlap") {
  const uppdrag::GoalSystem* before = registry().goal_system("jamstalldhet2006");
  const uppdrag::GoalSystem* after = registry().goal_system("jamstalldhet");
  REQUIRE(before != nullptr);
  REQUIRE(after != nullptr);
  CHECK(before->family == after->family);
  CHECK(before->to == after->from);
  CHECK(after->to == "");
}

TEST_CASE("a case number's prefix leads to its department") {
  const uppdrag::Department* department = registry().department_by_prefix("S");
  REQUIRE(department != nullptr);
  CHECK(department->name == "Socialdepartementet");
  CHECK(registry().department_by_prefix("s") == nullptr);
  CHECK(registry().department_by_prefix("XX") == nullptr);
}

TEST_CASE("loading takes little time") {
  const auto start = std::chrono::steady_clock::now();
  const uppdrag::Result<Registry> loaded = Registry::load(kData);
  const auto spent = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  REQUIRE(loaded);
  WARN("loaded in " << spent << " ms");
  CHECK(spent < 500);  // Far above what is measured (some ms): a loaded machine must not fail it.
}
