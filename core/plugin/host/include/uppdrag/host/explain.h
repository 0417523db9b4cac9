// SPDX-License-Identifier: GPL-3.0-or-later
// Why a fact was found: the sentence, what was recognised in it, the rule, and where the names in it come from.
// Annotations are not stored; analysing the same text with the same plugins again gives the same ones.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "uppdrag/host/host.h"

namespace uppdrag {

// Where a text says whom a name or a word such as `myndigheten` stands for.
struct Origin {
  enum class Where : std::uint8_t {
    kInSentence,  // In the sentence itself.
    kInCharge,    // Whoever has the assignment at that place.
    kBefore,      // Named earlier.
    kAfter,       // Named only later.
    kNowhere,     // Not in the text: a register knows it, or a rule says so.
  } where = Where::kNowhere;
  std::string words;     // The mention.
  std::string sentence;  // The sentence in which it stands.
  std::uint32_t page = 0;
};
std::string_view origin_name(Origin::Where where);  // "sentence", "in-charge", "before", "after", "nowhere"

struct Explanation {
  FactRow fact;
  Span sentence_span;        // fact.sentence and its place in the text,
  Span mark;                 // and the bytes of fact.sentence that are the quote.
  std::string rule_summary;  // Empty when the analyser does not name its rules.
  std::string rule_example;
  std::optional<RuleCount> measured;
  double factor = 1;                       // What this fact takes off the share of its rule.
  std::vector<AnnotationRow> annotations;  // Of the sentence, in order.

  struct Anaphor {  // `myndigheten` in the sentence: whom it means, and where that is said.
    std::string words;
    std::vector<std::string> names;
    Origin origin;
  };
  std::vector<Anaphor> anaphors;

  struct Named {  // A body in a field of the fact.
    std::string field;
    std::string name;
    Origin origin;
  };
  std::vector<Named> bodies;
};

// Explains fact `index` of `analysis`. Requires index < analysis.facts.size(); `document` as it was analysed.
Explanation explain(const PluginHost& host, const AnalysisEngine& engine, const Document& document,
                    const Analysis& analysis, std::size_t index);

// The same fact in a new analysis: type, place and rule agree; without the rule when a plugin was renewed since.
// Nothing when the text or the plugins have changed too much.
std::optional<std::size_t> find_fact(const Analysis& analysis, const Fact& fact);

// `metadata` without what analysers found, as it was before the first analysis: what they add must not be there when
// they run again.
Metadata without_findings(const Metadata& metadata);

}  // namespace uppdrag
