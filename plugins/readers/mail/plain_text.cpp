// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain_text.h"

#include <algorithm>
#include <array>

#include "uppdrag/text/unicode.h"

namespace uppdrag::mail_reader {
namespace {

struct MailLine {
  std::uint32_t quoted = 0;
  std::string text;
  RunKind kind = RunKind::kText;

  bool blank() const { return text.find_first_not_of(" \t") == std::string::npos; }
};

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  return line;
}

// How deep `line` is quoted; takes the marks off. Fixed text may have a space between the marks.
std::uint32_t take_marks(std::string_view& line, bool flowed) {
  constexpr std::string_view kEscaped = ">From ";  // What mailboxes make of a line that starts with `From `.
  if (line.starts_with(kEscaped)) {
    line.remove_prefix(1);
    return 0;
  }
  std::uint32_t depth = 0;
  for (;;) {
    if (line.starts_with('>'))
      line.remove_prefix(1);
    else if (depth > 0 && !flowed && line.starts_with(" >"))
      line.remove_prefix(2);
    else
      return depth;
    ++depth;
  }
}

std::vector<MailLine> cut_fixed(std::string_view text) {
  std::vector<MailLine> out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::uint32_t depth = take_marks(line, false);
    if (depth > 0 && line.starts_with(' ')) line.remove_prefix(1);
    out.push_back({depth, std::string(line), RunKind::kText});
  }
  return out;
}

// RFC 3676, 4: a line that ends in a space goes on with the next one of the same depth; a signature's mark does not.
std::vector<MailLine> cut_flowed(std::string_view text, bool delete_space) {
  std::vector<MailLine> out;
  bool open = false;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::uint32_t depth = take_marks(line, true);
    if (line.starts_with(' ')) line.remove_prefix(1);  // Stuffing.
    const bool mark = line == "-- ";
    const bool flows = line.ends_with(' ') && !mark;
    if (open && !mark && out.back().quoted == depth)
      out.back().text += line;
    else
      out.push_back({depth, std::string(line), RunKind::kText});
    if (flows && delete_space) out.back().text.pop_back();
    open = flows;
  }
  return out;
}

// `-----Ursprungligt meddelande-----`, `________________`, `---------- Forwarded message ---------`
bool is_rule(std::string_view line) {
  line = trimmed(line);
  constexpr std::string_view kRule = "-----";
  constexpr std::string_view kOutlook = "__________";
  return line.starts_with(kOutlook) || (line.starts_with(kRule) && line.ends_with(kRule.substr(0, 4)));
}

// What a line of a forwarded mail's head starts with.
constexpr std::array<std::string_view, 22> kLabels = {
    "från:",    "from:",    "skickat:",     "sent:",  "till:",      "to:",        "kopia:", "cc:",
    "ämne:",    "subject:", "datum:",       "date:",  "fra:",       "sendt:",     "til:",   "emne:",
    "reply-to", "bilagor:", "attachments:", "hemlig", "prioritet:", "importance:"};

constexpr std::ptrdiff_t kFewestLabels = 3;

bool is_label(std::string_view line) {
  line = trimmed(line);
  while (line.starts_with('*')) line.remove_prefix(1);  // What is left of bold type.
  constexpr std::size_t kLongest = 16;
  const std::string start = to_lower(line.substr(0, kLongest));
  return std::any_of(kLabels.begin(), kLabels.end(), [&](std::string_view label) { return start.starts_with(label); });
}

// Marks heads of forwarded mails: three labels or more in a row, the first of them the sender's, values that go on in
// further lines among them; and the rule above.
void mark_heads(std::vector<MailLine>& lines) {
  constexpr std::size_t kMostLines = 40;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    std::size_t last = i;  // One past the last label.
    std::ptrdiff_t labels = 0;
    if (is_label(lines[i].text)) {
      for (; end < lines.size() && end - i < kMostLines && !lines[end].blank(); ++end) {
        if (lines[end].quoted != lines[i].quoted) break;
        if (!is_label(lines[end].text)) continue;
        ++labels;
        last = end + 1;
      }
    }
    if (labels < kFewestLabels) {
      ++i;
      continue;
    }
    std::size_t start = i;
    while (start > 0 && lines[start - 1].blank()) --start;
    if (start > 0 && is_rule(lines[start - 1].text))
      --start;
    else
      start = i;
    for (std::size_t j = start; j < last; ++j) lines[j].kind = RunKind::kHead;
    i = last;
  }
}

// Marks what follows `-- ` up to the end, to other people's lines, or to the head of a mail below. Programs that strip
// white space leave `--`.
void mark_signatures(std::vector<MailLine>& lines) {
  constexpr std::size_t kMostLines = 20;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != RunKind::kText || !lines[i].text.starts_with("--") || trimmed(lines[i].text) != "--") continue;
    std::size_t end = i + 1;
    std::size_t filled = 0;
    for (; end < lines.size() && lines[end].quoted == lines[i].quoted && lines[end].kind == RunKind::kText; ++end) {
      if (is_rule(lines[end].text) || filled > kMostLines) break;
      filled += lines[end].blank() ? 0 : 1;
    }
    if (filled == 0 || filled > kMostLines) continue;
    for (std::size_t j = i; j < end; ++j) lines[j].kind = RunKind::kSignature;
    i = end - 1;
  }
}

}  // namespace

bool is_mail_head(const std::vector<std::string_view>& lines) {
  const auto labels = std::count_if(lines.begin(), lines.end(), is_label);
  const auto rules = std::count_if(lines.begin(), lines.end(), is_rule);
  return labels >= kFewestLabels && labels + rules == std::ssize(lines);
}

std::vector<TextRun> cut_runs(std::string_view text, Flowed flowed) {
  std::vector<MailLine> lines = flowed.on ? cut_flowed(text, flowed.delete_space) : cut_fixed(text);
  mark_heads(lines);
  mark_signatures(lines);
  std::vector<TextRun> out;
  for (const MailLine& line : lines) {
    // Marks of quoted blank lines are often missing: a blank line cuts nothing by itself.
    const bool same =
        !out.empty() && out.back().kind == line.kind && (out.back().quoted == line.quoted || line.blank());
    if (!same) out.push_back({line.kind, line.quoted, {}});
    const bool mark = line.kind == RunKind::kSignature && out.back().text.empty();
    if (!mark) out.back().text += line.text;
    out.back().text += '\n';
  }
  return out;
}

}  // namespace uppdrag::mail_reader
