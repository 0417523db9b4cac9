// SPDX-License-Identifier: GPL-3.0-or-later
// Scoring against gold facts, in small cases counted by hand, and (when UPPDRAG_SHARED names the folder) against the
// reference script on the whole annotated set.
#include <Poco/JSON/Parser.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>

#include "query/support.h"
#include "uppdrag/plugin/json.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Catch::Contains;
namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

namespace {

ExtractedFact found(std::string document, std::string type, std::string quote,
                    std::vector<std::pair<std::string, FieldValue>> fields, double confidence = 0.5,
                    std::string rule = "r/1") {
  ExtractedFact out;
  out.document = std::move(document);
  out.fact.type = std::move(type);
  out.fact.fields = std::move(fields);
  out.fact.confidence = confidence;
  out.fact.rule = std::move(rule);
  out.quote = std::move(quote);
  return out;
}

class Case {
 public:
  Case(const std::string& gold, std::vector<std::pair<std::string, std::string>> texts) : texts_(std::move(texts)) {
    std::ofstream(folder_ / "gold.jsonl") << gold;
  }
  Result<Evaluation> run(const std::vector<ExtractedFact>& facts, const std::vector<FactType>& types = {}) const {
    return evaluate(folder_ / "gold.jsonl", texts_, facts, types);
  }
  // gold/found/wrong/missed of a type.
  std::string score(const std::string& type, const std::vector<ExtractedFact>& facts,
                    const std::vector<FactType>& types = {}) const {
    const auto evaluation = run(facts, types);
    INFO((evaluation ? std::string{} : evaluation.error().message));
    REQUIRE(evaluation.has_value());
    for (const TypeScore& each : evaluation->types) {
      if (each.type == type)
        return std::to_string(each.gold) + "/" + std::to_string(each.found) + "/" + std::to_string(each.wrong) + "/" +
               std::to_string(each.missed);
    }
    return "none";
  }

 private:
  TemporaryFolder folder_;
  std::vector<std::pair<std::string, std::string>> texts_;
};

const std::pair<std::string, std::string> kText{
    "a.txt",
    "Uppdraget ska redovisas senast den 31 januari 2014. Det slut-\nredovisas den 1 mars 2015.\n\nMyndigheten får "
    "använda 5 000 000 kronor."};

}  // namespace

TEST_CASE("A fact is found when its key agrees and the quotes overlap, layout aside") {
  const Case one(
      R"({"doc":"a.txt","type":"deadline","due":"2015-03-01","quote":"Det slut-redovisas den 1 mars 2015","action":"report-final","responsible":[]})"
      "\n",
      {kText});
  const auto with = [](std::string due, std::string quote) {
    return std::vector<ExtractedFact>{found("a.txt", "deadline", std::move(quote), {{"due", std::move(due)}})};
  };
  CHECK(one.score("deadline", with("2015-03-01", "slutredovisas den 1 MARS")) == "1/1/0/0");
  CHECK(one.score("deadline", with("2015-03-01", "slut-\nredovisas")) == "1/1/0/0");
  CHECK(one.score("deadline", with("2015-03-02", "slutredovisas den 1 mars")) == "1/0/1/1");
  CHECK(one.score("deadline", with("2015-03-01", "senast den 31 januari")) == "1/0/1/1");
  CHECK(one.score("deadline", with("2015-03-01", "not in the text")) == "1/0/1/1");
  CHECK(one.score("deadline", {}) == "1/0/0/1");
  CHECK(one.run(with("2015-03-01", "not in the text"))->unplaced_quotes == 1);
}

TEST_CASE("Each fact is used once, the larger overlap first, and ignored gold swallows any number") {
  const std::string line =
      R"({"doc":"a.txt","type":"deadline","due":"2014-01-31","quote":"redovisas senast den 31 januari 2014"})"
      "\n";
  const Case one(line, {kText});
  const auto twice = std::vector<ExtractedFact>{
      found("a.txt", "deadline", "31 januari", {{"due", std::string{"2014-01-31"}}}),
      found("a.txt", "deadline", "senast den 31 januari 2014", {{"due", std::string{"2014-01-31"}}}, 0.5, "r/long")};
  CHECK(one.score("deadline", twice) == "1/1/1/0");
  const auto scored = one.run(twice)->types[0];
  for (const auto& rule : scored.rules) CHECK(rule.right == (rule.rule == "r/long" ? 1 : 0));

  const Case ignored(
      R"({"doc":"a.txt","type":"deadline","due":"","quote":"redovisas senast den 31 januari 2014","ignore":true})"
      "\n",
      {kText});
  CHECK(ignored.score("deadline", twice) == "0/0/0/0");
  CHECK(ignored.score("deadline", {}) == "0/0/0/0");
}

