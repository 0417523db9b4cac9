// SPDX-License-Identifier: GPL-3.0-or-later
// The other rooms speak English; here their messages become Swedish. A message is recognised by its wording, so the
// rooms need not know that there are other languages. What is not in the table stays English.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "messages.h"

namespace uppdrag::cli {

// `message` in Swedish. Parts in places of {0}, {1} … are translated too when they are messages themselves, as is
// what stands behind the name of a file ("a.pdf: is empty").
std::string in_swedish(std::string_view message);

// The table: Message::en is the wording of another room.
std::span<const Message> translations();

}  // namespace uppdrag::cli
