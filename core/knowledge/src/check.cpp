// SPDX-License-Identifier: GPL-3.0-or-later
// Looks a knowledge base over: is the file whole, is the index where SQLite is, does what is stored hang together.
#include <sys/stat.h>

#include <algorithm>

#include "errors.h"
#include "layout_codec.h"
#include "segments.h"
#include "store_reader.h"
#include "stored_knowledge_base.h"
#include "uppdrag/document/boxes.h"

namespace uppdrag::knowledge {
namespace {

constexpr std::size_t kMostProblems = 100;

class Check {
 public:
  Check(const Folder& folder, Sqlite& db, const FactTables& tables) : folder_(folder), db_(db), tables_(tables) {}

  KnowledgeCheck run(bool thorough) {
    count();
    look_at_index();
    if (!thorough) return std::move(out_);
    check_file();
    check_texts();
    check_facts();
    check_sources();
    return std::move(out_);
  }

 private:
  void problem(std::string text) {
    if (out_.problems.size() < kMostProblems) out_.problems.push_back(std::move(text));
  }

  std::int64_t number(const std::string& sql) { return db_.integer(sql).value_or(0); }

  void count() {
    db_.query("SELECT sqlite_version()", {}, 1, [this](const SqlColumns& row) {
      out_.sqlite_version = row.text(0);
      return true;
    });
    out_.schema = static_cast<int>(number("PRAGMA user_version"));
    out_.documents = number("SELECT count(*) FROM document");
    out_.partial = number("SELECT count(*) FROM document WHERE partial");
    for (const FactTables::Entry& entry : tables_.entries()) {
      if (entry.stored)
        out_.facts.push_back({entry.table.type().id, number("SELECT count(*) FROM " + entry.table.table())});
    }
    std::error_code ignored;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder_.path, ignored)) {
      if (file.is_regular_file(ignored)) out_.bytes += file.file_size(ignored);
    }
  }

  void look_at_index() {
    const Batch last = last_batch(db_);
    if (out_.documents == 0 && !std::filesystem::exists(folder_.index())) return;
    try {
      out_.xapian_version = Xapian::version_string();
      const OpenIndex index = open_segments(folder_.index(), manifest_text(folder_.index()));
      const auto held = static_cast<std::int64_t>(index.manifest.live_documents());
      if (index.manifest.batch != last)
        problem("the index is not at the last batch; the next 'uppdrag index' brings it there");
      else if (held != out_.documents)
        problem("the index holds " + std::to_string(held) + " documents, the store " + std::to_string(out_.documents) +
                "; the next 'uppdrag index' makes the index anew");
    } catch (const Failure& failure) {
      problem(failure.error().message);
    } catch (const Xapian::Error& error) {
      problem("the index cannot be read (" + error.get_msg() + "); the next 'uppdrag index' makes it anew");
    }
  }

  void check_file() {
    db_.query("PRAGMA integrity_check(20)", {}, 1, [this](const SqlColumns& row) {
      if (const std::string said = row.text(0); said != "ok") problem("facts.sqlite: " + said);
      return true;
    });
    const std::int64_t textless =
        number("SELECT count(*) FROM document WHERE id NOT IN (SELECT document FROM document_text)");
    if (textless > 0)
      problem(std::to_string(textless) + " documents have no text; index their files again with --force");
  }

  void check_texts() {
    std::vector<std::pair<std::int64_t, std::string>> documents;
    db_.query("SELECT id, path FROM document ORDER BY id", {}, 2, [&](const SqlColumns& row) {
      documents.emplace_back(row.integer(0), row.text(1));
      return true;
    });
    for (const auto& [id, path] : documents) {
      Document document;
      if (!read_text(db_, id, document)) {
        problem(path + ": its text cannot be read; index the file again with --force");
      } else if (!read_boxes(db_, id, document)) {
        problem(path + ": the places of its words cannot be read; index the file again with --force");
      }
    }
  }

  void check_facts() {
    for (const FactTables::Entry& entry : tables_.entries()) {
      if (!entry.stored) continue;
      const std::string& table = entry.table.table();
      const std::int64_t lost =
          number("SELECT count(*) FROM " + table +
                 " f LEFT JOIN document d ON d.id = f.document "
                 "WHERE d.id IS NULL OR f.start < 0 OR f.\"end\" <= f.start OR f.\"end\" > d.bytes");
      if (lost > 0)
        problem(std::to_string(lost) + " facts of type " + entry.table.type().id +
                " do not point into the text of a document; index again with --force");
    }
  }

  // Files that are gone are no damage: the text is kept. Who asks wants to know, since they cannot be opened.
  void check_sources() {
    for (const FileState& file : read_files(db_)) {
      struct stat info {};
      if (::stat(file.path.c_str(), &info) != 0) out_.missing_files.push_back(file.path);
    }
  }

  const Folder& folder_;
  Sqlite& db_;
  const FactTables& tables_;
  KnowledgeCheck out_;
};

}  // namespace

KnowledgeCheck check_knowledge(const Folder& folder, Sqlite& db, const FactTables& tables, bool thorough) {
  return Check(folder, db, tables).run(thorough);
}

}  // namespace uppdrag::knowledge
