// SPDX-License-Identifier: GPL-3.0-or-later
#include "folder.h"

#include <Poco/JSON/Parser.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>

#include "errors.h"
#include "schema.h"
#include "uppdrag/plugin/json.h"

#ifndef UPPDRAG_VERSION
#define UPPDRAG_VERSION "unknown"
#endif

namespace uppdrag::knowledge {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFormat = "uppdrag-knowledge-base";

struct Marker {
  std::string format;
  int schema = 0;
  std::string program;
};

std::optional<Marker> read_marker(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  try {
    Poco::JSON::Parser parser;
    parser.setDepth(8);
    const auto object = parser.parse(text).extract<Poco::JSON::Object::Ptr>();
    return Marker{object->getValue<std::string>("format"), object->getValue<int>("schema"),
                  object->optValue("program", std::string{"?"})};
  } catch (const std::exception&) {  // Poco's, and what its parser lets through on bytes that are no text.
    return std::nullopt;
  }
}

Error damaged(const std::string& message) { return {ErrorCode::kDamaged, message}; }

std::string shown(const fs::path& path) { return "'" + path.string() + "'"; }

Error not_there(const Folder& folder) {
  return {ErrorCode::kNotFound, "no knowledge base in " + shown(folder.path) + "; run 'uppdrag index FOLDER --kb " +
                                    folder.path.string() + "' first"};
}

Status check_marker(const Folder& folder, const Marker& marker) {
  if (marker.format != kFormat)
    return damaged(shown(folder.path) + " is no knowledge base of Uppdrag (uppdrag.json says format '" + marker.format +
                   "'); name another folder with --kb");
  if (marker.schema != kSchemaVersion)
    return damaged(shown(folder.path) + " was made by Uppdrag " + marker.program + " with schema " +
                   std::to_string(marker.schema) + ", this program has schema " + std::to_string(kSchemaVersion) +
                   "; use that program, or index into another folder");
  return ok();
}

bool is_empty_folder(const fs::path& path) {
  for (const auto& entry : fs::directory_iterator(path)) {
    if (entry.path().filename() != "lock") return false;
  }
  return true;
}

}  // namespace

Status check_folder(const Folder& folder, KnowledgeBase::Mode mode) {
  const bool write = mode == KnowledgeBase::Mode::kWrite;
  std::error_code ignored;
  if (!fs::exists(folder.path, ignored)) {
    if (write) return ok();
    return not_there(folder);
  }
  if (!fs::is_directory(folder.path)) return damaged(shown(folder.path) + " is a file; a knowledge base is a folder");
  const bool has_facts = fs::exists(folder.facts());
  if (!fs::exists(folder.marker())) {
    if (has_facts && write) return ok();
    if (has_facts) return damaged(shown(folder.marker()) + " is missing; 'uppdrag index' on any folder puts it back");
    if (!write) return not_there(folder);
    if (is_empty_folder(folder.path)) return ok();
    return damaged(shown(folder.path) + " is no knowledge base and holds other files; name a new or empty folder");
  }
  const auto marker = read_marker(folder.marker());
  if (marker) {
    if (Status status = check_marker(folder, *marker); !status) return status;
  } else if (!write || !has_facts) {
    return damaged(shown(folder.marker()) + " cannot be read (expected JSON with format and schema); " +
                   (has_facts ? "'uppdrag index' on any folder writes it anew" : "remove the folder and index again"));
  }
  if (!has_facts)
    return damaged(shown(folder.facts()) + " is missing, and with it all documents and facts; remove " +
                   shown(folder.path) + " and index all folders again");
  return ok();
}

Status check_facts(const Folder& folder, Sqlite& db) {
  const std::string name = shown(folder.facts());
  const auto application = db.integer("PRAGMA application_id").value_or(0);
  if (application != kApplicationId)
    return damaged(name + " is no file of Uppdrag's; move it away, or name another folder with --kb");
  const auto schema = db.integer("PRAGMA user_version").value_or(0);
  if (schema != kSchemaVersion)
    return damaged(name + " has schema " + std::to_string(schema) + ", this program has schema " +
                   std::to_string(kSchemaVersion) + "; use the program that made it, or index into another folder");
  // A file cut short is noticed now and not at the first row that lies behind the cut. What the journal holds may not
  // be in the file yet.
  auto journal = folder.facts();
  journal += "-wal";
  std::error_code error;
  const auto journal_size = fs::file_size(journal, error);
  const bool settled = static_cast<bool>(error) || journal_size == 0;
  const auto wanted = db.integer("PRAGMA page_count").value_or(0) * db.integer("PRAGMA page_size").value_or(0);
  if (settled && static_cast<std::int64_t>(fs::file_size(folder.facts())) < wanted)
    return damaged(name + " is cut short (" + std::to_string(fs::file_size(folder.facts())) + " of " +
                   std::to_string(wanted) + " bytes); move the knowledge base away and index all folders again");
  db.integer("SELECT id FROM document LIMIT 1");  // Throws when the table is not there.
  return ok();
}

void write_marker(const Folder& folder) {
  if (fs::exists(folder.marker()) && read_marker(folder.marker())) return;
  auto temporary = folder.marker();
  temporary += ".new";
  {
    std::string text = "{\"format\":";
    append_json_string(text, kFormat);
    text += ",\"schema\":" + std::to_string(kSchemaVersion) + ",\"program\":";
    append_json_string(text, UPPDRAG_VERSION);
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    out << text << "}\n";
    if (!out.flush()) throw Failure({ErrorCode::kIo, "cannot write " + shown(temporary)});
  }
  fs::rename(temporary, folder.marker());
}

Result<std::unique_ptr<WriterLock>> WriterLock::acquire(const Folder& folder) {
  const std::string name = folder.lock().string();
  const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) return Error{ErrorCode::kIo, "cannot write in " + shown(folder.path) + ": " + std::strerror(errno)};
  std::unique_ptr<WriterLock> lock(new WriterLock(file));
  // A reader that looks whether somebody writes holds the lock for an instant: hence more than one try.
  constexpr int kTries = 10;
  bool held = false;
  for (int attempt = 0; attempt < kTries && !held; ++attempt) {
    if (attempt > 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    held = ::flock(file, LOCK_EX | LOCK_NB) == 0;
  }
  if (!held) {
    char holder[16] = {};
    const auto size = ::pread(file, holder, sizeof holder - 1, 0);
    const std::string process =
        size > 0 ? " (process " + std::string(holder, static_cast<std::size_t>(size)) + ")" : "";
    return Error{ErrorCode::kIo, "another uppdrag" + process + " is writing to " + shown(folder.path) +
                                     "; wait until it is done, or name another folder with --kb"};
  }
  // Only for the message above; the lock itself is the system's and goes with the process.
  const std::string process = std::to_string(::getpid());
  if (::ftruncate(file, 0) == 0 && ::pwrite(file, process.data(), process.size(), 0) < 0) errno = 0;
  return lock;
}

bool WriterLock::is_held(const Folder& folder) {
  const int file = ::open(folder.lock().c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool held = ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  ::close(file);
  return held;
}

WriterLock::~WriterLock() { ::close(file_); }

}  // namespace uppdrag::knowledge
