// SPDX-License-Identifier: GPL-3.0-or-later
// The knowledge base on SQLite and Xapian: opens and mends the folder, and hands each question to whom it concerns.
#pragma once

#include <memory>
#include <string>

#include "folder.h"
#include "index_writer.h"
#include "schema.h"
#include "searcher.h"
#include "store_writer.h"
#include "uppdrag/knowledge/knowledge_base.h"

namespace uppdrag::knowledge {

class StoredKnowledgeBase : public KnowledgeBase {
 public:
  // Throws what SQLite and Xapian throw, and Failure.
  StoredKnowledgeBase(Folder folder, Mode mode, const std::vector<FactType>& fact_types,
                      std::unique_ptr<WriterLock> lock);
  ~StoredKnowledgeBase() override;

  Status put(const DocumentRecord& record) override;
  Status remove(std::string_view path) override;
  Status put_failure(const FailedFile& file) override;
  Status touch(const FileState& file) override;
  Status commit() override;
  Status tidy() override;

  Result<std::vector<FileState>> files() const override;
  Result<std::vector<FailedFile>> failed_files() const override;
  std::vector<FactType> fact_types() const override { return tables_.types(); }
  Result<std::vector<DocumentSummary>> documents(const DocumentFilter& filter) const override;
  Result<DocumentSummary> find_document(std::string_view name) const override;
  Result<Document> load_document(std::int64_t id) const override;
  Status load_boxes(std::int64_t id, Document& document) const override;
  Status facts(const FactQuery& query, const std::function<bool(const FactRow&)>& row) const override;
  Result<std::vector<TypeCount>> count_facts(const FactQuery& query) const override;
  Result<SearchPage> search(const QueryNode& query, std::uint64_t offset, std::uint32_t limit,
                            std::uint32_t snippets_per_hit) const override;
  Result<SearchPage> search(const QueryNode& query, const SearchOptions& options) const override;
  Result<SearchPage> similar(std::int64_t id, const DocumentFilter& filter,
                             const SearchOptions& options) const override;
  std::filesystem::path folder() const override { return folder_.path; }
  Result<std::int64_t> document_count() const override;
  Result<KnowledgeCheck> check(bool thorough) const override;

 private:
  // What only a writer has.
  struct Writing {
    std::unique_ptr<WriterLock> lock;
    std::unique_ptr<Sqlite> db;
    std::unique_ptr<StoreWriter> store;
    std::unique_ptr<IndexWriter> index;
  };
  template <typename Work>
  Status write(const std::string& doing, Work&& work);
  void undo();
  void settle() const;
  void find_by_facts(DocumentFilter& filter) const;
  void find_by_facts(QueryNode& node) const;
  Status facts_with_words(const FactQuery& query, const std::function<bool(const FactRow&)>& row) const;

  Folder folder_;
  Writing writing_;
  // Its own connection also when writing, so that what is read is what was committed.
  std::unique_ptr<Sqlite> db_;
  FactTables tables_;
  mutable Searcher searcher_;
};

// See KnowledgeBase::check().
KnowledgeCheck check_knowledge(const Folder& folder, Sqlite& db, const FactTables& tables, bool thorough);

// The index of `folder`, at the last batch of `db`: what it lacks is added, and when it cannot be mended it is made
// anew.
std::unique_ptr<FullTextIndex> open_index(const Folder& folder, Sqlite& db);

}  // namespace uppdrag::knowledge
