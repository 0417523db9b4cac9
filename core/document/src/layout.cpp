// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of the layout, one after the other.
#include "uppdrag/document/layout.h"

#include "layout_model.h"

namespace uppdrag {

void lay_out(LayoutSource source, Document& document) {
  layout::Model model(source);
  layout::read_words(model);
  layout::find_furniture(model);
  layout::cut_columns(model);
  layout::measure_frames(model);
  layout::build_drafts(model);
  layout::find_notes(model);
  layout::find_headings(model);
  layout::join_drafts(model);
  layout::write_document(model, document);
}

}  // namespace uppdrag