TEST_CASE("A mandate has no key: its quote must share half of the shorter one") {
  const Case one(
      R"({"doc":"a.txt","type":"mandate","assignees":["Skolverket"],"kind":"task","quote":"Myndigheten får använda 5 000 000 kronor"})"
      "\n",
      {kText});
  const auto with = [](std::string quote) {
    return std::vector<ExtractedFact>{found("a.txt", "mandate", std::move(quote), {})};
  };
  CHECK(one.score("mandate", with("får använda")) == "1/1/0/0");
  CHECK(one.score("mandate", with("1 mars 2015. Myndigheten")) == "1/1/0/0");
  CHECK(one.score("mandate", with("redovisas den 1 mars 2015. Myndigheten")) == "1/0/1/1");
}

TEST_CASE("Budgets agree in both ends, references in kind and id, eu ids with or without nr") {
  const Case one(
      R"({"doc":"a.txt","type":"budget","min":null,"max":5000000,"quote":"5 000 000 kronor","years":[2014,2013],"qualifier":"max"})"
      "\n"
      R"({"doc":"b.txt","type":"reference","kind":"eu","id":"(EU) nr 1303/2013","quote":"(EU) nr 1303/2013"})"
      "\n"
      R"({"doc":"b.txt","type":"reference","kind":"dnr","id":"U2013/964/JÄM","quote":"U2013/964/JÄM"})"
      "\n",
      {kText, {"b.txt", "Enligt (EU) nr 1303/2013, dnr U2013/964/JÄM."}});
  const auto money = [](FieldValue min, FieldValue max) {
    return std::vector<ExtractedFact>{found("a.txt", "budget", "5 000 000 kronor",
                                            {{"min", min},
                                             {"max", max},
                                             {"years", std::vector<std::int64_t>{2013, 2014}},
                                             {"qualifier", std::string{"MAX"}}})};
  };
  CHECK(one.score("budget", money(std::monostate{}, std::int64_t{5'000'000})) == "1/1/0/0");
  CHECK(one.score("budget", money(std::int64_t{5'000'000}, std::int64_t{5'000'000})) == "1/0/1/1");
  const auto fields = one.run(money(std::monostate{}, std::int64_t{5'000'000}))->types[1].fields;
  REQUIRE(fields.size() == 4);
  CHECK(fields[0].agree == 1);  // qualifier, case aside
  CHECK(fields[1].agree == 1);  // years, in any order
  CHECK(fields[2].agree == 1);  // recipient, absent on both sides
  const auto reference = [](const std::string& kind, const std::string& id) {
    const std::string quote = id.starts_with("(") ? "(EU) nr 1303/2013" : "U2013/964/JÄM";
    return found("b.txt", "reference", quote, {{"kind", kind}, {"id", id}});
  };
  CHECK(one.score("reference", {reference("eu", "(eu) 1303/2013"), reference("dnr", "u2013/ 964/jäm")}) == "2/2/0/0");
  CHECK(one.score("reference", {reference("dnr", "(EU) 1303/2013"), reference("eu", "U2013/964/JÄM")}) == "2/0/2/2");
}

TEST_CASE("An absent field and an empty list are not the same, and lists agree in any order") {
  const Case one(
      R"({"doc":"a.txt","type":"deadline","due":"2014-01-31","quote":"31 januari 2014","action":"report","responsible":["B","a"],"recipient":[]})"
      "\n",
      {kText});
  const auto evaluation = one.run({found(
      "a.txt", "deadline", "31 januari 2014",
      {{"due", std::string{"2014-01-31"}}, {"action", std::string{"Report"}}, {"responsible", Texts{"A", "b"}}})});
  const TypeScore& score = evaluation->types[0];
  CHECK(score.fields[0].agree == 1);
  CHECK(score.fields[1].agree == 1);
  CHECK(score.fields[2].field == "recipient");
  CHECK(score.fields[2].seen == 1);
  CHECK(score.fields[2].agree == 0);
}

