// SPDX-License-Identifier: GPL-3.0-or-later
// The built plugins, and what they find as lines of text.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "golden_file.h"
#include "uppdrag/host/host.h"
#include "uppdrag/ingest/ingest.h"

namespace golden {

// Whether UPPDRAG_BLESS is set: expectations are written, not compared.
bool blessing();
std::string read_text(const std::filesystem::path& path);
void write_text(const std::filesystem::path& path, const std::string& text);

class Workbench {
 public:
  // Loads plugins and reference data from the build. Throws std::runtime_error when they are not there.
  Workbench();

  // What is found in `one`, as lines of the kind that `file` asks for.
  std::vector<std::string> run(const File& file, const Case& one);
  // All facts of a document: "deadline | due=2014-01-31 action=report | «…»".
  std::vector<std::string> facts_of(const std::filesystem::path& path, const std::string& name);
  uppdrag::Analysis analyse_text(const std::string& text);

  const uppdrag::PluginHost& host() const { return host_; }
  const uppdrag::AnalysisEngine& engine() const { return *engine_; }
  uppdrag::AnalysisEngine& engine() { return *engine_; }
  // The text as Markdown.
  uppdrag::Document read(const std::string& text);

 private:
  std::string fact_line(const File& file, const uppdrag::FactRow& row) const;

  uppdrag::PluginHost host_;
  uppdrag::Registry registry_;
  std::unique_ptr<uppdrag::AnalysisEngine> engine_;
};

}  // namespace golden
