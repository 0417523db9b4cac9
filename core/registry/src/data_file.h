// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one reference file: `#key value` lines and rows of TAB-separated columns. Knows no meaning of them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uppdrag/text/result.h"

namespace uppdrag {

struct DataRow {
  std::uint32_t line = 0;  // 1-based.
  std::vector<std::string> columns;
};

struct DataFile {
  std::filesystem::path path;
  std::vector<std::pair<std::string, DataRow>> headers;  // Key, and its value as the only column.
  std::vector<DataRow> rows;

  // `path:line: what`, as kInvalidInput.
  Error error(std::uint32_t line, std::string_view what) const;
};

// At most `columns` columns a row, missing ones empty; every row and header value trimmed. kIo when it cannot be read,
// kInvalidInput (with the line) for bytes that are no UTF-8 or a row with too many columns.
Result<DataFile> read_data_file(const std::filesystem::path& path, std::size_t columns);

// The parts of a `;` list, trimmed, without empty ones.
std::vector<std::string> split_list(std::string_view text);

}  // namespace uppdrag
