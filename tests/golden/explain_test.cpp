// SPDX-License-Identifier: GPL-3.0-or-later
// Why facts were found, with the built plugins.
#include <catch2/catch.hpp>

#include "uppdrag/host/explain.h"
#include "workbench.h"

using namespace uppdrag;
using Catch::Matchers::Contains;

namespace {

constexpr const char* kText =
    "# Uppdrag att kartlägga radon\n\n"
    "Regeringen uppdrar åt Boverket att kartlägga radon i skolor.\n\n"
    "Myndigheten ska redovisa uppdraget till Regeringskansliet (Finansdepartementet) senast den 1 mars 2019. "
    "Boverket får för uppdraget använda högst 500 000 kronor under 2018.\n";

struct Bench {
  golden::Workbench bench;
  Document document;
  Analysis analysis;

  explicit Bench(const std::string& text = kText) : document(bench.read(text)) {
    analysis = bench.engine().analyse(document);
  }
  std::size_t first(const std::string& type) const {
    for (std::size_t i = 0; i < analysis.facts.size(); ++i)
      if (analysis.facts[i].fact.type == type) return i;
    FAIL("no fact of type " << type);
    return 0;
  }
  Explanation of(const std::string& type) const {
    return explain(bench.host(), bench.engine(), document, analysis, first(type));
  }
};

}  // namespace

TEST_CASE("an explanation shows the sentence with the words marked, and what was recognised in it") {
  const Bench bench;
  const Explanation e = bench.of("deadline");
  CHECK(e.fact.sentence.substr(e.mark.start, e.mark.size()) == e.fact.quote);
  REQUIRE(e.annotations.size() == 3);
  CHECK(e.annotations[0].type == "actor");
  CHECK(e.annotations[2].type == "date");
  for (const AnnotationRow& row : e.annotations) {
    CHECK(row.span.start >= e.sentence_span.start);
    CHECK(row.span.end <= e.sentence_span.end);
  }
}

TEST_CASE("an explanation names the rule with its example, and how sure it was measured to be") {
  const Bench bench;
  const Explanation e = bench.of("deadline");
  CHECK(e.fact.fact.rule == "deadline/latest");
  CHECK_THAT(e.rule_summary, Contains("senast"));
  CHECK_FALSE(e.rule_example.empty());
  REQUIRE(e.measured);
  CHECK(e.measured->read > 0);
  CHECK(e.fact.fact.confidence == Approx(e.measured->share() * e.factor));
}

TEST_CASE("an explanation says whom a word means and from where that is known") {
  const Bench bench;
  const Explanation e = bench.of("deadline");
  REQUIRE(e.anaphors.size() == 1);
  CHECK(e.anaphors[0].words == "Myndigheten");
  CHECK(e.anaphors[0].names == std::vector<std::string>{"Boverket"});
  CHECK(e.anaphors[0].origin.where == Origin::Where::kInCharge);
  CHECK_THAT(e.anaphors[0].origin.sentence, Contains("uppdrar åt Boverket"));
  REQUIRE(e.bodies.size() == 2);
  CHECK(e.bodies[0].field == "responsible");
  CHECK(e.bodies[1].field == "recipient");
  CHECK(e.bodies[1].origin.where == Origin::Where::kInSentence);
}

TEST_CASE("a body that is named in the sentence itself needs no other place") {
  const Bench bench;
  const Explanation e = bench.of("budget");
  REQUIRE(e.bodies.size() == 1);
  CHECK(e.bodies[0].name == "Boverket");
  CHECK(e.bodies[0].origin.where == Origin::Where::kInSentence);
  CHECK(e.anaphors.empty());
}

TEST_CASE("the same fact is found in a second analysis, and another one is not taken for it") {
  Bench bench;
  const Fact deadline = bench.analysis.facts[bench.first("deadline")].fact;
  Document again = bench.document;
  again.metadata = without_findings(bench.document.metadata);
  const Analysis second = bench.bench.engine().analyse(again);
  REQUIRE(find_fact(second, deadline));
  CHECK(second.facts[*find_fact(second, deadline)].fact.fields == deadline.fields);
  Fact elsewhere = deadline;
  elsewhere.span.start += 3;
  CHECK_FALSE(find_fact(second, elsewhere));
  elsewhere = deadline;
  elsewhere.rule = "deadline/renamed";
  CHECK(find_fact(second, elsewhere));
}

TEST_CASE("of several facts at one place the one with the same values is found") {
  const Bench bench("# Uppdrag\n\nBoverket ska redovisa arbetet senast den 1 mars 2019–2021.\n");
  std::size_t checked = 0;
  for (const auto& each : bench.analysis.facts) {
    const auto found = find_fact(bench.analysis, each.fact);
    REQUIRE(found);
    CHECK(bench.analysis.facts[*found].fact.fields == each.fact.fields);
    ++checked;
  }
  CHECK(checked >= 3);
}

TEST_CASE("what analysers found of a document is forgotten, what a reader or the user said is kept") {
  Metadata metadata;
  metadata.set("title", "Ett uppdrag", "reader");
  metadata.set("date", "2019-01-01", "analyser");
  metadata.set_list("county", {"09", "12"}, "sidecar");
  const Metadata kept = without_findings(metadata);
  CHECK(kept.get("title") == "Ett uppdrag");
  CHECK_FALSE(kept.has("date"));
  CHECK(kept.list("county") == std::vector<std::string>{"09", "12"});
}

TEST_CASE("every rule of deadlines and budgets was measured, and every measure is of a rule that there is") {
  golden::Workbench bench;
  std::vector<std::string> names;
  for (const auto& [plugin, rule] : bench.engine().rules()) {
    names.push_back(rule.name);
    if (plugin != "deadlines" && plugin != "budgets") continue;
    INFO(rule.name);
    CHECK(bench.host().rule_count(rule.name) != nullptr);
  }
  for (const PluginStatus& plugin : bench.host().plugins())
    for (const RuleCount& count : plugin.manifest.rules) {
      INFO(count.rule);
      CHECK(std::find(names.begin(), names.end(), count.rule) != names.end());
    }
}
