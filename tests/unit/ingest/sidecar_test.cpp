// SPDX-License-Identifier: GPL-3.0-or-later
// Sidecars: what they may say, whom they speak of, and what is said of their mistakes.
#include "../../../core/ingest/src/sidecar.h"

#include <catch2/catch.hpp>
#include <random>

#include "host/support.h"
#include "ingest/fake_knowledge_base.h"
#include "uppdrag/ingest/ingest.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Catch::Matchers::Contains;

namespace {

const Registry& registry() {
  static const Registry kRegistry = [] {
    auto loaded = Registry::load(std::filesystem::path(UPPDRAG_SOURCE_DIR) / "core/registry/data", {});
    REQUIRE(loaded);
    return std::move(*loaded);
  }();
  return kRegistry;
}

struct Read {
  SidecarEntries entries;
  std::vector<std::string> mistakes;
};

Read read(const std::string& json) {
  Read out;
  auto tree = read_json(json);
  if (!tree) {
    out.mistakes.push_back(tree.error().message);
    return out;
  }
  out.entries = read_entries(*tree, registry(), out.mistakes);
  return out;
}

// "key=a|b" of each entry.
std::vector<std::string> spelled(const SidecarEntries& entries) {
  std::vector<std::string> out;
  for (const auto& [key, values] : entries) {
    std::string line = key + "=";
    for (const std::string& value : values) line += (&value == &values.front() ? "" : "|") + value;
    out.push_back(line);
  }
  return out;
}

using Lines = std::vector<std::string>;

struct Bench {
  Bench() : host(host_with({"lines", "scripted"})) {
    options.paths = {folder.path()};
    options.jobs = 1;
  }
  IngestReport run() {
    auto report = ingest(kb, host, registry(), options, {});
    REQUIRE(report);
    return *report;
  }
  // The values of `key` in the document `name`, with their source.
  std::string told(const std::string& name, const std::string& key) const {
    const Metadata& metadata = kb.records.at((folder.path() / name).string()).document.metadata;
    for (const Metadata::Entry& entry : metadata.entries()) {
      if (entry.key == key) return entry.values.front().value + " [" + entry.values.front().source + "]";
    }
    return {};
  }

  Folder folder;
  FakeKnowledgeBase kb;
  PluginHost host;
  IngestOptions options;
};

}  // namespace

TEST_CASE("keys and values are taken in the words that people use, unknown keys are kept") {
  const Read result = read(R"({
    "titel": "Strategi för Skåne", "Slag": "länsstrategi", "län": ["Skåne", "k", "10"], "myndighet": "Länsstyrelsen i Skåne",
    "datum": 2018, "period": "2018–2021", "språk": "SV", "projekt": "A7", "nummer": [1, 2.5], "klar": true, "tomt": null })");
  CHECK(result.mistakes.empty());
  CHECK(spelled(result.entries) == Lines{"title=Strategi för Skåne", "kind=strategy", "county=12|10|10",
                                         "authority=Länsstyrelsen i Skåne län", "date=2018", "period=2018/2021",
                                         "language=sv", "projekt=A7", "nummer=1|2.5", "klar=true"});
}

TEST_CASE("a wrong value is told with its line and key, and the others are taken") {
  const Read result = read(
      "{\n\"kind\": \"roman\",\n\"county\": [\"Skone\",\n \"Gotland\"],\n\"date\": \"i våras\",\n"
      "\"title\": {\"sv\": \"x\"},\n\"period\": \"länge\",\n\"language\": \"svenska\",\n\"dnr\": \"A1\"}");
  REQUIRE(result.mistakes.size() == 6);
  CHECK_THAT(result.mistakes[0], Contains("line 2, kind: 'roman'") && Contains("assignment, strategy"));
  CHECK_THAT(result.mistakes[1], Contains("line 3, county: 'Skone' is no county, did you mean"));
  CHECK_THAT(result.mistakes[2], Contains("line 5, date:") && Contains("2014-01-31"));
  CHECK_THAT(result.mistakes[3], Contains("line 6, title: a text or a list of texts was expected, not an object"));
  CHECK_THAT(result.mistakes[4], Contains("line 7, period:"));
  CHECK_THAT(result.mistakes[5], Contains("line 8, language:"));
  CHECK(spelled(result.entries) == Lines{"county=09", "dnr=A1"});
  CHECK_THAT(read("{\"title\": [\"a\", \"b\"]}").mistakes.at(0), Contains("line 1, title: one value was expected"));
}

