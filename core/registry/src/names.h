// SPDX-License-Identifier: GPL-3.0-or-later
// Keys under which names are looked up, so that case, hyphens and spacing do not hide them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace uppdrag {

// Lower case, one space between words, no soft hyphens, no hyphens inside words; `Västman- lands` is one word again,
// and `hälso-och` two. `hälso- och` keeps its space. A colon ending (`MSB:s`) is cut off.
std::string name_key(std::string_view name);

// `key` without a genitive -s, or nothing when it has none.
std::optional<std::string> without_genitive(std::string_view key);

// The key of what is left of a county's or county board's name: `länsstyrelsen i örebros län` -> `örebros`.
std::string_view county_part(std::string_view key);

}  // namespace uppdrag
