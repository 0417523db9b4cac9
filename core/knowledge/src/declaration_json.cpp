// SPDX-License-Identifier: GPL-3.0-or-later
#include "declaration_json.h"

#include <Poco/JSON/Parser.h>

#include <string_view>

#include "uppdrag/plugin/json.h"

namespace uppdrag::knowledge {
namespace {

void member(std::string& out, std::string_view name, std::string_view text) {
  append_json_string(out, name);
  out += ':';
  append_json_string(out, text);
}

void flag(std::string& out, std::string_view name, bool value) {
  append_json_string(out, name);
  out += value ? ":true" : ":false";
}

void append_field(std::string& out, const FieldDeclaration& field) {
  out += '{';
  member(out, "name", field.name);
  out += ',';
  member(out, "type", field_type_name(field.type));
  out += ',';
  flag(out, "list", field.list);
  out += ',';
  flag(out, "key", field.key);
  out += ',';
  flag(out, "column", field.column);
  out += ',';
  member(out, "sv", field.label_sv);
  out += ',';
  member(out, "en", field.label_en);
  out += ",\"values\":";
  append_json_strings(out, field.values);
  out += '}';
}

std::optional<FieldDeclaration> parse_field(const Poco::JSON::Object& object) {
  FieldDeclaration field;
  field.name = object.getValue<std::string>("name");
  const auto type = field_type_from(object.getValue<std::string>("type"));
  if (!type) return std::nullopt;
  field.type = *type;
  field.list = object.optValue("list", false);
  field.key = object.optValue("key", false);
  field.column = object.optValue("column", false);
  field.label_sv = object.optValue("sv", std::string{});
  field.label_en = object.optValue("en", std::string{});
  if (const auto values = object.getArray("values")) {
    for (const auto& value : *values) field.values.push_back(value.convert<std::string>());
  }
  return field;
}

}  // namespace

std::string declaration_json(const FactType& type) {
  std::string out = "{";
  member(out, "id", type.id);
  out += ',';
  member(out, "plural", type.plural);
  out += ',';
  member(out, "sv", type.label_sv);
  out += ',';
  member(out, "en", type.label_en);
  out += ",\"fields\":[";
  for (const FieldDeclaration& field : type.fields) {
    if (&field != &type.fields.front()) out += ',';
    append_field(out, field);
  }
  return out + "]}";
}

std::optional<FactType> parse_declaration(const std::string& json) {
  try {
    Poco::JSON::Parser parser;
    const auto object = parser.parse(json).extract<Poco::JSON::Object::Ptr>();
    FactType type;
    type.id = object->getValue<std::string>("id");
    type.plural = object->optValue("plural", type.id);
    type.label_sv = object->optValue("sv", type.id);
    type.label_en = object->optValue("en", type.id);
    if (const auto fields = object->getArray("fields")) {
      for (unsigned i = 0; i < fields->size(); ++i) {
        const auto field = parse_field(*fields->getObject(i));
        if (!field) return std::nullopt;
        type.fields.push_back(*field);
      }
    }
    return type;
  } catch (const Poco::Exception&) {
    return std::nullopt;
  }
}

}  // namespace uppdrag::knowledge
