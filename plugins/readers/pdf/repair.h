// SPDX-License-Identifier: GPL-3.0-or-later
// Files whose end is lost: poppler finds objects by itself, but not which of them is the root.
#pragma once

#include <string>
#include <string_view>

namespace uppdrag::pdf_reader {

// `bytes` with a trailer that names the catalog, or "" when there is no catalog to be seen. O(bytes).
std::string with_trailer(std::string_view bytes);

}  // namespace uppdrag::pdf_reader
