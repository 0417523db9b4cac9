// SPDX-License-Identifier: GPL-3.0-or-later
// The running order of analysers, by what they require and provide.
#pragma once

#include <string>
#include <vector>

#include "uppdrag/host/host.h"

namespace uppdrag {

struct AnalyserOrder {
  std::vector<std::size_t> order;                            // Indexes into the given list.
  std::vector<std::pair<std::size_t, std::string>> refused;  // Index and one-line reason.
};

// Every analyser runs after all others that provide what it requires; among those that are free to run, by name.
// Refused are the members of a ring, and analysers that require what nobody (any more) provides.
AnalyserOrder order_analysers(const std::vector<const PluginManifest*>& analysers);

// Whether `manifest` adds annotations or facts of this name; declared fact types count as provided.
bool provides(const PluginManifest& manifest, std::string_view what);

}  // namespace uppdrag
