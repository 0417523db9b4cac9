// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "data_file.h"

namespace uppdrag {
namespace {

constexpr std::array<std::string_view, 8> kAuthorityKinds = {"authority",    "university",   "court",      "company",
                                                             "organisation", "county-board", "collective", "international"};

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A year of four digits, or 0 for nothing.
Result<int> year_of(const DataFile& file, const DataRow& row, std::size_t column) {
  const std::string& text = row.columns[column];
  if (text.empty()) return 0;
  int year = 0;
  std::from_chars(text.data(), text.data() + text.size(), year);
  if (text.size() == 4 && all_digits(text)) return year;
  return file.error(row.line, "'" + text + "' is no year (expected four digits or nothing)");
}

Status require_column(const DataFile& file, const DataRow& row, std::size_t column, std::string_view name) {
  if (!row.columns[column].empty()) return ok();
  return file.error(row.line, "column " + std::to_string(column + 1) + " (" + std::string(name) + ") is empty");
}

// Replaces the element that `same` picks, or appends.
template <typename T, typename Same>
void put(std::vector<T>& out, T value, const Same& same) {
  const auto at = std::find_if(out.begin(), out.end(), same);
  if (at == out.end())
    out.push_back(std::move(value));
  else
    *at = std::move(value);
}

Result<Authority> authority_of(const DataFile& file, const DataRow& row) {
  const auto& c = row.columns;
  if (Status status = require_column(file, row, 0, "name"); !status) return status.error();
  if (std::find(kAuthorityKinds.begin(), kAuthorityKinds.end(), c[3]) == kAuthorityKinds.end()) {
    std::string legal;
    for (const std::string_view kind : kAuthorityKinds) legal.append(legal.empty() ? "" : ", ").append(kind);
    return file.error(row.line, "unknown kind '" + c[3] + "' (expected one of " + legal + ")");
  }
  const Result<int> from = year_of(file, row, 4);
  if (!from) return from.error();
  const Result<int> to = year_of(file, row, 5);
  if (!to) return to.error();
  return Authority{c[0], split_list(c[1]), split_list(c[2]), c[3], *from, *to, c[6]};
}

bool is_goal_number(std::string_view text) {
  return !text.empty() && text.front() != '.' && text.front() != '-' &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.' || c == '-'; });
}

bool is_iso_day(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' && all_digits(text.substr(0, 4)) &&
         all_digits(text.substr(5, 2)) && all_digits(text.substr(8));
}

Status set_header(const DataFile& file, std::string_view key, const DataRow& value, GoalSystem& system) {
  const std::string& text = value.columns.front();
  const auto day = [&](std::string& target) -> Status {
    if (!text.empty() && !is_iso_day(text))
      return file.error(value.line, "'" + text + "' is no day (expected a date like 2016-11-17)");
    target = text;
    return ok();
  };
  if (key == "from") return day(system.from);
  if (key == "to") return day(system.to);
  if (key == "id") return ok();  // Read before.
  if (key == "name_sv")
    system.name_sv = text;
  else if (key == "name_en")
    system.name_en = text;
  else if (key == "family")
    system.family = text;
  else if (key == "source")
    system.source = text;
  else if (key == "whole")
    system.whole = split_list(text);
  else if (key == "adjectives")
    system.adjectives = split_list(text);
  else if (key == "number_words")
    system.number_words = split_list(text);
  else if (key == "paraphrases" && (text == "own" || text == "any"))
    system.own_paraphrases = text == "own";
  else if (key == "paraphrases")
    return file.error(value.line, "'" + text + "' is no use of paraphrases (expected own or any)");
  else
    return file.error(value.line, "unknown key '#" + std::string(key) +
                                      "' (expected id, name_sv, name_en, family, from, to, source, whole, adjectives, "
                                      "number_words or paraphrases; a comment has a space after #)");
  return ok();
}

Result<std::string> system_id(const DataFile& file) {
  for (const auto& [key, value] : file.headers) {
    if (key != "id") continue;
    if (is_goal_number(value.columns.front())) return value.columns.front();
    return file.error(value.line, "'" + value.columns.front() + "' is no id (expected a-z, 0-9 and -)");
  }
  return file.error(1, "the goal system has no line '#id <name>'");
}

Status add_goal(const DataFile& file, const DataRow& row, GoalSystem& system) {
  const auto& c = row.columns;
  if (!is_goal_number(c[0]))
    return file.error(
        row.line,
        "'" + c[0] + "' is no number of a goal (expected 6, 5.2, 0 for the whole, or a short name of a-z, 0-9 and -)");
  if (Status status = require_column(file, row, 1, "name_sv"); !status) return status;
  if (!c[6].empty() && !is_iso_day(c[6]))
    return file.error(row.line, "'" + c[6] + "' is no day (expected a date like 2016-11-17)");
  put(system.goals,
      Goal{system.id + ":" + c[0], c[0], c[1], c[2], split_list(c[3]), split_list(c[4]), split_list(c[5]), c[6]},
      [&](const Goal& goal) { return goal.number == c[0]; });
  return ok();
}

}  // namespace

Status load_counties(const std::filesystem::path& path, std::vector<County>& out) {
  const Result<DataFile> file = read_data_file(path, 7);
  if (!file) return file.error();
  for (const DataRow& row : file->rows) {
    const auto& c = row.columns;
    if (c[0].size() != 2 || !all_digits(c[0]))
      return file->error(row.line, "'" + c[0] + "' is no county code (expected two digits)");
    for (const auto& [column, name] : {std::pair{1U, "letter"}, {2U, "name"}, {3U, "county"}, {4U, "board"}})
      if (Status status = require_column(*file, row, column, name); !status) return status;
    put(out, County{c[0], c[1], c[2], c[3], c[4], split_list(c[5]), split_list(c[6])},
        [&](const County& county) { return county.code == c[0]; });
  }
  return ok();
}

Status load_authorities(const std::filesystem::path& path, std::vector<Authority>& out) {
  const Result<DataFile> file = read_data_file(path, 7);
  if (!file) return file.error();
  for (const DataRow& row : file->rows) {
    Result<Authority> authority = authority_of(*file, row);
    if (!authority) return authority.error();
    const std::string name = authority->name;
    put(out, std::move(authority).value(), [&](const Authority& a) { return a.name == name; });
  }
  return ok();
}

Status load_departments(const std::filesystem::path& path, std::vector<Department>& out) {
  const Result<DataFile> file = read_data_file(path, 5);
  if (!file) return file.error();
  for (const DataRow& row : file->rows) {
    const auto& c = row.columns;
    for (const auto& [column, name] : {std::pair{0U, "name"}, {1U, "dnr_prefix"}})
      if (Status status = require_column(*file, row, column, name); !status) return status;
    const Result<int> from = year_of(*file, row, 3);
    if (!from) return from.error();
    const Result<int> to = year_of(*file, row, 4);
    if (!to) return to.error();
    put(out, Department{c[0], c[1], c[2], *from, *to},
        [&](const Department& d) { return d.name == c[0] && d.dnr_prefix == c[1]; });
  }
  return ok();
}

Status load_goal_system(const std::filesystem::path& path, std::vector<GoalSystem>& out) {
  const Result<DataFile> file = read_data_file(path, 7);
  if (!file) return file.error();
  const Result<std::string> id = system_id(*file);
  if (!id) return id.error();
  auto at = std::find_if(out.begin(), out.end(), [&](const GoalSystem& system) { return system.id == *id; });
  if (at == out.end()) {
    GoalSystem system;
    system.id = system.family = system.name_sv = *id;
    at = out.insert(out.end(), std::move(system));
  }
  for (const auto& [key, value] : file->headers)
    if (Status status = set_header(*file, key, value, *at); !status) return status;
  for (const DataRow& row : file->rows)
    if (Status status = add_goal(*file, row, *at); !status) return status;
  if (at->goals.empty()) return file->error(1, "the goal system '" + *id + "' has no rows");
  return ok();
}

}  // namespace uppdrag
