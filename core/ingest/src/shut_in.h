// SPDX-License-Identifier: GPL-3.0-or-later
// Shuts a worker in: resource limits and a filter of system calls.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "uppdrag/ingest/sandbox.h"

namespace uppdrag {

// Shuts the calling process in, for good. Call in a worker, after everything that it needs was loaded: from then on
// files can be opened for reading only. "" when system calls are filtered, else why not; the resource limits hold then
// all the same, and files cannot be written nor processes started because of them.
// A forbidden call ends the process with the exit code that forbidden_by() knows.
std::string shut_in(const SandboxLimits& limits);

// Standard input and output, and what is said on standard error, lead nowhere from here on.
void silence();

// The processor time from now on after which the kernel ends this process.
void limit_processor_time(std::chrono::seconds most);

// What the worker that ended with `exit_code` tried to do, in words: "tried to write a file".
std::optional<std::string> forbidden_by(int exit_code);

}  // namespace uppdrag
