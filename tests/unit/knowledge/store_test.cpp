// SPDX-License-Identifier: GPL-3.0-or-later
// What is put into a knowledge base comes out of it: documents, files and facts.
#include "knowledge/support.h"

using namespace uppdrag;
using namespace uppdrag::test;

namespace {

DocumentRecord rich_record() {
  DocumentRecord out = make_record("folder/å ä.md", {"Rubrik här", "Ett uppdrag till Skolverket.", "sida 2", "Slut."});
  Document& document = out.document;
  document.blocks[0].kind = BlockKind::kHeading;
  document.blocks[0].level = 2;
  document.blocks[1].heading = 0;
  document.blocks[1].page = 1;
  document.blocks[2].kind = BlockKind::kFurniture;
  document.blocks[3].kind = BlockKind::kListItem;
  document.blocks[3].marker = "a)";
  document.blocks[3].lead_in = 1;
  document.blocks[3].heading = 0;
  document.blocks[3].page = 2;
  document.pages = {{1, {0, document.blocks[1].span.end}},
                    {2, {document.blocks[2].span.start, document.blocks[3].span.end}}};
  document.metadata.set("title", "Rubrik\tmed \\ tab\noch rad", "reader");
  document.metadata.set("kind", "assignment", "analyser");
  document.metadata.set("date", "2014-03", "path");
  document.metadata.set_list("dnr", {"U2013/964/JÄM", "S2014/1"}, "sidecar");
  document.metadata.set_list("county", {"09", "13"}, "analyser");
  document.to_source.add(0, 5);
  document.to_source.add(20, 31);
  document.charset = "windows-1252";
  document.partial = true;
  document.notes = {"page 3 could not be read", "two\nlines"};
  return out;
}

std::vector<std::pair<std::string, std::vector<std::string>>> flat(const Metadata& metadata) {
  std::vector<std::pair<std::string, std::vector<std::string>>> out;
  for (const auto& entry : metadata.entries()) {
    out.push_back({entry.key, {}});
    for (const MetadataValue& value : entry.values) out.back().second.push_back(value.source + "=" + value.value);
  }
  return out;
}

}  // namespace

TEST_CASE("A document is read back as it was put") {
  const TemporaryFolder folder;
  const DocumentRecord record = rich_record();
  store(*open_to_write(folder / "kb"), {record});
  const auto kb = open_to_read(folder / "kb");
  const auto summaries = kb->documents({});
  REQUIRE(summaries.has_value());
  REQUIRE(summaries->size() == 1);
  const DocumentSummary& summary = summaries->front();
  CHECK(summary.path == record.document.path);
  CHECK(summary.pages == 2);
  CHECK(summary.bytes == record.document.text.size());
  CHECK(summary.partial);

  const auto loaded = kb->load_document(summary.id);
  REQUIRE(loaded.has_value());
  const Document& a = record.document;
  const Document& b = *loaded;
  CHECK(b.path == a.path);
  CHECK(b.text == a.text);
  CHECK(b.charset == a.charset);
  CHECK(b.notes == a.notes);
  CHECK(flat(b.metadata) == flat(a.metadata));
  REQUIRE(b.blocks.size() == a.blocks.size());
  for (std::size_t i = 0; i < a.blocks.size(); ++i) {
    CAPTURE(i);
    CHECK(b.blocks[i].kind == a.blocks[i].kind);
    CHECK(b.blocks[i].level == a.blocks[i].level);
    CHECK(b.blocks[i].span == a.blocks[i].span);
    CHECK(b.blocks[i].page == a.blocks[i].page);
    CHECK(b.blocks[i].lead_in == a.blocks[i].lead_in);
    CHECK(b.blocks[i].heading == a.blocks[i].heading);
    CHECK(b.blocks[i].marker == a.blocks[i].marker);
  }
  REQUIRE(b.pages.size() == 2);
  CHECK(b.pages[1].number == 2);
  CHECK(b.pages[1].span == a.pages[1].span);
  for (std::uint32_t at = 0; at < a.text.size(); ++at) CHECK(b.to_source.to_source(at) == a.to_source.to_source(at));
}

