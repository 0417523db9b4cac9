// SPDX-License-Identifier: GPL-3.0-or-later
// Raised signs: footnote marks, which are no part of the text, and exponents, which are.
#pragma once

#include <string>
#include <string_view>

namespace uppdrag::flow {

// What stands in the text for the raised `sign` behind `before` (the line so far): "" for a footnote mark
// (`2013¹` is not 20131), `²` and `³` behind units of length, `^6` for other exponents, else the sign itself
// (`1:a`, `m.fl.`). `note` says that the source calls it a reference to a note. A sign that starts a line stays.
std::string raised_text(std::string_view before, std::string_view sign, bool note);

// The end of the cell at which `line` is, of a line whose cells are separated by TAB: enough of it for raised_text(),
// whatever the length of the line.
std::string_view end_of_cell(std::string_view line);

}  // namespace uppdrag::flow
