// SPDX-License-Identifier: GPL-3.0-or-later
// Reads `<library>.plugin.json`. Runs no plugin code.
#pragma once

#include <filesystem>

#include "uppdrag/host/host.h"

namespace uppdrag {

// Fills `manifest` as far as the file goes, also when it then returns what is wrong (one line with file name and key).
Status read_manifest(const std::filesystem::path& file, PluginManifest& manifest);

// Whether the interface version in `manifest` is one that this program serves.
Status check_interface(const PluginManifest& manifest);

}  // namespace uppdrag
