// SPDX-License-Identifier: GPL-3.0-or-later
#include "fact_places.h"

namespace uppdrag::cli {

std::vector<LineBox> FactPlaces::of(const FactRow& row) {
  if (row.page == 0) return {};
  if (row.document_path != path_) {
    path_ = row.document_path;
    document_ = {};
    const auto found = kb_.find_document(path_);
    if (!found) return {};
    auto loaded = kb_.load_document(found->id);
    if (!loaded || !kb_.load_boxes(found->id, *loaded)) return {};
    document_ = std::move(*loaded);
  }
  return line_boxes(document_, row.fact.span);
}

}  // namespace uppdrag::cli
