// SPDX-License-Identifier: GPL-3.0-or-later
// What a manifest says of its rules, and what becomes of the confidence of their facts.
#include <catch2/catch.hpp>
#include <sstream>

#include "host/support.h"

using namespace uppdrag;
using namespace uppdrag::test;
using Catch::Matchers::Contains;

namespace {

// A copy of the scripted plugin whose manifest has `rules`.
void copy_with_rules(const Folder& folder, const std::string& rules) {
  fs::copy(fixture("scripted"), folder.path(), fs::copy_options::recursive);
  std::ifstream in(folder.path() / "scripted.plugin.json");
  std::stringstream text;
  text << in.rdbuf();
  std::string manifest = text.str();
  manifest.insert(manifest.find('{') + 1, "\"rules\": " + rules + ",");
  folder.write("scripted.plugin.json", manifest);
}

}  // namespace

TEST_CASE("the share of a rule is Laplace's: never sure, never hopeless") {
  CHECK(RuleCount{"r", 0, 0}.share() == Approx(0.5));
  CHECK(RuleCount{"r", 8, 8}.share() == Approx(0.9));
  CHECK(RuleCount{"r", 0, 8}.share() == Approx(0.1));
  CHECK(RuleCount{"r", 98, 98}.share() == Approx(0.99));
}

TEST_CASE("the confidence of a counted rule's fact is what the plugin says times the rule's share") {
  const Folder folder;
  copy_with_rules(folder, R"([{"name": "mark/plain", "right": 8, "read": 8}])");
  const PluginHost host = PluginHost::discover({folder.path()});
  REQUIRE(host.rule_count("mark/plain") != nullptr);
  CHECK(host.rule_count("mark/plain")->read == 8);
  CHECK(host.rule_count("mark/other") == nullptr);
  const Registry registry;
  auto engine = AnalysisEngine::make(host, registry);
  REQUIRE(engine);
  Document document = document_of({"Mark one."});
  const Analysis analysis = (*engine)->analyse(document);
  REQUIRE(analysis.facts.size() == 1);
  CHECK(analysis.facts[0].fact.confidence == Approx(0.9 * 0.9));
}

TEST_CASE("counts that cannot be are refused with the rule's name") {
  const auto [rules, reason] = GENERATE(table<std::string, std::string>({
      {R"([{"name": "mark/plain", "right": 9, "read": 8}])", "rule 'mark/plain': more facts are right than were read"},
      {R"([{"name": "mark/plain", "right": -1, "read": 8}])", "\"right\" must be a whole number"},
      {R"([{"right": 1, "read": 8}])", "lacks \"name\""},
      {R"({"mark/plain": 8})", "\"rules\" must be a list"},
      {R"(["mark/plain"])", "\"rules\" must be a list of objects"},
  }));
  const Folder folder;
  copy_with_rules(folder, rules);
  const PluginHost host = PluginHost::discover({folder.path()});
  REQUIRE(host.plugins().size() == 1);
  CHECK(host.plugins()[0].state == PluginState::kRefused);
  CHECK_THAT(host.plugins()[0].reason, Contains(reason));
}
