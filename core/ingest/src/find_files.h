// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the files that a run is about.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "uppdrag/ingest/ingest.h"

namespace uppdrag {

struct FoundFile {
  std::string path;    // As the user named it, without `.` and doubled slashes.
  bool named = false;  // Given by the user, not found in a folder.
  std::int64_t size = 0;
  std::int64_t modified_ns = 0;
};

struct FoundFiles {
  std::vector<FoundFile> files;  // By path, each once.
  std::vector<std::string>
      folders;  // The folders that were given and read, as prefixes ("docs/", "" for the current one).
  std::vector<std::string>
      unreadable;  // Prefixes of folders that could not be read: nothing is known of what is in them.
  std::vector<IngestFailure> failures;
  bool any_path_exists = false;
};

// Folders are searched through; hidden files and folders, sidecars, knowledge bases (`*.kb`) and `options.exclude` are
// left out. Links to folders are not followed.
FoundFiles find_files(const IngestOptions& options);

// Whether `path` lies under the folder that `prefix` stands for.
bool under(std::string_view path, std::string_view prefix);

}  // namespace uppdrag
