// SPDX-License-Identifier: GPL-3.0-or-later
// Scores extracted facts against gold facts: each is used at most once, the largest overlap first.
#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

#include "gold.h"
#include "uppdrag/plugin/json.h"
#include "uppdrag/query/query.h"

namespace uppdrag {
namespace {

using asking::Comparable;
using asking::GoldFact;
using asking::Place;
using asking::TypeRules;

constexpr std::array<double, 6> kBinStarts = {0, 0.5, 0.7, 0.8, 0.9, 0.95};

// A gold or an extracted fact with what matching asks of it.
template <typename Fact>
struct Placed {
  const Fact* fact = nullptr;
  std::vector<Comparable> key;
  std::vector<Place> at;
  std::size_t length = 0;  // Of the squashed quote.
};
using PlacedGold = Placed<GoldFact>;
using PlacedFound = Placed<ExtractedFact>;

using ByDocument = std::unordered_map<std::string, std::u32string>;

template <typename Fact>
Placed<Fact> place(const Fact& fact, const std::string& quote, const std::u32string& text,
                   std::vector<Comparable> key) {
  const std::u32string squashed = asking::squash(quote);
  return {&fact, std::move(key), asking::places(text, squashed), squashed.size()};
}

std::string found_line(const ExtractedFact& found) {
  std::string out = "{\"doc\":";
  append_json_string(out, found.document);
  out += ",\"type\":";
  append_json_string(out, found.fact.type);
  for (const auto& [name, value] : found.fact.fields) {
    out += ',';
    append_json_string(out, name);
    out += ':';
    append_json_value(out, value);
  }
  out += ",\"quote\":";
  append_json_string(out, found.quote);
  out += ",\"rule\":";
  append_json_string(out, found.fact.rule);
  return out + "}";
}

class TypeScorer {
 public:
  explicit TypeScorer(TypeRules rules) : rules_(std::move(rules)) {
    score_.type = rules_.type;
    for (const std::string& field : rules_.fields) score_.fields.push_back({field});
  }

  const TypeRules& rules() const { return rules_; }

  // The facts of one document.
  void add(const std::vector<PlacedGold>& gold, const std::vector<PlacedFound>& found) {
    using Pair = std::tuple<bool, std::size_t, std::size_t, std::size_t>;  // ignore, missing overlap, gold, found
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < gold.size(); ++i) {
      for (std::size_t j = 0; j < found.size(); ++j) {
        const std::size_t shared = asking::overlap(gold[i].at, found[j].at);
        if (shared == 0 || (!gold[i].fact->ignore && gold[i].key != found[j].key)) continue;
        if (rules_.by_place && 2 * shared < std::min(gold[i].length, found[j].length)) continue;
        pairs.emplace_back(gold[i].fact->ignore, ~shared, i, j);
      }
    }
    std::sort(pairs.begin(), pairs.end());
    std::vector<bool> used_gold(gold.size());
    std::vector<bool> used_found(found.size());
    for (const auto& [ignore, missing, i, j] : pairs) {
      // Any number of facts may fall on a gold fact that is to be ignored.
      if (used_found[j] || (used_gold[i] && !ignore)) continue;
      used_gold[i] = true;
      used_found[j] = true;
      if (!ignore) hit(*gold[i].fact, *found[j].fact);
    }
    for (std::size_t i = 0; i < gold.size(); ++i) {
      if (!used_gold[i] && !gold[i].fact->ignore) miss(*gold[i].fact);
    }
    for (std::size_t j = 0; j < found.size(); ++j) {
      if (!used_found[j]) wrong(*found[j].fact);
    }
  }

  TypeScore finish() {
    score_.gold = score_.found + score_.missed;
    for (auto& [name, rule] : by_rule_) {
      rule.confidence /= static_cast<double>(rule.right + rule.wrong);
      score_.rules.push_back(rule);
    }
    for (TypeScore::ConfidenceBin& bin : bins_) {
      if (bin.right + bin.wrong == 0) continue;
      bin.stated /= static_cast<double>(bin.right + bin.wrong);
      score_.bins.push_back(bin);
    }
    return std::move(score_);
  }

