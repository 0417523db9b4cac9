// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_json.h"

#include <Poco/JSON/Parser.h>

#include <charconv>

namespace uppdrag::knowledge {
namespace {

template <typename T>
std::vector<T> parse_with_library(const std::string& json) {
  std::vector<T> out;
  try {
    Poco::JSON::Parser parser;
    const auto array = parser.parse(json).extract<Poco::JSON::Array::Ptr>();
    for (const auto& value : *array) out.push_back(value.convert<T>());
  } catch (const Poco::Exception&) {
    out.clear();
  }
  return out;
}

}  // namespace

std::vector<std::string> parse_text_list(const std::string& json) {
  std::vector<std::string> out;
  if (json == "[]") return out;
  if (json.size() < 4 || json.front() != '[' || json.find('\\') != std::string::npos)
    return parse_with_library<std::string>(json);
  std::size_t at = 1;
  while (at < json.size() && json[at] == '"') {
    const auto end = json.find('"', at + 1);
    if (end == std::string::npos || end + 1 >= json.size()) break;
    out.push_back(json.substr(at + 1, end - at - 1));
    if (json[end + 1] == ']' && end + 2 == json.size()) return out;
    if (json[end + 1] != ',') break;
    at = end + 2;
  }
  return parse_with_library<std::string>(json);
}

std::vector<std::int64_t> parse_number_list(const std::string& json) {
  std::vector<std::int64_t> out;
  if (json == "[]") return out;
  const char* const last = json.data() + json.size();
  for (const char* at = json.data() + 1; at < last;) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(at, last, number);
    if (error != std::errc{} || end >= last) break;
    out.push_back(number);
    if (*end == ']' && end + 1 == last) return out;
    if (*end != ',') break;
    at = end + 1;
  }
  return parse_with_library<std::int64_t>(json);
}

}  // namespace uppdrag::knowledge
