// SPDX-License-Identifier: GPL-3.0-or-later
// One file through a worker of its own: the same as in this process, and what breaks, breaks there.
#include <catch2/catch.hpp>

#include "host/support.h"
#include "uppdrag/ingest/ingest.h"
#include "uppdrag/ingest/sandbox.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Catch::Matchers::Contains;

namespace {

struct Bench {
  Bench() : host(host_with({"lines", "scripted"})) {
    auto made = AnalysisEngine::make(host, registry);
    REQUIRE(made);
    engine = std::move(*made);
    options.max_seconds_per_document = std::chrono::seconds(20);
  }
  Result<ShownDocument> show(const std::string& text) {
    return analyse_bytes_shut_in(host, *engine, "-", text, options);
  }
  // The reason why `text` could not be shown.
  std::string reason(const std::string& text) {
    const auto shown = show(text);
    return shown ? "" : shown.error().message;
  }

  Folder folder;
  PluginHost host;
  Registry registry;
  std::unique_ptr<AnalysisEngine> engine;
  IngestOptions options;
};

}  // namespace

TEST_CASE("a file shown from a worker is what reading it here gives") {
  Bench bench;
  bench.folder.write("2013_01_a.txt", "one mark strangetype\ntwo marks and a mark. PARTIAL");
  bench.folder.write("2013_01_a.txt.meta.json", R"({"title": "From beside", "taste": 3})");
  const auto path = bench.folder.path() / "2013_01_a.txt";
  const auto here = read_and_analyse(bench.host, *bench.engine, path, bench.options);
  const auto there = analyse_shut_in(bench.host, *bench.engine, path, bench.options);
  REQUIRE(here);
  REQUIRE(there);
  CHECK(there->document.path == here->document.path);
  CHECK(there->document.text == here->document.text);
  CHECK(there->document.partial);
  CHECK(there->document.notes == here->document.notes);
  CHECK(there->document.metadata.get("title") == here->document.metadata.get("title"));
  CHECK(there->document.metadata.get("date") == "2013-01");
  CHECK(there->file.content_hash == here->file.content_hash);
  CHECK(there->analysis.language == here->analysis.language);
  CHECK(there->analysis.problems == here->analysis.problems);
  CHECK_FALSE(there->analysis.problems.empty());
  REQUIRE(there->analysis.facts.size() == here->analysis.facts.size());
  CHECK(there->analysis.facts.size() == 2);
  for (std::size_t i = 0; i < here->analysis.facts.size(); ++i) {
    CHECK(there->analysis.facts[i].fact.fields == here->analysis.facts[i].fact.fields);
    CHECK(there->analysis.facts[i].plugin == here->analysis.facts[i].plugin);
  }
  const auto rows = annotation_rows(here->analysis);
  REQUIRE(there->annotations.size() == rows.size());
  CHECK_FALSE(rows.empty());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CHECK(there->annotations[i].type == rows[i].type);
    CHECK(there->annotations[i].span == rows[i].span);
    CHECK(there->annotations[i].fields == rows[i].fields);
    CHECK(there->annotations[i].confidence == rows[i].confidence);
  }
  const TokenText& tokens = here->analysis.tokens;
  REQUIRE(there->sentences.size() == tokens.sentences.size());
  for (std::size_t i = 0; i < tokens.sentences.size(); ++i)
    CHECK(there->sentences[i] == tokens.span(tokens.sentences[i].tokens));
}

TEST_CASE("bytes that break their worker are an error with its reason") {
  const auto [text, reason] = GENERATE(table<std::string, std::string>({
      {"CRASH", "-: the worker crashed: signal 6 (Aborted)"},
      {"SLEEP", "-: took longer than 1 s and was given up"},
      {"THROW", "-: the reader failed: the reader threw"},
      {"REFUSE", "-: is not in lines"},
      {"FLOOD", "-: unpacks to more than 256 MB of text and was given up"},
  }));
  Bench bench;
  if (text == "SLEEP") bench.options.max_seconds_per_document = std::chrono::seconds(1);
  CHECK(bench.reason(text) == reason);
  CHECK(bench.show("mark"));  // The next one is none the worse for it.
}

TEST_CASE("a file that is shown may no more write or start programs than one that is indexed") {
  if (!check_sandbox({}).filtered) {
    WARN("system calls cannot be filtered here");
    return;
  }
  Bench bench;
  CHECK_THAT(bench.reason("WRITE"), Contains("tried to write a file"));
  CHECK_THAT(bench.reason("EXEC"), Contains("tried to start a program"));
  CHECK_FALSE(std::filesystem::exists("written-by-a-reader.txt"));
}

TEST_CASE("what cannot be read at all says so as in this process") {
  Bench bench;
  CHECK(bench.reason("") == "-: is empty");
  const auto nowhere = analyse_shut_in(bench.host, *bench.engine, "nowhere.txt", bench.options);
  CHECK(nowhere.error().message == "nowhere.txt: cannot be opened: No such file or directory");
  bench.folder.write("b.pdf", "%PDF-1.4");
  const auto unread = analyse_shut_in(bench.host, *bench.engine, bench.folder.path() / "b.pdf", bench.options);
  CHECK(unread.error().code == ErrorCode::kUnsupported);
  CHECK_THAT(unread.error().message, Contains("b.pdf: no reader for application/pdf (what can be read: .txt)"));
}
