// SPDX-License-Identifier: GPL-3.0-or-later
// Files as bytes.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "uppdrag/knowledge/knowledge_base.h"
#include "uppdrag/text/result.h"

namespace uppdrag {

struct FileContent {
  std::string bytes;
  FileState state;
};

// The whole of `path`, as it was at one moment: a file that changes while it is read is read again, and kIo after a few
// times. kInvalidInput when it is empty or larger than `max_bytes`, kNotFound when it is not there, kIo
// when it cannot be read. Pipes are read to their end.
Result<FileContent> read_file(const std::filesystem::path& path, std::uint64_t max_bytes);

// The first 8 kB of `path`, enough to tell its type. Errors as for read_file().
Result<std::string> read_start(const std::filesystem::path& path);

// SHA-1 in hex: as fast as the disk, and only to notice changes.
std::string content_hash(std::string_view bytes);

// "100 MB", "1.5 kB": sizes for messages.
std::string size_text(std::uint64_t bytes);

}  // namespace uppdrag
