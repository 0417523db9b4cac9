// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as a query over a small knowledge base: an answer or an error of one line, and marks inside their passages. The
// first byte says how the answer is asked for; what stands behind a NUL is the user's file of synonyms.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "uppdrag/query/query.h"
#include "uppdrag/text/unicode.h"

namespace {

using namespace uppdrag;

void require(bool condition) {
  if (!condition) std::abort();
}

FactType deadline() {
  FactType out;
  out.id = "deadline";
  out.plural = "deadlines";
  FieldDeclaration due;
  due.name = "due";
  due.type = FieldType::kDate;
  out.fields.push_back(due);
  return out;
}

DocumentRecord record(const std::string& path, const std::string& text) {
  DocumentRecord out;
  out.document.path = out.file.path = path;
  out.document.text = text;
  Block block;
  block.span = {0, static_cast<std::uint32_t>(text.size())};
  out.document.blocks.push_back(block);
  out.document.metadata.set("title", text.substr(0, 20), "reader");
  out.document.metadata.set("date", "2014-02", "reader");
  StoredFact fact;
  fact.fact.type = "deadline";
  fact.fact.span = fact.fact.sentence = block.span;
  fact.fact.set("due", std::string{"2014-06-30"});
  out.facts.push_back(fact);
  return out;
}

struct World {
  std::unique_ptr<KnowledgeBase> kb;
  Registry registry;
  World() {
    const auto folder = std::filesystem::temp_directory_path() / ("uppdrag-fuzz-" + std::to_string(::rand()));
    std::filesystem::remove_all(folder);
    kb = std::move(*KnowledgeBase::open(folder, KnowledgeBase::Mode::kWrite, {deadline()}));
    require(kb->put(record("a", "Kompetens- och metodstöd enligt prop. 2016/17:10 och U2013/964/JÄM.")).has_value());
    require(kb->put(record("b", "Länsstrategi mot våld: jämställdhetsintegrering och våldsutsatta.")).has_value());
    require(kb->commit().has_value());
    registry = std::move(*Registry::load(UPPDRAG_SOURCE_DIR "/core/registry/data"));
  }
};

void check(const SearchPage& page) {
  for (const SearchHit& hit : page.hits) {
    for (const auto& snippet : hit.snippets) {
      require(is_valid_utf8(snippet.text));
      std::uint32_t at = 0;
      for (const Span& mark : snippet.marks) {
        require(mark.start >= at && mark.end > mark.start && mark.end <= snippet.text.size());
        at = mark.end;
      }
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const World world;
  if (size == 0) return 0;
  const std::uint8_t how = data[0];
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto nul = how & 64 ? text.find('\0') : std::string::npos;
  SearchRequest request;
  request.query = text.substr(0, nul);
  request.facets = (how & 1) != 0;
  request.explain = (how & 2) != 0;
  request.sort = static_cast<SearchSort>(how >> 2 & 3);
  const auto page = search(*world.kb, world.registry, request);
  if (page)
    check(*page);
  else
    require(!page.error().message.empty());
  if (nul != std::string::npos) {
    auto node = parse_query(request.query, world.registry, world.kb->fact_types());
    if (node) add_synonyms(*node, world.registry, parse_synonyms(text.substr(nul + 1)));
  }
  FactRequest facts_request;
  facts_request.type = "deadline";
  facts_request.query = request.query;
  static_cast<void>(facts(*world.kb, world.registry, facts_request, [](const FactRow&) { return true; }));
  return 0;
}
