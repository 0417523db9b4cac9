// SPDX-License-Identifier: GPL-3.0-or-later
// uppdrag facts TYPE, and the commands that are named after the fact types.
#include <algorithm>

#include "commands.h"
#include "fact_output.h"
#include "fact_search.h"
#include "options.h"
#include "show_value.h"
#include "table.h"

namespace uppdrag::cli {
namespace {

struct Options {
  FactRequest request;
  std::string columns;
  std::string by;  // budgets only
  bool current = false;
};

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto comma = text.find(',');
    std::string_view part = text.substr(0, comma);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) out.emplace_back(part);
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return out;
}

Result<FactType> find_type(const Program& program, const std::vector<FactType>& types, const std::string& name) {
  std::vector<std::string> known;
  for (const FactType& type : types) {
    if (type.id == name || type.plural == name) return type;
    known.push_back(type.plural);
  }
  return Error{ErrorCode::kUsage,
               program.text(msg::kUnknownType, {name, join(known)}) + did_you_mean(program, name, known)};
}

// Facts with a key date are most wanted in the order of that date.
std::string default_order(const FactType& type) {
  for (const FieldDeclaration& field : type.fields) {
    if (field.type == FieldType::kDate && field.key) return field.name;
  }
  return {};
}

BudgetSum total_of(const std::vector<BudgetSum>& sums) {
  BudgetSum total;
  for (const BudgetSum& sum : sums) {
    total.exact_sek += sum.exact_sek;
    total.at_most_sek += sum.at_most_sek;
    total.facts += sum.facts;
    total.left_out += sum.left_out;
  }
  return total;
}

// Of all facts that match, also those beyond --limit. By document, since every fact has exactly one.
Status print_sum(Program& program, const KnowledgeBase& kb, const Registry& registry, const FactRequest& request) {
  auto sums = budget_sums(kb, registry, request, "document");
  if (!sums) return sums.error();
  const BudgetSum total = total_of(*sums);
  const std::string line =
      program.text(msg::kSumLine, {std::to_string(total.facts), shown_money(total.exact_sek, ""),
                                   shown_money(total.at_most_sek, ""), std::to_string(total.left_out)});
  std::printf("\n");
  for (const std::string& part : wrap(line, program.console.width, 10))
    std::printf("%s\n", program.console.bold(part).c_str());
  return ok();
}

Result<int> print_sums(Program& program, const KnowledgeBase& kb, const Registry& registry, const Options& options) {
  if (auto status = check_format(program, {"table"}); !status) return status.error();
  auto sums = budget_sums(kb, registry, options.request, options.by);
  if (!sums) return sums.error();
  const Message& head = options.by == "year"        ? msg::kColYear
                        : options.by == "authority" ? msg::kColAuthority
                                                    : msg::kColDocument;
  Table table(program.console, {{program.text(head), false, false, 12},
                                {program.text(msg::kSumExact), true, true},
                                {program.text(msg::kSumAtMost), true, true},
                                {program.text(msg::kSumFacts), true, true},
                                {program.text(msg::kSumLeftOut), true, true}});
  const auto cells = [](const std::string& name, const BudgetSum& sum) -> std::vector<std::string> {
    return {name, shown_money(sum.exact_sek, ""), shown_money(sum.at_most_sek, ""), grouped(sum.facts),
            grouped(sum.left_out)};
  };
  for (const BudgetSum& sum : *sums) table.add(cells(sum.group.empty() ? "–" : sum.group, sum));
  // A figure for several years counts in each of them: a total over years would count it twice.
  if (options.by == "document") table.add_total(cells(program.text(msg::kSum), total_of(*sums)));
  table.print(stdout);
  return sums->empty() ? kNothingFound : kDone;
}

