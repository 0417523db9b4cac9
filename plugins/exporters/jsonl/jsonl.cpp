// SPDX-License-Identifier: GPL-3.0-or-later
// Writes facts as JSON Lines: one object a line, UTF-8, as described in docs/facts.md.
#include "uppdrag/plugin/json.h"
#include "uppdrag/plugin/places.h"

namespace uppdrag {
namespace {

class JsonLines final : public PlacedExporter {
 public:
  Status begin(const FactType*, const std::vector<FactType>&, const ByteSink&) override { return ok(); }

  Status write_placed(const FactRow& row, const std::vector<LineBox>& boxes, const ByteSink& out) override {
    line_.assign(1, '{');
    append_json_members(line_, row);
    append_json_boxes(line_, boxes);
    line_ += "}\n";
    return out(line_);
  }

  Status end(const ByteSink&) override { return ok(); }

 private:
  std::string line_;  // Kept for its memory.
};

}  // namespace
}  // namespace uppdrag

UPPDRAG_PLUGIN_EXPORTER(uppdrag::JsonLines)
