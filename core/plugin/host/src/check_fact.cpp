// SPDX-License-Identifier: GPL-3.0-or-later
#include "check_fact.h"

#include <algorithm>
#include <cmath>

#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

bool possible(const Span& span, std::string_view text) {
  return !span.empty() && span.end <= text.size() && on_code_point(text, span.start) && on_code_point(text, span.end);
}

bool is_number(FieldType type) { return type == FieldType::kMoney || type == FieldType::kInteger; }

// Whether `value` is of the kind that `field` declares; no value is always one.
bool fits(const FieldValue& value, const FieldDeclaration& field) {
  if (std::holds_alternative<std::monostate>(value)) return true;
  if (field.type == FieldType::kBoolean) return std::holds_alternative<bool>(value);
  if (is_number(field.type))
    return field.list ? std::holds_alternative<std::vector<std::int64_t>>(value)
                      : std::holds_alternative<std::int64_t>(value);
  return field.list ? std::holds_alternative<std::vector<std::string>>(value)
                    : std::holds_alternative<std::string>(value);
}

bool legal(const std::string& value, const FieldDeclaration& field) {
  if (!is_valid_utf8(value)) return false;
  return field.type != FieldType::kEnum || value.empty() ||
         std::find(field.values.begin(), field.values.end(), value) != field.values.end();
}

bool legal_texts(const FieldValue& value, const FieldDeclaration& field) {
  if (const auto* text = std::get_if<std::string>(&value)) return legal(*text, field);
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value))
    return std::all_of(texts->begin(), texts->end(), [&](const std::string& text) { return legal(text, field); });
  return true;
}

std::string check_fields(const Fact& fact, const FactType& type) {
  for (std::size_t i = 0; i < fact.fields.size(); ++i) {
    const auto& [name, value] = fact.fields[i];
    const FieldDeclaration* field = type.field(name);
    if (!field) return "field '" + name + "' is not declared";
    if (!fits(value, *field))
      return "field '" + name + "' is no " + (field->list ? "list of " : "") +
             std::string(field_type_name(field->type));
    if (!legal_texts(value, *field)) return "field '" + name + "' has a value that is not declared or no UTF-8";
    for (std::size_t j = 0; j < i; ++j) {
      if (fact.fields[j].first == name) return "field '" + name + "' is given twice";
    }
  }
  return {};
}

template <typename Mention>
std::uint32_t clean_list(std::vector<Mention>& list, const TokenText& tokens, std::string_view text) {
  const auto impossible = [&](const Mention& mention) {
    return mention.tokens.empty() || mention.tokens.last > tokens.tokens.size() || !possible(mention.span, text);
  };
  const auto removed = std::erase_if(list, impossible);
  const auto before = [](const Mention& a, const Mention& b) { return a.tokens.first < b.tokens.first; };
  if (!std::is_sorted(list.begin(), list.end(), before)) std::stable_sort(list.begin(), list.end(), before);
  return static_cast<std::uint32_t>(removed);
}

}  // namespace

std::string check_fact(Fact& fact, std::string_view text, const FactType* type) {
  if (!type) return "type '" + fact.type + "' is not declared";
  if (!possible(fact.span, text)) return "its span is empty, outside the text, or splits a character";
  if (fact.sentence.empty()) fact.sentence = fact.span;
  if (!possible(fact.sentence, text)) return "its sentence lies outside the text or splits a character";
  fact.sentence.start = std::min(fact.sentence.start, fact.span.start);
  fact.sentence.end = std::max(fact.sentence.end, fact.span.end);
  if (!(fact.confidence >= 0 && fact.confidence <= 1)) return "its confidence is not between 0 and 1";
  return check_fields(fact, *type);
}

std::uint32_t clean_annotations(Annotations& annotations, const TokenText& tokens, std::string_view text) {
  const auto by_start = [](const AssigneeScope& a, const AssigneeScope& b) { return a.from < b.from; };
  std::stable_sort(annotations.assignee_scopes.begin(), annotations.assignee_scopes.end(), by_start);
  return clean_list(annotations.dates, tokens, text) + clean_list(annotations.amounts, tokens, text) +
         clean_list(annotations.actors, tokens, text) + clean_list(annotations.references, tokens, text) +
         clean_list(annotations.appropriations, tokens, text) + clean_list(annotations.goals, tokens, text) +
         clean_list(annotations.custom, tokens, text);
}

}  // namespace uppdrag
