// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/ingest/ingest.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "host/support.h"
#include "ingest/fake_knowledge_base.h"
#include "uppdrag/ingest/sandbox.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

struct Bench {
  Bench() : host(host_with({"lines", "scripted"})) {
    options.paths = {folder.path()};
    options.jobs = 2;
  }
  IngestReport run() {
    auto report = ingest(kb, host, registry, options, {});
    REQUIRE(report);
    return *report;
  }
  const DocumentRecord& record(const std::string& name) const { return kb.records.at((folder.path() / name).string()); }
  bool holds(const std::string& name) const { return kb.records.contains((folder.path() / name).string()); }

  Folder folder;
  FakeKnowledgeBase kb;
  PluginHost host;
  Registry registry;
  IngestOptions options;
};

// The reasons of all failures, "name: reason".
std::vector<std::string> failures(const IngestReport& report) {
  std::vector<std::string> out;
  for (const IngestFailure& failure : report.failures)
    out.push_back(std::filesystem::path(failure.path).filename().string() + ": " + failure.reason);
  return out;
}

void wait_for_clock(const std::filesystem::path& file) {  // Makes sure that the file's time is another one.
  const auto time = std::filesystem::last_write_time(file);
  std::filesystem::last_write_time(file, time + std::chrono::seconds(2));
}

}  // namespace

TEST_CASE("documents arrive in the knowledge base with text, facts and file state") {
  Bench bench;
  bench.folder.write("a.txt", "one mark\ntwo marks and a mark");
  bench.folder.write("sub/b.txt", "nothing");
  const IngestReport report = bench.run();
  CHECK(report.added == 2);
  CHECK(report.failures.empty());
  REQUIRE(report.facts.size() == 1);
  CHECK(report.facts[0].type == "mark");
  CHECK(report.facts[0].count == 2);
  const DocumentRecord& record = bench.record("a.txt");
  CHECK(record.document.text == "one mark\ntwo marks and a mark");
  CHECK(record.document.metadata.get("title") == "Lines");
  REQUIRE(record.facts.size() == 2);
  CHECK(record.facts[1].plugin == "scripted 1.0");
  CHECK(record.file.size == 29);
  CHECK(record.file.content_hash.size() == 40);
}

TEST_CASE("unchanged files are not read again, changed ones are, vanished ones go") {
  Bench bench;
  for (const char* name : {"a.txt", "b.txt", "c.txt", "d.txt"}) bench.folder.write(name, "mark");
  bench.run();
  bench.folder.write("b.txt", "mark mark");
  std::filesystem::remove(bench.folder.path() / "c.txt");
  wait_for_clock(bench.folder.path() / "d.txt");  // Another time, the same content.
  const IngestReport report = bench.run();
  CHECK(report.added == 0);
  CHECK(report.changed == 1);
  CHECK(report.unchanged == 2);
  CHECK(report.removed == 1);
  CHECK(bench.kb.touched == 1);
  CHECK_FALSE(bench.holds("c.txt"));
  CHECK(bench.record("b.txt").facts.size() == 2);

  const IngestReport again = bench.run();
  CHECK(again.unchanged == 3);
  CHECK(again.added + again.changed + again.removed == 0);
}

TEST_CASE("with force every file is read again") {
  Bench bench;
  bench.folder.write("a.txt", "mark");
  bench.run();
  bench.options.force = true;
  CHECK(bench.run().changed == 1);
}

TEST_CASE("documents outside of the given folders are left alone") {
  Bench bench;
  bench.folder.write("one/a.txt", "mark");
  bench.folder.write("two/b.txt", "mark");
  bench.run();
  std::filesystem::remove(bench.folder.path() / "two/b.txt");
  bench.options.paths = {bench.folder.path() / "one"};
  CHECK(bench.run().removed == 0);
  CHECK(bench.holds("two/b.txt"));
}

TEST_CASE("a document that breaks its worker costs that document only") {
  const auto [text, reason] = GENERATE(table<std::string, std::string>({
      {"CRASH", "the worker crashed: signal 6 (Aborted)"},
      {"SLEEP", "took longer than 1 s and was given up"},
      {"THROW", "the reader failed: the reader threw"},
      {"REFUSE", "is not in lines"},
      {"BROKEN", "the reader returned a document whose block 0 lies outside the text or splits a character"},
  }));
  Bench bench;
  bench.options.max_seconds_per_document = std::chrono::seconds(1);
  for (int i = 0; i < 20; ++i) bench.folder.write(std::to_string(i) + ".txt", i == 7 ? text + " it" : "mark");
  const IngestReport report = bench.run();
  CHECK(failures(report) == std::vector<std::string>{"7.txt: " + reason});
  CHECK(report.added == 19);
  CHECK(bench.kb.records.size() == 19);
}

