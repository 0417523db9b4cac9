// SPDX-License-Identifier: GPL-3.0-or-later
#include "sidecar.h"

#include <algorithm>

#include "file.h"

namespace uppdrag {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kOwn = ".meta.json";
constexpr std::string_view kCorpus = "corpus.json";
constexpr std::uint64_t kLargest = std::uint64_t{20} << 20U;

// "a/b/c.pdf" -> "a/b/", "c.pdf" -> "".
std::string folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? std::string_view() : path.substr(0, slash + 1));
}

// Where the name of the highest folder that holds `path`, as it is written, ends: behind `/`, behind `../../`, else 0,
// which is the current folder.
std::size_t top_of(std::string_view path) {
  if (path.starts_with('/')) return 1;
  std::size_t top = 0;
  while (path.substr(top).starts_with("../")) top += 3;
  return top;
}

}  // namespace

bool is_sidecar(std::string_view name) { return name == kCorpus || (name.ends_with(kOwn) && name != kOwn); }

SidecarEntries Sidecars::of(const std::string& path) {
  SidecarEntries out;
  // From the farthest folder to the nearest.
  for (std::size_t slash = top_of(path); slash != std::string::npos && slash <= path.size();) {
    const std::string above = path.substr(0, slash);
    if (const auto& corpus = folder(above).corpus) {
      merge(out, corpus->defaults);
      const std::string_view name = std::string_view(path).substr(slash);
      for (const auto& [pattern, part] : corpus->patterns) {
        if (matches(pattern, name)) merge(out, part.entries);
      }
      if (const auto own = corpus->documents.find(std::string(name)); own != corpus->documents.end())
        merge(out, own->second.entries);
    }
    const auto next = path.find('/', slash);
    slash = next == std::string::npos ? next : next + 1;
  }
  const std::string above = folder_of(path);
  const Folder& here = folder(above);
  if (here.own.empty()) return out;
  const std::string name = path.substr(above.size());
  const auto dot = name.rfind('.');
  std::vector<std::string> names = {name + std::string(kOwn)};
  if (dot != std::string::npos && dot > 0) names.insert(names.begin(), name.substr(0, dot) + std::string(kOwn));
  for (const std::string& own : names) {
    if (here.own.contains(own)) merge(out, read_own(above + own));
  }
  return out;
}

const Sidecars::Folder& Sidecars::folder(const std::string& name) {
  if (const auto known = folders_.find(name); known != folders_.end()) return known->second;
  Folder made;
  std::error_code error;
  if (fs::is_regular_file(name + std::string(kCorpus), error)) made.corpus = read_corpus_of(name);
  fs::directory_iterator at(name.empty() ? fs::path(".") : fs::path(name), error);
  for (const fs::directory_iterator end; !error && at != end; at.increment(error)) {
    std::string file = at->path().filename().string();
    if (file.ends_with(kOwn) && is_sidecar(file)) made.own.emplace(std::move(file), true);
  }
  return folders_.emplace(name, std::move(made)).first->second;
}

bool Sidecars::read_tree(const std::string& path, JsonNode& root) {
  auto content = read_file(path, kLargest);
  if (!content) {
    tell(path, {content.error().message});
    return false;
  }
  auto tree = read_json(content->bytes);
  if (!tree) {
    tell(path, {tree.error().message});
    return false;
  }
  root = std::move(*tree);
  if (root.kind == JsonNode::Kind::kObject) return true;
  tell(path,
       {"line " + std::to_string(root.line) + ": an object {…} was expected, not " + std::string(root.kind_name())});
  return false;
}

std::shared_ptr<const CorpusFile> Sidecars::read_corpus_of(const std::string& folder) {
  const std::string path = folder + std::string(kCorpus);
  JsonNode root;
  if (!read_tree(path, root)) return nullptr;
  bool ours = false;
  std::vector<std::string> mistakes;
  auto corpus = std::make_shared<CorpusFile>(read_corpus(root, registry_, ours, mistakes));
  for (const auto& [name, part] : corpus->documents) {
    std::error_code error;
    if (!fs::exists(folder + name, error))
      mistakes.push_back("line " + std::to_string(part.line) + ": there is no file '" + name + "' in this folder");
  }
  tell(path, std::move(mistakes));
  return ours ? corpus : nullptr;
}

SidecarEntries Sidecars::read_own(const std::string& path) {
  JsonNode root;
  if (!read_tree(path, root)) return {};
  std::vector<std::string> mistakes;
  SidecarEntries out = read_entries(root, registry_, mistakes);
  tell(path, std::move(mistakes));
  return out;
}

void Sidecars::tell(const std::string& path, std::vector<std::string> mistakes) {
  for (std::string& mistake : mistakes) {
    const bool told = std::any_of(mistakes_.begin(), mistakes_.end(), [&](const IngestFailure& each) {
      return each.path == path && each.reason == mistake;
    });
    if (!told) mistakes_.push_back({path, std::move(mistake)});
  }
}

std::string sidecar_mark(const SidecarEntries& entries) {
  if (entries.empty()) return {};
  std::string all;
  for (const auto& [key, values] : entries) {
    all.append(key).push_back('\0');
    for (const std::string& value : values) all.append(value).push_back('\1');
    all.push_back('\2');
  }
  return content_hash(all).substr(0, 16);
}

void apply(const SidecarEntries& entries, Document& document) {
  for (const auto& [key, values] : entries) document.metadata.set_list(key, values, "sidecar");
}

}  // namespace uppdrag
