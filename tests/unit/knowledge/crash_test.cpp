// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite and the index after a crash: whatever was cut off, the next opening makes them agree again.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <random>
#include <set>
#include <thread>

#include "knowledge/support.h"

using namespace uppdrag;
using namespace uppdrag::test;
namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

namespace {

void copy_folder(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  fs::copy(from, to, fs::copy_options::recursive);
}

// All documents of SQLite are in the index once, and each is found by the word that only it has.
void check_consistent(const KnowledgeBase& kb) {
  const auto documents = kb.documents({}).value();
  const SearchPage all = find(kb, QueryNode{}, 10000, 0);
  CHECK(all.total == documents.size());
  CHECK(all.warnings.empty());
  std::set<std::string> stored;
  for (const DocumentSummary& document : documents) stored.insert(document.path);
  const Texts hits = paths(all);
  CHECK(std::set<std::string>(hits.begin(), hits.end()) == stored);
  for (const DocumentSummary& document : documents) {
    const std::string text = kb.load_document(document.id).value().text;
    const std::string own = text.substr(text.rfind(' ') + 1);
    CHECK(paths(find(kb, word(own), 10, 0)) == Texts{document.path});
  }
}

}  // namespace

TEST_CASE("A batch that reached SQLite but not the index is indexed at the next opening") {
  const TemporaryFolder folder;
  {
    const auto kb = open_to_write(folder / "kb");
    store(*kb, {make_record("a", {"Om unikaa"}), make_record("b", {"Om unikbb"}), make_record("c", {"Om unikcc"})});
    copy_folder(folder / "kb/index", folder / "before");
    require_ok(kb->put(make_record("a", {"Om nyaaa"})));
    require_ok(kb->remove("b"));
    require_ok(kb->put(make_record("d", {"Om unikdd"})));
    require_ok(kb->commit());
  }
  // As if the process had died between the two commits.
  copy_folder(folder / "before", folder / "kb/index");
  {
    const auto reader = open_to_read(folder / "kb");
    const SearchPage page = find(*reader, word("unikaa"));
    REQUIRE(page.warnings.size() >= 1);
    CHECK_THAT(page.warnings.back(), Catch::Contains("uppdrag index"));
    CHECK(reader->document_count().value() == 3);
  }
  const auto kb = open_to_write(folder / "kb");
  check_consistent(*kb);
  CHECK(find(*kb, word("unikaa")).total == 0);
  CHECK(find(*kb, word("nyaaa")).total == 1);
  CHECK(find(*kb, word("unikbb")).total == 0);
  CHECK(find(*kb, word("unikdd")).total == 1);
}

TEST_CASE("An index that is lost, empty, foreign or ahead is made anew") {
  const TemporaryFolder folder;
  {
    const auto kb = open_to_write(folder / "kb");
    store(*kb, {make_record("a", {"Om unikaa"}), make_record("b", {"Om unikbb"})});
    copy_folder(folder / "kb", folder / "first");
    store(*kb, {make_record("c", {"Om unikcc"})});
  }
  SECTION("lost") { fs::remove_all(folder / "kb/index"); }
  SECTION("empty") {
    fs::remove_all(folder / "kb/index");
    fs::create_directory(folder / "kb/index");
  }
  SECTION("cut off while it was made anew") { fs::rename(folder / "kb/index", folder / "kb/index.new"); }
  SECTION("files of it lost") { fs::remove(folder / "kb/index/part1/postlist.glass"); }
  SECTION("garbled") { std::ofstream(folder / "kb/index/segments", std::ios::trunc) << "no index"; }
  SECTION("of another knowledge base") {
    store(*open_to_write(folder / "other"), {make_record("x", {"Om unikxx"}), make_record("y", {"Om unikyy"})});
    copy_folder(folder / "other/index", folder / "kb/index");
  }
  SECTION("ahead, since facts.sqlite was put back from a copy") {
    fs::copy_file(folder / "first/facts.sqlite", folder / "kb/facts.sqlite", fs::copy_options::overwrite_existing);
    fs::remove(folder / "kb/facts.sqlite-wal");
  }
  SECTION("of another history of the same length") {
    copy_folder(folder / "kb/index", folder / "index2");
    copy_folder(folder / "first", folder / "kb");
    store(*open_to_write(folder / "kb"), {make_record("d", {"Om unikdd"})});
    copy_folder(folder / "index2", folder / "kb/index");
  }
  check_consistent(*open_to_write(folder / "kb"));
  check_consistent(*open_to_read(folder / "kb"));
}

TEST_CASE("Without an index facts can be read, and search says what to do") {
  const TemporaryFolder folder;
  DocumentRecord record = make_record("a", {"Om unikaa"});
  record.facts = {make_fact("goal", {0, 2}, {{"goal", std::string{"miljo:1"}}})};
  store(*open_to_write(folder / "kb"), {record});
  fs::remove_all(folder / "kb/index");
  const auto kb = open_to_read(folder / "kb");
  CHECK(read_facts(*kb, {}).size() == 1);
  const auto page = kb->search(word("unikaa"), 0, 10, 1);
  REQUIRE_FALSE(page.has_value());
  CHECK(page.error().code == ErrorCode::kDamaged);
  CHECK_THAT(page.error().message, Catch::Contains("index") && Catch::Contains("uppdrag index"));
}

