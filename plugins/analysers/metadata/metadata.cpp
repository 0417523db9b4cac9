// SPDX-License-Identifier: GPL-3.0-or-later
// The analyser `metadata`: the facets of a document that its own text tells. Finds no facts.
#include "facets.h"
#include "kind.h"
#include "policy_area.h"
#include "uppdrag/plugin/plugin.h"

namespace uppdrag::metadata {
namespace {

constexpr std::string_view kSource = "analyser";

// The title as one line.
std::string title_text(const DocumentHead& head, const Document& document) {
  std::string out(head.title_span.of(document.text));
  for (char& c : out)
    if (c == '\n' || c == '\t') c = ' ';
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

class MetadataAnalyser : public Analyser {
 public:
  explicit MetadataAnalyser(const AnalyserSetup& setup) : marks_(setup.vocabulary) {}

  Status analyse(const AnalysisInput& in, AnalysisOutput& out) override {
    marks_.update(in.vocabulary);
    const DocumentHead head = find_head(in, marks_);
    const std::string kind(kind_of(head, in, marks_));
    const std::vector<std::string> authorities = authorities_of(head, kind, in, marks_);
    const std::vector<std::string> case_numbers = case_numbers_of(head, in);
    out.metadata.set("kind", kind, kSource);
    if (!head.title.empty()) out.metadata.set("title", title_text(head, in.document), kSource);
    out.metadata.set("date", date_of(head, kind, in, marks_), kSource);
    out.metadata.set("period", period_of(head, kind, in, marks_), kSource);
    out.metadata.set_list("dnr", case_numbers, kSource);
    out.metadata.set("issuer", issuer_of(head, kind, authorities, case_numbers, in, marks_), kSource);
    out.metadata.set_list("authority", authorities, kSource);
    out.metadata.set_list("county", counties_of(head, kind, authorities, in), kSource);
    out.metadata.set_list("policy_area", policy_areas(head, in, marks_), kSource);
    return ok();
  }

 private:
  Marks marks_;
};

}  // namespace
}  // namespace uppdrag::metadata

UPPDRAG_PLUGIN_ANALYSER(uppdrag::metadata::MetadataAnalyser)
