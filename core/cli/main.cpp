// SPDX-License-Identifier: GPL-3.0-or-later
// The uppdrag program: reads the command line and hands over to one command.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <exception>

#include "commands.h"
#include "options.h"
#include "uppdrag/host/guard.h"

namespace {

using namespace uppdrag::cli;

void add_commands(CLI::App& app, Program& program) {
  add_index(app, program);
  add_search(app, program);
  add_facts(app, program);
  add_show(app, program);
  add_compare(app, program);
  add_analyse(app, program);
  add_export(app, program);
  add_evaluate(app, program);
  add_plugins(app, program);
}

// A fact type of a plugin is a command too: `uppdrag staffings` means `uppdrag facts staffings`.
void open_shortcut(const CLI::App& app, Program& program, std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments[0].starts_with('-')) return;
  if (arguments[0] == "help") arguments[0] = "--help";
  const auto commands =
      app.get_subcommands([&](const CLI::App* command) { return command->get_name() == arguments[0]; });
  if (!commands.empty()) return;
  program.quiet_about_plugins = true;
  if (program.host().fact_type(arguments[0])) arguments.insert(arguments.begin(), "facts");
}

int parse(CLI::App& app, Program& program, std::vector<std::string> arguments) {
  open_shortcut(app, program, arguments);
  std::reverse(arguments.begin(), arguments.end());  // As the parser wants them.
  try {
    app.parse(std::move(arguments));
    return kDone;
  } catch (const CLI::Success& success) {
    app.exit(success);  // Prints the help or the version.
    program.run = [] { return kDone; };
    return kDone;
  } catch (const CLI::ParseError& error) {
    program.tell(explain(app, error, program));
    return kFailed;
  }
}

int run(Program& program, const std::vector<std::string>& arguments) {
  CLI::App app(program.text(msg::kAbout), "uppdrag");
  app.formatter(help_formatter(program));
  app.option_defaults()->group(program.text(msg::kOptions));
  app.set_help_flag("-h,--help", program.text(msg::kHelp));
  app.set_version_flag("--version", "uppdrag " UPPDRAG_VERSION, program.text(msg::kVersion));
  app.footer(program.text(msg::kFooter));
  app.require_subcommand(1);
  add_commands(app, program);
  if (const int code = parse(app, program, arguments); code != kDone) return code;
  const auto code = program.run();
  if (!code) program.tell(code.error().message);
  if (std::fflush(stdout) != 0 || std::ferror(stdout)) {
    program.tell(program.text(msg::kOutputFailed, {std::generic_category().message(errno)}));
    return kFailed;
  }
  return code ? *code : kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  Program program(choose_language(argc, argv));
  try {
    return run(program, std::vector<std::string>(argv + (argc > 0), argv + argc));
  } catch (...) {  // The last catch: whatever comes here is a defect of ours.
    program.tell(program.text(msg::kUnexpected, {uppdrag::caught_error("uppdrag").message}));
    return kFailed;
  }
}
