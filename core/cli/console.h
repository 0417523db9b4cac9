// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal: how wide, in colour or not; and text made fit to show there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace uppdrag::cli {

struct Console {
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool colour = false;    // On standard output: a terminal, and NO_COLOR is not set (no-color.org).
  std::size_t width = 0;  // Columns of standard output; 0 = unlimited (a file or a pipe, where nothing may be lost).

  std::string bold(std::string_view text) const;
  std::string dim(std::string_view text) const;
  std::string red(std::string_view text) const;
};

Console look_at_console();

// `text` in valid UTF-8 and in one line: control characters become spaces, so that file names and quotes can neither
// break a table nor steer the terminal.
std::string clean(std::string_view text);

// Cut into lines of at most `width` columns between words (0 = one line); the last of `most` lines ends in … when more
// would follow.
std::vector<std::string> wrap(std::string_view text, std::size_t width, std::size_t most);

// "1 400 000"
std::string grouped(std::int64_t number);

}  // namespace uppdrag::cli
