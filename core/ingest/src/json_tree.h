// SPDX-License-Identifier: GPL-3.0-or-later
// JSON that people write by hand, with the line of every value: Poco's parser does not tell where a mistake stands.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uppdrag/text/result.h"

namespace uppdrag {

struct JsonNode {
  enum class Kind : std::uint8_t { kNull, kBoolean, kNumber, kText, kArray, kObject } kind = Kind::kNull;
  std::string text;  // Of a text its characters, of a number or a boolean its spelling.
  std::size_t line = 1;
  std::vector<std::string> keys;  // Of an object, in order; may repeat.
  std::vector<JsonNode> items;    // Of an array, or of an object one for each key.

  // "a text", "a number", "a list", … for messages.
  std::string_view kind_name() const;
};

// kInvalidInput with "line 3: what was expected" when `text` is not exactly one value of JSON (RFC 8259) in UTF-8, or
// is nested deeper than any sidecar needs. A byte order mark is passed over. O(length).
Result<JsonNode> read_json(std::string_view text);

}  // namespace uppdrag
