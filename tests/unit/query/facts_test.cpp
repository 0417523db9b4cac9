// SPDX-License-Identifier: GPL-3.0-or-later
// Filters and conditions as a person writes them, and the sums over facts.
#include "query/support.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Catch::Contains;
using Texts = std::vector<std::string>;
using Numbers = std::vector<std::int64_t>;

namespace {

FactType budget_type() {
  FactType out;
  out.id = "budget";
  out.plural = "budgets";
  out.label_sv = "Belopp";
  out.fields = {field("min", FieldType::kMoney),           field("max", FieldType::kMoney),
                field("qualifier", FieldType::kEnum),      field("currency", FieldType::kText),
                field("years", FieldType::kInteger, true), field("annual", FieldType::kBoolean),
                field("part_of", FieldType::kBoolean),     field("recipient", FieldType::kAuthority, true)};
  out.fields[1].label_sv = "Högst";
  out.fields[2].values = {"exact", "max", "min", "about"};
  return out;
}

std::vector<FactType> types() { return {deadline_type(), goal_type(), budget_type()}; }

StoredFact deadline(const std::string& due, const std::string& action, Texts responsible = {}) {
  return make_fact("deadline", {0, 3}, {{"due", due}, {"action", action}, {"responsible", std::move(responsible)}});
}
StoredFact goal(const std::string& id) { return make_fact("goal", {0, 3}, {{"goal", id}}); }

struct Money {
  std::optional<std::int64_t> min = std::nullopt;
  std::optional<std::int64_t> max = std::nullopt;
  std::string qualifier = "exact";
  Numbers years = {};
  Texts recipient = {};
  bool annual = false;
  bool part_of = false;
  std::string currency = {};
};
StoredFact budget(const Money& money) {
  StoredFact out = make_fact("budget", {0, 3},
                             {{"qualifier", money.qualifier}, {"years", money.years}, {"recipient", money.recipient}});
  if (money.min) out.fact.set("min", *money.min);
  if (money.max) out.fact.set("max", *money.max);
  if (money.annual) out.fact.set("annual", true);
  if (money.part_of) out.fact.set("part_of", true);
  if (!money.currency.empty()) out.fact.set("currency", money.currency);
  return out;
}
StoredFact exactly(std::int64_t sek, Numbers years = {}, Texts recipient = {}) {
  return budget({.min = sek, .max = sek, .years = std::move(years), .recipient = std::move(recipient)});
}

DocumentRecord document(std::string path, std::string kind, Texts counties, std::string date,
                        std::vector<StoredFact> facts) {
  DocumentRecord out = make_record(std::move(path), {"Ett uppdrag om jämställdhet."});
  out.document.metadata.set("kind", std::move(kind), "reader");
  out.document.metadata.set("date", std::move(date), "reader");
  out.document.metadata.set_list("county", std::move(counties), "reader");
  out.facts = std::move(facts);
  return out;
}

KnowledgeBasePointer make_kb(const TemporaryFolder& folder, const std::vector<DocumentRecord>& records) {
  auto kb = open_kb(folder / "kb", KnowledgeBase::Mode::kWrite, types());
  store(*kb, records);
  return kb;
}

// Path and a field of each fact, or the error.
std::string asked(const KnowledgeBase& kb, const FactRequest& request) {
  std::string out;
  const Status status = facts(kb, registry(), request, [&out](const FactRow& row) {
    out += row.document_path + ":" + std::string{row.fact.text(row.fact.type == "deadline" ? "action" : "goal")} + " ";
    return true;
  });
  return status ? out : "error: " + status.error().message;
}

FactRequest deadlines_where(Texts where) {
  FactRequest out;
  out.type = "deadlines";
  out.where = std::move(where);
  return out;
}

std::string sums(const KnowledgeBase& kb, const std::string& by) {
  const auto found = budget_sums(kb, registry(), {}, by);
  if (!found) return "error: " + found.error().message;
  std::string out;
  for (const BudgetSum& sum : *found) {
    out += "[" + sum.group + "] exact " + std::to_string(sum.exact_sek) + " cap " + std::to_string(sum.at_most_sek) +
           " about " + std::to_string(sum.about_sek) + " n " + std::to_string(sum.facts);
    for (const auto& [reason, count] : sum.reasons) out += " -" + reason + ":" + std::to_string(count);
    out += "\n";
    std::int64_t reasons = 0;
    for (const auto& each : sum.reasons) reasons += each.second;
    CHECK(reasons == sum.left_out);
  }
  return out;
}

}  // namespace