TEST_CASE("what is no JSON is told with the line of the mistake") {
  const std::pair<const char*, const char*> cases[] = {
      {"", "line 1: expected a value before the end of the file"},
      {"{\n\"a\": 1,\n}", "line 3: expected a key in \"quotation marks\", found '}'"},
      {"{\n\"a\" 1}", "line 2: expected ':' behind the key, found '1'"},
      {"{\"a\": 1\n\"b\": 2}", "line 2: expected ',' or '}', found '\"'"},
      {"{\"a\": 'b'}", "line 1: expected a value"},
      {"{\"county\": 09}", "line 1: a number does not begin with 0"},
      {"{\"a\": \"b}\n", "line 1: expected '\"' before the end of the line"},
      {"{\"a\": \"\\x\"}", "line 1: an unknown escape"},
      {"{\"a\": \"\\ud800\"}", "line 1:"},
      {"{} {}", "line 1: expected nothing behind"},
      {"{\n\"a\": \"\xE5\"}", "line 2: is no UTF-8"}};
  for (const auto& [json, message] : cases) {
    CAPTURE(json);
    REQUIRE(read(json).mistakes.size() == 1);
    CHECK_THAT(read(json).mistakes[0], Contains(message));
  }
  CHECK_THAT(read(std::string(100000, '[')).mistakes.at(0), Contains("nested too deep"));
  CHECK(spelled(read("\xEF\xBB\xBF{\"titel\": \"\\u00e5\\ud83d\\ude00\\n\"}").entries) == Lines{"title=å😀\n"});
}

TEST_CASE("damaged sidecars never do worse than be refused") {
  const std::string good =
      R"({"defaults": {"kind": "uppdrag"}, "documents": {"a*.pdf": {"county": ["Skåne", "K"], "x": 1.5e3}}})";
  std::mt19937 random(3);
  for (int i = 0; i < 20000; ++i) {
    std::string bytes = good;
    for (auto flips = 1 + random() % 3; flips > 0; --flips)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    if (i % 3 == 0) bytes.resize(random() % bytes.size());
    const auto tree = read_json(bytes);
    if (!tree) continue;
    std::vector<std::string> mistakes;
    bool ours = false;
    (void)read_corpus(*tree, registry(), ours, mistakes);
  }
}

TEST_CASE("patterns fit names in one folder with *, and over folders with **") {
  const auto fits = [](std::string_view pattern, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
      CAPTURE(pattern, name);
      CHECK(matches(pattern, name));
    }
  };
  const auto fits_not = [](std::string_view pattern, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
      CAPTURE(pattern, name);
      CHECK_FALSE(matches(pattern, name));
    }
  };
  fits("a.pdf", {"a.pdf"});
  fits_not("a.pdf", {"b/a.pdf", "a.pdfx", "a.pd", ""});
  fits("*.pdf", {"a.pdf", ".pdf", "a.pdf.pdf"});
  fits_not("*.pdf", {"b/a.pdf", "a.pd"});
  fits("2014/*", {"2014/a", "2014/"});
  fits_not("2014/*", {"2014/b/a", "2013/a"});
  fits("**/*.pdf", {"a.pdf", "b/a.pdf", "b/c/a.pdf"});
  fits("**", {"a", "b/a"});
  fits("b/**", {"b/a", "b/c/a.pdf"});
  fits_not("b/**", {"a/b/a"});
  fits("a?c", {"abc"});
  fits_not("a?c", {"a/c", "ac"});
  fits("**/x/*-?.txt", {"x/a-1.txt", "q/x/a-b-1.txt"});
}

