// SPDX-License-Identifier: GPL-3.0-or-later
// What a hostile document can make its reader do costs that document and nothing else.
#include "uppdrag/ingest/sandbox.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "host/support.h"
#include "ingest/fake_knowledge_base.h"
#include "uppdrag/ingest/ingest.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Catch::Matchers::Contains;

namespace {

struct Attacked {
  std::string reason;             // Of the attacking document; "" when it was read.
  std::vector<std::string> read;  // Names of the documents that were.
};

// Indexes three harmless files and one that says `word`.
Attacked attack(const std::string& word, std::chrono::seconds most = std::chrono::seconds(20)) {
  const PluginHost host = host_with({"lines", "scripted"});
  const Registry registry;
  Folder folder;
  for (const char* name : {"a.txt", "b.txt", "d.txt"}) folder.write(name, "mark");
  folder.write("c.txt", word);
  FakeKnowledgeBase kb;
  IngestOptions options;
  options.paths = {folder.path()};
  options.jobs = 1;
  options.max_seconds_per_document = most;
  const auto report = ingest(kb, host, registry, options, {});
  REQUIRE(report);
  Attacked out;
  for (const IngestFailure& failure : report->failures) {
    CHECK(std::filesystem::path(failure.path).filename() == "c.txt");
    out.reason = failure.reason;
  }
  for (const auto& [path, record] : kb.records) out.read.push_back(std::filesystem::path(path).filename().string());
  return out;
}

const std::vector<std::string> kOthers = {"a.txt", "b.txt", "d.txt"};
const std::vector<std::string> kAll = {"a.txt", "b.txt", "c.txt", "d.txt"};

bool filtered() {
  static const bool kFiltered = check_sandbox({}).filtered;
  return kFiltered;
}

}  // namespace

TEST_CASE("a forbidden call costs the document, says why, and the run goes on") {
  if (!filtered()) {
    WARN("system calls cannot be filtered here");
    return;
  }
  const std::pair<const char*, const char*> attacks[] = {
      {"WRITE", "tried to write a file"},   {"APPEND", "tried to write a file"},
      {"REMOVE", "tried to write a file"},  {"SOCKET", "tried to use the network"},
      {"EXEC", "tried to start a program"}, {"SYSTEM", "tried to start a pro"},
      {"FORK", "tried to start a process"}, {"KILL", "tried to reach into another process"}};
  for (const auto& [word, reason] : attacks) {
    CAPTURE(word);
    const Attacked result = attack(word);
    CHECK_THAT(result.reason, Contains(reason));
    CHECK(result.read == kOthers);
  }
  CHECK_FALSE(std::filesystem::exists("written-by-a-reader.txt"));
  CHECK_FALSE(std::filesystem::exists("appended-by-a-reader.txt"));
}

TEST_CASE("what libraries do in passing is refused to them without costing the document") {
  CHECK(attack("DIR mark").read == kAll);
  if (filtered()) CHECK_FALSE(std::filesystem::exists("made-by-a-reader"));
  std::ofstream("lines.edited.txt") << "old";
  CHECK(attack("EDIT mark").read == kAll);
  std::filesystem::remove("lines.edited.txt");
  CHECK(attack("THREAD mark").read == kAll);
}

TEST_CASE("a reader that computes without end is ended") {
  const Attacked result = attack("BURN", std::chrono::seconds(1));
  CHECK_THAT(result.reason, Contains("took longer than 1 s") || Contains("processor time"));
  CHECK(result.read == kOthers);
}

TEST_CASE("output without end goes nowhere, text without end is refused") {
  CHECK(attack("PRINT mark").read == kAll);
  const Attacked flood = attack("FLOOD");
  CHECK_THAT(flood.reason, Contains("more than 256 MB of text"));
  CHECK(flood.read == kOthers);
}

TEST_CASE("trying the sandbox out tells for each ban whether it holds") {
  const SandboxCheck check = check_sandbox({std::uint64_t{1} << 30U});
  REQUIRE(check.trials.size() == 6);
  CHECK(check.filtered == check.why_not.empty());
  for (const SandboxTrial& trial : check.trials) {
    CAPTURE(ban_name(trial.ban));
    if (trial.ban == Ban::kMemory)
      CHECK(trial.stopped == !kSanitized);
    else if (check.filtered)
      CHECK(trial.stopped);
  }
}
