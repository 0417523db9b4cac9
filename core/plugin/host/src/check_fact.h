// SPDX-License-Identifier: GPL-3.0-or-later
// Whether what an analyser returned is possible at all.
#pragma once

#include <string>
#include <string_view>

#include "uppdrag/host/host.h"

namespace uppdrag {

// "" when `fact` may stand: its span lies in `text` on character borders, `type` declares it and its fields hold what
// was declared; otherwise what is wrong. An empty Fact::sentence becomes the span; one that does not hold the span is
// widened.
std::string check_fact(Fact& fact, std::string_view text, const FactType* type);

// Removes annotations whose tokens or bytes lie outside the text and sorts each list by token. The number removed.
std::uint32_t clean_annotations(Annotations& annotations, const TokenText& tokens, std::string_view text);

}  // namespace uppdrag