TEST_CASE("A fact is read back with every type of field, its place and its document") {
  const TemporaryFolder folder;
  DocumentRecord record = rich_record();
  const Span span{record.document.blocks[1].span.start + 4, record.document.blocks[1].span.end};
  StoredFact stored = make_fact("sample", span,
                                {{"note", std::string{"Åtgärd \"A\" \\ B"}},
                                 {"due", std::string{"2014-33"}},
                                 {"max", std::int64_t{9'000'000'000}},
                                 {"count", std::int64_t{-3}},
                                 {"annual", false},
                                 {"board", std::string{"Skolverket"}},
                                 {"county", std::string{"09"}},
                                 {"goal", std::string{"jamstalldhet:6"}},
                                 {"reference", std::string{"2016/17:10"}},
                                 {"action", std::string{"report"}},
                                 {"notes", std::vector<std::string>{"ett", "två \"citat\"", "tre\\", ""}},
                                 {"dates", std::vector<std::string>{"2014", "event:x"}},
                                 {"years", std::vector<std::int64_t>{2014, -1, 2016}},
                                 {"assignees", std::vector<std::string>{"Länsstyrelsen i Gotlands län"}},
                                 {"start", std::string{"not the offset"}}});
  stored.fact.sentence = record.document.blocks[1].span;
  stored.fact.confidence = 0.875;
  record.facts = {stored};
  store(*open_to_write(folder / "kb"), {record});

  const auto rows = read_facts(*open_to_read(folder / "kb"), {});
  REQUIRE(rows.size() == 1);
  const FactRow& row = rows.front();
  CHECK(row.id > 0);
  CHECK(row.document_path == record.document.path);
  CHECK(flat(row.document) == flat(record.document.metadata));
  CHECK(row.fact.type == "sample");
  CHECK(row.fact.fields == stored.fact.fields);
  CHECK(row.fact.span == span);
  CHECK(row.fact.sentence == stored.fact.sentence);
  CHECK(row.fact.confidence == 0.875);
  CHECK(row.fact.rule == "test/rule");
  CHECK(row.plugin == "test 1.0");
  CHECK(row.quote == span.of(record.document.text));
  CHECK(row.sentence == "Ett uppdrag till Skolverket.");
  CHECK(row.page == 1);
}

TEST_CASE("A field that a fact does not have stays absent, and an empty list stays an empty list") {
  const TemporaryFolder folder;
  DocumentRecord record = make_record("a.txt", {"Ett uppdrag."});
  record.facts = {make_fact(
      "sample", {0, 3},
      {{"note", std::monostate{}}, {"years", std::vector<std::int64_t>{}}, {"notes", std::vector<std::string>{}}})};
  store(*open_to_write(folder / "kb"), {record});
  const auto rows = read_facts(*open_to_read(folder / "kb"), {});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].fact.get("note") == nullptr);
  CHECK(rows[0].fact.get("due") == nullptr);
  REQUIRE(rows[0].fact.get("years") != nullptr);
  CHECK(*rows[0].fact.get("years") == FieldValue{std::vector<std::int64_t>{}});
  CHECK(*rows[0].fact.get("notes") == FieldValue{std::vector<std::string>{}});
}

TEST_CASE("A quote that runs over a line break has a space there") {
  const TemporaryFolder folder;
  DocumentRecord record = make_record("a.txt", {"Ett", "uppdrag."});
  record.facts = {make_fact("goal", {0, 11}, {{"goal", std::string{"miljo:1"}}})};
  store(*open_to_write(folder / "kb"), {record});
  const auto rows = read_facts(*open_to_read(folder / "kb"), {});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].quote == "Ett uppdrag");
  CHECK(rows[0].sentence == "Ett uppdrag");
}

