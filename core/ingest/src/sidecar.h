// SPDX-License-Identifier: GPL-3.0-or-later
// Sidecars: JSON beside the files that says what they are. `beslut.pdf.meta.json` and `beslut.meta.json` speak of one
// file, `corpus.json` of those in its folder and below. Nearer ones outrank farther ones.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sidecar_values.h"
#include "uppdrag/ingest/ingest.h"

namespace uppdrag {

// Whether a file of this name is a sidecar, and so no document of its own.
bool is_sidecar(std::string_view name);

class Sidecars {
 public:
  // `registry` must outlive the object.
  explicit Sidecars(const Registry& registry) : registry_(registry) {}

  // What the sidecars of the file `path` say. Reads each file once. `corpus.json` is looked for in the folder of the
  // file and in those above it as far as `path` names them.
  SidecarEntries of(const std::string& path);

  // What is wrong with the sidecars that were read, by file: "line 3, county: …".
  const std::vector<IngestFailure>& mistakes() const { return mistakes_; }

 private:
  struct Folder {
    std::shared_ptr<const CorpusFile> corpus;   // Null when there is none.
    std::unordered_map<std::string, bool> own;  // Names of the files that end in .meta.json.
  };
  const Folder& folder(const std::string& name);
  std::shared_ptr<const CorpusFile> read_corpus_of(const std::string& folder);
  SidecarEntries read_own(const std::string& path);
  bool read_tree(const std::string& path, JsonNode& root);
  void tell(const std::string& path, std::vector<std::string> mistakes);

  const Registry& registry_;
  std::unordered_map<std::string, Folder> folders_;
  std::vector<IngestFailure> mistakes_;
};

// A short mark of what the sidecars say, to notice changes; "" when they say nothing.
std::string sidecar_mark(const SidecarEntries& entries);

// Sets the entries in `document`, source "sidecar".
void apply(const SidecarEntries& entries, Document& document);

}  // namespace uppdrag
