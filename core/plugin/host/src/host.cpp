// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/host/host.h"

#include <algorithm>
#include <cstdlib>

#include "library.h"
#include "manifest.h"
#include "order.h"
#include "uppdrag/host/guard.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> manifests_in(const fs::path& directory) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
    if (at->path().filename().string().ends_with(".plugin.json")) found.push_back(at->path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

// The folders that exist, each once, however it is named.
std::vector<fs::path> distinct_folders(const std::vector<fs::path>& directories) {
  std::vector<fs::path> out;
  for (const fs::path& directory : directories) {
    std::error_code error;
    fs::path real = fs::canonical(directory, error);
    if (!error && std::find(out.begin(), out.end(), real) == out.end()) out.push_back(std::move(real));
  }
  return out;
}

template <typename Names>
std::string join(const Names& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + std::string(name);
  return out.empty() ? "none" : out;
}

bool has(const std::vector<std::string>& list, std::string_view value) {
  return !value.empty() && std::find(list.begin(), list.end(), value) != list.end();
}

void append_folders(std::vector<fs::path>& out, std::string_view colon_separated) {
  while (!colon_separated.empty()) {
    const auto colon = colon_separated.find(':');
    if (const auto folder = colon_separated.substr(0, colon); !folder.empty()) out.emplace_back(folder);
    if (colon == std::string_view::npos) return;
    colon_separated.remove_prefix(colon + 1);
  }
}

}  // namespace

std::vector<fs::path> plugin_search_path(const std::vector<fs::path>& from_command_line) {
  std::vector<fs::path> out = from_command_line;
  if (const char* listed = std::getenv("UPPDRAG_PLUGIN_PATH")) append_folders(out, listed);
  const char* data_home = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  if (data_home && *data_home)
    out.push_back(fs::path(data_home) / "uppdrag/plugins");
  else if (home && *home)
    out.push_back(fs::path(home) / ".local/share/uppdrag/plugins");
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  if (!error) {
    out.push_back(program / "lib/uppdrag/plugins");
    out.push_back(program / "../lib/uppdrag/plugins");
  }
  return out;
}

struct PluginHost::Impl {
  struct Candidate {
    PluginStatus status;
    const uppdrag_plugin_entry* entry = nullptr;
  };
  std::vector<PluginStatus> statuses;
  std::vector<const uppdrag_plugin_entry*> entries;  // One for each status; null for the refused.
  std::vector<FactType> fact_types;
  std::vector<Candidate> candidates;  // Until sort() only.

  static void refuse(Candidate& candidate, std::string reason) {
    candidate.status.state = PluginState::kRefused;
    candidate.status.reason = std::move(reason);
  }

  const Candidate* loaded(std::string_view name) const {
    for (const Candidate& candidate : candidates) {
      if (candidate.status.state == PluginState::kLoaded && candidate.status.manifest.name == name) return &candidate;
    }
    return nullptr;
  }

  void add(const fs::path& file) {
    Candidate candidate;
    PluginManifest& manifest = candidate.status.manifest;
    if (auto status = read_manifest(file, manifest); !status) {
      refuse(candidate, status.error().message);
    } else if (const Candidate* first = loaded(manifest.name)) {
      refuse(candidate,
             "a plugin of this name was found before, in " + first->status.manifest.manifest.parent_path().string());
    } else if (auto entry = open_library(manifest); !entry) {
      refuse(candidate, entry.error().message);
    } else {
      candidate.entry = *entry;
    }
    candidates.push_back(std::move(candidate));
  }

  // The loaded plugin other than `self`, earlier in the list, whose fact type takes the place of `type`.
  std::string owner_of(const FactType& type, const Candidate* self) const {
    for (const Candidate& other : candidates) {
      if (&other == self) return {};
      if (other.status.state == PluginState::kRefused) continue;
      for (const FactType& taken : other.status.manifest.fact_types) {
        if (taken.id == type.id || taken.plural == type.plural || taken.id == type.plural || taken.plural == type.id)
          return other.status.manifest.name;
      }
    }
    return {};
  }

