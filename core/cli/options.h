// SPDX-License-Identifier: GPL-3.0-or-later
// Options that several commands have, and the look of help.
#pragma once

#include <CLI/CLI.hpp>

#include "program.h"
#include "uppdrag/query/query.h"

namespace uppdrag::cli {

// Adds the command `name` with the options that every command has. `examples` are shown at the end of its help.
CLI::App* add_command(CLI::App& app, Program& program, const std::string& name, const Message& about,
                      const std::string& examples);
// --lang, which choose_language() has read before.
CLI::Option* add_language(CLI::App& app, Program& program);
void add_kb(CLI::App& command, Program& program);
// --format; `formats` are the names to show in the help.
void add_format(CLI::App& command, Program& program, const std::string& formats);
// --county, --authority, --kind, --year, --goal, --from, --to, --min-confidence
void add_filters(CLI::App& command, Program& program, Filters& filters);
// --limit and --offset.
void add_paging(CLI::App& command, Program& program, std::uint64_t& limit, std::uint64_t& offset);

// kUsage when Program::format is none of `formats`.
Status check_format(const Program& program, const std::vector<std::string>& formats);

// Help in the user's language, wrapped to 80 columns.
std::shared_ptr<CLI::FormatterBase> help_formatter(const Program& program);

// What is wrong with the command line, in one line, with the nearest legal word.
std::string explain(const CLI::App& app, const CLI::ParseError& error, const Program& program);

// The one of `words` that is nearest to `word`, or "" when none resembles it.
std::string nearest(std::string_view word, const std::vector<std::string>& words);
// ", did you mean 'x'?" or "".
std::string did_you_mean(const Program& program, std::string_view word, const std::vector<std::string>& words);

std::string join(const std::vector<std::string>& words, std::string_view between = ", ");

}  // namespace uppdrag::cli
