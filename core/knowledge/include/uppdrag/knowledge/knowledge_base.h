// SPDX-License-Identifier: GPL-3.0-or-later
// The knowledge base: one folder with documents, text and facts in SQLite and a full-text index in Xapian.
//
// SQLite is the truth; the index is derived from it. Every commit numbers a batch in SQLite first and then writes the
// same number into the index; when the numbers differ at opening, the documents of the missing batches are indexed
// again, so that after a crash at any instant nothing committed is lost and nothing is there twice.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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
  std::string content_hash;  // Hex; behind a + what tells the sidecars of the file apart, when it has any.
  std::int64_t size = 0;
  std::int64_t modified_ns = 0;
};

struct StoredFact {
  Fact fact;
  std::string plugin;
};

// A file that was found but could not be read.
struct FailedFile {
  std::string path;
  std::string reason;  // One line.
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

// A range of days, each end an ISO day, month, year or other EDTF form (see edtf_bounds()); "" = open.
struct DateBounds {
  std::string from;
  std::string to;
};

struct FactCondition;
struct QueryNode;

// Conditions on documents; empty lists mean any. Values within a list are alternatives, lists are joined by and.
// A document without a date matches no condition on its date.
struct DocumentFilter {
  std::vector<std::string> kinds;
  std::vector<std::string> counties;     // SCB codes.
  std::vector<std::string> authorities;  // Canonical names: the document's authority, or named in it as assignee.
  std::vector<std::string> goals;        // Goal ids: the document has a fact with this goal.
  std::vector<std::int64_t> ids;
  std::vector<std::string> dnr;     // Spaces and case aside; `U2013/964` also means `U2013/964/JÄM`.
  std::vector<DateBounds> dates;    // Alternatives: the document's date overlaps one of these.
  std::optional<std::string> from;  // ISO days (or EDTF prefixes): bounds of the document's date, inclusive.
  std::optional<std::string> to;
  // Each joined by and: the document has a fact of the type for which all conditions hold.
  std::vector<FactCondition> facts;

