// SPDX-License-Identifier: GPL-3.0-or-later
// Where facts stand on the pages of their sources.
#pragma once

#include <string>
#include <vector>

#include "uppdrag/document/boxes.h"
#include "uppdrag/knowledge/knowledge_base.h"
#include "uppdrag/plugin/places.h"

namespace uppdrag::cli {

// Looks the boxes of facts up. Keeps the last document, since facts come document by document.
class FactPlaces {
 public:
  explicit FactPlaces(const KnowledgeBase& kb) : kb_(kb) {}

  // The lines that `row` fills on its pages; none for sources without a layout, for which nothing is read.
  std::vector<LineBox> of(const FactRow& row);

 private:
  const KnowledgeBase& kb_;
  std::string path_;
  Document document_;
};

}  // namespace uppdrag::cli
