// SPDX-License-Identifier: GPL-3.0-or-later
#include "shut_in.h"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace uppdrag {
namespace {

// Exit codes from here on say what was forbidden; lower ones belong to whoever calls exit().
constexpr int kFirstCode = 211;

struct Wording {
  Ban ban;
  std::string_view words;
};
constexpr std::array<Wording, 5> kWordings = {{{Ban::kWriting, "tried to write a file"},
                                               {Ban::kNetwork, "tried to use the network"},
                                               {Ban::kPrograms, "tried to start a program"},
                                               {Ban::kProcesses, "tried to start a process"},
                                               {Ban::kSignals, "tried to reach into another process"}}};

// What reading, computing and answering the parent need. Names that the system does not know are passed over.
constexpr std::array kAllowed = {"read",
                                 "readv",
                                 "pread64",
                                 "preadv",
                                 "write",
                                 "writev",
                                 "lseek",
                                 "close",
                                 "close_range",
                                 "fstat",
                                 "stat",
                                 "lstat",
                                 "newfstatat",
                                 "statx",
                                 "statfs",
                                 "fstatfs",
                                 "readlink",
                                 "readlinkat",
                                 "getdents",
                                 "getdents64",
                                 "getcwd",
                                 "fcntl",
                                 "dup",
                                 "dup2",
                                 "dup3",
                                 "poll",
                                 "ppoll",
                                 "select",
                                 "pselect6",
                                 "recvfrom",
                                 "recvmsg",
                                 "sendto",
                                 "sendmsg",
                                 "shutdown",
                                 "mmap",
                                 "munmap",
                                 "mremap",
                                 "mprotect",
                                 "brk",
                                 "madvise",
                                 "mincore",
                                 "msync",
                                 "membarrier",
                                 "fadvise64",
                                 "flock",
                                 "rt_sigaction",
                                 "rt_sigprocmask",
                                 "rt_sigreturn",
                                 "rt_sigtimedwait",
                                 "sigaltstack",
                                 "futex",
                                 "set_robust_list",
                                 "get_robust_list",
                                 "rseq",
                                 "set_tid_address",
                                 "gettid",
                                 "getpid",
                                 "getppid",
                                 "getpgrp",
                                 "getuid",
                                 "geteuid",
                                 "getgid",
                                 "getegid",
                                 "getrandom",
                                 "clock_gettime",
                                 "clock_getres",
                                 "clock_nanosleep",
                                 "nanosleep",
                                 "gettimeofday",
                                 "time",
                                 "times",
                                 "getrusage",
                                 "sysinfo",
                                 "uname",
                                 "sched_yield",
                                 "sched_getaffinity",
                                 "sched_getparam",
                                 "sched_getscheduler",
                                 "getrlimit",
                                 "arch_prctl",
                                 "getcpu",
                                 "umask",
                                 "restart_syscall",
                                 "exit",
                                 "exit_group",
                                 "alarm",
                                 "setitimer",
                                 "getitimer",
                                 "timer_create",
                                 "timer_settime",
                                 "timer_delete",
                                 "eventfd2",
                                 "pipe2"};
// What libraries do in passing, and can do without: fontconfig would like to have its cache in order.
constexpr std::array kRefused = {"mkdir",  "mkdirat", "chmod",     "fchmod",  "fchmodat", "utimensat",  "utime",
                                 "utimes", "fsync",   "fdatasync", "setpgid", "setsid",   "setpriority"};

struct Forbidden {
  Ban ban;
  const char* call;
};
constexpr std::array kForbidden = {Forbidden{Ban::kWriting, "creat"},
                                   Forbidden{Ban::kWriting, "truncate"},
                                   Forbidden{Ban::kWriting, "ftruncate"},
                                   Forbidden{Ban::kWriting, "rename"},
                                   Forbidden{Ban::kWriting, "renameat"},
                                   Forbidden{Ban::kWriting, "renameat2"},
                                   Forbidden{Ban::kWriting, "link"},
                                   Forbidden{Ban::kWriting, "linkat"},
                                   Forbidden{Ban::kWriting, "symlink"},
                                   Forbidden{Ban::kWriting, "symlinkat"},
                                   Forbidden{Ban::kWriting, "unlink"},
                                   Forbidden{Ban::kWriting, "unlinkat"},
                                   Forbidden{Ban::kWriting, "rmdir"},
                                   Forbidden{Ban::kWriting, "mknod"},
                                   Forbidden{Ban::kWriting, "mknodat"},
                                   Forbidden{Ban::kWriting, "chown"},
                                   Forbidden{Ban::kWriting, "fchown"},
                                   Forbidden{Ban::kWriting, "fchownat"},
                                   Forbidden{Ban::kNetwork, "socket"},
                                   Forbidden{Ban::kNetwork, "socketpair"},
                                   Forbidden{Ban::kNetwork, "connect"},
                                   Forbidden{Ban::kNetwork, "bind"},
                                   Forbidden{Ban::kNetwork, "listen"},
                                   Forbidden{Ban::kNetwork, "accept"},
                                   Forbidden{Ban::kNetwork, "accept4"},
                                   Forbidden{Ban::kPrograms, "execve"},
                                   Forbidden{Ban::kPrograms, "execveat"},
                                   Forbidden{Ban::kProcesses, "fork"},
                                   Forbidden{Ban::kProcesses, "vfork"},
                                   Forbidden{Ban::kSignals, "ptrace"},
                                   Forbidden{Ban::kSignals, "process_vm_readv"},
                                   Forbidden{Ban::kSignals, "process_vm_writev"},
                                   Forbidden{Ban::kSignals, "tkill"},
                                   Forbidden{Ban::kSignals, "rt_sigqueueinfo"}};

// Numbers of the calls that are forbidden only with some arguments.
Ban ban_of(int call) {
  switch (call) {
    case SYS_openat:
#ifdef SYS_open
    case SYS_open:
#endif
      return Ban::kWriting;
    case SYS_clone:
      return Ban::kProcesses;
    case SYS_kill:
    case SYS_tgkill:
      return Ban::kSignals;
    default:
      break;
  }
  for (const Forbidden& forbidden : kForbidden) {
    if (seccomp_syscall_resolve_name(forbidden.call) == call) return forbidden.ban;
  }
  return Ban::kSignals;
}

extern "C" void on_forbidden_call(int /*signal*/, siginfo_t* info, void* /*context*/) {
  const Ban ban = ban_of(info->si_syscall);
  for (std::size_t i = 0; i < kWordings.size(); ++i) {
    if (kWordings[i].ban == ban) ::_exit(kFirstCode + static_cast<int>(i));
  }
  ::_exit(kFirstCode);
}

using Filter = std::unique_ptr<void, void (*)(scmp_filter_ctx)>;

class Rules {
 public:
  explicit Rules(scmp_filter_ctx filter) : filter_(filter) {}

