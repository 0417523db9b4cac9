// SPDX-License-Identifier: GPL-3.0-or-later
// What all commands share: language, places, plugins and reference data found at first use, and the way to speak to the
// user.
#pragma once

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "console.h"
#include "messages.h"
#include "uppdrag/host/host.h"
#include "uppdrag/knowledge/knowledge_base.h"
#include "uppdrag/registry/registry.h"

namespace uppdrag::cli {

// Exit codes.
inline constexpr int kDone = 0;
inline constexpr int kNothingFound = 1;
inline constexpr int kFailed = 2;

class Program {
 public:
  explicit Program(Language language) : language_(language) {}

  Language language() const { return language_; }
  // `message` in the user's language with {0}, {1} … filled in.
  std::string text(const Message& message, std::initializer_list<std::string_view> arguments = {}) const;
  // What another room says (an error, a reason, a note), in the user's language as far as it is known there.
  std::string spoken(std::string_view message) const;
  // One line on stderr, spoken(), after "uppdrag: ". Control characters in it (from file names, say) are made harmless.
  void tell(std::string_view line) const;

  // Found at first use; refused plugins are named on stderr once.
  const PluginHost& host();
  Result<const Registry*> registry();
  Result<std::unique_ptr<AnalysisEngine>> engine();
  // The knowledge base to read, and to write (which declares the fact types of all plugins).
  Result<std::unique_ptr<KnowledgeBase>> open_kb() const;
  Result<std::unique_ptr<KnowledgeBase>> open_kb_for_writing();

  const Console console = look_at_console();
  // Set by options.
  std::filesystem::path kb = "uppdrag.kb";
  std::vector<std::filesystem::path> plugin_dirs;
  std::filesystem::path data_dir;
  std::string format = "table";
  bool quiet_about_plugins = false;  // `plugins` shows the refused itself.
  // Set by the command that was chosen, run after the command line has been read: an exit code, or an error to show.
  std::function<Result<int>()> run;

 private:
  Language language_;
  std::optional<PluginHost> host_;
  std::optional<Registry> registry_;
};

// sv for Swedish locales (LC_ALL, LC_MESSAGES, LANG) or `--lang sv`, else en.
Language choose_language(int argc, char** argv);

}  // namespace uppdrag::cli