TEST_CASE("Rules are counted right and wrong with the mean of what they claimed") {
  const Case one(R"({"doc":"a.txt","type":"goal","goal":"miljo:1","quote":"Uppdraget ska"})"
                 "\n",
                 {kText});
  const auto evaluation =
      one.run({found("a.txt", "goal", "Uppdraget", {{"goal", std::string{"miljo:1"}}}, 0.9, "goal/a"),
               found("a.txt", "goal", "Myndigheten", {{"goal", std::string{"miljo:1"}}}, 0.5, "goal/a"),
               found("a.txt", "goal", "Myndigheten", {{"goal", std::string{"miljo:2"}}}, 0.2, "goal/b")});
  const TypeScore& score = evaluation->types[3];
  REQUIRE(score.type == "goal");
  REQUIRE(score.rules.size() == 2);
  CHECK(score.rules[0].rule == "goal/a");
  CHECK(score.rules[0].right == 1);
  CHECK(score.rules[0].wrong == 1);
  CHECK(score.rules[0].confidence == Approx(0.7));
  CHECK(score.rules[1].wrong == 1);
  CHECK(score.precision() == Approx(1.0 / 3));
  CHECK(score.recall() == 1);
  CHECK(score.wrong_facts.size() == 2);
  CHECK_THAT(score.wrong_facts[1].text, Contains("\"goal\":\"miljo:2\"") && Contains("\"rule\":\"goal/b\""));
}

TEST_CASE("A third party's type is scored by its key fields, or by place without one, and only with gold") {
  FactType type;
  type.id = "clause";
  type.fields = {field("number", FieldType::kInteger), field("who", FieldType::kText)};
  type.fields[0].key = true;
  const Case one(R"({"doc":"a.txt","type":"clause","number":3,"who":"Alla","quote":"Uppdraget ska"})"
                 "\n",
                 {kText});
  const auto facts = std::vector<ExtractedFact>{
      found("a.txt", "clause", "Uppdraget", {{"number", std::int64_t{3}}, {"who", std::string{"alla"}}}),
      found("a.txt", "clause", "Uppdraget", {{"number", std::int64_t{4}}})};
  CHECK(one.score("clause", facts, {type}) == "1/1/1/0");
  CHECK(one.run(facts, {type})->types.back().fields[0].agree == 1);
  type.fields[0].key = false;
  CHECK(one.score("clause", {facts[1]}, {type}) == "1/1/0/0");
  CHECK(one.score("clause", facts) == "none");
}

TEST_CASE("Facts of other documents are counted apart, and a broken gold file is named with its line") {
  const Case one(R"({"doc":"a.txt","type":"goal","goal":"miljo:1","quote":"Uppdraget"})"
                 "\n\n"
                 R"({"doc":"elsewhere.txt","type":"goal","goal":"miljo:1","quote":"x"})"
                 "\n",
                 {kText});
  CHECK(one.score("goal", {found("b.txt", "goal", "x", {})}) == "1/0/0/1");
  CHECK(one.run({found("b.txt", "goal", "x", {})})->unknown_documents == 1);
  const Case broken("{\"doc\":\"a.txt\",\"type\":\"goal\",\"quote\":\"x\"}\nnonsense\n", {kText});
  CHECK_THAT(broken.run({}).error().message, Contains("gold.jsonl:2:"));
  const Case lacking("{\"doc\":\"a.txt\",\"type\":\"goal\"}\n", {kText});
  CHECK_THAT(lacking.run({}).error().message, Contains(":1:") && Contains("'quote'"));
  CHECK(evaluate("/nonexistent/gold.jsonl", {}, {}, {}).error().code == ErrorCode::kNotFound);
}

