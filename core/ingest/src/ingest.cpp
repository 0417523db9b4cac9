// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/ingest/ingest.h"

#include <algorithm>
#include <array>
#include <map>
#include <thread>
#include <unordered_map>

#include "find_files.h"
#include "sidecar.h"
#include "uppdrag/text/unicode.h"
#include "work.h"
#include "workers.h"

namespace uppdrag {
namespace {

using Clock = std::chrono::steady_clock;

// A batch ends at one of these. A commit costs about as much as analysing some hundred documents; what a crash can cost
// is the work since the last one.
constexpr std::uint64_t kBatchDocuments = 8000;
constexpr std::uint64_t kBatchBytes = 8ULL << 20;
constexpr std::chrono::seconds kBatchTime{5};
// Replies that came out of turn wait for their turn, so that ids do not depend on chance, up to this much text.
constexpr std::uint64_t kMaxHeldBytes = 64ULL << 20;

// One run.
class Run {
 public:
  Run(KnowledgeBase& kb, const IngestOptions& options, const std::function<void(const IngestProgress&)>& progress)
      : kb_(kb), options_(options), progress_(progress) {}

  Result<IngestReport> run(const PluginHost& host, const Registry& registry) {
    found_ = find_files(options_);
    report_.failures = std::move(found_.failures);
    if (!found_.any_path_exists) {
      if (report_.failures.empty()) return Error{ErrorCode::kUsage, "no file or folder was given"};
      return Error{ErrorCode::kNotFound, report_.failures.front().path + ": " + report_.failures.front().reason};
    }
    for (const IngestFailure& failure : report_.failures) {
      if (auto status = kb_.put_failure({failure.path, failure.reason}); !status) return status.error();
    }
    if (auto status = choose_work(registry); !status) return status.error();
    if (!work_.empty()) {
      if (auto status = read_all(host, registry); !status) return status.error();
    }
    if (auto status = remove_vanished(); !status) return status.error();
    if (auto status = kb_.commit(); !status) return status.error();
    if (auto status = kb_.tidy(); !status) return status.error();
    report_.seconds = seconds();
    return std::move(report_);
  }

 private:
  // Compares what is on disk with what the knowledge base has: size, time and sidecars first, the content later and in
  // the workers.
  Status choose_work(const Registry& registry) {
    auto stored = kb_.files();
    if (!stored) return stored.error();
    for (FileState& state : *stored) known_.emplace(state.path, std::move(state));
    Sidecars sidecars(registry);
    for (const FoundFile& file : found_.files) {
      const auto known = known_.find(file.path);
      SidecarEntries entries = sidecars.of(file.path);
      const bool same = known != known_.end() && known->second.size == file.size &&
                        known->second.modified_ns == file.modified_ns &&
                        mark_in(known->second.content_hash) == sidecar_mark(entries);
      if (same && !options_.force)
        ++report_.unchanged;
      else
        work_.push_back({&file, std::move(entries)});
    }
    for (const IngestFailure& mistake : sidecars.mistakes()) report_.failures.push_back(mistake);
    total_ = work_.size();
    return ok();
  }

  Status read_all(const PluginHost& host, const Registry& registry) {
    auto engine = AnalysisEngine::make(host, registry);
    if (!engine) return engine.error();
    AnalysisEngine& analysers = **engine;
    const IngestOptions& options = options_;
    const std::unique_ptr<Recogniser> recogniser = may_need_recogniser() ? ready_recogniser(host, options_) : nullptr;
    // The engine is made before the workers are forked: they share its words and tables.
    auto pool = start_workers(jobs(), options_, [&](const WorkRequest& request, const WorkerPool::Alive& alive) {
      return work_on(request, host, analysers, options, recogniser.get(), alive);
    });
    if (!pool) return pool.error();
    const Status fed = feed(**pool);
    (*pool)->stop();
    report_.peak_worker_bytes = (*pool)->peak_bytes();
    return fed;
  }

  bool may_need_recogniser() const {  // Not for a run over texts only.
    constexpr std::array<std::string_view, 10> kTexts = {".txt",  ".md",  ".markdown", ".html", ".htm",
                                                         ".docx", ".odt", ".rtf",      ".doc",  ".eml"};
    return std::any_of(work_.begin(), work_.end(), [&](const Task& task) {
      const std::string path = to_lower(task.file->path);
      return std::none_of(kTexts.begin(), kTexts.end(), [&](std::string_view text) { return path.ends_with(text); });
    });
  }

  Status feed(WorkerPool& pool) {
    std::size_t next = 0;
    const auto take = [this](WorkReply&& reply) {
      held_bytes_ += reply.record.document.text.size();
      held_.emplace(reply.sequence, std::move(reply));
    };
    while (next < work_.size() || pool.outstanding() > 0) {
      if (!report_.stopped && options_.stop && options_.stop()) {
        report_.stopped = true;
        report_.waiting = work_.size() - next + pool.outstanding();
        break;
      }
      while (next < work_.size() && pool.wants_more()) {
        pool.give(request_for(next));
        ++next;
      }
      if (auto status = pool.collect(std::chrono::milliseconds(200), take); !status) return status;
      if (auto status = store_held(held_bytes_ > kMaxHeldBytes); !status) return status;
    }
    return store_held(true);
  }

