// SPDX-License-Identifier: GPL-3.0-or-later
// Titles and other short texts that stand beside the document itself.
#pragma once

#include <string>
#include <string_view>

namespace uppdrag::flow {

// `text` in one line: clean_text() of it, without white space around it and with single spaces in it.
std::string tidy(std::string_view text);

}  // namespace uppdrag::flow
