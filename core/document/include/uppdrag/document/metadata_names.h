// SPDX-License-Identifier: GPL-3.0-or-later
// The words by which people call metadata: in front matter, in sidecars, on forms.
#pragma once

#include <string>
#include <string_view>

namespace uppdrag {

// The metadata key that `written` means (`Län` -> "county", "diarienr" -> "dnr"); a word that is none of them in small
// letters, with _ for spaces.
std::string metadata_key(std::string_view written);

// The kind of document that `written` means (`Länsstrategi` -> "strategy"), or "".
std::string_view document_kind(std::string_view written);

}  // namespace uppdrag