TEST_CASE("Filters are resolved, and what is unknown is named with the nearest") {
  Filters filters;
  filters.counties = {"Gotland", "I", "skåne län"};
  filters.kinds = {"Uppdrag", "uppföljning"};
  filters.years = {"2014", "2016..2018"};
  filters.goals = {"jamstalldhet:6", "Delmål 4"};
  filters.from = "2014-02";
  const auto good = resolve_filters(filters, registry());
  REQUIRE(good.has_value());
  CHECK(good->counties == Texts{"09", "09", "12"});
  CHECK(good->kinds == Texts{"assignment", "followup"});
  CHECK(good->dates.size() == 2);
  CHECK(good->dates[1].to == "2018");
  CHECK(good->goals.size() == 3);  // The fourth sub-goal of both numberings.
  CHECK(good->from == std::optional<std::string>{"2014-02"});

  const auto message = [](const Filters& bad) {
    const auto found = resolve_filters(bad, registry());
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().code == ErrorCode::kInvalidInput);
    return found.error().message;
  };
  Filters bad;
  bad.counties = {"Jamtland"};
  CHECK_THAT(message(bad), Contains("unknown county 'Jamtland'; did you mean 'Jämtland"));
  bad = {};
  bad.kinds = {"strateg"};
  CHECK_THAT(message(bad), Contains("did you mean 'strateg"));
  bad = {};
  bad.goals = {"jamstalldhet:66"};
  CHECK_THAT(message(bad), Contains("unknown goal") && Contains("jamstalldhet:6"));
  bad = {};
  bad.from = "2014-13";
  CHECK_THAT(message(bad), Contains("'2014-13' is no date"));
  bad.from = "2024-02-31";
  CHECK_THAT(message(bad), Contains("the day '2024-02-31' does not exist"));
  bad = {};
  bad.from = "2015";
  bad.to = "2014-12-31";
  CHECK_THAT(message(bad), Contains("lies after"));
  bad = {};
  bad.years = {"2018-2016"};
  CHECK_THAT(message(bad), Contains("backwards"));
  bad = {};
  bad.authorities = {"  "};
  CHECK_THAT(message(bad), Contains("missing"));
}

TEST_CASE("A goal system means all its goals, a name its goal, and 5.2 the target of the 2030 Agenda") {
  const auto goals = [](std::string text) {
    Filters filters;
    filters.goals = {std::move(text)};
    const auto found = resolve_filters(filters, registry());
    REQUIRE(found.has_value());
    return found->goals;
  };
  CHECK(goals("miljo").size() == registry().goal_system("miljo")->goals.size());
  CHECK(goals("Mäns våld mot kvinnor ska upphöra") == Texts{"jamstalldhet:6", "jamstalldhet2006:4"});
  CHECK(goals("delmål 5.2") == Texts{"agenda2030:5.2"});
}