TEST_CASE("a sidecar outranks its file, a nearer one outranks a farther one, and each value tells its source") {
  Bench bench;
  bench.folder.write("d/a.txt", "mark");
  bench.folder.write("d/b.txt", "mark");
  bench.folder.write("d/e/c.txt", "mark");
  bench.folder.write("corpus.json", R"({"defaults": {"kind": "övrigt", "county": "Gotland", "samling": "S"},
    "documents": {"d/*.txt": {"kind": "uppdrag", "title": "Mönster"}, "d/b.txt": {"title": "Väg"}}})");
  bench.folder.write("d/corpus.json", R"({"defaults": {"county": "Skåne"}})");
  bench.folder.write("d/a.meta.json", R"({"title": "Stam", "dnr": "A1"})");
  bench.folder.write("d/a.txt.meta.json", R"({"title": "Namn"})");
  const IngestReport report = bench.run();
  CHECK(report.failures.empty());
  CHECK(report.added == 3);
  CHECK(report.skipped == 0);
  CHECK(bench.told("d/a.txt", "title") == "Namn [sidecar]");
  CHECK(bench.told("d/a.txt", "dnr") == "A1 [sidecar]");
  CHECK(bench.told("d/a.txt", "kind") == "assignment [sidecar]");
  CHECK(bench.told("d/a.txt", "county") == "12 [sidecar]");
  CHECK(bench.told("d/a.txt", "samling") == "S [sidecar]");
  CHECK(bench.told("d/b.txt", "title") == "Väg [sidecar]");
  CHECK(bench.told("d/e/c.txt", "title") == "Lines [reader]");
  CHECK(bench.told("d/e/c.txt", "kind") == "other [sidecar]");
}

TEST_CASE("a sidecar that comes, changes or goes has its document read again, and no other") {
  Bench bench;
  bench.folder.write("a.txt", "mark");
  bench.folder.write("b.txt", "mark");
  CHECK(bench.run().added == 2);
  bench.folder.write("a.txt.meta.json", R"({"title": "Ett"})");
  CHECK(bench.run().changed == 1);
  CHECK(bench.told("a.txt", "title") == "Ett [sidecar]");
  CHECK(bench.run().unchanged == 2);
  bench.folder.write("a.txt.meta.json", R"({"title": "Två"})");
  CHECK(bench.run().changed == 1);
  CHECK(bench.told("a.txt", "title") == "Två [sidecar]");
  bench.folder.write("a.txt.meta.json", R"({   "title":"Två"   })");  // Says the same.
  CHECK(bench.run().unchanged == 2);
  std::filesystem::remove(bench.folder.path() / "a.txt.meta.json");
  CHECK(bench.run().changed == 1);
  CHECK(bench.told("a.txt", "title") == "Lines [reader]");
}

TEST_CASE("a broken sidecar is a failure with its line, and its file is read without it") {
  Bench bench;
  bench.folder.write("a.txt", "mark");
  bench.folder.write("a.txt.meta.json", "{\n\"title\": \"Ett\"\n\"kind\": 1}");
  bench.folder.write("corpus.json", "{\"documents\": {\"gone.txt\": {}},\n\"other\": 1}");
  const IngestReport report = bench.run();
  CHECK(report.added == 1);
  REQUIRE(report.failures.size() == 3);
  CHECK_THAT(report.failures[0].path, Contains("corpus.json"));
  CHECK_THAT(report.failures[0].reason, Contains("line 2, other: expected \"defaults\" or \"documents\""));
  CHECK_THAT(report.failures[1].reason, Contains("line 1: there is no file 'gone.txt'"));
  CHECK_THAT(report.failures[2].path, Contains("a.txt.meta.json"));
  CHECK_THAT(report.failures[2].reason, Contains("line 3: expected ',' or '}'"));
  CHECK(bench.told("a.txt", "title") == "Lines [reader]");
}

TEST_CASE("a sidecar that is named is told to be one") {
  Bench bench;
  bench.folder.write("a.txt.meta.json", "{}");
  bench.options.paths = {bench.folder.path() / "a.txt.meta.json"};
  const IngestReport report = bench.run();
  REQUIRE(report.failures.size() == 1);
  CHECK_THAT(report.failures[0].reason, Contains("is a sidecar"));
}

TEST_CASE("one file that is analysed has its sidecars too, and their mistakes among its notes") {
  Bench bench;
  bench.folder.write("a.txt", "mark");
  bench.folder.write("a.meta.json", R"({"title": "Ett", "kind": "roman"})");
  auto engine = AnalysisEngine::make(bench.host, registry());
  REQUIRE(engine);
  const auto read = read_and_analyse(bench.host, **engine, bench.folder.path() / "a.txt", bench.options);
  REQUIRE(read);
  CHECK(read->document.metadata.get("title") == "Ett");
  REQUIRE(read->document.notes.size() == 1);
  CHECK_THAT(read->document.notes[0], Contains("a.meta.json: line 1, kind: 'roman'"));
}
