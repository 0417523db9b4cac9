// SPDX-License-Identifier: GPL-3.0-or-later
// The pipeline: find files, read, analyse, store. Reading and analysing happen in worker processes; the parent alone
// writes.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "uppdrag/host/host.h"
#include "uppdrag/knowledge/knowledge_base.h"
#include "uppdrag/registry/registry.h"

namespace uppdrag {

struct IngestOptions {
  std::vector<std::filesystem::path> paths;     // Files and folders (recursive; hidden files and folders skipped).
  unsigned jobs = 0;                            // Worker processes; 0 = one for each core.
  std::uint64_t max_file_bytes = 100ULL << 20;  // Larger files fail with a reason.
  std::chrono::seconds max_seconds_per_document{120};  // Without a page being finished; 30 times that in all.
  std::uint64_t max_worker_bytes = 3ULL << 30;         // Address space of a worker; 0 = no limit.
  bool force = false;                                  // Read unchanged files too (after a plugin upgrade).
  OcrMode ocr = OcrMode::kAuto;                        // When pages without text are recognised.
  std::uint32_t ocr_pages = 500;                       // So many of one document at most.
  std::string password;                                // Tried for every encrypted file; "" for none. Never stored.
  std::vector<std::filesystem::path> exclude;          // Folders that are left out when they lie in a given one.
  std::function<bool()> stop;  // Asked between documents: true ends the run; what is done is kept.
};

struct IngestProgress {
  std::uint64_t done = 0, total = 0, failed = 0;
  std::uint64_t bytes = 0;
  std::string current;  // The file that was finished last.
  double seconds = 0;
};

struct IngestFailure {
  std::string path;
  std::string reason;  // One line.
};

struct IngestReport {
  std::uint64_t added = 0, changed = 0, unchanged = 0, removed = 0, partial = 0;
  std::uint64_t skipped = 0;  // Found in folders, of a type that no reader takes.
  std::uint64_t waiting = 0;  // Not come to when the run was stopped.
  bool stopped = false;
  std::vector<IngestFailure> failures;
  std::vector<IngestFailure> notes;     // Partial documents, rejected facts, skipped languages.
  std::vector<TypeCount> facts;         // Of the documents read in this run.
  std::uint64_t bytes = 0;              // Of the documents read in this run.
  std::uint64_t peak_worker_bytes = 0;  // The most memory that a worker held, with what it shares with the others.
  double seconds = 0;
  double documents_per_second() const { return seconds > 0 ? double(added + changed) / seconds : 0; }
};

// Sidecars (`NAME.meta.json` beside a file, `corpus.json` for a folder and those below) outrank what is found in the
// files; one with a mistake is a failure with file, line and key, and its file is read without that value.
//
// Indexes `options.paths` into `kb`. Never throws; one bad file is a failure in the report. Files under a given folder
// that are in the knowledge base but no longer on disk are removed from it. An error is returned only when nothing
// could be done (no path exists, the knowledge base cannot be written).
Result<IngestReport> ingest(KnowledgeBase& kb, const PluginHost& host, const Registry& registry,
                            const IngestOptions& options, const std::function<void(const IngestProgress&)>& progress);

// The files that a run over `options.paths` would look at, in its order; nothing for paths that do not exist.
std::vector<std::filesystem::path> files_under(const IngestOptions& options);

// Reads and analyses one file (or bytes) in this process: for files of our own, and to see all of an analysis.
struct AnalysedDocument {
  Document document;
  Analysis analysis;
  FileState file;
};
Result<AnalysedDocument> read_and_analyse(const PluginHost& host, AnalysisEngine& engine,
                                          const std::filesystem::path& path, const IngestOptions& options);
Result<AnalysedDocument> read_and_analyse_bytes(const PluginHost& host, AnalysisEngine& engine, const std::string& name,
                                                std::string_view bytes, const IngestOptions& options = {});

// What a worker process made of one file.
struct ShownDocument {
  Document document;
  FileState file;
  Analysis analysis;  // Facts, problems and language; tokens and annotations stayed in the worker. Of these, as rows:
  std::vector<AnnotationRow> annotations;
  std::vector<Span> sentences;
};
// The same in a worker process that is shut in as those of ingest() are: what foreign files go through. A crash, a hang
// or a bomb is an error with its reason (kInvalidInput). The file itself is read here: it may be a pipe. Forks, so call
// it while no other thread runs.
Result<ShownDocument> analyse_shut_in(const PluginHost& host, AnalysisEngine& engine, const std::filesystem::path& path,
                                      const IngestOptions& options);
Result<ShownDocument> analyse_bytes_shut_in(const PluginHost& host, AnalysisEngine& engine, const std::string& name,
                                            std::string_view bytes, const IngestOptions& options);

// The media type from the content first, then from the name: "text/plain", "text/markdown", "application/pdf",
// "application/octet-stream" for what is no text and not known.
std::string detect_media_type(std::string_view bytes, std::string_view path);

// Metadata that the folders and the file name tell (`…/2013/01/…`, `2013_01_…`): date only.
void add_path_metadata(Document& document);

}  // namespace uppdrag
