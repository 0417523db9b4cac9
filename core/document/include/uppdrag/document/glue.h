// SPDX-License-Identifier: GPL-3.0-or-later
// What stands between the last word of a line and the first of the next, when both belong to one paragraph.
#pragma once

#include <cstdint>
#include <string_view>

#include "uppdrag/text/normalize.h"

namespace uppdrag {

enum class Glue : std::uint8_t {
  kSpace,
  kTight,      // EU-⏎revision, 2013–⏎2014
  kMend,       // jämställd-⏎hetsintegrering: the hyphen goes.
  kMendThird,  // natt-⏎tåg: the hyphen and one of three consonants go.
};

// After a line that ends in a hyphen, judged as `verdict`. `before` is its last word, `after` the first of the next
// line.
Glue glue_at_hyphen(LineBreak verdict, std::string_view before, std::string_view after);

}  // namespace uppdrag
