// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <cstdio>
#include <cstdlib>

#include "translate.h"

namespace uppdrag::cli {
namespace {

namespace fs = std::filesystem;

fs::path user_data_folder() {
  if (const char* data_home = std::getenv("XDG_DATA_HOME"); data_home && *data_home)
    return fs::path(data_home) / "uppdrag";
  if (const char* home = std::getenv("HOME"); home && *home) return fs::path(home) / ".local/share/uppdrag";
  return {};
}

std::vector<fs::path> data_folders(const fs::path& from_command_line) {
  std::vector<fs::path> out;
  if (!from_command_line.empty()) return {from_command_line};
  if (const char* named = std::getenv("UPPDRAG_DATA_DIR"); named && *named) return {named};
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
  if (!error) {
    out.push_back(program / "share/uppdrag");
    out.push_back((program / "../share/uppdrag").lexically_normal());
  }
  return out;
}

bool is_swedish(std::string_view locale) { return locale.starts_with("sv"); }

}  // namespace

std::string Program::text(const Message& message, std::initializer_list<std::string_view> arguments) const {
  const std::string_view form = message.in(language_);
  std::string out;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '{' && i + 2 < form.size() && form[i + 2] == '}') {
      const auto index = static_cast<std::size_t>(form[i + 1] - '0');
      if (index < arguments.size()) out += arguments.begin()[index];
      i += 2;
    } else {
      out += form[i];
    }
  }
  return out;
}

std::string Program::spoken(std::string_view message) const {
  return language_ == Language::kSwedish ? in_swedish(message) : std::string(message);
}

void Program::tell(std::string_view line) const {
  const std::string out = "uppdrag: " + clean(spoken(line)) + "\n";
  std::fflush(stdout);  // So that the two come in this order where they go to one place.
  std::fwrite(out.data(), 1, out.size(), stderr);
}

const PluginHost& Program::host() {
  if (host_) return *host_;
  for (const fs::path& folder : plugin_dirs) {
    if (!fs::is_directory(folder)) tell(text(msg::kNoSuchPluginDir, {folder.string()}));
  }
  host_ = PluginHost::discover(plugin_search_path(plugin_dirs));
  for (const PluginStatus& plugin : host_->plugins()) {
    if (plugin.state == PluginState::kRefused && !quiet_about_plugins)
      tell(text(msg::kPluginRefused, {plugin.manifest.name, plugin.reason}));
  }
  return *host_;
}

Result<const Registry*> Program::registry() {
  if (registry_) return &*registry_;
  std::string looked;
  for (const fs::path& folder : data_folders(data_dir)) {
    std::error_code error;
    if (fs::is_directory(folder / "registry", error)) {
      const fs::path user = user_data_folder();
      auto loaded = Registry::load(folder / "registry", user.empty() ? fs::path() : user / "registry");
      if (!loaded) return loaded.error();
      registry_ = std::move(*loaded);
      return &*registry_;
    }
    looked += (looked.empty() ? "" : ", ") + (folder / "registry").string();
  }
  return Error{ErrorCode::kNotFound, text(msg::kNoData, {looked})};
}

Result<std::unique_ptr<AnalysisEngine>> Program::engine() {
  auto data = registry();
  if (!data) return data.error();
  return AnalysisEngine::make(host(), **data);
}

Result<std::unique_ptr<KnowledgeBase>> Program::open_kb() const {
  return KnowledgeBase::open(kb, KnowledgeBase::Mode::kRead, {});
}

Result<std::unique_ptr<KnowledgeBase>> Program::open_kb_for_writing() {
  return KnowledgeBase::open(kb, KnowledgeBase::Mode::kWrite, host().fact_types());
}

Language choose_language(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--") break;
    if (argument == "--lang" && i + 1 < argc) return is_swedish(argv[i + 1]) ? Language::kSwedish : Language::kEnglish;
    if (argument.starts_with("--lang="))
      return is_swedish(argument.substr(7)) ? Language::kSwedish : Language::kEnglish;
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (const char* locale = std::getenv(name); locale && *locale)
      return is_swedish(locale) ? Language::kSwedish : Language::kEnglish;
  }
  return Language::kEnglish;
}

}  // namespace uppdrag::cli
