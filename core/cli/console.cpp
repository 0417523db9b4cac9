// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>

#include "uppdrag/text/unicode.h"

namespace uppdrag::cli {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

// COLUMNS counts also for pipes: whoever sets it wants that width.
std::size_t width_of_output(bool terminal) {
  winsize size{};
  if (terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const std::string_view columns = environment("COLUMNS");
  std::size_t width = 0;
  std::from_chars(columns.data(), columns.data() + columns.size(), width);
  if (width > 0) return width;
  return terminal ? 80 : 0;
}

// How much of `text` fills `columns`; at least one character.
std::size_t bytes_of_columns(std::string_view text, std::size_t columns) {
  std::size_t used = 0;
  std::uint32_t at = 0;
  while (at < text.size()) {
    const std::uint32_t next = decode_utf8(text, at).next;
    used += display_width(text.substr(at, next - at));
    if (used > columns && at > 0) return at;
    at = next;
  }
  return text.size();
}

std::string painted(bool colour, std::string_view code, std::string_view text) {
  if (!colour || text.empty()) return std::string(text);
  return std::string("\x1b[").append(code).append("m").append(text).append("\x1b[0m");
}

}  // namespace

std::string Console::bold(std::string_view text) const { return painted(colour, "1", text); }
std::string Console::dim(std::string_view text) const { return painted(colour, "2", text); }
std::string Console::red(std::string_view text) const { return painted(colour, "31", text); }

Console look_at_console() {
  Console console;
  console.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  console.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  console.colour = console.out_is_terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  console.width = width_of_output(console.out_is_terminal);
  return console;
}

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::uint32_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    // C0, DEL, C1, and the marks that turn the direction of writing.
    const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0) || point.value == 0x2028 ||
                         point.value == 0x2029 || (point.value >= 0x202A && point.value <= 0x202E) ||
                         (point.value >= 0x2066 && point.value <= 0x2069);
    append_utf8(out, control ? U' ' : point.value);
    at = point.next;
  }
  return out;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t most) {
  std::vector<std::string> lines;
  if (width == 0) return {std::string(text)};
  while (!text.empty()) {
    if (lines.size() + 1 == most || display_width(text) <= width) {
      lines.push_back(fit_width(text, width));
      break;
    }
    // The last space that fits; a longer word is cut where the line ends.
    std::size_t end = bytes_of_columns(text, width);
    if (const auto space = text.substr(0, end + 1).rfind(' '); space != std::string_view::npos && space > 0)
      end = space;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
    while (text.starts_with(' ')) text.remove_prefix(1);
  }
  return lines;
}

std::string grouped(std::int64_t number) {
  std::string out = std::to_string(number);
  const std::ptrdiff_t first = number < 0 ? 1 : 0;
  for (auto at = static_cast<std::ptrdiff_t>(out.size()) - 3; at > first; at -= 3)
    out.insert(static_cast<std::size_t>(at), 1, ' ');
  return out;
}

}  // namespace uppdrag::cli
