// SPDX-License-Identifier: GPL-3.0-or-later
// The look of --help, and what is said about a wrong command line.
#include <algorithm>

#include "console.h"
#include "options.h"
#include "uppdrag/text/unicode.h"

namespace uppdrag::cli {
namespace {

constexpr std::size_t kNameColumn = 26;
constexpr std::size_t kHelpWidth = 80;

class HelpFormatter final : public CLI::Formatter {
 public:
  explicit HelpFormatter(const Program& program) : last_group_(program.text(msg::kCommonGroup)) {
    label("Usage", program.text(msg::kUsage));
    label("OPTIONS", program.text(msg::kOptionsBadge));
    label("SUBCOMMAND", program.text(msg::kCommandBadge));
    label("Positionals", program.text(msg::kArguments));
  }

  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
    std::string out;
    for (const std::string& line : wrap(app->get_description(), kHelpWidth, 100)) out += line + "\n";
    return out + "\n" + make_usage(app, std::move(name)) + make_positionals(app) + groups(app) +
           make_subcommands(app, mode) + "\n" + app->get_footer() + "\n";
  }

  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    std::string name = make_option_name(option, is_positional);
    if (!is_positional && option->get_type_size() != 0) name += " " + option->get_type_name();
    return entry(name, option->get_description());
  }

  std::string make_subcommand(const CLI::App* command) const override {
    return entry(command->get_name(), command->get_description());
  }

 private:
  // The group of common options comes last: what a command does on its own is what is looked for.
  std::string groups(const CLI::App* app) const {
    std::vector<std::string> names = app->get_groups();
    std::stable_partition(names.begin(), names.end(), [&](const std::string& name) { return name != last_group_; });
    std::string out;
    for (const std::string& name : names) {
      const auto shown = app->get_options(
          [&](const CLI::Option* option) { return option->get_group() == name && option->nonpositional(); });
      if (!shown.empty()) out += make_group(name, false, shown);
    }
    return out;
  }

  static std::string entry(const std::string& name, const std::string& description) {
    std::string out = "  " + name;
    const std::size_t used = display_width(out);
    if (used + 2 > kNameColumn)
      out += "\n" + std::string(kNameColumn, ' ');
    else
      out += std::string(kNameColumn - used, ' ');
    bool first = true;
    for (const std::string& line : wrap(description, kHelpWidth - kNameColumn, 100)) {
      out += (first ? "" : std::string(kNameColumn, ' ')) + line + "\n";
      first = false;
    }
    return first ? out + "\n" : out;
  }

  std::string last_group_;
};

const CLI::App* chosen(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? nullptr : commands.front();
}

std::string full_name(const CLI::App& app, const CLI::App* command) {
  return command ? app.get_name() + " " + command->get_name() : app.get_name();
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> out;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) out.push_back("--" + name);
  }
  return out;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> out;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    out.push_back(command->get_name());
  return out;
}

// What the parser could not place.
std::string explain_extra(const CLI::App& app, const CLI::App* command, const Program& program) {
  for (const std::string& extra : app.remaining(true)) {
    if (extra.starts_with('-') && extra.size() > 1) {
      const std::string name = extra.substr(0, extra.find('='));
      return program.text(msg::kUnknownOption,
                          {name, did_you_mean(program, name, option_names(command ? *command : app))});
    }
    if (!command) return program.text(msg::kUnknownCommand, {extra, did_you_mean(program, extra, command_names(app))});
    return program.text(msg::kTooMuch, {extra});
  }
  return program.text(msg::kNoCommand);
}

// "--limit: …" -> "--limit"
std::string before_colon(const std::string& text) { return text.substr(0, text.find(':')); }

std::string explain_other(const CLI::ParseError& error, const Program& program) {
  std::string what = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) return program.text(msg::kMissingValue, {before_colon(what)});
  if (dynamic_cast<const CLI::RequiredError*>(&error))
    return program.text(msg::kMissing, {what.substr(0, what.find(' '))});
  if (dynamic_cast<const CLI::ConversionError*>(&error)) {  // "Could not convert: --limit = many"
    const auto name = what.find("--");
    const auto equals = what.find(" = ", name);
    if (name != std::string::npos && equals != std::string::npos)
      return program.text(msg::kBadValue, {what.substr(name, equals - name), what.substr(equals + 3)});
  }
  if (what.starts_with(": ")) return what.substr(2);
  return what;
}

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_formatter(const Program& program) {
  return std::make_shared<HelpFormatter>(program);
}

std::string explain(const CLI::App& app, const CLI::ParseError& error, const Program& program) {
  const CLI::App* command = chosen(app);
  const bool misplaced = dynamic_cast<const CLI::ExtrasError*>(&error) || (!command && !app.remaining(true).empty());
  const std::string what = misplaced || !command ? explain_extra(app, command, program) : explain_other(error, program);
  return program.text(msg::kSeeHelp, {what, full_name(app, command)});
}

}  // namespace uppdrag::cli
