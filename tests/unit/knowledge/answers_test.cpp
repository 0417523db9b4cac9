// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer has besides its hits: counts, orders, reasons; and documents like one.
#include "knowledge/support.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Texts = std::vector<std::string>;

namespace {

DocumentRecord record(const char* path, const char* text, const char* date, const char* kind, std::int64_t sek,
                      const char* due) {
  DocumentRecord out = make_record(path, {text});
  out.document.metadata.set("date", date, "reader");
  out.document.metadata.set("kind", kind, "reader");
  out.document.metadata.set_list("authority", {"Skolverket"}, "reader");
  out.facts = {make_fact("sample", {0, 2}, {{"max", sek}}), make_fact("deadline", {0, 2}, {{"due", std::string{due}}})};
  return out;
}

KnowledgeBasePointer sample(const TemporaryFolder& folder) {
  auto kb = open_to_write(folder / "kb");
  store(*kb, {record("a", "Om våld.", "2014-02-01", "assignment", 3'000'000, "2020-01-01"),
              record("b", "Om våld och våldsutsatta.", "2016-03-01", "strategy", 9'000'000, "2017-01-01"),
              record("c", "Om våldet.", "2015-01-01", "assignment", 1'000'000, "2030-01-01"),
              record("d", "Om skog.", "2018-01-01", "assignment", 2'000'000, "2031-01-01")});
  return kb;
}

std::uint64_t count_of(const SearchPage& page, const std::string& key, const std::string& value) {
  for (const SearchFacet& facet : page.facets) {
    if (facet.key != key) continue;
    for (const auto& [each, count] : facet.values) {
      if (each == value) return count;
    }
  }
  return 0;
}

}  // namespace

TEST_CASE("Counts are of all hits, not of the page") {
  const TemporaryFolder folder;
  const auto kb = sample(folder);
  SearchOptions options;
  options.limit = 1;
  options.facets = true;
  const SearchPage page = kb->search(word("våld"), options).value();
  CHECK(page.total == 3);
  CHECK(count_of(page, "kind", "assignment") == 2);
  CHECK(count_of(page, "kind", "strategy") == 1);
  CHECK(count_of(page, "year", "2015") == 1);
  CHECK(count_of(page, "year", "2018") == 0);
  CHECK(count_of(page, "authority", "Skolverket") == 3);
  CHECK(count_of(page, "fact", "deadline") == 3);
  CHECK(page.facets.front().values.front() == std::pair<std::string, std::uint64_t>{"assignment", 2});
}

TEST_CASE("Words of a query on facts are looked for in the sentence, the heading above it and the title") {
  const TemporaryFolder folder;
  const auto kb = open_to_write(folder / "kb");
  DocumentRecord made =
      make_record("a", {"Skydd av skog", "Redovisas den 1 mars.", "Hot och våld", "Redovisas den 2 maj."});
  made.document.blocks[0].kind = made.document.blocks[2].kind = BlockKind::kHeading;
  made.document.metadata.set("title", "Uppdrag om kommuner", "reader");
  for (const std::size_t block : {1, 3})
    made.facts.push_back(make_fact("deadline", made.document.blocks[block].span, {{"due", std::string{"2020-01-01"}}}));
  store(*kb, {made});
  const auto quotes = [&](QueryNode words) {
    FactQuery query;
    query.words = std::make_shared<const QueryNode>(std::move(words));
    Texts out;
    for (const FactRow& row : read_facts(*kb, query)) out.push_back(row.quote);
    return out;
  };
  const Texts both = {"Redovisas den 1 mars.", "Redovisas den 2 maj."};
  CHECK(quotes(word("maj")) == Texts{both[1]});
  CHECK(quotes(word("våldet")) == Texts{both[1]});
  CHECK(quotes(word("skogen")) == Texts{both[0]});
  CHECK(quotes(word("kommun")) == both);
  CHECK(quotes(word("skola")).empty());
  // A phrase stands in one of them.
  CHECK(quotes(phrase({"hot", "och", "våld"})) == Texts{both[1]});
  CHECK(quotes(phrase({"våld", "uppdrag"})).empty());
  CHECK(quotes(phrase({"maj", "hot"})).empty());
}

TEST_CASE("Hits are ordered by date, amount or deadline when that is asked for") {
  const TemporaryFolder folder;
  const auto kb = sample(folder);
  const auto order = [&kb](SearchSort sort) {
    SearchOptions options;
    options.sort = sort;
    return paths(kb->search(word("våld"), options).value());
  };
  CHECK(order(SearchSort::kDate) == Texts{"b", "c", "a"});
  CHECK(order(SearchSort::kAmount) == Texts{"b", "a", "c"});
  CHECK(order(SearchSort::kDeadline) == Texts{"c", "a", "b"});
}

