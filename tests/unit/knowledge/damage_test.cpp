// SPDX-License-Identifier: GPL-3.0-or-later
// Folders that are missing, foreign, damaged or in use: what is said, and what is mended.
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>

#include "knowledge/support.h"

using namespace uppdrag;
using namespace uppdrag::test;
namespace fs = std::filesystem;
using Mode = KnowledgeBase::Mode;

namespace {

Error error_of(const fs::path& folder, Mode mode) {
  const auto opened = KnowledgeBase::open(folder, mode, all_types());
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().message.find('\n') == std::string::npos);
  return opened.error();
}

void write_file(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

void make_kb(const fs::path& folder) {
  std::vector<DocumentRecord> records;
  for (int i = 0; i < 50; ++i)
    records.push_back(make_record("d" + std::to_string(i), {"Om " + std::string(2000, 'x')}));
  store(*open_to_write(folder), records);
}

}  // namespace

TEST_CASE("Reading where nothing is says how to begin") {
  const TemporaryFolder folder;
  for (const fs::path& where : {folder / "none", folder.path()}) {
    const Error error = error_of(where, Mode::kRead);
    CHECK(error.code == ErrorCode::kNotFound);
    CHECK_THAT(error.message, Catch::Contains("uppdrag index"));
  }
  CHECK_FALSE(fs::exists(folder / "none"));
}

TEST_CASE("A file, or a folder with other things in it, is not taken over") {
  const TemporaryFolder folder;
  write_file(folder / "file", "x");
  CHECK(error_of(folder / "file", Mode::kRead).code == ErrorCode::kDamaged);
  CHECK(error_of(folder / "file", Mode::kWrite).code == ErrorCode::kDamaged);
  fs::create_directory(folder / "photos");
  write_file(folder / "photos/a.jpg", "x");
  const Error error = error_of(folder / "photos", Mode::kWrite);
  CHECK(error.code == ErrorCode::kDamaged);
  CHECK_THAT(error.message, Catch::Contains("photos") && Catch::Contains("other files"));
  CHECK(std::distance(fs::directory_iterator(folder / "photos"), fs::directory_iterator{}) == 1);
}

TEST_CASE("An empty folder becomes a knowledge base, and one without documents can be read") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "kb");
  { const auto kb = open_to_write(folder / "kb"); }
  const auto kb = open_to_read(folder / "kb");
  CHECK(kb->document_count().value() == 0);
  CHECK(find(*kb, word("uppdrag")).total == 0);
  CHECK(find(*kb, QueryNode{}).total == 0);
  CHECK(kb->files().value().empty());
  CHECK(kb->find_document("a").error().code == ErrorCode::kNotFound);
}

TEST_CASE("uppdrag.json tells what the folder is; lost or garbled, writing puts it back") {
  const TemporaryFolder folder;
  make_kb(folder / "kb");
  const fs::path marker = folder / "kb/uppdrag.json";
  std::ifstream in(marker);
  const std::string good{std::istreambuf_iterator<char>(in), {}};
  CHECK_THAT(good, Catch::Contains("\"format\"") && Catch::Contains("\"schema\":1") && Catch::Contains("\"program\""));

  for (const std::string bad :
       {"", "nonsense", "{", "[]", "{\"format\":1}", "{\"format\":\"uppdrag-knowledge-base\"}", "\x00\xFF\xFE"}) {
    CAPTURE(bad);
    write_file(marker, bad);
    const Error error = error_of(folder / "kb", Mode::kRead);
    CHECK(error.code == ErrorCode::kDamaged);
    CHECK_THAT(error.message, Catch::Contains("uppdrag.json") && Catch::Contains("uppdrag index"));
  }
  write_file(marker, std::string(10000, '['));
  CHECK(error_of(folder / "kb", Mode::kRead).code == ErrorCode::kDamaged);
  fs::remove(marker);
  CHECK_THAT(error_of(folder / "kb", Mode::kRead).message, Catch::Contains("is missing"));
  { const auto kb = open_to_write(folder / "kb"); }
  CHECK(open_to_read(folder / "kb")->document_count().value() == 50);
}

TEST_CASE("Another format or schema is named with both sides, and left alone") {
  const TemporaryFolder folder;
  make_kb(folder / "kb");
  const fs::path marker = folder / "kb/uppdrag.json";
  for (const Mode mode : {Mode::kRead, Mode::kWrite}) {
    write_file(marker, R"({"format":"uppdrag-knowledge-base","schema":7,"program":"9.9"})");
    const Error schema = error_of(folder / "kb", mode);
    CHECK(schema.code == ErrorCode::kDamaged);
    CHECK_THAT(schema.message, Catch::Contains("schema 7") && Catch::Contains("schema 1") && Catch::Contains("9.9"));
    write_file(marker, R"({"format":"recipes","schema":1})");
    CHECK_THAT(error_of(folder / "kb", mode).message, Catch::Contains("'recipes'"));
  }
}

