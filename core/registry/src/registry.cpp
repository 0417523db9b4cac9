// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/registry/registry.h"

#include <algorithm>

#include "names.h"
#include "tables.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> goal_files(const fs::path& directory) {
  std::vector<fs::path> files;
  std::error_code error;
  if (!fs::is_directory(directory, error)) return files;
  for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error))
    if (at->path().extension() == ".tsv") files.push_back(at->path());
  if (error) return Error{ErrorCode::kIo, "cannot list '" + directory.string() + "' (" + error.message() + ")"};
  std::sort(files.begin(), files.end());
  return files;
}

template <typename T>
Status load_table(const fs::path& path, bool required, Status (*load)(const fs::path&, std::vector<T>&),
                  std::vector<T>& out) {
  std::error_code error;
  if (!required && !fs::exists(path, error)) return ok();
  return load(path, out);
}

template <typename T, typename Key>
const T* find_by(const std::vector<T>& all, const Key& matches) {
  const auto at = std::find_if(all.begin(), all.end(), matches);
  return at == all.end() ? nullptr : &*at;
}

// Edits up to which a name is near enough to suggest.
std::size_t reach_of(std::string_view text) { return std::clamp<std::size_t>(text.size() / 3, 1, 4); }

}  // namespace

Result<Registry> Registry::load(const fs::path& directory, const fs::path& user_directory) {
  Registry registry;
  const auto load_folder = [&](const fs::path& folder, bool required) -> Status {
    if (Status s = load_table(folder / "counties.tsv", required, load_counties, registry.counties_); !s) return s;
    if (Status s = load_table(folder / "authorities.tsv", required, load_authorities, registry.authorities_); !s)
      return s;
    if (Status s = load_table(folder / "departments.tsv", required, load_departments, registry.departments_); !s)
      return s;
    const Result<std::vector<fs::path>> goals = goal_files(folder / "goals");
    if (!goals) return goals.error();
    for (const fs::path& file : *goals)
      if (Status s = load_goal_system(file, registry.goal_systems_); !s) return s;
    return ok();
  };
  std::error_code error;
  if (!fs::is_directory(directory, error))
    return Error{ErrorCode::kNotFound,
                 "no reference data in '" + directory.string() +
                     "' (expected a folder with counties.tsv, authorities.tsv, departments.tsv and goals/)"};
  if (Status s = load_folder(directory, true); !s) return s.error();
  if (!user_directory.empty() && fs::is_directory(user_directory, error))
    if (Status s = load_folder(user_directory, false); !s) return s.error();
  registry.build_indexes();
  return registry;
}

void Registry::build_indexes() {
  for (std::uint32_t i = 0; i < counties_.size(); ++i) {
    const County& c = counties_[i];
    county_names_.emplace(c.code, i);
    county_names_.emplace(name_key(c.letter), i);
    const auto add = [&](std::string_view name) { county_names_.emplace(county_part(name_key(name)), i); };
    add(c.name);
    add(c.county);
    add(c.board);
    for (const std::string& name : c.board_variants) add(name);
    for (const std::string& name : c.name_variants) add(name);
  }
  for (std::uint32_t i = 0; i < authorities_.size(); ++i) authority_names_.emplace(name_key(authorities_[i].name), i);
  for (std::uint32_t i = 0; i < authorities_.size(); ++i) {
    for (const std::string& name : authorities_[i].aliases) authority_names_.emplace(name_key(name), i);
    for (const std::string& name : authorities_[i].abbreviations) authority_abbreviations_.emplace(name, i);
  }
}

const County* Registry::county(std::string_view text) const {
  const std::string key = name_key(text);
  const std::string part(county_part(key));
  const bool alone = part.size() == key.size();
  if (!alone && part.size() <= 2) return nullptr;  // `länsstyrelsen i` is no letter.
  auto at = county_names_.find(part);
  if (at == county_names_.end() && part.size() == 1 && part[0] >= '1' && part[0] <= '9')
    at = county_names_.find("0" + part);
  if (at == county_names_.end())
    if (const auto bare = without_genitive(part)) at = county_names_.find(*bare);
  return at == county_names_.end() ? nullptr : &counties_[at->second];
}

std::string Registry::suggest_county(std::string_view text) const {
  const std::string key = name_key(text);
  const std::string_view part = county_part(key);
  const std::size_t reach = reach_of(part);
  std::size_t best = reach + 1;
  std::string name;
  for (const County& c : counties_) {
    const std::string known = name_key(c.name);
    for (const std::string& form : {known, known + "s"}) {
      const std::size_t distance = edit_distance(part, form, reach);
      if (distance >= best) continue;
      best = distance;
      name = c.county;
    }
  }
  return name;
}

const Authority* Registry::authority(std::string_view text) const {
  const std::string_view written = text.substr(0, text.find(':'));
  if (const auto at = authority_abbreviations_.find(std::string(written)); at != authority_abbreviations_.end())
    return &authorities_[at->second];
  const std::string key = name_key(text);
  auto at = authority_names_.find(key);
  if (at == authority_names_.end())
    if (const auto bare = without_genitive(key)) at = authority_names_.find(*bare);
  if (at != authority_names_.end()) return &authorities_[at->second];
  if (key.starts_with("länsstyrelsen") || key.starts_with("länstyrelsen"))
    if (const County* c = county(text))
      return find_by(authorities_, [&](const Authority& a) { return a.name == c->board; });
  return nullptr;
}

const Goal* Registry::goal(std::string_view id) const {
  const std::size_t colon = id.find(':');
  if (colon == std::string_view::npos) return nullptr;
  const GoalSystem* system = goal_system(id.substr(0, colon));
  if (system == nullptr) return nullptr;
  return find_by(system->goals, [&](const Goal& goal) { return goal.id == id; });
}

const GoalSystem* Registry::goal_system(std::string_view id) const {
  return find_by(goal_systems_, [&](const GoalSystem& system) { return system.id == id; });
}

const Department* Registry::department_by_prefix(std::string_view prefix) const {
  return find_by(departments_, [&](const Department& department) { return department.dnr_prefix == prefix; });
}

}  // namespace uppdrag
