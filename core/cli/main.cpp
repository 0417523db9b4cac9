// SPDX-License-Identifier: GPL-3.0-or-later
// The uppdrag program: reads the command line and hands over to one command.
#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "commands.h"
#include "options.h"
#include "reading_options.h"
#include "uppdrag/host/guard.h"

namespace {

using namespace uppdrag::cli;

void add_commands(CLI::App& app, Program& program) {
  add_index(app, program);
  add_search(app, program);
  add_similar(app, program);
  add_facts(app, program);
  add_show(app, program);
  add_compare(app, program);
  add_analyse(app, program);
  add_export(app, program);
  add_evaluate(app, program);
  add_explain(app, program);
  add_plugins(app, program);
  add_doctor(app, program);
  add_check(app, program);
}

// The value of `--kb` among arguments that are not parsed yet.
std::string kb_of(const std::vector<std::string>& arguments, std::string otherwise) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--kb" && i + 1 < arguments.size()) return arguments[i + 1];
    if (arguments[i].starts_with("--kb=")) return arguments[i].substr(5);
  }
  return otherwise;
}

// Whether the knowledge base, or else a plugin, has a fact type of this name.
bool is_fact_type(Program& program, const std::string& name, const std::filesystem::path& folder) {
  auto kb = uppdrag::KnowledgeBase::open(folder, uppdrag::KnowledgeBase::Mode::kRead, {});
  if (kb) {
    const auto types = (*kb)->fact_types();
    if (std::any_of(types.begin(), types.end(),
                    [&](const auto& type) { return type.id == name || type.plural == name; }))
      return true;
  }
  return program.host().fact_type(name) != nullptr;
}

// Where the command stands: behind `--lang sv`, if that comes first.
std::size_t place_of_command(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "--lang") return 2;
  return !arguments.empty() && arguments[0].starts_with("--lang=") ? 1 : 0;
}

// A fact type of a plugin is a command too: `uppdrag staffings` means `uppdrag facts staffings`.
void open_shortcut(const CLI::App& app, Program& program, std::vector<std::string>& arguments) {
  const std::size_t place = place_of_command(arguments);
  if (place >= arguments.size() || arguments[place].starts_with('-')) return;
  std::string& name = arguments[place];
  if (name == "help") name = "--help";
  const auto commands = app.get_subcommands([&](const CLI::App* command) { return command->get_name() == name; });
  if (!commands.empty()) return;
  program.quiet_about_plugins = true;
  if (is_fact_type(program, name, kb_of(arguments, program.kb.string())))
    arguments.insert(arguments.begin() + static_cast<std::ptrdiff_t>(place), "facts");
}

int parse(CLI::App& app, Program& program, std::vector<std::string> arguments) {
  const bool arguments_were_empty = arguments.empty();
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
    if (arguments_were_empty) std::fprintf(stderr, "%s\n", app.help().c_str());
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
  add_language(app, program);
  app.footer(program.text(msg::kFooter));
  app.require_subcommand(1);
  add_commands(app, program);
  if (const int code = parse(app, program, arguments); code != kDone) return code;
  const auto code = program.run();
  if (!code) program.tell(code.error().message);
  if (std::fflush(stdout) != 0 || std::ferror(stdout)) {
    if (errno == EPIPE) return code ? *code : kFailed;  // `| head` has had enough.
    program.tell(program.text(msg::kOutputFailed, {std::generic_category().message(errno)}));
    return kFailed;
  }
  return code ? *code : kFailed;
}

// `| head` has had enough: end without a word, as other programs do. Poco blocks the signal when it is loaded.
void end_with_the_reader() {
  std::signal(SIGPIPE, SIG_DFL);
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  sigprocmask(SIG_UNBLOCK, &pipe, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
  end_with_the_reader();
  ::setenv("OMP_THREAD_LIMIT", "1", 0);  // Workers are one for each core; their libraries need no threads beside.
  Program program(choose_language(argc, argv));
  try {
    const std::vector<std::string> arguments(argv + (argc > 0), argv + argc);
    hide_password(argc, argv);
    return run(program, arguments);
  } catch (...) {  // The last catch: whatever comes here is a defect of ours.
    program.tell(program.text(msg::kUnexpected, {uppdrag::caught_error("uppdrag").message}));
    return kFailed;
  }
}
