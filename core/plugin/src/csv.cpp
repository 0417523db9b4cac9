// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/plugin/csv.h"

#include <algorithm>

#include "uppdrag/plugin/json.h"

namespace uppdrag {
namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) {
    if (&text != &texts.front()) out += ", ";
    out += text;
  }
  return out;
}

std::string joined(const std::vector<std::int64_t>& numbers) {
  std::vector<std::string> texts;
  texts.reserve(numbers.size());
  for (const std::int64_t number : numbers) texts.push_back(std::to_string(number));
  return joined(texts);
}

}  // namespace

void append_csv_text(std::string& out, std::string_view text) {
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  const bool quoted =
      text.find_first_of(";\"\r\n\t") != std::string_view::npos || text.starts_with(' ') || text.ends_with(' ');
  if (quoted) out += '"';
  if (formula) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
}

void append_csv_number(std::string& out, double number) {
  const std::size_t start = out.size();
  append_json_number(out, number);
  std::replace(out.begin() + static_cast<std::ptrdiff_t>(start), out.end(), '.', ',');
}

std::string field_text(const FieldValue& value, std::string_view yes, std::string_view no) {
  struct Visitor {
    std::string_view yes, no;
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(bool truth) const { return std::string(truth ? yes : no); }
    std::string operator()(const std::vector<std::string>& texts) const { return joined(texts); }
    std::string operator()(const std::vector<std::int64_t>& numbers) const { return joined(numbers); }
  };
  return std::visit(Visitor{yes, no}, value);
}

void append_csv_value(std::string& out, const FieldValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value))
    out += std::to_string(*number);  // A negative number is no formula.
  else
    append_csv_text(out, field_text(value));
}

}  // namespace uppdrag
