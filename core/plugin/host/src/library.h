// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a plugin's library and checks its entry point against the manifest.
#pragma once

#include "uppdrag/host/host.h"

namespace uppdrag {

// The entry of the library that `manifest` names; it lives as long as the program, since libraries are never unloaded.
// kPlugin with the reason when the library is missing, is no plugin, or was built for another program or version.
Result<const uppdrag_plugin_entry*> open_library(const PluginManifest& manifest);

}  // namespace uppdrag
