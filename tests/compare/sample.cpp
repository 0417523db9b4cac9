// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample.h"

namespace uppdrag::test {
namespace {

template <typename T>
T value_of(Result<T> result) {
  INFO((result ? std::string{} : result.error().message));
  REQUIRE(result.has_value());
  return std::move(result).value();
}

}  // namespace

const Sample& sample() {
  static const Sample& made = [&]() -> const Sample& {
    static Sample out;
    out.registry = value_of(Registry::load(UPPDRAG_BINARY_DIR "/share/uppdrag/registry"));
    const PluginHost host = PluginHost::discover({UPPDRAG_BINARY_DIR "/lib/uppdrag/plugins"});
    out.kb = value_of(KnowledgeBase::open(out.folder / "kb", KnowledgeBase::Mode::kWrite, host.fact_types()));
    IngestOptions options;
    const std::filesystem::path corpora = UPPDRAG_SOURCE_DIR "/corpora";
    options.paths = {corpora / "uppdrag", corpora / "strategier", corpora / "uppfoljningar"};
    options.jobs = 1;
    value_of(ingest(*out.kb, host, *out.registry, options, {}));
    return out;
  }();
  return made;
}

std::unique_ptr<ComparedTexts> compared(const CompareRequest& request) {
  return value_of(load_compared(*sample().kb, *sample().registry, request));
}

std::string file_of(const ComparedText& text) { return text.summary.path.substr(text.summary.path.rfind('/') + 1); }

std::size_t text_named(const ComparedTexts& texts, const std::string& file) {
  for (std::size_t i = 0; i < texts.texts.size(); ++i) {
    if (file_of(texts.texts[i]) == file) return i;
  }
  FAIL("no text " << file);
  return kNowhere;
}

}  // namespace uppdrag::test
