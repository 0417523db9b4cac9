// SPDX-License-Identifier: GPL-3.0-or-later
// uppdrag plugins: what was found, from where, and what was refused and why; rules; time per analyser.
#include <algorithm>
#include <cstdio>

#include "commands.h"
#include "fact_output.h"
#include "options.h"
#include "table.h"
#include "uppdrag/ingest/ingest.h"
#include "uppdrag/plugin/json.h"

namespace uppdrag::cli {
namespace {

struct Options {
  bool rules = false;
  std::vector<std::string> timing;
};

std::string kind_text(const Program& program, const PluginStatus& plugin) {
  if (plugin.state == PluginState::kRefused) return program.text(msg::kRefused);
  switch (plugin.manifest.kind) {
    case PluginKind::kReader:
      return program.text(msg::kKindReader);
    case PluginKind::kAnalyser:
      return program.text(msg::kKindAnalyser);
    case PluginKind::kExporter:
      return program.text(msg::kKindExporter);
  }
  return {};
}

std::string folder_of(const PluginStatus& plugin) { return plugin.manifest.manifest.parent_path().string(); }

// A table for each folder, in the order in which the folders come up.
void print_list(const Program& program, const std::vector<PluginStatus>& plugins) {
  std::vector<std::string> folders;
  for (const PluginStatus& plugin : plugins) {
    if (std::find(folders.begin(), folders.end(), folder_of(plugin)) == folders.end())
      folders.push_back(folder_of(plugin));
  }
  for (const std::string& folder : folders) {
    std::printf("%s%s\n", folder == folders.front() ? "" : "\n", program.console.bold(clean(folder)).c_str());
    Table table(program.console, {{program.text(msg::kColName), false, true},
                                  {program.text(msg::kColVersion), false, true},
                                  {program.text(msg::kColKind), false, true},
                                  {program.text(msg::kColWhat), false, false, 20}});
    for (const PluginStatus& plugin : plugins) {
      if (folder_of(plugin) != folder) continue;
      const PluginManifest& m = plugin.manifest;
      const bool refused = plugin.state == PluginState::kRefused;
      const std::string& what = program.language() == Language::kSwedish ? m.summary_sv : m.summary_en;
      table.add({m.name, m.version, kind_text(program, plugin), refused ? std::string() : what},
                refused ? plugin.reason : std::string());
    }
    table.print(stdout);
  }
}

std::string json_of(const PluginStatus& plugin) {
  const PluginManifest& m = plugin.manifest;
  std::string out;
  const auto text = [&](std::string_view name, std::string_view value) {
    out.append(out.empty() ? "{\"" : ",\"").append(name).append("\":");
    append_json_string(out, value);
  };
  const auto list = [&](std::string_view name, const std::vector<std::string>& values) {
    out.append(",\"").append(name).append("\":");
    append_json_strings(out, values);
  };
  text("name", m.name);
  text("version", m.version);
  text("kind", plugin_kind_name(m.kind));
  text("state", plugin.state == PluginState::kLoaded ? "loaded" : "refused");
  text("reason", plugin.reason);
  text("manifest", m.manifest.string());
  list("provides", m.provides);
  list("requires", m.requires_);
  std::vector<std::string> types;
  for (const FactType& type : m.fact_types) types.push_back(type.id);
  list("fact_types", types);
  return out += '}';
}

void print_json(const std::vector<PluginStatus>& plugins) {
  std::printf("[\n");
  for (const PluginStatus& plugin : plugins)
    std::printf("%s%s\n", json_of(plugin).c_str(), &plugin == &plugins.back() ? "" : ",");
  std::printf("]\n");
}

std::string fixed(double number, int decimals) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, number);
  return buffer;
}

