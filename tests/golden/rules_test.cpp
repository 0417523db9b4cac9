// SPDX-License-Identifier: GPL-3.0-or-later
// Every rule has an example in which it fires, and every fact names a rule that its analyser has.
#include <catch2/catch.hpp>
#include <set>

#include "workbench.h"

TEST_CASE("every rule for facts fires on its own example") {
  golden::Workbench bench;
  const auto rules = bench.engine().rules();
  REQUIRE_FALSE(rules.empty());
  std::set<std::string> names;
  for (const auto& [plugin, rule] : rules) {
    INFO(plugin << ": " << rule.name << ": " << rule.example);
    CHECK(names.insert(rule.name).second);
    CHECK_FALSE(rule.summary.empty());
    if (!bench.host().fact_type(rule.name.substr(0, rule.name.find('/')))) continue;  // A rule for annotations.
    const auto analysis = bench.analyse_text(rule.example);
    std::string fired;
    for (const auto& checked : analysis.facts) fired += checked.fact.rule + " ";
    INFO("fired: " << fired);
    CHECK(std::any_of(analysis.facts.begin(), analysis.facts.end(),
                      [&rule = rule](const auto& checked) { return checked.fact.rule == rule.name; }));
  }
}
