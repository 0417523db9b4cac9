// SPDX-License-Identifier: GPL-3.0-or-later
// uppdrag export: facts in an exporter's format, to a file or standard output.
#include <cerrno>
#include <fstream>
#include <system_error>

#include "commands.h"
#include "fact_output.h"
#include "options.h"

namespace uppdrag::cli {
namespace {

struct Options {
  FactRequest request;
  std::string type;
  std::string output;
};

// A file that replaces an earlier one only when it is whole.
class OutputFile {
 public:
  explicit OutputFile(std::string path) : path_(std::move(path)), temporary_(path_ + ".part") {
    stream_.open(temporary_, std::ios::binary | std::ios::trunc);
  }
  ~OutputFile() {
    std::error_code ignored;
    if (!done_) std::filesystem::remove(temporary_, ignored);
  }
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  Status write(std::string_view bytes) {
    stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return stream_ ? ok() : Status(failure());
  }
  Status finish() {
    stream_.close();
    if (!stream_) return failure();
    std::error_code error;
    std::filesystem::rename(temporary_, path_, error);
    if (error) return Error{ErrorCode::kIo, path_ + ": " + error.message()};
    done_ = true;
    return ok();
  }

 private:
  Error failure() const {
    return {ErrorCode::kIo, path_ + ": " + std::generic_category().message(errno ? errno : EIO)};
  }
  std::string path_;
  std::string temporary_;
  std::ofstream stream_;
  bool done_ = false;
};

Result<int> write_all(Program& program, const Options& options, const ByteSink& sink) {
  auto registry = program.registry();
  if (!registry) return registry.error();
  auto kb = program.open_kb();
  if (!kb) return kb.error();
  const std::vector<FactType> types = (*kb)->fact_types();
  const FactType* type = nullptr;
  for (const FactType& each : types) {
    if (each.id == options.type || each.plural == options.type) type = &each;
  }
  FactRequest request = options.request;
  request.type = type ? type->id : options.type;  // An unknown type is refused by the query.
  auto writer = make_fact_writer(program, type, types, {}, sink, **kb);
  if (!writer) return writer.error();
  std::uint64_t count = 0;
  Status written = ok();
  auto status = facts(**kb, **registry, request, [&](const FactRow& row) {
    ++count;
    written = (*writer)->write(row);
    return written.has_value();
  });
  if (!status) return status.error();
  if (!written) return written.error();
  if (auto ended = (*writer)->end(); !ended) return ended.error();
  if (!options.output.empty()) program.tell(program.text(msg::kExportDone, {std::to_string(count), options.output}));
  return count == 0 ? kNothingFound : kDone;
}

Result<int> run_export(Program& program, const Options& options) {
  if (program.format == "table") program.format = "jsonl";
  if (options.output.empty()) return write_all(program, options, to_stdout());
  OutputFile file(options.output);
  auto code = write_all(program, options, [&file](std::string_view bytes) { return file.write(bytes); });
  if (!code) return code;
  if (auto status = file.finish(); !status) return status.error();
  return code;
}

}  // namespace

void add_export(CLI::App& app, Program& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(app, program, "export", msg::kExportAbout, program.text(msg::kExportExamples));
  command->add_option("--type", options->type, program.text(msg::kExportType))
      ->group(program.text(msg::kFilterGroup))
      ->type_name(program.text(msg::kTermType));
  add_filters(*command, program, options->request.filters);
  command->add_option("-o,--output", options->output, program.text(msg::kOptOutput))
      ->group(program.text(msg::kOutputGroup))
      ->type_name(program.text(msg::kTermFile));
  add_format(*command, program, "jsonl, json, csv");
  add_kb(*command, program);
  command->callback(
      [&program, options] { program.run = [&program, options] { return run_export(program, *options); }; });
}

}  // namespace uppdrag::cli