Result<int> print_rules(Program& program) {
  auto engine = program.engine();
  if (!engine) return engine.error();
  const auto rules = (*engine)->rules();
  Table table(program.console,
              {{program.text(msg::kColRule), false, true},
               {program.text(msg::kColConfidence), true, true},
               {program.text(msg::kColWhat), false, false, 20}});
  table.below_lines = 6;
  for (const auto& [plugin, rule] : rules) {
    const RuleCount* count = program.host().rule_count(rule.name);
    const std::string share = count == nullptr ? std::string("–")
                                               : fixed(count->share(), 2) + " (" + std::to_string(count->right) + "/" +
                                                     std::to_string(count->read) + ")";
    table.add({rule.name, share, rule.summary}, "«" + rule.example + "»");
  }
  table.print(stdout);
  return rules.empty() ? kNothingFound : kDone;
}

Result<int> print_timing(Program& program, const std::vector<std::string>& paths) {
  auto engine = program.engine();
  if (!engine) return engine.error();
  IngestOptions options;
  options.paths.assign(paths.begin(), paths.end());
  for (const auto& file : files_under(options)) {
    auto analysed = read_and_analyse(program.host(), **engine, file, options);
    if (!analysed && analysed.error().code != ErrorCode::kUnsupported) program.tell(analysed.error().message);
  }
  const auto bytes = static_cast<double>((*engine)->bytes_analysed());
  if (bytes == 0) return Error{ErrorCode::kNotFound, program.text(msg::kNothingFound)};
  double total = 0;
  const auto seconds = [](const AnalysisEngine::Timing& timing) {
    return std::chrono::duration<double>(timing.spent).count();
  };
  for (const auto& timing : (*engine)->timings()) total += seconds(timing);
  Table table(program.console, {{program.text(msg::kColName), false, true},
                                {program.text(msg::kColTime), true, true},
                                {program.text(msg::kColShare), true, true},
                                {program.text(msg::kColSpeed), true, true}});
  const auto cells = [&](const std::string& name, double spent) -> std::vector<std::string> {
    return {name, fixed(spent * 1000, 1) + " ms", fixed(spent / total * 100, 1) + " %",
            spent > 0 ? fixed(bytes / spent / 1e6, 1) + " MB/s" : ""};
  };
  for (const auto& timing : (*engine)->timings())
    table.add(cells(timing.plugin == "tokens" ? program.text(msg::kTimingTokens) : timing.plugin, seconds(timing)));
  table.add_total(cells(program.text(msg::kTimingAll) + " (" + fixed(bytes / 1e6, 1) + " MB)", total));
  table.print(stdout);
  return kDone;
}

Result<int> run_plugins(Program& program, const Options& options) {
  if (options.rules) return print_rules(program);
  if (!options.timing.empty()) return print_timing(program, options.timing);
  if (auto status = check_format(program, {"table", "json"}); !status) return status.error();
  program.quiet_about_plugins = true;
  const auto& all = program.host().plugins();
  if (all.empty()) {
    std::vector<std::string> looked;
    for (const auto& folder : plugin_search_path(program.plugin_dirs)) looked.push_back(folder.string());
    program.tell(program.text(msg::kNoPlugins, {join(looked)}));
    return kNothingFound;
  }
  if (program.format == "json")
    print_json(all);
  else
    print_list(program, all);
  const bool refused =
      std::any_of(all.begin(), all.end(), [](const auto& plugin) { return plugin.state == PluginState::kRefused; });
  return refused ? kFailed : kDone;
}

}  // namespace

void add_plugins(CLI::App& app, Program& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = add_command(app, program, "plugins", msg::kPluginsAbout, program.text(msg::kPluginsExamples));
  command->add_flag("--rules", options->rules, program.text(msg::kPluginsRules));
  command->add_option("--timing", options->timing, program.text(msg::kPluginsTiming))
      ->type_name(program.text(msg::kTermPath));
  add_format(*command, program, "table, json");
  command->callback(
      [&program, options] { program.run = [&program, options] { return run_plugins(program, *options); }; });
}

}  // namespace uppdrag::cli
