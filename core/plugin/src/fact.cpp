// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/plugin/fact.h"

#include <algorithm>
#include <array>

namespace uppdrag {
namespace {

constexpr std::array<std::string_view, 10> kFieldTypeNames = {"text",      "date",   "money", "integer",   "boolean",
                                                              "authority", "county", "goal",  "reference", "enum"};

}  // namespace

std::string_view field_type_name(FieldType type) { return kFieldTypeNames.at(static_cast<std::size_t>(type)); }

std::optional<FieldType> field_type_from(std::string_view name) {
  const auto found = std::find(kFieldTypeNames.begin(), kFieldTypeNames.end(), name);
  if (found == kFieldTypeNames.end()) return std::nullopt;
  return static_cast<FieldType>(found - kFieldTypeNames.begin());
}

const FieldDeclaration* FactType::field(std::string_view name) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

void Fact::set(std::string_view name, FieldValue value) {
  for (auto& field : fields) {
    if (field.first == name) {
      field.second = std::move(value);
      return;
    }
  }
  fields.emplace_back(name, std::move(value));
}

const FieldValue* Fact::get(std::string_view name) const {
  for (const auto& field : fields) {
    if (field.first == name) return &field.second;
  }
  return nullptr;
}

std::string_view Fact::text(std::string_view name) const {
  const FieldValue* value = get(name);
  const auto* text = value ? std::get_if<std::string>(value) : nullptr;
  return text ? std::string_view(*text) : std::string_view();
}

}  // namespace uppdrag
