// SPDX-License-Identifier: GPL-3.0-or-later
// A fact type's declaration as the JSON text that is kept beside its table, so that facts stay readable without the
// plugin that made them.
#pragma once

#include <optional>
#include <string>

#include "uppdrag/plugin/fact.h"

namespace uppdrag::knowledge {

std::string declaration_json(const FactType& type);
// Nothing when `json` is no declaration.
std::optional<FactType> parse_declaration(const std::string& json);

}  // namespace uppdrag::knowledge
