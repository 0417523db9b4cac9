// SPDX-License-Identifier: GPL-3.0-or-later
#include "search_output.h"

#include <cstdio>

#include "fact_output.h"
#include "options.h"
#include "show_value.h"
#include "uppdrag/plugin/csv.h"
#include "uppdrag/plugin/json.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::cli {
namespace {

constexpr std::size_t kIndent = 4;

// `snippet` in clean lines, the matching words in bold.
void print_snippet(const Program& program, const SearchHit::Snippet& snippet) {
  const Console& console = program.console;
  std::string text =
      snippet.page ? program.text(msg::kPageShort, {std::to_string(snippet.page)}) + ": " : std::string();
  // Marks are put in as characters that clean() lets through and that stand for nothing, and are replaced after
  // wrapping.
  constexpr std::string_view kOn = "\xEF\xB7\x90", kOff = "\xEF\xB7\x91";  // U+FDD0, U+FDD1: noncharacters.
  std::uint32_t at = 0;
  for (const Span& mark : snippet.marks) {
    if (mark.start < at || mark.end > snippet.text.size()) continue;
    text.append(snippet.text, at, mark.start - at);
    if (console.colour) text += kOn;
    text.append(snippet.text, mark.start, mark.size());
    if (console.colour) text += kOff;
    at = mark.end;
  }
  text.append(snippet.text, at, std::string::npos);
  for (std::string line : wrap(clean(text), console.width > kIndent + 10 ? console.width - kIndent : 0, 6)) {
    for (const auto& [mark, code] : {std::pair{kOn, "\x1b[1m"}, {kOff, "\x1b[0m"}}) {
      for (auto found = line.find(mark); found != std::string::npos; found = line.find(mark))
        line.replace(found, mark.size(), code);
    }
    std::printf("%*s%s\n", static_cast<int>(kIndent), "", line.c_str());
  }
}

std::string shown_reason(const Program& program, const SearchHit::Reason& reason) {
  using Kind = SearchHit::Reason::Kind;
  const std::string count = std::to_string(reason.count);
  std::string out;
  switch (reason.kind) {
    case Kind::kWord:
    case Kind::kPhrase:
    case Kind::kReference:
      out = program.text(msg::kWhyWord, {reason.asked, count});
      break;
    case Kind::kForm:
      out = program.text(msg::kWhyForm, {reason.found, reason.asked, count});
      break;
    case Kind::kCompound:
      out = program.text(msg::kWhyCompound, {reason.found, reason.asked, count});
      break;
    case Kind::kPart:
      out = program.text(msg::kWhyPart, {reason.found, reason.asked, count});
      break;
    case Kind::kPrefix:
      out = program.text(msg::kWhyPrefix, {reason.found, reason.asked, count});
      break;
  }
  if (reason.in_title) return out + program.text(reason.in_lead ? msg::kWhyTitleLead : msg::kWhyTitle);
  return reason.in_lead ? out + program.text(msg::kWhyLead) : out;
}

void print_reasons(const Program& program, const SearchHit& hit) {
  constexpr std::size_t kMost = 8;
  std::vector<std::string> parts;
  for (const SearchHit::Reason& reason : hit.reasons) {
    if (parts.size() < kMost) parts.push_back(shown_reason(program, reason));
  }
  if (hit.reasons.size() > kMost) parts.push_back("…");
  char score[32];
  std::snprintf(score, sizeof score, "%.2f", hit.score);
  const std::string text = program.text(msg::kWhy, {score, join(parts, "; ")});
  for (const std::string& line :
       wrap(clean(text), program.console.width > kIndent + 10 ? program.console.width - kIndent : 0, 8))
    std::printf("%*s%s\n", static_cast<int>(kIndent), "", program.console.dim(line).c_str());
}

std::string shown_facet_value(const Program& program, const Registry& registry, const std::string& key,
                              const std::string& value, const std::vector<FactType>& types) {
  if (key == "kind") return shown_choice(value, program.language());
  if (key == "county") return shown_county(value, &registry);
  const bool swedish = program.language() == Language::kSwedish;
  if (const Goal* goal = key == "goal" ? registry.goal(value) : nullptr)
    return (swedish || goal->name_en.empty() ? goal->name_sv : goal->name_en) + " (" + value + ")";
  return key == "fact" ? shown_type(value, types, program.language()) : value;
}

void print_hit(const Program& program, const Registry& registry, const SearchHit& hit) {
  const Metadata& metadata = hit.document.metadata;
  const std::string title = std::to_string(hit.rank) + ". " + clean(document_title(metadata, hit.document.path));
  for (const std::string& line : wrap(title, program.console.width, 3))
    std::printf("%s\n", program.console.bold(line).c_str());
  std::vector<std::string> about = {shortened(file_name(hit.document.path))};
  if (metadata.has("kind")) about.push_back(shown_choice(metadata.get("kind"), program.language()));
  if (metadata.has("date")) about.push_back(shown_date(metadata.get("date"), program.language()));
  for (const std::string& code : metadata.list("county")) about.push_back(shown_county(code, &registry));
  about.push_back("id " + std::to_string(hit.document.id));
  for (const std::string& line :
       wrap(clean(join(about, " · ")), program.console.width > kIndent ? program.console.width - kIndent : 0, 2))
    std::printf("%*s%s\n", static_cast<int>(kIndent), "", program.console.dim(line).c_str());
  for (const auto& snippet : hit.snippets) {
    if (snippet.text != metadata.get("title")) print_snippet(program, snippet);  // The title stands above.
  }
  if (!hit.reasons.empty()) print_reasons(program, hit);
}

const Message& facet_name(const std::string& key) {
  if (key == "kind") return msg::kFacetKind;
  if (key == "year") return msg::kFacetYear;
  if (key == "county") return msg::kFacetCounty;
  if (key == "authority") return msg::kFacetAuthority;
  if (key == "policy_area") return msg::kFacetPolicy;
  if (key == "goal") return msg::kFacetGoal;
  return msg::kFacetFact;
}

void print_facets(const Program& program, const Registry& registry, const std::vector<FactType>& types,
                  const SearchPage& page) {
  constexpr std::size_t kMost = 8;
  std::printf("\n");
  for (const SearchFacet& facet : page.facets) {
    std::vector<std::string> parts;
    for (const auto& [value, count] : facet.values) {
      if (parts.size() == kMost) break;
      parts.push_back(shown_facet_value(program, registry, facet.key, value, types) + " " +
                      grouped(static_cast<std::int64_t>(count)));
    }
    if (facet.values.size() > kMost)
      parts.push_back(program.text(msg::kFacetMore, {std::to_string(facet.values.size() - kMost)}));
    const std::string line = program.text(facet_name(facet.key)) + ": " + join(parts, " · ");
    bool first = true;
    for (const std::string& each : wrap(clean(line), program.console.width, 4)) {
      std::printf("%s%s\n", first ? "" : "  ", each.c_str());
      first = false;
    }
  }
}

}  // namespace

