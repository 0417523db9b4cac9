// SPDX-License-Identifier: GPL-3.0-or-later
// Facts and annotations of one analysis as rows to show.
#include <algorithm>
#include <array>
#include <tuple>

#include "uppdrag/host/host.h"
#include "uppdrag/plugin/edtf.h"

namespace uppdrag {
namespace {

using Fields = std::vector<std::pair<std::string, FieldValue>>;

constexpr std::array<std::string_view, 11> kShapes = {
    "day", "month", "quarter", "half-year", "year", "season", "period", "recurring", "no-year", "event", "same-time"};
constexpr std::array<std::string_view, 7> kActors = {"authority",  "county-board", "collective", "government",
                                                     "department", "unknown",      "anaphor"};

FieldValue day_text(const std::optional<Day>& day) {
  return day ? FieldValue(edtf_day(*day)) : FieldValue(std::monostate{});
}

FieldValue number(const std::optional<std::int64_t>& value) {
  return value ? FieldValue(*value) : FieldValue(std::monostate{});
}

Fields fields_of(const DateMention& date) {
  return {{"edtf", date.edtf},
          {"shape", std::string(kShapes.at(static_cast<std::size_t>(date.shape)))},
          {"first", day_text(date.first)},
          {"last", day_text(date.last)},
          {"valid", date.valid},
          {"year_inferred", date.year_inferred},
          {"recurring", date.recurring},
          {"group", static_cast<std::int64_t>(date.group)}};
}

Fields fields_of(const AmountMention& amount) {
  return {{"min", number(amount.min)},   {"max", number(amount.max)}, {"qualifier", amount.qualifier},
          {"currency", amount.currency}, {"annual", amount.annual},   {"unit_implied", amount.unit_implied},
          {"suspect", amount.suspect},   {"each", amount.each}};
}

Fields fields_of(const ActorMention& actor) {
  return {{"kind", std::string(kActors.at(static_cast<std::size_t>(actor.kind)))},
          {"names", actor.names},
          {"county_codes", actor.county_codes},
          {"genitive", actor.genitive},
          {"plural", actor.plural}};
}

Fields fields_of(const ReferenceMention& reference) {
  return {{"kind", reference.kind}, {"id", reference.id}, {"incomplete", reference.incomplete}};
}

Fields fields_of(const AppropriationMention& appropriation) { return {{"id", appropriation.id}}; }

Fields fields_of(const GoalMention& goal) { return {{"goal", goal.goal}, {"how", goal.how}}; }

template <typename Mention>
void append_rows(std::vector<AnnotationRow>& rows, std::string_view type, const std::vector<Mention>& mentions) {
  for (const Mention& mention : mentions)
    rows.push_back({std::string(type), mention.span, fields_of(mention), std::nullopt});
}

}  // namespace

std::string verbatim(std::string_view text, const Span& span) {
  std::string out(span.of(text));
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::vector<AnnotationRow> annotation_rows(const Analysis& analysis) {
  const Annotations& all = analysis.annotations;
  std::vector<AnnotationRow> rows;
  append_rows(rows, "date", all.dates);
  append_rows(rows, "amount", all.amounts);
  append_rows(rows, "actor", all.actors);
  append_rows(rows, "reference", all.references);
  append_rows(rows, "appropriation", all.appropriations);
  append_rows(rows, "goal", all.goals);
  for (std::size_t i = 0; i < all.goals.size(); ++i)
    rows[rows.size() - all.goals.size() + i].confidence = all.goals[i].confidence;
  for (const AssigneeScope& scope : all.assignee_scopes) {
    if (scope.from < analysis.tokens.tokens.size())
      rows.push_back({"assignees", analysis.tokens.tokens[scope.from].span(), {{"names", scope.names}}, std::nullopt});
  }
  for (const CustomMention& mention : all.custom)
    rows.push_back({mention.type, mention.span, mention.fields, std::nullopt});
  std::stable_sort(rows.begin(), rows.end(), [](const AnnotationRow& a, const AnnotationRow& b) {
    return std::tie(a.span.start, a.type) < std::tie(b.span.start, b.type);
  });
  return rows;
}

std::vector<FactRow> fact_rows(const Document& document, const Analysis& analysis) {
  std::vector<FactRow> rows;
  rows.reserve(analysis.facts.size());
  for (const auto& [fact, plugin] : analysis.facts) {
    FactRow row;
    row.document_path = document.path;
    row.document = document.metadata;
    row.fact = fact;
    row.quote = verbatim(document.text, fact.span);
    row.sentence = verbatim(document.text, fact.sentence);
    row.page = document.page_at(fact.span.start);
    row.plugin = plugin;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace uppdrag
