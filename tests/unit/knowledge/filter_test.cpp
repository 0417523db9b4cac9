// SPDX-License-Identifier: GPL-3.0-or-later
// Filters on documents and conditions on facts, and that the index and SQLite let the same documents through.
#include <algorithm>
#include <random>
#include <set>

#include "knowledge/support.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Op = FieldCondition::Op;

namespace {

// One deadline fact for each of `dates`, in one document, with the date as its action.
KnowledgeBasePointer kb_with_dates(const std::filesystem::path& folder, const std::vector<std::string>& dates) {
  DocumentRecord record = make_record("a.txt", {"Ett uppdrag."});
  for (const std::string& date : dates)
    record.facts.push_back(make_fact("deadline", {0, 3}, {{"due", date}, {"action", date}}));
  auto kb = open_to_write(folder);
  store(*kb, {record});
  return kb;
}

std::vector<std::string> matching(const KnowledgeBase& kb, std::vector<FieldCondition> conditions,
                                  std::string type = "deadline", std::string shown = "action") {
  FactQuery query;
  query.type = std::move(type);
  query.conditions = std::move(conditions);
  std::vector<std::string> out;
  for (const FactRow& row : read_facts(kb, query)) out.emplace_back(row.fact.text(shown));
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("A date matches a range when the days it covers overlap it") {
  const TemporaryFolder folder;
  struct Case {
    std::string date, first, last;
  };
  const std::vector<Case> cases = {
      {"2014-01-31", "2014-01-31", "2014-01-31"}, {"2014-02", "2014-02-01", "2014-02-28"},
      {"2014", "2014-01-01", "2014-12-31"},       {"2014-33", "2014-01-01", "2014-03-31"},
      {"2014-36", "2014-10-01", "2014-12-31"},    {"2014-40", "2014-01-01", "2014-06-30"},
      {"2014-41", "2014-07-01", "2014-12-31"},    {"2014-21", "2014-03-01", "2014-05-31"},
      {"2014-23", "2014-09-01", "2014-11-30"},    {"2013-11-01/2014-02-03", "2013-11-01", "2014-02-03"},
      {"2013/2015", "2013-01-01", "2015-12-31"}};
  Texts dates;
  for (const Case& each : cases) dates.push_back(each.date);
  const auto kb = kb_with_dates(folder / "kb", dates);
  const auto has = [&](const Texts& found, const std::string& date) {
    return std::find(found.begin(), found.end(), date) != found.end();
  };
  for (const Case& each : cases) {
    CAPTURE(each.date);
    CHECK(has(matching(*kb, {{"due", Op::kAtLeast, each.last, {}}}), each.date));
    CHECK(has(matching(*kb, {{"due", Op::kAtMost, each.first, {}}}), each.date));
    CHECK(has(matching(*kb, {{"due", Op::kEquals, each.first, {}}}), each.date));
    CHECK(has(matching(*kb, {{"due", Op::kEquals, each.last, {}}}), each.date));
  }
  CHECK(matching(*kb, {{"due", Op::kAtLeast, "2015-01-01", {}}}) == Texts{"2013/2015"});
  CHECK(matching(*kb, {{"due", Op::kAtMost, "2013-12-31", {}}}) == Texts{"2013-11-01/2014-02-03", "2013/2015"});
  CHECK(matching(*kb, {{"due", Op::kAtLeast, "2014-02", {}}, {"due", Op::kAtMost, "2014-02", {}}}) ==
        Texts{"2014-02", "2014", "2014-33", "2014-40", "2013-11-01/2014-02-03", "2013/2015"});
  CHECK(matching(*kb, {{"due", Op::kAtLeast, "2016", {}}}).empty());
}

TEST_CASE("A date that comes back every year matches the ranges that have its day") {
  const TemporaryFolder folder;
  const auto kb = kb_with_dates(folder / "kb", {"R/03-01"});
  const auto found = [&kb](const std::string& from, const std::string& to) {
    return matching(*kb, {{"due", Op::kAtLeast, from, {}}, {"due", Op::kAtMost, to, {}}}).size();
  };
  CHECK(found("2014-01-01", "2014-12-31") == 1);
  CHECK(found("2014-03-01", "2014-03-01") == 1);
  CHECK(found("2014-03-02", "2014-12-31") == 0);
  CHECK(found("2014-03-02", "2015-02-28") == 0);
  CHECK(found("2014-03-02", "2015-03-01") == 1);
  CHECK(found("2014-12-01", "2015-02-01") == 0);
  CHECK(found("2014-05-01", "2016-01-01") == 1);
  CHECK(matching(*kb, {{"due", Op::kAtLeast, "2030-01-01", {}}}).size() == 1);
  CHECK(matching(*kb, {{"due", Op::kEquals, "R/03-01", {}}}).size() == 1);
}

TEST_CASE("Events have the day of their regulation or the days that the fact gives, or none") {
  const TemporaryFolder folder;
  DocumentRecord record = make_record("a.txt", {"Ett uppdrag."});
  const auto add = [&record](std::string due, std::string first, std::string last) {
    StoredFact fact = make_fact("deadline", {0, 3}, {{"due", due}, {"action", due}});
    if (!first.empty()) fact.fact.set("due_first", first);
    if (!last.empty()) fact.fact.set("due_last", last);
    record.facts.push_back(std::move(fact));
  };
  add("event:arsredovisning:2023", "", "");
  add("event:arsredovisning:2024", "2025-03-10", "2025-03-10");  // The Government decided otherwise.
  add("event:slutredovisning", "", "");
  add("2020-05-05", "2020-05-01", "");
  const auto kb = open_to_write(folder / "kb");
  store(*kb, {record});
  CHECK(matching(*kb, {{"due", Op::kEquals, "2024-02-22", {}}}) == Texts{"event:arsredovisning:2023"});
  CHECK(matching(*kb, {{"due", Op::kAtLeast, "2025-03-01", {}}}) == Texts{"event:arsredovisning:2024"});
  CHECK(matching(*kb, {{"due", Op::kEquals, "2020-05-02", {}}}) == Texts{"2020-05-05"});
  CHECK(matching(*kb, {{"due", Op::kEquals, "event:slutredovisning", {}}}) == Texts{"event:slutredovisning"});
  CHECK(matching(*kb, {{"due_first", Op::kEquals, "2025-03-10", {}}}) == Texts{"event:arsredovisning:2024"});
  CHECK(matching(*kb, {{"due_first", Op::kAtMost, "2020", {}}}) == Texts{"2020-05-05"});
}

TEST_CASE("Conditions compare each type of field in its own way") {
  const TemporaryFolder folder;
  DocumentRecord record = make_record("a.txt", {"Ett uppdrag."});
  record.facts.push_back(make_fact("sample", {0, 3},
                                   {{"note", std::string{"Åtgärd [1] *"}},
                                    {"max", std::int64_t{1'000'000}},
                                    {"annual", true},
                                    {"board", std::string{"Länsstyrelsen i Östergötlands län"}},
                                    {"reference", std::string{"U2013/964/JÄM"}},
                                    {"years", std::vector<std::int64_t>{2014, 2016}},
                                    {"assignees", Texts{"Skolverket", "Örebro universitet"}},
                                    {"action", std::string{"a"}},
                                    {"start", std::string{"first"}}}));
  record.facts.push_back(make_fact(
      "sample", {4, 6}, {{"note", std::string{"annat"}}, {"max", std::int64_t{5}}, {"action", std::string{"b"}}}));
  const auto kb = open_to_write(folder / "kb");
  store(*kb, {record});
  const auto found = [&kb](std::string name, Op op, std::string text) {
    return matching(*kb, {{std::move(name), op, std::move(text), {}}}, "sample");
  };
  CHECK(found("note", Op::kEquals, "åTGÄRD [1] *") == Texts{"a"});
  CHECK(found("note", Op::kEquals, "åtgärd").empty());
  CHECK(found("note", Op::kContains, "TGÄRD [") == Texts{"a"});
  CHECK(found("note", Op::kContains, "atgärd").empty());
  CHECK(found("note", Op::kContains, "*") == Texts{"a"});
  CHECK(found("note", Op::kContains, "?").empty());
  CHECK(found("max", Op::kAtLeast, "1000000") == Texts{"a"});
  CHECK(found("max", Op::kAtMost, "999999") == Texts{"b"});
  CHECK(found("max", Op::kEquals, "5") == Texts{"b"});
  CHECK(found("annual", Op::kEquals, "ja") == Texts{"a"});
  CHECK(found("annual", Op::kEquals, "false") == Texts{"b"});
  CHECK(found("board", Op::kEquals, "länsstyrelsen i östergötlands LÄN") == Texts{"a"});
  CHECK(found("reference", Op::kEquals, "u2013/964/jäm") == Texts{"a"});
  CHECK(found("years", Op::kEquals, "2016") == Texts{"a"});
  CHECK(found("years", Op::kEquals, "2015").empty());
  CHECK(found("years", Op::kAtLeast, "2015") == Texts{"a"});
  CHECK(found("assignees", Op::kEquals, "örebro UNIVERSITET") == Texts{"a"});
  CHECK(found("assignees", Op::kEquals, "örebro").empty());
  CHECK(found("assignees", Op::kContains, "rebro") == Texts{"a"});
  CHECK(found("start", Op::kEquals, "First") == Texts{"a"});
}

TEST_CASE("A condition that makes no sense is an error that names it") {
  const TemporaryFolder folder;
  const auto kb = kb_with_dates(folder / "kb", {"2014"});
  const auto message = [&kb](FactQuery query) {
    const Status status = kb->facts(query, [](const FactRow&) { return true; });
    REQUIRE_FALSE(status.has_value());
    return status.error().message;
  };
  FactQuery query;
  query.type = "deadlin";
  CHECK_THAT(message(query), Catch::Contains("no fact type 'deadlin'") && Catch::Contains("deadline"));
  query.type = "deadline";
  query.conditions = {{"amount", Op::kEquals, "1", {}}};
  CHECK_THAT(message(query), Catch::Contains("no field 'amount'") && Catch::Contains("due"));
  query.conditions = {{"due", Op::kAtLeast, "soon", {}}};
  CHECK_THAT(message(query), Catch::Contains("'soon' is no date"));
  query.type = "sample";
  query.conditions = {{"max", Op::kAtLeast, "many", {}}};
  CHECK_THAT(message(query), Catch::Contains("'many' is no whole number"));
  query.conditions = {{"annual", Op::kEquals, "perhaps", {}}};
  CHECK_THAT(message(query), Catch::Contains("neither true nor false"));
  query.conditions.clear();
  query.order_by = "-size";
  CHECK_THAT(message(query), Catch::Contains("no field 'size'"));
  query.type.clear();
  CHECK_THAT(message(query), Catch::Contains("any fact type"));
}

TEST_CASE("Facts are ordered by a field, those without it last, both ways") {
  const TemporaryFolder folder;
  DocumentRecord record = make_record("a.txt", {"Ett uppdrag."});
  const auto add = [&record](const char* name, std::optional<std::int64_t> max, double confidence, std::string due) {
    StoredFact fact = make_fact("sample", {0, 3}, {{"action", std::string{name}}});
    if (max) fact.fact.set("max", *max);
    if (!due.empty()) fact.fact.set("due", due);
    fact.fact.confidence = confidence;
    record.facts.push_back(std::move(fact));
  };
  add("a", 10, 0.3, "2014-05");
  add("b", std::nullopt, 0.9, "2014-05-02");
  add("c", -5, 0.5, "");
  add("d", 200, 0.1, "2013");
  const auto kb = open_to_write(folder / "kb");
  store(*kb, {record});
  const auto order = [&kb](std::string by, std::string type) {
    FactQuery query;
    query.type = std::move(type);
    query.order_by = std::move(by);
    std::string out;
    for (const FactRow& row : read_facts(*kb, query)) out += row.fact.text("action");
    return out;
  };
  for (const std::string type : {"sample", ""}) {
    CAPTURE(type);
    CHECK(order("", type) == "abcd");
    CHECK(order("max", type) == "cadb");
    CHECK(order("-max", type) == "dacb");
    CHECK(order("confidence", type) == "dacb");
    CHECK(order("-confidence", type) == "bcad");
    CHECK(order("due", type) == "dabc");
    CHECK(order("-due", type) == "badc");
  }
}

TEST_CASE("Counts follow the conditions, type by type") {
  const TemporaryFolder folder;
  DocumentRecord record = make_record("a.txt", {"Ett uppdrag."});
  record.facts = {make_fact("goal", {0, 3}, {{"goal", std::string{"miljo:1"}}}),
                  make_fact("goal", {0, 3}, {{"goal", std::string{"miljo:2"}}}),
                  make_fact("deadline", {0, 3}, {{"due", std::string{"2014"}}})};
  const auto kb = open_to_write(folder / "kb");
  store(*kb, {record});
  const auto counts = [&kb](const FactQuery& query) {
    std::string out;
    const auto found = kb->count_facts(query).value();
    for (const TypeCount& each : found) out += each.type + "=" + std::to_string(each.count) + " ";
    return out;
  };
  CHECK(counts({}) == "sample=0 deadline=1 goal=2 ");
  FactQuery query;
  query.conditions = {{"goal", Op::kEquals, "miljo:2", {}}};
  CHECK(counts(query) == "sample=0 deadline=0 goal=1 ");
  query = {};
  query.min_confidence = 0.6;
  CHECK(counts(query) == "sample=0 deadline=0 goal=0 ");
}

TEST_CASE("County, authority and goal may be the document's or the fact's") {
  const TemporaryFolder folder;
  DocumentRecord gotland = make_record("gotland.txt", {"Ett uppdrag."});
  gotland.document.metadata.set_list("county", {"09"}, "analyser");
  gotland.document.metadata.set_list("authority", {"Länsstyrelsen i Gotlands län"}, "analyser");
  gotland.facts = {make_fact("deadline", {0, 3}, {{"action", std::string{"1"}}}),
                   make_fact("goal", {0, 3}, {{"goal", std::string{"miljo:4"}}})};
  DocumentRecord national = make_record("national.txt", {"Ett uppdrag."});
  national.document.metadata.set("authority", "Socialdepartementet", "analyser");
  national.facts = {
      make_fact("deadline", {0, 3},
                {{"action", std::string{"2"}}, {"responsible", Texts{"Länsstyrelsen i gotlands län", "Skolverket"}}}),
      make_fact("deadline", {0, 3}, {{"action", std::string{"3"}}, {"responsible", Texts{"Skolverket"}}})};
  const auto kb = open_to_write(folder / "kb");
  store(*kb, {gotland, national});
  const auto actions = [&kb](FactQuery query) {
    query.type = "deadline";
    std::string out;
    for (const FactRow& row : read_facts(*kb, query)) out += row.fact.text("action");
    return out;
  };
  FactQuery query;
  query.named.counties = {"09"};
  CHECK(actions(query) == "1");
  query.named.county_boards = {"Länsstyrelsen i Gotlands län"};
  CHECK(actions(query) == "12");
  query = {};
  query.named.authorities = {"skolverket"};
  CHECK(actions(query) == "23");
  // Its document's authority counts for a fact that names none; the issuer's are all facts of the document.
  query.named.authorities = {"Socialdepartementet"};
  CHECK(actions(query).empty());
  query.named.authorities = {"Länsstyrelsen i Gotlands län"};
  CHECK(actions(query) == "12");
  national.document.metadata.set("issuer", "Socialdepartementet", "analyser");
  store(*kb, {national});
  query.named.authorities = {"Socialdepartementet"};
  CHECK(actions(query) == "23");
  query = {};
  query.documents.counties = {"09"};
  CHECK(actions(query) == "1");
  query = {};
  query.named.goals = {"miljo:4", "miljo:5"};
  CHECK(actions(query) == "1");
  query.named.goals = {"miljo:5"};
  CHECK(actions(query).empty());
}

TEST_CASE("A range of dates means the fact's date where its type has one, else the document's") {
  const TemporaryFolder folder;
  DocumentRecord record = make_record("a.txt", {"Ett uppdrag."});
  record.document.metadata.set("date", "2013-06", "path");
  record.facts = {make_fact("deadline", {0, 3}, {{"due", std::string{"2015-01-01"}}}),
                  make_fact("goal", {0, 3}, {{"goal", std::string{"miljo:4"}}})};
  const auto kb = open_to_write(folder / "kb");
  store(*kb, {record});
  const auto types = [&kb](std::string from, std::string to) {
    FactQuery query;
    query.named.dates = {std::move(from), std::move(to)};
    std::string out;
    for (const FactRow& row : read_facts(*kb, query)) out += row.fact.type + " ";
    return out;
  };
  CHECK(types("2015", "") == "deadline ");
  CHECK(types("", "2013-06-15") == "goal ");
  CHECK(types("2013", "2015") == "deadline goal ");
  CHECK(types("2016", "").empty());
}

TEST_CASE("The index and SQLite let the same documents through every filter") {
  const TemporaryFolder folder;
  std::mt19937 random(20140131);
  const auto pick = [&random](const Texts& from) { return from[random() % from.size()]; };
  const auto some = [&](const Texts& from) {
    Texts out;
    for (const std::string& each : from) {
      if (random() % 3 == 0) out.push_back(each);
    }
    return out;
  };
  const Texts kinds{"assignment", "strategy", "followup", "other"};
  const Texts counties{"01", "09", "13", "23"};
  const Texts authorities{"Skolverket", "Länsstyrelsen i Örebro län", "SIDA"};
  const Texts goals{"miljo:1", "jamstalldhet:6"};
  const Texts dnr{"U2013/964/JÄM", "U2013/964/X", "S2014/1", "A 2015/7"};
  const Texts dates{"2013", "2014-02", "2014-02-03", "2014-33", "2015/2016", "", "okänt"};

  auto kb = open_to_write(folder / "kb");
  std::vector<DocumentRecord> records;
  for (int i = 0; i < 120; ++i) {
    DocumentRecord record = make_record("d" + std::to_string(i), {"Ett uppdrag."});
    Metadata& metadata = record.document.metadata;
    metadata.set("kind", pick(kinds), "reader");
    metadata.set("date", pick(dates), "reader");
    metadata.set_list("county", some(counties), "reader");
    metadata.set_list("authority", some(authorities), "reader");
    metadata.set_list("dnr", some(dnr), "reader");
    if (random() % 2 == 0) record.facts.push_back(make_fact("goal", {0, 3}, {{"goal", pick(goals)}}));
    if (random() % 2 == 0) record.facts.push_back(make_fact("sample", {0, 3}, {{"assignees", some(authorities)}}));
    records.push_back(std::move(record));
  }
  store(*kb, records);
  int not_empty = 0;
  for (int round = 0; round < 400; ++round) {
    DocumentFilter filter;
    if (random() % 3 == 0) filter.kinds = some(kinds);
    if (random() % 3 == 0) filter.counties = some(counties);
    if (random() % 3 == 0) filter.authorities = some({"skolverket", "länsstyrelsen i örebro län", "Sida", "Ingen"});
    if (random() % 4 == 0) filter.goals = some(goals);
    if (random() % 4 == 0) filter.dnr = some({"u2013/964", "U2013/964/jäm", "A2015/7", "S2014", "U2013/96"});
    if (random() % 4 == 0) filter.from = pick({"2014", "2014-02-03", "2015-01", "1999"});
    if (random() % 4 == 0) filter.to = pick({"2014", "2014-02-03", "2015-01", "2030"});
    if (random() % 4 == 0) filter.dates = {{pick({"2013", ""}), pick({"2013", ""})}, {"2015", "2016-03"}};
    if (random() % 4 == 0) {
      for (int i = 0; i < 40; ++i) filter.ids.push_back(static_cast<std::int64_t>(random() % 140));
    }
    std::set<std::string> stored;
    const auto documents = kb->documents(filter).value();
    for (const DocumentSummary& each : documents) stored.insert(each.path);
    QueryNode all;
    all.filter = filter;
    const SearchPage page = find(*kb, all, 200, 0);
    const Texts hits = paths(page);
    CHECK(std::set<std::string>(hits.begin(), hits.end()) == stored);
    CHECK(page.total == stored.size());
    CHECK(page.total_exact);
    not_empty += stored.empty() || stored.size() == 120 ? 0 : 1;
  }
  CHECK(not_empty > 100);
}

TEST_CASE("A date that is none is refused in a filter, by documents and by search") {
  const TemporaryFolder folder;
  const auto kb = kb_with_dates(folder / "kb", {"2014"});
  QueryNode all;
  all.filter.from = "soon";
  CHECK(kb->documents(all.filter).error().code == ErrorCode::kInvalidInput);
  CHECK(kb->search(all, 0, 10, 0).error().code == ErrorCode::kInvalidInput);
}
