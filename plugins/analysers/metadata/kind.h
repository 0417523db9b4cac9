// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of document it is, from its title and the opening of its text; never from its path.
#pragma once

#include <string_view>

#include "document_head.h"

namespace uppdrag::metadata {

// "assignment", "strategy", "followup" or "other".
std::string_view kind_of(const DocumentHead& head, const AnalysisInput& in, const Marks& marks);

// Whether the sentence gives an assignment now: `Regeringen uppdrar åt …`, `Regeringen ger … i uppdrag`, `… får i
// uppdrag`. A restated one (`gav`, `fick`) does not.
bool assigns(TokenRange sentence, const TokenText& text, const Marks& marks);

}  // namespace uppdrag::metadata
