// SPDX-License-Identifier: GPL-3.0-or-later
#include "golden_file.h"

#include <sstream>
#include <stdexcept>

namespace golden {
namespace {

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

void read_directive(const std::string& line, File& file) {
  for (const auto& [name, target] : {std::pair{"# types:", &file.types},
                                     {"# annotations:", &file.annotations},
                                     {"# metadata:", &file.metadata},
                                     {"# fields:", &file.fields}}) {
    if (line.starts_with(name)) *target = words(line.substr(std::string_view(name).size()));
  }
}

[[noreturn]] void fail(int line, const std::string& what) {
  throw std::runtime_error("line " + std::to_string(line) + ": " + what);
}

class Parser {
 public:
  explicit Parser(std::string_view text) : in_(std::string(text)) {}

  File parse() {
    while (next() && !line_.starts_with("=== ")) {
      file_.preamble.push_back(line_);
      read_directive(line_, file_);
    }
    if (file_.types.empty() && file_.annotations.empty() && file_.metadata.empty())
      fail(1, "`# types:`, `# annotations:` or `# metadata:` is missing");
    while (more_) read_case();
    return std::move(file_);
  }

 private:
  bool next() {
    more_ = static_cast<bool>(std::getline(in_, line_));
    ++number_;
    return more_;
  }

  void read_case() {
    Case one;
    one.line = number_;
    one.name = line_.substr(4);
    while (next() && !line_.empty()) {
      const auto colon = line_.find(": ");
      if (colon == std::string::npos) fail(number_, "`key: value` or an empty line was expected");
      one.metadata.emplace_back(line_.substr(0, colon), line_.substr(colon + 2));
    }
    while (next() && line_ != "---") {
      if (line_.starts_with("=== ")) fail(number_, "`---` is missing in the case before");
      one.text += line_ + "\n";
    }
    if (!more_) fail(number_, "`---` is missing in the last case");
    while (next() && !line_.starts_with("=== ")) one.expected.push_back(line_);
    while (!one.expected.empty() && one.expected.back().empty()) one.expected.pop_back();
    file_.cases.push_back(std::move(one));
  }

  std::istringstream in_;
  std::string line_;
  int number_ = 0;
  bool more_ = true;
  File file_;
};

}  // namespace

File parse(std::string_view text) { return Parser(text).parse(); }

std::string write(const File& file) {
  std::string out;
  for (const std::string& line : file.preamble) out += line + "\n";
  for (const Case& one : file.cases) {
    if (&one != &file.cases.front()) out += "\n";
    out += "=== " + one.name + "\n";
    for (const auto& [key, value] : one.metadata) out += key + ": " + value + "\n";
    out += "\n" + one.text + "---\n";
    for (const std::string& line : one.expected) out += line + "\n";
  }
  return out;
}

}  // namespace golden