TEST_CASE("A document of the same path is replaced with its facts and words, and keeps its number") {
  const TemporaryFolder folder;
  const auto kb = open_to_write(folder / "kb");
  DocumentRecord record = make_record("a.txt", {"Om kommuner."});
  record.facts = {make_fact("goal", {0, 2}, {{"goal", std::string{"miljo:1"}}}),
                  make_fact("deadline", {0, 2}, {{"due", std::string{"2014"}}})};
  store(*kb, {record, make_record("b.txt", {"Om något annat."})});
  const auto before = kb->find_document("a.txt");
  REQUIRE(before.has_value());

  DocumentRecord next = make_record("a.txt", {"Om regioner."});
  next.file.content_hash = "ffff";
  next.facts = {make_fact("goal", {0, 2}, {{"goal", std::string{"miljo:2"}}})};
  store(*kb, {next});
  const auto after = kb->find_document("a.txt");
  REQUIRE(after.has_value());
  CHECK(after->id == before->id);
  CHECK(kb->document_count().value() == 2);
  const auto rows = read_facts(*kb, {});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].fact.text("goal") == "miljo:2");
  CHECK(paths(find(*kb, word("kommuner"))).empty());
  CHECK(paths(find(*kb, word("regioner"))) == std::vector<std::string>{"a.txt"});
}

TEST_CASE("The same path twice in one batch leaves the last") {
  const TemporaryFolder folder;
  const auto kb = open_to_write(folder / "kb");
  DocumentRecord first = make_record("a.txt", {"Om kommuner."});
  first.facts = {make_fact("goal", {0, 2}, {{"goal", std::string{"miljo:1"}}})};
  DocumentRecord second = make_record("a.txt", {"Om regioner."});
  store(*kb, {first, second});
  CHECK(read_facts(*kb, {}).empty());
  CHECK(kb->document_count().value() == 1);
  CHECK(find(*kb, word("kommuner")).total == 0);
  CHECK(find(*kb, word("regioner")).total == 1);
}

TEST_CASE("A removed document takes its facts and words along, and its number is not given again") {
  const TemporaryFolder folder;
  const auto kb = open_to_write(folder / "kb");
  DocumentRecord record = make_record("b.txt", {"Om kommuner."});
  record.facts = {make_fact("goal", {0, 2}, {{"goal", std::string{"miljo:1"}}})};
  store(*kb, {make_record("a.txt", {"Om regioner."}), record});
  const std::int64_t id = kb->find_document("b.txt").value().id;
  require_ok(kb->remove("b.txt"));
  require_ok(kb->remove("never-there.txt"));
  require_ok(kb->commit());
  CHECK(kb->document_count().value() == 1);
  CHECK(read_facts(*kb, {}).empty());
  CHECK(find(*kb, word("kommuner")).total == 0);
  CHECK(kb->load_document(id).error().code == ErrorCode::kNotFound);
  store(*kb, {make_record("c.txt", {"Om landsting."})});
  CHECK(kb->find_document("c.txt").value().id > id);
}

TEST_CASE("Files are listed by path, and touching one changes size and time only") {
  const TemporaryFolder folder;
  const auto kb = open_to_write(folder / "kb");
  store(*kb, {make_record("b.txt", {"b"}), make_record("a.txt", {"a"})});
  require_ok(kb->touch({"a.txt", "ignored", 77, 99}));
  CHECK(kb->touch({"x.txt", "", 1, 1}).error().code == ErrorCode::kNotFound);
  require_ok(kb->commit());
  const auto files = kb->files().value();
  REQUIRE(files.size() == 2);
  CHECK(files[0].path == "a.txt");
  CHECK(files[0].content_hash == "0123abcd");
  CHECK(files[0].size == 77);
  CHECK(files[0].modified_ns == 99);
  CHECK(files[1].path == "b.txt");
  CHECK(files[1].modified_ns == 42);
}

