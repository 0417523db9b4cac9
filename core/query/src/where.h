// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions on fields as a person writes them: `action=report`, `due>=2014-01-01`, `max>=1 mkr`, `recipient~kammar`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/knowledge/knowledge_base.h"
#include "uppdrag/registry/registry.h"

namespace uppdrag::asking {

// The condition that `text` states on one of the fields of `types` (one type, or all of them). The field may also be
// named by its label. kInvalidInput names the field and what it takes.
Result<FieldCondition> parse_condition(std::string_view text, const std::vector<FactType>& types,
                                       const Registry& registry);

// A whole number, in groups if need be, with `tkr`, `mkr`, `mnkr`, `miljoner`, `mdkr` or `miljarder` behind it:
// `1 000 000`, `1,5 mkr`.
std::optional<std::int64_t> parse_amount(std::string_view text);

}  // namespace uppdrag::asking