TEST_CASE("a document that takes long is not given up while its reader goes on") {
  Bench bench;
  bench.folder.write("scan.txt", "PAGES");
  bench.folder.write("stuck.txt", "SLEEP");
  bench.options.max_seconds_per_document = std::chrono::seconds(1);
  const IngestReport report = bench.run();
  CHECK(bench.holds("scan.txt"));
  CHECK(failures(report) == std::vector<std::string>{"stuck.txt: took longer than 1 s and was given up"});
}

TEST_CASE("a document that eats memory costs that document only") {
  if (kSanitized) {
    WARN("the address sanitizer cannot live under a limit of address space");
    return;
  }
  Bench bench;
  bench.options.max_worker_bytes = 512ULL << 20;
  for (int i = 0; i < 9; ++i) bench.folder.write(std::to_string(i) + ".txt", i == 7 ? "EAT it" : "mark");
  const IngestReport report = bench.run();
  CHECK(failures(report) == std::vector<std::string>{"7.txt: the reader failed: out of memory"});
  CHECK(report.added == 8);
}

TEST_CASE("a document whose facts the knowledge base refuses costs that document only") {
  Bench bench;
  for (const char* name : {"a.txt", "refused.txt", "z.txt"}) bench.folder.write(name, "mark");
  const IngestReport report = bench.run();
  CHECK(failures(report) == std::vector<std::string>{"refused.txt: no plugin declares it"});
  CHECK(report.added == 2);
  CHECK(bench.holds("z.txt"));
}

TEST_CASE("many crashes are survived") {
  Bench bench;
  for (int i = 0; i < 40; ++i) bench.folder.write(std::to_string(i) + ".txt", i % 2 ? "CRASH" : "mark");
  const IngestReport report = bench.run();
  CHECK(report.failures.size() == 20);
  CHECK(report.added == 20);
}

TEST_CASE("a file of a type that no reader takes is skipped in a folder, and a failure when it is named") {
  Bench bench;
  bench.folder.write("a.txt", "mark");
  bench.folder.write("b.pdf", "%PDF-1.4");
  bench.folder.write("c.json", "{}");
  CHECK(bench.run().skipped == 2);
  bench.options.paths = {bench.folder.path() / "b.pdf"};
  const IngestReport report = bench.run();
  CHECK(report.skipped == 0);
  CHECK(failures(report) == std::vector<std::string>{"b.pdf: no reader for application/pdf (what can be read: .txt)"});
}

TEST_CASE("empty, large and unreadable files are failures with reasons") {
  Bench bench;
  bench.options.max_file_bytes = 100;
  bench.folder.write("a.txt", "");
  bench.folder.write("b.txt", std::string(101, 'x'));
  bench.folder.write("c.txt", "mark");
  CHECK(failures(bench.run()) ==
        std::vector<std::string>{"a.txt: is empty",
                                 "b.txt: larger than the limit (101 B, at most 100 B); raise it with --max-size"});
}

TEST_CASE("a file that cannot be read any more keeps its earlier version, and says so") {
  Bench bench;
  bench.folder.write("a.txt", "mark");
  bench.run();
  bench.folder.write("a.txt", "REFUSE");
  CHECK(failures(bench.run()) == std::vector<std::string>{"a.txt: is not in lines (the earlier version is kept)"});
  CHECK(bench.record("a.txt").document.text == "mark");
}

TEST_CASE("files that failed are remembered, and forgotten when they are gone") {
  Bench bench;
  bench.folder.write("a.txt", "");
  bench.folder.write("b.txt", "mark");
  bench.run();
  REQUIRE(bench.kb.failed.size() == 1);
  CHECK(bench.kb.failed.begin()->second == "is empty");
  std::filesystem::remove(bench.folder.path() / "a.txt");
  CHECK(bench.run().removed == 0);
  CHECK(bench.kb.failed.empty());
}

TEST_CASE("partial documents, analysers' problems and other languages are noted") {
  Bench bench;
  bench.folder.write("a.txt", "PARTIAL");
  bench.folder.write("b.txt", "throwstd");
  bench.folder.write(
      "c.txt",
      "The government has given the agency the task of developing a strategy for the work with gender equality in "
      "the county and it should be reported by the end of the year to the ministry.");
  const IngestReport report = bench.run();
  CHECK(report.added == 3);
  CHECK(report.partial == 1);
  REQUIRE(report.notes.size() == 3);
  CHECK(report.notes[0].reason == "the last line is cut");
  CHECK(report.notes[1].reason == "scripted 1.0 failed: over the border");
  CHECK(report.notes[2].reason == "not in Swedish (en): searchable, but no facts were looked for");
}

