// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/host/explain.h"

#include <algorithm>

namespace uppdrag {
namespace {

class Explainer {
 public:
  Explainer(const PluginHost& host, const Document& document, const Analysis& analysis, const Fact& fact)
      : host_(host), document_(document), analysis_(analysis), fact_(fact) {}

  std::vector<AnnotationRow> annotations() const {
    std::vector<AnnotationRow> out;
    for (AnnotationRow& row : annotation_rows(analysis_))
      if (inside(row.span) && row.type != "assignees") out.push_back(std::move(row));
    return out;
  }

  std::vector<Explanation::Anaphor> anaphors() const {
    std::vector<Explanation::Anaphor> out;
    for (const ActorMention& actor : actors()) {
      if (actor.kind != ActorKind::kAnaphor || !inside(actor.span)) continue;
      Explanation::Anaphor anaphor{verbatim(document_.text, actor.span), actor.names, {}};
      if (!actor.names.empty()) anaphor.origin = origin_of(actor.names.front(), actor.tokens.first, false);
      out.push_back(std::move(anaphor));
    }
    return out;
  }

  std::vector<Explanation::Named> bodies() const {
    std::vector<Explanation::Named> out;
    const FactType* type = host_.fact_type(fact_.type);
    if (type == nullptr) return out;
    for (const FieldDeclaration& field : type->fields) {
      const FieldValue* value = fact_.get(field.name);
      if (field.type != FieldType::kAuthority || value == nullptr) continue;
      if (const auto* one = std::get_if<std::string>(value); one != nullptr && !one->empty())
        out.push_back({field.name, *one, origin_of(*one, first_token(), true)});
      if (const auto* list = std::get_if<std::vector<std::string>>(value))
        for (const std::string& name : *list) out.push_back({field.name, name, origin_of(name, first_token(), true)});
    }
    return out;
  }

 private:
  const std::vector<ActorMention>& actors() const { return analysis_.annotations.actors; }
  bool inside(const Span& span) const { return span.start >= fact_.sentence.start && span.end <= fact_.sentence.end; }

  static bool names(const ActorMention& actor, const std::string& name) {
    return std::find(actor.names.begin(), actor.names.end(), name) != actor.names.end();
  }

  std::uint32_t first_token() const {
    const auto& tokens = analysis_.tokens.tokens;
    const auto at = std::lower_bound(tokens.begin(), tokens.end(), fact_.sentence.start,
                                     [](const Token& token, std::uint32_t byte) { return token.start < byte; });
    return static_cast<std::uint32_t>(at - tokens.begin());
  }

  Origin at(Origin::Where where, const TokenRange& tokens) const {
    Origin origin;
    origin.where = where;
    const Span span = analysis_.tokens.span(tokens);
    origin.words = verbatim(document_.text, span);
    origin.sentence =
        verbatim(document_.text, analysis_.tokens.span(analysis_.tokens.sentence_at(tokens.first).tokens));
    origin.page = document_.page_at(span.start);
    return origin;
  }

  // The mention, not one that only points back, of `name` nearest before `token`, in the scope's sentence if that names
  // it: who has the assignment is the better reason.
  Origin origin_of(const std::string& name, std::uint32_t token, bool in_sentence) const {
    const ActorMention* before = nullptr;
    const ActorMention* behind = nullptr;
    for (const ActorMention& actor : actors()) {
      if (!names(actor, name)) continue;
      if (in_sentence && inside(actor.span)) return at(Origin::Where::kInSentence, actor.tokens);
      if (actor.kind == ActorKind::kAnaphor) continue;
      if (actor.tokens.first < token) before = &actor;
      if (actor.tokens.first > token && behind == nullptr) behind = &actor;
    }
    const AssigneeScope* scope = nullptr;
    for (const AssigneeScope& each : analysis_.annotations.assignee_scopes)
      if (each.from <= token) scope = &each;
    const bool in_charge =
        scope != nullptr && std::find(scope->names.begin(), scope->names.end(), name) != scope->names.end();
    if (in_charge && scope->from < analysis_.tokens.tokens.size())
      return at(Origin::Where::kInCharge, {scope->from, scope->from + 1});
    if (before != nullptr) return at(Origin::Where::kBefore, before->tokens);
    if (behind != nullptr) return at(Origin::Where::kAfter, behind->tokens);
    return {};
  }

  const PluginHost& host_;
  const Document& document_;
  const Analysis& analysis_;
  const Fact& fact_;
};

}  // namespace

std::string_view origin_name(Origin::Where where) {
  switch (where) {
    case Origin::Where::kInSentence:
      return "sentence";
    case Origin::Where::kInCharge:
      return "in-charge";
    case Origin::Where::kBefore:
      return "before";
    case Origin::Where::kAfter:
      return "after";
    case Origin::Where::kNowhere:
      break;
  }
  return "nowhere";
}

Explanation explain(const PluginHost& host, const AnalysisEngine& engine, const Document& document,
                    const Analysis& analysis, std::size_t index) {
  Explanation out;
  const Fact& fact = analysis.facts[index].fact;
  out.fact = fact_rows(document, analysis)[index];
  out.sentence_span = fact.sentence;
  const std::uint32_t from = std::max(fact.span.start, fact.sentence.start);
  const std::uint32_t to = std::max(from, std::min(fact.span.end, fact.sentence.end));
  out.mark = {from - fact.sentence.start, to - fact.sentence.start};
  for (const auto& [plugin, rule] : engine.rules()) {
    if (rule.name != fact.rule) continue;
    out.rule_summary = rule.summary;
    out.rule_example = rule.example;
  }
  if (const RuleCount* count = host.rule_count(fact.rule)) {
    out.measured = *count;
    out.factor = fact.confidence / count->share();
  }
  const Explainer explainer(host, document, analysis, fact);
  out.annotations = explainer.annotations();
  out.anaphors = explainer.anaphors();
  out.bodies = explainer.bodies();
  return out;
}

std::optional<std::size_t> find_fact(const Analysis& analysis, const Fact& fact) {
  std::optional<std::size_t> without_rule;
  for (std::size_t i = 0; i < analysis.facts.size(); ++i) {
    const Fact& each = analysis.facts[i].fact;
    if (each.type != fact.type || !(each.span == fact.span)) continue;
    if (each.rule == fact.rule && each.fields == fact.fields) return i;
    // Several facts may share a place: dates of a series, a report and its account.
    if (!without_rule || (each.fields == fact.fields && analysis.facts[*without_rule].fact.fields != fact.fields))
      without_rule = i;
  }
  return without_rule;
}

Metadata without_findings(const Metadata& metadata) {
  Metadata out;
  for (const Metadata::Entry& entry : metadata.entries()) {
    if (entry.values.empty() || entry.values.front().source == "analyser") continue;
    std::vector<std::string> values;
    for (const MetadataValue& value : entry.values) values.push_back(value.value);
    out.set_list(entry.key, std::move(values), entry.values.front().source);
  }
  return out;
}

}  // namespace uppdrag
