// SPDX-License-Identifier: GPL-3.0-or-later
// The form of golden files: cases of text and what is to be found in it.
//
//   # types: deadline            or `# annotations: date`, `# metadata: kind date`: what the lines below `---` are
//   about # fields: action responsible more fields to show (optional)
//
//   === name of the case
//   date: 2014-05-01             metadata that the document has (optional)
//
//   The text, read as Markdown.
//   ---
//   deadline | 2014-01-31 | report | Skolverket | «senast den 31 januari 2014»
//
// Lines before the first `===` that start with # are comments.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace golden {

struct Case {
  std::string name;
  std::vector<std::pair<std::string, std::string>> metadata;
  std::string text;
  std::vector<std::string> expected;
  int line = 0;  // Of `=== name`.
};

struct File {
  std::vector<std::string> preamble;  // As written.
  std::vector<std::string> types;
  std::vector<std::string> annotations;
  std::vector<std::string> metadata;
  std::vector<std::string> fields;
  std::vector<Case> cases;
};

// Throws std::runtime_error with the line for what has not this form.
File parse(std::string_view text);
// The file with the cases' expectations as they are now; parse(write(x)) gives x again.
std::string write(const File& file);

}  // namespace golden
