// SPDX-License-Identifier: GPL-3.0-or-later
// Lines that belong to the page or the web site around a text: stamps, address blocks, navigation.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace uppdrag::text_reader {

enum class StampKind : std::uint8_t { kNone, kPublished, kUpdated };

// `Publiceringsdatum: 28 september 2022`, `Senast uppdaterad: 2022-10-07`.
struct Stamp {
  StampKind kind = StampKind::kNone;
  std::string date;  // ISO 8601 day.
};
Stamp read_stamp(std::string_view line);

// A day as `28 september 2022`, `den 28 september 2022`, `2022-09-28`, and nothing else but a time of day; else "".
std::string read_day(std::string_view text);

// What web pages put around their text: `Lyssna`, `Dela sidan:`, `Till toppen`.
bool is_navigation(std::string_view line);

// A line of a letter's foot: `Postadress Telefonväxel E-post`, `Besöksadress: Drottninggatan 16`.
bool is_address_line(std::string_view line);
// A line that may follow such a line: `103 33 Stockholm`, `08-405 10 00`, an e-mail address.
bool is_address_part(std::string_view line);

}  // namespace uppdrag::text_reader
