// SPDX-License-Identifier: GPL-3.0-or-later
// uppdrag compare: texts beside one another. Each view is a function in a compare_*.cpp file.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>

#include "commands.h"
#include "compare_views.h"
#include "fact_output.h"
#include "options.h"

namespace uppdrag::cli {
namespace {

struct Options {
  CompareRequest request;
  CoverageRequest coverage;
  std::vector<std::string> topics;
  std::filesystem::path topic_file;
  std::vector<std::string> rows;
  std::filesystem::path row_file;
  std::string measure = "passages";
  std::vector<std::string> cell;
  bool own_words = false, shared = false, typical = false, similar = false;
  bool versions = false;
  std::string side;                    // A column.
  std::optional<std::string> against;  // An assignment; "" = any.
  std::string similar_on;              // A column; "" = whole texts.
};

// Topics given one by one, and those of a file.
Status read_topics(const Program& program, const std::string& option, const std::vector<std::string>& given,
                   const std::filesystem::path& file, std::vector<Topic>& out) {
  for (const std::string& text : given) {
    auto topics = parse_topics(text, option);
    if (!topics || topics->size() != 1)
      return Error{ErrorCode::kUsage, program.text(msg::kCompareBadTopic, {option, text})};
    out.push_back(std::move(topics->front()));
  }
  if (file.empty()) return ok();
  std::ifstream in(file, std::ios::binary);
  if (!in) return Error{ErrorCode::kNotFound, file.string() + ": " + program.text(msg::kCompareNoFile)};
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto topics = parse_topics(text, file.string());
  if (!topics) return topics.error();
  for (Topic& topic : *topics) out.push_back(std::move(topic));
  return ok();
}

// The views for which the counties that a person names are what is asked about, not what is compared.
bool asks_about(const Options& options) {
  return options.own_words || options.shared || options.typical || options.versions || options.against;
}

// By text: whether it is of the counties named and of the cycle.
Result<std::vector<bool>> choose(const ComparedTexts& texts, const Filters& filters, const Registry& registry) {
  Filters only;
  only.counties = filters.counties;
  auto wanted = resolve_filters(only, registry);
  if (!wanted) return wanted.error();
  std::vector<bool> out;
  for (std::size_t i = 0; i < texts.texts.size(); ++i) {
    const std::vector<std::string> codes = texts.texts[i].summary.metadata.list("county");
    const bool county =
        wanted->counties.empty() || std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
          return std::find(wanted->counties.begin(), wanted->counties.end(), code) != wanted->counties.end();
        });
    // Rows of one's own leave the other texts in as what is compared with, not as what is shown.
    const bool in_row = texts.by != "query" || !texts.texts[i].rows.empty();
    out.push_back(county && in_row && texts.in_cycle(i));
  }
  return out;
}

Status show_typical_of_chosen(const Comparison& from, const Options& options) {
  std::vector<std::size_t> focus;
  for (std::size_t i = 0; i < from.chosen.size(); ++i) {
    if (from.chosen[i]) focus.push_back(i);
  }
  std::string name = join(options.request.filters.counties);
  if (from.texts.only_cycle != kNowhere)
    name += (name.empty() ? "" : ", ") + from.texts.cycles[from.texts.only_cycle].text();
  return show_typical(from, focus, name.empty() ? from.program.text(msg::kTypicalSelection) : name);
}

// What was asked for beside the matrix, if anything.
std::optional<Status> other_view(const Comparison& from, const Options& options) {
  if (options.own_words) return show_own_words(from);
  if (options.shared) return show_shared(from);
  if (options.typical) return show_typical_of_chosen(from, options);
  if (options.versions) return show_versions(from);
  if (options.against) return show_answers(from, *options.against);
  return std::nullopt;
}

Status show_coverage(const Comparison& from, const Options& options) {
  auto matrix = coverage(from.kb, from.registry, from.texts, options.coverage);
  if (!matrix) return matrix.error();
  tell_notes(from, matrix->notes);
  if (!options.side.empty()) return show_side_by_side(from, *matrix, options.side);
  if (options.similar) return show_similar(from, *matrix, options.similar_on);
  if (!options.cell.empty()) {
    auto sheet = cell_sheet(from, *matrix, options.cell[0], options.cell[1]);
    if (!sheet) return sheet.error();
    return write_sheets(from.program, {std::move(*sheet)});
  }
  if (from.program.format == "html") return to_stdout()(html_report(from, *matrix));
  if (from.program.format != "table") return write_sheets(from.program, coverage_sheets(from, *matrix));
  print_matrix(from, *matrix, options.measure);
  return ok();
}