TEST_CASE("documents are stored in the order of their names, however many workers read them") {
  Bench bench;
  bench.options.jobs = 4;
  for (int i = 0; i < 300; ++i)
    bench.folder.write(std::to_string(1000 + i) + ".txt",
                       std::string(static_cast<std::size_t>((i * 7919) % 5000), 'x') + "\nmark");
  CHECK(bench.run().added == 300);
  CHECK(std::is_sorted(bench.kb.order.begin(), bench.kb.order.end()));
}

TEST_CASE("commits come in batches of 8,000 documents or 8 MB") {
  Bench bench;
  for (int i = 0; i < 8001; ++i) bench.folder.write(std::to_string(i) + ".txt", "mark");
  bench.run();
  CHECK(bench.kb.commits == 2);
  Bench large;
  for (int i = 0; i < 3; ++i) large.folder.write(std::to_string(i) + ".txt", std::string(5U << 20U, 'x'));
  large.run();
  CHECK(large.kb.commits == 2);
}

TEST_CASE("a run that is stopped keeps what is done and removes nothing") {
  Bench bench;
  bench.folder.write("0.txt", "mark");
  bench.run();
  std::filesystem::remove(bench.folder.path() / "0.txt");
  for (int i = 1; i < 200; ++i) bench.folder.write(std::to_string(i) + ".txt", "mark");
  int asked = 0;
  bench.options.stop = [&] { return ++asked > 5; };
  const IngestReport report = bench.run();
  CHECK(report.stopped);
  CHECK(report.added > 0);
  CHECK(report.added + report.waiting == 199);
  CHECK(bench.kb.records.size() == report.added + 1);
  CHECK(report.removed == 0);
}

TEST_CASE("progress counts every document and never goes back") {
  Bench bench;
  for (int i = 0; i < 30; ++i) bench.folder.write(std::to_string(i) + ".txt", i == 3 ? "REFUSE" : "mark");
  std::vector<std::uint64_t> done;
  IngestProgress last;
  REQUIRE(ingest(bench.kb, bench.host, bench.registry, bench.options, [&](const IngestProgress& progress) {
    done.push_back(progress.done);
    last = progress;
  }));
  CHECK(done.size() == 30);
  CHECK(std::is_sorted(done.begin(), done.end()));
  CHECK(last.done == 30);
  CHECK(last.total == 30);
  CHECK(last.failed == 1);
}

TEST_CASE("when no path exists or the knowledge base cannot be written there is no report but an error") {
  Bench bench;
  bench.options.paths = {bench.folder.path() / "nowhere"};
  auto none = ingest(bench.kb, bench.host, bench.registry, bench.options, {});
  REQUIRE_FALSE(none);
  CHECK(none.error().code == ErrorCode::kNotFound);
  CHECK_THAT(none.error().message, Contains("nowhere: there is no such file or folder"));

  bench.options.paths = {bench.folder.path()};
  bench.folder.write("a.txt", "mark");
  bench.kb.broken = true;
  none = ingest(bench.kb, bench.host, bench.registry, bench.options, {});
  REQUIRE_FALSE(none);
  CHECK(none.error().message == "disk full");
}

TEST_CASE("one file is read and analysed in this process, with its path in every error") {
  Bench bench;
  auto engine = AnalysisEngine::make(bench.host, bench.registry);
  REQUIRE(engine);
  bench.folder.write("2013_01_a.txt", "a mark");
  const auto analysed = read_and_analyse(bench.host, **engine, bench.folder.path() / "2013_01_a.txt", bench.options);
  REQUIRE(analysed);
  CHECK(analysed->analysis.facts.size() == 1);
  CHECK(analysed->document.metadata.get("date") == "2013-01");
  CHECK(read_and_analyse(bench.host, **engine, "nowhere.txt", bench.options).error().message ==
        "nowhere.txt: cannot be opened: No such file or directory");
  CHECK(read_and_analyse_bytes(bench.host, **engine, "-", "").error().message == "-: is empty");
  const auto bytes = read_and_analyse_bytes(bench.host, **engine, "-", "mark mark");
  REQUIRE(bytes);
  CHECK(bytes->analysis.facts.size() == 2);
}