TEST_CASE("Facts are asked for by type, filters and conditions") {
  const TemporaryFolder folder;
  const std::string gotland = registry().county("09")->board;
  const auto kb = make_kb(
      folder,
      {document("g", "assignment", {"09"}, "2013-05-06",
                {deadline("2014-01-31", "report"), deadline("2015", "other"), goal("jamstalldhet:6")}),
       document("n", "assignment", {}, "2014",
                {deadline("2014-03-01", "requisition", {gotland, "Kammarkollegiet"}), deadline("R/03-01", "repay")}),
       document("s", "strategy", {"12"}, "2015", {goal("jamstalldhet2006:4")})});
  CHECK(asked(*kb, deadlines_where({})) == "g:report g:other n:requisition n:repay ");
  CHECK(asked(*kb, deadlines_where({"action=Report"})) == "g:report ");
  CHECK(asked(*kb, deadlines_where({"due>=2014-02-01", "due<=2014-12-31"})) == "n:requisition n:repay ");
  CHECK(asked(*kb, deadlines_where({"due >= 2015"})) == "g:other n:repay ");
  CHECK(asked(*kb, deadlines_where({"due=2014-01-31"})) == "g:report ");
  CHECK(asked(*kb, deadlines_where({"responsible=kammarkollegiet"})) == "n:requisition ");
  CHECK(asked(*kb, deadlines_where({"responsible~gotl"})) == "n:requisition ");

  FactRequest request;
  request.filters.counties = {"gotland"};
  request.type = "deadline";
  CHECK(asked(*kb, request) == "g:report g:other n:requisition ");
  request = {};
  request.type = "deadline";
  request.filters.authorities = {"Kammarkollegiet"};
  CHECK(asked(*kb, request) == "n:requisition ");
  request = {};
  request.filters.goals = {"Mäns våld mot kvinnor ska upphöra"};
  CHECK(asked(*kb, request) == "g:report g:other g:jamstalldhet:6 s:jamstalldhet2006:4 ");
  request = {};
  request.filters.from = "2014";
  request.filters.to = "2014";
  request.type = "deadlines";
  CHECK(asked(*kb, request) == "g:report n:requisition n:repay ");
  request.type = "";
  request.filters.from = "2015";
  request.filters.to = "2015";
  CHECK(asked(*kb, request) == "g:other n:repay s:jamstalldhet2006:4 ");
  request = {};
  request.filters.years = {"2013"};
  CHECK(asked(*kb, request) == "g:report g:other g:jamstalldhet:6 ");
  request = {};
  request.filters.kinds = {"strategi"};
  CHECK(asked(*kb, request) == "s:jamstalldhet2006:4 ");
  request = {};
  request.filters.min_confidence = 0.6;
  CHECK(asked(*kb, request).empty());
}

TEST_CASE("Conditions that are wrong say what was expected") {
  const TemporaryFolder folder;
  const auto kb = make_kb(folder, {});
  const auto message = [&kb](std::string type, std::string where) {
    FactRequest request;
    request.type = std::move(type);
    request.where = {std::move(where)};
    return asked(*kb, request);
  };
  CHECK_THAT(message("deadline", "acton=report"), Contains("unknown field 'acton'; did you mean 'action'?"));
  CHECK_THAT(message("budget", "qualifier=exakt"),
             Contains("no value of 'qualifier'") && Contains("did you mean 'exact'?"));
  CHECK_THAT(message("deadline", "due>=soon"), Contains("'soon' is no date"));
  CHECK_THAT(message("budget", "max>=mycket"), Contains("no whole number") && Contains("kronor"));
  CHECK_THAT(message("deadline", "action"), Contains("is no condition"));
  CHECK_THAT(message("deadline", "action="), Contains("lacks the value"));
  CHECK_THAT(message("deadline", "=x"), Contains("lacks the field"));
  CHECK_THAT(message("deadline", "due>2014"), Contains(">="));
  CHECK_THAT(message("deadline", "due!=2014"), Contains(">="));
  CHECK_THAT(message("goal", "goal=miljo:99"), Contains("unknown goal"));
  CHECK_THAT(message("deadlinez", "due=2014"), Contains("no fact type 'deadlinez'; did you mean 'deadlines'?"));
}

TEST_CASE("Amounts in conditions may be grouped and have units") {
  const TemporaryFolder folder;
  const auto kb = make_kb(folder, {document("d", "assignment", {}, "2014", {exactly(1'500'000)})});
  const auto count = [&kb](std::string where) {
    FactRequest request;
    request.type = "budgets";
    request.where = {std::move(where)};
    int out = 0;
    const Status status = facts(*kb, registry(), request, [&out](const FactRow&) { return ++out > 0; });
    return status ? out : -1;
  };
  CHECK(count("max>=1000000") == 1);
  CHECK(count("max>=1 500 000") == 1);
  CHECK(count("max>=1\xC2\xA0"
              "500\xC2\xA0"
              "001") == 0);
  CHECK(count("max=1,5 mkr") == 1);
  CHECK(count("max=1.5 miljoner") == 1);
  CHECK(count("max<=1500 tkr") == 1);
  CHECK(count("max<=0,001 mdkr") == 0);
  CHECK(count("högst>=1mnkr") == 1);
  CHECK(count("max>=1,5") == -1);
  CHECK(count("max>=99999999999999999999") == -1);
  CHECK(count("max>=-5") == 1);
}

