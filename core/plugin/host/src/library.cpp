// SPDX-License-Identifier: GPL-3.0-or-later
#include "library.h"

#include <Poco/SharedLibrary.h>

#include <algorithm>
#include <cstddef>

#include "uppdrag/host/guard.h"

namespace uppdrag {
namespace {

constexpr const char* kEntrySymbol = "uppdrag_plugin_entry_v1";

Error refused(const std::string& reason) { return {ErrorCode::kPlugin, reason}; }

std::string quoted(const char* text) {
  if (!text) return "nothing";
  return std::string("'").append(text).append("'");
}

bool equals(const char* text, std::string_view expected) { return text && expected == text; }

Status check_entry(const uppdrag_plugin_entry* entry, const PluginManifest& manifest) {
  if (!entry) return refused("its entry point returned nothing");
  if (entry->interface_major != kInterfaceMajor || entry->interface_minor > kInterfaceMinor)
    return refused("the library was built for plugin interface " + std::to_string(entry->interface_major) + "." +
                   std::to_string(entry->interface_minor) + ", this program has " + std::to_string(kInterfaceMajor) +
                   "." + std::to_string(kInterfaceMinor) + "; build it again");
  // What came later in the struct is looked at only when the plugin is large enough to have it.
  if (entry->struct_size < offsetof(uppdrag_plugin_entry, make_recogniser))
    return refused("its entry is too short; build it again");
  if (!equals(entry->build_tag, UPPDRAG_BUILD_TAG))
    return refused("built with [" + std::string(entry->build_tag ? entry->build_tag : "") + "], this program with [" +
                   UPPDRAG_BUILD_TAG + "]; build it with the same compiler and options");
  if (!equals(entry->name, manifest.name))
    return refused("the manifest says name '" + manifest.name + "', the library " + quoted(entry->name));
  if (!equals(entry->version, manifest.version))
    return refused("the manifest says version '" + manifest.version + "', the library " + quoted(entry->version));
  const bool able = (manifest.kind == PluginKind::kReader && entry->make_reader) ||
                    (manifest.kind == PluginKind::kAnalyser && entry->make_analyser) ||
                    (manifest.kind == PluginKind::kExporter && entry->make_exporter);
  if (!able) return refused("the library has no " + std::string(plugin_kind_name(manifest.kind)));
  const auto& abilities = manifest.abilities;
  const bool recognises = std::find(abilities.begin(), abilities.end(), kRecogniserAbility) != abilities.end();
  if (recognises && (entry->struct_size < sizeof(uppdrag_plugin_entry) || !entry->make_recogniser))
    return refused("the library has no recogniser");
  return ok();
}

}  // namespace

Result<const uppdrag_plugin_entry*> open_library(const PluginManifest& manifest) {
  const std::string file = manifest.library.filename().string();
  std::error_code ignored;
  if (!std::filesystem::exists(manifest.library, ignored))
    return refused("the library " + file + " is missing beside its manifest");
  return guarded("cannot be loaded", [&]() -> Result<const uppdrag_plugin_entry*> {
    // The destructor of SharedLibrary does not close it. SHLIB_LOCAL: plugins must not see each other's symbols.
    Poco::SharedLibrary library(manifest.library.string(), Poco::SharedLibrary::SHLIB_LOCAL);
    if (!library.hasSymbol(kEntrySymbol)) return refused("the library " + file + " has no " + kEntrySymbol);
    const auto function = reinterpret_cast<uppdrag_plugin_entry_function>(library.getSymbol(kEntrySymbol));
    const uppdrag_plugin_entry* entry = function();
    if (auto status = check_entry(entry, manifest); !status) return status.error();
    return entry;
  });
}

}  // namespace uppdrag