TEST_CASE("A lost, cut, garbled or foreign facts.sqlite is named and never overwritten") {
  const TemporaryFolder folder;
  make_kb(folder / "kb");
  const fs::path facts = folder / "kb/facts.sqlite";
  const auto size = fs::file_size(facts);
  REQUIRE(size > 100'000);
  SECTION("lost") { fs::remove(facts); }
  SECTION("cut in half") { fs::resize_file(facts, size / 2); }
  SECTION("cut by one page") { fs::resize_file(facts, size - 4096); }
  SECTION("cut to its head") { fs::resize_file(facts, 100); }
  SECTION("garbled from the start") { write_file(facts, std::string(size, 'x')); }
  SECTION("another program's") {
    fs::remove(facts);
    write_file(facts, "SQLite format 3");
  }
  for (const Mode mode : {Mode::kRead, Mode::kWrite}) {
    const Error error = error_of(folder / "kb", mode);
    CHECK(error.code == ErrorCode::kDamaged);
    CHECK_THAT(error.message, Catch::Contains("facts.sqlite"));
  }
}

TEST_CASE("Damage in the middle of facts.sqlite is an error where it is met, not a crash") {
  const TemporaryFolder folder;
  make_kb(folder / "kb");
  const fs::path facts = folder / "kb/facts.sqlite";
  {
    std::fstream file(facts, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(8192);
    file << std::string(fs::file_size(facts) - 8192, '\x7F');
  }
  const auto opened = KnowledgeBase::open(folder / "kb", Mode::kRead, all_types());
  if (!opened) {
    CHECK(opened.error().code == ErrorCode::kDamaged);
    return;
  }
  const auto documents = (*opened)->documents({});
  const auto files = (*opened)->files();
  CHECK((!documents || !files));
  static_cast<void>((*opened)->facts({}, [](const FactRow&) { return true; }));
  static_cast<void>((*opened)->search(word("om"), 0, 10, 2));
  static_cast<void>((*opened)->load_document(1));
}

TEST_CASE("The second writer is told who writes; readers are not kept out") {
  const TemporaryFolder folder;
  make_kb(folder / "kb");
  auto first = open_to_write(folder / "kb");
  const Error error = error_of(folder / "kb", Mode::kWrite);
  CHECK(error.code == ErrorCode::kIo);
  CHECK_THAT(error.message, Catch::Contains("another uppdrag (process " + std::to_string(::getpid()) + ")"));
  CHECK(open_to_read(folder / "kb")->document_count().value() == 50);
  require_ok(first->put(make_record("e", {"Nytt"})));
  CHECK(open_to_read(folder / "kb")->document_count().value() == 50);
  require_ok(first->commit());
  CHECK(open_to_read(folder / "kb")->document_count().value() == 51);
  first.reset();
  CHECK(open_to_write(folder / "kb")->document_count().value() == 51);
}

TEST_CASE("A knowledge base opened for reading refuses to be written") {
  const TemporaryFolder folder;
  make_kb(folder / "kb");
  const auto kb = open_to_read(folder / "kb");
  CHECK_THAT(kb->put(make_record("x", {"x"})).error().message, Catch::Contains("reading only"));
  CHECK_FALSE(kb->remove("d0").has_value());
  CHECK_FALSE(kb->touch({"d0", "", 1, 1}).has_value());
  CHECK_FALSE(kb->commit().has_value());
  CHECK(kb->document_count().value() == 50);
}

TEST_CASE("A folder that cannot be written can be read") {
  const TemporaryFolder folder;
  make_kb(folder / "kb");
  const auto set_mode = [&folder](fs::perms to_folders, fs::perms to_files) {
    for (const auto& entry : fs::recursive_directory_iterator(folder / "kb"))
      fs::permissions(entry.path(), entry.is_directory() ? to_folders : to_files);
    fs::permissions(folder / "kb", to_folders);
  };
  constexpr auto kRead = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
  constexpr auto kEnter = fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
  set_mode(kRead | kEnter, kRead);
  fs::permissions(folder.path(), fs::perms::owner_all | kRead | kEnter);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    // root may write anywhere.
    constexpr uid_t kNobody = 65534;
    if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) ::_exit(10);
    const auto reader = KnowledgeBase::open(folder / "kb", Mode::kRead, all_types());
    if (!reader) ::_exit(11);
    if ((*reader)->document_count().value() != 50) ::_exit(12);
    const auto page = (*reader)->search(word("om"), 0, 5, 1);
    if (!page || page->total != 50) ::_exit(13);
    const auto writer = KnowledgeBase::open(folder / "kb", Mode::kWrite, all_types());
    ::_exit(!writer && writer.error().code == ErrorCode::kIo ? 0 : 14);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  set_mode(fs::perms::owner_all, fs::perms::owner_all);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}
