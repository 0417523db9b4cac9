// SPDX-License-Identifier: GPL-3.0-or-later
#include "gold.h"

#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <utility>

#include "names.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::asking {
namespace {

std::string number_text(double number) {
  if (number == std::floor(number) && std::abs(number) < 1e15) return std::to_string(static_cast<std::int64_t>(number));
  return std::to_string(number);
}

Comparable comparable_json(const Poco::Dynamic::Var& value) {
  if (value.isEmpty()) return std::monostate{};
  if (value.type() == typeid(Poco::JSON::Array::Ptr)) {
    std::vector<std::string> members;
    for (const auto& member : *value.extract<Poco::JSON::Array::Ptr>()) {
      const Comparable each = comparable_json(member);
      if (const auto* text = std::get_if<std::string>(&each)) members.push_back(*text);
      if (const auto* number = std::get_if<double>(&each)) members.push_back(number_text(*number));
    }
    std::sort(members.begin(), members.end());
    return members;
  }
  if (value.isString()) return folded(value.convert<std::string>());
  if (value.isNumeric() || value.isBoolean()) return value.convert<double>();
  return folded(value.toString());  // An object, which no declared field is.
}

std::string text_of(const Comparable& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string{} : *text;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// White space, hyphens and the list marks • and *.
bool is_layout(char32_t c) {
  return is_space(c) || (c >= 0x1C && c <= 0x1F) || c == 0xAD || c == '-' || c == 0x2010 || c == 0x2011 ||
         c == 0x2013 || c == 0x2022 || c == '*';
}

Result<GoldFact> parse_line(const std::string& line) {
  GoldFact out;
  out.line = line;
  try {
    Poco::JSON::Parser parser;
    const auto object = parser.parse(line).extract<Poco::JSON::Object::Ptr>();
    for (const char* needed : {"doc", "type", "quote"}) {
      if (!object->has(needed)) return Error{ErrorCode::kInvalidInput, std::string{"lacks '"} + needed + "'"};
    }
    out.document = object->getValue<std::string>("doc");
    out.type = object->getValue<std::string>("type");
    out.quote = object->getValue<std::string>("quote");
    out.ignore = object->optValue("ignore", false);
    for (const auto& [name, value] : *object) out.fields.emplace_back(name, comparable_json(value));
    return out;
  } catch (const std::exception&) {
    return Error{ErrorCode::kInvalidInput, "is no JSON object with doc, type and quote"};
  }
}

}  // namespace

Comparable GoldFact::field(std::string_view name) const {
  for (const auto& [each, value] : fields) {
    if (each == name) return value;
  }
  return std::monostate{};
}

Result<std::vector<GoldFact>> read_gold(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return Error{ErrorCode::kNotFound, "cannot open the gold file '" + file.string() + "'"};
  std::vector<GoldFact> out;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    auto fact = parse_line(line);
    if (!fact)
      return Error{fact.error().code,
                   file.string() + ":" + std::to_string(number) + ": the line " + fact.error().message};
    out.push_back(std::move(*fact));
  }
  return out;
}

Comparable comparable(const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return folded(*text);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return static_cast<double>(*number);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? 1.0 : 0.0;
  std::vector<std::string> members;
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
    for (const std::string& text : *texts) members.push_back(folded(text));
  } else if (const auto* numbers = std::get_if<std::vector<std::int64_t>>(&value)) {
    for (const std::int64_t number : *numbers) members.push_back(std::to_string(number));
  } else {
    return std::monostate{};
  }
  std::sort(members.begin(), members.end());
  return members;
}

Comparable field_of(const Fact& fact, std::string_view name) {
  const FieldValue* value = fact.get(name);
  return value == nullptr ? Comparable{} : comparable(*value);
}

std::u32string squash(std::string_view text) {
  const std::string lower = to_lower(text);
  std::u32string out;
  out.reserve(lower.size());
  for (std::uint32_t at = 0; at < lower.size();) {
    const CodePoint point = decode_utf8(lower, at);
    if (!is_layout(point.value)) out += point.value;
    at = point.next;
  }
  return out;
}

std::vector<Place> places(const std::u32string& text, const std::u32string& quote) {
  std::vector<Place> out;
  if (quote.empty()) return out;
  for (auto at = text.find(quote); at != std::u32string::npos; at = text.find(quote, at + 1))
    out.push_back({at, at + quote.size()});
  return out;
}

std::size_t overlap(const std::vector<Place>& a, const std::vector<Place>& b) {
  std::size_t best = 0;
  for (const Place& x : a) {
    for (const Place& y : b) {
      const std::size_t first = std::max(x.first, y.first);
      const std::size_t last = std::min(x.last, y.last);
      if (last > first) best = std::max(best, last - first);
    }
  }
  return best;
}

TypeRules rules_of(std::string_view type, const FactType* declared) {
  TypeRules out;
  out.type = type;
  if (type == "deadline") {
    out.keys = {"due"};
    out.fields = {"action", "responsible", "recipient"};
  } else if (type == "budget") {
    out.keys = {"min", "max"};
    out.fields = {"qualifier", "years", "recipient", "appropriation"};
  } else if (type == "mandate") {
    out.fields = {"assignees", "kind"};
  } else if (type == "goal") {
    out.keys = {"goal"};
  } else if (type == "reference") {
    out.keys = {"kind", "id"};
  } else if (declared != nullptr) {
    for (const FieldDeclaration& field : declared->fields) (field.key ? out.keys : out.fields).push_back(field.name);
  }
  out.by_place = out.keys.empty();
  return out;
}

Comparable key_part(const std::string& type, const std::string& name, Comparable value, const Comparable& kind) {
  if (type == "budget") {
    if (const auto* number = std::get_if<double>(&value)) return std::nearbyint(*number);
    return value;
  }
  if (type == "reference" && name == "id") {
    std::string id = text_of(value);
    if (text_of(kind) == "eu") {
      replace_all(id, "nr", "");
      replace_all(id, "[", "(");
      replace_all(id, "]", ")");
    }
    return without_spaces(std::move(id));
  }
  // A key that is not stated is an empty text, so that absent and empty agree.
  if (std::holds_alternative<std::monostate>(value)) return std::string{};
  return value;
}

}  // namespace uppdrag::asking
