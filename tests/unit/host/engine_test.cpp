// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "host/support.h"
#include "uppdrag/host/guard.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Catch::Matchers::Contains;

namespace {

struct Bench {
  explicit Bench(std::initializer_list<const char*> plugins) : host(host_with(plugins)) {
    auto made = AnalysisEngine::make(host, registry);
    REQUIRE(made);
    engine = std::move(*made);
  }
  Analysis run(std::initializer_list<std::string> paragraphs) {
    document = document_of(paragraphs);
    return engine->analyse(document);
  }

  PluginHost host;
  Registry registry;
  std::unique_ptr<AnalysisEngine> engine;
  Document document;
};

std::vector<std::string> words(const Analysis& analysis) {
  std::vector<std::string> out;
  for (const auto& checked : analysis.facts) out.emplace_back(checked.fact.text("word"));
  return out;
}

}  // namespace

TEST_CASE("facts come in the order of the text with the plugin that found them") {
  Bench bench({"scripted"});
  const Analysis analysis = bench.run({"Mark one, mark two.", "MARK three."});
  CHECK(words(analysis) == std::vector<std::string>{"Mark", "mark", "MARK"});
  CHECK(analysis.facts.at(0).plugin == "scripted 1.0");
  CHECK(analysis.rejected == 0);
  CHECK(analysis.problems.empty());
}

TEST_CASE("an impossible fact is rejected with the reason, and its neighbours stay") {
  const auto [word, reason] = GENERATE(table<std::string, std::string>({
      {"outside", "its span is empty, outside the text, or splits a character"},
      {"empty", "its span is empty, outside the text, or splits a character"},
      {"splitå", "its span is empty, outside the text, or splits a character"},
      {"strangetype", "type 'weather' is not declared"},
      {"strangefield", "field 'taste' is not declared"},
      {"wrongkind", "field 'size' is no integer"},
      {"scalar", "field 'sizes' is no list of integer"},
      {"wrongvalue", "field 'colour' has a value that is not declared or no UTF-8"},
      {"oversure", "its confidence is not between 0 and 1"},
      {"nan", "its confidence is not between 0 and 1"},
  }));
  Bench bench({"scripted"});
  const Analysis analysis = bench.run({"mark", word, "mark"});
  CHECK(words(analysis) == std::vector<std::string>{"mark", "mark"});
  CHECK(analysis.rejected == 1);
  CHECK(analysis.problems ==
        std::vector<std::string>{"scripted 1.0: a fact of rule 'mark/plain' was rejected: " + reason});
}

TEST_CASE("a fact with every kind of field is accepted") {
  Bench bench({"scripted"});
  const Analysis analysis = bench.run({"allfields"});
  REQUIRE(analysis.facts.size() == 1);
  const Fact& fact = analysis.facts[0].fact;
  CHECK(*fact.get("sizes") == FieldValue(std::vector<std::int64_t>{1, 2}));
  CHECK(*fact.get("loud") == FieldValue(true));
  CHECK(fact.sentence == fact.span);
}

TEST_CASE("whatever an analyser throws becomes a problem, and the document keeps what others found") {
  const auto [word, reason] = GENERATE(table<std::string, std::string>({
      {"throwstd", "scripted 1.0 failed: over the border"},
      {"throwpoco", "scripted 1.0 failed: Not found: a dictionary"},
      {"throwint", "scripted 1.0 failed: threw something that is no std::exception"},
      {"fail", "scripted 1.0: cannot read this"},
  }));
  Bench bench({"scripted", "staffing"});
  const Analysis analysis = bench.run({"mark and 12 årsarbetskrafter", word});
  CHECK(analysis.problems == std::vector<std::string>{reason});
  REQUIRE(analysis.facts.size() == 1);
  CHECK(analysis.facts[0].fact.type == "staffing");
  CHECK(analysis.annotations.custom.empty());  // What the failing analyser had added is taken back.
}

