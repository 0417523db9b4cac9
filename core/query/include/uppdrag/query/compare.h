// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing texts: which are held, for whom and for which years, and what each says on each topic.
//
// Texts are loaded once (load_compared) and every comparison is a function of them: coverage here, shared passages in
// reuse.h, what is typical in keyness.h, versions and answers in versions.h. Offsets are bytes of the canonical text.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "uppdrag/document/document.h"
#include "uppdrag/query/query.h"
#include "uppdrag/text/tokenize.h"

namespace uppdrag {

inline constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
inline constexpr std::uint32_t kNoKey = 0xFFFFFFFFU;

// First and last year; 0 when nothing is known.
struct YearRange {
  int first = 0;
  int last = 0;
  bool empty() const { return first == 0; }
  std::string text() const;  // "2018–2021", "2018", or "".
  friend bool operator==(const YearRange&, const YearRange&) = default;
};

// A heading with the blocks below it, up to the next heading; the first one may have no heading.
struct TextSection {
  std::uint32_t heading = kNoBlock;
  std::uint32_t first = 0;  // Blocks [first, last), without the heading.
  std::uint32_t last = 0;
};

// A text with what the comparisons need: cut into words, with the word forms' keys, and its facts.
struct ComparedText {
  DocumentSummary summary;
  std::string title;              // The file name where there is none.
  std::vector<std::size_t> rows;  // Of ComparedTexts::rows; several when the text names several counties, say.
  YearRange years;                // What the text is for: its period, else years in title or file name, else its date.
  std::size_t cycle = kNowhere;   // Of ComparedTexts::cycles.
  Document document;
  TokenText tokens;                 // Of all blocks but furniture.
  std::vector<std::uint32_t> keys;  // By token: words of one form have the same number; kNoKey for signs.
  std::vector<TextSection> sections;
  std::vector<std::pair<Fact, std::uint32_t>> facts;  // With their pages, ascending by span.

  std::vector<std::string> own_rows;  // Of CompareRequest::own_rows: the names of those that found it.

  bool has_words() const { return words > 0; }
  std::uint32_t words = 0;       // Words and numbers.
  std::uint32_t body_bytes = 0;  // Of paragraphs, list items, table rows and footnotes: what shares are of.
};

// A file that could not be read, and what its name tells.
struct UnreadableFile {
  std::string path;
  std::string reason;
  YearRange years;
  std::size_t cycle = kNowhere;
};

// What is compared: a county, or another property that groups texts.
struct CompareRow {
  std::string id;  // SCB code for counties, else the value.
  std::string name;
  std::vector<std::size_t> texts;  // Ascending by years, then by path.
  std::vector<UnreadableFile> unreadable;
};

// Something that the reader of a comparison must know.
struct CompareNote {
  enum class Kind : std::uint8_t {
    kSeveralTexts,  // Of one row and cycle: `subject` the row, `detail` the files.
    kForeign,       // `subject` a file, `detail` its language.
    kEmpty,         // `subject` a file without words.
    kNoYears,       // `subject` a file of which no years are known.
    kNoRow,         // `subject` a file without the property that rows are made of.
    kUnreadable,    // `subject` a file, `detail` the reason: its row cannot be told.
    kOtherKind,     // `subject` a row without texts, `detail` files of it that are of no known kind.
    kShort,         // `subject` a file, `detail` its number of words: perhaps only a summary.
    kOneText,       // Nothing to compare with.
    kUnmentioned,   // `subject` a topic of which no text speaks.
  } kind = Kind::kOneText;
  std::string subject;
  std::string detail;
};

// A name with a query: a topic (a column) or a row of one's own.
struct Topic {
  std::string name;
  std::string query;  // In the query language.
};
// Reads `name TAB query` or `name = query` lines; `#` begins a comment. kInvalidInput names the line.
Result<std::vector<Topic>> parse_topics(std::string_view text, const std::string& name_of_file);

struct CompareRequest {
  Filters filters;  // Without kinds: strategies.
  // county, authority, cycle, kind, year, folder (the last folder of the path), document, or any key of the metadata.
  std::string by = "county";
  std::vector<Topic> own_rows;  // Not empty: rows are these, each with the texts that its query finds.
  std::string cycle;            // "" = all; "latest"; or years such as "2018-2021": the cycle that they lie in.
};

struct ComparedTexts {
  std::string by;
  std::vector<ComparedText> texts;  // In order of their paths.
  // The assignments whose case numbers the texts name: what strategies copy from, and answer. Without rows and cycles.
  std::vector<ComparedText> assignments;
  // The follow-ups that cite those assignments, by case number or by what they report on.
  std::vector<ComparedText> followups;
  std::vector<CompareRow> rows;       // Counties in the registry's order, else by name.
  std::vector<YearRange> cycles;      // Ascending. Texts whose years overlap by more than half share one.
  std::size_t only_cycle = kNowhere;  // What CompareRequest::cycle chose.
  std::vector<CompareNote> notes;
  Vocabulary vocabulary;
  std::vector<std::uint32_t> key_of_word;  // By WordId.
  std::vector<std::string> key_names;      // By key: the key as WordKeys gives it.
  std::vector<std::string> word_of_key;    // By key: the commonest of its words, to be shown.

