// SPDX-License-Identifier: GPL-3.0-or-later
// Fact types come and go with plugins; what was stored stays readable.
#include "knowledge/support.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Mode = KnowledgeBase::Mode;

namespace {

FactType type_with(std::vector<FieldDeclaration> fields) {
  FactType out;
  out.id = "thing";
  out.plural = "things";
  out.label_en = "Thing";
  out.fields = std::move(fields);
  return out;
}

DocumentRecord record_with(std::string path, std::vector<std::pair<std::string, FieldValue>> fields) {
  DocumentRecord out = make_record(std::move(path), {"Ett uppdrag."});
  out.facts = {make_fact("thing", {0, 3}, std::move(fields))};
  return out;
}

}  // namespace

TEST_CASE("Facts of a type that no plugin declares any more are read by the declaration they were stored with") {
  const TemporaryFolder folder;
  FieldDeclaration size = field("size", FieldType::kEnum);
  size.key = size.column = true;
  size.label_sv = "Storlek";
  size.values = {"small", "large \"x\""};
  store(*open_kb(folder / "kb", Mode::kWrite, {type_with({size, field("names", FieldType::kText, true)})}),
        {record_with("a", {{"size", std::string{"small"}}, {"names", std::vector<std::string>{"x", "y"}}})});
  for (const Mode mode : {Mode::kRead, Mode::kWrite}) {
    const auto kb = open_kb(folder / "kb", mode, {goal_type()});
    const auto rows = read_facts(*kb, {});
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].fact.text("size") == "small");
    CHECK(*rows[0].fact.get("names") == FieldValue{std::vector<std::string>{"x", "y"}});
    const auto types = kb->fact_types();
    REQUIRE(types.size() == 2);
    CHECK(types[0].id == "goal");
    const FactType& thing = types[1];
    CHECK(thing.plural == "things");
    CHECK(thing.label_en == "Thing");
    CHECK(thing.fields[0].label_sv == "Storlek");
    CHECK(thing.fields[0].values == size.values);
    CHECK(thing.fields[0].key);
    CHECK(thing.fields[1].list);
  }
}

TEST_CASE("A type gains fields, and old facts just do not have them") {
  const TemporaryFolder folder;
  store(*open_kb(folder / "kb", Mode::kWrite, {type_with({field("a", FieldType::kText)})}),
        {record_with("1", {{"a", std::string{"x"}}})});
  const FactType wider =
      type_with({field("b", FieldType::kDate), field("a", FieldType::kText), field("c", FieldType::kInteger, true)});
  {
    const auto reader = open_kb(folder / "kb", Mode::kRead, {wider});
    CHECK(read_facts(*reader, {}).size() == 1);
  }
  const auto kb = open_kb(folder / "kb", Mode::kWrite, {wider});
  store(*kb, {record_with("2", {{"b", std::string{"2014"}}, {"c", std::vector<std::int64_t>{1}}})});
  FactQuery query;
  query.type = "thing";
  const auto rows = read_facts(*kb, query);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].fact.fields == std::vector<std::pair<std::string, FieldValue>>{{"a", std::string{"x"}}});
  CHECK(rows[1].fact.text("b") == "2014");
  query.conditions = {{"c", FieldCondition::Op::kEquals, "1", {}}};
  CHECK(read_facts(*kb, query).size() == 1);
  query.conditions = {{"b", FieldCondition::Op::kAtLeast, "2014-12-31", {}}};
  CHECK(read_facts(*kb, query).size() == 1);
}

TEST_CASE("A field that the type no longer declares stays readable behind the others") {
  const TemporaryFolder folder;
  store(
      *open_kb(folder / "kb", Mode::kWrite, {type_with({field("a", FieldType::kText), field("b", FieldType::kText)})}),
      {record_with("1", {{"a", std::string{"x"}}, {"b", std::string{"y"}}})});
  const auto kb = open_kb(folder / "kb", Mode::kWrite, {type_with({field("b", FieldType::kText)})});
  const auto rows = read_facts(*kb, {});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].fact.text("a") == "x");
  REQUIRE(kb->fact_types()[0].fields.size() == 2);
  CHECK(kb->fact_types()[0].fields[0].name == "b");
}

TEST_CASE("A field that changes its kind starts empty, and the rest of the fact stays") {
  const TemporaryFolder folder;
  store(
      *open_kb(folder / "kb", Mode::kWrite,
               {type_with(
                   {field("a", FieldType::kText), field("b", FieldType::kDate), field("c", FieldType::kText, true)})}),
      {record_with("1", {{"a", std::string{"x"}}, {"b", std::string{"2014"}}, {"c", std::vector<std::string>{"z"}}})});
  for (int round = 0; round < 2; ++round) {
    const FactType changed = round == 0 ? type_with({field("a", FieldType::kInteger),
                                                     field("b", FieldType::kDate, true), field("c", FieldType::kText)})
                                        : type_with({field("a", FieldType::kText), field("b", FieldType::kDate),
                                                     field("c", FieldType::kText, true)});
    const auto kb = open_kb(folder / "kb", Mode::kWrite, {changed});
    auto rows = read_facts(*kb, {});
    REQUIRE(rows.size() == static_cast<std::size_t>(round + 1));
    CHECK(rows[0].fact.fields.empty());
    store(*kb, {record_with("r" + std::to_string(round),
                            round == 0 ? std::vector<std::pair<std::string, FieldValue>>{{"a", std::int64_t{5}},
                                                                                         {"c", std::string{"t"}}}
                                       : std::vector<std::pair<std::string, FieldValue>>{{"a", std::string{"s"}},
                                                                                         {"b", std::string{"2015"}}})});
    rows = read_facts(*kb, {});
    CHECK(rows.back().fact.fields.size() == 2);
  }
}

TEST_CASE("A name that cannot be part of a table is refused with the plugin's type") {
  const TemporaryFolder folder;
  for (const std::string bad : {"", "Thing", "a b", "a\"; DROP TABLE document; --", "1a", "a__b", "å"}) {
    CAPTURE(bad);
    FactType type = type_with({field("ok", FieldType::kText)});
    type.id = bad;
    auto opened = KnowledgeBase::open(folder / "kb", Mode::kWrite, {type});
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == ErrorCode::kPlugin);
    opened = KnowledgeBase::open(folder / "kb", Mode::kWrite, {type_with({field(bad, FieldType::kText)})});
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == ErrorCode::kPlugin);
  }
}

TEST_CASE("Field names that SQL or the store use themselves are no trouble") {
  const TemporaryFolder folder;
  std::vector<FieldDeclaration> fields;
  std::vector<std::pair<std::string, FieldValue>> values;
  for (const char* name : {"id", "document", "end", "page", "quote", "rule", "plugin", "confidence", "select", "order",
                           "group", "max", "rowid"}) {
    fields.push_back(field(name, FieldType::kText));
    values.emplace_back(name, std::string{"value of "} + name);
  }
  const auto kb = open_kb(folder / "kb", Mode::kWrite, {type_with(fields)});
  store(*kb, {record_with("1", values)});
  CHECK(read_facts(*kb, {})[0].fact.fields == values);
  FactQuery query;
  query.type = "thing";
  query.conditions = {{"order", FieldCondition::Op::kEquals, "VALUE of order", {}}};
  query.order_by = "select";
  CHECK(read_facts(*kb, query).size() == 1);
}
