// SPDX-License-Identifier: GPL-3.0-or-later
#include "fact_fields.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "names.h"
#include "where.h"

namespace uppdrag::asking {
namespace {

using Op = FieldCondition::Op;

// What people call the fields that they ask for most. No type: any type that has the field.
struct ShortName {
  std::string_view name, type, field;
};
constexpr std::array<ShortName, 17> kShortNames = {{
    {"frist", "deadline", "due"},
    {"deadline", "deadline", "due"},
    {"belopp", "budget", "max"},
    {"amount", "budget", "max"},
    {"anslag", "budget", "appropriation"},
    {"mottagare", "", "recipient"},
    {"recipient", "", "recipient"},
    {"ansvarig", "deadline", "responsible"},
    {"responsible", "deadline", "responsible"},
    {"utförare", "mandate", "assignees"},
    {"assignee", "mandate", "assignees"},
    {"referens", "reference", "id"},
    {"reference", "reference", "id"},
    {"åtgärd", "deadline", "action"},
    {"mål", "goal", "goal"},
    {"slag", "budget", "qualifier"},
    {"senast", "deadline", "due"},
}};

Error invalid(std::string message) { return {ErrorCode::kInvalidInput, std::move(message)}; }

struct Named {
  std::string type;  // "" = any that has the field.
  const FieldDeclaration* field = nullptr;
};

std::optional<Named> find(std::string_view name, const std::vector<FactType>& types) {
  for (const ShortName& each : kShortNames) {
    if (each.name != name) continue;
    for (const FactType& type : types) {
      if (!each.type.empty() && type.id != each.type) continue;
      if (const FieldDeclaration* field = type.field(each.field)) return Named{std::string{each.type}, field};
    }
  }
  for (const FactType& type : types) {
    for (const FieldDeclaration& field : type.fields) {
      if (field.name == name || folded(field.label_sv) == name || folded(field.label_en) == name)
        return Named{types.size() == 1 ? type.id : "", &field};
    }
  }
  return std::nullopt;
}

bool is_measured(const FieldDeclaration& field) {
  return field.type == FieldType::kDate || field.type == FieldType::kMoney || field.type == FieldType::kInteger;
}

std::string trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return std::string{text};
}

// A bound with `op`, checked as `--where` would check it.
Status add_bound(const FieldDeclaration& field, const char* op, const std::string& value,
                 const std::vector<FactType>& types, const Registry& registry, FactCondition& out) {
  auto condition = parse_condition(field.name + op + value, types, registry);
  if (!condition) return condition.error();
  out.conditions.push_back(std::move(*condition));
  return ok();
}

// Whether both ends stand in the wrong order.
bool is_backwards(const FieldDeclaration& field, const FactCondition& condition) {
  if (condition.conditions.size() != 2) return false;
  const FieldCondition& from = condition.conditions[0];
  const FieldCondition& to = condition.conditions[1];
  if (field.type == FieldType::kDate) return !check_order(from.text, to.text).has_value();
  return from.number && to.number && *from.number > *to.number;
}

Result<FactCondition> range(const Named& named, const std::string& from, const std::string& to,
                            const std::vector<FactType>& types, const Registry& registry) {
  FactCondition out{named.type, {}};
  if (from.empty() && to.empty())
    return invalid("'..' has no end (expected from..to, from.. or ..to)");
  if (!from.empty()) {
    if (auto status = add_bound(*named.field, ">=", from, types, registry, out); !status) return status.error();
  }
  if (!to.empty()) {
    if (auto status = add_bound(*named.field, "<=", to, types, registry, out); !status) return status.error();
  }
  if (is_backwards(*named.field, out))
    return invalid("the range '" + from + ".." + to + "' runs backwards; did you mean '" + to + ".." + from + "'?");
  return out;
}

}  // namespace

std::vector<std::string> fact_field_names(const std::vector<FactType>& types) {
  std::vector<std::string> out;
  const auto add = [&out](std::string name) {
    if (!name.empty() && std::find(out.begin(), out.end(), name) == out.end()) out.push_back(std::move(name));
  };
  for (const ShortName& each : kShortNames) {
    if (find(each.name, types)) add(std::string{each.name});
  }
  for (const FactType& type : types) {
    for (const FieldDeclaration& field : type.fields) {
      for (const std::string& name : {field.name, folded(field.label_sv), folded(field.label_en)}) add(name);
    }
  }
  return out;
}

bool takes_unit(std::string_view name, const std::vector<FactType>& types) {
  const auto named = find(name, types);
  return named && named->field->type == FieldType::kMoney;
}

bool is_unit(std::string_view text) {
  constexpr std::array<std::string_view, 13> kUnits = {"kr",      "kronor",  "sek",      "tkr",       "mkr",  "mnkr",
                                                       "mdkr",    "mdr",     "miljon",   "miljoner",  "miljard",
                                                       "miljarder", "tusen"};
  return std::find(kUnits.begin(), kUnits.end(), folded(text)) != kUnits.end();
}

Result<FactCondition> fact_condition(std::string_view name, std::string_view value, const std::vector<FactType>& types,
                                     const Registry& registry) {
  const auto named = find(name, types);
  if (!named) return invalid("unknown field '" + std::string{name} + ":'");
  const FieldDeclaration& field = *named->field;
  const std::string wanted = trimmed(value);
  if (!is_measured(field)) {
    FactCondition out{named->type, {}};
    const char* const op = field.type == FieldType::kText || field.type == FieldType::kReference ? "~" : "=";
    if (auto status = add_bound(field, op, wanted, types, registry, out); !status) return status.error();
    return out;
  }
  if (const auto dots = wanted.find(".."); dots != std::string::npos)
    return range(*named, trimmed(std::string_view{wanted}.substr(0, dots)),
                 trimmed(std::string_view{wanted}.substr(dots + 2)), types, registry);
  for (const std::string_view sign : {">=", "<=", ">", "<"}) {
    if (!wanted.starts_with(sign)) continue;
    FactCondition out{named->type, {}};
    const std::string rest = trimmed(std::string_view{wanted}.substr(sign.size()));
    const char* const op = sign.front() == '>' ? ">=" : "<=";
    if (auto status = add_bound(field, op, rest, types, registry, out); !status) return status.error();
    FieldCondition& bound = out.conditions.front();
    if (sign.size() == 1) {
      if (field.type == FieldType::kDate)
        return invalid("use >= or <= before a date (both ends belong to the range)");
      bound.number = *bound.number + (sign == ">" ? 1 : -1);
    }
    return out;
  }
  // What a text says may be any words; who asks means a date, or an event by its code.
  if (field.type == FieldType::kDate && wanted.find(':') == std::string::npos && wanted.find('/') == std::string::npos) {
    if (auto day = date(wanted); !day) return day.error();
  }
  FactCondition out{named->type, {}};
  if (auto status = add_bound(field, "=", wanted, types, registry, out); !status) return status.error();
  return out;
}

}  // namespace uppdrag::asking
