// SPDX-License-Identifier: GPL-3.0-or-later
// What worker processes are kept from: writing files, the network, starting programs and processes, reaching into other
// processes, and taking more memory, time and open files than a document needs.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace uppdrag {

// Whether this is a build with the address sanitizer. It reserves terabytes of address space, and its reports must come
// through: workers then have no limit of memory and of written bytes, and their standard error stays. All else holds.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

struct SandboxLimits {
  std::uint64_t max_bytes = 0;  // Of address space; 0 = no limit. Nothing when kSanitized.
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
