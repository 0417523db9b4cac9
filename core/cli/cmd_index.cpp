// SPDX-License-Identifier: GPL-3.0-or-later
// uppdrag index: reads files and folders into the knowledge base.
#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdio>

#include "commands.h"
#include "options.h"
#include "progress.h"
#include "reading_options.h"
#include "show_value.h"
#include "uppdrag/ingest/ingest.h"
#include "uppdrag/plugin/json.h"

namespace uppdrag::cli {
namespace {

struct Options {
  IngestOptions ingest;
  ReadingOptions reading;
  bool verbose = false;
};

constexpr std::size_t kFewNotes = 10;

volatile std::sig_atomic_t interrupted = 0;
void on_interrupt(int /*signal*/) { interrupted = 1; }

std::string one_decimal(const Program& program, double number) {
  std::string out = std::to_string(std::llround(number * 10));
  if (out.size() == 1) out.insert(0, 1, '0');
  out.insert(out.size() - 1, 1, program.language() == Language::kSwedish ? ',' : '.');
  return out;
}

std::string megabytes(const Program& program, std::uint64_t bytes) {
  return one_decimal(program, static_cast<double>(bytes) / 1e6) + " MB";
}

void print_report(Program& program, const IngestReport& report, bool verbose) {
  const auto line = [](const std::string& text) { std::printf("%s\n", text.c_str()); };
  const auto number = [](std::uint64_t value) { return grouped(static_cast<std::int64_t>(value)); };
  line(program.text(msg::kIndexDone,
                    {number(report.added), number(report.changed), number(report.unchanged), number(report.removed)}));
  if (report.added + report.changed > 0)
    line(program.text(msg::kIndexSpeed, {megabytes(program, report.bytes), one_decimal(program, report.seconds),
                                         grouped(std::llround(report.documents_per_second()))}));
  if (!report.facts.empty())
    line(program.text(msg::kIndexFacts) + " " +
         clean(shown_counts(report.facts, program.host().fact_types(), program.language())));
  if (report.skipped > 0) line(program.text(msg::kIndexSkipped, {number(report.skipped)}));
  if (report.partial > 0) line(program.text(msg::kIndexPartial, {number(report.partial)}));
  if (verbose && report.peak_worker_bytes > 0)
    line(program.text(msg::kIndexPeak, {megabytes(program, report.peak_worker_bytes)}));
}

void tell_list(const Program& program, const Message& title, const std::vector<IngestFailure>& list, std::size_t most) {
  if (list.empty()) return;
  program.tell(program.text(title, {std::to_string(list.size())}));
  for (std::size_t i = 0; i < list.size() && i < most; ++i)
    std::fprintf(stderr, "  %s: %s\n", clean(list[i].path).c_str(), clean(program.spoken(list[i].reason)).c_str());
  if (list.size() > most)
    std::fprintf(stderr, "  %s\n", program.text(msg::kIndexMore, {std::to_string(list.size() - most)}).c_str());
}

void append_list(std::string& out, std::string_view name, const std::vector<IngestFailure>& list) {
  out.append(",\"").append(name).append("\":[");
  for (const IngestFailure& item : list) {
    out += &item == &list.front() ? "{\"path\":" : ",{\"path\":";
    append_json_string(out, item.path);
    out += ",\"reason\":";
    append_json_string(out, item.reason);
    out += '}';
  }
  out += ']';
}

void print_json(const IngestReport& report) {
  std::string out = "{";
  const auto number = [&](std::string_view name, std::uint64_t value) {
    out.append(out.size() > 1 ? ",\"" : "\"").append(name).append("\":").append(std::to_string(value));
  };
  number("added", report.added);
  number("changed", report.changed);
  number("unchanged", report.unchanged);
  number("removed", report.removed);
  number("skipped", report.skipped);
  number("partial", report.partial);
  number("waiting", report.waiting);
  number("bytes", report.bytes);
  number("peak_worker_bytes", report.peak_worker_bytes);
  out += ",\"seconds\":";
  append_json_number(out, report.seconds);
  out += ",\"facts\":{";
  for (const TypeCount& count : report.facts) {
    if (&count != &report.facts.front()) out += ',';
    append_json_string(out, count.type);
    out.append(":").append(std::to_string(count.count));
  }
  out += '}';
  append_list(out, "failures", report.failures);
  append_list(out, "notes", report.notes);
  std::printf("%s}\n", out.c_str());
}

Result<int> index(Program& program, Options options) {
  if (auto status = check_format(program, {"table", "json"}); !status) return status.error();
  auto registry = program.registry();
  if (!registry) return registry.error();
  // Before a knowledge base is made for nothing.
  const auto exists = [](const std::filesystem::path& path) {
    return std::filesystem::exists(std::filesystem::symlink_status(path));
  };
  const auto& paths = options.ingest.paths;
  if (std::none_of(paths.begin(), paths.end(), exists))
    return Error{ErrorCode::kNotFound, program.text(msg::kNoSuchPath, {paths.front().string()})};
  auto kb = program.open_kb_for_writing();
  if (!kb) return kb.error();
  if (auto status = apply(program, options.reading, options.ingest); !status) return status.error();
  options.ingest.exclude = {program.kb};
  options.ingest.stop = [] { return interrupted != 0; };
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
  Progress progress(program);
  auto report =
      ingest(**kb, program.host(), **registry, options.ingest, [&](const IngestProgress& now) { progress.show(now); });
  progress.clear();
  if (!report) return report.error();
  if (program.format == "json")
    print_json(*report);
  else
    print_report(program, *report, options.verbose);
  std::fflush(stdout);
  tell_list(program, msg::kIndexNotes, report->notes, options.verbose ? report->notes.size() : kFewNotes);
  tell_list(program, msg::kIndexFailed, report->failures, report->failures.size());
  if (report->stopped) program.tell(program.text(msg::kIndexStopped, {std::to_string(report->waiting)}));
  return report->stopped || !report->failures.empty() ? kFailed : kDone;
}

}  // namespace

void add_index(CLI::App& app, Program& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(app, program, "index", msg::kIndexAbout, program.text(msg::kIndexExamples));
  command->add_option(program.text(msg::kTermPath), options->ingest.paths, program.text(msg::kIndexPaths))->required();
  command->add_option("--jobs", options->ingest.jobs, program.text(msg::kIndexJobs))
      ->type_name(program.text(msg::kTermNumber))
      ->check(CLI::Range(0U, 256U));
  command->add_flag("--force", options->ingest.force, program.text(msg::kIndexForce));
  command->add_flag("--verbose", options->verbose, program.text(msg::kIndexVerbose));
  add_reading(*command, program, options->reading);
  add_format(*command, program, "table, json");
  add_kb(*command, program);
  command->callback([&program, options] { program.run = [&program, options] { return index(program, *options); }; });
}

}  // namespace uppdrag::cli