TEST_CASE("Sums add what may be added, and count the rest by its reason") {
  const TemporaryFolder folder;
  const auto kb =
      make_kb(folder, {document("a", "assignment", {}, "2014",
                                {exactly(1'000'000, {2014}), exactly(400'000, {2014}),
                                 budget({.min = 300'000, .max = 300'000, .years = {2014}, .part_of = true}),
                                 budget({.max = 2'000'000, .qualifier = "max", .years = {2014}}),
                                 budget({.min = 7, .max = 7, .qualifier = "about", .years = {2014}}),
                                 budget({.min = 5'000, .qualifier = "min", .years = {2014}}),
                                 budget({.min = 9, .max = 9, .years = {2014}, .currency = "EUR"}),
                                 budget({.years = {2014}}), budget({.min = 10, .max = 20, .years = {2014}})}),
                       document("b", "assignment", {}, "2014",
                                {exactly(1'000'000, {2014}), exactly(1'000'000), exactly(1'000'000, {2015}),
                                 budget({.min = 50, .max = 50, .years = {2016, 2014, 2015}, .annual = true}),
                                 exactly(60, {2014, 2015, 2016}), exactly(70, {2014, 2016}), exactly(80)})});
  CHECK(sums(*kb, "year") ==
        "[] exact 80 cap 0 about 0 n 1 -repeated:1\n"
        "[2014] exact 2400050 cap 2000020 about 7 n 6 -part:1 -about:1 -minimum:1 -currency:1 -no-figure:1\n"
        "[2014, 2016] exact 70 cap 0 about 0 n 1\n"
        "[2014-2016] exact 60 cap 0 about 0 n 1\n"
        "[2015] exact 1000050 cap 0 about 0 n 2\n"
        "[2016] exact 50 cap 0 about 0 n 1\n");
  CHECK(sums(*kb, "document") ==
        "[a] exact 1400000 cap 2000020 about 7 n 4 -part:1 -about:1 -minimum:1 -currency:1 -no-figure:1\n"
        "[b] exact 2000260 cap 0 about 0 n 6 -repeated:1\n");
  CHECK_THAT(sums(*kb, "county"), Contains("expected year, authority or document"));
}

TEST_CASE("Equal sums to two recipients are two, the same again without a recipient is one") {
  const TemporaryFolder folder;
  const auto kb = make_kb(folder, {document("a", "assignment", {}, "2014",
                                            {exactly(100, {}, {"Skolverket"}), exactly(100, {}, {"Kammarkollegiet"}),
                                             exactly(100), exactly(30, {}, {"Skolverket", "Kammarkollegiet"})})});
  CHECK(sums(*kb, "authority") ==
        "[] exact 0 cap 0 about 0 n 0 -repeated:1\n"
        "[Kammarkollegiet] exact 100 cap 0 about 0 n 1\n"
        "[Kammarkollegiet; Skolverket] exact 30 cap 0 about 0 n 1\n"
        "[Skolverket] exact 100 cap 0 about 0 n 1\n");
}

TEST_CASE("Search joins the query with the filters of the request") {
  const TemporaryFolder folder;
  const auto kb =
      make_kb(folder, {document("g", "strategy", {"09"}, "2014", {}), document("s", "strategy", {"12"}, "2015", {}),
                       document("a", "assignment", {"12"}, "2016", {})});
  const auto found = [&kb](std::string query, Filters filters) {
    SearchRequest request;
    request.query = std::move(query);
    request.filters = std::move(filters);
    const auto page = search(*kb, registry(), request);
    if (!page) return "error: " + page.error().message;
    std::string out;
    for (const SearchHit& hit : page->hits) out += hit.document.path;
    return out;
  };
  Filters skane;
  skane.counties = {"skåne"};
  CHECK(found("jämställdheten typ:strategi", skane) == "s");
  CHECK(found("län:gotland", skane).empty());
  CHECK(found("", skane) == "as");
  CHECK_THAT(found("", {}), Contains("no word to search for"));
  CHECK_THAT(found("uppdrag (", skane), Contains("column 9"));
  skane.counties = {"skane"};
  CHECK_THAT(found("uppdrag", skane), Contains("unknown county"));
}
