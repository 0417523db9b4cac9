// SPDX-License-Identifier: GPL-3.0-or-later
#include "tessdata.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <map>
#include <string_view>

namespace uppdrag::ocr_reader {
namespace {

struct Mapped {
  const char* bytes = nullptr;
  std::size_t size = 0;
};

std::map<std::string, Mapped>& mapped() {
  static std::map<std::string, Mapped> files;
  return files;
}

// Nothing when it cannot be opened. Never unmapped.
Mapped map_file(const std::string& path) {
  Mapped file;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return file;
  struct stat state {};
  if (::fstat(descriptor, &state) == 0 && state.st_size > 0) {
    void* at = ::mmap(nullptr, static_cast<std::size_t>(state.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (at != MAP_FAILED) file = {static_cast<const char*>(at), static_cast<std::size_t>(state.st_size)};
  }
  ::close(descriptor);
  return file;
}

std::vector<std::string> folders() {
  constexpr std::array<const char*, 4> kUsual = {"/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tessdata",
                                                 "/usr/local/share/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata"};
  std::vector<std::string> out;
  if (const char* prefix = std::getenv("TESSDATA_PREFIX"); prefix && *prefix) {
    out.emplace_back(prefix);
    out.push_back(out.front() + "/tessdata");
    return out;  // Who sets it means it.
  }
  out.assign(kUsual.begin(), kUsual.end());
  return out;
}

}  // namespace

Status open_language(const std::string& language) {
  const std::string name = language + ".traineddata";
  if (mapped().contains(name)) return ok();
  for (const std::string& folder : folders()) {
    std::string path = folder;
    path.append("/").append(name);
    const Mapped file = map_file(path);
    if (file.bytes == nullptr) continue;
    mapped().emplace(name, file);
    return ok();
  }
  return Error{ErrorCode::kNotFound, "character recognition lacks " + name + " in " + folders().front() +
                                         " (Debian: apt install tesseract-ocr-" + language + ")"};
}

bool read_language(const char* path, std::vector<char>* data) {
  const std::string_view whole(path);
  const auto slash = whole.rfind('/');
  const auto found = mapped().find(std::string(slash == std::string_view::npos ? whole : whole.substr(slash + 1)));
  if (found == mapped().end()) return false;
  data->assign(found->second.bytes, found->second.bytes + found->second.size);
  return true;
}

}  // namespace uppdrag::ocr_reader
