// SPDX-License-Identifier: GPL-3.0-or-later
#include "file.h"

#include <Poco/SHA1Engine.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

namespace uppdrag {
namespace {

// Closes on leaving.
struct Descriptor {
  int fd;
  explicit Descriptor(int number) : fd(number) {}
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
};

constexpr std::size_t kStart = 8192;

std::string system_reason() { return std::generic_category().message(errno); }

Error too_large(std::uint64_t size, std::uint64_t max_bytes) {
  return {ErrorCode::kInvalidInput, "larger than the limit (" + size_text(size) + ", at most " + size_text(max_bytes) +
                                        "); raise it with --max-size"};
}

Error unreadable() { return {ErrorCode::kIo, "cannot be read: " + system_reason()}; }

Result<std::unique_ptr<Descriptor>> open_file(const std::filesystem::path& path, struct stat& info) {
  auto file = std::make_unique<Descriptor>(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file->fd < 0)
    return Error{errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kIo, "cannot be opened: " + system_reason()};
  if (::fstat(file->fd, &info) != 0) return unreadable();
  if (S_ISDIR(info.st_mode)) return Error{ErrorCode::kInvalidInput, "is a folder, a file was expected"};
  return file;
}

Status read_up_to(const Descriptor& file, std::uint64_t max_bytes, std::size_t expected, std::string& bytes) {
  std::size_t used = 0;
  for (;;) {
    if (used == bytes.size()) bytes.resize(std::max(expected, used * 2));
    const ssize_t got = ::read(file.fd, bytes.data() + used, bytes.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable();
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
    if (used > max_bytes) return too_large(used, max_bytes);
  }
  bytes.resize(used);
  if (used == 0) return Error{ErrorCode::kInvalidInput, "is empty"};
  return ok();
}

bool same_file(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

// `changed` becomes true when the file became another one while it was read.
Result<FileContent> read_once(const std::filesystem::path& path, std::uint64_t max_bytes, bool& changed) {
  struct stat info {};
  auto file = open_file(path, info);
  if (!file) return file.error();
  const auto size = static_cast<std::uint64_t>(info.st_size);
  if (size > max_bytes) return too_large(size, max_bytes);
  FileContent content;
  content.state.path = path.generic_string();
  content.state.modified_ns = static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1000000000 + info.st_mtim.tv_nsec;
  // One more than can be needed, so that the end is seen without growing; pipes have no size and grow.
  if (auto status = read_up_to(**file, max_bytes, size + 1, content.bytes); !status) return status.error();
  struct stat after {};
  if (::fstat((*file)->fd, &after) != 0) return unreadable();
  changed = S_ISREG(info.st_mode) && (!same_file(info, after) || content.bytes.size() != size);
  content.state.size = static_cast<std::int64_t>(content.bytes.size());
  content.state.content_hash = content_hash(content.bytes);
  return content;
}

}  // namespace

std::string size_text(std::uint64_t bytes) {
  constexpr std::uint64_t kStep = 1024;
  if (bytes < kStep) return std::to_string(bytes) + " B";
  const char* units[] = {"kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  std::uint64_t tenths = bytes * 10 / kStep;
  while (tenths >= kStep * 10 && unit < 3) {
    tenths /= kStep;
    ++unit;
  }
  const std::string whole = std::to_string(tenths / 10);
  return (tenths % 10 == 0 || tenths >= 100 ? whole : whole + "." + std::to_string(tenths % 10)) + " " + units[unit];
}

std::string content_hash(std::string_view bytes) {
  Poco::SHA1Engine engine;
  for (std::size_t at = 0; at < bytes.size(); at += 1U << 30U) {  // update() takes a 32-bit length.
    const auto piece = bytes.substr(at, 1U << 30U);
    engine.update(piece.data(), piece.size());
  }
  return Poco::DigestEngine::digestToHex(engine.digest());
}

Result<FileContent> read_file(const std::filesystem::path& path, std::uint64_t max_bytes) {
  // A file that is being written is likely to be whole a moment later.
  constexpr int kTries = 3;
  for (int i = 0;; ++i) {
    bool changed = false;
    auto content = read_once(path, max_bytes, changed);
    if (!content || !changed) return content;
    if (i + 1 == kTries) break;
    ::usleep(100000);
  }
  return Error{ErrorCode::kIo,
               "is being changed by another program while it is read; index it again when that is done"};
}

Result<std::string> read_start(const std::filesystem::path& path) {
  struct stat info {};
  auto file = open_file(path, info);
  if (!file) return file.error();
  std::string bytes(kStart, '\0');
  ssize_t got;
  while ((got = ::read((*file)->fd, bytes.data(), bytes.size())) < 0 && errno == EINTR) {
  }
  if (got < 0) return unreadable();
  if (got == 0) return Error{ErrorCode::kInvalidInput, "is empty"};
  bytes.resize(static_cast<std::size_t>(got));
  return bytes;
}

}  // namespace uppdrag