Result<int> print_facts(Program& program, const KnowledgeBase& kb, const Registry& registry, Options options) {
  const std::vector<FactType> types = kb.fact_types();
  auto type = find_type(program, types, options.request.type);
  if (!type) return type.error();
  options.request.type = type->id;
  // Types without the field have nothing that could be superseded.
  if (options.current && type->field("superseded")) options.request.where.emplace_back("superseded=false");
  if (!options.by.empty()) return print_sums(program, kb, registry, options);
  if (options.request.order_by.empty()) options.request.order_by = default_order(*type);
  auto writer = make_fact_writer(program, &*type, types, split(options.columns), to_stdout(), kb);
  if (!writer) return writer.error();
  std::uint64_t count = 0;
  Status written = ok();
  auto status = uppdrag::facts(kb, registry, options.request, [&](const FactRow& row) {
    ++count;
    written = (*writer)->write(row);
    return written.has_value();
  });
  if (!status) return status.error();
  if (!written) return written.error();
  if (auto ended = (*writer)->end(); !ended) return ended.error();
  if (count == 0) {
    program.tell(
        program.text(msg::kNoFacts, {program.language() == Language::kSwedish ? type->label_sv : type->label_en}));
    return kNothingFound;
  }
  if (program.format == "table" && type->id == "budget") {
    if (auto sum = print_sum(program, kb, registry, options.request); !sum) return sum.error();
  }
  return kDone;
}

Result<int> facts(Program& program, const Options& options) {
  auto registry = program.registry();
  if (!registry) return registry.error();
  auto kb = program.open_kb();
  if (!kb) return kb.error();
  return print_facts(program, **kb, **registry, options);
}

void add_options(CLI::App& command, Program& program, const std::shared_ptr<Options>& options) {
  add_filters(command, program, options->request.filters);
  command.add_option("--where", options->request.where, program.text(msg::kOptWhere))
      ->group(program.text(msg::kFilterGroup))
      ->type_size(1)
      ->allow_extra_args(false)
      ->type_name(program.text(msg::kTermText));
  command.add_flag("--current", options->current, program.text(msg::kOptCurrent))
      ->group(program.text(msg::kFilterGroup));
  command.add_option("--sort", options->request.order_by, program.text(msg::kOptSort))
      ->group(program.text(msg::kOutputGroup))
      ->type_name(program.text(msg::kTermText));
  add_paging(command, program, options->request.limit, options->request.offset);
  command.add_option("--columns", options->columns, program.text(msg::kOptColumns))
      ->group(program.text(msg::kOutputGroup))
      ->type_name(program.text(msg::kTermText));
  add_format(command, program, "table, csv, json, jsonl");
  add_kb(command, program);
  command.callback([&program, options] { program.run = [&program, options] { return facts(program, *options); }; });
}

void add_type(CLI::App& app, Program& program, const std::string& name, const Message& about) {
  auto options = std::make_shared<Options>();
  options->request.type = name;
  CLI::App* command = add_command(app, program, name, about, program.text(msg::kFactsExamples, {name}));
  if (name == "budgets") {
    command->add_option("--by", options->by, program.text(msg::kBudgetBy))
        ->group(program.text(msg::kOutputGroup))
        ->type_name(program.text(msg::kTermText))
        ->check(CLI::IsMember({"year", "authority", "document"}));
  }
  add_options(*command, program, options);
}

}  // namespace

Result<int> search_facts(Program& program, const KnowledgeBase& kb, const Registry& registry,
                         const FactSearch& wanted) {
  Options options;
  options.request.type = wanted.type;
  options.request.query = wanted.query;
  options.request.filters = wanted.filters;
  if (wanted.sort != "relevance") options.request.order_by = wanted.sort;
  options.request.limit = wanted.limit;
  options.request.offset = wanted.offset;
  return print_facts(program, kb, registry, options);
}

void add_facts(CLI::App& app, Program& program) {
  add_type(app, program, "deadlines", msg::kDeadlinesAbout);
  add_type(app, program, "budgets", msg::kBudgetsAbout);
  add_type(app, program, "mandates", msg::kMandatesAbout);
  add_type(app, program, "goals", msg::kGoalsAbout);
  add_type(app, program, "references", msg::kReferencesAbout);
  auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(app, program, "facts", msg::kFactsAbout, program.text(msg::kFactsExamples, {"facts deadlines"}));
  command
      ->add_option(program.text(msg::kTermType), options->request.type,
                   program.text(msg::kFactsType, {"deadlines, budgets, mandates, goals, references"}))
      ->required();
  add_options(*command, program, options);
}

}  // namespace uppdrag::cli
