// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "../../../core/ingest/src/file.h"
#include "../../../core/ingest/src/find_files.h"
#include "host/support.h"

using namespace uppdrag;
using Catch::Matchers::StartsWith;
using uppdrag::test::Folder;
namespace fs = std::filesystem;

namespace {

// The paths found under `folder`, relative to it.
std::vector<std::string> found(const Folder& folder, std::vector<fs::path> paths) {
  IngestOptions options;
  for (fs::path& path : paths) options.paths.push_back(folder.path() / path);
  std::vector<std::string> out;
  for (const FoundFile& file : find_files(options).files)
    out.push_back(fs::path(file.path).lexically_relative(folder.path()).string());
  return out;
}

std::string date_of(const std::string& path) {
  Document document;
  document.path = path;
  add_path_metadata(document);
  return std::string(document.metadata.get("date"));
}

}  // namespace

TEST_CASE("folders are searched through in order; hidden files, knowledge bases and dead links are left out") {
  const Folder folder;
  for (const char* name : {"b.txt", "a/z.txt", "a/å.txt", ".hidden", ".git/x.txt", "mine.kb/y.txt", "a/.b/c.txt"})
    folder.write(name, "text");
  fs::create_symlink("nowhere", folder.path() / "dead");
  fs::create_symlink("b.txt", folder.path() / "link.txt");
  fs::create_directory_symlink(folder.path(), folder.path() / "loop");
  CHECK(found(folder, {""}) == std::vector<std::string>{"a/z.txt", "a/å.txt", "b.txt", "link.txt"});
}

TEST_CASE("a file that is named twice is found once") {
  const Folder folder;
  folder.write("a/b.txt", "text");
  CHECK(found(folder, {"a/b.txt", "a", "a/../a//", "a/./b.txt"}) == std::vector<std::string>{"a/b.txt"});
}

TEST_CASE("names of any bytes are found") {
  const Folder folder;
  folder.write("l\xE4n\n\x01.txt", "text");
  CHECK(found(folder, {""}) == std::vector<std::string>{"l\xE4n\n\x01.txt"});
}

TEST_CASE("a path that is missing is a failure, and the others are read") {
  const Folder folder;
  folder.write("a.txt", "text");
  IngestOptions options;
  options.paths = {folder.path() / "a.txt", folder.path() / "b.txt"};
  const FoundFiles files = find_files(options);
  CHECK(files.files.size() == 1);
  CHECK(files.files.at(0).named);
  REQUIRE(files.failures.size() == 1);
  CHECK(files.failures[0].reason == "there is no such file or folder");
}

TEST_CASE("excluded folders are left out however they are named") {
  const Folder folder;
  folder.write("a/b.txt", "text");
  folder.write("base/c.txt", "text");
  IngestOptions options;
  options.paths = {folder.path()};
  options.exclude = {folder.path() / "a" / ".." / "base"};
  CHECK(find_files(options).files.size() == 1);
}

TEST_CASE("a path is under its folder, not under one whose name starts alike") {
  CHECK(under("docs/a.txt", "docs/"));
  CHECK_FALSE(under("docs2/a.txt", "docs/"));
  CHECK(under("a.txt", ""));
  CHECK_FALSE(under("/a.txt", ""));
  CHECK_FALSE(under("../a.txt", ""));
}

TEST_CASE("a file is read whole, with its size and hash") {
  const Folder folder;
  const std::string bytes(100000, 'x');
  folder.write("a.txt", bytes);
  const auto content = read_file(folder.path() / "a.txt", 100000);
  REQUIRE(content);
  CHECK(content->bytes == bytes);
  CHECK(content->state.size == 100000);
  CHECK(content->state.content_hash == content_hash(bytes));
  CHECK(content_hash("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");  // FIPS 180-4.
}

TEST_CASE("a file that is being written while it is read is whole or refused, never a mixture") {
  const Folder folder;
  const fs::path path = folder.path() / "growing.txt";
  folder.write("growing.txt", std::string(20U << 20U, 'a'));
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    std::ofstream out(path, std::ios::binary | std::ios::app);
    while (!stop) out << 'b' << std::flush;
  });
  const auto busy = read_file(path, 1U << 30U);
  stop = true;
  writer.join();
  REQUIRE_FALSE(busy);
  CHECK(busy.error().code == ErrorCode::kIo);
  CHECK_THAT(busy.error().message, StartsWith("is being changed by another program"));
  const auto quiet = read_file(path, 1U << 30U);
  REQUIRE(quiet);
  CHECK(quiet->bytes.size() == fs::file_size(path));
}

TEST_CASE("what cannot be read says why") {
  const Folder folder;
  folder.write("empty.txt", "");
  folder.write("big.txt", std::string(5000, 'x'));
  const auto reason = [&](const char* name, std::uint64_t limit) {
    return read_file(folder.path() / name, limit).error().message;
  };
  CHECK(reason("empty.txt", 10) == "is empty");
  CHECK(reason("big.txt", 4096) == "larger than the limit (4.8 kB, at most 4 kB); raise it with --max-size");
  CHECK(reason("none.txt", 10) == "cannot be opened: No such file or directory");
  CHECK(reason(".", 10) == "is a folder, a file was expected");
}

