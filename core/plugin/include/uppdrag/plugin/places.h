// SPDX-License-Identifier: GPL-3.0-or-later
// For exporters that tell where a fact stands on the pages of its source.
#pragma once

#include <string>
#include <vector>

#include "uppdrag/document/boxes.h"
#include "uppdrag/plugin/plugin.h"

namespace uppdrag {

// An exporter that derives from this is given the places of each fact, which are read from the knowledge base for it
// alone: others do not pay for them. An ability of its own, so that exporters built without it stay what they are.
class PlacedExporter : public Exporter {
 public:
  ~PlacedExporter() override;
  // What the host calls instead of write(). `boxes` are the lines that the fact's words fill, in reading order; none
  // where the source has no layout (text, HTML, Word), or none was kept.
  virtual Status write_placed(const FactRow& row, const std::vector<LineBox>& boxes, const ByteSink& out) = 0;
  // The same without places.
  Status write(const FactRow& row, const ByteSink& out) override;
};

// Appends `,"boxes":[{"page":1,"left":71,"top":420.5,"right":523.2,"bottom":432}]`, points of 1/72 inch from the page's
// upper left corner with one decimal; nothing when there are none.
void append_json_boxes(std::string& out, const std::vector<LineBox>& boxes);

}  // namespace uppdrag
