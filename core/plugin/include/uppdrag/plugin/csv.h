// SPDX-License-Identifier: GPL-3.0-or-later
// Cells for comma-separated files that a Swedish Excel opens by a double click: `;` between cells, CRLF between rows, a
// byte order mark first, a decimal comma. Shared by the csv exporter and the command line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/plugin/fact.h"

namespace uppdrag {

inline constexpr std::string_view kCsvStart = "\xEF\xBB\xBF";
inline constexpr char kCsvSeparator = ';';
inline constexpr std::string_view kCsvLineEnd = "\r\n";

// Appends `text` as one cell, quoted where it must be. A text that a spreadsheet would run as a formula (it starts with
// `=`, `+`, `-`, `@`, TAB or CR) gets an apostrophe in front.
void append_csv_text(std::string& out, std::string_view text);
// Appends `value` as one cell: whole numbers plain, booleans as 1 and 0, lists joined by ", ".
void append_csv_value(std::string& out, const FieldValue& value);
// With a decimal comma, at most four decimals.
void append_csv_number(std::string& out, double number);

// `value` for a person: lists joined by ", ", nothing for no value. `yes` and `no` for booleans.
std::string field_text(const FieldValue& value, std::string_view yes = "1", std::string_view no = "0");

}  // namespace uppdrag
