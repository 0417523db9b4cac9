// SPDX-License-Identifier: GPL-3.0-or-later
// Places of words in the store, and looking a knowledge base over.
#include <fstream>

#include "../../../core/knowledge/src/sqlite.h"
#include "knowledge/support.h"
#include "uppdrag/document/boxes.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Catch::Matchers::Contains;

namespace {

using Mode = KnowledgeBase::Mode;

std::unique_ptr<KnowledgeBase> open(const TemporaryFolder& folder, Mode mode) {
  auto kb = KnowledgeBase::open(folder / "x.kb", mode, {});
  REQUIRE(kb);
  return std::move(*kb);
}

// Two words on two lines of a page.
DocumentRecord laid_out(const std::string& path) {
  DocumentRecord record = make_record(path, {"Länsstyrelsen redovisar"});
  Document& document = record.document;
  document.pages.push_back({1, {0, static_cast<std::uint32_t>(document.text.size())}, 595.3F, 841.9F});
  document.boxes.push_back({{0, 14}, 1, 70, 100, 140.5F, 112});
  document.boxes.push_back({{15, 24}, 1, 70, 114, 121, 126});
  return record;
}

void store(KnowledgeBase& kb, const DocumentRecord& record) {
  REQUIRE(kb.put(record));
  REQUIRE(kb.commit());
}

Document load(const KnowledgeBase& kb, const std::string& path) {
  const auto found = kb.find_document(path);
  REQUIRE(found);
  auto document = kb.load_document(found->id);
  REQUIRE(document);
  CHECK(document->boxes.empty());
  REQUIRE(kb.load_boxes(found->id, *document));
  return std::move(*document);
}

std::int64_t box_rows(const TemporaryFolder& folder) {
  knowledge::Sqlite db((folder / "x.kb") / "facts.sqlite", knowledge::Sqlite::Mode::kRead);
  return db.integer("SELECT count(*) FROM document_boxes").value_or(-1);
}

}  // namespace

TEST_CASE("places of words and sizes of pages come back from the store when asked for") {
  const TemporaryFolder folder;
  auto kb = open(folder, Mode::kWrite);
  store(*kb, laid_out("a.pdf"));
  const Document document = load(*kb, "a.pdf");
  REQUIRE(document.boxes.size() == 2);
  CHECK(document.boxes[1].span.of(document.text) == "redovisar");
  CHECK(document.boxes[1].top == Approx(114));
  CHECK(document.pages[0].width == Approx(595.3));
  CHECK(line_boxes(document, {0, 24}).size() == 2);
}

TEST_CASE("a text without a layout stores nothing, and one that loses its layout or goes leaves nothing behind") {
  const TemporaryFolder folder;
  auto kb = open(folder, Mode::kWrite);
  store(*kb, make_record("b.txt", {"Text"}));
  CHECK(load(*kb, "b.txt").boxes.empty());
  CHECK(box_rows(folder) == 0);
  store(*kb, laid_out("a.pdf"));
  CHECK(box_rows(folder) == 1);
  store(*kb, laid_out("a.pdf"));
  CHECK(box_rows(folder) == 1);
  store(*kb, make_record("a.pdf", {"Text"}));
  CHECK(load(*kb, "a.pdf").boxes.empty());
  store(*kb, laid_out("a.pdf"));
  REQUIRE(kb->remove("a.pdf"));
  REQUIRE(kb->commit());
  CHECK(box_rows(folder) == 0);
}

TEST_CASE("a knowledge base from before there were places is read, and gets them when it is written to") {
  const TemporaryFolder folder;
  {
    auto kb = open(folder, Mode::kWrite);
    store(*kb, make_record("a.txt", {"Text"}));
  }
  knowledge::Sqlite((folder / "x.kb") / "facts.sqlite", knowledge::Sqlite::Mode::kWrite)
      .run("DROP TABLE document_boxes");
  CHECK(load(*open(folder, Mode::kRead), "a.txt").boxes.empty());
  auto kb = open(folder, Mode::kWrite);
  store(*kb, laid_out("b.pdf"));
  CHECK(load(*kb, "b.pdf").boxes.size() == 2);
}

TEST_CASE("a whole knowledge base has no problems; vanished files are told") {
  const TemporaryFolder folder;
  std::ofstream(folder / "here.txt") << "Text";
  auto kb = open(folder, Mode::kWrite);
  store(*kb, make_record((folder / "here.txt").string(), {"Text"}));
  store(*kb, laid_out((folder / "gone.pdf").string()));
  const auto quick = kb->check(false);
  REQUIRE(quick);
  CHECK(quick->problems.empty());
  CHECK(quick->documents == 2);
  CHECK(quick->bytes > 1000);
  CHECK(quick->schema == kSchemaVersion);
  CHECK_FALSE(quick->sqlite_version.empty());
  CHECK_FALSE(quick->xapian_version.empty());
  const auto thorough = kb->check(true);
  REQUIRE(thorough);
  CHECK(thorough->problems.empty());
  REQUIRE(thorough->missing_files.size() == 1);
  CHECK_THAT(thorough->missing_files[0], Contains("gone.pdf"));
}

TEST_CASE("damage is told: texts and places that cannot be read, facts that point nowhere, an index left behind") {
  const TemporaryFolder folder;
  {
    auto kb = open(folder, Mode::kWrite);
    for (const char* name : {"a.pdf", "b.pdf", "c.pdf"}) store(*kb, laid_out(name));
  }
  {
    knowledge::Sqlite db((folder / "x.kb") / "facts.sqlite", knowledge::Sqlite::Mode::kWrite);
    db.run("UPDATE document_boxes SET boxes = x'0102' WHERE document = 1");
    db.run("UPDATE document_text SET layout = x'07' WHERE document = 2");
    db.run("DELETE FROM document_text WHERE document = 3");
    db.run("INSERT INTO batch (number, token, committed) VALUES (99, 'x', 'x')");
  }
  const auto found = open(folder, Mode::kRead)->check(true);
  REQUIRE(found);
  std::string all;
  for (const std::string& problem : found->problems) all += problem + "\n";
  CHECK_THAT(all, Contains("a.pdf: the places of its words cannot be read"));
  CHECK_THAT(all, Contains("b.pdf: its text cannot be read"));
  CHECK_THAT(all, Contains("1 documents have no text"));
  CHECK_THAT(all, Contains("the index is not at the last batch"));
}
