// SPDX-License-Identifier: GPL-3.0-or-later
// uppdrag compare: which goals the counties' texts name, and for which counties there is no text.
#include <algorithm>
#include <cstdio>
#include <map>

#include "commands.h"
#include "fact_output.h"
#include "options.h"
#include "table.h"
#include "uppdrag/plugin/csv.h"
#include "uppdrag/plugin/json.h"

namespace uppdrag::cli {
namespace {

struct Options {
  Filters filters;
  std::string system = "jamstalldhet";
};

using Counts = std::map<std::pair<std::string, std::string>, std::int64_t>;  // By row and goal.

std::string number_of(const std::string& goal) { return goal.substr(goal.find(':') + 1); }

std::string goal_name(const Registry& registry, const std::string& id, Language language) {
  const Goal* goal = registry.goal(id);
  if (!goal) return {};
  return language == Language::kSwedish || goal->name_en.empty() ? goal->name_sv : goal->name_en;
}

bool has_text(const Coverage& coverage, const std::string& row) {
  return std::find(coverage.rows_without_document.begin(), coverage.rows_without_document.end(), row) ==
         coverage.rows_without_document.end();
}

// An empty cell tells two things apart: nothing found, and no text to find anything in.
std::string cell_text(const Coverage& coverage, const Counts& counts, const std::string& row, const std::string& goal) {
  const auto found = counts.find({row, goal});
  if (found != counts.end()) return grouped(found->second);
  return has_text(coverage, row) ? "·" : "–";
}

void print_table(const Program& program, const Registry& registry, const Coverage& coverage, const Counts& counts) {
  std::vector<TableColumn> columns = {{program.text(msg::kColCounty), false, false, 12}};
  for (const std::string& goal : coverage.goals) columns.push_back({number_of(goal), true, true});
  Table table(program.console, columns);
  for (const std::string& row : coverage.rows) {
    std::vector<std::string> cells = {row};
    for (const std::string& goal : coverage.goals) cells.push_back(cell_text(coverage, counts, row, goal));
    table.add(std::move(cells));
  }
  table.print(stdout);
  std::printf("\n");
  for (const std::string& goal : coverage.goals)
    std::printf("%4s  %s\n", number_of(goal).c_str(), clean(goal_name(registry, goal, program.language())).c_str());
  std::printf("\n%s\n", program.text(msg::kCompareLegend).c_str());
  if (!coverage.rows_without_document.empty()) {
    const std::string text = program.text(msg::kCompareMissing, {join(coverage.rows_without_document)});
    for (const std::string& line : wrap(text, program.console.width, 20)) std::printf("%s\n", line.c_str());
  }
}

void print_csv(const Program& program, const Coverage& coverage, const Counts& counts) {
  std::string out(kCsvStart);
  append_csv_text(out, program.text(msg::kColCounty));
  for (const std::string& goal : coverage.goals) append_csv_text(out += kCsvSeparator, goal);
  out += kCsvLineEnd;
  for (const std::string& row : coverage.rows) {
    append_csv_text(out, row);
    for (const std::string& goal : coverage.goals) {
      out += kCsvSeparator;
      const auto found = counts.find({row, goal});
      if (found != counts.end() || has_text(coverage, row))
        out += std::to_string(found == counts.end() ? 0 : found->second);
    }
    out += kCsvLineEnd;
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
}

void print_json(const Coverage& coverage) {
  std::string out = "{\"rows\":";
  append_json_strings(out, coverage.rows);
  out += ",\"goals\":";
  append_json_strings(out, coverage.goals);
  out += ",\"cells\":[";
  for (const CoverageCell& cell : coverage.cells) {
    out += &cell == &coverage.cells.front() ? "{\"row\":" : ",{\"row\":";
    append_json_string(out, cell.row);
    out += ",\"goal\":";
    append_json_string(out, cell.goal);
    out += ",\"mentions\":" + std::to_string(cell.mentions) + "}";
  }
  out += "],\"rows_without_document\":";
  append_json_strings(out, coverage.rows_without_document);
  std::printf("%s}\n", out.c_str());
}

Result<int> compare(Program& program, const Options& options) {
  if (auto status = check_format(program, {"table", "csv", "json"}); !status) return status.error();
  auto registry = program.registry();
  if (!registry) return registry.error();
  auto kb = program.open_kb();
  if (!kb) return kb.error();
  auto coverage = goal_coverage(**kb, **registry, options.filters, options.system);
  if (!coverage) return coverage.error();
  if (coverage->cells.empty() && coverage->rows.size() == coverage->rows_without_document.size()) {
    program.tell(program.text(msg::kCompareNothing));
    return kNothingFound;
  }
  Counts counts;
  for (const CoverageCell& cell : coverage->cells) counts[{cell.row, cell.goal}] = cell.mentions;
  if (program.format == "csv")
    print_csv(program, *coverage, counts);
  else if (program.format == "json")
    print_json(*coverage);
  else
    print_table(program, **registry, *coverage, counts);
  return coverage->cells.empty() ? kNothingFound : kDone;
}

}  // namespace

void add_compare(CLI::App& app, Program& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(app, program, "compare", msg::kCompareAbout, program.text(msg::kCompareExamples));
  command->add_option("--system", options->system, program.text(msg::kCompareSystem))
      ->type_name(program.text(msg::kTermText));
  add_filters(*command, program, options->filters);
  add_format(*command, program, "table, csv, json");
  add_kb(*command, program);
  command->callback([&program, options] { program.run = [&program, options] { return compare(program, *options); }; });
}

}  // namespace uppdrag::cli
