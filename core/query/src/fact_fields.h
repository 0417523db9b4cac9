// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of facts in the query language: `frist:2024..`, `belopp:>=1mkr`, `action:report`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/knowledge/knowledge_base.h"
#include "uppdrag/registry/registry.h"
#include "uppdrag/text/result.h"

namespace uppdrag::asking {

// What can stand before the colon: short Swedish and English names, and the names and labels of all fields, in lower
// case.
std::vector<std::string> fact_field_names(const std::vector<FactType>& types);

// Whether the field holds money, so that a unit may follow its figure; whether `text` is one.
bool takes_unit(std::string_view name, const std::vector<FactType>& types);
bool is_unit(std::string_view text);

// That a fact has `value` in the field `name` (folded): a value, `>=value`, `<=value`, `>value`, `<value`, or a range
// `from..to` with an open end or none. kInvalidInput says what the field takes.
Result<FactCondition> fact_condition(std::string_view name, std::string_view value, const std::vector<FactType>& types,
                                     const Registry& registry);

}  // namespace uppdrag::asking