 private:
  TypeScore::RuleScore& rule_of(const ExtractedFact& found) {
    TypeScore::RuleScore& out = by_rule_[found.fact.rule];
    out.rule = found.fact.rule;
    out.confidence += found.fact.confidence;  // The sum, until finish().
    return out;
  }
  TypeScore::ConfidenceBin& bin_of(const ExtractedFact& found) {
    std::size_t i = 0;
    while (i + 1 < kBinStarts.size() && found.fact.confidence >= kBinStarts[i + 1]) ++i;
    TypeScore::ConfidenceBin& bin = bins_[i];
    bin.from = kBinStarts[i];
    bin.to = i + 1 < kBinStarts.size() ? kBinStarts[i + 1] : 1;
    bin.stated += found.fact.confidence;
    return bin;
  }
  void hit(const GoldFact& gold, const ExtractedFact& found) {
    ++score_.found;
    ++rule_of(found).right;
    ++bin_of(found).right;
    for (FieldAgreement& field : score_.fields) {
      ++field.seen;
      field.agree += gold.field(field.field) == asking::field_of(found.fact, field.field) ? 1 : 0;
    }
  }
  void miss(const GoldFact& gold) {
    ++score_.missed;
    score_.missed_facts.push_back({gold.document, gold.line});
  }
  void wrong(const ExtractedFact& found) {
    ++score_.wrong;
    ++rule_of(found).wrong;
    ++bin_of(found).wrong;
    score_.wrong_facts.push_back({found.document, found_line(found)});
  }

  TypeRules rules_;
  TypeScore score_;
  std::map<std::string, TypeScore::RuleScore> by_rule_;
  std::array<TypeScore::ConfidenceBin, kBinStarts.size()> bins_{};
};

// The built-in types are always scored, others when the gold has facts of them: without gold nothing can be said.
std::vector<TypeRules> types_to_score(const std::vector<FactType>& types, const std::vector<GoldFact>& gold) {
  std::vector<TypeRules> out;
  for (const char* type : {"deadline", "budget", "mandate", "goal", "reference"})
    out.push_back(asking::rules_of(type, nullptr));
  for (const FactType& type : types) {
    const bool known =
        std::any_of(out.begin(), out.end(), [&type](const TypeRules& each) { return each.type == type.id; });
    const bool wanted =
        std::any_of(gold.begin(), gold.end(), [&type](const GoldFact& each) { return each.type == type.id; });
    if (!known && wanted) out.push_back(asking::rules_of(type.id, &type));
  }
  return out;
}

TypeScore score_type(const TypeRules& rules, const std::vector<std::pair<std::string, std::string>>& texts,
                     const ByDocument& squashed, const std::vector<GoldFact>& gold,
                     const std::vector<ExtractedFact>& facts, std::int64_t& unplaced) {
  TypeScorer scorer(rules);
  std::unordered_map<std::string, std::vector<PlacedGold>> gold_of;
  std::unordered_map<std::string, std::vector<PlacedFound>> found_of;
  for (const GoldFact& each : gold) {
    const auto text = squashed.find(each.document);
    if (each.type != rules.type || text == squashed.end()) continue;
    auto key = asking::key_of(rules, [&each](const std::string& name) { return each.field(name); });
    gold_of[each.document].push_back(place(each, each.quote, text->second, std::move(key)));
  }
  for (const ExtractedFact& each : facts) {
    const auto text = squashed.find(each.document);
    if (each.fact.type != rules.type || text == squashed.end()) continue;
    auto key = asking::key_of(rules, [&each](const std::string& name) { return asking::field_of(each.fact, name); });
    found_of[each.document].push_back(place(each, each.quote, text->second, std::move(key)));
    unplaced += found_of[each.document].back().at.empty() ? 1 : 0;
  }
  for (const auto& [document, text] : texts) scorer.add(gold_of[document], found_of[document]);
  return scorer.finish();
}

}  // namespace

Result<Evaluation> evaluate(const std::filesystem::path& gold_file,
                            const std::vector<std::pair<std::string, std::string>>& texts,
                            const std::vector<ExtractedFact>& facts, const std::vector<FactType>& types) {
  auto gold = asking::read_gold(gold_file);
  if (!gold) return gold.error();
  ByDocument squashed;
  for (const auto& [name, text] : texts) squashed[name] = asking::squash(text);
  Evaluation out;
  const std::vector<TypeRules> rules = types_to_score(types, *gold);
  for (const ExtractedFact& fact : facts) {
    const bool scored =
        std::any_of(rules.begin(), rules.end(), [&fact](const TypeRules& each) { return each.type == fact.fact.type; });
    if (scored && squashed.count(fact.document) == 0) ++out.unknown_documents;
  }
  for (const TypeRules& each : rules)
    out.types.push_back(score_type(each, texts, squashed, *gold, facts, out.unplaced_quotes));
  return out;
}

}  // namespace uppdrag