  WorkRequest request_for(std::size_t index) const {
    const std::string& path = work_[index].file->path;
    const auto known = known_.find(path);
    return {index, path, known == known_.end() || options_.force ? "" : known->second.content_hash,
            work_[index].sidecar, static_cast<std::uint64_t>(work_[index].file->size)};
  }
  // What the knowledge base noted of the sidecars: the part of the hash behind the +.
  static std::string_view mark_in(std::string_view hash) {
    const auto plus = hash.find('+');
    return plus == std::string_view::npos ? std::string_view() : hash.substr(plus + 1);
  }

  // Stores the replies whose turn it is, or all.
  Status store_held(bool all) {
    while (!held_.empty() && (all || held_.begin()->first == turn_)) {
      WorkReply reply = std::move(held_.begin()->second);
      turn_ = held_.begin()->first + 1;
      held_.erase(held_.begin());
      held_bytes_ -= reply.record.document.text.size();
      if (auto status = store(reply); !status) return status;
      report_progress(reply.record.file.path);
    }
    return ok();
  }

  Status store(WorkReply& reply) {
    const std::string& path = reply.record.file.path;
    switch (reply.kind) {
      case WorkReply::Kind::kDocument:
        return put(reply);
      case WorkReply::Kind::kUnchanged:
        ++report_.unchanged;
        return kb_.touch(reply.record.file);
      case WorkReply::Kind::kUnsupported:
        if (work_[reply.sequence].file->named) return fail(path, reply.reason);
        ++report_.skipped;
        return ok();
      case WorkReply::Kind::kFailure:
        return fail(path, reply.reason);
      case WorkReply::Kind::kAlive:  // The pool keeps these to itself.
        return ok();
    }
    return ok();
  }

  Status fail(const std::string& path, const std::string& reason) {
    // What was read of an earlier version is still true of that version; to drop it in silence would lose facts.
    report_.failures.push_back({path, known_.contains(path) ? reason + " (the earlier version is kept)" : reason});
    return kb_.put_failure({path, reason});
  }

  Status put(const WorkReply& reply) {
    const DocumentRecord& record = reply.record;
    if (auto status = kb_.put(record); !status) {
      // Facts that no plugin declares or no text has: a worker that was taken over may send such.
      return status.error().code == ErrorCode::kPlugin ? fail(record.file.path, status.error().message) : status;
    }
    ++(known_.contains(record.file.path) ? report_.changed : report_.added);
    report_.bytes += record.document.text.size();
    for (const StoredFact& stored : record.facts) ++counts_[stored.fact.type];
    note(reply);
    batch_bytes_ += record.document.text.size();
    if (batch_documents_ == 0) batch_begun_ = Clock::now();
    if (++batch_documents_ < kBatchDocuments && batch_bytes_ < kBatchBytes && Clock::now() - batch_begun_ < kBatchTime)
      return ok();
    batch_documents_ = batch_bytes_ = 0;
    return kb_.commit();
  }

  void note(const WorkReply& reply) {
    const Document& document = reply.record.document;
    if (document.partial) ++report_.partial;
    for (const std::string& text : document.notes) report_.notes.push_back({document.path, text});
    for (const std::string& problem : reply.problems) report_.notes.push_back({document.path, problem});
    if (reply.language != "sv")
      report_.notes.push_back(
          {document.path, "not in Swedish (" + reply.language + "): searchable, but no facts were looked for"});
  }

  Status remove_vanished() {
    for (const auto& [type, count] : counts_) report_.facts.push_back({type, count});
    if (report_.stopped) return ok();
    const auto among = [](const std::vector<std::string>& prefixes, const std::string& path) {
      return std::any_of(prefixes.begin(), prefixes.end(),
                         [&](const std::string& prefix) { return under(path, prefix); });
    };
    auto failed = kb_.failed_files();
    if (!failed) return failed.error();
    for (const FailedFile& file : *failed) known_.emplace(file.path, FileState{});
    for (const FoundFile& file : found_.files) known_.erase(file.path);
    for (const auto& [path, state] : known_) {
      if (!among(found_.folders, path) || among(found_.unreadable, path)) continue;
      if (auto status = kb_.remove(path); !status) return status;
      if (!state.content_hash.empty()) ++report_.removed;
    }
    return ok();
  }

  void report_progress(const std::string& path) {
    ++done_;
    if (progress_) progress_({done_, total_, report_.failures.size(), report_.bytes, path, seconds()});
  }

  unsigned jobs() const {
    const unsigned wanted = options_.jobs ? options_.jobs : std::max(1U, std::thread::hardware_concurrency());
    return static_cast<unsigned>(std::min<std::size_t>(wanted, work_.size()));
  }
  double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

  KnowledgeBase& kb_;
  const IngestOptions& options_;
  const std::function<void(const IngestProgress&)>& progress_;
  const Clock::time_point start_ = Clock::now();
  FoundFiles found_;
  std::unordered_map<std::string, FileState> known_;  // By path: what the knowledge base has.
  struct Task {
    const FoundFile* file;
    SidecarEntries sidecar;
  };
  std::vector<Task> work_;
  std::map<std::uint64_t, WorkReply> held_;  // By sequence.
  std::uint64_t held_bytes_ = 0, turn_ = 0;
  std::uint64_t batch_documents_ = 0, batch_bytes_ = 0;
  Clock::time_point batch_begun_;
  std::uint64_t done_ = 0, total_ = 0;
  std::map<std::string, std::int64_t> counts_;
  IngestReport report_;
};

}  // namespace

Result<IngestReport> ingest(KnowledgeBase& kb, const PluginHost& host, const Registry& registry,
                            const IngestOptions& options, const std::function<void(const IngestProgress&)>& progress) {
  return Run(kb, options, progress).run(host, registry);
}

}  // namespace uppdrag
