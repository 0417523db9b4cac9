// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the query room share: the project's registry, a small knowledge base, a tree as text.
#pragma once

#include <string>

#include "knowledge/support.h"
#include "uppdrag/query/query.h"

namespace uppdrag::test {

inline const Registry& registry() {
  static const Registry loaded = [] {
    auto out = Registry::load(UPPDRAG_SOURCE_DIR "/core/registry/data");
    INFO((out ? std::string{} : out.error().message));
    REQUIRE(out.has_value());
    return std::move(*out);
  }();
  return loaded;
}

inline std::string list_text(const std::string& name, const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : "|") + value;
  return out.empty() ? "" : " " + name + "=" + out;
}

inline std::string filter_text(const DocumentFilter& filter) {
  std::string out = list_text("kind", filter.kinds) + list_text("county", filter.counties) +
                    list_text("goal", filter.goals) + list_text("dnr", filter.dnr);
  if (!filter.authorities.empty()) out += " authority=" + filter.authorities.front();
  std::vector<std::string> dates;
  for (const DateBounds& bounds : filter.dates) dates.push_back(bounds.from + ".." + bounds.to);
  out += list_text("date", dates);
  if (filter.from) out += " from=" + *filter.from;
  if (filter.to) out += " to=" + *filter.to;
  return out.empty() ? "" : "{" + out.substr(1) + "}";
}

// `(and a (not "b c")){county=09}`.
inline std::string tree(const QueryNode& node) {
  using Kind = QueryNode::Kind;
  std::string words;
  for (const std::string& each : node.words) words += (words.empty() ? "" : " ") + each;
  std::string out;
  switch (node.kind) {
    case Kind::kWord:
      out = node.text;
      break;
    case Kind::kPrefix:
      out = node.text + "*";
      break;
    case Kind::kPhrase:
      out = "\"" + words + "\"";
      break;
    case Kind::kNear:
      out = "(near/" + std::to_string(node.window) + " " + words + ")";
      break;
    case Kind::kAnd:
      out = "(and";
      break;
    case Kind::kOr:
      out = "(or";
      break;
    case Kind::kNot:
      out = "(not";
      break;
    case Kind::kAll:
      out = "all";
      break;
    case Kind::kFilter:
      out = "filter";
      break;
  }
  if (node.in_title) out = "title:" + out;
  for (const QueryNode& child : node.children) out += " " + tree(child);
  if (node.kind == Kind::kAnd || node.kind == Kind::kOr || node.kind == Kind::kNot) out += ")";
  return out + filter_text(node.filter);
}

inline std::string parsed(std::string_view query) {
  const auto node = parse_query(query, registry());
  return node ? tree(*node) : "error: " + node.error().message;
}

}  // namespace uppdrag::test