  // With `comparisons` on its arguments; all must hold.
  template <typename... Comparisons>
  void add(std::uint32_t action, const char* call, Comparisons... comparisons) {
    const int number = seccomp_syscall_resolve_name(call);
    if (number == __NR_SCMP_ERROR || number < 0) return;  // Not on this kind of machine.
    const std::array<scmp_arg_cmp, sizeof...(comparisons)> all = {comparisons...};
    const int error = seccomp_rule_add_array(filter_, action, number, all.size(), all.data());
    if (error != 0 && error_ == 0) error_ = -error;
  }
  // An error number of the system, or 0.
  int error() const { return error_; }

 private:
  scmp_filter_ctx filter_;
  int error_ = 0;
};

// Opening for reading goes. Making or emptying a file is forbidden; writing to one that is there is only refused, since
// fontconfig opens its caches so to lock them. `flags` is the number of the argument with the flags.
void add_open(Rules& rules, const char* call, unsigned flags) {
  const auto masked = [&](int mask, int value) {
    return scmp_arg_cmp{flags, SCMP_CMP_MASKED_EQ, static_cast<scmp_datum_t>(mask), static_cast<scmp_datum_t>(value)};
  };
  constexpr int kAll = O_ACCMODE | O_CREAT | O_TRUNC;
  rules.add(SCMP_ACT_ALLOW, call, masked(kAll, O_RDONLY));
  for (const int mode : {O_WRONLY, O_RDWR, O_ACCMODE}) rules.add(SCMP_ACT_ERRNO(EACCES), call, masked(kAll, mode));
  rules.add(SCMP_ACT_TRAP, call, masked(O_CREAT, O_CREAT));
  rules.add(SCMP_ACT_TRAP, call, masked(O_TRUNC, O_TRUNC));
}

// Whether something may be written: no; other questions go through.
void add_access(Rules& rules, const char* call, unsigned mode) {
  const scmp_arg_cmp asks{mode, SCMP_CMP_MASKED_EQ, W_OK, W_OK};
  const scmp_arg_cmp asks_not{mode, SCMP_CMP_MASKED_EQ, W_OK, 0};
  rules.add(SCMP_ACT_ERRNO(EACCES), call, asks);
  rules.add(SCMP_ACT_ALLOW, call, asks_not);
}

void add_all(Rules& rules) {
  for (const char* call : kAllowed) rules.add(SCMP_ACT_ALLOW, call);
  for (const char* call : kRefused) rules.add(SCMP_ACT_ERRNO(EACCES), call);
  for (const Forbidden& forbidden : kForbidden) rules.add(SCMP_ACT_TRAP, forbidden.call);
  add_open(rules, "open", 1);
  add_open(rules, "openat", 2);
  add_access(rules, "access", 1);
  add_access(rules, "faccessat", 2);
  // Threads are no processes. clone3() hides its flags in memory: told that it does not exist, libc takes clone().
  rules.add(SCMP_ACT_ALLOW, "clone", scmp_arg_cmp{0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD});
  rules.add(SCMP_ACT_TRAP, "clone", scmp_arg_cmp{0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0});
  // abort() sends a signal to the process itself.
  const auto self = static_cast<scmp_datum_t>(::getpid());
  for (const char* call : {"kill", "tgkill"}) {
    rules.add(SCMP_ACT_ALLOW, call, scmp_arg_cmp{0, SCMP_CMP_EQ, self, 0});
    rules.add(SCMP_ACT_TRAP, call, scmp_arg_cmp{0, SCMP_CMP_NE, self, 0});
  }
  // Root may raise limits again: not from here. The processor time is set anew for each document.
  rules.add(SCMP_ACT_ALLOW, "prlimit64", scmp_arg_cmp{0, SCMP_CMP_EQ, 0, 0}, scmp_arg_cmp{2, SCMP_CMP_EQ, 0, 0});
  rules.add(SCMP_ACT_ALLOW, "prlimit64", scmp_arg_cmp{0, SCMP_CMP_EQ, 0, 0},
            scmp_arg_cmp{1, SCMP_CMP_EQ, RLIMIT_CPU, 0});
  rules.add(SCMP_ACT_ALLOW, "setrlimit", scmp_arg_cmp{0, SCMP_CMP_EQ, RLIMIT_CPU, 0});
  rules.add(SCMP_ACT_ALLOW, "prctl", scmp_arg_cmp{0, SCMP_CMP_EQ, PR_SET_NAME, 0});
  rules.add(SCMP_ACT_ALLOW, "ioctl", scmp_arg_cmp{1, SCMP_CMP_EQ, TCGETS, 0});
  rules.add(SCMP_ACT_ERRNO(ENOTTY), "ioctl", scmp_arg_cmp{1, SCMP_CMP_NE, TCGETS, 0});
}

std::string refusal(int error) { return std::string(std::strerror(error)); }

// "" or why system calls cannot be filtered.
std::string filter_calls() {
  // A call that is in no list is told that it does not exist, as on an old kernel: libraries know what to do then.
  const Filter filter(seccomp_init(SCMP_ACT_ERRNO(ENOSYS)), seccomp_release);
  if (!filter) return refusal(ENOMEM);
  Rules rules(filter.get());
  add_all(rules);
  if (rules.error() != 0) return refusal(rules.error());
  struct sigaction action {};
  action.sa_sigaction = on_forbidden_call;
  action.sa_flags = SA_SIGINFO | SA_NODEFER;
  ::sigaction(SIGSYS, &action, nullptr);
  const int error = seccomp_load(filter.get());
  return error == 0 ? std::string() : refusal(-error);
}

void limit(int resource, std::uint64_t most) {
  rlimit now{};
  ::getrlimit(static_cast<__rlimit_resource>(resource), &now);
  const rlim_t value = std::min<rlim_t>(most, now.rlim_max);
  const rlimit wanted{value, value};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &wanted);
}

}  // namespace

