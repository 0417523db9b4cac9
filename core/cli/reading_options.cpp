// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading_options.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>

namespace uppdrag::cli {
namespace {

void set_mode(const Program& program, const std::string& word, OcrMode& mode) {
  if (word == "auto")
    mode = OcrMode::kAuto;
  else if (word == "never")
    mode = OcrMode::kNever;
  else if (word == "always")
    mode = OcrMode::kAlways;
  else
    throw CLI::ValidationError("", program.text(msg::kBadOcr, {word}));
}

}  // namespace

void add_reading(CLI::App& command, Program& program, ReadingOptions& options) {
  const std::string group = program.text(msg::kReadingGroup);
  command
      .add_option_function<std::string>(
          "--ocr", [&program, &options](const std::string& word) { set_mode(program, word, options.ocr); },
          program.text(msg::kOptOcr))
      ->group(group)
      ->type_name("MODE");
  command
      .add_option("--ocr-pages", options.ocr_pages,
                  program.text(msg::kOptOcrPages, {std::to_string(options.ocr_pages)}))
      ->group(group)
      ->type_name(program.text(msg::kTermNumber))
      ->check(CLI::Range(0, 10000));
  command.add_option("--password", options.password, program.text(msg::kOptPassword))
      ->group(group)
      ->type_name(program.text(msg::kTermText));
  command.add_option("--password-file", options.password_file, program.text(msg::kOptPasswordFile))
      ->group(group)
      ->type_name(program.text(msg::kTermFile));
  const std::string number = program.text(msg::kTermNumber);
  command.add_option("--max-size", options.max_megabytes, program.text(msg::kOptMaxSize))
      ->group(group)
      ->type_name(number)
      ->check(CLI::Range(1, 3000));
  command.add_option("--timeout", options.seconds, program.text(msg::kOptTimeout))
      ->group(group)
      ->type_name(number)
      ->check(CLI::Range(1, 86400));
}

Status apply(const Program& program, const ReadingOptions& options, IngestOptions& ingest) {
  ingest.ocr = options.ocr;
  ingest.ocr_pages = options.ocr_pages;
  ingest.max_file_bytes = options.max_megabytes << 20U;
  ingest.max_seconds_per_document = std::chrono::seconds(options.seconds);
  ingest.password = options.password;
  if (!options.password_file.empty()) {
    std::ifstream file;
    if (options.password_file != "-") file.open(options.password_file, std::ios::binary);
    std::istream& in = options.password_file == "-" ? std::cin : file;
    if (!std::getline(in, ingest.password))
      return Error{ErrorCode::kIo, program.text(msg::kNoPasswordFile, {options.password_file})};
    if (ingest.password.ends_with('\r')) ingest.password.pop_back();
  } else if (const char* set = std::getenv("UPPDRAG_PASSWORD"); set && ingest.password.empty()) {
    ingest.password = set;
  }
  return ok();
}

void hide_password(int argc, char** argv) {
  constexpr std::string_view kOption = "--password";
  const auto blot = [](char* from) { std::fill(from, from + std::strlen(from), 'x'); };
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == kOption && i + 1 < argc)
      blot(argv[++i]);
    else if (word.starts_with(kOption) && word.substr(kOption.size()).starts_with('='))
      blot(argv[i] + kOption.size() + 1);
  }
}

}  // namespace uppdrag::cli
