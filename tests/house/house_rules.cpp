// SPDX-License-Identifier: GPL-3.0-or-later
#include "house_rules.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

namespace house {
namespace {

namespace fs = std::filesystem;

// Whose headers (uppdrag/<room>/…) a room may include: the arrows of docs/architecture.md.
const std::map<std::string, std::set<std::string>>& arrows() {
  static const std::map<std::string, std::set<std::string>> kArrows = {
      {"text", {"text"}},
      {"document", {"document", "text"}},
      {"plugin", {"plugin", "document", "text"}},
      {"registry", {"registry", "text"}},
      {"host", {"host", "plugin", "document", "text", "registry"}},
      {"knowledge", {"knowledge", "plugin", "document", "text"}},
      {"query", {"query", "knowledge", "plugin", "document", "text", "registry"}},
      {"ingest", {"ingest", "host", "knowledge", "plugin", "document", "text", "registry"}},
      {"cli", {"ingest", "query", "host", "knowledge", "plugin", "document", "text", "registry"}},
      {"plugins", {"plugin", "document", "text", "registry"}},
  };
  return kArrows;
}

struct LibraryRule {
  std::string_view prefix;              // Of the included header.
  std::vector<std::string_view> rooms;  // Where it may appear: rooms, or folders with a `/` at the end; empty: nowhere.
};

// Longer prefixes first: the first that fits decides.
const std::vector<LibraryRule>& library_rules() {
  static const std::vector<LibraryRule> kRules = {
      {"xapian", {"knowledge"}},
      {"Poco/Data/", {"knowledge"}},
      {"sqlite3.h", {"knowledge"}},
      {"Poco/SharedLibrary.h", {"host"}},
      {"Poco/ClassLoader.h", {"host"}},
      {"dlfcn.h", {"host", "plugins/readers/ocr/"}},
      {"tesseract/", {"plugins/readers/ocr/"}},
      {"leptonica/", {"plugins/readers/ocr/"}},
      {"seccomp.h", {"ingest"}},
      {"Poco/Zip/", {"plugins/readers/office/"}},
      {"Poco/Net/", {"plugins/readers/mail/"}},
      {"Poco/", {"host", "knowledge", "query", "ingest", "cli", "plugins/readers/office/", "plugins/readers/mail/"}},
      {"unicode/", {"text"}},
      {"CLI/", {"cli"}},
      {"libxml/", {"plugins/readers/html/", "plugins/readers/office/"}},
      {"poppler", {"plugins/readers/pdf/"}},
      {"catch2/", {}},
      {"regex", {}},
  };
  return kRules;
}

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

std::string joined(const std::set<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

struct Include {
  std::size_t line = 0;
  std::string header;
};

std::vector<Include> includes_of(const std::string& text) {
  std::vector<Include> out;
  std::istringstream lines(text);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    std::size_t at = line.find_first_not_of(" \t");
    if (at == std::string::npos || line[at] != '#') continue;
    at = line.find_first_not_of(" \t", at + 1);
    if (at == std::string::npos || line.compare(at, 7, "include") != 0) continue;
    const std::size_t from = line.find_first_of("<\"", at + 7);
    if (from == std::string::npos) continue;
    const std::size_t to = line.find_first_of(">\"", from + 1);
    if (to != std::string::npos) out.push_back({number, line.substr(from + 1, to - from - 1)});
  }
  return out;
}

bool is_cpp(std::string_view path) {
  const auto has = [&](std::string_view end) {
    return path.size() > end.size() && path.substr(path.size() - end.size()) == end;
  };
  return has(".h") || has(".cpp");
}

bool wants_licence(const File& file) {
  const fs::path path(file.path);
  const std::string extension = path.extension().string();
  if (extension == ".h" || extension == ".cpp" || extension == ".cmake" || extension == ".sh" || extension == ".py")
    return true;
  return path.filename() == "CMakeLists.txt" || starts_with(file.text, "#!");
}

}  // namespace

std::vector<File> files_of(const fs::path& root) {
  std::vector<File> out;
  for (auto at = fs::recursive_directory_iterator(root); at != fs::recursive_directory_iterator(); ++at) {
    const fs::path relative = at->path().lexically_relative(root);
    const std::string name = relative.filename().string();
    if (at->is_directory()) {
      const bool hidden = name[0] == '.' && name != ".ci";
      if (hidden || name == "build" || name == "__pycache__" || relative.extension() == ".kb")
        at.disable_recursion_pending();
      continue;
    }
    if (name[0] == '.' || !at->is_regular_file()) continue;
    std::ifstream in(at->path(), std::ios::binary);
    out.push_back({relative.generic_string(), std::string(std::istreambuf_iterator<char>(in), {})});
  }
  std::sort(out.begin(), out.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return out;
}

std::string room_of(std::string_view path) {
  if (starts_with(path, "plugins/")) return "plugins";
  if (starts_with(path, "tests/")) return "tests";
  if (starts_with(path, "core/plugin/host/")) return "host";
  if (!starts_with(path, "core/")) return "";
  const std::string_view rest = path.substr(5);
  const std::size_t slash = rest.find('/');
  return slash == std::string_view::npos ? "" : std::string(rest.substr(0, slash));
}

std::vector<std::string> include_complaints(const File& file) {
  std::vector<std::string> out;
  const std::string room = room_of(file.path);
  if (!is_cpp(file.path) || room.empty() || room == "tests") return out;
  const auto allowed = arrows().find(room);
  if (allowed == arrows().end())
    return {file.path + ":1: room '" + room + "' has no arrows (add it to tests/house/house_rules.cpp)"};
  for (const auto& [line, header] : includes_of(file.text)) {
    const std::string place = file.path + ":" + std::to_string(line) + ": ";
    if (starts_with(header, "uppdrag/")) {
      const std::string other = header.substr(8, header.find('/', 8) - 8);
      if (!allowed->second.count(other)) {
        out.push_back(place + room + " includes " + header + " (allowed: " + joined(allowed->second) + ")");
      }
      continue;
    }
    for (const auto& rule : library_rules()) {
      if (!starts_with(header, rule.prefix)) continue;
      const auto owns = [&](std::string_view owner) {
        return owner.back() == '/' ? starts_with(file.path, owner) : owner == room;
      };
      if (std::none_of(rule.rooms.begin(), rule.rooms.end(), owns)) {
        std::string owners;
        for (const auto owner : rule.rooms) owners += (owners.empty() ? "" : ", ") + std::string(owner);
        out.push_back(place + room + " includes <" + header +
                      "> (allowed in: " + (owners.empty() ? "no room" : owners) + ")");
      }
      break;
    }
  }
  return out;
}

std::vector<std::string> sql_complaints(const File& file) {
  static constexpr std::array<std::string_view, 6> kStatements = {"\"SELECT ",      "\"INSERT INTO ", "\"UPDATE ",
                                                                  "\"DELETE FROM ", "\"CREATE TABLE", "\"PRAGMA "};
  std::vector<std::string> out;
  const std::string room = room_of(file.path);
  if (!is_cpp(file.path) || room.empty() || room == "tests" || room == "knowledge") return out;
  for (const auto statement : kStatements) {
    const std::size_t at = file.text.find(statement);
    if (at == std::string::npos) continue;
    const auto line = std::count(file.text.begin(), file.text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    out.push_back(file.path + ":" + std::to_string(line) + ": SQL outside core/knowledge");
  }
  return out;
}

std::vector<std::string> licence_complaints(const File& file) {
  if (!wants_licence(file)) return {};
  std::size_t end = file.text.find('\n');
  if (end != std::string::npos) end = file.text.find('\n', end + 1);
  const std::string head = file.text.substr(0, end);
  if (head.find("SPDX-License-Identifier: GPL-3.0-or-later") != std::string::npos) return {};
  return {file.path + ":1: no licence line (expected 'SPDX-License-Identifier: GPL-3.0-or-later' in line 1 or 2)"};
}

std::vector<std::string> path_complaints(const File& file) {
  // Put together here, so that this file passes its own test.
  static const std::array<std::string, 4> kRoots = {std::string("/wo") + "rk/", std::string("/tm") + "p/",
                                                    std::string("/ro") + "ot/", std::string("/ho") + "me/"};
  std::vector<std::string> out;
  for (const auto& root : kRoots) {
    // Tests make up users' folders.
    if (root == kRoots.back() && room_of(file.path) == "tests") continue;
    for (std::size_t at = file.text.find(root); at != std::string::npos; at = file.text.find(root, at + 1)) {
      // `core/work/` is no machine path: a root has no name before it.
      const char before = at == 0 ? ' ' : file.text[at - 1];
      if (std::isalnum(static_cast<unsigned char>(before)) || before == '.' || before == '_' || before == '}') continue;
      const auto line = std::count(file.text.begin(), file.text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
      out.push_back(file.path + ":" + std::to_string(line) + ": machine path '" + root + "…'");
      break;
    }
  }
  return out;
}

}  // namespace house
