// SPDX-License-Identifier: GPL-3.0-or-later
#include "where.h"

#include <algorithm>
#include <array>
#include <utility>

#include "names.h"
#include "uppdrag/plugin/edtf.h"

namespace uppdrag::asking {
namespace {

using Op = FieldCondition::Op;

Error invalid(std::string message) { return {ErrorCode::kInvalidInput, std::move(message)}; }

struct Split {
  std::string field;
  Op op = Op::kEquals;
  std::string value;
};

Result<Split> split(std::string_view text) {
  const auto at = text.find_first_of("=<>~!");
  const std::string all{text};
  if (at == std::string_view::npos)
    return invalid("'" + all + "' is no condition (expected field=value, field>=value, field<=value or field~part)");
  Split out;
  out.field = folded(text.substr(0, at));
  std::string_view rest = text.substr(at);
  if (rest.starts_with(">=")) {
    out.op = Op::kAtLeast;
    rest.remove_prefix(2);
  } else if (rest.starts_with("<=")) {
    out.op = Op::kAtMost;
    rest.remove_prefix(2);
  } else if (rest.starts_with("==")) {
    rest.remove_prefix(2);
  } else if (rest.front() == '=') {
    rest.remove_prefix(1);
  } else if (rest.front() == '~') {
    out.op = Op::kContains;
    rest.remove_prefix(1);
  } else {
    return invalid("'" + all + "': use >= or <= (both ends belong to the range), = or ~ (contains)");
  }
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  while (!rest.empty() && rest.back() == ' ') rest.remove_suffix(1);
  out.value = rest;
  if (out.field.empty() || out.value.empty())
    return invalid("'" + all + (out.field.empty() ? "' lacks the field" : "' lacks the value"));
  return out;
}

const FieldDeclaration* find_field(const std::string& name, const std::vector<FactType>& types) {
  for (const FactType& type : types) {
    for (const FieldDeclaration& field : type.fields) {
      if (field.name == name || folded(field.label_sv) == name || folded(field.label_en) == name) return &field;
    }
  }
  return nullptr;
}

Error unknown_field(const std::string& name, const std::vector<FactType>& types) {
  std::vector<std::string> known;
  std::string list;
  for (const FactType& type : types) {
    for (const FieldDeclaration& field : type.fields) {
      if (std::find(known.begin(), known.end(), field.name) != known.end()) continue;
      known.push_back(field.name);
      list += (list.empty() ? "" : ", ") + field.name;
    }
  }
  return invalid("unknown field '" + name + "'" + did_you_mean(nearest(name, known)) + " (fields: " + list + ")");
}

Status add_enum(const FieldDeclaration& field, FieldCondition& out) {
  const std::string wanted = folded(out.text);
  std::string list;
  for (const std::string& value : field.values) {
    if (folded(value) == wanted) return ok();
    list += (list.empty() ? "" : ", ") + value;
  }
  if (field.values.empty()) return ok();
  return invalid("'" + out.text + "' is no value of '" + field.name + "' (values: " + list + ")" +
                 did_you_mean(nearest(out.text, field.values)));
}

// What an equality compares with, by the field's type.
Status add_equality(const FieldDeclaration& field, const Registry& registry, FieldCondition& out) {
  if (field.type == FieldType::kEnum) return add_enum(field, out);
  if (field.type == FieldType::kAuthority) {
    if (const Authority* authority = registry.authority(out.text)) out.text = authority->name;
  } else if (field.type == FieldType::kCounty) {
    auto code = county_code(out.text, registry);
    if (!code) return code.error();
    out.text = std::move(*code);
  } else if (field.type == FieldType::kGoal) {
    auto goals = goal_ids(out.text, registry);
    if (!goals) return goals.error();
    // A condition has one value; `delmål 6` in two systems is a question for --goal.
    out.text = goals->front();
  } else if (field.type == FieldType::kDate) {
    out.text = out.text.starts_with("event:") || out.text.starts_with("R/") || out.text.starts_with("XXXX")
                   ? out.text
                   : folded(out.text);
  }
  return ok();
}

}  // namespace

std::optional<std::int64_t> parse_amount(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::int64_t>, 15> kUnits = {{{"tusen kronor", 1'000},
                                                                                 {"miljoner kronor", 1'000'000},
                                                                                 {"miljarder kronor", 1'000'000'000},
                                                                                 {"tkr", 1'000},
                                                                                 {"mnkr", 1'000'000},
                                                                                 {"mkr", 1'000'000},
                                                                                 {"mdkr", 1'000'000'000},
                                                                                 {"mdr", 1'000'000'000},
                                                                                 {"miljoner", 1'000'000},
                                                                                 {"miljon", 1'000'000},
                                                                                 {"miljarder", 1'000'000'000},
                                                                                 {"miljard", 1'000'000'000},
                                                                                 {"kronor", 1},
                                                                                 {"sek", 1},
                                                                                 {"kr", 1}}};
  std::string wanted = folded(text);
  std::int64_t unit = 1;
  for (const auto& [name, value] : kUnits) {
    if (!wanted.ends_with(name)) continue;
    wanted.resize(wanted.size() - name.size());
    unit = value;
    break;
  }
  const bool negative = wanted.starts_with('-');
  constexpr std::int64_t kMost = 1'000'000'000'000'000;
  std::int64_t sum = 0;     // Before the comma: in units, then in kronor.
  std::int64_t weight = 0;  // Of the next decimal, in kronor; 0 before the comma.
  bool digits = false;
  for (const char c : wanted.substr(negative ? 1 : 0)) {
    if (c == ' ') continue;
    if ((c == ',' || c == '.') && weight == 0 && digits && unit > 1) {
      sum *= unit;
      weight = unit;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    digits = true;
    if (weight == 0) {
      sum = sum * 10 + (c - '0');
      if (sum > kMost / unit) return std::nullopt;
    } else {
      if (weight % 10 != 0) return std::nullopt;  // Finer than a krona.
      weight /= 10;
      sum += (c - '0') * weight;
    }
  }
  if (!digits) return std::nullopt;
  if (weight == 0) sum *= unit;
  return negative ? -sum : sum;
}

Result<FieldCondition> parse_condition(std::string_view text, const std::vector<FactType>& types,
                                       const Registry& registry) {
  auto parts = split(text);
  if (!parts) return parts.error();
  const FieldDeclaration* field = find_field(parts->field, types);
  if (field == nullptr) return unknown_field(parts->field, types);
  FieldCondition out;
  out.field = field->name;
  out.op = parts->op;
  out.text = parts->value;
  if (field->type == FieldType::kMoney || field->type == FieldType::kInteger) {
    out.number = parse_amount(out.text);
    if (!out.number)
      return invalid("'" + out.text + "' is no whole number (field '" + field->name + "' holds " +
                     (field->type == FieldType::kMoney ? "kronor, such as 1000000 or 1 mkr)" : "whole numbers)"));
    if (out.op == Op::kContains) out.op = Op::kEquals;
    return out;
  }
  if (out.op == Op::kEquals) {
    if (Status status = add_equality(*field, registry, out); !status) return status.error();
  } else if (field->type == FieldType::kDate && out.op != Op::kContains) {
    auto day = date(out.text);
    if (!day) return day.error();
    out.text = std::move(*day);
  }
  return out;
}

}  // namespace uppdrag::asking
