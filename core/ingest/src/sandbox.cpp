// SPDX-License-Identifier: GPL-3.0-or-later
// Tries the sandbox out.
#include "uppdrag/ingest/sandbox.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <functional>

#include "shut_in.h"

namespace uppdrag {
namespace {

constexpr int kDone = 0;    // What was tried could be done.
constexpr int kFailed = 1;  // It could not.
constexpr int kNoFilter = 2;

// Runs `body` in a process of its own; its status as waitpid() gives it, or -1.
int run_apart(const std::function<int()>& body) {
  const pid_t pid = ::fork();
  if (pid < 0) return -1;
  if (pid == 0) {
    for (int number = 1; number < 32; ++number) std::signal(number, SIG_DFL);
    silence();
    ::_exit(body());
  }
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return status;
}

bool writes() {
  std::error_code error;
  std::string name = (std::filesystem::temp_directory_path(error) / "uppdrag-doctor-XXXXXX").string();
  const int file = ::mkstemp(name.data());
  if (file < 0) return false;
  const bool written = ::write(file, "x", 1) == 1;
  ::unlink(name.c_str());
  return written;
}

bool starts_program() {
  char name[] = "/bin/true";
  char* arguments[] = {name, nullptr};
  char* nothing[] = {nullptr};
  ::execve(name, arguments, nothing);  // Returns only when it fails; /bin/true ends with 0.
  return false;
}

bool starts_process() {
  const pid_t pid = ::fork();
  if (pid == 0) ::_exit(0);
  return pid > 0;
}

bool takes(std::uint64_t bytes) {
  void* memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return memory != MAP_FAILED;
}

bool succeeds(Ban ban, const SandboxLimits& limits) {
  switch (ban) {
    case Ban::kWriting:
      return writes();
    case Ban::kNetwork:
      return ::socket(AF_INET, SOCK_STREAM, 0) >= 0;
    case Ban::kPrograms:
      return starts_program();
    case Ban::kProcesses:
      return starts_process();
    case Ban::kSignals:
      return ::kill(::getppid(), 0) == 0;
    case Ban::kMemory:
      return takes(limits.max_bytes == 0 ? 1 : limits.max_bytes);
  }
  return true;
}

}  // namespace

std::string ban_name(Ban ban) {
  constexpr const char* kNames[] = {"writing", "network", "programs", "processes", "signals", "memory"};
  return kNames[static_cast<std::size_t>(ban)];
}

SandboxCheck check_sandbox(const SandboxLimits& limits) {
  SandboxCheck out;
  int said[2] = {-1, -1};
  if (::pipe2(said, O_CLOEXEC) == 0) {
    const int status = run_apart([&] {
      const std::string why_not = shut_in(limits);
      return why_not.empty() || ::write(said[1], why_not.data(), why_not.size()) < 0 ? kDone : kNoFilter;
    });
    out.filtered = WIFEXITED(status) && WEXITSTATUS(status) == kDone;
    ::close(said[1]);
    char words[200];
    const ssize_t size = out.filtered ? 0 : ::read(said[0], words, sizeof words);
    if (size > 0) out.why_not.assign(words, static_cast<std::size_t>(size));
    ::close(said[0]);
  }
  for (const Ban ban : {Ban::kWriting, Ban::kNetwork, Ban::kPrograms, Ban::kProcesses, Ban::kSignals, Ban::kMemory}) {
    const int status = run_apart([&] {
      shut_in(limits);
      return succeeds(ban, limits) ? kDone : kFailed;
    });
    out.trials.push_back({ban, status != -1 && !(WIFEXITED(status) && WEXITSTATUS(status) == kDone)});
  }
  return out;
}

}  // namespace uppdrag
