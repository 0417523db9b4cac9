// SPDX-License-Identifier: GPL-3.0-or-later
// uppdrag search: full text, with excerpts.
#include <cstdio>

#include "commands.h"
#include "fact_output.h"
#include "options.h"
#include "show_value.h"
#include "uppdrag/plugin/csv.h"
#include "uppdrag/plugin/json.h"

namespace uppdrag::cli {
namespace {

struct Options {
  SearchRequest request;
  std::vector<std::string> words;
  std::uint64_t limit = 10;
};

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
}

void print_table(const Program& program, const Registry& registry, const SearchPage& page) {
  for (const SearchHit& hit : page.hits) {
    if (&hit != &page.hits.front()) std::printf("\n");
    print_hit(program, registry, hit);
  }
  const std::string total = (page.total_exact ? "" : "≈ ") + grouped(static_cast<std::int64_t>(page.total));
  const std::uint64_t last = page.hits.back().rank;
  if (last < page.total)
    program.tell(program.text(msg::kSearchRange, {std::to_string(page.hits.front().rank), std::to_string(last), total,
                                                  std::to_string(last)}));
  else
    program.tell(program.text(msg::kSearchTotal, {total}));
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
           ",\"end\":" + std::to_string(snippet.span.end) + "}";
  }
  return out += "]}";
}

void print_csv(const SearchPage& page) {
  std::string out(kCsvStart);
  out.append("rank;score;document;title;kind;date;snippet;page").append(kCsvLineEnd);
  for (const SearchHit& hit : page.hits) {
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

void print_json(const SearchPage& page, bool lines) {
  if (!lines) std::printf("[\n");
  for (const SearchHit& hit : page.hits) {
    const bool last = &hit == &page.hits.back();
    std::printf("%s%s\n", json_of(hit).c_str(), lines || last ? "" : ",");
  }
  if (!lines) std::printf("]\n");
}

Result<int> run_search(Program& program, const CLI::App& command, Options options) {
  if (auto status = check_format(program, {"table", "csv", "json", "jsonl"}); !status) return status.error();
  // `-word` in a query is a negation, not an option; the parser leaves it over.
  for (const std::string& extra : command.remaining()) options.words.push_back(extra);
  options.request.query = join(options.words, " ");
  options.request.limit = static_cast<std::uint32_t>(options.limit);
  auto registry = program.registry();
  if (!registry) return registry.error();
  auto kb = program.open_kb();
  if (!kb) return kb.error();
  if (options.limit == 0) {
    auto all = (*kb)->document_count();
    if (!all) return all.error();
    options.request.limit = static_cast<std::uint32_t>(*all);
  }
  auto page = search(**kb, **registry, options.request);
  if (!page) return page.error();
  for (const std::string& warning : page->warnings) program.tell(warning);
  if (program.format == "csv") print_csv(*page);
  if (program.format == "json" || program.format == "jsonl") print_json(*page, program.format == "jsonl");
  if (page->hits.empty()) {
    program.tell(program.text(msg::kNoHits));
    return kNothingFound;
  }
  if (program.format == "table") print_table(program, **registry, *page);
  return kDone;
}

}  // namespace

void add_search(CLI::App& app, Program& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(app, program, "search", msg::kSearchAbout, program.text(msg::kSearchExamples));
  command->add_option(program.text(msg::kTermQuery), options->words, program.text(msg::kSearchQuery))->required();
  command->allow_extras();
  add_filters(*command, program, options->request.filters);
  add_paging(*command, program, options->limit, options->request.offset);
  command->add_option("--snippets", options->request.snippets, program.text(msg::kSearchSnippets))
      ->group(program.text(msg::kOutputGroup))
      ->type_name(program.text(msg::kTermNumber));
  add_format(*command, program, "table, csv, json, jsonl");
  add_kb(*command, program);
  command->callback([&program, command, options] {
    for (const std::string& extra : command->remaining()) {
      if (extra.starts_with("--")) throw CLI::ExtrasError("search", command->remaining());
    }
    program.run = [&program, command, options] { return run_search(program, *command, *options); };
  });
}

}  // namespace uppdrag::cli
