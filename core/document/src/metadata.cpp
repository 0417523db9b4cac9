// SPDX-License-Identifier: GPL-3.0-or-later
// Facets of a document: who said what, and whose word counts.
#include <algorithm>
#include <array>

#include "uppdrag/document/document.h"

namespace uppdrag {
namespace {

// Position in this list, the last for sources that are not in it: smaller outranks larger.
std::size_t rank_of(std::string_view source) {
  constexpr std::array<std::string_view, 6> kSources = {"sidecar", "source",   "front-matter",
                                                        "reader",  "analyser", "path"};
  return static_cast<std::size_t>(std::find(kSources.begin(), kSources.end(), source) - kSources.begin());
}

}  // namespace

Metadata::Entry* Metadata::find(std::string_view key) {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.key == key; });
  return found == entries_.end() ? nullptr : &*found;
}

void Metadata::set(std::string_view key, std::string value, std::string_view source) {
  std::vector<std::string> values;
  values.push_back(std::move(value));
  set_list(key, std::move(values), source);
}

void Metadata::set_list(std::string_view key, std::vector<std::string> values, std::string_view source) {
  std::erase_if(values, [](const std::string& value) { return value.empty(); });
  if (values.empty()) return;
  Entry* entry = find(key);
  if (entry == nullptr) {
    entries_.push_back({std::string(key), {}});
    entry = &entries_.back();
  } else if (rank_of(entry->values.front().source) < rank_of(source)) {
    return;
  }
  entry->values.clear();
  for (std::string& value : values) entry->values.push_back({std::move(value), std::string(source)});
}

std::string_view Metadata::get(std::string_view key) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.key == key; });
  return found == entries_.end() ? std::string_view() : std::string_view(found->values.front().value);
}

std::vector<std::string> Metadata::list(std::string_view key) const {
  std::vector<std::string> out;
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.key == key; });
  if (found == entries_.end()) return out;
  for (const MetadataValue& value : found->values) out.push_back(value.value);
  return out;
}

void Metadata::merge(const Metadata& other) {
  for (const Entry& entry : other.entries_) {
    std::vector<std::string> values;
    for (const MetadataValue& value : entry.values) values.push_back(value.value);
    set_list(entry.key, std::move(values), entry.values.front().source);
  }
}

}  // namespace uppdrag
