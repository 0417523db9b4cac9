// SPDX-License-Identifier: GPL-3.0-or-later
#include "normal_metadata.h"

#include "uppdrag/document/metadata_names.h"

namespace uppdrag {
namespace {

std::string kind_of(const std::string& value, std::string& note) {
  if (const auto kind = document_kind(value); !kind.empty()) return std::string(kind);
  note = "kind '" + value + "' is not known (assignment, strategy, followup or other)";
  return value;
}

std::string county_of(const std::string& value, const Registry& registry, std::string& note) {
  if (const County* county = registry.county(value)) return county->code;
  const std::string near = registry.suggest_county(value);
  note = "county '" + value + "' is not known" + (near.empty() ? std::string() : ", did you mean '" + near + "'?");
  return value;
}

std::string authority_of(const std::string& value, const Registry& registry) {
  const Authority* authority = registry.authority(value);
  return authority ? authority->name : value;
}

}  // namespace

void normalise_metadata(Document& document, const Registry& registry) {
  const std::vector<Metadata::Entry> entries = document.metadata.entries();
  for (const auto& [key, values] : entries) {
    if (values.empty() || (key != "county" && key != "kind" && key != "authority")) continue;
    std::vector<std::string> normal;
    for (const MetadataValue& value : values) {
      std::string note;
      if (key == "county") normal.push_back(county_of(value.value, registry, note));
      if (key == "kind") normal.push_back(kind_of(value.value, note));
      if (key == "authority") normal.push_back(authority_of(value.value, registry));
      if (!note.empty()) document.notes.push_back(std::move(note));
    }
    document.metadata.set_list(key, std::move(normal), values.front().source);
  }
}

}  // namespace uppdrag
