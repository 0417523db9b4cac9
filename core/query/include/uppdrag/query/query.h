// SPDX-License-Identifier: GPL-3.0-or-later
// Every question as one function from a request to a result. The command line and the web page only translate.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/knowledge/knowledge_base.h"
#include "uppdrag/registry/registry.h"

namespace uppdrag {

// The filters that every question takes, as a person writes them.
struct Filters {
  std::vector<std::string> counties;     // Any form that Registry::county() takes.
  std::vector<std::string> authorities;  // Any name or abbreviation.
  std::vector<std::string> kinds;  // assignment, strategy, followup, other, or uppdrag, strategi, uppföljning, övrigt.
  std::vector<std::string> years;  // "2014", "2014..2016", "2014..": the document's date; alternatives.
  std::vector<std::string> goals;  // "jamstalldhet:6", "delmål 6"
  std::string from;                // ISO day, month or year; for facts with a date the date, else the document's.
  std::string to;
  // Facts that are less sure do not count. For a search: documents without a fact (of the goals asked for, if any) that
  // is so sure are left out.
  double min_confidence = 0;
};

// Checks and resolves `filters`; an unknown county, kind, goal or a malformed date is kInvalidInput with the nearest
// name. An authority that the registry does not know is taken as it is written, unless it looks like a slip.
Result<DocumentFilter> resolve_filters(const Filters& filters, const Registry& registry);

// ---- search
struct SearchRequest {
  std::string query;  // The query language of docs/query-language.md.
  Filters filters;
  std::uint64_t offset = 0;
  std::uint32_t limit = 10;
  std::uint32_t snippets = 2;
  SearchSort sort = SearchSort::kRelevance;
  bool facets = false;
  bool explain = false;
};
// The tree of a query. Never throws, whatever the bytes; takes up to 20,000 bytes, 500 words and 50 levels.
// Parses the query language: words, "phrases", prefix*, OCH/AND, ELLER/OR, INTE/NOT/-, NÄRA/NEAR, parentheses, and
// fields (län:, typ:/kind:, år:/year:, myndighet:/authority:, dnr:, …). Errors point at the place (column) in plain
// words.
// The fields of facts (`frist:2024..`, `belopp:>=1mkr`, `action:report`) are those of `types`.
Result<QueryNode> parse_query(std::string_view query, const Registry& registry, const std::vector<FactType>& types = {});

// Groups of words that mean the same, as the user wrote them down: a group a line, its members separated by commas,
// `#` before a remark. A member may have several words.
struct Synonyms {
  std::vector<std::vector<std::string>> groups;
  std::vector<std::string> problems;  // Lines that make no group: `synonyms.txt:3: …`.
};
inline constexpr std::string_view kSynonymFile = "synonyms.txt";  // In the folder of a knowledge base.
Synonyms parse_synonyms(std::string_view text);
// Lets each word of `query`, or some in a row, also be what means the same: by `synonyms`, and the names and
// abbreviations of authorities.
void add_synonyms(QueryNode& query, const Registry& registry, const Synonyms& synonyms);

// With the synonyms of the knowledge base's folder. An empty query with filters gives all documents that they let through, the newest first.
Result<SearchPage> search(const KnowledgeBase& kb, const Registry& registry, const SearchRequest& request);
// Documents like the one that `name` means (see KnowledgeBase::find_document()); the query of `request` is not used.
Result<SearchPage> similar(const KnowledgeBase& kb, const Registry& registry, std::string_view name,
                           const SearchRequest& request);

// ---- facts
struct FactRequest {
  std::string type;  // Id or plural; empty = all types.
  Filters filters;
  // "field=value", "field>=value", "field<=value", "field~part": any declared field, by name or label; joined by and.
  std::vector<std::string> where;
  // The query language: words are looked for in the facts' own sentences; fields are those of the documents and of the
  // fact's type, and stand outside of groups.
  std::string query;
  std::string order_by;
  std::uint64_t limit = 0;
  std::uint64_t offset = 0;
};
// Filters on facts are wider than on documents: --county also takes facts that name the county's board, --authority
// means those that name the authority (or, when they name none, those of its documents), --goal those of the goal (types without a goal field: of documents that have it), and
// --from/--to mean the type's date field (a deadline's due) and the document's date for types without one.
Result<FactQuery> make_fact_query(const KnowledgeBase& kb, const Registry& registry, const FactRequest& request);
Status facts(const KnowledgeBase& kb, const Registry& registry, const FactRequest& request,
             const std::function<bool(const FactRow&)>& row);

// Sums of budget facts that may be added up: part-of figures, superseded and suspect ones left out, each counted in a
// reason.
struct BudgetSum {
  std::string group;             // A year, an authority, a document's path, as asked; "" = not stated.
  std::int64_t exact_sek = 0;    // Sum of exact figures.
  std::int64_t at_most_sek = 0;  // Sum of the figures given as a cap; of a range its upper end.
  std::int64_t facts = 0;        // In these two sums.
  std::int64_t left_out = 0;     // Not in them. Why: `reasons`, each with its count.
  // part, repeated, about, minimum, currency, superseded, suspect, no-figure
  std::vector<std::pair<std::string, std::int64_t>> reasons;
  std::int64_t about_sek = 0;  // What the ones left out as `about` would add.
};
// Groups in order of their names. `group_by` is "year", "authority" or "document" (kInvalidInput for anything else).
// year: a figure `per year` counts in each of its years, one for several years together is a group of its own
// (`2014-2016`). authority: the recipients; several ones together are one group. A figure that its document repeats
// counts once.
Result<std::vector<BudgetSum>> budget_sums(const KnowledgeBase& kb, const Registry& registry,
                                           const FactRequest& request, std::string_view group_by);

// ---- evaluate: the matching of GOLD files
struct FieldAgreement {
  std::string field;
  std::int64_t seen = 0;
  std::int64_t agree = 0;
};
struct EvaluatedFact {
  std::string document;
  std::string text;  // One JSON line for the list of misses.
};
struct TypeScore {
  std::string type;
  std::int64_t gold = 0, found = 0, wrong = 0, missed = 0;
  std::vector<FieldAgreement> fields;
  struct RuleScore {
    std::string rule;
    std::int64_t right = 0, wrong = 0;
    double confidence = 0;  // Mean of the stated confidence.
  };
  std::vector<RuleScore> rules;
  // Facts by stated confidence: of those around 0.9, nine of ten should be right.
  struct ConfidenceBin {
    double from = 0, to = 0;  // [from, to), the last one up to 1 and with it.
    std::int64_t right = 0, wrong = 0;
    double stated = 0;  // Mean of the stated confidence.
  };
  std::vector<ConfidenceBin> bins;  // Those with facts, ascending.
  std::vector<EvaluatedFact> missed_facts, wrong_facts;
  double precision() const { return found + wrong ? double(found) / double(found + wrong) : 0; }
  double recall() const { return gold ? double(found) / double(gold) : 0; }
  double f1() const {
    const double p = precision(), r = recall();
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
  }
};
struct Evaluation {
  std::vector<TypeScore> types;
  std::int64_t unknown_documents = 0;
  std::int64_t unplaced_quotes = 0;
};
// One extracted fact to be scored.
struct ExtractedFact {
  std::string document;  // File name without folders.
  Fact fact;
  std::string quote;
};
// Scores `facts` against the gold lines of `gold_file` (JSONL, see docs/facts.md); `texts` gives the source text for a
// file name. A fact is found when type and key fields agree and the quotes overlap in the source text, white space and
// hyphens aside.
Result<Evaluation> evaluate(const std::filesystem::path& gold_file,
                            const std::vector<std::pair<std::string, std::string>>& texts,
                            const std::vector<ExtractedFact>& facts, const std::vector<FactType>& types);

}  // namespace uppdrag
