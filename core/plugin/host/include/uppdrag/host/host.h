// SPDX-License-Identifier: GPL-3.0-or-later
// Finds, checks, orders and loads plugins, and runs the analysers over a document. The only room that knows the loader.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "uppdrag/plugin/plugin.h"
#include "uppdrag/registry/registry.h"

namespace uppdrag {

enum class PluginKind : std::uint8_t { kReader, kAnalyser, kExporter };
std::string_view plugin_kind_name(PluginKind kind);  // "reader", "analyser", "exporter"

// A plugin with this ability also makes recognisers.
inline constexpr std::string_view kRecogniserAbility = "recogniser";

// How many facts of a rule were right of those that somebody read, in annotated and in unseen texts.
struct RuleCount {
  std::string rule;
  std::uint32_t right = 0;
  std::uint32_t read = 0;
  // The share to expect of the next fact: (right + 1) / (read + 2), Laplace's rule of succession, so that ten right ones
  // of ten do not make a rule infallible.
  double share() const { return (right + 1.0) / (read + 2.0); }
};

// What `<library>.plugin.json` says. Reading it runs no plugin code.
struct PluginManifest {
  std::string name;     // Unique among all plugins: "deadlines".
  std::string version;  // "1.0"
  PluginKind kind = PluginKind::kAnalyser;
  std::uint32_t interface_major = 0;
  std::uint32_t interface_minor = 0;
  std::string summary_sv;
  std::string summary_en;
  std::vector<std::string> provides;     // Analysers: annotation and fact types, "dates", "deadline".
  std::vector<std::string> requires_;    // Analysers: what must have been provided before (manifest key "requires").
  std::vector<std::string> media_types;  // Readers: "text/plain".
  std::vector<std::string> extensions;   // Readers: ".txt"; exporters: the file name ending of what they write.
  std::string format;                    // Exporters: the --format name, "csv".
  std::vector<std::string> abilities;    // What it can do besides its kind: "recogniser".
  std::vector<FactType> fact_types;      // Analysers: the types it declares.
  // Analysers: what rules were measured at. The engine multiplies Fact::confidence of such a rule with its share; the
  // plugin then gives what makes the single fact less sure than its rule, 1 as a rule.
  std::vector<RuleCount> rules;
  std::filesystem::path library;         // Absolute.
  std::filesystem::path manifest;        // Absolute.
};

enum class PluginState : std::uint8_t { kLoaded, kRefused };

struct PluginStatus {
  PluginManifest manifest;  // What could be read of it.
  PluginState state = PluginState::kLoaded;
  std::string reason;  // Why it was refused: one line.
};

// Places to look, in order; the first plugin of a name wins and later ones are refused with a reason.
// `--plugin-dir` folders, $UPPDRAG_PLUGIN_PATH (colon-separated), the user's folder, the installation's.
std::vector<std::filesystem::path> plugin_search_path(const std::vector<std::filesystem::path>& from_command_line);

class PluginHost {
 public:
  // Reads all manifests under `directories`, checks interface version, build tag, names and fact types, orders the
  // analysers. A bad plugin is refused and listed, never fatal. A cycle or a missing requirement refuses the plugins
  // concerned.
  static PluginHost discover(const std::vector<std::filesystem::path>& directories);
  ~PluginHost();
  PluginHost(PluginHost&&) noexcept;
  PluginHost& operator=(PluginHost&&) noexcept;

  // All that was found, readers first, then analysers in running order, then exporters, then the refused.
  const std::vector<PluginStatus>& plugins() const;
  // Of the loaded analysers, in running order. Ids are unique: a second declaration of an id refuses its plugin.
  const std::vector<FactType>& fact_types() const;
  const FactType* fact_type(std::string_view id_or_plural) const;
  // What the rule was measured at, or null. Of the loaded analysers.
  const RuleCount* rule_count(std::string_view rule) const;