  std::uint32_t key_of(std::string_view folded) const;  // kNoKey for a word that no text has.
  std::vector<bool> is_name;                            // By key: stands in the name of a county.
  std::vector<bool> is_small;                           // By key: carries no subject (och, ska), or is such a name.

  // The text with that number: the assignments are counted behind the texts, the follow-ups behind those.
  const ComparedText& text(std::size_t number) const {
    if (number < texts.size()) return texts[number];
    number -= texts.size();
    return number < assignments.size() ? assignments[number] : followups[number - assignments.size()];
  }
  bool in_cycle(std::size_t text) const { return only_cycle == kNowhere || texts[text].cycle == only_cycle; }
  // The words of `span` with LF as space.
  std::string quote(std::size_t text, Span span) const;
};

// Loads the texts that `request` lets through. kInvalidInput for a `by` that is no key of any text (with those that
// there are) and for a cycle without texts. No texts is success: rows without texts. O(bytes).
Result<std::unique_ptr<ComparedTexts>> load_compared(const KnowledgeBase& kb, const Registry& registry,
                                                     const CompareRequest& request);

// The years in a title or file name: "2018–2021", "2014-2016", "2017/2020"; else a single year; else nothing.
YearRange years_in(std::string_view text);
// The county that a path names in its last folder or file name (`vastra-gotaland-2018.pdf`), or null.
const County* county_in_path(std::string_view path, const Registry& registry);

// ---- coverage: rows by topics

struct CoverageRequest {
  std::string columns = "goals";  // goals, topics, facts (fact types) or areas (the policy areas of the texts).
  std::string system = "jamstalldhet";
  // Not empty: columns are these; a passage is a paragraph that the query lets through.
  std::vector<Topic> topics;
};

enum class CellState : std::uint8_t {
  kFound,
  kNothing,     // Read, but nothing found.
  kUnreadable,  // A document is held but could not be read.
  kNoDocument,  // None is held.
  kNotThen,     // The goal did not exist when the text was written.
};

// How much weight a text gives a topic. Mentioned: passages, but no undertaking (mandate, deadline, budget) in them.
// Treated: an undertaking. In focus: also at least three passages that make up 15 % of the text.
enum class Strength : std::uint8_t { kNone, kMentioned, kTreated, kInFocus };

// Why a passage counts: it names the goal (or matches the query), uses the goal's words, or stands in its section.
enum class PassageBasis : std::uint8_t { kNamed, kWords, kSection };

struct CellPassage {
  std::size_t text = 0;
  Span span;
  std::uint32_t page = 0;
  PassageBasis basis = PassageBasis::kNamed;
  std::uint32_t heading = kNoBlock;  // The nearest heading.
};

struct CompareCell {
  CellState state = CellState::kNoDocument;
  Strength strength = Strength::kNone;
  double share = 0;  // Of the body of the row's texts, 0..1.
  std::int64_t mandates = 0, deadlines = 0, budgets = 0;
  std::vector<CellPassage> passages;
};

struct CoverageColumn {
  std::string id;      // "jamstalldhet:6", or the topic's name.
  std::string number;  // "6", or the topic's name.
  std::string name_sv, name_en;
  std::vector<std::string> goals;  // Goal ids that count here: of older versions too, where the name is the same.
};

// One line of the matrix: a row in a cycle.
struct CoverageLine {
  std::size_t row = 0;
  std::size_t cycle = kNowhere;
  std::vector<std::size_t> texts;
  YearRange years;
  bool older = false;              // The row has a text for an earlier cycle only: this line shows nothing held.
  std::vector<CompareCell> cells;  // By column.
};

struct Coverage {
  std::vector<CoverageColumn> columns;
  std::vector<CoverageLine> lines;  // By row, then cycle; a row without any text in its cycles has a line for each.
  std::vector<CompareNote> notes;
};

// kInvalidInput for an unknown system or columns, and for a query that cannot be read.
Result<Coverage> coverage(const KnowledgeBase& kb, const Registry& registry, const ComparedTexts& texts,
                          const CoverageRequest& request);

}  // namespace uppdrag