std::string shut_in(const SandboxLimits& limits) {
  constexpr std::uint64_t kOpenFiles = 256;
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, kOpenFiles);
  if (!kSanitized) limit(RLIMIT_FSIZE, 0);
  if (!kSanitized && limits.max_bytes > 0) limit(RLIMIT_AS, limits.max_bytes);
  std::string why_not = filter_calls();
  if (!why_not.empty()) limit(RLIMIT_NPROC, 0);  // Threads too, then; and root is not bound by it.
  return why_not;
}

void silence() {
  if (std::getenv("UPPDRAG_WORKER_OUTPUT") != nullptr) return;  // For authors of plugins.
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nowhere < 0) return;
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (stream != STDERR_FILENO || !kSanitized) ::dup2(nowhere, stream);
  }
  if (nowhere > STDERR_FILENO) ::close(nowhere);
}

void limit_processor_time(std::chrono::seconds most) {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  rlimit now{};
  ::getrlimit(RLIMIT_CPU, &now);
  const auto spent = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
  now.rlim_cur = std::min<rlim_t>(spent + 2 + static_cast<rlim_t>(most.count()), now.rlim_max);
  ::setrlimit(RLIMIT_CPU, &now);
}

std::optional<std::string> forbidden_by(int exit_code) {
  const auto index = static_cast<std::size_t>(exit_code - kFirstCode);
  if (exit_code < kFirstCode || index >= kWordings.size()) return std::nullopt;
  return std::string(kWordings[index].words);
}

}  // namespace uppdrag