  // A reader for the media type, else for the extension; kUnsupported names what there is.
  Result<std::unique_ptr<Reader>> make_reader(std::string_view media_type, std::string_view extension) const;
  // Of the first plugin that has one; null when there is none.
  Result<std::unique_ptr<Recogniser>> make_recogniser() const;
  // kNotFound names the formats that there are.
  Result<std::unique_ptr<Exporter>> make_exporter(std::string_view format) const;
  std::vector<std::string> export_formats() const;

  struct LoadedAnalyser {
    const PluginManifest* manifest;
    std::unique_ptr<Analyser> analyser;  // Null when its constructor failed;
    std::string failure;                 // and then why.
  };
  // New analyser objects in running order. `setup` must outlive the call only.
  Result<std::vector<LoadedAnalyser>> make_analysers(const AnalyserSetup& setup) const;

 private:
  PluginHost();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Facts and annotations of one document.
struct Analysis {
  TokenText tokens;
  Annotations annotations;
  struct CheckedFact {
    Fact fact;
    std::string plugin;  // "deadlines 1.0"
  };
  std::vector<CheckedFact> facts;     // By span.start, then type.
  std::uint32_t rejected = 0;         // Facts with an impossible span or undeclared type or field: a plugin's mistake.
  std::vector<std::string> problems;  // One line for each failing analyser or rejected fact.
  std::string language;               // Of the text; facts are only looked for in Swedish ("sv").
};

class LanguageGuesser;

// Runs all analysers over documents; owns the vocabulary of its worker. Not thread-safe.
class AnalysisEngine {
 public:
  // `host` and `registry` must outlive the engine.
  static Result<std::unique_ptr<AnalysisEngine>> make(const PluginHost& host, const Registry& registry);
  ~AnalysisEngine();
  AnalysisEngine(const AnalysisEngine&) = delete;
  AnalysisEngine& operator=(const AnalysisEngine&) = delete;

  // Tokenises `document`, runs the analysers in order, checks every fact against the text and the declarations, and
  // adds the metadata found to `document`, whose counties, authorities and kinds are brought into canonical form first.
  // A throwing analyser becomes a problem; the others go on. Documents in another language than Swedish get metadata
  // but no facts.
  Analysis analyse(Document& document);

  struct Timing {
    std::string plugin;
    std::chrono::nanoseconds spent{};
  };
  // Time spent since the start, by analyser, and first under "tokens" for cutting the text.
  const std::vector<Timing>& timings() const { return timings_; }
  std::uint64_t bytes_analysed() const { return bytes_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  const Registry& registry() const { return registry_; }
  // All rules of all analysers, in running order.
  std::vector<std::pair<std::string, RuleDescription>> rules() const;

 private:
  AnalysisEngine(const PluginHost& host, const Registry& registry);
  const PluginHost& host_;
  const Registry& registry_;
  Vocabulary vocabulary_;
  std::vector<PluginHost::LoadedAnalyser> analysers_;
  std::vector<Timing> timings_;
  std::unique_ptr<LanguageGuesser> language_;
  std::uint64_t bytes_ = 0;
  void run(std::size_t index, const AnalysisInput& input, Document& document, Analysis& analysis);
};

// `facts` as rows for exporters and tables: quotes, pages, metadata. Ids are 0.
std::vector<FactRow> fact_rows(const Document& document, const Analysis& analysis);

// An annotation of any kind in the same shape, for whoever shows it.
struct AnnotationRow {
  std::string type;  // "date", "amount", "actor", "assignees", "reference", "appropriation", "goal", or a plugin's own.
  Span span;         // Assignees: the token from which on they are meant.
  std::vector<std::pair<std::string, FieldValue>> fields;  // All members, in order; nothing for what is not known.
  std::optional<double> confidence;                        // Goals only.
};
// By span.start, then type.
std::vector<AnnotationRow> annotation_rows(const Analysis& analysis);

// The words of `span`, with LF as space.
std::string verbatim(std::string_view text, const Span& span);

}  // namespace uppdrag
