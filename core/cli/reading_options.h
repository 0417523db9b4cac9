// SPDX-License-Identifier: GPL-3.0-or-later
// The options about how files are read: character recognition, passwords, limits.
#pragma once

#include <string>

#include "options.h"
#include "uppdrag/ingest/ingest.h"

namespace uppdrag::cli {

struct ReadingOptions {
  OcrMode ocr = OcrMode::kAuto;
  std::uint32_t ocr_pages = IngestOptions{}.ocr_pages;
  std::string password;
  std::string password_file;
  std::uint64_t max_megabytes = IngestOptions{}.max_file_bytes >> 20U;
  std::uint64_t seconds = static_cast<std::uint64_t>(IngestOptions{}.max_seconds_per_document.count());
};

// Adds --ocr, --ocr-pages, --password, --password-file, --max-size and --timeout.
void add_reading(CLI::App& command, Program& program, ReadingOptions& options);
// Sets what `options` say in `ingest`. Without a password on the command line the one in $UPPDRAG_PASSWORD is taken.
// kIo when the password file cannot be read.
Status apply(const Program& program, const ReadingOptions& options, IngestOptions& ingest);

// Overwrites the password among the arguments, so that it is not to be seen in the list of processes any longer.
void hide_password(int argc, char** argv);

}  // namespace uppdrag::cli
