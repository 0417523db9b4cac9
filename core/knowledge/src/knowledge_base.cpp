// SPDX-License-Identifier: GPL-3.0-or-later
#include "stored_knowledge_base.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "errors.h"
#include "facets.h"
#include "store_reader.h"
#include "word_match.h"

namespace uppdrag {

bool DocumentFilter::empty() const {
  return kinds.empty() && counties.empty() && authorities.empty() && goals.empty() && ids.empty() && dnr.empty() &&
         dates.empty() && !from && !to && facts.empty();
}

Result<SearchPage> KnowledgeBase::similar(std::int64_t /*id*/, const DocumentFilter& /*filter*/,
                                          const SearchOptions& /*options*/) const {
  return Error{ErrorCode::kUnsupported, "this knowledge base cannot look for similar documents"};
}

Result<std::unique_ptr<KnowledgeBase>> KnowledgeBase::open(const std::filesystem::path& path, Mode mode,
                                                           const std::vector<FactType>& fact_types) {
  using Opened = Result<std::unique_ptr<KnowledgeBase>>;
  return knowledge::guard("cannot open the knowledge base '" + path.string() + "'", [&]() -> Opened {
    const knowledge::Folder folder{path};
    if (const Status good = knowledge::check_folder(folder, mode); !good) return good.error();
    std::unique_ptr<knowledge::WriterLock> lock;
    if (mode == Mode::kWrite) {
      std::filesystem::create_directories(path);
      auto acquired = knowledge::WriterLock::acquire(folder);
      if (!acquired) return acquired.error();
      lock = std::move(*acquired);
    }
    return Opened(std::make_unique<knowledge::StoredKnowledgeBase>(folder, mode, fact_types, std::move(lock)));
  });
}

namespace knowledge {
namespace {

constexpr const char* kReadOnly = "the knowledge base is open for reading only";

void require(const Status& status) {
  if (!status) throw Failure(status.error());
}

// Makes the database of a new folder, or checks the one that is there.
std::unique_ptr<Sqlite> open_to_write(const Folder& folder) {
  std::error_code error;
  const auto size = std::filesystem::file_size(folder.facts(), error);
  const bool is_new = error || size == 0;
  auto db = std::make_unique<Sqlite>(folder.facts(), Sqlite::Mode::kWrite);
  if (!is_new && db->integer("SELECT count(*) FROM sqlite_master").value_or(0) > 0) {
    require(check_facts(folder, *db));
    add_failed_files(*db);
    add_new_tables(*db);
    return db;
  }
  db->run("BEGIN IMMEDIATE");
  create_schema(*db);
  add_failed_files(*db);
  db->run("COMMIT");
  return db;
}

FactTables sync_tables(Sqlite& db, const std::vector<FactType>& fact_types) {
  db.run("BEGIN IMMEDIATE");
  try {
    FactTables tables = FactTables::sync(db, fact_types);
    db.run("COMMIT");
    return tables;
  } catch (...) {
    db.run("ROLLBACK");
    throw;
  }
}

std::unique_ptr<Sqlite> open_to_read(const Folder& folder) {
  auto db = std::make_unique<Sqlite>(folder.facts(), Sqlite::Mode::kRead);
  require(check_facts(folder, *db));
  return db;
}

}  // namespace

StoredKnowledgeBase::StoredKnowledgeBase(Folder folder, Mode mode, const std::vector<FactType>& fact_types,
                                         std::unique_ptr<WriterLock> lock)
    : folder_(folder),
      writing_{std::move(lock), mode == Mode::kWrite ? open_to_write(folder) : nullptr, nullptr, nullptr},
      db_(open_to_read(folder)),
      tables_(mode == Mode::kWrite ? sync_tables(*writing_.db, fact_types) : FactTables::load(*db_, fact_types)),
      searcher_(folder, *db_) {
  if (mode != Mode::kWrite) return;
  writing_.index = std::make_unique<IndexWriter>(open_index(folder_, *writing_.db));
  writing_.store = std::make_unique<StoreWriter>(*writing_.db, tables_);
  writing_.store->index_is_at(last_batch(*writing_.db).number);
  write_marker(folder_);
}

StoredKnowledgeBase::~StoredKnowledgeBase() {
  if (writing_.store) undo();
}

void StoredKnowledgeBase::undo() {
  writing_.store->rollback();
  // The next call mends an index that failed from SQLite.
  if (writing_.index && !writing_.index->cancel()) writing_.index.reset();
}

// What is looked for is what was committed.
void StoredKnowledgeBase::settle() const {
  if (writing_.index) writing_.index->settle();
}

// Runs `work`. What fails halfway is undone with all that was not committed, in both parts.
template <typename Work>
Status StoredKnowledgeBase::write(const std::string& doing, Work&& work) {
  if (!writing_.store) return Error{ErrorCode::kUsage, doing + ": " + kReadOnly};
  return guard(doing, [&]() -> Status {
    try {
      // After a commit that reached SQLite only, the index is brought up first.
      if (!writing_.index) writing_.index = std::make_unique<IndexWriter>(open_index(folder_, *writing_.db));
      return work();
    } catch (...) {
      undo();
      throw;
    }
  });
}

Status StoredKnowledgeBase::put(const DocumentRecord& record) {
  return write("cannot store '" + record.document.path + "'", [&]() -> Status {
    if (std::string why = writing_.store->check(record); !why.empty()) return Error{ErrorCode::kPlugin, std::move(why)};
    const Facets facets = make_facets(record.document.metadata, record.facts, tables_.types());
    const std::int64_t id = writing_.store->put(record, facets);
    writing_.index->put(id, record.document, facets);
    return ok();
  });
}

Status StoredKnowledgeBase::remove(std::string_view path) {
  return write("cannot remove '" + std::string{path} + "'", [&]() -> Status {
    if (const auto id = writing_.store->remove(path)) writing_.index->remove(*id);
    return ok();
  });
}

Status StoredKnowledgeBase::put_failure(const FailedFile& file) {
  return write("cannot note that '" + file.path + "' failed", [&]() -> Status {
    writing_.store->put_failure(file);
    return ok();
  });
}

Status StoredKnowledgeBase::touch(const FileState& file) {
  return write("cannot update '" + file.path + "'", [&]() -> Status {
    if (writing_.store->touch(file)) return ok();
    return Error{ErrorCode::kNotFound, "no document '" + file.path + "' in the knowledge base"};
  });
}

Status StoredKnowledgeBase::commit() {
  return write("cannot commit to the knowledge base '" + folder_.path.string() + "'", [&]() -> Status {
    if (!writing_.store->pending()) return ok();
    const bool indexed = !writing_.store->touched_only();
    const Batch batch = writing_.store->batch();
    // The index follows behind; when it cannot be written, a later call says so.
    if (indexed) writing_.index->flush();
    if (writing_.index->committed() > 0) writing_.store->index_is_at(writing_.index->committed());
    writing_.store->commit();
    if (indexed) writing_.index->commit(batch);
    return ok();
  });
}

Status StoredKnowledgeBase::tidy() {
  return write("cannot tidy the knowledge base '" + folder_.path.string() + "'", [&]() -> Status {
    writing_.index->tidy();
    return ok();
  });
}

Result<std::vector<FileState>> StoredKnowledgeBase::files() const {
  using Files = Result<std::vector<FileState>>;
  return guard("cannot read the list of files", [&]() -> Files { return read_files(*db_); });
}

Result<std::vector<FailedFile>> StoredKnowledgeBase::failed_files() const {
  using Files = Result<std::vector<FailedFile>>;
  return guard("cannot read the list of files that failed", [&]() -> Files { return read_failed_files(*db_); });
}

// Puts the numbers of the documents that have such facts in place of the conditions on facts.
void StoredKnowledgeBase::find_by_facts(DocumentFilter& filter) const {
  for (const FactCondition& condition : std::exchange(filter.facts, {})) {
    FactQuery query;
    query.type = condition.type;
    query.conditions = condition.conditions;
    std::vector<std::int64_t> found = FactReader(*db_, tables_).documents(query);
    if (!filter.ids.empty()) {
      std::sort(filter.ids.begin(), filter.ids.end());
      std::vector<std::int64_t> both;
      std::set_intersection(found.begin(), found.end(), filter.ids.begin(), filter.ids.end(), std::back_inserter(both));
      found = std::move(both);
    }
    // An empty list would let all through.
    constexpr std::int64_t kNoDocument = -1;
    if (found.empty()) found.push_back(kNoDocument);
    filter.ids = std::move(found);
  }
}

void StoredKnowledgeBase::find_by_facts(QueryNode& node) const {
  find_by_facts(node.filter);
  for (QueryNode& child : node.children) find_by_facts(child);
}

Result<std::vector<DocumentSummary>> StoredKnowledgeBase::documents(const DocumentFilter& filter) const {
  using Documents = Result<std::vector<DocumentSummary>>;
  return guard("cannot read the documents", [&]() -> Documents {
    DocumentFilter found = filter;
    find_by_facts(found);
    return read_documents(*db_, found);
  });
}

Result<DocumentSummary> StoredKnowledgeBase::find_document(std::string_view name) const {
  return guard("cannot look up '" + std::string{name} + "'", [&] { return knowledge::find_document(*db_, name); });
}

Result<Document> StoredKnowledgeBase::load_document(std::int64_t id) const {
  return guard("cannot read document " + std::to_string(id), [&] { return read_document(*db_, id); });
}

Status StoredKnowledgeBase::load_boxes(std::int64_t id, Document& document) const {
  return guard("cannot read the word boxes of document " + std::to_string(id),
               [&] { return read_boxes(*db_, id, document); });
}

Status StoredKnowledgeBase::facts(const FactQuery& query, const std::function<bool(const FactRow&)>& row) const {
  return guard("cannot read the facts", [&]() -> Status {
    if (query.words) return facts_with_words(query, row);
    FactQuery found = query;
    find_by_facts(found.documents);
    FactReader(*db_, tables_).read(found, row);
    return ok();
  });
}

Status StoredKnowledgeBase::facts_with_words(const FactQuery& query,
                                             const std::function<bool(const FactRow&)>& row) const {
  FactQuery all = query;
  all.words.reset();
  all.limit = all.offset = 0;
  find_by_facts(all.documents);
  WordMatch matches(*query.words);
  std::uint64_t skip = query.offset;
  std::uint64_t left = query.limit == 0 ? ~std::uint64_t{0} : query.limit;
  FactReader reader(*db_, tables_);
  reader.read(all, [&](const FactRow& fact) {
    // What a fact is about stands as often above it as in its sentence. The sentence as a rule holds the quote; a fact
    // of a list item may have neither in the other.
    const std::string title{fact.document.get("title")};
    std::vector<std::string_view> texts = {fact.sentence, reader.heading_of(fact), title};
    if (fact.sentence.find(fact.quote) == std::string::npos) texts.push_back(fact.quote);
    if (!matches(texts)) return true;
    if (skip > 0) {
      --skip;
      return true;
    }
    return left-- > 0 && row(fact) && left > 0;
  });
  return ok();
}

Result<std::vector<TypeCount>> StoredKnowledgeBase::count_facts(const FactQuery& query) const {
  using Counts = Result<std::vector<TypeCount>>;
  return guard("cannot count the facts", [&]() -> Counts {
    FactQuery found = query;
    find_by_facts(found.documents);
    if (!query.words) return FactReader(*db_, tables_).count(found);
    std::vector<TypeCount> out = FactReader(*db_, tables_).count(found);
    for (TypeCount& each : out) {
      each.count = 0;
      found.type = each.type;
      found.limit = found.offset = 0;
      if (Status status = facts_with_words(found, [&each](const FactRow&) { return ++each.count > 0; }); !status)
        return status.error();
    }
    return out;
  });
}

Result<SearchPage> StoredKnowledgeBase::search(const QueryNode& query, std::uint64_t offset, std::uint32_t limit,
                                               std::uint32_t snippets_per_hit) const {
  SearchOptions options;
  options.offset = offset;
  options.limit = limit;
  options.snippets = snippets_per_hit;
  return search(query, options);
}

Result<SearchPage> StoredKnowledgeBase::search(const QueryNode& query, const SearchOptions& options) const {
  return guard("cannot search", [&]() -> Result<SearchPage> {
    settle();
    QueryNode found = query;
    find_by_facts(found);
    return searcher_.search(found, options);
  });
}

Result<SearchPage> StoredKnowledgeBase::similar(std::int64_t id, const DocumentFilter& filter,
                                                const SearchOptions& options) const {
  return guard("cannot look for similar documents", [&]() -> Result<SearchPage> {
    settle();
    auto document = read_document(*db_, id);
    if (!document) return document.error();
    DocumentFilter found = filter;
    find_by_facts(found);
    return searcher_.similar(id, *document, found, options);
  });
}

Result<std::int64_t> StoredKnowledgeBase::document_count() const {
  return guard("cannot count the documents",
               [&]() -> Result<std::int64_t> { return db_->integer("SELECT count(*) FROM document").value_or(0); });
}

Result<KnowledgeCheck> StoredKnowledgeBase::check(bool thorough) const {
  return guard("cannot check the knowledge base '" + folder_.path.string() + "'", [&]() -> Result<KnowledgeCheck> {
    settle();
    return check_knowledge(folder_, *db_, tables_, thorough);
  });
}

}  // namespace knowledge
}  // namespace uppdrag