bool has_anything(const ComparedTexts& texts) {
  return !texts.texts.empty() || std::any_of(texts.rows.begin(), texts.rows.end(),
                                             [](const CompareRow& row) { return !row.unreadable.empty(); });
}

Result<int> compare(Program& program, Options& options) {
  if (std::find(kMeasures.begin(), kMeasures.end(), options.measure) == kMeasures.end())
    return Error{ErrorCode::kUsage, program.text(msg::kCompareBadMeasure, {options.measure, join(kMeasures)})};
  if (auto status = read_topics(program, "--topic", options.topics, options.topic_file, options.coverage.topics);
      !status)
    return status.error();
  if (auto status = read_topics(program, "--row", options.rows, options.row_file, options.request.own_rows); !status)
    return status.error();
  auto registry = program.registry();
  if (!registry) return registry.error();
  auto kb = program.open_kb();
  if (!kb) return kb.error();
  CompareRequest request = options.request;
  if (asks_about(options)) request.filters.counties.clear();
  auto texts = load_compared(**kb, **registry, request);
  if (!texts) return texts.error();
  auto chosen = choose(**texts, options.request.filters, **registry);
  if (!chosen) return chosen.error();
  const Comparison from{program, **kb, **registry, **texts, std::move(*chosen)};
  tell_notes(from, (*texts)->notes);
  if (!has_anything(**texts)) {
    program.tell(program.text(msg::kCompareNothing));
    return kNothingFound;
  }
  const auto other = other_view(from, options);
  const Status status = other ? *other : show_coverage(from, options);
  if (status) return kDone;
  if (status.error().code != ErrorCode::kNotFound) return status.error();
  program.tell(status.error().message);
  return kNothingFound;
}

}  // namespace

void add_compare(CLI::App& app, Program& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(app, program, "compare", msg::kCompareAbout, program.text(msg::kCompareExamples));
  const std::string of = program.text(msg::kCompareOf), what = program.text(msg::kCompareWhat);
  const std::string text = program.text(msg::kTermText);
  const auto option = [&](const char* name, std::string& target, const Message& about, const std::string& group) {
    command->add_option(name, target, program.text(about))->type_name(text)->group(group);
  };
  option("--by", options->request.by, msg::kCompareBy, of);
  option("--cycle", options->request.cycle, msg::kCompareCycle, of);
  option("--columns", options->coverage.columns, msg::kCompareColumns, of);
  option("--system", options->coverage.system, msg::kCompareSystem, of);
  const auto named_queries = [&](const char* one, std::vector<std::string>& list, const Message& about_one,
                                 const char* many, std::filesystem::path& file, const Message& about_many) {
    command->add_option(one, list, program.text(about_one))
        ->type_size(1)
        ->allow_extra_args(false)
        ->take_all()
        ->type_name(text)
        ->group(of);
    command->add_option(many, file, program.text(about_many))->type_name(program.text(msg::kTermFile))->group(of);
  };
  named_queries("--row", options->rows, msg::kCompareRow, "--rows", options->row_file, msg::kCompareRows);
  named_queries("--topic", options->topics, msg::kCompareTopic, "--topics", options->topic_file, msg::kCompareTopics);
  option("--show", options->measure, msg::kCompareMeasure, what);
  command->add_option("--cell", options->cell, program.text(msg::kCompareCell))
      ->expected(2)
      ->type_name(text)
      ->group(what);
  const auto flag = [&](const char* name, bool& target, const Message& about) {
    command->add_flag(name, target, program.text(about))->group(what);
  };
  flag("--own-words", options->own_words, msg::kCompareOwnWords);
  flag("--shared", options->shared, msg::kCompareShared);
  flag("--similar", options->similar, msg::kCompareSimilar);
  option("--on", options->similar_on, msg::kCompareOn, what);
  flag("--versions", options->versions, msg::kCompareVersions);
  option("--side-by-side", options->side, msg::kCompareSide, what);
  command
      ->add_option_function<std::string>(
          "--against", [options](const std::string& value) { options->against = value; },
          program.text(msg::kCompareAgainst))
      ->type_name(text)
      ->group(what)
      ->expected(0, 1)
      ->default_str("")
      ->run_callback_for_default(false);
  flag("--typical", options->typical, msg::kCompareTypical);
  add_filters(*command, program, options->request.filters);
  add_format(*command, program, "table, csv, json, xlsx, html");
  add_kb(*command, program);
  command->callback([&program, options] { program.run = [&program, options] { return compare(program, *options); }; });
}

}  // namespace uppdrag::cli
