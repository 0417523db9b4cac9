// SPDX-License-Identifier: GPL-3.0-or-later
#include "uppdrag/document/glue.h"

namespace uppdrag {

Glue glue_at_hyphen(LineBreak verdict, std::string_view before, std::string_view after) {
  switch (verdict) {
    case LineBreak::kSuspended:
      return Glue::kSpace;
    case LineBreak::kKeepHyphen:
      return Glue::kTight;
    case LineBreak::kJoin:
      break;
  }
  return drops_third_consonant(before, after) ? Glue::kMendThird : Glue::kMend;
}

}  // namespace uppdrag