TEST_CASE("The figures are those of the reference script on the annotated set", "[real]") {
  const char* shared = std::getenv("UPPDRAG_SHARED");
  if (shared == nullptr) {
    WARN("UPPDRAG_SHARED is not set: not checked");
    return;
  }
  const fs::path root{shared};
  const fs::path docs = root / "corpus/annotated/docs";
  const fs::path gold = root / "corpus/annotated/gold.jsonl";
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& entry : fs::directory_iterator(docs)) {
    std::ifstream in(entry.path(), std::ios::binary);
    texts.emplace_back(entry.path().filename().string(), std::string{std::istreambuf_iterator<char>(in), {}});
  }
  // Facts made from the gold itself, some left out, some changed, some doubled: enough to meet every rule of matching.
  std::mt19937 random(11);
  std::vector<ExtractedFact> facts;
  std::ifstream in(gold);
  for (std::string line; std::getline(in, line);) {
    if (random() % 6 == 0) continue;
    Poco::JSON::Parser parser;
    const auto object = parser.parse(line).extract<Poco::JSON::Object::Ptr>();
    ExtractedFact fact;
    fact.document = object->getValue<std::string>("doc");
    fact.fact.type = object->getValue<std::string>("type");
    fact.quote = object->getValue<std::string>("quote");
    if (random() % 4 == 0 && fact.quote.size() > 40) {
      auto cut = fact.quote.size() / 2;
      while ((static_cast<unsigned char>(fact.quote[cut]) & 0xC0U) == 0x80U) ++cut;
      fact.quote = fact.quote.substr(0, cut);
    }
    for (const auto& [name, value] : *object) {
      if (name == "doc" || name == "type" || name == "quote" || name == "ignore" || random() % 9 == 0) continue;
      if (value.isEmpty()) continue;
      if (value.type() == typeid(Poco::JSON::Array::Ptr)) {
        const auto array = value.extract<Poco::JSON::Array::Ptr>();
        if (name == "years") {
          std::vector<std::int64_t> numbers;
          for (const auto& each : *array) numbers.push_back(each.convert<std::int64_t>());
          fact.fact.set(name, numbers);
        } else {
          Texts members;
          for (const auto& each : *array) members.push_back(each.convert<std::string>());
          fact.fact.set(name, members);
        }
      } else if (value.isBoolean()) {
        fact.fact.set(name, value.convert<bool>());
      } else if (value.isString()) {
        fact.fact.set(name, value.convert<std::string>() + (random() % 12 == 0 ? "x" : ""));
      } else {
        fact.fact.set(name, value.convert<std::int64_t>() + (random() % 12 == 0 ? 1 : 0));
      }
    }
    facts.push_back(fact);
    if (random() % 8 == 0) facts.push_back(fact);
  }
  const TemporaryFolder folder;
  {
    std::ofstream out(folder / "facts.jsonl");
    for (const ExtractedFact& fact : facts) {
      std::string line = "{\"document\":{\"path\":";
      append_json_string(line, "somewhere/" + fact.document);
      line += "},\"type\":";
      append_json_string(line, fact.fact.type);
      line += ",\"fields\":{";
      for (const auto& field : fact.fact.fields) {
        if (&field != &fact.fact.fields.front()) line += ',';
        append_json_string(line, field.first);
        line += ':';
        append_json_value(line, field.second);
      }
      line += "},\"quote\":";
      append_json_string(line, fact.quote);
      out << line << "}\n";
    }
  }
  const std::string command = "python3 '" + (root / "tools/score_facts.py").string() + "' '" + docs.string() + "' '" +
                              gold.string() + "' '" + (folder / "facts.jsonl").string() + "' --json > '" +
                              (folder / "scores.json").string() + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  std::ifstream scores(folder / "scores.json");
  Poco::JSON::Parser parser;
  const auto expected = parser.parse(scores).extract<Poco::JSON::Object::Ptr>();
  const auto evaluation = evaluate(gold, texts, facts, {});
  REQUIRE(evaluation.has_value());
  REQUIRE(evaluation->types.size() == 5);
  for (const TypeScore& score : evaluation->types) {
    CAPTURE(score.type);
    const auto type = expected->getObject(score.type);
    CHECK(score.gold == type->getValue<std::int64_t>("gold"));
    CHECK(score.found == type->getValue<std::int64_t>("found"));
    CHECK(score.wrong == type->getValue<std::int64_t>("wrong"));
    CHECK(score.missed == type->getValue<std::int64_t>("missed"));
    CHECK(score.precision() == Approx(type->getValue<double>("precision")).margin(0.0001));
    CHECK(score.recall() == Approx(type->getValue<double>("recall")).margin(0.0001));
    CHECK(score.f1() == Approx(type->getValue<double>("f1")).margin(0.0001));
    const auto fields = type->getObject("fields");
    for (const FieldAgreement& field : score.fields) {
      CAPTURE(field.field);
      CHECK(static_cast<double>(field.agree) / static_cast<double>(field.seen) ==
            Approx(fields->getValue<double>(field.field)).margin(0.0001));
    }
  }
}
