// SPDX-License-Identifier: GPL-3.0-or-later
// The policy areas that the facet knows, and the words that tell them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document_head.h"
#include "marks.h"

namespace uppdrag::metadata {

// 1 + index of the area that the folded `word` belongs to, 0 for none.
std::uint8_t area_of_word(std::string_view word);

// The areas of a document, the strongest first, at most three. A word in the title decides; without one, an area must
// have most of the words in the opening of the text.
std::vector<std::string> policy_areas(const DocumentHead& head, const AnalysisInput& in, const Marks& marks);

}  // namespace uppdrag::metadata