  bool empty() const;
};

// One condition on a field of a fact type. Dates compare by day: a fact matches a range when its days overlap it, and
// one that comes back every year (`R/03-01`) matches every range that has such a day.
struct FieldCondition {
  std::string field;
  enum class Op : std::uint8_t { kEquals, kAtLeast, kAtMost, kContains } op = Op::kEquals;
  std::string text;  // For text-like fields (equality, ignoring case) and dates (ISO day).
  std::optional<std::int64_t> number;
};

struct FactCondition {
  std::string type;  // FactType::id; "" = any type that has the fields.
  std::vector<FieldCondition> conditions;
};

// What a fact may be about instead of its document: each list widens the list of DocumentFilter that it goes with.
struct NamedInFact {
  std::vector<std::string> counties;       // The document's county (SCB code) is one of these,
  std::vector<std::string> county_boards;  //   or an authority field of the fact names one of these.
  std::vector<std::string> authorities;    // The document is of one of these, or an authority field names one.
  std::vector<std::string> goals;          // The fact's goal field; for types without one, a goal fact of its document.
  DateBounds dates;                        // The type's first date field; for types without one, the document's date.
};

struct FactQuery {
  std::string type;  // FactType::id; empty = all types.
  std::vector<std::int64_t> ids;  // FactRow::id, which is unique within a type; empty = any.
  DocumentFilter documents;
  NamedInFact named;
  std::vector<FieldCondition> conditions;  // Joined by and. Types without such a field have no matching facts.
  double min_confidence = 0;
  // The fact's sentence, heading and title have what this asks for, as search() would find it. Null = no condition.
  std::shared_ptr<const QueryNode> words;
  std::string order_by;     // A field name, "confidence" or "" = document, then place. Prefix "-" for descending.
  std::uint64_t limit = 0;  // 0 = all.
  std::uint64_t offset = 0;
};

// The tree that the query language is parsed into (core/query makes it; the index runs it).
struct QueryNode {
  enum class Kind : std::uint8_t { kWord, kPrefix, kPhrase, kNear, kAnd, kOr, kNot, kAll, kFilter } kind = Kind::kAll;
  std::string text;                 // kWord, kPrefix: the word as typed.
  std::vector<std::string> words;   // kPhrase, kNear.
  std::uint32_t window = 10;        // kNear.
  bool in_title = false;            // kWord, kPrefix, kPhrase: in the document's title only.
  std::vector<QueryNode> children;  // kAnd, kOr: two or more; kNot: one.
  DocumentFilter filter;            // kFilter: what it asks for. At the root of any kind: joined to the query by and.
};

enum class SearchSort : std::uint8_t {
  kRelevance,
  kDate,      // The document's date, the newest first.
  kAmount,    // The document's largest budget figure in kronor, the largest first.
  kDeadline,  // The document's last deadline, the latest first.
};

struct SearchOptions {
  std::uint64_t offset = 0;
  std::uint32_t limit = 10;
  std::uint32_t snippets = 2;  // For each hit.
  SearchSort sort = SearchSort::kRelevance;  // Documents without the date or the figure come last.
  bool facets = false;
  bool explain = false;
  // The kAnd at the root is words as one would say them. Words that are everywhere need not be there. When no document
  // has all of the others, those that have most of them are found; of four words and more always, in the order of their
  // weight: SearchPage::relaxed.
  bool relax = false;
};

struct SearchHit {
  DocumentSummary document;
  double score = 0;        // Higher is better.
  std::uint32_t rank = 0;  // 1-based over all pages.
  struct Snippet {
    std::string text;         // From the canonical text, LF as space.
    std::vector<Span> marks;  // Bytes within `text`.
    std::uint32_t page = 0;
    Span span;  // In the document.
  };
  std::vector<Snippet> snippets;
  // Why the document was found, one for each word, phrase or reference of the query that it has; with `explain` only.
  struct Reason {
    enum class Kind : std::uint8_t { kWord, kForm, kCompound, kPart, kPrefix, kPhrase, kReference } kind = Kind::kWord;
    std::string asked;  // As the query has it.
    std::string found;  // As the text has it, folded.
    std::uint32_t count = 0;
    bool in_title = false;
    bool in_lead = false;  // In the first sentences of the text.
  };
  std::vector<Reason> reasons;
};

// How many of all hits have each value.
struct SearchFacet {
  std::string key;  // kind, county, authority, year, policy_area, goal, fact
  std::vector<std::pair<std::string, std::uint64_t>> values;  // Most first; of equal ones by value.
};

// A word of the query that no document has, and the nearest one that some have, or "".
struct MissingWord {
  std::string word;
  std::string suggestion;
};

struct SearchPage {
  std::vector<SearchHit> hits;
  std::uint64_t total = 0;  // Exact number of matching documents.
  bool total_exact = true;
  // Documents that have only some words of the query are among the hits and in `total`; `complete` have all.
  bool relaxed = false;
  std::uint64_t complete = 0;
  std::vector<MissingWord> missing;
  std::vector<SearchFacet> facets;  // With `facets` only; keys without a value are left out.
  std::vector<std::string> warnings;
};

struct TypeCount {
  std::string type;
  std::int64_t count = 0;
};

// What check() found.
struct KnowledgeCheck {
  int schema = 0;
  std::string sqlite_version;
  std::string xapian_version;
  std::int64_t documents = 0;
  std::int64_t partial = 0;  // Documents that could be read in part only.
  std::vector<TypeCount> facts;
  std::uint64_t bytes = 0;  // On disk.
  // Damage, one line each with what mends it; at most some hundred.
  std::vector<std::string> problems;
  std::vector<std::string> missing_files;  // Thorough only: sources that are not where they were read.
};

// One process may write at a time (the second gets a clear kIo error); any number may read meanwhile. What is read is
// what was committed, also in the process that writes. An object belongs to one thread.
class KnowledgeBase {
 public:
  enum class Mode : std::uint8_t { kRead, kWrite };

