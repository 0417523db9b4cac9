// SPDX-License-Identifier: GPL-3.0-or-later
// Values as a person reads them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "program.h"
#include "uppdrag/plugin/fact.h"

namespace uppdrag::cli {

// "2014-01-31", "kvartal 1 2024", "årsredovisningen 2023", "varje år 03-01": a date of our EDTF forms in words where
// its code would not be understood.
std::string shown_date(std::string_view edtf, Language language);

// "1 400 000 kr"; another currency stands after the number.
std::string shown_money(std::int64_t amount, std::string_view currency);

// The word for a legal value of an enumeration ("report-final" -> "slutredovisa"), or the value itself.
std::string shown_choice(std::string_view value, Language language);

// "Gotlands län" for "09", when the reference data know it.
std::string shown_county(std::string_view code, const Registry* registry);

// `fact`'s field in words; "" when it has none.
std::string shown_field(const Fact& fact, const FieldDeclaration& field, const Registry* registry, Language language);

// The figure of a fact that has min, max and perhaps qualifier and currency: "högst 1 400 000 kr", "2 000 000–3 000 000
// kr".
std::string shown_amount(const Fact& fact, Language language);

// "frist", "goal reference": the declared name of the fact type `id`, or the id where no type of `types` has it.
std::string shown_type(std::string_view id, const std::vector<FactType>& types, Language language);
// "frist 12, målhänvisning 3".
std::string shown_counts(const std::vector<TypeCount>& counts, const std::vector<FactType>& types, Language language);

}  // namespace uppdrag::cli