void print_hits(const Program& program, const Registry& registry, const std::vector<FactType>& types,
                const SearchPage& page, bool with_total) {
  for (const SearchHit& hit : page.hits) {
    if (&hit != &page.hits.front()) std::printf("\n");
    print_hit(program, registry, hit);
  }
  if (!page.facets.empty()) print_facets(program, registry, types, page);
  if (!with_total) return;
  const std::string total = (page.total_exact ? "" : "≈ ") + grouped(static_cast<std::int64_t>(page.total));
  const std::uint64_t last = page.hits.back().rank;
  if (last < page.total)
    program.tell(program.text(msg::kSearchRange, {std::to_string(page.hits.front().rank), std::to_string(last), total,
                                                  std::to_string(last)}));
  else
    program.tell(program.text(msg::kSearchTotal, {total}));
}

namespace {

void append_reasons(std::string& out, const SearchHit& hit) {
  constexpr const char* kKinds[] = {"word", "form", "compound", "part", "prefix", "phrase", "reference"};
  out += ",\"reasons\":[";
  for (const SearchHit::Reason& reason : hit.reasons) {
    out += &reason == &hit.reasons.front() ? "{\"kind\":\"" : ",{\"kind\":\"";
    out += kKinds[static_cast<std::size_t>(reason.kind)];
    out += "\",\"asked\":";
    append_json_string(out, reason.asked);
    out += ",\"found\":";
    append_json_string(out, reason.found);
    out += ",\"count\":" + std::to_string(reason.count) + ",\"in_title\":" + (reason.in_title ? "true" : "false") +
           ",\"in_lead\":" + (reason.in_lead ? "true" : "false") + "}";
  }
  out += "]";
}

std::string json_of(const SearchHit& hit) {
  const Metadata& metadata = hit.document.metadata;
  std::string out = "{\"rank\":" + std::to_string(hit.rank) + ",\"score\":";
  append_json_number(out, hit.score);
  out += ",\"document\":{\"id\":" + std::to_string(hit.document.id);
  const auto text = [&](std::string_view name, std::string_view value) {
    out.append(",\"").append(name).append("\":");
    append_json_string(out, value);
  };
  text("path", hit.document.path);
  text("title", metadata.get("title"));
  text("kind", metadata.get("kind"));
  text("date", metadata.get("date"));
  for (const char* key : {"county", "dnr"}) {
    out.append(",\"").append(key).append("\":");
    append_json_strings(out, metadata.list(key));
  }
  out += "},\"snippets\":[";
  for (const auto& snippet : hit.snippets) {
    out += &snippet == &hit.snippets.front() ? "{\"text\":" : ",{\"text\":";
    append_json_string(out, snippet.text);
    out += ",\"page\":" + std::to_string(snippet.page) + ",\"start\":" + std::to_string(snippet.span.start) +
           ",\"end\":" + std::to_string(snippet.span.end) + ",\"marks\":[";
    for (const Span& mark : snippet.marks)
      out += (&mark == &snippet.marks.front() ? "[" : ",[") + std::to_string(mark.start) + "," +
             std::to_string(mark.end) + "]";
    out += "]}";
  }
  out += "]";
  if (!hit.reasons.empty()) append_reasons(out, hit);
  return out += "}";
}

}  // namespace

