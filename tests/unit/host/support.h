// SPDX-License-Identifier: GPL-3.0-or-later
// Plugins of tests/fixtures, and folders with manifests made by a test.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <vector>

#include "uppdrag/host/host.h"

namespace uppdrag::test {

namespace fs = std::filesystem;

inline fs::path fixture(const std::string& name) { return fs::path(UPPDRAG_BINARY_DIR) / "tests/plugins" / name; }

inline PluginHost host_with(std::initializer_list<const char*> names) {
  std::vector<fs::path> folders;
  for (const char* name : names) folders.push_back(fixture(name));
  return PluginHost::discover(folders);
}

// A folder that is gone afterwards.
class Folder {
 public:
  Folder()
      : path_(fs::temp_directory_path() /
              ("uppdrag-test-" + std::to_string(::getpid()) + "-" + std::to_string(count_++))) {
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }
  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }

 private:
  inline static int count_ = 0;
  fs::path path_;
};

// "name: state" or "name: reason" of every plugin, in order.
inline std::vector<std::string> summary(const PluginHost& host) {
  std::vector<std::string> out;
  for (const PluginStatus& plugin : host.plugins())
    out.push_back(plugin.manifest.name + ": " + (plugin.state == PluginState::kLoaded ? "loaded" : plugin.reason));
  return out;
}

// A document of one paragraph for each text.
inline Document document_of(std::initializer_list<std::string> paragraphs) {
  Document document;
  document.path = "a.txt";
  DocumentBuilder builder(document);
  std::uint32_t at = 0;
  for (const std::string& paragraph : paragraphs) {
    builder.begin(BlockKind::kParagraph);
    builder.append(paragraph, at);
    builder.end();
    at += static_cast<std::uint32_t>(paragraph.size()) + 1;
  }
  builder.finish();
  return document;
}

}  // namespace uppdrag::test
