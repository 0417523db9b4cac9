// SPDX-License-Identifier: GPL-3.0-or-later
// The analyser "dates": every expression of time in a Swedish text, as EDTF. Makes no facts.
#include "resolver.h"
#include "scanner.h"
#include "uppdrag/plugin/edtf.h"
#include "uppdrag/plugin/plugin.h"

namespace uppdrag::dates {
namespace {

class Dates : public Analyser {
 public:
  explicit Dates(const AnalyserSetup& setup) : words_(setup.vocabulary) {}

  Status analyse(const AnalysisInput& in, AnalysisOutput& out) override {
    std::optional<Day> written;
    const std::string_view date = in.document.metadata.get("date");
    if (date.size() == 10)
      if (const auto bounds = edtf_bounds(date)) written = bounds->first;
    Scanner scanner(words_, in.tokens, in.document.text);
    Resolver resolver(words_, in.tokens, in.document.text, written);
    for (const Sentence& sentence : in.tokens.sentences) {
      atoms_.clear();
      scanner.scan(sentence.tokens, atoms_);
      if (!atoms_.empty()) resolver.resolve(sentence.tokens, atoms_, out.annotations.dates);
    }
    return ok();
  }

 private:
  Words words_;
  std::vector<Atom> atoms_;  // Kept between documents, so that it allocates only while it grows.
};

}  // namespace
}  // namespace uppdrag::dates

UPPDRAG_PLUGIN_ANALYSER(uppdrag::dates::Dates)