void print_hits_csv(const SearchPage& page, const std::string& query, bool head) {
  std::string out(head ? kCsvStart : "");
  if (head)
    out.append(query.empty() ? "" : "query;")
        .append("rank;score;document;title;kind;date;snippet;page")
        .append(kCsvLineEnd);
  for (const SearchHit& hit : page.hits) {
    if (!query.empty()) {
      append_csv_text(out, query);
      out += kCsvSeparator;
    }
    out.append(std::to_string(hit.rank)).append(";");
    append_csv_number(out, hit.score);
    const Metadata& metadata = hit.document.metadata;
    const std::string snippet = hit.snippets.empty() ? std::string() : hit.snippets[0].text;
    for (const auto cell : {std::string_view(hit.document.path), metadata.get("title"), metadata.get("kind"),
                            metadata.get("date"), std::string_view(snippet)}) {
      out += kCsvSeparator;
      append_csv_text(out, cell);
    }
    out += kCsvSeparator;
    if (!hit.snippets.empty() && hit.snippets[0].page) out += std::to_string(hit.snippets[0].page);
    out += kCsvLineEnd;
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
}

void print_hits_json(const SearchPage& page, const std::string& query, bool lines) {
  if (!lines) std::printf("[\n");
  for (const SearchHit& hit : page.hits) {
    const bool last = &hit == &page.hits.back();
    std::string line = json_of(hit);
    if (!query.empty()) {
      std::string start = "{\"query\":";
      append_json_string(start, query);
      line = start + "," + line.substr(1);
    }
    std::printf("%s%s\n", line.c_str(), lines || last ? "" : ",");
  }
  if (!lines) std::printf("]\n");
}

void print_facets_json(const SearchPage& page) {
  std::string out = "{\"facets\":{";
  for (const SearchFacet& facet : page.facets) {
    if (&facet != &page.facets.front()) out += ',';
    append_json_string(out, facet.key);
    out += ":{";
    for (const auto& value : facet.values) {
      if (&value != &facet.values.front()) out += ',';
      append_json_string(out, value.first);
      out += ":" + std::to_string(value.second);
    }
    out += '}';
  }
  std::printf("%s}}\n", out.c_str());
}

}  // namespace uppdrag::cli
