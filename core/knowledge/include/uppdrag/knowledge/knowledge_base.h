// SPDX-License-Identifier: GPL-3.0-or-later
// The knowledge base: one folder with documents, text and facts in SQLite and a full-text index in Xapian.
//
// SQLite is the truth; the index is derived from it. Every commit numbers a batch in SQLite first and then writes the
// same number into the index; when the numbers differ at opening, the documents of the missing batches are indexed again, so
// that after a crash at any instant nothing committed is lost and nothing is there twice.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/document/document.h"
#include "uppdrag/plugin/fact.h"
#include "uppdrag/plugin/plugin.h"
#include "uppdrag/text/result.h"

namespace uppdrag {

inline constexpr int kSchemaVersion = 1;

// What `index` remembers of a file, so that unchanged ones are skipped.
struct FileState {
  std::string path;
  std::string content_hash;   // Hex.
  std::int64_t size = 0;
  std::int64_t modified_ns = 0;
};

struct StoredFact {
  Fact fact;
  std::string plugin;
};

// A document on its way in, as the pipeline made it.
struct DocumentRecord {
  FileState file;
  Document document;
  std::vector<StoredFact> facts;
};

struct DocumentSummary {
  std::int64_t id = 0;
  std::string path;
  Metadata metadata;
  std::uint32_t pages = 0;
  std::uint32_t bytes = 0;
  bool partial = false;
};

// Conditions on documents; empty lists mean any. Values within a list are alternatives, lists are joined by and.
struct DocumentFilter {
  std::vector<std::string> kinds;
  std::vector<std::string> counties;     // SCB codes.
  std::vector<std::string> authorities;  // Canonical names: the document's authority, or named in it as assignee.
  std::vector<std::int64_t> ids;
  std::vector<std::string> dnr;
  std::optional<std::string> from;       // ISO days (or EDTF prefixes): bounds of the document's date, inclusive.
  std::optional<std::string> to;
};

// One condition on a field of a fact type. Dates compare by day: a fact matches a range when its days overlap it.
struct FieldCondition {
  std::string field;
  enum class Op : std::uint8_t { kEquals, kAtLeast, kAtMost, kContains } op = Op::kEquals;
  std::string text;            // For text-like fields (equality, ignoring case) and dates (ISO day).
  std::optional<std::int64_t> number;
};

struct FactQuery {
  std::string type;            // FactType::id; empty = all types.
  DocumentFilter documents;
  std::vector<FieldCondition> conditions;  // Joined by and.
  double min_confidence = 0;
  std::string order_by;        // A field name, "confidence" or "" = document, then place. Prefix "-" for descending.
  std::uint64_t limit = 0;     // 0 = all.
  std::uint64_t offset = 0;
};

// The tree that the query language is parsed into (core/query makes it; the index runs it).
struct QueryNode {
  enum class Kind : std::uint8_t { kWord, kPrefix, kPhrase, kNear, kAnd, kOr, kNot, kAll } kind = Kind::kAll;
  std::string text;                 // kWord, kPrefix: the word as typed.
  std::vector<std::string> words;   // kPhrase, kNear.
  std::uint32_t window = 10;        // kNear.
  std::vector<QueryNode> children;  // kAnd, kOr: two or more; kNot: one.
  DocumentFilter filter;            // Only at the root; joined by and.
};

struct SearchHit {
  DocumentSummary document;
  double score = 0;                // Higher is better.
  std::uint32_t rank = 0;          // 1-based over all pages.
  struct Snippet {
    std::string text;              // From the canonical text, LF as space.
    std::vector<Span> marks;       // Bytes within `text`.
    std::uint32_t page = 0;
    Span span;                     // In the document.
  };
  std::vector<Snippet> snippets;
};

struct SearchPage {
  std::vector<SearchHit> hits;
  std::uint64_t total = 0;         // Exact number of matching documents.
  bool total_exact = true;
  std::vector<std::string> warnings;
};

struct TypeCount {
  std::string type;
  std::int64_t count = 0;
};

// One process may write at a time (the second gets a clear kIo error); any number may read meanwhile.
class KnowledgeBase {
 public:
  enum class Mode : std::uint8_t { kRead, kWrite };

  // Opens the folder; kWrite makes it when missing. kNotFound when there is none to read ("run uppdrag index first"), kDamaged when it is no knowledge base, has
  // another schema version, or a file of it cannot be read (the message says which, and that re-indexing mends it).
  // `fact_types` get tables; types stored earlier that are not in the list stay readable.
  static Result<std::unique_ptr<KnowledgeBase>> open(const std::filesystem::path& folder, Mode mode,
                                                     const std::vector<FactType>& fact_types);
  virtual ~KnowledgeBase() = default;

  // ---- writing: put and remove collect; commit makes them durable in both parts.
  virtual Status put(const DocumentRecord& record) = 0;      // Replaces a document of the same path.
  virtual Status remove(std::string_view path) = 0;          // Absent is success.
  // Only the size and time changed, the content did not.
  virtual Status touch(const FileState& file) = 0;
  virtual Status commit() = 0;

  // ---- reading
  virtual Result<std::vector<FileState>> files() const = 0;
  virtual std::vector<FactType> fact_types() const = 0;
  virtual Result<std::vector<DocumentSummary>> documents(const DocumentFilter& filter) const = 0;
  // By id ("17"), exact path, file name, unique end of a path, or dnr. kNotFound with near names; kInvalidInput when ambiguous.
  virtual Result<DocumentSummary> find_document(std::string_view name) const = 0;
  virtual Result<Document> load_document(std::int64_t id) const = 0;
  // Calls `row` for each fact in order until it returns false. Streams: memory does not grow with the answer.
  virtual Status facts(const FactQuery& query, const std::function<bool(const FactRow&)>& row) const = 0;
  virtual Result<std::vector<TypeCount>> count_facts(const FactQuery& query) const = 0;
  virtual Result<SearchPage> search(const QueryNode& query, std::uint64_t offset, std::uint32_t limit,
                                    std::uint32_t snippets_per_hit) const = 0;
  virtual Result<std::int64_t> document_count() const = 0;
};

}  // namespace uppdrag
