// SPDX-License-Identifier: GPL-3.0-or-later
#include "find_files.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "sidecar.h"

namespace uppdrag {
namespace {

namespace fs = std::filesystem;

std::string prefix_of(const fs::path& folder) {
  const std::string name = folder.generic_string();
  if (name.empty() || name == ".") return {};
  return name.back() == '/' ? name : name + "/";
}

fs::path normal(const fs::path& path) {
  fs::path out = path.lexically_normal();
  if (!out.has_filename() && out.has_parent_path() && out != out.root_path()) out = out.parent_path();
  return out;
}

class Search {
 public:
  explicit Search(const IngestOptions& options) {
    for (const fs::path& path : options.exclude) excluded_.push_back(normal(fs::absolute(path)));
  }

  FoundFiles run(const std::vector<fs::path>& paths) {
    for (const fs::path& path : paths) start(normal(path));
    auto& files = found_.files;
    // Of a file that was both named and found, the named entry stays.
    std::sort(files.begin(), files.end(), [](const FoundFile& a, const FoundFile& b) {
      return a.path != b.path ? a.path < b.path : a.named > b.named;
    });
    files.erase(std::unique(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path == b.path; }),
                files.end());
    return std::move(found_);
  }

 private:
  void start(const fs::path& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) {
      fail(path, errno == ENOENT ? "there is no such file or folder" : "cannot be read: " + system_reason());
      return;
    }
    found_.any_path_exists = true;
    if (S_ISDIR(info.st_mode)) {
      found_.folders.push_back(prefix_of(path));
      walk(path);
    } else if (S_ISREG(info.st_mode) && is_sidecar(path.filename().string())) {
      fail(path, "is a sidecar: index the file or folder that it speaks of");
    } else if (S_ISREG(info.st_mode)) {
      add(path.generic_string(), info, true);
    } else {
      fail(path, "is neither a file nor a folder");
    }
  }

  void walk(const fs::path& folder) {
    const std::string prefix = prefix_of(folder);
    std::error_code error;
    fs::directory_iterator at(folder, error);
    for (const fs::directory_iterator end; !error && at != end; at.increment(error)) {
      const std::string& path = at->path().native();
      visit(prefix, std::string_view(path).substr(path.rfind('/') + 1));
    }
    if (!error) return;
    fail(folder, "the folder cannot be read: " + error.message());
    found_.unreadable.push_back(prefix);
  }

  void visit(const std::string& prefix, std::string_view name) {
    if (name.starts_with('.') || is_sidecar(name)) return;
    std::string path = prefix;
    path += name;
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0) return;  // It has just gone.
    if (S_ISDIR(info.st_mode)) {
      if (!name.ends_with(".kb") && !excluded(path)) walk(path);
      return;
    }
    if (S_ISLNK(info.st_mode) && ::stat(path.c_str(), &info) != 0) return;  // A link to nothing.
    if (S_ISREG(info.st_mode)) add(std::move(path), info, false);
  }

  bool excluded(const fs::path& path) const {
    return !excluded_.empty() &&
           std::find(excluded_.begin(), excluded_.end(), normal(fs::absolute(path))) != excluded_.end();
  }

  void add(std::string path, const struct stat& info, bool named) {
    const std::int64_t modified = static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1000000000 + info.st_mtim.tv_nsec;
    found_.files.push_back({std::move(path), named, static_cast<std::int64_t>(info.st_size), modified});
  }

  void fail(const fs::path& path, std::string reason) {
    found_.failures.push_back({path.generic_string(), std::move(reason)});
  }

  static std::string system_reason() { return std::generic_category().message(errno); }

  FoundFiles found_;
  std::vector<fs::path> excluded_;
};

}  // namespace

FoundFiles find_files(const IngestOptions& options) { return Search(options).run(options.paths); }

std::vector<fs::path> files_under(const IngestOptions& options) {
  std::vector<fs::path> out;
  for (const FoundFile& file : find_files(options).files) out.emplace_back(file.path);
  return out;
}

bool under(std::string_view path, std::string_view prefix) {
  if (prefix.empty()) return !path.starts_with('/') && !path.starts_with("../");
  return path.starts_with(prefix);
}

}  // namespace uppdrag
