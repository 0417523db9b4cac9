// SPDX-License-Identifier: GPL-3.0-or-later
// uppdrag search: full text, with excerpts; and uppdrag similar.
#include <cstdio>
#include <fstream>
#include <iostream>

#include "commands.h"
#include "fact_search.h"
#include "options.h"
#include "search_output.h"

namespace uppdrag::cli {
namespace {

struct Options {
  SearchRequest request;
  std::vector<std::string> words;
  std::string in;  // A fact type.
  std::string queries;
  std::string sort = "relevance";
  std::uint64_t limit = 10;
};

Result<SearchSort> sort_named(const Program& program, const std::string& name) {
  const std::vector<std::pair<std::string, SearchSort>> names = {{"relevance", SearchSort::kRelevance},
                                                                 {"date", SearchSort::kDate},
                                                                 {"amount", SearchSort::kAmount},
                                                                 {"deadline", SearchSort::kDeadline}};
  std::vector<std::string> known;
  for (const auto& [each, sort] : names) {
    if (each == name) return sort;
    known.push_back(each);
  }
  return Error{ErrorCode::kUsage,
               program.text(msg::kUnknownSort, {name, join(known)}) + did_you_mean(program, name, known)};
}

void tell_about(const Program& program, const SearchPage& page) {
  for (const std::string& warning : page.warnings) program.tell(warning);
  for (const MissingWord& missing : page.missing) {
    program.tell(missing.suggestion.empty() ? program.text(msg::kNoSuchWord, {missing.word})
                                            : program.text(msg::kNoSuchWordBut, {missing.word, missing.suggestion}));
  }
  if (page.relaxed && page.complete == 0) program.tell(program.text(msg::kRelaxed));
  if (page.relaxed && page.complete > 0)
    program.tell(program.text(msg::kRelaxedBehind, {grouped(static_cast<std::int64_t>(page.complete))}));
}

void print_page(const Program& program, const Registry& registry, const KnowledgeBase& kb, const SearchPage& page,
                bool with_total) {
  if (program.format == "csv") print_hits_csv(page, "", true);
  if (program.format == "json" || program.format == "jsonl") print_hits_json(page, "", program.format == "jsonl");
  if (program.format == "jsonl" && !page.facets.empty()) print_facets_json(page);
  if (program.format == "table" && !page.hits.empty()) print_hits(program, registry, kb.fact_types(), page, with_total);
}

// A limit of 0 means all.
Status set_limit(const KnowledgeBase& kb, Options& options) {
  options.request.limit = static_cast<std::uint32_t>(options.limit);
  if (options.limit > 0) return ok();
  auto all = kb.document_count();
  if (!all) return all.error();
  options.request.limit = static_cast<std::uint32_t>(*all);
  return ok();
}

// Each line of a file is a query; one that cannot be read is told with its line and does not end the rest.
Result<int> run_queries(Program& program, const KnowledgeBase& kb, const Registry& registry, Options& options) {
  std::ifstream file;
  if (options.queries != "-") file.open(options.queries, std::ios::binary);
  if (options.queries != "-" && !file)
    return Error{ErrorCode::kNotFound, program.text(msg::kNoQueries, {options.queries})};
  std::istream& in = options.queries == "-" ? std::cin : file;
  bool found = false;
  bool failed = false;
  bool head = true;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.ends_with('\r')) line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos || line.starts_with('#')) continue;
    options.request.query = line;
    auto page = search(kb, registry, options.request);
    if (!page) {
      program.tell(options.queries + ":" + std::to_string(number) + ": " + page.error().message);
      failed = true;
      continue;
    }
    found = found || !page->hits.empty();
    if (program.format == "csv") print_hits_csv(*page, line, std::exchange(head, false));
    if (program.format == "jsonl") print_hits_json(*page, line, true);
    if (program.format != "table") continue;
    std::printf("%s%s\n", number > 1 ? "\n" : "",
                program.console
                    .bold(program.text(msg::kQueryLine, {clean(line), grouped(static_cast<std::int64_t>(page->total))}))
                    .c_str());
    if (!page->hits.empty()) print_hits(program, registry, kb.fact_types(), *page, false);
  }
  return failed ? kFailed : found ? kDone : kNothingFound;
}

