// SPDX-License-Identifier: GPL-3.0-or-later
#include "spawner.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>

#include "shut_in.h"

namespace uppdrag {
namespace {

// Questions to the spawner and its answers.
struct Order {
  enum class Kind : std::uint8_t { kSpawn, kReap } kind = Kind::kSpawn;
  pid_t pid = -1;
};
struct Answer {
  pid_t pid = -1;
  int status = 0;
  std::uint64_t peak_bytes = 0;
};

Error system_error(const std::string& what) {
  return {ErrorCode::kIo, what + ": " + std::generic_category().message(errno)};
}

union ControlBuffer {  // Aligned as the kernel wants it.
  char bytes[CMSG_SPACE(sizeof(int))];
  cmsghdr align;
};

bool send_order(int control, const Order& order, int descriptor) {
  iovec part{const_cast<Order*>(&order), sizeof order};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  ControlBuffer buffer{};
  if (descriptor >= 0) {
    message.msg_control = buffer.bytes;
    message.msg_controllen = sizeof buffer.bytes;
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
  }
  ssize_t sent;
  while ((sent = ::sendmsg(control, &message, MSG_NOSIGNAL)) < 0 && errno == EINTR) {
  }
  return sent == static_cast<ssize_t>(sizeof order);
}

bool receive_order(int control, Order& order, int& descriptor) {
  iovec part{&order, sizeof order};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  ControlBuffer buffer{};
  message.msg_control = buffer.bytes;
  message.msg_controllen = sizeof buffer.bytes;
  ssize_t got;
  while ((got = ::recvmsg(control, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR) {
  }
  descriptor = -1;
  const cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (header && header->cmsg_type == SCM_RIGHTS) std::memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
  return got == static_cast<ssize_t>(sizeof order);
}

template <typename T>
bool receive(int control, T& value) {
  ssize_t got;
  while ((got = ::recv(control, &value, sizeof value, 0)) < 0 && errno == EINTR) {
  }
  return got == static_cast<ssize_t>(sizeof value);
}

// Leaves nothing of the parent's open but the standard streams and `keep`: not its databases, not its locks.
void close_all_but(int keep) {
  if (keep > 3) ::close_range(3, static_cast<unsigned>(keep) - 1, 0);
  ::close_range(static_cast<unsigned>(keep) + 1, ~0U, 0);
}

[[noreturn]] void run_worker(int socket, const std::function<void(int)>& work) {
  // What the parent writes is what all wait for in the end, and the person at the machine may have other work.
  constexpr int kBehind = 5;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  static_cast<void>(::nice(kBehind));
  ::setpgid(0, 0);  // What it may start, if it can, ends with it: see reap().
  close_all_but(socket);
  work(socket);
  ::_exit(0);
}

[[noreturn]] void run_spawner(int control, pid_t parent, const std::function<void(int)>& work) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(0);  // It died before prctl() was called.
  // The parent's handlers are about the parent. Ctrl-C reaches the whole group, and the parent decides what it means.
  for (int number = 1; number < 32; ++number) std::signal(number, number == SIGINT ? SIG_IGN : SIG_DFL);
  close_all_but(control);
  ::dup2(STDERR_FILENO, STDOUT_FILENO);
  Order order;
  int socket = -1;
  while (receive_order(control, order, socket)) {
    Answer answer;
    if (order.kind == Order::Kind::kSpawn) {
      answer.pid = ::fork();
      if (answer.pid == 0) run_worker(socket, work);
      answer.status = errno;
      ::close(socket);
    } else {
      rusage used{};
      while ((answer.pid = ::wait4(order.pid, &answer.status, 0, &used)) < 0 && errno == EINTR) {
      }
      answer.peak_bytes = static_cast<std::uint64_t>(used.ru_maxrss) << 10U;
    }
    if (::send(control, &answer, sizeof answer, MSG_NOSIGNAL) < 0) break;
  }
  ::_exit(0);  // The kernel ends the workers: PR_SET_PDEATHSIG.
}

std::string end_in_words(int status) {
  const std::string crashed = "the worker crashed: ";
  if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    if (number == SIGXCPU) return "used up the processor time that a document may take";
    // The filter's signal, but blocked: as posix_spawn() does before it makes a process.
    if (number == SIGSYS)
      return "tried to start a program or made another forbidden call, which reading a document must not do";
    if (number == SIGXFSZ) return "tried to write a file, which reading a document must not do";
    return crashed + "signal " + std::to_string(number) + " (" + ::strsignal(number) + ")";
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) == 0) return {};
  if (const auto forbidden = forbidden_by(WEXITSTATUS(status)))
    return *forbidden + ", which reading a document must not do";
  return crashed + "exit code " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

Result<std::unique_ptr<WorkerSpawner>> WorkerSpawner::start(const std::function<void(int socket)>& work) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return system_error("cannot start workers");
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid == 0) run_spawner(ends[1], parent, work);
  ::close(ends[1]);
  if (pid < 0) {
    const Error error = system_error("cannot start workers");
    ::close(ends[0]);
    return error;
  }
  return std::unique_ptr<WorkerSpawner>(new WorkerSpawner(ends[0], pid));
}

WorkerSpawner::~WorkerSpawner() {
  ::close(control_);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<WorkerProcess> WorkerSpawner::spawn() const {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return system_error("cannot start a worker");
  Answer answer;
  const bool answered = send_order(control_, Order{}, ends[1]) && receive(control_, answer);
  ::close(ends[1]);
  if (answered && answer.pid > 0) return WorkerProcess{answer.pid, ends[0]};
  if (answered) errno = answer.status;
  const Error error = system_error("cannot start a worker");
  ::close(ends[0]);
  return error;
}

WorkerSpawner::End WorkerSpawner::reap(WorkerProcess& worker, bool kill) const {
  // Not reaped yet, so that the number cannot have gone to another process. The worker leads a group of its own.
  if (kill) ::kill(worker.pid, SIGKILL);
  ::kill(-worker.pid, SIGKILL);
  ::close(worker.socket);
  worker.socket = -1;
  Answer answer;
  if (!send_order(control_, {Order::Kind::kReap, worker.pid}, -1) || !receive(control_, answer))
    return {"the spawner has ended", 0};
  return {end_in_words(answer.status), answer.peak_bytes};
}

}  // namespace uppdrag
