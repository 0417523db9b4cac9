// SPDX-License-Identifier: GPL-3.0-or-later
// Names of charsets.
#pragma once

#include <string_view>

namespace uppdrag {

// Whether `name` is one of a charset that can be read, by any of the names that ICU knows it by.
bool is_charset(std::string_view name);

}  // namespace uppdrag
