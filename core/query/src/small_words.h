// SPDX-License-Identifier: GPL-3.0-or-later
// Words that carry no subject (och, ska, genom): counted nowhere where texts are compared by what they are about.
#pragma once

#include "uppdrag/query/compare.h"

namespace uppdrag::comparing {

// Fills ComparedTexts::is_small, once all keys have their names.
void mark_small_words(ComparedTexts& texts);

// Small words are those that the word forms keep apart from all others, numbers, single letters, a few verbs, and the
// names of counties: a county's own name is not what is typical of it.
inline bool is_small_word(const ComparedTexts& texts, std::uint32_t key) { return texts.is_small[key]; }

}  // namespace uppdrag::comparing
