// SPDX-License-Identifier: GPL-3.0-or-later
// The sample texts in a knowledge base of their own, made once.
#pragma once

#include "knowledge/support.h"
#include "uppdrag/ingest/ingest.h"
#include "uppdrag/query/compare.h"

namespace uppdrag::test {

struct Sample {
  TemporaryFolder folder;
  std::optional<Registry> registry;
  std::unique_ptr<KnowledgeBase> kb;
};

// The strategies of corpora/strategier with the assignments and follow-ups; with `all` also those of lansstrategier.
const Sample& sample();

std::unique_ptr<ComparedTexts> compared(const CompareRequest& request = {});

std::string file_of(const ComparedText& text);
std::size_t text_named(const ComparedTexts& texts, const std::string& file);

}  // namespace uppdrag::test