  // Opens the folder; kWrite makes it when missing. kNotFound when there is none to read ("run uppdrag index first"),
  // kDamaged when it is no knowledge base, has another schema version, or a file of it cannot be read (the message says
  // which, and what mends it). With kWrite, a lost or stale index is made anew from SQLite, and a lost uppdrag.json
  // too. With kRead, facts can be read without an index, and search() says what is wrong with it. `fact_types` get
  // tables; types stored earlier that are not in the list stay readable.
  static Result<std::unique_ptr<KnowledgeBase>> open(const std::filesystem::path& folder, Mode mode,
                                                     const std::vector<FactType>& fact_types);
  virtual ~KnowledgeBase() = default;

  // ---- writing: put and remove collect; commit makes them durable in SQLite, and the index follows at its own pace:
  // tidy(), a search in this process and the end of the object wait for it, other processes may find a text some moments
  // later than its facts. What was not committed is undone when the object goes. A commit costs some 10-50 ms however
  // little it holds: collect hundreds of documents.
  // Replaces a document of the same path, which keeps its id. kPlugin for a fact whose type, fields or span do not fit;
  // then nothing of the record is stored.
  virtual Status put(const DocumentRecord& record) = 0;
  virtual Status remove(std::string_view path) = 0;  // Absent is success.
  // Remembers a file that could not be read, until put() or remove() of the same path: a comparison must tell a text
  // that nobody could read from one that is not there. A knowledge base that does not keep them does nothing.
  virtual Status put_failure(const FailedFile&) { return ok(); }
  // Only the size and time changed, the content did not.
  virtual Status touch(const FileState& file) = 0;
  virtual Status commit() = 0;
  // To be called at the end of a run: merges what many commits left in pieces, so that the index is small and fast.
  // Costs nothing when there is nothing to gain, and half a second at most.
  virtual Status tidy() { return ok(); }

  // ---- reading
  virtual Result<std::vector<FileState>> files() const = 0;
  // In order of their paths. A file whose earlier version is kept is in both lists.
  virtual Result<std::vector<FailedFile>> failed_files() const { return std::vector<FailedFile>{}; }
  virtual std::vector<FactType> fact_types() const = 0;
  virtual Result<std::vector<DocumentSummary>> documents(const DocumentFilter& filter) const = 0;
  // By id ("17"), exact path, file name, unique end of a path, or dnr. kNotFound with near names; kInvalidInput when
  // ambiguous.
  virtual Result<DocumentSummary> find_document(std::string_view name) const = 0;
  // Without Document::boxes and the sizes of its pages: few questions need them.
  virtual Result<Document> load_document(std::int64_t id) const = 0;
  // Adds those to `document`, which load_document(id) gave. Nothing is added to documents without a layout.
  virtual Status load_boxes(std::int64_t id, Document& document) const = 0;
  // Calls `row` for each fact in order until it returns false. Streams: memory does not grow with the answer.
  virtual Status facts(const FactQuery& query, const std::function<bool(const FactRow&)>& row) const = 0;
  virtual Result<std::vector<TypeCount>> count_facts(const FactQuery& query) const = 0;
  virtual Result<SearchPage> search(const QueryNode& query, std::uint64_t offset, std::uint32_t limit,
                                    std::uint32_t snippets_per_hit) const = 0;
  virtual Result<SearchPage> search(const QueryNode& query, const SearchOptions& options) const {
    return search(query, options.offset, options.limit, options.snippets);
  }
  // Documents that have most of what is particular to this one, itself left out.
  virtual Result<SearchPage> similar(std::int64_t id, const DocumentFilter& filter, const SearchOptions& options) const;
  // Where the knowledge base lies, or "".
  virtual std::filesystem::path folder() const { return {}; }
  virtual Result<std::int64_t> document_count() const = 0;
  // Looks the knowledge base over. Quick: counts, and whether the index is where the store is. Thorough: the whole
  // file, every text with its layout and boxes, the span of every fact, every source file. O(bytes).
  virtual Result<KnowledgeCheck> check(bool thorough) const = 0;
};

}  // namespace uppdrag
