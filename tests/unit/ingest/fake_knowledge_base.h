// SPDX-License-Identifier: GPL-3.0-or-later
// A knowledge base in memory that counts what it is told. Of a file `refused.txt` it says that its facts are impossible.
#pragma once

#include <map>

#include "uppdrag/knowledge/knowledge_base.h"

namespace uppdrag::test {

class FakeKnowledgeBase final : public KnowledgeBase {
 public:
  std::map<std::string, DocumentRecord> records;  // Committed.
  std::vector<std::string> order;                 // Paths as put, over all runs.
  std::map<std::string, std::string> failed;      // Reasons by path.
  int commits = 0;
  int touched = 0;
  bool broken = false;

  Status put(const DocumentRecord& record) override {
    if (record.file.path.ends_with("refused.txt")) return Error{ErrorCode::kPlugin, "no plugin declares it"};
    order.push_back(record.file.path);
    pending_[record.file.path] = record;
    return ok();
  }
  Status put_failure(const FailedFile& file) override {
    failed[file.path] = file.reason;
    return ok();
  }
  Result<std::vector<FailedFile>> failed_files() const override {
    std::vector<FailedFile> out;
    for (const auto& [path, reason] : failed) out.push_back({path, reason});
    return out;
  }
  Status remove(std::string_view path) override {
    records.erase(std::string(path));
    failed.erase(std::string(path));
    return ok();
  }
  Status touch(const FileState& file) override {
    ++touched;
    records.at(file.path).file = file;
    return ok();
  }
  Status commit() override {
    if (broken) return Error{ErrorCode::kIo, "disk full"};
    for (auto& [path, record] : pending_) records[path] = std::move(record);
    pending_.clear();
    ++commits;
    return ok();
  }
  Result<std::vector<FileState>> files() const override {
    std::vector<FileState> out;
    for (const auto& [path, record] : records) out.push_back(record.file);
    return out;
  }
  std::vector<FactType> fact_types() const override { return {}; }
  Result<std::vector<DocumentSummary>> documents(const DocumentFilter&) const override { return none(); }
  Result<DocumentSummary> find_document(std::string_view) const override { return none(); }
  Result<Document> load_document(std::int64_t) const override { return none(); }
  Status load_boxes(std::int64_t, Document&) const override { return none(); }
  Status facts(const FactQuery&, const std::function<bool(const FactRow&)>&) const override { return none(); }
  Result<std::vector<TypeCount>> count_facts(const FactQuery&) const override { return none(); }
  Result<SearchPage> search(const QueryNode&, std::uint64_t, std::uint32_t, std::uint32_t) const override {
    return none();
  }
  Result<std::int64_t> document_count() const override { return static_cast<std::int64_t>(records.size()); }
  Result<KnowledgeCheck> check(bool) const override { return none(); }

 private:
  static Error none() { return {ErrorCode::kUnsupported, "not in this test"}; }
  std::map<std::string, DocumentRecord> pending_;
};

}  // namespace uppdrag::test