TEST_CASE("an analyser that cannot be made is a problem of every document, not the end of the run") {
  Bench bench({"late_throw", "scripted"});
  const Analysis analysis = bench.run({"mark"});
  CHECK(analysis.problems == std::vector<std::string>{"late_throw 1.0 could not be started: no dictionary"});
  CHECK(analysis.facts.size() == 1);
}

TEST_CASE("annotations outside the text are dropped and counted") {
  Bench bench({"scripted"});
  const Analysis analysis = bench.run({"one astray two"});
  CHECK(analysis.annotations.custom.size() == 2);
  CHECK(analysis.rejected == 1);
  CHECK(analysis.problems == std::vector<std::string>{"scripted 1.0: 1 annotations outside the text"});
}

TEST_CASE("metadata that the text tells is added to the document, below what a sidecar said") {
  Bench bench({"scripted"});
  bench.run({"title"});
  CHECK(bench.document.metadata.get("title") == "From the text");

  bench.document = document_of({"title"});
  bench.document.metadata.set("title", "Given", "sidecar");
  bench.engine->analyse(bench.document);
  CHECK(bench.document.metadata.get("title") == "Given");
}

TEST_CASE("furniture is not analysed, and a sentence's block is the document's block") {
  Bench bench({"scripted"});
  Document document;
  DocumentBuilder builder(document);
  for (const auto& [kind, text] :
       {std::pair{BlockKind::kFurniture, "mark 1 (3)"}, {BlockKind::kParagraph, "mark here"}}) {
    builder.begin(kind);
    builder.append(text, 0);
    builder.end();
  }
  builder.finish();
  const Analysis analysis = bench.engine->analyse(document);
  REQUIRE(analysis.facts.size() == 1);
  CHECK(analysis.facts[0].fact.span == Span{11, 15});
  REQUIRE(analysis.tokens.sentences.size() == 1);
  CHECK(analysis.tokens.sentences[0].block == 1);
}

TEST_CASE("only Swedish texts give facts; short ones count as Swedish") {
  Bench bench({"scripted"});
  const std::string english =
      "The government has given the agency the task of developing a strategy for the work with gender equality in the "
      "county. "
      "It should be reported by the end of the year to the ministry, with a mark.";
  const std::string norwegian =
      "Regjeringen har gitt etaten i oppdrag å utvikle en strategi for arbeidet med likestilling og å rapportere til "
      "departementet etter at arbeidet er ferdig. Det skal ikke være noen mark mellom dette og disse.";
  const std::string swedish =
      "Regeringen har gett myndigheten i uppdrag att utveckla en strategi för arbetet med jämställdhet och att "
      "redovisa det "
      "till departementet efter att arbetet är klart. Det ska inte finnas någon mark mellan detta och dessa.";
  Analysis analysis = bench.run({english});
  CHECK(analysis.language == "en");
  CHECK(analysis.facts.empty());
  CHECK(bench.document.metadata.get("language") == "en");
  analysis = bench.run({norwegian});
  CHECK(analysis.language == "nb");
  CHECK(analysis.facts.empty());
  analysis = bench.run({swedish});
  CHECK(analysis.language == "sv");
  CHECK(analysis.facts.size() == 1);
  analysis = bench.run(
      {"N:o 7. Protokoll angående förlängning af den genom sockerkonventionen den 5 mars 1902 bildade "
       "internationella unionen. Bryssel den 17 mars 1912. (Ratificeradt af Sverige den 29 juni 1912.) A mark."});
  CHECK(analysis.language == "sv");  // A Danish word among few is an old Swedish one.
  analysis = bench.run({"A short mark of the text"});
  CHECK(analysis.language == "sv");
  CHECK(analysis.facts.size() == 1);
  CHECK(bench.document.metadata.get("language").empty());
}

