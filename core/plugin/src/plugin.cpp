// SPDX-License-Identifier: GPL-3.0-or-later
// The key functions of the interfaces: their type information lives here and nowhere else, so that host and plugins
// agree.
#include "uppdrag/plugin/plugin.h"

namespace uppdrag {

Reader::~Reader() = default;
Recogniser::~Recogniser() = default;
Analyser::~Analyser() = default;
std::vector<RuleDescription> Analyser::rules() const { return {}; }
Exporter::~Exporter() = default;

}  // namespace uppdrag