TEST_CASE("sizes are said with the unit that fits") {
  CHECK(size_text(0) == "0 B");
  CHECK(size_text(1023) == "1023 B");
  CHECK(size_text(1536) == "1.5 kB");
  CHECK(size_text(100ULL << 20) == "100 MB");
  CHECK(size_text(200ULL << 30) == "200 GB");
}

TEST_CASE("the type of a file is told by its content first and by its name then") {
  CHECK(detect_media_type("# Uppdrag", "a.md") == "text/markdown");
  CHECK(detect_media_type("Uppdrag", "a.MD") == "text/markdown");
  CHECK(detect_media_type("Uppdrag", "a") == "text/plain");
  CHECK(detect_media_type("Uppdrag", "nr 3.1 beslut") == "text/plain");
  CHECK(detect_media_type("%PDF-1.4", "a.txt") == "application/pdf");
  CHECK(detect_media_type("\n <!DOCTYPE HTML><p>", "a.txt") == "text/html");
  CHECK(detect_media_type("\xEF\xBB\xBF<html>", "a") == "text/html");
  CHECK(detect_media_type("PK\x03\x04", "a.docx") ==
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  CHECK(detect_media_type("PK\x03\x04", "a.txt") == "application/zip");
  const std::string entry = std::string("PK\x03\x04") + std::string(26, ' ');
  CHECK(detect_media_type(entry + "[Content_Types].xml…" + entry + "word/document.xml", "a.doc") ==
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  CHECK(detect_media_type(entry + "[Content_Types].xml…" + entry + "xl/workbook.xml", "a.docx") ==
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  CHECK(detect_media_type(entry + "mimetypeapplication/vnd.oasis.opendocument.text", "a.zip") ==
        "application/vnd.oasis.opendocument.text");
  CHECK(detect_media_type(entry + "mimetypeapplication/epub+zip", "a.epub") == "application/zip");
  CHECK(detect_media_type(entry + "readme.txt", "a.zip") == "application/zip");
  CHECK(detect_media_type("\xD0\xCF\x11\xE0", "a.doc") == "application/x-ole-storage");
  CHECK(detect_media_type("\xD0\xCF\x11\xE0", "a.xls") == "application/vnd.ms-excel");
  CHECK(detect_media_type("<?xml version='1.0'?>\n<!-- a --><!DOCTYPE html PUBLIC>", "a.txt") == "text/html");
  CHECK(detect_media_type("<?xml version='1.0'?><a/>", "a.xml") == "application/xml");
  CHECK(detect_media_type(std::string_view("ab\0cd", 5), "a.txt") == "application/octet-stream");
  CHECK(detect_media_type(std::string_view("\xFF\xFE"
                                           "a\0",
                                           4),
                          "a.txt") == "text/plain");
  CHECK(detect_media_type("{}", "a.json") == "application/json");
}

TEST_CASE("a mail is told by its header, whatever its name") {
  const std::string sent = "Received: from a\r\n\tby b\r\nFrom: Anna\r\nSubject: Uppdrag\r\n\r\nHej\r\n";
  CHECK(detect_media_type(sent, "a.txt") == "message/rfc822");
  CHECK(detect_media_type("\xEF\xBB\xBF" + sent, "a") == "message/rfc822");
  CHECK(detect_media_type("From: Anna <a@exempel.se>\nSubject: Uppdrag\n\n<html>", "a.html") == "message/rfc822");
  CHECK(detect_media_type(sent + std::string("\0", 1), "a") == "message/rfc822");
  CHECK(detect_media_type("Hej,", "a.eml") == "message/rfc822");
  CHECK(detect_media_type("MIME-Version: 1.0\n", "a.MHT") == "message/rfc822");
}

TEST_CASE("a text with labels is no mail") {
  CHECK(detect_media_type("Subject: Uppdrag\nDate: 2013-06-19\n\nText", "a.txt") == "text/plain");
  CHECK(detect_media_type("From: Anna\nTo: Bo\n\nText", "a.txt") == "text/plain");
  CHECK(detect_media_type("Received: ja\nSubject: Uppdrag\n\nText", "a.txt") == "text/plain");
  CHECK(detect_media_type("Uppdrag\nFrom: a@b\nSubject: c\nMessage-ID: d\n\nText", "a.txt") == "text/plain");
  CHECK(detect_media_type("From: a@b\nSubject: c\nHej Anna\n", "a.txt") == "text/plain");
  CHECK(detect_media_type("", "a.txt") == "text/plain");
}

TEST_CASE("folders and file names tell a date") {
  CHECK(date_of("uppdrag/2013/01/a.md") == "2013-01");
  CHECK(date_of("uppdrag/2013/a.md") == "2013");
  CHECK(date_of("2013_01_u2013964jam.md") == "2013-01");
  CHECK(date_of("x/2013-01-31 beslut.txt") == "2013-01-31");
  CHECK(date_of("2012/05/2013_01_a.md") == "2013-01");
}

TEST_CASE("numbers that are no dates are left alone") {
  CHECK(date_of("uppdrag/a.md").empty());
  CHECK(date_of("2013_13_a.md").empty());
  CHECK(date_of("20130131.md").empty());
  CHECK(date_of("1807-01 lag.txt").empty());
  CHECK(date_of("2013/arkiv/a.md").empty());
  CHECK(date_of("2013/130/a.md").empty());
}
