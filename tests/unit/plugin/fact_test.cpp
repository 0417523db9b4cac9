// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/plugin/fact.h"

#include <catch2/catch.hpp>

using namespace uppdrag;

TEST_CASE("every field type has a name, and every name its type") {
  for (int i = 0; i <= static_cast<int>(FieldType::kEnum); ++i) {
    const auto type = static_cast<FieldType>(i);
    CHECK(field_type_from(field_type_name(type)) == type);
  }
  CHECK(field_type_name(FieldType::kEnum) == "enum");
  CHECK(field_type_from("float") == std::nullopt);
  CHECK(field_type_from("") == std::nullopt);
}

TEST_CASE("setting a field again replaces its value and keeps its place") {
  Fact fact;
  fact.set("due", std::string("2014"));
  fact.set("action", std::string("report"));
  fact.set("due", std::string("2015"));
  CHECK(fact.fields == std::vector<std::pair<std::string, FieldValue>>{{"due", std::string("2015")},
                                                                       {"action", std::string("report")}});
}

TEST_CASE("text() is empty for what is absent or no text") {
  Fact fact;
  fact.set("max", std::int64_t{5});
  fact.set("due", std::string("2014"));
  CHECK(fact.text("due") == "2014");
  CHECK(fact.text("max") == "");
  CHECK(fact.text("min") == "");
  CHECK(fact.get("min") == nullptr);
}

TEST_CASE("a field declaration is found by name") {
  FactType type;
  type.fields = {{"due", FieldType::kDate, false, true, true, "", "", {}},
                 {"max", FieldType::kMoney, false, false, true, "", "", {}}};
  REQUIRE(type.field("max"));
  CHECK(type.field("max")->type == FieldType::kMoney);
  CHECK(type.field("min") == nullptr);
}
