// SPDX-License-Identifier: GPL-3.0-or-later
// The date that folders and file name tell.
#include <optional>
#include <vector>

#include "uppdrag/ingest/ingest.h"

namespace uppdrag {
namespace {

bool digits(std::string_view text, std::size_t count) {
  if (text.size() < count) return false;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  return text.size() == count || text[count] < '0' || text[count] > '9';
}

// "1980" to "2099": other runs of four digits are more likely numbers of something.
std::string_view year_at(std::string_view text) {
  if (!digits(text, 4)) return {};
  const auto year = text.substr(0, 4);
  return (year >= "1980" && year <= "2099") ? year : std::string_view();
}

std::string_view month_at(std::string_view text) {
  if (!digits(text, 2)) return {};
  const auto month = text.substr(0, 2);
  return (month >= "01" && month <= "12") ? month : std::string_view();
}

std::string_view day_at(std::string_view text) {
  if (!digits(text, 2)) return {};
  const auto day = text.substr(0, 2);
  return (day >= "01" && day <= "31") ? day : std::string_view();
}

std::string dashed(std::string date, std::string_view next) { return date.append("-").append(next); }

// `2013_01_…`, `2013-01 …`, `2013-01-31 …` at the start of a file name.
std::string date_of_name(std::string_view name) {
  const auto year = year_at(name);
  if (year.empty() || name.size() < 7 || (name[4] != '_' && name[4] != '-')) return {};
  const auto month = month_at(name.substr(5));
  if (month.empty()) return {};
  std::string date = dashed(std::string(year), month);
  if (name.size() > 7 && name[7] == name[4]) {
    if (const auto day = day_at(name.substr(8)); !day.empty()) date = dashed(std::move(date), day);
  }
  return date;
}

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const auto slash = path.find('/');
    parts.push_back(path.substr(0, slash));
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  }
  return parts;
}

// `…/2013/01/…`, or `…/2013/name`.
std::string date_of_folders(const std::vector<std::string_view>& parts) {
  for (std::size_t i = parts.size(); i-- > 1;) {
    const auto year = parts[i - 1].size() == 4 ? year_at(parts[i - 1]) : std::string_view();
    if (year.empty()) continue;
    const auto month = parts[i].size() == 2 && i + 1 < parts.size() ? month_at(parts[i]) : std::string_view();
    if (!month.empty()) return dashed(std::string(year), month);
    if (i + 1 == parts.size()) return std::string(year);
  }
  return {};
}

}  // namespace

void add_path_metadata(Document& document) {
  const auto parts = parts_of(document.path);
  if (parts.empty()) return;
  std::string date = date_of_name(parts.back());
  if (date.empty()) date = date_of_folders(parts);
  document.metadata.set("date", std::move(date), "path");
}

}  // namespace uppdrag