TEST_CASE("What is not committed is not seen and is gone after closing") {
  const TemporaryFolder folder;
  {
    const auto kb = open_to_write(folder / "kb");
    store(*kb, {make_record("a.txt", {"Om kommuner."})});
    require_ok(kb->put(make_record("b.txt", {"Om regioner."})));
    require_ok(kb->remove("a.txt"));
    CHECK(kb->document_count().value() == 1);
    CHECK(find(*kb, word("kommuner")).total == 1);
    CHECK(find(*kb, word("regioner")).total == 0);
  }
  const auto kb = open_to_read(folder / "kb");
  CHECK(kb->document_count().value() == 1);
  CHECK(find(*kb, word("kommuner")).total == 1);
  CHECK(find(*kb, word("regioner")).total == 0);
}

TEST_CASE("A record with a fact that does not fit is refused whole and the batch goes on") {
  const TemporaryFolder folder;
  const auto kb = open_to_write(folder / "kb");
  require_ok(kb->put(make_record("good.txt", {"Om kommuner."})));
  const auto refused = [&kb](StoredFact fact, const std::string& part) {
    DocumentRecord record = make_record("bad.txt", {"Om åar."});
    record.facts = {std::move(fact)};
    const Status status = kb->put(record);
    REQUIRE_FALSE(status.has_value());
    CHECK(status.error().code == ErrorCode::kPlugin);
    CHECK_THAT(status.error().message, Catch::Contains(part));
  };
  refused(make_fact("nothing", {0, 2}), "nothing");
  refused(make_fact("goal", {0, 2}, {{"gaol", std::string{"x"}}}), "gaol");
  refused(make_fact("sample", {0, 2}, {{"max", std::string{"1000"}}}), "money");
  refused(make_fact("sample", {0, 2}, {{"years", std::int64_t{2014}}}), "list of integer");
  refused(make_fact("goal", {2, 2}), "does not point");
  refused(make_fact("goal", {0, 999}), "does not point");
  refused(make_fact("goal", {0, 4}), "does not point");  // In the middle of å.
  require_ok(kb->commit());
  CHECK(kb->document_count().value() == 1);
}

TEST_CASE("A path may hold any bytes but NUL") {
  const TemporaryFolder folder;
  const std::string path = "b\xFF\xFE'\"\\ [x]/?*#%.txt";
  store(*open_to_write(folder / "kb"), {make_record(path, {"Om kommuner."})});
  const auto kb = open_to_read(folder / "kb");
  CHECK(kb->files().value().front().path == path);
  CHECK(kb->find_document(path).value().path == path);
  CHECK(paths(find(*kb, word("kommuner"))) == std::vector<std::string>{path});
}

TEST_CASE("A folder whose name has signs of its own in an address is opened all the same") {
  const TemporaryFolder folder;
  const auto name = folder / "kb ?mode=ro#50%25 åäö";
  store(*open_to_write(name), {make_record("a.txt", {"Om kommuner."})});
  CHECK(open_to_read(name)->document_count().value() == 1);
}

TEST_CASE("A document is found by number, path, file name, end of the path and dnr") {
  const TemporaryFolder folder;
  DocumentRecord a = make_record("x/2013_uppdrag.md", {"a"});
  a.document.metadata.set_list("dnr", {"U2013/964/JÄM"}, "analyser");
  store(*open_to_write(folder / "kb"), {a, make_record("x/strategi.md", {"b"}), make_record("y/strategi.md", {"c"})});
  const auto kb = open_to_read(folder / "kb");
  const auto path_of = [&kb](std::string_view name) {
    const auto found = kb->find_document(name);
    INFO((found ? std::string{} : found.error().message));
    REQUIRE(found.has_value());
    return found->path;
  };
  CHECK(path_of("1") == "x/2013_uppdrag.md");
  CHECK(path_of("y/strategi.md") == "y/strategi.md");
  CHECK(path_of("2013_uppdrag.md") == "x/2013_uppdrag.md");
  CHECK(path_of("uppdrag.md") == "x/2013_uppdrag.md");
  CHECK(path_of("u2013/964/jäm") == "x/2013_uppdrag.md");
  CHECK(path_of("U2013/964") == "x/2013_uppdrag.md");

  const auto two = kb->find_document("strategi.md");
  REQUIRE_FALSE(two.has_value());
  CHECK(two.error().code == ErrorCode::kInvalidInput);
  CHECK_THAT(two.error().message, Catch::Contains("x/strategi.md") && Catch::Contains("y/strategi.md"));
  const auto none = kb->find_document("stratgi.md");
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().code == ErrorCode::kNotFound);
  CHECK_THAT(none.error().message, Catch::Contains("did you mean strategi.md?"));
  CHECK(kb->find_document("").error().code == ErrorCode::kNotFound);
}

