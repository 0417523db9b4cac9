// SPDX-License-Identifier: GPL-3.0-or-later
// Metadata that people wrote (front matter, sidecars) in the form that the rest of the program expects.
#pragma once

#include "uppdrag/document/document.h"
#include "uppdrag/registry/registry.h"

namespace uppdrag {

// Counties become SCB codes, authorities their canonical names, kinds the English words. A county or kind that is not known
// stays as it is and is noted in Document::notes with the nearest known one.
void normalise_metadata(Document& document, const Registry& registry);

}  // namespace uppdrag
