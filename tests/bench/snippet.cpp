// SPDX-License-Identifier: GPL-3.0-or-later
#include "snippet.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace bench {
namespace {

[[noreturn]] void fail(const std::string& path, int line, const std::string& what) {
  std::fprintf(stderr, "%s:%d: %s\n", path.c_str(), line, what.c_str());
  std::exit(2);
}

bool starts_with(const std::string& text, const char* start) { return text.rfind(start, 0) == 0; }

// Appends a typed line to the body; marks of joins become joins.
void append_body(Snippet& out, const std::string& line, bool& glued) {
  if (!glued && !out.text.empty() && out.text.back() != ' ') out.text += ' ';
  glued = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '/' && i + 2 == line.size() && line[i + 1] == '~') {
      out.text += '/';
      out.joins.push_back({static_cast<std::uint32_t>(out.text.size()), Join::Kind::kTight});
      glued = true;
      break;
    }
    const bool hyphen = line[i] == '-' && i + 1 < line.size();
    const bool mend = hyphen && line[i + 1] == '~';
    const bool tight = hyphen && line[i + 1] == '=';
    if (!mend && !tight) {
      if (line[i] == '|' && i > 0 && line[i - 1] == ' ') continue;
      if (line[i] == ' ' && !out.text.empty() && out.text.back() == ' ') continue;
      out.text += line[i];
      continue;
    }
    if (tight) out.text += '-';
    ++i;
    out.joins.push_back({static_cast<std::uint32_t>(out.text.size()), mend ? Join::Kind::kMend : Join::Kind::kTight});
    glued = i + 1 == line.size();
  }
  while (!out.text.empty() && out.text.back() == ' ') out.text.pop_back();
  if (!glued && line.size() > 1 && line.back() == '-' && line[line.size() - 2] != ' ')
    out.joins.push_back({static_cast<std::uint32_t>(out.text.size()) + 1, Join::Kind::kSuspended});
}

}  // namespace

std::string collapsed(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

Snippet read_snippet(const std::string& path) {
  std::ifstream in(path);
  if (!in) fail(path, 0, "cannot be read");
  Snippet out;
  out.name = std::filesystem::path(path).stem().string();
  std::string line;
  bool furniture = false;
  bool body = false;
  bool glued = false;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    if (starts_with(line, "file: ")) {
      out.file = line.substr(6);
    } else if (starts_with(line, "page: ")) {
      out.page = static_cast<std::uint32_t>(std::atoi(line.c_str() + 6));
    } else if (line[0] == '[') {
      const std::size_t close = line.find(']');
      if (close == std::string::npos || std::string("hpltnf").find(line[1]) == std::string::npos)
        fail(path, number, "expected [h], [p], [l], [t], [n] or [f]");
      furniture = line[1] == 'f';
      body = true;
      const std::string rest = close + 2 < line.size() ? line.substr(close + 2) : "";
      if (furniture) {
        out.furniture.push_back(rest);
        continue;
      }
      if (glued) fail(path, number - 1, "a block ends in a join");
      out.blocks.push_back(static_cast<std::uint32_t>(out.text.empty() ? 0 : out.text.size() + 1));
      append_body(out, rest, glued);
    } else if (!body) {
      fail(path, number, "expected file:, page: or a block");
    } else if (furniture) {
      out.furniture.back() += " " + line;
    } else {
      append_body(out, line, glued);
    }
  }
  if (out.file.empty()) fail(path, 0, "names no file");
  return out;
}

}  // namespace bench
