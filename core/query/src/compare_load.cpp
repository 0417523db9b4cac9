// SPDX-License-Identifier: GPL-3.0-or-later
// Loads the texts that are to be compared, and finds out for whom they are and what is missing.
#include "compare_load.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "names.h"
#include "small_words.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag {
namespace comparing {
namespace {

// A text with fewer words is no text: a scan without recognised words leaves a stamp or a page number.
constexpr std::uint32_t kFewWords = 5;
// Less than half a page: a web page about a strategy, more often than the strategy.
constexpr std::uint32_t kShortText = 100;

// What ComparedTexts::by says when rows are queries.
constexpr std::string_view kOwnRows = "query";

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

YearRange years_of(const DocumentSummary& document, const std::string& title) {
  const Metadata& metadata = document.metadata;
  YearRange period = years_in(metadata.get("period"));
  if (period.last > period.first) return period;
  for (const std::string_view text : {std::string_view{title}, file_name(document.path)}) {
    const YearRange years = years_in(text);
    if (years.last > years.first) return years;
  }
  if (!period.empty()) return period;
  const YearRange date = years_in(metadata.get("date"));
  return date.empty() ? YearRange{} : YearRange{date.first, date.first};
}

// The values of the property `by` that a text has, as shown.
std::vector<std::string> values_of(const ComparedTexts& texts, const ComparedText& text) {
  const Metadata& metadata = text.summary.metadata;
  const std::string& by = texts.by;
  if (by == kOwnRows) return text.own_rows;
  if (by == "document") return {text.title};
  if (by == "cycle") {
    if (text.cycle == kNowhere) return {};
    return {texts.cycles[text.cycle].text()};
  }
  if (by == "year") {
    const std::string_view date = metadata.get("date");
    return date.size() < 4 ? std::vector<std::string>{} : std::vector<std::string>{std::string{date.substr(0, 4)}};
  }
  if (by == "folder") {
    const std::string_view folder = file_name(folder_of(text.summary.path));
    return folder.empty() ? std::vector<std::string>{} : std::vector<std::string>{std::string{folder}};
  }
  std::vector<std::string> values = metadata.list(by);
  if (values.empty() && by == "authority") values = metadata.list("issuer");
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

Status check_by(const ComparedTexts& texts) {
  static const std::vector<std::string> kAlways = {"county", "authority", "cycle",   "kind",
                                                   "year",   "folder",    "document"};
  std::vector<std::string> known = kAlways;
  for (const ComparedText& text : texts.texts) {
    for (const auto& entry : text.summary.metadata.entries()) known.push_back(entry.key);
  }
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  if (std::binary_search(known.begin(), known.end(), texts.by)) return ok();
  std::string list;
  for (const std::string& each : known) list += (list.empty() ? "" : ", ") + each;
  return Error{ErrorCode::kInvalidInput, "no text has the property '" + texts.by + "'" +
                                             asking::did_you_mean(asking::nearest(texts.by, known)) +
                                             " (there are: " + list + ")"};
}

void add_county_rows(const Registry& registry, const std::vector<std::string>& codes, ComparedTexts& out) {
  for (const County& county : registry.counties()) {
    if (codes.empty() || std::find(codes.begin(), codes.end(), county.code) != codes.end())
      out.rows.push_back({county.code, county.name, {}, {}});
  }
}

Status find_own_rows(const KnowledgeBase& kb, const Registry& registry, const std::vector<Topic>& rows,
                     ComparedTexts& out) {
  std::unordered_map<std::string, ComparedText*> by_path;
  for (ComparedText& text : out.texts) by_path[text.summary.path] = &text;
  constexpr std::uint32_t kAll = 1'000'000;
  for (const Topic& row : rows) {
    auto query = parse_query(row.query, registry);
    if (!query) return Error{query.error().code, "row '" + row.name + "': " + query.error().message};
    auto found = kb.search(*query, 0, kAll, 0);
    if (!found) return found.error();
    for (const SearchHit& hit : found->hits) {
      const auto at = by_path.find(hit.document.path);
      if (at != by_path.end()) at->second->own_rows.push_back(row.name);
    }
    out.rows.push_back({row.name, row.name, {}, {}});
  }
  return ok();
}

void add_value_rows(ComparedTexts& out) {
  std::set<std::string> values;
  for (const ComparedText& text : out.texts) {
    for (std::string& value : values_of(out, text)) values.insert(std::move(value));
  }
  for (const std::string& value : values) out.rows.push_back({value, value, {}, {}});
  std::sort(out.rows.begin(), out.rows.end(),
            [](const CompareRow& a, const CompareRow& b) { return compare_swedish(a.name, b.name) < 0; });
}

void fill_rows(ComparedTexts& out) {
  std::unordered_map<std::string, std::size_t> row_of;
  for (std::size_t i = 0; i < out.rows.size(); ++i) row_of[out.rows[i].id] = i;
  for (std::size_t i = 0; i < out.texts.size(); ++i) {
    ComparedText& text = out.texts[i];
    for (const std::string& value : values_of(out, text)) {
      const auto at = row_of.find(value);
      if (at == row_of.end()) continue;  // A county that the filter leaves out.
      text.rows.push_back(at->second);
      out.rows[at->second].texts.push_back(i);
    }
    if (text.rows.empty() && out.by != kOwnRows)
      out.notes.push_back({CompareNote::Kind::kNoRow, text.summary.path, {}});
  }
  for (CompareRow& row : out.rows) {
    std::stable_sort(row.texts.begin(), row.texts.end(), [&out](std::size_t a, std::size_t b) {
      return out.texts[a].years.first < out.texts[b].years.first;
    });
  }
}

// Files that failed beside the texts that are compared, or that call themselves strategies.
void add_unreadable(const std::vector<FailedFile>& failed, const Registry& registry, ComparedTexts& out) {
  std::set<std::string_view> folders, held;
  for (const ComparedText& text : out.texts) {
    folders.insert(folder_of(text.summary.path));
    if (text.words >= kFewWords) held.insert(text.summary.path);
  }
  for (const FailedFile& file : failed) {
    const bool near = folders.count(folder_of(file.path)) != 0;
    if (held.count(file.path) != 0) continue;  // An earlier version is kept.
    if (!near && to_lower(file_name(file.path)).find("strateg") == std::string::npos) continue;
    const County* county = out.by == "county" ? county_in_path(file.path, registry) : nullptr;
    const auto row = std::find_if(out.rows.begin(), out.rows.end(), [county](const CompareRow& each) {
      return county != nullptr && each.id == county->code;
    });
    if (row != out.rows.end())
      row->unreadable.push_back({file.path, file.reason, years_in(file_name(file.path)), kNowhere});
    else if (county == nullptr)
      out.notes.push_back({CompareNote::Kind::kUnreadable, file.path, file.reason});
  }
}

// Texts without words are no texts: their rows hold something that nobody could read.
void set_empty_aside(const Registry& registry, ComparedTexts& out) {
  std::vector<ComparedText> kept;
  std::vector<FailedFile> empty;
  for (ComparedText& text : out.texts) {
    if (text.words >= kFewWords) {
      kept.push_back(std::move(text));
      continue;
    }
    out.notes.push_back({CompareNote::Kind::kEmpty, text.summary.path, {}});
    const std::vector<std::string> codes = text.summary.metadata.list("county");
    const auto row = std::find_if(out.rows.begin(), out.rows.end(), [&](const CompareRow& each) {
      return out.by == "county" && std::find(codes.begin(), codes.end(), each.id) != codes.end();
    });
    if (row != out.rows.end())
      row->unreadable.push_back({text.summary.path, "no words in it", text.years, kNowhere});
    else if (out.by == "county" && county_in_path(text.summary.path, registry) != nullptr)
      empty.push_back({text.summary.path, "no words in it"});
  }
  out.texts = std::move(kept);
  add_unreadable(empty, registry, out);
}

void add_notes(ComparedTexts& out) {
  using Kind = CompareNote::Kind;
  for (const ComparedText& text : out.texts) {
    const std::string_view language = text.summary.metadata.get("language");
    if (!language.empty() && language != "sv")
      out.notes.push_back({Kind::kForeign, text.summary.path, std::string{language}});
    if (text.words < kShortText) out.notes.push_back({Kind::kShort, text.summary.path, std::to_string(text.words)});
    if (text.years.empty()) out.notes.push_back({Kind::kNoYears, text.summary.path, {}});
  }
  for (const CompareRow& row : out.rows) {
    std::map<std::size_t, std::vector<std::size_t>> by_cycle;
    for (const std::size_t text : row.texts) by_cycle[out.texts[text].cycle].push_back(text);
    for (const auto& [cycle, texts] : by_cycle) {
      if (texts.size() < 2 || (out.by != "county" && out.by != "authority")) continue;
      std::string names;
      for (const std::size_t text : texts)
        names += (names.empty() ? "" : ", ") + std::string{file_name(out.texts[text].summary.path)};
      out.notes.push_back({Kind::kSeveralTexts, row.name, names});
    }
  }
  if (out.texts.size() == 1) out.notes.push_back({Kind::kOneText, out.texts.front().summary.path, {}});
}

// Texts of counties that seem to have none: a strategy whose title does not say so is of kind `other`.
Status note_other_kinds(const KnowledgeBase& kb, ComparedTexts& out) {
  DocumentFilter filter;
  filter.kinds = {"other"};
  for (const CompareRow& row : out.rows) {
    if (row.texts.empty() && row.unreadable.empty()) filter.counties.push_back(row.id);
  }
  if (out.by != "county" || filter.counties.empty() || out.texts.empty()) return ok();
  auto documents = kb.documents(filter);
  if (!documents) return documents.error();
  constexpr std::size_t kShown = 3;
  for (const std::string& code : filter.counties) {
    std::string files;
    std::size_t count = 0;
    for (const DocumentSummary& document : *documents) {
      const std::vector<std::string> codes = document.metadata.list("county");
      if (std::find(codes.begin(), codes.end(), code) == codes.end()) continue;
      if (++count <= kShown) files += (files.empty() ? "" : ", ") + std::string{file_name(document.path)};
    }
    if (count > kShown) files += ", …";
    const auto row =
        std::find_if(out.rows.begin(), out.rows.end(), [&code](const CompareRow& r) { return r.id == code; });
    if (count > 0) out.notes.push_back({CompareNote::Kind::kOtherKind, row->name, files});
  }
  return ok();
}

// Leaves only the texts and unreadable files of one cycle, and that cycle.
Status keep_cycle(const std::string& wanted, ComparedTexts& out) {
  if (wanted.empty()) return ok();
  auto cycle = cycle_named(out, wanted);
  if (!cycle) return cycle.error();
  out.only_cycle = *cycle;
  return ok();
}

}  // namespace

Status load_texts(const KnowledgeBase& kb, const DocumentFilter& filter, Cutter& cutter,
                  std::vector<ComparedText>& target) {
  auto documents = kb.documents(filter);
  if (!documents) return documents.error();
  std::unordered_map<std::string, std::size_t> by_path;
  for (DocumentSummary& summary : *documents) {
    auto document = kb.load_document(summary.id);
    if (!document) return document.error();
    ComparedText text;
    text.title = summary.metadata.get("title");
    if (text.title.empty()) text.title = file_name(summary.path);
    text.years = years_of(summary, text.title);
    text.summary = std::move(summary);
    text.document = std::move(*document);
    cutter.cut(text);
    by_path[text.summary.path] = target.size();
    target.push_back(std::move(text));
  }
  FactQuery query;
  query.documents = filter;
  const Status read = kb.facts(query, [&](const FactRow& row) {
    const auto at = by_path.find(row.document_path);
    if (at != by_path.end()) target[at->second].facts.emplace_back(row.fact, row.page);
    return true;
  });
  if (!read) return read;
  for (ComparedText& text : target) {
    std::stable_sort(text.facts.begin(), text.facts.end(),
                     [](const auto& a, const auto& b) { return a.first.span.start < b.first.span.start; });
  }
  return ok();
}

Status load_assignments(const KnowledgeBase& kb, Cutter& cutter, ComparedTexts& out) {
  std::set<std::string> numbers;
  for (const ComparedText& text : out.texts) {
    for (const auto& [fact, page] : text.facts) {
      if (fact.type == "reference" && fact.text("kind") == "dnr") numbers.insert(std::string{fact.text("id")});
    }
  }
  if (numbers.empty()) return ok();
  DocumentFilter filter;
  filter.kinds = {"assignment"};
  filter.dnr.assign(numbers.begin(), numbers.end());
  return load_texts(kb, filter, cutter, out.assignments);
}

Status load_followups(const KnowledgeBase& kb, Cutter& cutter, ComparedTexts& out) {
  std::set<std::string> numbers;
  for (const ComparedText& assignment : out.assignments) {
    for (std::string& number : assignment.summary.metadata.list("dnr")) numbers.insert(std::move(number));
  }
  if (numbers.empty()) return ok();
  std::set<std::string> paths;
  FactQuery query;
  query.type = "reference";
  query.documents.kinds = {"followup"};
  Status status = kb.facts(query, [&](const FactRow& row) {
    if (numbers.count(std::string{row.fact.text("id")}) != 0) paths.insert(row.document_path);
    return true;
  });
  if (!status) return status;
  DocumentFilter filter;
  filter.kinds = {"followup"};
  auto documents = kb.documents(filter);
  if (!documents) return documents.error();
  for (const DocumentSummary& document : *documents) {
    if (paths.count(document.path) != 0) filter.ids.push_back(document.id);
  }
  return filter.ids.empty() ? ok() : load_texts(kb, filter, cutter, out.followups);
}

// Names of counties are no subject: they would make every text typical of itself.
void mark_names(const Registry& registry, ComparedTexts& out) {
  out.is_name.assign(out.key_names.size(), false);
  const auto mark = [&out](std::string_view name) {
    Vocabulary words;
    TokenText tokens;
    tokenize(name, {{0, static_cast<std::uint32_t>(name.size())}}, words, tokens);
    for (const Token& token : tokens.tokens) {
      const WordId word = out.vocabulary.find(words.word(token.word));
      if (word < out.key_of_word.size() && out.key_of_word[word] != kNoKey) out.is_name[out.key_of_word[word]] = true;
    }
  };
  for (const County& county : registry.counties()) {
    mark(county.name);
    mark(county.county);
    for (const std::string& variant : county.name_variants) mark(variant);
  }
}

}  // namespace comparing

Result<std::unique_ptr<ComparedTexts>> load_compared(const KnowledgeBase& kb, const Registry& registry,
                                                     const CompareRequest& request) {
  Filters filters = request.filters;
  if (filters.kinds.empty()) filters.kinds = {"strategy"};
  auto filter = resolve_filters(filters, registry);
  if (!filter) return filter.error();
  auto failed = kb.failed_files();
  if (!failed) return failed.error();
  auto out = std::make_unique<ComparedTexts>();
  out->by = request.own_rows.empty() ? request.by : std::string{comparing::kOwnRows};
  comparing::Cutter cutter(*out);
  if (Status status = comparing::load_texts(kb, *filter, cutter, out->texts); !status) return status.error();
  if (!request.own_rows.empty()) {
    if (Status status = comparing::find_own_rows(kb, registry, request.own_rows, *out); !status) return status.error();
  } else if (Status status = comparing::check_by(*out); !status) {
    return status.error();
  }
  if (out->by == "county") comparing::add_county_rows(registry, filter->counties, *out);
  comparing::set_empty_aside(registry, *out);
  comparing::add_unreadable(*failed, registry, *out);
  comparing::find_cycles(*out);
  if (out->by != "county" && request.own_rows.empty()) comparing::add_value_rows(*out);
  comparing::fill_rows(*out);
  if (Status status = comparing::load_assignments(kb, cutter, *out); !status) return status.error();
  if (Status status = comparing::load_followups(kb, cutter, *out); !status) return status.error();
  cutter.name_keys();
  comparing::mark_names(registry, *out);
  comparing::mark_small_words(*out);
  comparing::add_notes(*out);
  if (request.filters.kinds.empty()) {
    if (Status status = comparing::note_other_kinds(kb, *out); !status) return status.error();
  }
  if (Status status = comparing::keep_cycle(request.cycle, *out); !status) return status.error();
  return out;
}

}  // namespace uppdrag