TEST_CASE("A reader goes on through any number of commits, and when the index is made anew") {
  const TemporaryFolder folder;
  auto writer = open_to_write(folder / "kb");
  store(*writer, {make_record("d0", {"Om unik0x"})});
  REQUIRE(writer->tidy());  // The index follows SQLite at its own pace; this waits for it.
  const auto reader = open_to_read(folder / "kb");
  for (std::size_t i = 1; i < 8; ++i) {
    CHECK(find(*reader, QueryNode{}).total == i);
    store(*writer, {make_record("d" + std::to_string(i), {"Om unik" + std::to_string(i) + "x"})});
    REQUIRE(writer->tidy());
  }
  writer.reset();
  fs::remove_all(folder / "kb/index");
  writer = open_to_write(folder / "kb");
  CHECK(find(*reader, QueryNode{}).total == 8);
  check_consistent(*reader);
}

TEST_CASE("A writer that is killed at any instant loses nothing committed and leaves nothing twice") {
  const TemporaryFolder folder;
  std::mt19937 random(7);
  { const auto kb = open_to_write(folder / "kb"); }
  for (int round = 0; round < 12; ++round) {
    int pipe_ends[2];
    REQUIRE(::pipe(pipe_ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      // Adds, replaces and removes as fast as it can, and tells how many batches are committed.
      auto kb = KnowledgeBase::open(folder / "kb", KnowledgeBase::Mode::kWrite, all_types());
      if (!kb) ::_exit(1);
      for (int batch = 0;; ++batch) {
        for (int i = 0; i < 5; ++i) {
          const std::string name = "d" + std::to_string((batch * 5 + i) % 23);
          DocumentRecord record = make_record(name, {"Om unik" + name + "x"});
          record.facts = {make_fact("goal", {0, 2}, {{"goal", std::string{"miljo:1"}}})};
          if (!(*kb)->put(record)) ::_exit(1);
        }
        if (!(*kb)->remove("d" + std::to_string(batch % 29))) ::_exit(1);
        if (!(*kb)->put(make_record("keep" + std::to_string(round) + "-" + std::to_string(batch),
                                    {"Om behåll" + std::to_string(round) + "a" + std::to_string(batch)})))
          ::_exit(1);
        if (!(*kb)->commit()) ::_exit(1);
        if (::write(pipe_ends[1], "c", 1) != 1) ::_exit(1);
      }
    }
    ::close(pipe_ends[1]);
    std::this_thread::sleep_for(std::chrono::milliseconds(30 + random() % 120));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    int committed = 0;
    char byte = 0;
    while (::read(pipe_ends[0], &byte, 1) == 1) ++committed;
    ::close(pipe_ends[0]);

    const auto kb = open_to_write(folder / "kb");
    for (int batch = 0; batch < committed; ++batch)
      CHECK(kb->find_document("keep" + std::to_string(round) + "-" + std::to_string(batch)).has_value());
    const auto documents = kb->documents({}).value();
    CHECK(find(*kb, QueryNode{}, 1, 0).total == documents.size());
    std::int64_t with_fact = 0;
    for (const DocumentSummary& document : documents) with_fact += document.path.starts_with("d") ? 1 : 0;
    const auto counts = kb->count_facts({}).value();
    CHECK(counts.back().count == with_fact);
  }
  const auto kb = open_to_read(folder / "kb");
  const auto documents = kb->documents({}).value();
  CHECK(documents.size() > 12);
}

TEST_CASE("When the disk is full the batch is undone, an error says so, and what was committed before is whole") {
  const TemporaryFolder folder;
  store(*open_to_write(folder / "kb"), {make_record("a", {"Om unikaa"})});
  for (const rlim_t limit : {60'000U, 150'000U, 400'000U, 1'500'000U}) {
    CAPTURE(limit);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      // Files may not grow beyond the limit: to the program, a full disk.
      ::signal(SIGXFSZ, SIG_IGN);
      const rlimit size{limit, limit};
      if (::setrlimit(RLIMIT_FSIZE, &size) != 0) ::_exit(10);
      auto kb = KnowledgeBase::open(folder / "kb", KnowledgeBase::Mode::kWrite, all_types());
      if (!kb) ::_exit(kb.error().code == ErrorCode::kIo ? 0 : 11);
      for (int i = 0; i < 400; ++i) {
        std::string text = "Om";
        for (int j = 0; j < 400; ++j) text += " ord" + std::to_string(i * 400 + j);
        Status status = (*kb)->put(make_record("big" + std::to_string(i), {text}));
        if (status && i % 100 == 99) status = (*kb)->commit();
        if (!status) ::_exit(status.error().code == ErrorCode::kIo ? 0 : 12);
      }
      ::_exit(13);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    const auto kb = open_to_write(folder / "kb");
    check_consistent(*kb);
    CHECK(kb->find_document("a").has_value());
  }
}
