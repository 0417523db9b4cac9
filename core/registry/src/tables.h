// SPDX-License-Identifier: GPL-3.0-or-later
// From the rows of the reference files to counties, authorities, departments and goal systems, checked row by row.
#pragma once

#include <filesystem>
#include <vector>

#include "uppdrag/registry/registry.h"

namespace uppdrag {

// Each adds the rows of one file to `out`; a row whose key is there already replaces it. Errors name file and line.
Status load_counties(const std::filesystem::path& path, std::vector<County>& out);
Status load_authorities(const std::filesystem::path& path, std::vector<Authority>& out);
Status load_departments(const std::filesystem::path& path, std::vector<Department>& out);
Status load_goal_system(const std::filesystem::path& path, std::vector<GoalSystem>& out);

}  // namespace uppdrag
