// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <algorithm>

#include "uppdrag/text/unicode.h"

namespace uppdrag::cli {
namespace {

CLI::Option* list_option(CLI::App& command, const std::string& name, std::vector<std::string>& target,
                         const std::string& description) {
  // One value each time, or the option would swallow what follows it.
  return command.add_option(name, target, description)->type_size(1)->allow_extra_args(false)->take_all();
}

}  // namespace

CLI::Option* add_language(CLI::App& app, Program& program) {
  const auto check = [&program](const std::string& language) {
    if (language != "sv" && language != "en")
      throw CLI::ValidationError("--lang", program.text(msg::kBadLang, {language}));
  };
  return app.add_option_function<std::string>("--lang", check, program.text(msg::kOptLang))->type_name("LANG");
}

CLI::App* add_command(CLI::App& app, Program& program, const std::string& name, const Message& about,
                      const std::string& examples) {
  CLI::App* command = app.add_subcommand(name, program.text(about));
  std::string footer = program.text(msg::kExamples) + "\n  ";
  for (const char c : examples) footer += c == '\n' ? std::string("\n  ") : std::string(1, c);
  command->footer(footer);
  command->group(program.text(msg::kCommands));
  command->option_defaults()->group(program.text(msg::kOptions));
  command->set_help_flag("-h,--help", program.text(msg::kHelp));
  const std::string group = program.text(msg::kCommonGroup);
  command->get_help_ptr()->group(group);
  add_language(*command, program)->group(group);
  command->add_option("--plugin-dir", program.plugin_dirs, program.text(msg::kOptPluginDir))
      ->group(group)
      ->type_size(1)
      ->allow_extra_args(false)
      ->type_name(program.text(msg::kTermFolder));
  command->add_option("--data-dir", program.data_dir, program.text(msg::kOptDataDir))
      ->group(group)
      ->type_name(program.text(msg::kTermFolder));
  return command;
}

void add_kb(CLI::App& command, Program& program) {
  command.add_option("--kb", program.kb, program.text(msg::kOptKb, {program.kb.string()}))
      ->group(program.text(msg::kCommonGroup))
      ->type_name(program.text(msg::kTermFolder));
}

void add_format(CLI::App& command, Program& program, const std::string& formats) {
  command.add_option("--format", program.format, program.text(msg::kOptFormat, {formats}))
      ->group(program.text(msg::kOutputGroup))
      ->type_name("FORMAT");
}

void add_filters(CLI::App& command, Program& program, Filters& filters) {
  const std::string group = program.text(msg::kFilterGroup);
  const std::string text = program.text(msg::kTermText);
  const std::string date = program.text(msg::kTermDate);
  list_option(command, "--county", filters.counties, program.text(msg::kOptCounty))->group(group)->type_name(text);
  list_option(command, "--authority", filters.authorities, program.text(msg::kOptAuthority))
      ->group(group)
      ->type_name(text);
  list_option(command, "--kind", filters.kinds, program.text(msg::kOptKind))->group(group)->type_name(text);
  list_option(command, "--year", filters.years, program.text(msg::kOptYear))->group(group)->type_name(text);
  list_option(command, "--goal", filters.goals, program.text(msg::kOptGoal))->group(group)->type_name(text);
  command.add_option("--from", filters.from, program.text(msg::kOptFrom))->group(group)->type_name(date);
  command.add_option("--to", filters.to, program.text(msg::kOptTo))->group(group)->type_name(date);
  command
      .add_option_function<double>(
          "--min-confidence",
          [&program, &filters](const double& value) {
            if (!(value >= 0 && value <= 1)) throw CLI::ValidationError("", program.text(msg::kBadConfidence));
            filters.min_confidence = value;
          },
          program.text(msg::kOptMinConfidence))
      ->group(group)
      ->type_name(program.text(msg::kTermNumber));
}

void add_paging(CLI::App& command, Program& program, std::uint64_t& limit, std::uint64_t& offset) {
  const std::string group = program.text(msg::kOutputGroup);
  const std::string number = program.text(msg::kTermNumber);
  command.add_option("--limit", limit, program.text(msg::kOptLimit))->group(group)->type_name(number);
  command.add_option("--offset", offset, program.text(msg::kOptOffset))->group(group)->type_name(number);
}

Status check_format(const Program& program, const std::vector<std::string>& formats) {
  if (std::find(formats.begin(), formats.end(), program.format) != formats.end()) return ok();
  return Error{ErrorCode::kUsage, program.text(msg::kUnknownFormat, {program.format, join(formats)})};
}

std::string nearest(std::string_view word, const std::vector<std::string>& words) {
  std::string best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& candidate : words) {
    const std::size_t distance =
        candidate.starts_with(word) && word.size() >= 3 ? 1 : edit_distance(word, candidate, least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

std::string did_you_mean(const Program& program, std::string_view word, const std::vector<std::string>& words) {
  const std::string best = nearest(word, words);
  return best.empty() ? std::string() : program.text(msg::kDidYouMean, {best});
}

std::string join(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (&word != &words.front()) out += between;
    out += word;
  }
  return out;
}

}  // namespace uppdrag::cli
