// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <ctime>

#include "check_fact.h"
#include "language.h"
#include "normal_metadata.h"
#include "order.h"
#include "uppdrag/host/guard.h"
#include "uppdrag/host/host.h"

namespace uppdrag {
namespace {

// Time of this thread on a processor: what an analyser costs, whatever else the machine does.
struct Clock {
  static std::chrono::nanoseconds now() {
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
  }
};

// Furniture gives an empty span instead of none, so that Sentence::block is an index into Document::blocks.
std::vector<Span> spans_to_analyse(const Document& document) {
  std::vector<Span> spans;
  spans.reserve(document.blocks.size());
  for (const Block& block : document.blocks) {
    spans.push_back(block.kind == BlockKind::kFurniture ? Span{block.span.start, block.span.start} : block.span);
  }
  return spans;
}

// Lengths of all lists, to take back what an analyser left behind when it failed.
struct Mark {
  explicit Mark(const Annotations& a)
      : sizes{a.dates.size(),      a.amounts.size(),        a.actors.size(), a.assignee_scopes.size(),
              a.references.size(), a.appropriations.size(), a.goals.size(),  a.custom.size()} {}
  void restore(Annotations& a) const {
    const auto cut = [](auto& list, std::size_t size) {
      if (list.size() > size) list.erase(list.begin() + static_cast<std::ptrdiff_t>(size), list.end());
    };
    cut(a.dates, sizes[0]);
    cut(a.amounts, sizes[1]);
    cut(a.actors, sizes[2]);
    cut(a.assignee_scopes, sizes[3]);
    cut(a.references, sizes[4]);
    cut(a.appropriations, sizes[5]);
    cut(a.goals, sizes[6]);
    cut(a.custom, sizes[7]);
  }
  std::size_t sizes[8];
};

const RuleCount* count_of(const PluginManifest& manifest, std::string_view rule) {
  const auto found =
      std::find_if(manifest.rules.begin(), manifest.rules.end(), [&](const RuleCount& c) { return c.rule == rule; });
  return found == manifest.rules.end() ? nullptr : &*found;
}

// Adds to `analysis` those of `facts` that may stand; the others become problems.
void take_facts(std::vector<Fact>& facts, const PluginManifest& manifest, const PluginHost& host, std::string_view text,
                Analysis& analysis) {
  const std::string plugin = manifest.name + " " + manifest.version;
  for (Fact& fact : facts) {
    const FactType* type = provides(manifest, fact.type) ? host.fact_type(fact.type) : nullptr;
    if (type && type->id != fact.type) type = nullptr;
    const std::string reason = check_fact(fact, text, type);
    if (reason.empty()) {
      if (const RuleCount* count = count_of(manifest, fact.rule)) fact.confidence *= count->share();
      analysis.facts.push_back({std::move(fact), plugin});
    } else {
      ++analysis.rejected;
      std::string problem = plugin;
      problem.append(": a fact of rule '").append(fact.rule).append("' was rejected: ").append(reason);
      analysis.problems.push_back(std::move(problem));
    }
  }
}

}  // namespace

AnalysisEngine::AnalysisEngine(const PluginHost& host, const Registry& registry)
    : host_(host), registry_(registry), language_(std::make_unique<LanguageGuesser>(vocabulary_)) {}
AnalysisEngine::~AnalysisEngine() = default;

Result<std::unique_ptr<AnalysisEngine>> AnalysisEngine::make(const PluginHost& host, const Registry& registry) {
  std::unique_ptr<AnalysisEngine> engine(new AnalysisEngine(host, registry));
  auto analysers = host.make_analysers(AnalyserSetup{engine->vocabulary_, registry});
  if (!analysers) return analysers.error();
  engine->analysers_ = std::move(*analysers);
  engine->timings_.push_back({"tokens", {}});
  for (const auto& loaded : engine->analysers_) engine->timings_.push_back({loaded.manifest->name, {}});
  return engine;
}

Analysis AnalysisEngine::analyse(Document& document) {
  Analysis analysis;
  const auto start = Clock::now();
  tokenize(document.text, spans_to_analyse(document), vocabulary_, analysis.tokens);
  analysis.language = language_->guess(analysis.tokens);
  if (!analysis.language.empty()) document.metadata.set("language", analysis.language, "analyser");
  if (analysis.language.empty()) analysis.language = "sv";
  timings_[0].spent += Clock::now() - start;
  bytes_ += document.text.size();
  normalise_metadata(document, registry_);  // Analysers look at it, and what they add is in this form.

  const AnalysisInput input{document, analysis.tokens, analysis.annotations, vocabulary_, registry_};
  for (std::size_t i = 0; i < analysers_.size(); ++i) run(i, input, document, analysis);
  std::stable_sort(analysis.facts.begin(), analysis.facts.end(), [](const auto& a, const auto& b) {
    return std::tie(a.fact.span.start, a.fact.type) < std::tie(b.fact.span.start, b.fact.type);
  });
  return analysis;
}

void AnalysisEngine::run(std::size_t index, const AnalysisInput& input, Document& document, Analysis& analysis) {
  const PluginHost::LoadedAnalyser& loaded = analysers_[index];
  const PluginManifest* manifest = loaded.manifest;
  const std::string plugin = manifest->name + " " + manifest->version;
  if (!loaded.analyser) {
    analysis.problems.push_back(plugin + " " + loaded.failure);
    return;
  }
  const auto start = Clock::now();
  const Mark mark(analysis.annotations);
  std::vector<Fact> facts;
  Metadata metadata;
  AnalysisOutput output{analysis.annotations, facts, metadata};
  auto status = guarded(plugin + " failed", [&]() -> Status {
    auto own = loaded.analyser->analyse(input, output);
    if (own) return own;
    return Error{own.error().code, plugin + ": " + own.error().message};
  });
  timings_[index + 1].spent += Clock::now() - start;
  if (!status) {
    mark.restore(analysis.annotations);
    analysis.problems.push_back(status.error().message);
    return;
  }
  document.metadata.merge(metadata);
  if (const auto removed = clean_annotations(analysis.annotations, analysis.tokens, document.text)) {
    analysis.rejected += removed;
    analysis.problems.push_back(plugin + ": " + std::to_string(removed) + " annotations outside the text");
  }
  if (analysis.language == "sv") take_facts(facts, *manifest, host_, document.text, analysis);
}

std::vector<std::pair<std::string, RuleDescription>> AnalysisEngine::rules() const {
  std::vector<std::pair<std::string, RuleDescription>> out;
  for (const auto& loaded : analysers_) {
    if (!loaded.analyser) continue;
    std::vector<RuleDescription> rules;
    auto status = guarded(loaded.manifest->name, [&]() -> Status {
      rules = loaded.analyser->rules();
      return ok();
    });
    if (!status) continue;  // An analyser that cannot name its rules has none.
    for (RuleDescription& rule : rules) out.emplace_back(loaded.manifest->name, std::move(rule));
  }
  return out;
}

}  // namespace uppdrag
