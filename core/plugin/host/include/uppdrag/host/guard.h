// SPDX-License-Identifier: GPL-3.0-or-later
// The border around every call into a plugin: whatever it throws becomes an Error of code kPlugin.
#pragma once

#include <string_view>
#include <utility>

#include "uppdrag/document/document.h"
#include "uppdrag/text/result.h"

namespace uppdrag {

// For use in a catch block only: what was caught, as "<who>: <reason>" in one line.
Error caught_error(std::string_view who);

// Calls `call`, which returns a Result; what it throws becomes an Error that starts with `who`.
template <typename Call>
auto guarded(std::string_view who, Call&& call) -> decltype(call()) {
  try {
    return std::forward<Call>(call)();
  } catch (...) {
    return caught_error(who);
  }
}

// Whether `document` keeps the promises of document.h, which the rest of the program relies on: valid UTF-8, blocks and
// pages ascending and inside the text, links to earlier blocks only. kPlugin with what is broken otherwise. O(bytes).
Status check_document(const Document& document);

}  // namespace uppdrag
