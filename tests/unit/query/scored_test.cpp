// SPDX-License-Identifier: GPL-3.0-or-later
// Scoring of a whole set against figures that were counted by the reference script once, when the set was made: four of
// our own texts, their gold, and facts with misses, doubles, wrong values and quotes that are nowhere in the text.
#include <Poco/JSON/Parser.h>

#include <fstream>
#include <iterator>

#include "query/support.h"

using namespace uppdrag;
using namespace uppdrag::test;
namespace fs = std::filesystem;
using Object = Poco::JSON::Object;

namespace {

const fs::path kSet = fs::path(UPPDRAG_SOURCE_DIR) / "tests/unit/query/scored";

FieldValue value_of(const std::string& name, const Poco::Dynamic::Var& value) {
  if (value.isEmpty()) return std::monostate{};
  if (value.type() == typeid(Poco::JSON::Array::Ptr)) {
    std::vector<std::int64_t> numbers;
    std::vector<std::string> texts;
    for (const auto& each : *value.extract<Poco::JSON::Array::Ptr>()) {
      if (name == "years")
        numbers.push_back(each.convert<std::int64_t>());
      else
        texts.push_back(each.convert<std::string>());
    }
    return name == "years" ? FieldValue(numbers) : FieldValue(texts);
  }
  if (value.isBoolean()) return value.convert<bool>();
  if (value.isString()) return value.convert<std::string>();
  return value.convert<std::int64_t>();
}

std::vector<ExtractedFact> facts_of_set() {
  std::vector<ExtractedFact> out;
  std::ifstream in(kSet / "facts.jsonl");
  for (std::string line; std::getline(in, line);) {
    Poco::JSON::Parser parser;
    const auto object = parser.parse(line).extract<Object::Ptr>();
    ExtractedFact fact;
    fact.document = object->getObject("document")->getValue<std::string>("path");
    fact.fact.type = object->getValue<std::string>("type");
    fact.quote = object->getValue<std::string>("quote");
    for (const auto& [name, value] : *object->getObject("fields")) fact.fact.set(name, value_of(name, value));
    out.push_back(std::move(fact));
  }
  return out;
}

}  // namespace

TEST_CASE("A whole set gets the figures that the reference script counted") {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& entry : fs::directory_iterator(kSet / "docs")) {
    std::ifstream in(entry.path(), std::ios::binary);
    texts.emplace_back(entry.path().filename().string(), std::string{std::istreambuf_iterator<char>(in), {}});
  }
  REQUIRE(texts.size() == 4);
  const auto evaluation = evaluate(kSet / "gold.jsonl", texts, facts_of_set(), {});
  REQUIRE(evaluation.has_value());
  std::ifstream in(kSet / "expected.json");
  Poco::JSON::Parser parser;
  const auto expected = parser.parse(in).extract<Object::Ptr>();
  REQUIRE(evaluation->types.size() == expected->size());
  for (const TypeScore& score : evaluation->types) {
    CAPTURE(score.type);
    const auto type = expected->getObject(score.type);
    CHECK(score.gold == type->getValue<std::int64_t>("gold"));
    CHECK(score.found == type->getValue<std::int64_t>("found"));
    CHECK(score.wrong == type->getValue<std::int64_t>("wrong"));
    CHECK(score.missed == type->getValue<std::int64_t>("missed"));
    CHECK(score.f1() == Approx(type->getValue<double>("f1")).margin(0.0001));
    for (const FieldAgreement& field : score.fields) {
      CAPTURE(field.field);
      CHECK(static_cast<double>(field.agree) / static_cast<double>(field.seen) ==
            Approx(type->getObject("fields")->getValue<double>(field.field)).margin(0.0001));
    }
  }
}
