// SPDX-License-Identifier: GPL-3.0-or-later
// The folder of a knowledge base: what lies in it, whose it is, and who may write.
#pragma once

#include <filesystem>
#include <memory>

#include "sqlite.h"
#include "uppdrag/knowledge/knowledge_base.h"

namespace uppdrag::knowledge {

struct Folder {
  std::filesystem::path path;

  std::filesystem::path marker() const { return path / "uppdrag.json"; }  // What this folder is.
  std::filesystem::path facts() const { return path / "facts.sqlite"; }
  std::filesystem::path index() const { return path / "index"; }
  std::filesystem::path new_index() const { return path / "index.new"; }  // While it is made anew.
  std::filesystem::path lock() const { return path / "lock"; }
};

// Whether the folder can be opened in `mode`: OK, or why not. With kWrite, a folder that is missing or empty is good,
// and one whose marker is lost or garbled, as long as it has facts.
Status check_folder(const Folder& folder, KnowledgeBase::Mode mode);

// Whether facts.sqlite is ours, whole and of this schema.
Status check_facts(const Folder& folder, Sqlite& db);

// Writes uppdrag.json when it is missing or garbled. Throws std::filesystem::filesystem_error or Failure.
void write_marker(const Folder& folder);

// Held by the one process that writes, until it goes or ends.
class WriterLock {
 public:
  // kIo when another writer holds it; the message says which process.
  static Result<std::unique_ptr<WriterLock>> acquire(const Folder& folder);
  // Whether somebody holds it now.
  static bool is_held(const Folder& folder);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  explicit WriterLock(int file) : file_(file) {}
  int file_;
};

}  // namespace uppdrag::knowledge
