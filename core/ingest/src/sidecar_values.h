// SPDX-License-Identifier: GPL-3.0-or-later
// What the JSON of a sidecar says: names of keys and values brought into the forms that Metadata has, mistakes told.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json_tree.h"
#include "uppdrag/registry/registry.h"

namespace uppdrag {

// Keys and values of one document, each key once.
using SidecarEntries = std::vector<std::pair<std::string, std::vector<std::string>>>;

// Replaces or adds the entries of `stronger`.
void merge(SidecarEntries& entries, const SidecarEntries& stronger);

// Reads `object`: keys as metadata_key() knows them, values as texts, numbers or lists of these; `null` says nothing. A
// value that does not fit its key is left out and adds "line 3, county: …" to `mistakes`.
SidecarEntries read_entries(const JsonNode& object, const Registry& registry, std::vector<std::string>& mistakes);

struct CorpusFile {
  struct Part {
    std::size_t line = 0;
    SidecarEntries entries;
  };
  SidecarEntries defaults;
  std::vector<std::pair<std::string, Part>> patterns;  // With * and ? (in a name) and ** (over folders), in order.
  std::map<std::string, Part> documents;               // By path below the folder.
};
// Reads `root`: an object with "defaults" and "documents". `ours` becomes false when it has neither.
CorpusFile read_corpus(const JsonNode& root, const Registry& registry, bool& ours, std::vector<std::string>& mistakes);

// Whether the path `name` is what `pattern` means. O(length of both, multiplied).
bool matches(std::string_view pattern, std::string_view name);

}  // namespace uppdrag
