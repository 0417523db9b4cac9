// SPDX-License-Identifier: GPL-3.0-or-later
// The rules that every source file keeps, as functions from a path and a text to complaints, so that they can be tested
// themselves.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace house {

struct File {
  std::string path;  // Relative to the root, `/`-separated.
  std::string text;
};

// All files of the tree but build folders, knowledge bases, and hidden files and folders other than .ci.
std::vector<File> files_of(const std::filesystem::path& root);

// The room of a path: "text", "document", "plugin", "host", "registry", "knowledge", "query", "ingest", "cli",
// "plugins", "tests", or "" for what is no room.
std::string room_of(std::string_view path);

// One line for each include that goes against the arrows, and for each library used outside the room that owns it:
// "path:line: what is wrong (what is allowed)".
std::vector<std::string> include_complaints(const File& file);

// Statements in SQL outside core/knowledge.
std::vector<std::string> sql_complaints(const File& file);

// A source without the licence line in its first two lines.
std::vector<std::string> licence_complaints(const File& file);

// Absolute paths of somebody's machine.
std::vector<std::string> path_complaints(const File& file);

}  // namespace house