TEST_CASE("Facts are streamed in order and stop when the caller has enough") {
  const TemporaryFolder folder;
  const auto kb = open_to_write(folder / "kb");
  std::vector<DocumentRecord> records;
  for (int i = 0; i < 600; ++i) {
    DocumentRecord record = make_record("d" + std::to_string(i), {"Ett och två."});
    record.facts = {make_fact("goal", {8, 12}, {{"goal", std::string{"miljo:2"}}}),
                    make_fact("deadline", {0, 3}, {{"due", std::string{"2014"}}}),
                    make_fact("goal", {0, 3}, {{"goal", std::string{"miljo:1"}}})};
    records.push_back(std::move(record));
  }
  store(*kb, records);
  const auto rows = read_facts(*kb, {});
  REQUIRE(rows.size() == 1800);
  for (std::size_t i = 0; i < rows.size(); i += 3) {
    CHECK(rows[i].document_path == "d" + std::to_string(i / 3));
    CHECK(rows[i].fact.type == "deadline");  // At one place, types come in declared order.
    CHECK(rows[i + 1].fact.text("goal") == "miljo:1");
    CHECK(rows[i + 2].fact.text("goal") == "miljo:2");
  }
  int seen = 0;
  require_ok(kb->facts({}, [&seen](const FactRow&) { return ++seen < 5; }));
  CHECK(seen == 5);
  FactQuery one_type;
  one_type.type = "goal";
  seen = 0;
  require_ok(kb->facts(one_type, [&seen](const FactRow&) { return ++seen < 5; }));
  CHECK(seen == 5);
  FactQuery page;
  page.offset = 3;
  page.limit = 4;
  const auto part = read_facts(*kb, page);
  REQUIRE(part.size() == 4);
  CHECK(part[0].id == rows[3].id);
  CHECK(part[3].id == rows[6].id);
}

TEST_CASE("Other questions can be asked while facts are streamed") {
  const TemporaryFolder folder;
  const auto kb = open_to_write(folder / "kb");
  DocumentRecord record = make_record("a.txt", {"Om kommuner."});
  record.facts = {make_fact("goal", {0, 2}, {{"goal", std::string{"miljo:1"}}}),
                  make_fact("goal", {3, 5}, {{"goal", std::string{"miljo:2"}}})};
  store(*kb, {record});
  FactQuery query;
  query.type = "goal";
  int inner = 0;
  require_ok(kb->facts(query, [&](const FactRow& row) {
    CHECK(kb->find_document(row.document_path).has_value());
    inner += static_cast<int>(read_facts(*kb, query).size());
    return true;
  }));
  CHECK(inner == 4);
}

TEST_CASE("Files that failed are remembered until they can be read or are gone") {
  const TemporaryFolder folder;
  const auto kb = open_kb(folder / "kb", KnowledgeBase::Mode::kWrite);
  REQUIRE(kb->put_failure({"b.pdf", "damaged"}).has_value());
  REQUIRE(kb->put_failure({"a.pdf", "too large"}).has_value());
  REQUIRE(kb->put_failure({"b.pdf", "still damaged"}).has_value());
  REQUIRE(kb->commit().has_value());
  const auto failed = kb->failed_files();
  REQUIRE(failed.has_value());
  REQUIRE(failed->size() == 2);
  CHECK((*failed)[0].path == "a.pdf");
  CHECK((*failed)[1].reason == "still damaged");

  store(*kb, {make_record("b.pdf", {"Nu går den att läsa."})});
  REQUIRE(kb->remove("a.pdf").has_value());
  REQUIRE(kb->commit().has_value());
  CHECK(kb->failed_files()->empty());
}
