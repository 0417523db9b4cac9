// SPDX-License-Identifier: GPL-3.0-or-later
// A line on the terminal that tells how far a run has come. Nothing where standard error is no terminal.
#pragma once

#include <chrono>

#include "program.h"
#include "uppdrag/ingest/ingest.h"

namespace uppdrag::cli {

class Progress {
 public:
  explicit Progress(const Program& program) : program_(program) {}
  // Draws at most ten times a second.
  void show(const IngestProgress& now);
  void clear();

 private:
  const Program& program_;
  std::chrono::steady_clock::time_point drawn_;
  bool visible_ = false;
};

// "1:05" or "2:03:00" for a number of seconds.
std::string duration_text(double seconds);

}  // namespace uppdrag::cli
