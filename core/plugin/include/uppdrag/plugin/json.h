// SPDX-License-Identifier: GPL-3.0-or-later
// Writes facts as JSON text: the one spelling of a fact that exporters, the command line and the web share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/plugin/plugin.h"

namespace uppdrag {

// Appends `text` as a JSON string with its quotes. Bytes that are no UTF-8 become U+FFFD; control characters are
// escaped.
void append_json_string(std::string& out, std::string_view text);
void append_json_strings(std::string& out, const std::vector<std::string>& texts);
// `null`, a string, a number, a boolean or an array.
void append_json_value(std::string& out, const FieldValue& value);
// A number with at most four decimals and no exponent.
void append_json_number(std::string& out, double number);

// Appends the members of the exported object for `row`, without the braces around them:
// "document":{"path","title","kind","county":[],"dnr":[],"date"},"type","fields":{},"quote","start","end","page",
// "confidence","plugin","rule". `page` is 0 where the source has none.
void append_json_members(std::string& out, const FactRow& row);

}  // namespace uppdrag
