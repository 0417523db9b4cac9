// SPDX-License-Identifier: GPL-3.0-or-later
#include "show_value.h"

#include <catch2/catch.hpp>

using namespace uppdrag;
using namespace uppdrag::cli;

namespace {

constexpr auto kSv = Language::kSwedish;
constexpr auto kEn = Language::kEnglish;

Fact amount(std::optional<std::int64_t> min, std::optional<std::int64_t> max, std::string qualifier) {
  Fact fact;
  if (min) fact.set("min", *min);
  if (max) fact.set("max", *max);
  fact.set("qualifier", std::move(qualifier));
  return fact;
}

}  // namespace

TEST_CASE("days and months stay as they are, other forms become words") {
  CHECK(shown_date("2014-01-31", kSv) == "2014-01-31");
  CHECK(shown_date("2014-12", kSv) == "2014-12");
  CHECK(shown_date("2014", kSv) == "2014");
  CHECK(shown_date("2024-35", kSv) == "kvartal 3 2024");
  CHECK(shown_date("2024-41", kEn) == "second half of 2024");
  CHECK(shown_date("2024-23", kSv) == "hösten 2024");
  CHECK(shown_date("R/03-01", kSv) == "varje år 03-01");
  CHECK(shown_date("XXXX-03-01", kEn) == "03-01 (no year)");
  CHECK(shown_date("2014/2016", kSv) == "2014–2016");
  CHECK(shown_date("2014-01-01/..", kSv) == "2014-01-01–");
  CHECK(shown_date("", kSv) == "");
}

TEST_CASE("events are called by their names") {
  CHECK(shown_date("event:arsredovisning:2023", kSv) == "årsredovisningen 2023");
  CHECK(shown_date("event:budgetunderlag", kEn) == "the budget request");
  CHECK(shown_date("event:projektets-slut", kSv) == "projektets slut");
}

TEST_CASE("an amount is one figure with its qualifier") {
  CHECK(shown_amount(amount(1400000, 1400000, "exact"), kSv) == "1 400 000 kr");
  CHECK(shown_amount(amount({}, 1400000, "max"), kSv) == "högst 1 400 000 kr");
  CHECK(shown_amount(amount(5, {}, "min"), kEn) == "at least 5 kr");
  CHECK(shown_amount(amount(2000000, 3000000, "exact"), kSv) == "2 000 000–3 000 000 kr");
  CHECK(shown_amount(amount(1000, 1000, "about"), kSv) == "cirka 1 000 kr");
  CHECK(shown_amount(amount({}, {}, "exact"), kSv) == "");
  Fact euro = amount(1000, 1000, "exact");
  euro.set("currency", std::string("EUR"));
  CHECK(shown_amount(euro, kSv) == "1 000 EUR");
}

TEST_CASE("values of enumerations are words of the user's language, unknown ones themselves") {
  CHECK(shown_choice("report-final", kSv) == "slutredovisa");
  CHECK(shown_choice("report-final", kEn) == "final report");
  CHECK(shown_choice("colour-of-its-own", kSv) == "colour-of-its-own");
}

TEST_CASE("fields are shown by their type") {
  Fact fact;
  fact.set("due", std::string("2024-33"));
  fact.set("sum", std::int64_t{1400000});
  fact.set("years", std::vector<std::int64_t>{2021, 2022});
  fact.set("who", std::vector<std::string>{"A", "B"});
  fact.set("done", true);
  fact.set("action", std::string("repay"));
  const auto shown = [&](const char* name, FieldType type, bool list = false) {
    return shown_field(fact, {name, type, list, false, true, "", "", {}}, nullptr, kSv);
  };
  CHECK(shown("due", FieldType::kDate) == "kvartal 1 2024");
  CHECK(shown("sum", FieldType::kMoney) == "1 400 000 kr");
  CHECK(shown("years", FieldType::kInteger, true) == "2021, 2022");
  CHECK(shown("who", FieldType::kAuthority, true) == "A, B");
  CHECK(shown("done", FieldType::kBoolean) == "ja");
  CHECK(shown("action", FieldType::kEnum) == "återbetala");
  CHECK(shown("missing", FieldType::kText) == "");
}

TEST_CASE("counts of facts bear the declared names of their types in the user's language") {
  const std::vector<FactType> types = {{"goal", "goals", "Målhänvisning", "Goal reference", {}},
                                       {"budget", "budgets", "Pengar", "Budget", {}}};
  const std::vector<TypeCount> counts = {{"budget", 7}, {"goal", 1200}, {"weather", 1}};
  CHECK(shown_counts(counts, types, Language::kSwedish) == "pengar 7, målhänvisning 1 200, weather 1");
  CHECK(shown_counts(counts, types, Language::kEnglish) == "budget 7, goal reference 1 200, weather 1");
  CHECK(shown_counts({}, types, Language::kSwedish).empty());
}
