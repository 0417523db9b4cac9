// SPDX-License-Identifier: GPL-3.0-or-later
// The plain text of a mail: who wrote which lines. Quoted lines, signatures and the heads of forwarded mails are set
// apart, and text that was sent in format=flowed (RFC 3676) has its paragraphs back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace uppdrag::mail_reader {

enum class RunKind : std::uint8_t {
  kText,
  kSignature,  // Behind `-- `.
  kHead,       // `-----Ursprungligt meddelande-----`, `Från: …`, `Skickat: …`
};

// Lines that belong together.
struct TextRun {
  RunKind kind = RunKind::kText;
  std::uint32_t quoted = 0;  // How many `>` stood before each line.
  std::string text;          // Without those.
};

struct Flowed {
  bool on = false;            // format=flowed
  bool delete_space = false;  // DelSp=yes
};

// Cuts `text` (valid UTF-8). O(bytes).
std::vector<TextRun> cut_runs(std::string_view text, Flowed flowed);

// Whether all of `lines` are those of the head of a forwarded mail: three labels or more, rules aside.
bool is_mail_head(const std::vector<std::string_view>& lines);

}  // namespace uppdrag::mail_reader