Result<int> run_search(Program& program, const CLI::App& command, Options options) {
  // `-word` in a query is a negation, not an option; the parser leaves it over.
  for (const std::string& extra : command.remaining()) options.words.push_back(extra);
  options.request.query = join(options.words, " ");
  auto registry = program.registry();
  if (!registry) return registry.error();
  auto kb = program.open_kb();
  if (!kb) return kb.error();
  if (!options.in.empty())
    return search_facts(program, **kb, **registry,
                        {options.in, options.request.query, options.request.filters, options.sort, options.limit,
                         options.request.offset});
  const bool many = !options.queries.empty();
  const std::vector<std::string> formats = many ? std::vector<std::string>{"table", "csv", "jsonl"}
                                                : std::vector<std::string>{"table", "csv", "json", "jsonl"};
  if (auto status = check_format(program, formats); !status) return status.error();
  auto sort = sort_named(program, options.sort);
  if (!sort) return sort.error();
  options.request.sort = *sort;
  if (auto status = set_limit(**kb, options); !status) return status.error();
  if (many) return run_queries(program, **kb, **registry, options);
  auto page = search(**kb, **registry, options.request);
  if (!page) return page.error();
  tell_about(program, *page);
  print_page(program, **registry, **kb, *page, true);
  if (!page->hits.empty()) return kDone;
  program.tell(program.text(msg::kNoHits));
  return kNothingFound;
}

Result<int> run_similar(Program& program, const std::string& document, Options options) {
  if (auto status = check_format(program, {"table", "csv", "json", "jsonl"}); !status) return status.error();
  auto registry = program.registry();
  if (!registry) return registry.error();
  auto kb = program.open_kb();
  if (!kb) return kb.error();
  if (auto status = set_limit(**kb, options); !status) return status.error();
  auto page = similar(**kb, **registry, document, options.request);
  if (!page) return page.error();
  tell_about(program, *page);
  print_page(program, **registry, **kb, *page, false);
  if (!page->hits.empty()) return kDone;
  program.tell(program.text(msg::kNoSimilar));
  return kNothingFound;
}

void add_common(CLI::App& command, Program& program, const std::shared_ptr<Options>& options) {
  add_filters(command, program, options->request.filters);
  add_paging(command, program, options->limit, options->request.offset);
  command.add_option("--snippets", options->request.snippets, program.text(msg::kSearchSnippets))
      ->group(program.text(msg::kOutputGroup))
      ->type_name(program.text(msg::kTermNumber));
  add_format(command, program, "table, csv, json, jsonl");
  add_kb(command, program);
}

}  // namespace

void add_search(CLI::App& app, Program& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(app, program, "search", msg::kSearchAbout, program.text(msg::kSearchExamples));
  CLI::Option* words =
      command->add_option(program.text(msg::kTermQuery), options->words, program.text(msg::kSearchQuery));
  command->allow_extras();
  const std::string output = program.text(msg::kOutputGroup);
  const std::string text = program.text(msg::kTermText);
  command->add_option("--in", options->in, program.text(msg::kSearchIn))->type_name(text);
  command->add_option("--queries", options->queries, program.text(msg::kSearchQueries))
      ->type_name(program.text(msg::kTermFile));
  command->add_option("--sort", options->sort, program.text(msg::kSearchSort))->group(output)->type_name(text);
  command->add_flag("--facets", options->request.facets, program.text(msg::kSearchFacets))->group(output);
  command->add_flag("--explain", options->request.explain, program.text(msg::kSearchExplain))->group(output);
  add_common(*command, program, options);
  command->callback([&program, command, options, words] {
    for (const std::string& extra : command->remaining()) {
      if (extra.starts_with("--")) throw CLI::ExtrasError("search", command->remaining());
    }
    if (words->count() == 0 && options->queries.empty() && command->remaining().empty())
      throw CLI::RequiredError(words->get_name());
    program.run = [&program, command, options] { return run_search(program, *command, *options); };
  });
}

void add_similar(CLI::App& app, Program& program) {
  auto options = std::make_shared<Options>();
  auto document = std::make_shared<std::string>();
  options->request.snippets = 1;
  CLI::App* command = add_command(app, program, "similar", msg::kSimilarAbout, program.text(msg::kSimilarExamples));
  command->add_option(program.text(msg::kTermDocument), *document, program.text(msg::kShowDocument))->required();
  add_common(*command, program, options);
  command->callback([&program, options, document] {
    program.run = [&program, options, document] { return run_similar(program, *document, *options); };
  });
}

}  // namespace uppdrag::cli
