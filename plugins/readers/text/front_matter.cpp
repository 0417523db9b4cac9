// SPDX-License-Identifier: GPL-3.0-or-later
#include "front_matter.h"

#include <algorithm>
#include <utility>

#include "furniture.h"
#include "uppdrag/document/metadata_names.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::text_reader {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string_view unquoted(std::string_view text) {
  text = trim(text);
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.front() == text.back())
    text = text.substr(1, text.size() - 2);
  return text;
}

bool is_list_key(std::string_view key) { return key == "authority" || key == "county" || key == "policy_area"; }

// `[a, b]` and, for keys that hold lists, `a, b` and `a; b`.
std::vector<std::string> split_values(std::string_view key, std::string_view value) {
  value = trim(value);
  const bool bracketed = value.size() >= 2 && value.front() == '[' && value.back() == ']';
  if (bracketed) value = value.substr(1, value.size() - 2);
  std::vector<std::string> out;
  if (!bracketed && !is_list_key(key)) {
    out.emplace_back(unquoted(value));
    return out;
  }
  for (std::size_t at = 0; at <= value.size();) {
    const auto end = std::min(value.find_first_of(",;", at), value.size());
    out.emplace_back(unquoted(value.substr(at, end - at)));
    at = end + 1;
  }
  return out;
}

bool four_digits(std::string_view text) {
  return text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// `2014-2016`, `2014–2016` and `2014 - 2016` as an EDTF interval; anything else as it stands.
std::string read_period(std::string_view value) {
  for (const std::string_view dash : {"–", "-"}) {
    const auto at = value.find(dash);
    if (at == std::string_view::npos) continue;
    const std::string_view first = trim(value.substr(0, at));
    const std::string_view last = trim(value.substr(at + dash.size()));
    if (four_digits(first) && four_digits(last)) return std::string(first) + "/" + std::string(last);
  }
  return std::string(value);
}

std::string normal_value(std::string_view key, const std::string& value) {
  if (key == "kind") {
    const auto kind = document_kind(value);
    return kind.empty() ? to_lower(value) : std::string(kind);
  }
  if (key == "date" || key == "updated") {
    std::string day = read_day(value);
    return day.empty() ? value : day;
  }
  return key == "period" ? read_period(value) : value;
}

void store(std::string_view written, std::vector<std::string> values, Metadata& metadata) {
  const std::string key = metadata_key(written);
  std::vector<std::string> normal;
  for (const std::string& value : values) {
    if (key == "dnr") {
      auto numbers = read_case_numbers(value);
      if (numbers.empty() && !value.empty()) numbers.push_back(value);
      std::move(numbers.begin(), numbers.end(), std::back_inserter(normal));
    } else {
      normal.push_back(normal_value(key, value));
    }
  }
  metadata.set_list(key, std::move(normal), "front-matter");
}

// A line `key: value`; the length of the key, or npos.
std::size_t key_length(std::string_view line) {
  const auto colon = line.find(':');
  constexpr std::size_t kLongestKey = 40;
  if (colon == std::string_view::npos || colon == 0 || colon > kLongestKey || line[0] == ' ' || line[0] == '-')
    return std::string_view::npos;
  return colon + 1 == line.size() || line[colon + 1] == ' ' ? colon : std::string_view::npos;
}

struct Entry {
  std::string_view key;
  std::vector<std::string> values;
};

// Adds one line; false when it is no front matter.
bool read_entry(std::string_view line, std::vector<Entry>& entries) {
  const std::string_view content = trim(line);
  if (content.empty() || content[0] == '#') return true;
  if (content.starts_with("- ")) {
    if (entries.empty()) return false;
    entries.back().values.emplace_back(unquoted(content.substr(2)));
    return true;
  }
  if (const auto colon = key_length(line); colon != std::string_view::npos) {
    const std::string_view written = line.substr(0, colon);
    entries.push_back({written, split_values(metadata_key(written), line.substr(colon + 1))});
    return true;
  }
  if (line[0] != ' ' || entries.empty() || entries.back().values.empty()) return false;
  entries.back().values.back() += (entries.back().values.back().empty() ? "" : " ") + std::string(content);
  return true;
}

bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && ascii_digit(text[end])) ++end;
  return end - at;
}

std::size_t letters_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    const CodePoint c = decode_utf8(text, static_cast<std::uint32_t>(end));
    if (!is_letter(c.value)) break;
    end = c.next;
  }
  return end - at;
}

std::size_t spaces_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (text[end] == ' ' || text.substr(end).starts_with("\u00A0")))
    end += text[end] == ' ' ? 1 : 2;
  return end - at;
}

// `S2025/01846`, `Fi 2007/8016/OFA/SF`, `S2025/ 01846` at the start of `text`: its bytes, and the number without
// spaces.
std::size_t read_case_number(std::string_view text, std::string& number) {
  const std::size_t letters = letters_at(text, 0);
  if (letters == 0 || letters > 6 || !is_upper(decode_utf8(text, 0).value)) return 0;
  std::size_t at = letters + spaces_at(text, letters);
  if (digits_at(text, at) != 4) return 0;
  number = std::string(text.substr(0, letters)) + std::string(text.substr(at, 4));
  at += 4 + spaces_at(text, at + 4);
  if (at >= text.size() || (text[at] != '/' && text[at] != ':')) return 0;
  number += text[at++];
  at += spaces_at(text, at);
  const std::size_t digits = digits_at(text, at);
  if (digits == 0 || digits > 6) return 0;
  number += text.substr(at, digits);
  at += digits;
  while (at + 1 < text.size() && text[at] == '/') {
    const std::size_t unit = letters_at(text, at + 1) + digits_at(text, at + 1 + letters_at(text, at + 1));
    if (unit == 0) break;
    number += text.substr(at, unit + 1);
    at += unit + 1;
  }
  return at;
}

}  // namespace

std::uint32_t read_front_matter(std::string_view text, Metadata& metadata) {
  constexpr std::string_view kFence = "---";
  constexpr int kMostLines = 200;
  if (!text.starts_with("---\n") && !text.starts_with("--- \n")) return 0;
  std::vector<Entry> entries;
  std::size_t at = text.find('\n') + 1;
  for (int lines = 0; at < text.size() && lines < kMostLines; ++lines) {
    const auto end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    if (trim(line) == kFence || trim(line) == "...") {
      if (entries.empty()) return 0;
      for (Entry& entry : entries) store(entry.key, std::move(entry.values), metadata);
      return static_cast<std::uint32_t>(at);
    }
    if (!read_entry(line, entries)) return 0;
  }
  return 0;
}

std::vector<std::string> read_case_numbers(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (rest[0] == ' ' || rest[0] == ',' || rest[0] == ';') {
      ++at;
      continue;
    }
    std::size_t skipped = rest.starts_with("\u00A0") ? 2 : 0;
    for (const std::string_view word : {"(delvis)", "[delvis]", "m.fl.", "m. fl.", "och ", "samt "})
      if (rest.starts_with(word)) skipped = word.size();
    if (skipped == 0) {
      std::string number;
      skipped = read_case_number(rest, number);
      if (skipped == 0) break;
      out.push_back(std::move(number));
    }
    at += skipped;
  }
  return out;
}

}  // namespace uppdrag::text_reader