TEST_CASE("The reasons of a hit name the word, its forms and its compounds") {
  using Kind = SearchHit::Reason::Kind;
  const TemporaryFolder folder;
  const auto kb = sample(folder);
  SearchOptions options;
  options.explain = true;
  const SearchPage page = kb->search(word("våld"), options).value();
  std::string all;
  for (const SearchHit& hit : page.hits) {
    for (const auto& reason : hit.reasons)
      all += hit.document.path + ":" + reason.found + ":" + std::to_string(static_cast<int>(reason.kind)) + " ";
  }
  const auto kind = [](Kind each) { return std::to_string(static_cast<int>(each)); };
  CHECK_THAT(all, Catch::Contains("a:våld:" + kind(Kind::kWord)) && Catch::Contains("c:våldet:" + kind(Kind::kForm)) &&
                      Catch::Contains("b:våldsutsatta:" + kind(Kind::kCompound)));
}

TEST_CASE("Similar documents share what is particular to one") {
  const TemporaryFolder folder;
  const auto kb = open_to_write(folder / "kb");
  std::vector<DocumentRecord> records = {make_record("a", {"Stöd till kvinnojourer och skyddat boende i Norrbotten."}),
                                         make_record("b", {"Medel till kvinnojourer för skyddat boende."}),
                                         make_record("c", {"Bete för hästar och kor."})};
  for (int i = 0; i < 8; ++i)
    records.push_back(make_record("x" + std::to_string(i), {"Om till och i för på annat stort."}));
  store(*kb, records);
  const auto id = kb->find_document("a")->id;
  const SearchPage page = kb->similar(id, {}, {}).value();
  REQUIRE_FALSE(page.hits.empty());
  CHECK(page.hits.front().document.path == "b");
  for (const SearchHit& hit : page.hits) CHECK(hit.document.path != "a");
  CHECK(kb->similar(4711, {}, {}).error().code == ErrorCode::kNotFound);
}

TEST_CASE("Tidying packs the table of words once it has grown, and every form is found as before") {
  const TemporaryFolder folder;
  auto kb = open_to_write(folder / "kb");
  std::vector<std::string> tables;
  const auto list_tables = [&] {
    tables.clear();
    for (const auto& entry : std::filesystem::directory_iterator(folder / "kb/index")) {
      if (entry.path().filename().string().starts_with("words")) tables.push_back(entry.path().filename().string());
    }
  };
  const auto add = [&](int round) {
    std::string text = "Uppdraget gäller";
    for (int i = 0; i < 20'000; ++i) {
      text += " ordet";
      for (int n = round * 20'000 + i; n > 0; n /= 16) text += static_cast<char>('a' + n % 16);
    }
    store(*kb, {make_record("d" + std::to_string(round), {text})});
  };
  for (int round = 0; round < 4; ++round) add(round);
  require_ok(kb->tidy());
  list_tables();
  CHECK(tables == std::vector<std::string>{"words1"});
  CHECK(find(*kb, word("uppdrag")).total == 4);
  // Nothing new, nothing packed; and what comes later goes to the packed table.
  require_ok(kb->tidy());
  store(*kb, {make_record("later", {"Strategierna."})});
  require_ok(kb->tidy());
  list_tables();
  CHECK(tables == std::vector<std::string>{"words1"});
  CHECK(find(*kb, word("strategi")).total == 1);
  auto reader = open_to_read(folder / "kb");
  CHECK(find(*reader, word("uppdragen")).total == 4);
}

TEST_CASE("Many commits leave few databases, tidying leaves one, and answers stay the same") {
  const TemporaryFolder folder;
  const auto kb = open_to_write(folder / "kb");
  const auto databases = [&folder] {
    return std::count_if(std::filesystem::directory_iterator(folder / "kb/index"), {},
                         [](const auto& entry) { return entry.path().filename().string().starts_with("part"); });
  };
  for (int i = 0; i < 40; ++i) {
    const std::string number = std::to_string(i);
    store(*kb, {make_record("d" + number, {"Ord unik" + number + "x"}),
                make_record("same", {"Version unik" + number + "y"})});
    CHECK(databases() <= 10);
    CHECK(find(*kb, QueryNode{}, 100, 0).total == static_cast<std::uint64_t>(i) + 2);
  }
  const Texts before = paths(find(*kb, prefix("unik")));
  CHECK(before.size() == 41);
  require_ok(kb->tidy());
  CHECK(databases() == 1);
  CHECK(paths(find(*kb, word("unik7x"))) == Texts{"d7"});
  CHECK(find(*kb, word("unik38y")).total == 0);
  CHECK(paths(find(*kb, word("unik39y"))) == Texts{"same"});
  CHECK(find(*kb, QueryNode{}, 100, 0).total == 41);
}