TEST_CASE("the time of every analyser is measured, and the bytes they saw") {
  Bench bench({"scripted", "staffing"});
  bench.run({"mark 12 årsarbetskrafter"});
  std::vector<std::string> names;
  for (const auto& timing : bench.engine->timings()) names.push_back(timing.plugin);
  CHECK(names == std::vector<std::string>{"tokens", "scripted", "staffing"});
  CHECK(bench.engine->timings()[0].spent.count() > 0);
  CHECK(bench.engine->bytes_analysed() == bench.document.text.size());
}

TEST_CASE("rows carry the words, the page and the document of a fact") {
  Bench bench({"staffing"});
  const Analysis analysis = bench.run({"Det gäller 12 årsarbetskrafter här."});
  const auto rows = fact_rows(bench.document, analysis);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].quote == "12 årsarbetskrafter");
  CHECK(rows[0].sentence == "Det gäller 12 årsarbetskrafter här.");
  CHECK(rows[0].document_path == "a.txt");
  CHECK(rows[0].page == 0);
}

TEST_CASE("the example rule of the guide fires on its own example") {
  Bench bench({"staffing"});
  const auto rules = bench.engine->rules();
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].first == "staffing");
  const Analysis analysis = bench.run({rules[0].second.example});
  REQUIRE(analysis.facts.size() == 1);
  CHECK(analysis.facts[0].fact.rule == rules[0].second.name);
  CHECK(*analysis.facts[0].fact.get("positions") == FieldValue(std::int64_t{12}));
}

TEST_CASE("the example of the guide does not take a number of another sentence or another word") {
  Bench bench({"staffing"});
  CHECK(bench.run({"Det var 12. Årsarbetskrafter saknas."}).facts.empty());
  CHECK(bench.run({"Det var 12 kommuner."}).facts.empty());
  CHECK(*bench.run({"Totalt 1 400 årsarbetskrafter."}).facts.at(0).fact.get("positions") ==
        FieldValue(std::int64_t{1400}));
}

TEST_CASE("a document that breaks its promises is refused with the block that does") {
  Document document = document_of({"one", "two"});
  CHECK(check_document(document));
  document.blocks[1].span.end += 1;
  CHECK(check_document(document).error().message ==
        "the reader returned a document whose block 1 lies outside the text or splits a character");
  document = document_of({"one", "two"});
  document.blocks[1].span.start = 1;
  CHECK_THAT(check_document(document).error().message, Contains("block 1 overlaps the one before"));
  document = document_of({"one", "two"});
  document.blocks[0].lead_in = 1;
  CHECK_THAT(check_document(document).error().message, Contains("block 0 has a lead-in below itself"));
  document = document_of({"one"});
  document.text[0] = '\xC3';
  CHECK_THAT(check_document(document).error().message, Contains("text is no UTF-8"));
  document = document_of({"one"});
  document.pages.push_back({1, {0, 10}});
  CHECK_THAT(check_document(document).error().message, Contains("page 1 overlaps another or lies outside the text"));
}

TEST_CASE("metadata that a person wrote is brought into canonical form, and what is not known is noted") {
  const auto registry = Registry::load(fs::path(UPPDRAG_SOURCE_DIR) / "core/registry/data");
  REQUIRE(registry);
  const PluginHost host = host_with({"scripted"});
  auto engine = AnalysisEngine::make(host, *registry);
  REQUIRE(engine);
  Document document = document_of({"text"});
  document.metadata.set_list("county", {"Gotland", "Skåne län", "Gottland"}, "front-matter");
  document.metadata.set("kind", "Strategi", "front-matter");
  document.metadata.set("authority", "Skolverket", "sidecar");
  (*engine)->analyse(document);
  CHECK(document.metadata.list("county") == std::vector<std::string>{"09", "12", "Gottland"});
  CHECK(document.metadata.get("kind") == "strategy");
  CHECK(document.metadata.get("authority") == "Statens skolverk");
  CHECK(document.notes == std::vector<std::string>{"county 'Gottland' is not known, did you mean 'Gotlands län'?"});
}
