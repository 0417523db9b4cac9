// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/plugin/places.h"

#include <cmath>

#include "uppdrag/plugin/json.h"

namespace uppdrag {

PlacedExporter::~PlacedExporter() = default;

Status PlacedExporter::write(const FactRow& row, const ByteSink& out) { return write_placed(row, {}, out); }

void append_json_boxes(std::string& out, const std::vector<LineBox>& boxes) {
  if (boxes.empty()) return;
  out += ",\"boxes\":[";
  for (const LineBox& box : boxes) {
    out.append(&box == &boxes.front() ? "{\"page\":" : ",{\"page\":").append(std::to_string(box.page));
    const auto number = [&](const char* name, float value) {
      out.append(",\"").append(name).append("\":");
      append_json_number(out, static_cast<double>(std::lround(value * 10)) / 10);
    };
    number("left", box.left);
    number("top", box.top);
    number("right", box.right);
    number("bottom", box.bottom);
    out += '}';
  }
  out += ']';
}

}  // namespace uppdrag
