// SPDX-License-Identifier: GPL-3.0-or-later
#include "progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "uppdrag/text/unicode.h"

namespace uppdrag::cli {
namespace {

std::size_t width_of_error_terminal() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string bar(std::uint64_t done, std::uint64_t total, std::size_t width) {
  const std::size_t full = total ? static_cast<std::size_t>(done * width / total) : 0;
  std::string out = "[";
  out.append(full, '#').append(width - full, ' ');
  return out += ']';
}

}  // namespace

std::string duration_text(double seconds) {
  const auto all = std::llround(std::max(0.0, seconds));
  const auto two = [](long long number) {
    return (number < 10 ? std::string("0") : std::string()) + std::to_string(number);
  };
  if (all < 3600) return std::to_string(all / 60) + ":" + two(all % 60);
  return std::to_string(all / 3600) + ":" + two(all / 60 % 60) + ":" + two(all % 60);
}

void Progress::show(const IngestProgress& now) {
  if (!program_.console.err_is_terminal) return;
  const auto time = std::chrono::steady_clock::now();
  if (visible_ && time - drawn_ < std::chrono::milliseconds(100) && now.done < now.total) return;
  drawn_ = time;
  visible_ = true;
  const double rate = now.seconds > 0 ? static_cast<double>(now.done) / now.seconds : 0;
  const double left = rate > 0 ? static_cast<double>(now.total - now.done) / rate : 0;
  std::string line = bar(now.done, now.total, 20) + " " +
                     program_.text(msg::kProgress, {std::to_string(now.done), std::to_string(now.total),
                                                    std::to_string(std::llround(rate)), duration_text(left)});
  line.append("  ").append(clean(now.current));
  std::fprintf(stderr, "\r\x1b[K%s", fit_width(line, width_of_error_terminal() - 1).c_str());
}

void Progress::clear() {
  if (visible_) std::fputs("\r\x1b[K", stderr);
  visible_ = false;
}

}  // namespace uppdrag::cli
