// SPDX-License-Identifier: GPL-3.0-or-later
#include "data_file.h"

#include <fstream>

#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

constexpr std::string_view kBlank = " \t\r";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

// Calls `part(piece)` for each piece between separators.
template <typename Part>
void for_each_piece(std::string_view text, char separator, const Part& part) {
  for (;;) {
    const std::size_t end = text.find(separator);
    part(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

Result<std::string> read_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open() || in.bad())
    return Error{ErrorCode::kIo, "cannot read reference file '" + path.string() + "' (does it exist, may it be read?)"};
  return bytes;
}

Status add_line(DataFile& file, std::string_view line, std::uint32_t number, std::size_t columns) {
  if (trim(line).empty()) return ok();
  if (line.front() == '#') {
    if (line.size() == 1 || line[1] == ' ') return ok();
    const std::size_t end = line.find_first_of(" \t");
    const std::string_view value = end == std::string_view::npos ? std::string_view{} : trim(line.substr(end));
    file.headers.push_back({std::string(line.substr(1, end - 1)), {number, {std::string(value)}}});
    return ok();
  }
  DataRow row{number, {}};
  for_each_piece(line, '\t', [&](std::string_view piece) { row.columns.emplace_back(trim(piece)); });
  if (row.columns.size() > columns)
    return file.error(number, "the row has " + std::to_string(row.columns.size()) + " columns (expected at most " +
                                  std::to_string(columns) + ", split by TAB)");
  row.columns.resize(columns);
  file.rows.push_back(std::move(row));
  return ok();
}

}  // namespace

Error DataFile::error(std::uint32_t line, std::string_view what) const {
  return {ErrorCode::kInvalidInput, path.string() + ":" + std::to_string(line) + ": " + std::string(what)};
}

Result<DataFile> read_data_file(const std::filesystem::path& path, std::size_t columns) {
  Result<std::string> bytes = read_bytes(path);
  if (!bytes) return bytes.error();
  DataFile file;
  file.path = path;
  std::string_view rest = *bytes;
  if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
  const bool utf8 = is_valid_utf8(rest);
  Status status = ok();
  std::uint32_t number = 0;
  for_each_piece(rest, '\n', [&](std::string_view line) {
    ++number;
    if (!status) return;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!utf8 && !is_valid_utf8(line))
      status = file.error(number, "the line is not UTF-8 (save the file as UTF-8)");
    else
      status = add_line(file, line, number, columns);
  });
  if (!status) return status.error();
  return file;
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  for_each_piece(text, ';', [&](std::string_view piece) {
    if (const std::string_view part = trim(piece); !part.empty()) parts.emplace_back(part);
  });
  return parts;
}

}  // namespace uppdrag
