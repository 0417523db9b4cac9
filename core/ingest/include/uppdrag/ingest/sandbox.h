// SPDX-License-Identifier: GPL-3.0-or-later
// What worker processes are kept from: writing files, the network, starting programs and processes, reaching into other
// processes, and taking more memory, time and open files than a document needs.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace uppdrag {

struct SandboxLimits {
  std::uint64_t max_bytes = 0;  // Of address space; 0 = no limit.
};

enum class Ban : std::uint8_t { kWriting, kNetwork, kPrograms, kProcesses, kSignals, kMemory };

// "writing", "network", "programs", "processes", "signals", "memory"
std::string ban_name(Ban ban);

// What came of trying it.
struct SandboxTrial {
  Ban ban = Ban::kWriting;
  bool stopped = false;
};

struct SandboxCheck {
  bool filtered = false;             // System calls are filtered (seccomp).
  std::string why_not;               // Else: what the system said.
  std::vector<SandboxTrial> trials;  // One for each Ban.
};

// Tries each thing that is banned in a process of its own that is shut in as a worker is. Takes some milliseconds. The
// calling process must have one thread only.
SandboxCheck check_sandbox(const SandboxLimits& limits);

}  // namespace uppdrag