  void refuse_clashes() {
    for (Candidate& candidate : candidates) {
      if (candidate.status.state == PluginState::kRefused) continue;
      const PluginManifest& manifest = candidate.status.manifest;
      for (const FactType& type : manifest.fact_types) {
        if (const std::string owner = owner_of(type, &candidate); !owner.empty()) {
          refuse(candidate, "declares fact type '" + type.id + "' (" + type.plural + "), which plugin '" + owner +
                                "' has declared");
          break;
        }
      }
      for (const Candidate* other = candidates.data(); other != &candidate; ++other) {
        if (manifest.kind == PluginKind::kExporter && other->status.manifest.kind == PluginKind::kExporter &&
            other->status.state == PluginState::kLoaded && other->status.manifest.format == manifest.format)
          refuse(candidate,
                 "writes format '" + manifest.format + "', which plugin '" + other->status.manifest.name + "' writes");
      }
    }
  }

  // Readers, analysers in running order, exporters, and then the refused as found.
  void sort() {
    std::vector<const PluginManifest*> analysers;
    std::vector<Candidate*> of;
    for (Candidate& candidate : candidates) {
      if (candidate.status.state == PluginState::kRefused || candidate.status.manifest.kind != PluginKind::kAnalyser)
        continue;
      analysers.push_back(&candidate.status.manifest);
      of.push_back(&candidate);
    }
    const AnalyserOrder order = order_analysers(analysers);
    for (const auto& [index, reason] : order.refused) refuse(*of[index], reason);
    take(PluginKind::kReader);
    for (const std::size_t index : order.order) take(*of[index]);
    take(PluginKind::kExporter);
    for (Candidate& candidate : candidates) {
      if (candidate.status.state == PluginState::kRefused) take(candidate);
    }
    candidates.clear();
  }

  void take(PluginKind kind) {
    for (Candidate& candidate : candidates) {
      if (candidate.status.state == PluginState::kLoaded && candidate.status.manifest.kind == kind) take(candidate);
    }
  }

  void take(Candidate& candidate) {
    entries.push_back(candidate.status.state == PluginState::kLoaded ? candidate.entry : nullptr);
    const auto& types = candidate.status.manifest.fact_types;
    if (entries.back()) fact_types.insert(fact_types.end(), types.begin(), types.end());
    statuses.push_back(candidate.status);
  }

