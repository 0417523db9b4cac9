// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the flat JSON arrays that list columns hold. Plain ones, as append_json_value() writes nearly all, are read in
// place, since an export reads a million of them; anything else goes to the JSON library.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace uppdrag::knowledge {

// The strings or numbers of `json`; empty when it is no such array.
std::vector<std::string> parse_text_list(const std::string& json);
std::vector<std::int64_t> parse_number_list(const std::string& json);

}  // namespace uppdrag::knowledge
