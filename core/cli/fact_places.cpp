// SPDX-License-Identifier: GPL-3.0-or-later
#include "fact_places.h"

#include "uppdrag/plugin/json.h"

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

void append_json_boxes(std::string& out, const std::vector<LineBox>& boxes) {
  if (boxes.empty()) return;
  out += ",\"boxes\":[";
  for (const LineBox& box : boxes) {
    out.append(&box == &boxes.front() ? "{\"page\":" : ",{\"page\":").append(std::to_string(box.page));
    const auto number = [&](const char* name, float value) {
      out.append(",\"").append(name).append("\":");
      append_json_number(out, static_cast<double>(static_cast<long>(value * 10 + (value < 0 ? -0.5F : 0.5F))) / 10);
    };
    number("left", box.left);
    number("top", box.top);
    number("right", box.right);
    number("bottom", box.bottom);
    out += '}';
  }
  out += ']';
}

}  // namespace uppdrag::cli
