// SPDX-License-Identifier: GPL-3.0-or-later
// The lines between `---` at the top of a text: `key: value`, in Swedish or English, as metadata.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/document/document.h"

namespace uppdrag::text_reader {

// Reads front matter at the start of `text` into `metadata`, source "front-matter". The offset behind it; 0 when there
// is none, that is when `text` does not start with `---`, has no closing `---` within 200 lines, or another line than
// `key: value`, `- value`, a comment or a continued value between them.
std::uint32_t read_front_matter(std::string_view text, Metadata& metadata);

// The case numbers in `text` as far as it goes on with them, without inner spaces: `S2025/ 01846 (delvis);
// LI2025/01096`. What does not look like a case number ends the list: a date has no place here.
std::vector<std::string> read_case_numbers(std::string_view text);

}  // namespace uppdrag::text_reader