  // The endings of files that the loaded readers take, or their media types where they name no endings.
  std::vector<std::string> readable() const {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < statuses.size(); ++i) {
      const PluginManifest& m = statuses[i].manifest;
      if (!entries[i] || m.kind != PluginKind::kReader) continue;
      const auto& names = m.extensions.empty() ? m.media_types : m.extensions;
      out.insert(out.end(), names.begin(), names.end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  // The loaded plugin of `kind` for which `fits` holds, as an index, or -1.
  template <typename Fits>
  std::ptrdiff_t find(PluginKind kind, Fits fits) const {
    for (std::size_t i = 0; i < statuses.size(); ++i) {
      if (entries[i] && statuses[i].manifest.kind == kind && fits(statuses[i].manifest))
        return static_cast<std::ptrdiff_t>(i);
    }
    return -1;
  }
};

PluginHost::PluginHost() : impl_(std::make_unique<Impl>()) {}
PluginHost::~PluginHost() = default;
PluginHost::PluginHost(PluginHost&&) noexcept = default;
PluginHost& PluginHost::operator=(PluginHost&&) noexcept = default;

PluginHost PluginHost::discover(const std::vector<fs::path>& directories) {
  PluginHost host;
  for (const fs::path& directory : distinct_folders(directories)) {
    for (const fs::path& file : manifests_in(directory)) host.impl_->add(file);
  }
  host.impl_->refuse_clashes();
  host.impl_->sort();
  return host;
}

const std::vector<PluginStatus>& PluginHost::plugins() const { return impl_->statuses; }

const std::vector<FactType>& PluginHost::fact_types() const { return impl_->fact_types; }

const FactType* PluginHost::fact_type(std::string_view id_or_plural) const {
  for (const FactType& type : impl_->fact_types) {
    if (type.id == id_or_plural || type.plural == id_or_plural) return &type;
  }
  return nullptr;
}

const RuleCount* PluginHost::rule_count(std::string_view rule) const {
  for (const PluginStatus& plugin : impl_->statuses) {
    if (plugin.state != PluginState::kLoaded) continue;
    for (const RuleCount& count : plugin.manifest.rules)
      if (count.rule == rule) return &count;
  }
  return nullptr;
}

Result<std::unique_ptr<Reader>> PluginHost::make_reader(std::string_view media_type, std::string_view extension) const {
  const std::string ending = to_lower(extension);
  auto index =
      impl_->find(PluginKind::kReader, [&](const PluginManifest& m) { return has(m.media_types, media_type); });
  if (index < 0)
    index = impl_->find(PluginKind::kReader, [&](const PluginManifest& m) { return has(m.extensions, ending); });
  if (index < 0)
    return Error{ErrorCode::kUnsupported,
                 "no reader for " + std::string(media_type) + " (what can be read: " + join(impl_->readable()) + ")"};
  const auto at = static_cast<std::size_t>(index);
  return guarded("reader " + impl_->statuses[at].manifest.name, [&]() -> Result<std::unique_ptr<Reader>> {
    std::unique_ptr<Reader> reader(impl_->entries[at]->make_reader());
    if (!reader) return Error{ErrorCode::kPlugin, "reader " + impl_->statuses[at].manifest.name + ": made no object"};
    return reader;
  });
}

Result<std::unique_ptr<Recogniser>> PluginHost::make_recogniser() const {
  for (std::size_t i = 0; i < impl_->statuses.size(); ++i) {
    const PluginManifest& manifest = impl_->statuses[i].manifest;
    if (!impl_->entries[i] || !has(manifest.abilities, kRecogniserAbility)) continue;
    return guarded("recogniser " + manifest.name, [&]() -> Result<std::unique_ptr<Recogniser>> {
      return std::unique_ptr<Recogniser>(impl_->entries[i]->make_recogniser());
    });
  }
  return std::unique_ptr<Recogniser>();
}

std::vector<std::string> PluginHost::export_formats() const {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < impl_->statuses.size(); ++i) {
    if (impl_->entries[i] && impl_->statuses[i].manifest.kind == PluginKind::kExporter)
      out.push_back(impl_->statuses[i].manifest.format);
  }
  return out;
}

Result<std::unique_ptr<Exporter>> PluginHost::make_exporter(std::string_view format) const {
  const auto index = impl_->find(PluginKind::kExporter, [&](const PluginManifest& m) { return m.format == format; });
  if (index < 0)
    return Error{ErrorCode::kNotFound,
                 "no exporter for format '" + std::string(format) + "' (there are: " + join(export_formats()) + ")"};
  const auto at = static_cast<std::size_t>(index);
  return guarded("exporter " + impl_->statuses[at].manifest.name, [&]() -> Result<std::unique_ptr<Exporter>> {
    std::unique_ptr<Exporter> exporter(impl_->entries[at]->make_exporter());
    if (!exporter)
      return Error{ErrorCode::kPlugin, "exporter " + impl_->statuses[at].manifest.name + ": made no object"};
    return exporter;
  });
}

Result<std::vector<PluginHost::LoadedAnalyser>> PluginHost::make_analysers(const AnalyserSetup& setup) const {
  std::vector<LoadedAnalyser> out;
  for (std::size_t i = 0; i < impl_->statuses.size(); ++i) {
    const PluginManifest& manifest = impl_->statuses[i].manifest;
    if (!impl_->entries[i] || manifest.kind != PluginKind::kAnalyser) continue;
    LoadedAnalyser loaded{&manifest, nullptr, {}};
    auto made = guarded("could not be started", [&]() -> Result<std::unique_ptr<Analyser>> {
      return std::unique_ptr<Analyser>(impl_->entries[i]->make_analyser(&setup));
    });
    if (made) loaded.analyser = std::move(*made);
    if (!loaded.analyser) loaded.failure = made ? "could not be started: made no object" : made.error().message;
    out.push_back(std::move(loaded));
  }
  return out;
}

}  // namespace uppdrag
