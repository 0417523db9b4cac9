// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of facts in the query language, on documents and on the facts themselves.
#include "query/support.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Catch::Contains;
using Texts = std::vector<std::string>;

namespace {

std::vector<FactType> types() {
  FactType budget;
  budget.id = "budget";
  budget.plural = "budgets";
  budget.fields = {field("min", FieldType::kMoney), field("max", FieldType::kMoney),
                   field("recipient", FieldType::kAuthority, true), field("appropriation", FieldType::kText)};
  FactType deadline = deadline_type();
  deadline.plural = "deadlines";
  deadline.fields[3].values = {"report", "other"};
  return {deadline, budget};
}

std::string conditions(std::string_view query) {
  const auto node = parse_query(query, registry(), types());
  if (!node) return "error: " + node.error().message;
  std::string out;
  for (const FactCondition& fact : node->filter.facts) {
    out += (out.empty() ? "" : " ") + fact.type + "(";
    for (const FieldCondition& each : fact.conditions) {
      const char* const op = each.op == FieldCondition::Op::kAtLeast   ? ">="
                             : each.op == FieldCondition::Op::kAtMost  ? "<="
                             : each.op == FieldCondition::Op::kContains ? "~"
                                                                        : "=";
      out += each.field + op + (each.number ? std::to_string(*each.number) : each.text) + ";";
    }
    out += ")";
  }
  return out;
}

DocumentRecord dated(const char* path, const char* text, const char* due, std::int64_t sek) {
  DocumentRecord out = make_record(path, {text});
  const Span all{0, static_cast<std::uint32_t>(out.document.text.size())};
  out.facts = {make_fact("deadline", all, {{"due", std::string{due}}, {"responsible", Texts{"Skolverket"}}}),
               make_fact("budget", all, {{"min", sek}, {"max", sek}})};
  return out;
}

}  // namespace

TEST_CASE("Dates and amounts are asked for as values, bounds and ranges") {
  CHECK(conditions("frist:2024..") == "deadline(due>=2024;)");
  CHECK(conditions("frist:..2014-06-30") == "deadline(due<=2014-06-30;)");
  CHECK(conditions("frist:2014..2016") == "deadline(due>=2014;due<=2016;)");
  CHECK(conditions("frist:2024-03-31") == "deadline(due=2024-03-31;)");
  CHECK(conditions("due:>=2024") == "(due>=2024;)");
  CHECK(conditions("belopp:>=1mkr") == "budget(max>=1000000;)");
  CHECK(conditions("belopp:>=1,5 miljoner") == "budget(max>=1500000;)");
  CHECK(conditions("belopp:500tkr..2mkr") == "budget(max>=500000;max<=2000000;)");
  CHECK(conditions("belopp:<1000") == "budget(max<=999;)");
  CHECK(conditions("amount:\"1 000 000\"") == "budget(max=1000000;)");
  CHECK(conditions("due_first:2014..") == "(due_first>=2014;)");
  CHECK(conditions("action:report") == "(action=report;)");
  CHECK(conditions("anslag:13:3") == "budget(appropriation~13:3;)");
  CHECK(conditions("våld frist:2024.. belopp:>=1mkr") == "deadline(due>=2024;) budget(max>=1000000;)");
}

TEST_CASE("What a field of facts does not take is said with its place") {
  CHECK_THAT(conditions("frist:2016..2014"), Contains("backwards") && Contains("2014..2016") && Contains("column 1"));
  CHECK_THAT(conditions("belopp:2mkr..1mkr"), Contains("backwards"));
  CHECK_THAT(conditions("frist:snart"), Contains("'snart' is no date"));
  CHECK_THAT(conditions("våld belopp:mycket"), Contains("'mycket'") && Contains("column 6"));
  CHECK_THAT(conditions("frst:2014"), Contains("unknown field 'frst:'") && Contains("'frist'"));
  CHECK_THAT(conditions("action:raport"), Contains("'report'"));
  CHECK_THAT(conditions("frist:2024-02-30.."), Contains("does not exist"));
}

TEST_CASE("Documents are found by their facts, alone, with words, excluded, and either of two values") {
  const TemporaryFolder folder;
  const auto kb = open_kb(folder / "kb", KnowledgeBase::Mode::kWrite, types());
  store(*kb, {dated("a", "Om våld i Gävle.", "2014-06-30", 500'000), dated("b", "Om våld i Umeå.", "2024-03-01", 2'000'000),
              dated("c", "Om skog i Umeå.", "2024-05-01", 3'000'000)});
  const auto found = [&kb](const char* query) {
    SearchRequest request;
    request.query = query;
    auto page = search(*kb, registry(), request);
    if (!page) return Texts{"error: " + page.error().message};
    Texts out = paths(*page);
    std::sort(out.begin(), out.end());
    return out;
  };
  CHECK(found("frist:2024..") == Texts{"b", "c"});
  CHECK(found("våld frist:2024..") == Texts{"b"});
  CHECK(found("våld belopp:>=1mkr") == Texts{"b"});
  CHECK(found("våld -frist:2024..") == Texts{"a"});
  CHECK(found("frist:2014 frist:2024-05") == Texts{"a", "c"});
  CHECK(found("frist:2030..") == Texts{});
  CHECK(found("frist:2024.. belopp:..2mkr") == Texts{"b"});
  CHECK(found("(skog ELLER frist:..2015)") == Texts{"a", "c"});
}

TEST_CASE("Facts are found by the words of their sentences") {
  const TemporaryFolder folder;
  const auto kb = open_kb(folder / "kb", KnowledgeBase::Mode::kWrite, types());
  DocumentRecord record = make_record("a", {"Redovisa länsstrategin mot våldet.", "Redovisa kompetens- och metodstöd.", "Annat."});
  record.facts = {make_fact("deadline", record.document.blocks[0].span, {{"due", std::string{"2014-06-30"}}}),
                  make_fact("deadline", record.document.blocks[1].span, {{"due", std::string{"2024-03-01"}}})};
  for (StoredFact& fact : record.facts) fact.fact.sentence = fact.fact.span;
  store(*kb, {record});
  const auto dues = [&kb](const char* query) {
    FactRequest request;
    request.type = "deadlines";
    request.query = query;
    std::string out;
    const Status status = facts(*kb, registry(), request, [&out](const FactRow& row) {
      out += std::string{row.fact.text("due").substr(0, 4)} + " ";
      return true;
    });
    return status ? out : "error: " + status.error().message;
  };
  CHECK(dues("redovisning") == "");
  CHECK(dues("redovisar") == "2014 2024 ");
  CHECK(dues("våld") == "2014 ");
  CHECK(dues("strategi") == "2014 ");
  CHECK(dues("kompetensstöd") == "2024 ");
  CHECK(dues("redovisa -våld") == "2024 ");
  CHECK(dues("redovisa frist:2024..") == "2024 ");
  CHECK(dues("\"mot våldet\"") == "2014 ");
  CHECK(dues("\"våldet mot\"") == "");
  CHECK(dues("metod*") == "2024 ");
  CHECK(dues("frist:..2015") == "2014 ");
  CHECK_THAT(dues("våld (län:gotland ELLER skog)"), Contains("outside of groups"));
}
